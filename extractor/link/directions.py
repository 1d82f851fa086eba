"""Which way does a measure go by its rates? "Lifted the levy to 12%" raises it, "a tariff of 0%" eases."""

from extractor.core.types import Frame, Rate
from extractor.link.draft import DUTIES, Draft, is_of_rebate
from extractor.link.values import direction_of


def settle_by_rate(frame: Frame, draft: Draft) -> None:
    """An act that ends a duty unless it is told to what rate: "lifted the levy by two points to 12%"."""
    by_rate = _by_rate(draft)
    if by_rate and draft.action == "remove" and _goes_to_rate(frame):
        draft.action = by_rate


def settle_direction(frame: Frame, draft: Draft) -> None:
    """What the rates say of the way a measure goes: "the levy now stands at 30%, up from 20%" tightens it."""
    by_rate = _by_rate(draft)
    if by_rate and draft.action == "remove" and any(_is_more(rate) for rate, _ in draft.rates):
        draft.action = by_rate
    stands = (draft.marks & {"bare", "rate_alone"} and draft.action == "impose") or ("subject" in draft.marks and draft.action == "extend")
    moved = any(None not in (rate.value, rate.from_) and rate.value != rate.from_ for rate, _ in draft.rates)
    laid_before = draft.action == "impose" and any(rate.from_ and rate.value for rate, _ in draft.rates)
    if moved and draft.action == "reinstate" and all((rate.value or 0) < (rate.from_ or 0) for rate, _ in draft.rates):
        draft.action = "ease"  # "brought the duty back to 25% from 50"
    if draft.action == "adjust" or (moved and (stands or laid_before) and not is_of_rebate(frame)):
        draft.action = direction_of(draft)  # "the levy now stands at 30%, up from 20%", "put a duty of 30% on tin instead of 20%"
    if not is_of_rebate(frame):
        draft.action = "ease" if _spares(draft) or _is_less(draft) or _takes_some(draft) else draft.action


def _by_rate(draft: Draft) -> str:
    """What an act does where a rate is told: "lifted the levy" ends it, "lifted the levy to 12%" raises it."""
    return next((mark.removeprefix("with_rate_") for mark in draft.marks if mark.startswith("with_rate_")), "")


def _spares(draft: Draft) -> bool:
    """A duty of nothing: "sets a tariff of 0%", "set its export tax at zero"."""
    return draft.action == "impose" and draft.measure in DUTIES and bool(draft.rates) and all(rate.value == 0 and not rate.from_ for rate, _ in draft.rates)


def _is_less(draft: Draft) -> bool:
    """A duty below the one that it replaces: "will apply a 35% duty to rice instead of 75%"."""
    told = [rate for rate, _ in draft.rates if rate.value is not None and rate.from_ is not None]
    return draft.action == "impose" and draft.measure in DUTIES and bool(told) and all((rate.value or 0) < (rate.from_ or 0) for rate in told)


def _takes_some(draft: Draft) -> bool:
    """A part of a duty alone: "removed 10 percentage points of its duty on tea"."""
    return draft.action == "remove" and bool(draft.rates) and all(rate.change is not None and rate.value is None for rate, _ in draft.rates)


def _is_more(rate: Rate) -> bool:
    """Whether a rate is said to change, and not to nothing: what is "lifted" then is raised."""
    return rate.change is not None or (rate.from_ is not None and rate.from_ < (rate.value or 0))


def _goes_to_rate(frame: Frame) -> bool:
    """Whether a duty is brought to a rate that is some: "lifted the levy on tin to 12%"."""
    rates = [argument.mention.attrs for argument in frame.arguments if argument.role == "rate"]
    return any(said.get("new") and float(said.get("value") or 0) > 0 for said in rates)
