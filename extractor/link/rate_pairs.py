"""Do two tellings give rates of one act? The same, the old beside the new, a step beside what it leads from and to."""

from extractor.core.types import Rate
from extractor.link.draft import Draft
from extractor.link.told_measures import is_definite

_ALIKE = 0.01
"""Points by which a step may differ from what it is told to be."""


def rates_agree(one: Draft, two: Draft) -> bool:
    """Whether nothing in the rates of two tellings says that they are two acts."""
    if not one.rates or not two.rates:
        return True
    mine, theirs = ({rate_key(rate) for rate, _ in draft.rates} for draft in (one, two))
    if one.start < two.start and is_definite(two) and not any(argument.role in ("good", "target") for argument in two.frame.arguments):
        units = [{rate.unit for rate, _ in draft.rates} for draft in (one, two)]
        if units[0].isdisjoint(units[1]):
            return True  # "a 40 percent duty on cars … the duty will be at least 7,000 dollars a car"
    pairs = [(first, second) for first, _ in one.rates for second, _ in two.rates]
    if any(_is_change_of(first, second) or _is_change_of(second, first) for first, second in pairs):
        return True
    return bool(mine & theirs) or {(None, None)} in (mine, theirs)  # the old rate alone says nothing against the new one


def rate_key(rate: object) -> tuple[object, object]:
    """What tells one rate from another."""
    return (getattr(rate, "value", None), getattr(rate, "change", None))


def _is_change_of(step: Rate, whole: Rate) -> bool:
    """ "Cut the duty by 5 percent. It has come down from 17.5 percent to 12.5": in percent many mean points."""
    if step.change is None or step.value is not None or whole.value is None or whole.from_ is None:
        return False
    return abs(abs(step.change) - abs(whole.from_ - whole.value)) < _ALIKE
