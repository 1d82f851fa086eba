"""Which days does a date stand for? ISO dates at the precision that a text supports."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering

_FORM = re.compile(
    r"""
    (?P<year>\d{4})
    (?: -(?:
        H(?P<half>[12])
      | Q(?P<quarter>[1-4])
      | W(?P<week>\d{2})
      | (?P<month>\d{2}) (?: -(?P<day>\d{2}) )?
    ))?
    """,
    re.VERBOSE,
)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """`2025`, `2025-H1`, `2025-Q1`, `2025-10`, `2025-W41` or `2025-10-09`; anything else raises ValueError.

    Ordered by first day, the more precise first where two begin on the same day.
    """

    value: str

    def __post_init__(self) -> None:
        _span_of(self.value)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The date at day precision."""
        return cls(day.isoformat())

    @classmethod
    def month_of(cls, day: date) -> "PartialDate":
        """The month that holds the day."""
        return cls(f"{day.year:04d}-{day.month:02d}")

    @property
    def precision(self) -> str:
        """`year`, `half`, `quarter`, `month`, `week` or `day`."""
        form = _FORM.fullmatch(self.value)
        assert form is not None  # __post_init__ saw to it
        for name in ("day", "month", "week", "quarter", "half"):
            if form[name]:
                return name
        return "year"

    @property
    def first(self) -> date:
        """The first day it stands for."""
        return _span_of(self.value)[0]

    @property
    def last(self) -> date:
        """The last day it stands for."""
        return _span_of(self.value)[1]

    def holds(self, other: "PartialDate") -> bool:
        """Whether every day of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        return self.value


@lru_cache(maxsize=1024)
def _span_of(value: str) -> tuple[date, date]:
    """First and last day; asked many times for the few dates of an article."""
    form = _FORM.fullmatch(value)
    if form is None:
        raise ValueError(f"not an ISO date: {value!r}")
    year = int(form["year"])
    if form["week"]:
        monday = date.fromisocalendar(year, int(form["week"]), 1)
        return monday, monday + timedelta(days=6)
    if form["day"]:
        day = date(year, int(form["month"]), int(form["day"]))
        return day, day
    first_month, last_month = 1, 12
    if form["half"]:
        first_month, last_month = (1, 6) if form["half"] == "1" else (7, 12)
    elif form["quarter"]:
        last_month = 3 * int(form["quarter"])
        first_month = last_month - 2
    elif form["month"]:
        first_month = last_month = int(form["month"])
    first = date(year, first_month, 1)
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])
