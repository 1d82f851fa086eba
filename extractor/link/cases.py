"""Whom and what does a step of a case hit? What its other steps name: a case against dumping has one good and its origins from first to last."""

from collections.abc import Sequence

from extractor.core.evidence import Evidence
from extractor.link.draft import OF_ORIGIN, Draft, at


def settle_cases(drafts: Sequence[Draft]) -> None:
    """Gives a step that names no origin, or no good, those of the other steps, where they all name the same, in place."""
    for draft in drafts:
        if draft.measure not in OF_ORIGIN:
            continue
        others = [other for other in drafts if other is not draft and other.measure == draft.measure and _may_be_one(draft, other)]
        if not draft.targets:
            draft.targets |= _of_all(draft, [other.targets for other in others if other.targets])
        if not draft.goods:
            draft.goods |= _of_all(draft, [other.goods for other in others if other.goods])


def _may_be_one(draft: Draft, other: Draft) -> bool:
    """Whether two acts may be steps of one case: the same party's, on the same goods and origins as far as both name any."""
    pairs = ((draft.goods, other.goods), (draft.targets, other.targets))
    return bool(draft.implementers.keys() & other.implementers.keys()) and all(not mine or not theirs or mine.keys() & theirs.keys() for mine, theirs in pairs)


def _of_all(draft: Draft, told: Sequence[dict[str, list[Evidence]]]) -> dict[str, list[Evidence]]:
    """What several steps name, if it is the same; nothing else."""
    if len({frozenset(values) for values in told}) != 1:
        return {}
    return {code: [*why, at(draft.frame.trigger, "link.cases/same_case")] for code, why in told[0].items()}
