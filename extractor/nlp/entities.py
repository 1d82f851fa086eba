"""Who is named as hit? Firms, banks, ships and persons in the words that a listing or a sanction is about."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.core.evidence import RuleId
from extractor.core.types import Frame, Mention
from extractor.nlp.act import Act
from extractor.nlp.scene import ACTORS, OF_A_PLACE, PARTIES, Scene

_NO_NAMES = frozenset({"agency", "leader", "instrument", "date", "duration", "bloc"})
"""Mentions that no name of a firm or person overlaps."""
_LONGEST = 9
"""Tokens of a name; a longer run of capitals is a headline."""


def entities_of(scene: Scene, text: str, act: Act, hit: Sequence[int]) -> list[Mention]:
    """The proper names in the region of an act, in order; `hit` are the tokens where what it hits may stand. Governments and their bodies are no entities."""
    region = set(hit)
    own = act.noun or act.trigger
    found, at = [], scene.lo
    while at < scene.hi:
        end = _end_of_name(scene, at, region)
        if end > at and not own.start <= at < own.end:
            start = _without_origin(scene, at, end)
            if start < end and end - start <= _LONGEST and _is_entity(scene, start, end):
                found.append(_mention(scene, text, start, end))
        at = max(end, at + 1)
    return found


def with_entities(mentions: list[Mention], frames: Sequence[Frame]) -> list[Mention]:
    """The mentions of an article with the names that its frames hit; the goods in a firm's name are none."""
    names = {argument.mention.start: argument.mention for frame in frames for argument in frame.arguments if argument.role == "entity"}
    if not names:
        return mentions
    starts = sorted(names)

    def is_inside(mention: Mention) -> bool:
        before = bisect_right(starts, mention.start)
        return mention.kind == "good" and before > 0 and mention.start < names[starts[before - 1]].end

    return [*(mention for mention in mentions if not is_inside(mention)), *names.values()]


def _end_of_name(scene: Scene, start: int, region: set[int]) -> int:
    """Where a run of capitalised words ends that starts here: "Beihai Institute of Optics", "Orsk Metals Co., Ltd."; `start` where none does."""
    tree, words = scene.tree, scene.tables.words
    end, at = start, start
    while at < scene.hi and at in region:
        if _is_capital(scene, at):
            end = at = at + 1
        elif end > start and at + 1 in region and tree.lower[at] in words.in_names and _is_capital(scene, at + 1):
            at += 1  # the word within a name counts only if the name goes on
        elif end > start and tree.lower[at] == "," and at + 1 in region and tree.lower[at + 1].rstrip(".") in words.firm_forms:
            at += 1
        else:
            break
    return end


def _is_capital(scene: Scene, token: int) -> bool:
    """Whether a word has a capital that is not the sentence's."""
    return scene.tree.text[token][:1].isupper() and (token > scene.lo or scene.tree.pos[token] == "PROPN")


def _without_origin(scene: Scene, start: int, end: int) -> int:
    """The first token after adjectives of origin: "Russian Uralneft"."""
    while start < end and any(item.mention.attrs.get("form") in OF_A_PLACE for item in scene.mentions(start, PARTIES)):
        start += 1
    return start


def _is_entity(scene: Scene, start: int, end: int) -> bool:
    """Whether a name says more than places and goods do and is no government's."""
    tokens = range(start, end)
    if end < scene.hi and (named := scene.hit("measure", end)) is not None and named.start == end:
        return False  # "the Commerce Control List"
    if scene.tree.lower[end - 1] in scene.tables.words.offices or any(scene.hit("measure", token) or scene.mentions(token, _NO_NAMES) for token in tokens):
        return False
    return any(not scene.mentions(token, ACTORS) for token in tokens)


def _mention(scene: Scene, text: str, start: int, end: int) -> Mention:
    tree = scene.tree
    first, last = tree.idx[start], tree.idx[end - 1] + len(tree.text[end - 1])
    return Mention("entity", "", first, last, text[first:last], RuleId("nlp.entities/name"))
