"""When? The dates of a frame resolved in the direction that their role gives, and put into the draft's slots."""

from dataclasses import replace
from datetime import timedelta

from extractor.core.evidence import Evidence, RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, Argument, Article, DateValue, Mention
from extractor.link.calendar_steps import Direction, latest_before
from extractor.link.dates import plus, resolve
from extractor.link.draft import Draft, reason

_ROLES = ("announced", "effective", "expires", "introduced")
_BACKWARD = ("announced", "introduced")
_RANGE_GAP = 24
"""Characters between the two ends of a range: "from May until the end of"."""
_PLANS = frozenset({"propose", "threaten"})
_SPAN = 14
"""Days before publication at which a span of the past has ended; `link.calendar_steps` takes one that has just ended for the next."""
_LAST_PART = ("LATE", "END")
_YEARS = 400
"""Days by which the beginning of a measure lies before the news on it where only its verb says that it is past."""
ON_EXISTING = frozenset({"tighten", "extend", "reinstate", "ease", "suspend", "postpone", "remove", "challenge", "reject", "investigate"})
"""Actions on a measure that was there before."""


def give_dates(article: Article, draft: Draft) -> None:
    """Resolves the frame's dates; one that cannot be resolved is left out."""
    context: PartialDate | None = None
    for argument in sorted(draft.frame.arguments, key=lambda argument: argument.role != "announced"):
        if argument.role == "duration" and draft.duration is None:
            length = argument.mention.attrs.get("value", "")
            if length and "X" not in length:
                draft.duration = (length, reason(argument))
        if argument.role not in _ROLES or (draft.action in ("reject", "challenge") and argument.role in ("effective", "expires")):
            continue  # "will not cut the tax in 2017": what is refused neither begins nor ends
        value = with_last_day(argument.mention, argument.role, _value(article, draft, argument, context))
        if value is None:
            continue
        long_begun = _is_long_begun(article, draft, argument, value)
        if not long_begun and _is_astray(article, argument, value):
            continue
        context = context or value.date
        role = "introduced" if long_begun else _role(argument.role, draft)
        draft.dates.setdefault(role, []).append((value, reason(argument)))


def _value(article: Article, draft: Draft, argument: Argument, context: PartialDate | None) -> DateValue | None:
    mention = argument.mention
    told = article.published
    if argument.role in _BACKWARD and mention.attrs.get("anchor") == "text":
        return None  # "lifted on Friday, a year before it was to end" counts from what the words do not date
    counted = {"shift", "week_shift", "anchor"} & mention.attrs.keys()  # "next Monday" counts from the day of the report
    if argument.role in ("effective", "expires") and not counted and context is not None and context.precision == "day" and told is not None and context < told:
        told = context  # what was announced in April for "the 15th" began after that, whenever it was reported
    of_year = context is not None and context.precision == "year" and told is not None and context < told
    if context is not None and of_year and argument.role in ("effective", "expires") and not counted:
        # "last year it banned exports between September and November"
        return resolve(mention, PartialDate(f"{context.value}-01-01"), "future", context)
    value = resolve(mention, told, _direction(argument), context)
    if told is context is not None and value is not None and value.date.last < context.first:  # ordered on Thursday, and "took effect on Friday"
        value = resolve(mention, article.published, _direction(argument), context)
    if value is not None and mention.attrs.get("range") == "end" and mention.attrs.get("direction") == "near":
        starts = (other.mention for other in draft.frame.arguments if other.mention.attrs.get("range") == "start")
        start = next((other for other in starts if 0 < mention.start - other.end < _RANGE_GAP), None)
        return _nearest_span(start, mention, article, value)
    if value is None or mention.attrs.get("range") != "start" or {"year", "yy", "value"} & mention.attrs.keys():
        return value
    for other in draft.frame.arguments:
        if other.mention.attrs.get("range") == "end" and 0 < other.mention.start - mention.end < _RANGE_GAP:
            end = _value(article, draft, other, context)
            return replace(value, date=latest_before(value.date, end.date)) if end is not None else value
    return value


def _nearest_span(start: Mention | None, mention: Mention, article: Article, value: DateValue) -> DateValue:
    """The end of a span without a year that a verb of the past tells: the span that is under way, else the one that is nearer to publication."""
    ahead = resolve(mention, article.published, "future")
    begun = resolve(start, article.published, None) if start is not None else None
    if article.published is None or ahead is None or begun is None or {"year", "yy", "value", "shift", "year_shift"} & mention.attrs.keys():
        return value
    opens, told = latest_before(begun.date, ahead.date), article.published.first
    back = resolve(mention, PartialDate.of(told - timedelta(days=_SPAN)), "past")
    if opens.first <= told or back is None or opens.first - told < told - back.date.last:
        return ahead
    return back


