"""Which countries are "five countries", where are "ten firms" at home? Named in the sentence that follows, which no act needs."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Frame
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.triggers import TriggerTables

_PARTIES = frozenset({"place", "bloc"})
_SUBJECT = 5
"""Tokens in which the group must be named again."""
_CLAUSE = 14
"""Tokens up to the verb that names its members: "the countries hit by the ruling are"."""
_LEAD = 6
"""Tokens from that verb to the first of them: "are based in", "are under the destinations of"."""
_GAP = 9
"""Tokens between two of a list: ", the", "(6), and"."""
_OWN = frozenset({"trade_agreement", "subsidy", "production_control", "local_content"})


def name_targets(
    frames: Sequence[Frame], tree: Tree, here: tuple[int, int], after: tuple[int, int], placed: Sequence[Placed], tables: TriggerTables
) -> list[Frame]:
    """The frames of one sentence; those that hit a group without naming its members hit whom the next sentence names."""
    open_ = [frame for frame in frames if frame.measure not in _OWN and all(argument.role != "target" for argument in frame.arguments)]
    if not open_:
        return list(frames)
    said = set(tree.lower[slice(*here)])
    groups = frozenset().union(*(names for names in (tables.actors.several, tables.words.listed) if not names.isdisjoint(said)))
    members = _members(tree, after, placed, groups, tables) if groups else []
    if not members:
        return list(frames)
    return [replace(frame, arguments=(*frame.arguments, *_arguments(frame, members))) if frame in open_ else frame for frame in frames]


def _members(tree: Tree, after: tuple[int, int], placed: Sequence[Placed], groups: frozenset[str], tables: TriggerTables) -> list[Placed]:
    """ "The countries hit by it are Peru, Chile and Iran"."""
    low, high = after
    lower, words = tree.lower, tables.words
    if lower[low : low + 1] == [] or lower[low] not in words.definite | words.group_again:
        return []
    if lower[low] not in words.group_again and groups.isdisjoint(lower[low : min(high, low + _SUBJECT)]):
        return []
    verb = next((token for token in range(low + 1, min(high, low + _CLAUSE)) if lower[token] in words.names_members), high)
    found: list[Placed] = []
    edge = verb + 1 + _LEAD
    for item in placed:
        if item.mention.kind not in _PARTIES or item.start <= verb:
            continue
        last = found[-1].end if found else verb + 1
        if item.start > edge or not words.ends_members.isdisjoint(lower[last : item.start]):
            break
        found.append(item)
        edge = item.end + _GAP
    return found


def _arguments(frame: Frame, members: Sequence[Placed]) -> list[Argument]:
    acting = {argument.mention.attrs.get("jurisdiction") or argument.mention.concept for argument in frame.arguments if argument.role == "implementer"}
    return [Argument("target", item.mention, RuleId("nlp.named_after/members")) for item in members if item.mention.concept not in acting]
