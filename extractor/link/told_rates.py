"""Which rate does an act get from the sentences after it? "Lima put duties on tin. They range from 12 to 18 percent"."""

from collections.abc import Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Mention
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.draft import Draft
from extractor.link.values import rate_of

_REACH = 3
"""Sentences after an act in which its rate is still told; measured on the gold set."""
_DUTIES = frozenset({"tariff", "anti_dumping", "countervailing", "safeguard", "export_tax"})
_UNFIT = frozenset({"stat", "zero", "standing"})
"""Marks of a number that is no rate, of "duty-free" in passing, of a rate that was in force before."""
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
        if draft is not None and not _is_of_others(analysis, draft, mention):
            draft.rates.append((rate_of(mention, draft.action), _why(mention)))


def _told_before(able: Sequence[Draft], mention: Mention, here: int) -> Draft | None:
    """The only act of the last sentence that tells one, where it has no rate of its own."""
    last = {id(draft): max((frame.sentence for frame in draft.frames if frame.trigger.start < mention.start), default=-1) for draft in able}
    nearest = max(last.values())
    found = [draft for draft in able if last[id(draft)] == nearest]
    return found[0] if nearest >= 0 and 0 < here - nearest <= _REACH and len(found) == 1 and not found[0].rates else None


def _is_of_others(analysis: Analysis, draft: Draft, mention: Mention) -> bool:
    """Whether the sentence names a country that has no part in the act: its rate may be the other's."""
    begin, end = analysis.sentences[sentence_of(analysis, mention.start)]
    named = {code_of(other) for other in analysis.mentions if other.kind in ("place", "bloc") and begin <= other.start < end} - {""}
    return not named <= draft.implementers.keys() | draft.targets.keys()


def _why(mention: Mention) -> list[Evidence]:
    return [
        mention.evidence(),
        Evidence(mention.start, mention.end, RuleId(mention.attrs["why"])),
        Evidence(mention.start, mention.end, RuleId("link.told_rates/next_rate")),
    ]
