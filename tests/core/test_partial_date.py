"""Dates at the precision of the text: their days, their order, what they hold."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.core.partial_date import PartialDate

SPANS = [
    ("2025", "year", "2025-01-01", "2025-12-31"),
    ("2025-H1", "half", "2025-01-01", "2025-06-30"),
    ("2025-H2", "half", "2025-07-01", "2025-12-31"),
    ("2025-Q1", "quarter", "2025-01-01", "2025-03-31"),
    ("2025-Q4", "quarter", "2025-10-01", "2025-12-31"),
    ("2024-02", "month", "2024-02-01", "2024-02-29"),
    ("2025-W41", "week", "2025-10-06", "2025-10-12"),
    ("2026-W01", "week", "2025-12-29", "2026-01-04"),
    ("2025-10-09", "day", "2025-10-09", "2025-10-09"),
]


@pytest.mark.parametrize(("value", "precision", "first", "last"), SPANS)
def test_a_date_stands_for_its_days(value: str, precision: str, first: str, last: str) -> None:
    found = PartialDate(value)

    assert (found.precision, found.first.isoformat(), found.last.isoformat()) == (precision, first, last)
    assert str(found) == value


@pytest.mark.parametrize("value", ["", "25", "2025-13", "2025-02-30", "2025-W54", "2025-Q5", "2025-H3", "2025-1-1", "2025-10-09T08:00", "about 2025", "2025 "])
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(value)


def _of(day: date, precision: str) -> PartialDate:
    if precision == "year":
        return PartialDate(f"{day.year}")
    if precision == "half":
        return PartialDate(f"{day.year}-H{(day.month + 5) // 6}")
    if precision == "quarter":
        return PartialDate(f"{day.year}-Q{(day.month + 2) // 3}")
    if precision == "week":
        year, week, _ = day.isocalendar()
        return PartialDate(f"{year}-W{week:02d}")
    return PartialDate.month_of(day) if precision == "month" else PartialDate.of(day)


PRECISIONS = ("year", "half", "quarter", "month", "week", "day")
DAYS = st.dates(date(1900, 1, 10), date(2199, 12, 1))
DATES = st.builds(_of, DAYS, st.sampled_from(PRECISIONS))


@given(DAYS, st.sampled_from(PRECISIONS))
def test_a_date_holds_its_day_and_no_day_outside(day: date, precision: str) -> None:
    found = _of(day, precision)

    assert found.precision == precision
    assert found.holds(PartialDate.of(day))
    assert not found.holds(PartialDate.of(found.last + timedelta(days=1)))
    assert not found.holds(PartialDate.of(found.first - timedelta(days=1)))


@given(DATES, DATES, DATES)
def test_holding_is_an_order(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    assert one.holds(one)
    if one.holds(two) and two.holds(three):
        assert one.holds(three)
    if one.holds(two) and two.holds(one):
        assert (one.first, one.last) == (two.first, two.last)


@given(DATES, DATES)
def test_dates_are_ordered_by_their_first_day_then_the_more_precise_first(one: PartialDate, two: PartialDate) -> None:
    assert (one < two) == ((one.first, one.last) < (two.first, two.last))
    assert sorted([one, two])[0].first == min(one.first, two.first)
