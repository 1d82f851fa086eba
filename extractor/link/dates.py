"""Which day, month or year does a date mention stand for? Own arithmetic from the publication date, in the direction of the verb.

The parse is the one that `nlp.dates` leaves in `attrs`. Rulings (docs/decisions/0021):
- without a direction a month or a day of a month is the one of the publication year, moved to the year before where that lies more
  than half a year ahead and to the year after where it lies more than eight months back;
- "past" takes the latest that has begun, "future" the earliest that is not over, the day of publication included in both;
- "near" is for weekdays of which nothing says that they lie ahead ("in force as of Friday"): the next, or one of the last two days;
- "next Friday" is the Friday of the week after, "last Friday" the latest at least two days back;
- a number like 09/10/2025 is day/month, unless only month/day lies within a week of publication.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.core.partial_date import PartialDate
from extractor.core.types import DateValue, Mention
from extractor.link.calendar_steps import Direction, add, month_near, shifted, weekday_near, year_near

NO_END = PartialDate("9999")
"""Stands in a `DateValue` whose `open` is true."""
_CLOSE = 7
"""Days: the other reading of an ambiguous number must lie this near to publication to win."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What a reader of a form may look at. `anchor` is the publication date at day precision, or None."""

    attrs: dict[str, str]
    anchor: date | None
    direction: Direction
    context: PartialDate | None

    def number(self, key: str) -> int | None:
        """An attribute as a number."""
        return int(self.attrs[key]) if key in self.attrs else None


def resolve(mention: Mention, published: PartialDate | None, direction: Direction, context: PartialDate | None = None) -> DateValue | None:
    """The date at the precision that the words support; None where they need an anchor that nobody gave.

    `context` is another date of the same story ("90 days after", "the same day"); it also stands in for a missing publication date
    where only a year is missing. A publication date that is vaguer than a day anchors what is no finer than itself.
    """
    read = _READERS.get(mention.attrs.get("form", ""))
    if read is None:
        return None
    if direction == "near" and mention.attrs["form"] not in ("weekday", "calendar"):
        direction = "future"
    anchor = published.first if published is not None and published.precision == "day" else None
    try:
        value = read(_Question(dict(mention.attrs), anchor, direction, context))
        if value is None and anchor is None and published is not None:
            value = _coarse(read, mention, published, direction)
    except (ValueError, OverflowError):  # a day that this calendar does not have
        return None
    return value


def plus(start: PartialDate, duration: str) -> PartialDate | None:
    """The date that lies an ISO duration after another, at the precision of the first; None where it is vague or out of the calendar.

    Days and weeks need a day to count from.
    """
    return add(start, duration)


def _coarse(read: "_Reader", mention: Mention, published: PartialDate, direction: Direction) -> DateValue | None:
    """An article dated by its year alone still anchors "last year", one of September "on 21 September"."""
    first = read(_Question(dict(mention.attrs), published.first, direction, None))
    last = read(_Question(dict(mention.attrs), published.last, direction, None))
    if first == last:
        return first
    if mention.attrs.get("form") != "calendar" or published.precision not in ("month", "week"):
        return None
    return next((value for value in (first, last) if value is not None and published.holds(value.date)), None)


def _absolute(value: str) -> DateValue:
    return DateValue(PartialDate(value))


def _relative(value: PartialDate | None) -> DateValue | None:
    return DateValue(value, "published") if value is not None else None


def _calendar(ask: _Question) -> DateValue | None:
    if "value" in ask.attrs:
        return _absolute(ask.attrs["value"])
    month, day = ask.number("month"), ask.number("day")
    year = _full_year(ask)
    if year is not None:
        return DateValue(_made(year, month, day))
    if ask.anchor is None:
        return _from_context(ask, month, day)
    if "year_shift" in ask.attrs:
        return _relative(_made(ask.anchor.year + int(ask.attrs["year_shift"]), month, day))
    if month is None:
        return None
    return _relative(month_near(ask.anchor, month, day, ask.direction, ask.number("shift"), ask.number("weekday")))


def _from_context(ask: _Question, month: int | None, day: int | None) -> DateValue | None:
    """ "on March 3" beside "in 2024": the same year; only where the two cannot contradict each other."""
    if ask.context is None or ask.context.precision != "year" or month is None or "year_shift" in ask.attrs:
        return None
    return DateValue(_made(ask.context.first.year, month, day), "text")


def _made(year: int, month: int | None, day: int | None) -> PartialDate:
    return PartialDate(f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else ""))


def _full_year(ask: _Question) -> int | None:
    """Two digits mean the year nearest to publication; without one the years 1970 to 2069."""
    if "year" in ask.attrs:
        return int(ask.attrs["year"])
    short = ask.number("yy")
    if short is None:
        return None
    if ask.anchor is None:
        return 1900 + short if short >= 70 else 2000 + short
    return min((century + short for century in (1900, 2000, 2100)), key=lambda year: abs(year - ask.anchor.year))  # type: ignore[union-attr]  # seen above


def _numeric(ask: _Question) -> DateValue | None:
    year, month, day = _full_year(ask), ask.number("month"), ask.number("day")
    if year is None or month is None or day is None:
        return None
    value = _made(year, month, day)
    if "ambiguous" in ask.attrs and ask.anchor is not None and ask.direction != "future":
        swapped = _made(year, day, month)
        if abs((swapped.first - ask.anchor).days) <= _CLOSE < abs((value.first - ask.anchor).days):
            value = swapped
    return DateValue(value)


