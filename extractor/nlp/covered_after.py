"""Whom does a measure hit, as the next sentence tells it? "The ban covers Peru and Chile", "The products come from Peru"."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Frame
from extractor.nlp.named_after import hitting
from extractor.nlp.party_lists import run_from
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.triggers import TriggerTables

_OPENING = 4
"""Tokens in which the measure or its goods are named again: "The new import duties"."""
_CLAUSE = 7
"""Tokens from there to the verb: ", which will mainly hit"."""
_LEAD = 7
"""Tokens from the verb to the first party: "covers hot-rolled steel coil from Peru"."""
_MORE = 4
"""Tokens from "other" to "countries", and from the verb to that word."""
_ON_IMPORTS = ("tariff", "import", "anti_dumping", "countervailing", "safeguard")
"""Measures on what comes in; whom one on exports harms is not whom it is aimed at."""


def cover_targets(
    frames: Sequence[Frame], tree: Tree, ranges: Sequence[tuple[int, int]], index: int, placed: Sequence[Sequence[Placed]], tables: TriggerTables
) -> list[Frame]:
    """The frames of sentence `index`; those on imports that hit nobody by name hit whom the next sentence says they cover."""
    open_ = [
        frame
        for frame in frames
        if (frame.measure or "").startswith(_ON_IMPORTS) and _is_whole(frame) and (_names_nobody(frame) or _speaks_of_more(tree, ranges[index], tables))
    ]
    parties = _covered(tree, ranges[index + 1], placed[index + 1], tables) if open_ and index + 1 < len(ranges) else []
    if not parties:
        return list(frames)
    return [replace(frame, arguments=(*frame.arguments, *hitting(frame, parties, "covered"))) if frame in open_ else frame for frame in frames]


def _names_nobody(frame: Frame) -> bool:
    return all(argument.role != "target" for argument in frame.arguments)


def _speaks_of_more(tree: Tree, here: tuple[int, int], tables: TriggerTables) -> bool:
    """Whether a sentence leaves some of those hit unnamed: "India and other Asian countries"."""
    low, high = here
    lower = tree.lower
    return any(
        lower[token] in tables.actors.several and not tables.words.hit_besides.isdisjoint(lower[max(low, token - _MORE) : token]) for token in range(low, high)
    )


def _is_whole(frame: Frame) -> bool:
    return RuleId("nlp.frames/bare") not in frame.why


def _covered(tree: Tree, after: tuple[int, int], placed: Sequence[Placed], tables: TriggerTables) -> list[Placed]:
    low, high = after
    words, lower = tables.words, tree.lower
    opening = lower[low : min(high, low + _OPENING)]
    again = opening[:1] and (opening[0] in words.group_again or (opening[0] in words.known and not words.covers_by.isdisjoint(opening)))
    if not again:
        return []
    verb = next((token for token in range(low + 1, min(high, low + _OPENING + _CLAUSE)) if lower[token] in words.covers_parties), -1)
    if verb < 0 or not (words.negations | words.exempt_words).isdisjoint(lower[low:verb]):
        return []
    parties = [item for item in placed if item.mention.kind in ("place", "bloc") and item.start > verb]
    if not tables.actors.several.isdisjoint(lower[verb + 1 : min(high, verb + 1 + _MORE)]):
        # "the measures target countries that have no deal with it, including Peru and Chile"
        first = next((at for at, item in enumerate(parties) if not words.leads_members.isdisjoint(lower[item.start - 2 : item.start])), -1)
        return run_from(tree, parties, first, words) if first >= 0 else []
    if not parties or parties[0].start > verb + _LEAD:
        return []
    between = lower[verb + 1 : parties[0].start]
    if not words.ends_members.isdisjoint(set(between) - {"to"}) or (lower[verb] in words.joins_members and words.origin.isdisjoint(between)):
        return []
    return run_from(tree, parties, 0, words)
