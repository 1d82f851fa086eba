"""Which act is none of its own beside the others? What a deal is for, why a measure was, what a probe will find, an end of a dispute, an answer to nothing."""

from collections.abc import Sequence

from extractor.link.draft import REMEDIES, Draft
from extractor.link.told_measures import is_definite

_DEALS = frozenset({"trade_agreement", "trade_dispute"})
_LIBERAL = frozenset({"ease", "remove", "tighten"})
"""What deals are said to do to tariffs; to "boost trade and slash tariffs" is easily misread as a rise."""
_CHANGES = frozenset({"remove", "suspend", "ease", "tighten", "extend", "postpone"})
"""What is done to a measure that stands."""
_BEGINS = frozenset({"impose", "reinstate", "tighten", "extend", "suspend", "ease"})
"""What is done to a measure that then lasts."""
_SAYS_MORE = frozenset({"good", "target", "rate", "quantity", "implementer", "instrument"})
"""What an act's own words may say of it beside the measure."""
_DEAL_REACH = 2
"""Sentences that "it" looks back for a deal."""
_FAR = 6
"""Sentences within which an answer has a measure that it answers."""


def told_of_another(draft: Draft, drafts: Sequence[Draft]) -> str:
    """Why an act is no act of its own beside the others; empty where it is one."""
    if _ends_dispute(draft, drafts):
        return "end_of_a_dispute"
    if _is_of_deal(draft, drafts):
        return "told_of_a_deal"
    if _is_why_it_was(draft, drafts):
        return "told_why_it_was"
    if _is_end_of_probe(draft, drafts):
        return "end_of_a_probe"
    if _acted_upon(draft, drafts):
        return "ground_of_another"
    if _is_length(draft, drafts):
        return "length_of_another"
    if _is_objection(draft, drafts):
        return "objection_to_another"
    return "answer_to_no_measure" if _is_stray(draft, drafts) else ""


def settle_grounds(drafts: Sequence[Draft]) -> None:
    """Gives a duty that follows from a finding in its own sentence the goods and the origin that the finding names."""
    for draft in drafts:
        for act in _acted_upon(draft, drafts):
            act.goods = act.goods or {good: [*why] for good, why in draft.goods.items()}
            act.targets = act.targets or {code: [*why] for code, why in draft.targets.items()}


def _is_of_deal(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it only says what a deal is for: "signed a pact to slash tariffs", "once in force, it will cut duties"; goods or a rate make a commitment."""
    if draft.measure in _DEALS or draft.rates or draft.goods.keys() - {"all_goods"} or draft.action not in _LIBERAL:
        return False
    if "subject_is_target" in draft.marks and draft.targets:
        return False  # "in line with the pacts, goods from Peru will see lower duties"
    first = draft.frame.sentence - (_DEAL_REACH if draft.pointer is not None and draft.pointer.concept == "party" else 0)
    deals = [other for other in drafts if other.measure == "trade_agreement" and other.start < draft.start and other.frame.sentence >= first]
    return any(other.frame.sentence == draft.frame.sentence or (other.action == "agree" and "bare" not in other.marks) for other in deals)


def _is_why_it_was(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a measure that another act changed is only said to have been brought in: "lifted the duty. The duty was imposed to help mills"."""
    if draft.action != "impose" or "bare" in draft.marks or not is_definite(draft) or draft.dates or draft.duration is not None:
        return False
    if any(argument.role in _SAYS_MORE for argument in draft.frame.arguments):
        return False
    return any(other.measure == draft.measure and other.action in _CHANGES and other.start < draft.start for other in drafts)


def _is_objection(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Brussels laid duties on shoes. Hungary voted against the duties": who is against another's measure turns down none of its own."""
    if draft.action != "reject" or not is_definite(draft) or any(argument.role in _SAYS_MORE - {"implementer"} for argument in draft.frame.arguments):
        return False
    like = [other for other in drafts if other is not draft and other.action in _BEGINS and other.measure in (draft.measure, *_kinds_of(draft.measure))]
    before = [other for other in like if other.start < draft.start and other.implementers]
    mine = any(other.implementers.keys() & draft.implementers.keys() for other in like)
    return bool(before) and not mine


def _kinds_of(measure: str) -> frozenset[str]:
    """What "the duties" may be short for."""
    return REMEDIES if measure == "tariff" else frozenset()


def _is_length(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it only says how long a measure lasts: "put a duty on tin. The duty ends after 90 days"; the length is then told of the other."""
    if draft.action != "remove" or "subject" not in draft.marks or draft.duration is None or draft.dates or draft.rates:
        return False
    return any(other.measure == draft.measure and other.action in _BEGINS and other.start < draft.start for other in drafts)


def _is_end_of_probe(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it only says what a probe is to find out: "opened a probe into tin. It will decide whether to impose the duty within a year"."""
    if draft.action != "propose" or "whether" not in draft.marks or draft.measure not in REMEDIES or draft.rates:
        return False
    probes = [other for other in drafts if other.action == "investigate" and other.measure == draft.measure]
    return any(other.implementers.keys() & draft.implementers.keys() and not (draft.goods and other.goods.keys().isdisjoint(draft.goods)) for other in probes)


def _acted_upon(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """ "Found that the wire was dumped and set duties of 25%": what the sentence of a finding does upon it."""
    if draft.action != "investigate" or "on_unfair_trade" not in draft.marks:
        return []
    after = [other for other in drafts if other.frame.sentence == draft.frame.sentence and other.start > draft.start]
    return [other for other in after if other.action == "impose" and other.measure in (draft.measure, "tariff")]


def _ends_dispute(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a dispute is only said to end by another act: "lifted the duties, putting an end to a three-year dispute"."""
    ends = draft.measure == "trade_dispute" and draft.action in ("reject", "remove", "challenge") and "gerund" in draft.marks
    return ends and any(other is not draft and other.frame.sentence == draft.frame.sentence for other in drafts)


def _is_stray(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it hits back in no quarrel over trade: "retaliated by recalling its envoy"."""
    if draft.measure != "other" or not {"alone", "retaliation"} <= draft.marks or "over_trade" in draft.marks:
        return False
    near = range(draft.frame.sentence - _FAR, draft.frame.sentence + _FAR + 1)
    return not any(other is not draft and other.measure not in ("", "other") and other.frame.sentence in near for other in drafts)
