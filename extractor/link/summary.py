"""Which act only sums up the next ones? "Will put duties on farm goods … 15% on plums, 10% on beef" are two acts, not three."""

from collections.abc import Sequence

from extractor.link.draft import Draft

_REACH = 4
"""Sentences after a summary in which its parts are told."""
_PARTS = 2
"""How many parts make a sum; one alone may be but an example."""


def without_summaries(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that sum up others; the parts learn what the sum tells of all of them: parties and dates."""
    sums = {}
    for draft in drafts:
        told = [other for other in drafts if _is_part(draft, other)]
        if len(told) >= _PARTS:
            sums[id(draft)] = told
            for part in told:
                _teach(part, draft)
    return [draft for draft in drafts if id(draft) not in sums]


def give_back(drafts: Sequence[Draft]) -> None:
    """Takes from an act the goods that only its summary names and another act has at its own rate: "will tax cars and tea: 20% on cars … 10% on tea"."""
    told = {id(draft): _rated(draft) for draft in drafts if draft.rates}
    for draft in drafts:
        own = told.get(id(draft))
        if not own:
            continue
        others = [other for other in drafts if other is not draft and told.get(id(other)) and other.measure == draft.measure and other.action == draft.action]
        of_others = set[str]().union(*(told[id(other)] for other in others if other.implementers.keys() & draft.implementers.keys()))
        for good in of_others - own:
            draft.goods.pop(good, None)


def _rated(draft: Draft) -> set[str]:
    """The goods that its tellings name beside a rate."""
    frames = [frame for frame in draft.frames if any(argument.role == "rate" for argument in frame.arguments)]
    return {argument.mention.concept for frame in frames for argument in frame.arguments if argument.role == "good"}


def _is_part(whole: Draft, part: Draft) -> bool:
    """Whether an act is told behind a wider one with a rate or quantity and goods of its own kind."""
    if part is whole or whole.rates or not (part.rates or part.quantity) or part.measure != whole.measure or part.action != whole.action:
        return False
    if not 0 < part.frame.sentence - whole.frame.sentence <= _REACH or not part.implementers.keys() & whole.implementers.keys():
        return False
    if part.targets and whole.targets and not part.targets.keys() & whole.targets.keys():
        return False
    kinds = {argument.mention.attrs.get("broader", "") for frame in part.frames for argument in frame.arguments if argument.role == "good"}
    return not whole.goods.keys() & part.goods.keys() and bool(whole.goods.keys() & kinds)


def _teach(part: Draft, whole: Draft) -> None:
    part.others += whole.frames
    part.action_why += whole.action_why
    for code, why in whole.targets.items():
        part.targets.setdefault(code, list(why))
    for role, values in whole.dates.items():
        part.dates.setdefault(role, list(values))
    part.retaliation += whole.retaliation
