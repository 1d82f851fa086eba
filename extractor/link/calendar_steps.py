"""Which date is so many units away, or the nearest of its name? Steps through the calendar on partial dates."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from extractor.core.partial_date import PartialDate

Direction = Literal["past", "future", "near"] | None

_AHEAD, _BACK = 183, 245
"""Days, for a month without a year and without a direction. News looks back further than ahead: "January" in a September text is this
year's, "December" in a March text last year's. After a change re-run benchmarks/dates.py and the challenge set."""
_EARLY, _LATE = 3, 14
"""Days that a day without a year may lie on the wrong side of publication before another year is thought of: "announced on" a little
ahead (time zones), "takes effect on" further back (duties that are back-dated, late reports), since nobody names a day a year off without its year."""
_JUST = 2
"""Days back to which "as of Wednesday" may point where nothing says that it lies ahead."""
_DURATION = re.compile(r"P(?P<count>-?\d+(?:\.\d+)?)(?P<unit>[DWFMQYEC])")
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS = {"D": 1, "W": 7, "F": 14}


def shifted(anchor: PartialDate, unit: str, count: int) -> PartialDate:
    """The week, month, quarter, year (or decade's first year) that lies `count` units from the anchor's, at the unit's precision."""
    first = anchor.first
    if unit in _DAYS:
        day = first + timedelta(days=_DAYS[unit] * count)
        return PartialDate.of(day) if unit == "D" else week_of(day)
    month = _months_from(first, _MONTHS[unit] * count)
    if unit == "M":
        return PartialDate.month_of(month)
    if unit == "Q":
        return PartialDate(f"{month.year:04d}-Q{(month.month + 2) // 3}")
    return PartialDate(f"{month.year // 10 * 10 if unit == 'E' else month.year:04d}")


def week_of(day: date) -> PartialDate:
    """The ISO week that holds a day."""
    year, week, _ = day.isocalendar()
    return PartialDate(f"{year:04d}-W{week:02d}")


def add(start: PartialDate, duration: str) -> PartialDate | None:
    """A date so much later at the precision of the start; the last of a month stays within its month (31 January + P1M = 28 February)."""
    form = _DURATION.fullmatch(duration)
    if form is None:
        return None
    count, unit = float(form["count"]), form["unit"]
    try:
        if unit in _DAYS:
            days = _DAYS[unit] * count
            return PartialDate.of(start.first + timedelta(days=int(days))) if start.precision == "day" and days == int(days) else None
        months = _MONTHS[unit] * count
        return _add_months(start, int(months)) if months == int(months) else None
    except (ValueError, OverflowError):
        return None


def month_near(anchor: date, month: int, day: int | None, direction: Direction, shift: int | None = None, weekday: int | None = None) -> PartialDate:
    """A month, or a day of it, without its year; `shift` is that of "last March" and "next March", `weekday` picks the year where it fits one."""
    if shift is not None and shift != 0:
        year = anchor.year if (month < anchor.month if shift < 0 else month > anchor.month) else anchor.year + shift
        return _made(year, month, day)
    choices = [_made(year, month, day) for year in (anchor.year - 1, anchor.year, anchor.year + 1) if _exists(year, month, day)]
    if weekday is not None and day is not None:
        fitting = [choice for choice in choices if choice.first.isoweekday() == weekday]
        choices = fitting or choices
    if shift == 0:
        return _made(anchor.year, month, day)
    if not choices:  # 29 February far from a leap year
        raise ValueError(f"no {month}-{day} near {anchor}")
    early, late = (timedelta(days=days if day is not None else 0) for days in (_EARLY, _LATE))
    if direction == "past":
        return max((choice for choice in choices if choice.first <= anchor + early), default=choices[0])
    if direction == "future":
        return min((choice for choice in choices if choice.last >= anchor - late), default=choices[-1])
    likely = [choice for choice in choices if -_BACK <= _days_off(choice, anchor) <= _AHEAD]
    if day is None:  # a month is this year's where this year's is likely at all
        likely = [choice for choice in likely if choice.first.year == anchor.year] or likely
    return min(likely or choices, key=lambda choice: abs(_days_off(choice, anchor)))


def latest_before(start: PartialDate, end: PartialDate) -> PartialDate:
    """A month or a day of it moved to the last year in which it does not come after the end: "from November to March"."""
    if start.precision not in ("month", "day"):
        return start
    month, day = start.first.month, start.first.day if start.precision == "day" else None
    for year in (end.first.year, end.first.year - 1):
        if _exists(year, month, day) and _made(year, month, day).first <= end.last:
            return _made(year, month, day)
    return start


def _days_off(choice: PartialDate, anchor: date) -> int:
    """Days from the anchor to the nearest day of a date; negative where it lies back."""
    if choice.first > anchor:
        return (choice.first - anchor).days
    return min(0, (choice.last - anchor).days)


def weekday_near(anchor: date, weekday: int, direction: Direction, shift: int | None = None, week_shift: int | None = None) -> date:
    """A day of the week, 1 is Monday; without a direction the latest one, the day of publication included; "near" is the next one unless it has just been."""
    monday = anchor - timedelta(days=anchor.isoweekday() - 1)
    if week_shift is not None:
        return monday + timedelta(days=7 * week_shift + weekday - 1)
    if shift == 1:
        return monday + timedelta(days=7 + weekday - 1)
    if shift == -1:
        back = (anchor.isoweekday() - weekday) % 7
        return anchor - timedelta(days=back if back >= 2 else back + 7)
    if shift == 0 and direction is None:
        return monday + timedelta(days=weekday - 1)
    ahead = (weekday - anchor.isoweekday()) % 7
    stays = direction == "future" or ahead == 0 or (direction == "near" and ahead < 7 - _JUST)
    return anchor + timedelta(days=ahead if stays else ahead - 7)


def year_near(anchor: date, name: str, direction: Direction, shift: int | None = None) -> int:
    """The year of a quarter or half ("-Q3") that is told without one."""
    if shift is not None:
        return anchor.year + shift
    if not name:
        return anchor.year
    here = PartialDate(f"{anchor.year:04d}{name}")
    if direction == "past":
        return anchor.year if here.first <= anchor else anchor.year - 1
    if direction == "future":
        return anchor.year if here.last >= anchor else anchor.year + 1
    return anchor.year if (here.first - anchor).days <= _AHEAD else anchor.year - 1


def _months_from(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _add_months(start: PartialDate, count: int) -> PartialDate | None:
    month = _months_from(start.first, count)
    if start.precision == "day":
        return PartialDate.of(month.replace(day=min(start.first.day, monthrange(month.year, month.month)[1])))
    if start.precision == "month":
        return PartialDate.month_of(month)
    if start.precision == "year" and count % 12 == 0:
        return PartialDate(f"{month.year:04d}")
    if start.precision == "quarter" and count % 3 == 0:
        return PartialDate(f"{month.year:04d}-Q{(month.month + 2) // 3}")
    if start.precision == "half" and count % 6 == 0:
        return PartialDate(f"{month.year:04d}-H{1 if month.month < 7 else 2}")
    return None


def _exists(year: int, month: int, day: int | None) -> bool:
    return day is None or day <= monthrange(year, month)[1]


def _made(year: int, month: int, day: int | None) -> PartialDate:
    return PartialDate(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
