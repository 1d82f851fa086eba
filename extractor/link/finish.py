"""A merged draft made into a policy event: every value with its reasons, first told first."""

from extractor.core.evidence import Evidence, RuleId, Sourced
from extractor.core.types import DateValue, Good, Place, PolicyEvent, Quantity, Rate
from extractor.link.currencies import unit_of
from extractor.link.draft import Draft
from extractor.link.moments import chosen, derived_end

_DEARER = frozenset({"tighten", "reinstate"})
"""Actions after which trade pays more than nothing."""
_ENDED_FOR_GOOD = frozenset({"trade_agreement", "trade_dispute", "anti_dumping", "countervailing"})
"""Measures that nobody lifts for a time: what stands beside is when they ended or how long they had stood."""
_STOOD = "/long_pause"
"""The cue of a length that a pause has: what ends it ends for good."""
_UNTIL = "until"
"""The cue of a day up to which something is done; others tell when a measure ended or was to end."""
_NEXT = "link.told_dates/next_duration"
"""The rule of a length that another sentence tells than those of the act."""
_BEFORE_NOUN = 25
"""Characters from a length to the noun that it stands before: "the 19-year U.S. trade embargo"."""
_SINCE = ("/in_place_since", "/since")
"""Cues of a beginning from which on a measure has stood."""
_QUOTAS = frozenset({"import_quota", "export_quota"})


def finish(draft: Draft, salience: str, confidence: float | None = None) -> PolicyEvent:
    """The event that a draft stands for."""
    if draft.action == "remove" and _tells_how_long_it_stood(draft):
        draft.duration = None
    _begin(draft)
    expires = _date(draft, "expires")
    action, why = _for_a_time(draft, expires)
    return PolicyEvent(
        action=Sourced(action, _once(why)),
        measure=Sourced(draft.measure, _once(draft.measure_why)),
        implementers=tuple(Sourced(Place(code, agency), _once(why)) for code, (agency, why) in draft.implementers.items()),
        goods=tuple(Sourced(Good(good), _once(why)) for good, why in draft.goods.items()),
        targets=tuple(Sourced(Place(code), _once(why)) for code, why in draft.targets.items() if code not in draft.implementers),
        exempt=tuple(Sourced(code, _once(why)) for code, why in draft.exempt.items()),
        entities=tuple(Sourced(name, _once(why)) for name, why in draft.entities.items()),
        announced=_date(draft, "announced"),
        effective=_date(draft, "effective"),
        expires=expires or _sourced(derived_end(draft)),
        introduced=_date(draft, "introduced") if draft.measure != "trade_dispute" else None,  # when a case was brought is told of the act that brought it
        duration=Sourced(draft.duration[0], _once(draft.duration[1])) if draft.duration else None,
        rate=_rate(draft),
        quantity=_quantity(draft),
        instrument=_instrument(draft),
        retaliation=Sourced(True, _once(draft.retaliation)) if draft.retaliation else None,
        salience=salience,
        confidence=round(confidence, 3) if confidence is not None else None,
    )


def _begin(draft: Draft) -> None:
    """What brings a measure in was not brought in before it: "the 12% tax has been in effect since October" tells when the act took effect."""
    if draft.action != "impose" or not draft.dates.get("introduced"):
        return
    old = draft.dates.pop("introduced")
    since = any(evidence.rule.endswith(_SINCE) for _, why in old for evidence in why)
    draft.dates.setdefault("effective" if since else "announced", old)


def _for_a_time(draft: Draft, expires: Sourced[DateValue] | None) -> tuple[str, list[Evidence]]:
    """A measure that is lifted for six months, or until May, is suspended; one that lapsed on a day is not."""
    if draft.action != "remove" or draft.measure in _ENDED_FOR_GOOD or draft.marks & {"subject", "past"}:
        return draft.action, draft.action_why
    told = [one for one in (expires.why if expires is not None else ()) if one.rule.rsplit("/", 1)[-1] == _UNTIL]
    told = told or ([draft.duration[1][0]] if draft.duration and not _is_of_elsewhere(draft.duration[1]) else [])
    if not told:
        return draft.action, draft.action_why
    return "suspend", [*draft.action_why, Evidence(told[0].start, told[0].end, RuleId("link.finish/for_a_time"))]


def _is_of_elsewhere(why: list[Evidence]) -> bool:
    """Whether a length was only found in a sentence that tells no act: "lifted the ban … the mill had asked for it for two years"."""
    return any(one.rule == _NEXT for one in why)


def _tells_how_long_it_stood(draft: Draft) -> bool:
    """ "Lifted the 19-year trade embargo": a length between the verb and what it ends is of what was."""
    measure = next((argument.mention for argument in draft.frame.arguments if argument.role == "measure"), None)
    if measure is None or not draft.duration or not draft.duration[1]:
        return False
    told = draft.duration[1][0]
    if any(one.rule.endswith(_STOOD) for one in draft.duration[1]):
        return True  # "a 45-day halt was lifted"
    return draft.frame.trigger.end <= told.start and told.end <= measure.start <= told.end + _BEFORE_NOUN


def _once(why: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(why))


def _date(draft: Draft, role: str) -> Sourced[DateValue] | None:
    return _sourced(chosen(draft, role))


def _sourced(found: tuple[DateValue, tuple[Evidence, ...]] | None) -> Sourced[DateValue] | None:
    return Sourced(found[0], found[1]) if found is not None else None


def _rate(draft: Draft) -> Sourced[Rate] | None:
    """The first rate, completed by one that tells where it came from."""
    if not draft.rates:
        return None
    both = next((item for item in draft.rates if item[0].from_ is not None and item[0].value is not None), None)
    best, why = both or draft.rates[0]
    if both is None:  # "halved the 40% duty", and in another sentence "now 20%"
        old = next((item for item in draft.rates if item[0].from_ is not None), None)
        new = next((item for item in draft.rates if item[0].value is not None), None)
        if old is not None and new is not None and old[0].unit == new[0].unit:
            best, why = Rate(new[0].value, old[0].from_, None, new[0].unit), [*new[1], *old[1]]
    if _is_no_duty(draft, best):
        return None
    return Sourced(Rate(best.value, best.from_, best.change, unit_of(best.unit, frozenset(draft.implementers))), _once(why))


def _is_no_duty(draft: Draft, rate: Rate) -> bool:
    """Whether "duty-free" says what trade is let in or shut out, not what the act sets: "raised the quota for tax-free sugar", "ended duty-free treatment"."""
    if rate.value != 0 or rate.from_ is not None:
        return False
    return draft.action in _DEARER or draft.measure in _QUOTAS or (draft.measure == "trade_agreement" and draft.action != "agree")


def _quantity(draft: Draft) -> Sourced[Quantity] | None:
    if draft.quantity is None:
        return None
    value, unit, from_, why = draft.quantity
    return Sourced(Quantity(value, unit, from_), _once(why))


def _instrument(draft: Draft) -> Sourced[str] | None:
    for text, why in draft.instruments.items():
        return Sourced(text, _once(why))
    return None
