"""Which countries are "five countries", where are "ten firms" at home? Named in the sentences that follow, which no act needs."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Frame
from extractor.nlp.party_lists import run_from
from extractor.nlp.scene import PARTIES, Placed, home_of
from extractor.nlp.tree import Tree
from extractor.rules.triggers import TriggerTables

_SUBJECT = 5
"""Tokens in which the group must be named again."""
_OPENING = 3
"""Tokens in which it must be where no pointing word begins the sentence: "Entities were added from"."""
_CLAUSE = 14
"""Tokens up to the verb that names its members: "the countries hit by the ruling are"."""
_LEAD = 6
"""Tokens from that verb to the first of them: "are based in", "are under the destinations of"."""
_GAP = 9
"""Tokens between two of a list: ", the", "(6), and"."""
_REACH = 4
"""Sentences from "added 24 firms" to the last one that says where they are at home."""
_COUNTED = 2
"""Sentences from "six countries" to a list of six."""
_SURE = 3
"""Members from which their number alone tells that a list is the group."""
_MISSED = 5
"""Members from which one may be told by a name that no table has."""
_LISTS = frozenset({"entity_listing", "sanction"})
_OWN = frozenset({"trade_agreement", "subsidy", "production_control", "local_content"})


def name_targets(
    frames: Sequence[Frame], tree: Tree, ranges: Sequence[tuple[int, int]], index: int, placed: Sequence[Sequence[Placed]], tables: TriggerTables
) -> list[Frame]:
    """The frames of sentence `index`; those that hit a group without naming its members hit whom the next sentences name."""
    said = tree.lower[slice(*ranges[index])]
    countries, firms = (names if not names.isdisjoint(said) else frozenset[str]() for names in (tables.actors.several, tables.words.listed))
    firms |= tables.words.listed_again if firms else firms
    groups = countries | firms
    open_ = [frame for frame in frames if _names_nobody(frame)] if groups else []
    if not open_:
        return list(frames)
    members: list[Placed] = []
    rule = "members"
    for after in range(index + 1, min(len(ranges), index + 1 + (_REACH if firms else 1 if countries else 0))):
        members += _members(tree, ranges[after], placed[after], groups, tables)
    if countries and not members:
        members, rule = _counted(tree, ranges, index, placed, tables), "as_many"
    if not members:
        return list(frames)
    if not countries:  # "the list subjects exporters to controls": of what lists do, firms prove the listing alone
        open_ = [frame for frame in open_ if frame.measure in _LISTS or RuleId("nlp.frames/bare") not in frame.why]
    return [replace(frame, arguments=(*frame.arguments, *hitting(frame, members, rule))) if frame in open_ else frame for frame in frames]


def _names_nobody(frame: Frame) -> bool:
    """Whether an act on others hits nobody by name."""
    return frame.measure not in _OWN and all(argument.role != "target" or argument.mention.kind == "anaphor" for argument in frame.arguments)


def _members(tree: Tree, after: tuple[int, int], placed: Sequence[Placed], groups: frozenset[str], tables: TriggerTables) -> list[Placed]:
    """ "The countries hit by it are Peru, Chile and Iran", "Entities were added to the list from Peru (two) and Iran (one)"."""
    low, high = after
    lower, words = tree.lower, tables.words
    if lower[low : low + 1] == []:
        return []
    known = lower[low] in words.definite | words.group_again or (lower[low] in groups and lower[min(high - 1, low + 1)] in words.concerned)
    if lower[low] not in words.group_again and groups.isdisjoint(lower[low : min(high, low + (_SUBJECT if known else _OPENING))]):
        return []
    names = words.names_members if known else words.joins_members
    verb = next((token for token in range(low + 1, min(high, low + _CLAUSE)) if lower[token] in names), high)
    found: list[Placed] = []
    edge = verb + 1 + _LEAD
    for item in placed:
        if item.mention.kind not in PARTIES or item.start <= verb:
            continue
        last = found[-1].end if found else verb + 1
        if item.start > edge or ((found or known) and not words.ends_members.isdisjoint(_without_as_well_as(lower[last : item.start]))):
            break
        if not found and not known and words.origin.isdisjoint(lower[item.start - 2 : item.start]):
            break
        found.append(item)
        edge = item.end + _GAP
    return found


def _without_as_well_as(between: list[str]) -> list[str]:
    """The words between two members but "as well as", which only joins them."""
    at = next((at for at in range(len(between)) if between[at : at + 3] == ["as", "well", "as"]), -1)
    return between if at < 0 else between[:at] + between[at + 3 :]


def _counted(tree: Tree, ranges: Sequence[tuple[int, int]], index: int, placed: Sequence[Sequence[Placed]], tables: TriggerTables) -> list[Placed]:
    """ "duties on six countries … imports from Peru, Chile, Oman, Laos, Chad and Mali": a list as long as the group is large."""
    size = _size(tree, ranges[index], tables)
    if size < _SURE:
        return []
    for after in range(index + 1, min(len(ranges), index + 1 + _COUNTED)):
        parties = [item for item in placed[after] if item.mention.kind in PARTIES]
        at = 0
        while at < len(parties):
            run = run_from(tree, parties, at, tables.words)
            named = len({item.mention.concept for item in run})
            if named == size or (size >= _MISSED and named == size - 1):
                return run
            at += len(run)
    return []


def _size(tree: Tree, here: tuple[int, int], tables: TriggerTables) -> int:
    """How many countries a sentence speaks of: "ten countries", "five other Asian nations"; 0 where it does not say."""
    low, high = here
    numbers = tables.words.number_names
    for token in range(low, high):
        if tree.lower[token] in tables.actors.several:
            for before in range(token - 1, max(low - 1, token - 4), -1):
                word = tree.lower[before]
                if word.isdigit() or word in numbers:
                    return int(word) if word.isdigit() else numbers.index(word) + 1
    return 0


def hitting(frame: Frame, members: Sequence[Placed], rule: str) -> list[Argument]:
    """The parties as targets of a frame; who acts is none of its own."""
    acting = {home_of(argument.mention) for argument in frame.arguments if argument.role == "implementer"}
    return [Argument("target", item.mention, RuleId(f"nlp.named_after/{rule}")) for item in members if item.mention.concept not in acting]