def with_last_day(mention: Mention, role: str, value: DateValue | None) -> DateValue | None:
    """ "Until the end of the year": what ends then ends on its last day."""
    ends = role == "expires" and value is not None and not value.open and mention.attrs.get("part") == "END"
    return replace(value, date=PartialDate.of(value.date.last)) if ends and value is not None else value


def _is_long_begun(article: Article, draft: Draft, argument: Argument, value: DateValue) -> bool:
    """ "Reopened its market, ending a halt that began in 2000": what began years before an act on it is the measure."""
    attrs = argument.mention.attrs
    if article.published is None or argument.role != "effective" or draft.action not in ON_EXISTING or attrs.get("direction") != "past":
        return False
    return (article.published.first - value.date.last).days > _YEARS and not argument.rule.endswith("/retroactive")


def _is_astray(article: Article, argument: Argument, value: DateValue) -> bool:
    """Whether a date that a verb ahead was read to govern lies behind, or is no more than the year that the article is of."""
    if article.published is None or argument.role != "effective" or value.open:
        return False
    behind = argument.mention.attrs.get("does") == "acts" and value.date.last < article.published.first and argument.mention.attrs.get("direction") == "future"
    ahead = argument.mention.attrs.get("part") in _LAST_PART  # "will ban scrap by the end of this year"
    return behind or (value.date.precision == "year" and value.date.first <= article.published.first and not ahead)


def _direction(argument: Argument) -> Direction:
    said = argument.mention.attrs.get("direction")
    if argument.role in _BACKWARD and said != "future":  # "will announce on Monday" lies ahead, and so tells of no act
        return "past"
    return direction_in(said)


def direction_in(said: str | None) -> Direction:
    """What a mention's attribute says, as the type that the calendar asks for."""
    return "past" if said == "past" else "future" if said == "future" else "near" if said == "near" else None


def _role(role: str, draft: Draft) -> str:
    """ "imposed in 2024" dates the measure for an act on it, and the act itself where that is the imposing; a bare noun waits for its act."""
    planned = draft.frame.trigger.concept if draft.action in _PLANS else draft.action  # "may raise the duty that it brought in in May"
    if role == "introduced" and not {planned, draft.action} & ON_EXISTING and "bare" not in draft.marks:
        return "announced"
    return begins_for(draft, role)


def begins_for(draft: Draft, role: str) -> str:
    """A delay ends with the day on which the delayed measure begins: "held off the duty until 1 May"; a ban that "will end on 1 May" is lifted then."""
    ends = draft.action == "postpone" or (draft.action == "remove" and "subject" in draft.marks)
    return "effective" if role == "expires" and ends else role


def told_value(analysis: Analysis, mention: Mention, context: PartialDate | None) -> DateValue | None:
    """The date of a mention that no frame holds, in the direction that its own words give."""
    said = mention.attrs.get("direction")
    if mention.attrs["role"] in _BACKWARD and said != "future":
        said = "past"
    return with_last_day(mention, mention.attrs["role"], resolve(mention, analysis.article.published, direction_in(said), context))


def told_why(mention: Mention, rule: str) -> list[Evidence]:
    """The words of such a date, what gave its role, and the rule that gave it to an act."""
    return [mention.evidence(), Evidence(mention.start, mention.end, RuleId(mention.attrs["cue"])), Evidence(mention.start, mention.end, RuleId(rule))]


def chosen(draft: Draft, role: str) -> tuple[DateValue, tuple[Evidence, ...]] | None:
    """The value of a slot: the first that was told, made more precise by a later one that lies within it."""
    values = draft.dates.get(role, [])
    if not values:
        return None
    if role == "expires":  # "due to expire in May, it will run until July"
        values = sorted(values, key=lambda told: told[0].date.last, reverse=True)
    value, why = values[0]
    for other, more in values[1:]:
        if role == "expires" and draft.action == "extend" and other.date.last < value.date.last:
            continue  # "its ban, which expires on 15 September, until the end of the year"
        if value.date.holds(other.date) and other.date != value.date:
            value, why = other, more + why
        elif other.date == value.date:
            why = why + more
    return value, tuple(dict.fromkeys(why))


def derived_end(draft: Draft) -> tuple[DateValue, tuple[Evidence, ...]] | None:
    """The end that follows from a start and a length, marked as derived; None where one of them is missing."""
    start = chosen(draft, "effective")
    if start is None or draft.duration is None or draft.dates.get("expires") or draft.action == "postpone":
        return None
    end = plus(start[0].date, draft.duration[0])
    return (DateValue(end, start[0].basis, derived=True), tuple(dict.fromkeys([*start[1], *draft.duration[1]]))) if end is not None else None