def _weekday(ask: _Question) -> DateValue | None:
    if ask.anchor is None:
        return None
    weekday = int(ask.attrs["weekday"])
    return _relative(PartialDate.of(weekday_near(ask.anchor, weekday, ask.direction, ask.number("shift"), ask.number("week_shift"))))


def _day(ask: _Question) -> DateValue | None:
    return _relative(PartialDate.of(ask.anchor + timedelta(days=int(ask.attrs["shift"])))) if ask.anchor else None


def _day_of_month(ask: _Question) -> DateValue | None:
    if ask.anchor is None:
        return None
    day, shift = int(ask.attrs["day"]), ask.number("shift")
    here = date(ask.anchor.year, ask.anchor.month, 1)
    if shift is None:
        shift = 0
        if ask.direction == "past" and day > ask.anchor.day:
            shift = -1
        if ask.direction == "future" and day < ask.anchor.day:
            shift = 1
    month = shifted(PartialDate.of(here), "M", shift).first
    return _relative(PartialDate.of(month.replace(day=day)))


def _period(ask: _Question) -> DateValue | None:
    return _relative(shifted(PartialDate.of(ask.anchor), ask.attrs["unit"], int(ask.attrs["shift"]))) if ask.anchor else None


def _anchored(ask: _Question) -> DateValue | None:
    if ask.context is None or not _fine_enough(ask.context, ask.attrs["unit"]):
        return None
    return DateValue(shifted(ask.context, ask.attrs["unit"], int(ask.attrs["shift"])), "text")


def _weekend(ask: _Question) -> DateValue | None:
    """The weekend's week; a record has no weekend of its own."""
    if ask.anchor is None:
        return None
    shift = int(ask.attrs["shift"])
    if shift == 0 and ask.direction != "future" and ask.anchor.isoweekday() <= (5 if ask.direction == "past" else 1):
        shift = -1  # "said over the weekend" is the one that ended, and on a Monday "the weekend" is too
    return _relative(shifted(PartialDate.of(ask.anchor), "W", shift))


def _of_year(ask: _Question) -> DateValue | None:
    """Quarters and halves of a year, named or counted from ours; a season only vouches for its year."""
    if "value" in ask.attrs:
        return _absolute(ask.attrs["value"])
    year, absolute = _full_year(ask), True
    name = f"-Q{ask.attrs['quarter']}" if "quarter" in ask.attrs else f"-H{ask.attrs['half']}" if "half" in ask.attrs else ""
    if year is None:
        if ask.anchor is None or ("shift" not in ask.attrs and not name):
            return None
        year, absolute = year_near(ask.anchor, name, ask.direction, ask.number("shift")), False
    return DateValue(PartialDate(f"{year:04d}{name}"), "absolute" if absolute else "published")


def _fiscal(ask: _Question) -> DateValue | None:
    """The year that names it; when such a year begins differs from country to country."""
    year = _full_year(ask)
    if year is not None:
        return _absolute(f"{year:04d}")
    return _relative(PartialDate(f"{ask.anchor.year + int(ask.attrs['shift']):04d}")) if ask.anchor and "shift" in ask.attrs else None


def _new_year(ask: _Question) -> DateValue | None:
    """Next January's year; in January the one that has just begun."""
    return _relative(PartialDate(f"{ask.anchor.year + (ask.anchor.month > 1):04d}")) if ask.anchor else None


def _offset(ask: _Question) -> DateValue | None:
    anchor = ask.context if ask.attrs["anchor"] == "text" else PartialDate.of(ask.anchor) if ask.anchor else None
    unit, amount = ask.attrs["unit"], ask.attrs["amount"]
    if anchor is None or amount == "X" or unit in "HN" or not _fine_enough(anchor, unit):
        return None
    count = float(amount) * int(ask.attrs["sign"])
    if count != int(count):
        unit, count = ("M", count * 12) if unit == "Y" else ("D", count * {"M": 30, "W": 7}.get(unit, 1))
    # Ahead, a length is counted from the day ("within a month" ends on a day); back, it is as round as its unit ("two weeks ago").
    value = add(anchor, f"P{count:g}{unit}") if ask.attrs["sign"] == "1" and unit in "DWFM" else shifted(anchor, unit, int(count))
    return DateValue(value, "text" if ask.attrs["anchor"] == "text" else "published") if value else None


def _fine_enough(anchor: PartialDate, unit: str) -> bool:
    known = {"year": "YEC", "half": "YEC", "quarter": "YECQ", "month": "YECQM", "week": "YECQMW"}
    return anchor.precision == "day" or unit in known[anchor.precision]


def _immediate(ask: _Question) -> DateValue | None:
    """The day of the act itself where that is known, else of the report."""
    if ask.context is not None and ask.context.precision == "day":
        return DateValue(ask.context, "text")
    return _relative(PartialDate.of(ask.anchor)) if ask.anchor else None


def _open(ask: _Question) -> DateValue | None:
    return DateValue(NO_END, "text", open=True)


_Reader = Callable[[_Question], DateValue | None]
_READERS: dict[str, _Reader] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "weekday": _weekday,
    "day": _day,
    "day_of_month": _day_of_month,
    "period": _period,
    "anchored_period": _anchored,
    "weekend": _weekend,
    "season": _of_year,
    "quarter": _of_year,
    "half": _of_year,
    "fiscal": _fiscal,
    "new_year": _new_year,
    "offset": _offset,
    "immediate": _immediate,
    "open": _open,
}
