"""How much? Rates and quantities of a frame as numbers."""

from extractor.core.evidence import Evidence
from extractor.core.types import Argument, Mention, Rate
from extractor.link.draft import DUTIES, Draft, is_of_rebate, reason

_POINTS = "percentage_point"
_QUOTAS = ("import_quota", "export_quota", "production_control")
"""Measures of which a larger one is relief."""
_BRINGS_IN = ("impose", "reinstate", "investigate")
"""Actions before which a duty had no rate."""
_REACHES = ("/tighten.widen", "/extend.extend", "/ease.narrow")
"""Verbs of what a measure covers."""
_CHANGES = frozenset({"ease", "tighten", "adjust"})
"""Actions that give a measure another rate than it had."""
_RESETS = _CHANGES | {"propose", "threaten"}


_SOFT = frozenset({"propose", "threaten", "reject"})


def give_amounts(draft: Draft) -> None:
    """Puts the frame's rates and first quantity into the draft."""
    for argument in draft.frame.arguments:
        if argument.role == "rate":
            _add_rate(draft, argument)
        elif argument.role == "quantity" and draft.quantity is None:
            draft.quantity = _quantity(argument, draft)


def _add_rate(draft: Draft, argument: Argument) -> None:
    """One more rate; after "the 25% duty" what it is cut or raised to is the new value of the same."""
    trigger = draft.frame.trigger  # "proposed that the duty be cut by half": what is planned tells the sign
    planned = trigger.concept if draft.action in _SOFT and trigger.kind == "action" else draft.action
    rate = rate_of(argument.mention, planned)
    if rate.change is not None and draft.measure in _QUOTAS:  # "raised the quota by half" lets more in
        rate = Rate(rate.value, rate.from_, -abs(rate.change) if draft.action == "tighten" else abs(rate.change), rate.unit)
    brings_in = draft.action in _BRINGS_IN and not draft.marks & {"bare", "rate_alone"} and not is_of_rebate(draft.frame)
    if brings_in and argument.mention.text.lower().startswith("from "):
        rate = Rate(rate.value, None, rate.change, rate.unit)  # "imposed duties from 9% to 14%": a range
    lowered_to_none = rate.value == 0 and draft.action == "ease"  # "allowed the duty-free import of eggs"
    stood = {"old", "standing"} & argument.mention.attrs.keys() and not lowered_to_none
    if stood and _is_of_reach(argument, draft):
        stood = False  # "expanded its 30% duty to ninety lines"
    if stood and planned in _CHANGES and rate.value is not None and rate.from_ is None:
        rate = Rate(None, rate.value, None, rate.unit)
    if planned == "remove" and draft.measure in DUTIES and rate.value and rate.from_ is None and not argument.mention.attrs.get("new"):
        rate = Rate(0.0, rate.value, None, rate.unit)  # "scrapped its 40% duty"
    if draft.rates and rate.value is not None and (rate.value, rate.unit) == (draft.rates[-1][0].value, draft.rates[-1][0].unit) and rate.from_ is None:
        return  # "raised its 10% duty by two points to 12%"
    if draft.rates and rate.unit == _POINTS and (moved := _moved(draft, rate, argument)) is not None:
        draft.rates[-1] = moved
        return
    if draft.rates and argument.mention.attrs.get("new") and draft.action in _RESETS:
        old, why = draft.rates[-1]
        if _is_step(argument, draft):
            draft.rates.append((rate, reason(argument)))
            return
        before = old.from_ if old.value is None else old.value if old.from_ is None else None
        if old.unit == _POINTS and rate.unit == "percent" and None not in (old.change, rate.value):
            draft.rates[-1] = (Rate(rate.value, _before(rate.value, old.change, draft.action), None, rate.unit), [*reason(argument), *why])
            return
        if old.change is not None and old.value is None and rate.value is not None:  # "raised by a third to 40%"
            draft.rates[-1] = (rate, [*reason(argument), *why])
            return
        if old.unit == rate.unit and rate.from_ is old.change is rate.change is None and None not in (before, rate.value):
            draft.rates[-1] = (Rate(rate.value, before, None, rate.unit), [*reason(argument), *why])
            return
    draft.rates.append((rate, reason(argument)))


def _is_step(argument: Argument, draft: Draft) -> bool:
    """Whether the rate before was one to come as well: "to 15% by 2028 and to zero by 2030"."""
    rates = [told.mention for told in draft.frame.arguments if told.role == "rate"]
    before = rates[rates.index(argument.mention) - 1] if argument.mention in rates[1:] else None
    return before is not None and "new" in before.attrs and "change" not in before.attrs


def _is_of_reach(argument: Argument, draft: Draft) -> bool:
    """Whether the act is on what a duty is on, and no rate behind it says that it moves: "widened the 30% duty to cover sacks"."""
    rates = [told.mention for told in draft.frame.arguments if told.role == "rate"]
    trigger = draft.frame.trigger
    return trigger.rule.endswith(_REACHES) and trigger.end <= argument.mention.start and rates[-1] is argument.mention


def _moved(draft: Draft, rate: Rate, argument: Argument) -> tuple[Rate, list[Evidence]] | None:
    """ "Cut the 32 percent tax by five percentage points": both rates as one, the first the old one; of "to 32 percent, five points more" nothing."""
    old, why = draft.rates[-1]
    before = old.from_ if old.value is None else old.value
    rates = [told.mention for told in draft.frame.arguments if told.role == "rate"]
    first = rates[rates.index(argument.mention) - 1] if argument.mention in rates[1:] else None
    if first is None or first.attrs.get("new") or None in (before, rate.change) or old.unit != "percent" or draft.action not in ("ease", "tighten"):
        return None
    change = abs(rate.change or 0) if draft.action == "tighten" else -abs(rate.change or 0)
    after = (before or 0) + change
    return (Rate(after, before, change, "percent"), [*why, *reason(argument)]) if after >= 0 else None


def _before(value: float | None, points: float | None, action: str) -> float | None:
    """The rate before "raised by five percentage points to 20%"; a plan does not say which way it goes."""
    if value is None or points is None or action not in ("ease", "tighten"):
        return None
    return value - abs(points) if action == "tighten" else value + abs(points)


def direction_of(draft: Draft) -> str:
    """Which way an adjustment goes: by the numbers, else by what adjusting such a measure mostly means."""
    for rate, _ in draft.rates:
        if rate.value is not None and rate.from_ is not None:
            return "ease" if rate.value < rate.from_ else "tighten"
    return "impose" if draft.measure in DUTIES else "tighten"


def rate_of(mention: Mention, action: str) -> Rate:
    """A rate mention as numbers; a change is negative where the act lowers."""
    attrs = mention.attrs
    value, from_, change = (_number(attrs.get(key)) for key in ("value", "from", "change"))
    if change is not None and action in ("ease", "remove", "suspend"):
        change = -abs(change)
    return Rate(value, from_, change, attrs.get("unit", "percent"))


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _quantity(argument: Argument, draft: Draft) -> tuple[float, str, float | None, list] | None:  # type: ignore[type-arg]  # a list of evidence
    attrs = argument.mention.attrs
    value = _number(attrs.get("value"))
    if value is None:
        return None
    before, change = _number(attrs.get("from")), _number(attrs.get("change"))
    if change is not None and draft.action in ("ease", "tighten"):
        before = value - change if draft.action == "ease" else value + change  # "raised by 10,000 tonnes to 60,000"
    return value, attrs.get("unit", ""), before if before is None or before >= 0 else None, reason(argument)
