"""Which rate does an act get from the sentences after it? "Lima put duties on tin. They range from 12 to 18 percent", "Until now importers paid 5 percent"."""

import re
from collections.abc import Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Mention, Rate
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.draft import Draft
from extractor.link.values import rate_of

_REACH = 3
"""Sentences after an act in which its rate is still told; measured on the gold set."""
_DUTIES = frozenset({"tariff", "anti_dumping", "countervailing", "safeguard", "export_tax"})
_UNFIT = frozenset({"stat", "zero", "standing"})
"""Marks of a number that is no rate, of "duty-free" in passing, of a rate that was in force before."""
_OLD_REACH = 2
"""The same for the rate that an act did away with."""
_UNTIL_NOW = re.compile(
    r"\b(?:until (?:now|then|this week|today)|up to now|hitherto|previously|formerly|had (?:stood|been)|used to (?:be|pay)|(?:was|were) earlier|earlier(?=,)"
    r"|before (?:the|this|that) (?:order|notification|decision|change|move|cut|hike|increase|reduction))\b",
    re.IGNORECASE,
)
_OF_DUTY = re.compile(r"\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|tax(?:es|ed)?|rates?|fees?|pa(?:y|id)|charged?)\b", re.IGNORECASE)
_MOVES = {"tighten": 1, "ease": -1, "impose": 0, "adjust": 0}
"""Which way an action moves a rate: up, down, or either."""
_NO_RATE = frozenset({"challenge", "reject", "agree"})


def settle_rates(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives merged acts without a rate the one that the words of a later sentence call a duty's, in place."""
    able = [draft for draft in drafts if draft.measure in _DUTIES and draft.action not in _NO_RATE]
    if not able:
        return
    told = {argument.mention.start for draft in drafts for frame in draft.frames for argument in frame.arguments if argument.role == "rate"}
    for mention in analysis.mentions:
        if mention.kind != "rate" or mention.start in told or "why" not in mention.attrs or _UNFIT & mention.attrs.keys() or "value" not in mention.attrs:
            continue
        draft = _told_before(able, mention, sentence_of(analysis, mention.start))
        if draft is not None and not _is_of_others(analysis, draft, mention) and not _is_old(analysis, mention):
            draft.rates.append((rate_of(mention, draft.action), _why(mention)))
    _settle_old(analysis, able, told)


def _is_old(analysis: Analysis, mention: Mention) -> bool:
    """Whether a rate is the one before: "the cut, from 15%", "the duty had been 15%"."""
    before = analysis.article.text[analysis.sentences[sentence_of(analysis, mention.start)][0] : mention.start]
    return (before.endswith(" from ") and not mention.attrs.keys() & {"from", "low"}) or _UNTIL_NOW.search(before) is not None


def _settle_old(analysis: Analysis, able: Sequence[Draft], told: set[int]) -> None:
    """Gives acts that say only the new rate the old one that a sentence after them tells: "Until now importers paid 5 percent"."""
    waiting = [draft for draft in able if len(draft.rates) == 1 and draft.action in _MOVES and _lacks_old(draft.rates[0][0])]
    if not waiting:
        return
    acting = {frame.sentence for draft in able for frame in draft.frames}
    for mention in analysis.mentions:
        if mention.kind != "rate" or mention.start in told or "value" not in mention.attrs or mention.attrs.keys() & {"from", "low"}:
            continue
        here = sentence_of(analysis, mention.start)
        before = analysis.article.text[analysis.sentences[here][0] : mention.start]
        if here in acting or not _UNTIL_NOW.search(before) or not _OF_DUTY.search(before):
            continue
        last = max((frame.sentence for draft in able for frame in draft.frames if frame.sentence < here), default=-1)
        found = [draft for draft in waiting if any(frame.sentence == last for frame in draft.frames)]
        if len(found) != 1 or not 0 <= last >= here - _OLD_REACH or _is_of_others(analysis, found[0], mention) or _is_on_others(analysis, found[0], mention):
            continue
        rate, why = found[0].rates[0]
        old = rate_of(mention, found[0].action)
        if rate.value is None or old.value is None or old.unit != rate.unit or old.value == rate.value:
            continue
        if (rate.value - old.value) * _MOVES[found[0].action] >= 0:
            found[0].rates[0] = (Rate(rate.value, old.value, None, rate.unit), [*why, *_why(mention)])


def _lacks_old(rate: Rate) -> bool:
    return rate.value is not None and rate.from_ is None


def _is_on_others(analysis: Analysis, draft: Draft, mention: Mention) -> bool:
    """Whether the sentence names goods that the act is not on."""
    begin, end = analysis.sentences[sentence_of(analysis, mention.start)]
    named = {other.concept for other in analysis.mentions if other.kind == "good" and begin <= other.start < end}
    return bool(named) and not named & draft.goods.keys()


def _told_before(able: Sequence[Draft], mention: Mention, here: int) -> Draft | None:
    """The only act of the last sentence that tells one, where it has no rate of its own."""
    last = {id(draft): max((frame.sentence for frame in draft.frames if frame.trigger.start < mention.start), default=-1) for draft in able}
    nearest = max(last.values())
    found = [draft for draft in able if last[id(draft)] == nearest]
    near = nearest >= 0 and len(found) == 1 and (0 < here - nearest <= _REACH or (here == nearest and "title_only" in found[0].features))
    return found[0] if near and not found[0].rates else None


def _is_of_others(analysis: Analysis, draft: Draft, mention: Mention) -> bool:
    """Whether the sentence names a country that has no part in the act: its rate may be the other's."""
    begin, end = analysis.sentences[sentence_of(analysis, mention.start)]
    named = {code_of(other) for other in analysis.mentions if other.kind in ("place", "bloc") and begin <= other.start < end} - {""}
    return not named <= draft.implementers.keys() | draft.targets.keys()


def _why(mention: Mention) -> list[Evidence]:
    cue = [Evidence(mention.start, mention.end, RuleId(mention.attrs["why"]))] if "why" in mention.attrs else []
    return [mention.evidence(), *cue, Evidence(mention.start, mention.end, RuleId("link.told_rates/next_rate"))]
