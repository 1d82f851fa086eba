"""Date mentions resolved against a day of publication, another date, or nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.core.evidence import RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import DateValue, Mention
from extractor.link.calendar_steps import Direction
from extractor.link.dates import plus, resolve

THURSDAY = PartialDate("2025-10-09")
"""The day of publication of every case below."""


def mention(**attrs: str) -> Mention:
    return Mention("date", "", 0, 4, "then", RuleId("test/date"), attrs)


def value(found: DateValue | None) -> str | None:
    return found.date.value if found else None


CASES: list[tuple[dict[str, str], Direction, str | None]] = [
    # days without a year
    ({"form": "calendar", "month": "10", "day": "6"}, "past", "2025-10-06"),
    ({"form": "calendar", "month": "12", "day": "1"}, "past", "2024-12-01"),
    ({"form": "calendar", "month": "12", "day": "1"}, "future", "2025-12-01"),
    ({"form": "calendar", "month": "3", "day": "1"}, "future", "2026-03-01"),
    ({"form": "calendar", "month": "3", "day": "1"}, None, "2026-03-01"),
    ({"form": "calendar", "month": "6", "day": "1"}, None, "2025-06-01"),
    ({"form": "calendar", "month": "10", "day": "11"}, "past", "2025-10-11"),  # a time zone away
    ({"form": "calendar", "month": "10", "day": "1"}, "future", "2025-10-01"),  # back-dated
    ({"form": "calendar", "month": "2", "day": "29"}, None, "2024-02-29"),  # the only such day near
    ({"form": "calendar", "month": "10", "day": "7", "weekday": "1"}, None, "2024-10-07"),  # a Monday
    # months without a year
    ({"form": "calendar", "month": "10"}, "past", "2025-10"),
    ({"form": "calendar", "month": "11"}, "past", "2024-11"),
    ({"form": "calendar", "month": "10"}, "future", "2025-10"),
    ({"form": "calendar", "month": "9"}, "future", "2026-09"),
    ({"form": "calendar", "month": "12"}, None, "2025-12"),
    ({"form": "calendar", "month": "4"}, None, "2025-04"),
    ({"form": "calendar", "month": "1"}, None, "2026-01"),
    ({"form": "calendar", "month": "9", "shift": "-1"}, None, "2025-09"),
    ({"form": "calendar", "month": "10", "shift": "-1"}, None, "2024-10"),
    ({"form": "calendar", "month": "3", "shift": "1"}, None, "2026-03"),
    ({"form": "calendar", "month": "6", "year_shift": "-1"}, None, "2024-06"),
    # years of two digits, numbers
    ({"form": "calendar", "yy": "25"}, None, "2025"),
    ({"form": "calendar", "yy": "98"}, None, "1998"),
    ({"form": "numeric", "day": "9", "month": "10", "year": "2025", "ambiguous": "true"}, None, "2025-10-09"),
    ({"form": "numeric", "day": "10", "month": "9", "year": "2025", "ambiguous": "true"}, None, "2025-10-09"),
    ({"form": "numeric", "day": "3", "month": "4", "year": "2026", "ambiguous": "true"}, "future", "2026-04-03"),
    # weekdays
    ({"form": "weekday", "weekday": "3"}, "past", "2025-10-08"),
    ({"form": "weekday", "weekday": "4"}, "past", "2025-10-09"),
    ({"form": "weekday", "weekday": "4"}, "future", "2025-10-09"),
    ({"form": "weekday", "weekday": "5"}, "past", "2025-10-03"),
    ({"form": "weekday", "weekday": "5"}, "future", "2025-10-10"),
    ({"form": "weekday", "weekday": "1"}, None, "2025-10-06"),
    ({"form": "weekday", "weekday": "1", "shift": "1"}, None, "2025-10-13"),
    ({"form": "weekday", "weekday": "5", "shift": "1"}, None, "2025-10-17"),
    ({"form": "weekday", "weekday": "5", "shift": "-1"}, None, "2025-10-03"),
    ({"form": "weekday", "weekday": "3", "shift": "-1"}, None, "2025-10-01"),
    ({"form": "weekday", "weekday": "5", "shift": "0"}, None, "2025-10-10"),
    ({"form": "weekday", "weekday": "2", "week_shift": "-1"}, None, "2025-09-30"),
    # days, periods, parts of years
    ({"form": "day", "shift": "-1"}, None, "2025-10-08"),
    ({"form": "day_of_month", "day": "15"}, "past", "2025-09-15"),
    ({"form": "day_of_month", "day": "1", "shift": "1"}, None, "2025-11-01"),
    ({"form": "period", "unit": "W", "shift": "0"}, None, "2025-W41"),
    ({"form": "period", "unit": "M", "shift": "1"}, None, "2025-11"),
    ({"form": "period", "unit": "Q", "shift": "-1"}, None, "2025-Q3"),
    ({"form": "period", "unit": "Y", "shift": "-1"}, None, "2024"),
    ({"form": "weekend", "shift": "0"}, None, "2025-W41"),
    ({"form": "weekend", "shift": "0"}, "past", "2025-W40"),
    ({"form": "weekend", "shift": "0"}, "future", "2025-W41"),
    ({"form": "new_year"}, None, "2026"),
    ({"form": "quarter", "quarter": "3"}, None, "2025-Q3"),
    ({"form": "quarter", "quarter": "1"}, "future", "2026-Q1"),
    ({"form": "quarter", "quarter": "4"}, "past", "2025-Q4"),
    ({"form": "quarter", "quarter": "4", "shift": "-1"}, None, "2024-Q4"),
    ({"form": "half", "half": "2", "yy": "25"}, None, "2025-H2"),
    ({"form": "season", "season": "SU", "year": "2024"}, None, "2024"),
    ({"form": "season", "season": "SP"}, None, None),  # a record has no seasons
    ({"form": "fiscal", "year": "2025", "ends": "26"}, None, "2025"),
    ({"form": "fiscal", "shift": "1"}, None, "2026"),
    # so long before or after
    ({"form": "offset", "amount": "3", "unit": "W", "sign": "-1", "anchor": "published"}, None, "2025-W38"),
    ({"form": "offset", "amount": "1", "unit": "Y", "sign": "-1", "anchor": "published"}, None, "2024"),
    ({"form": "offset", "amount": "2", "unit": "D", "sign": "-1", "anchor": "published"}, None, "2025-10-07"),
    ({"form": "offset", "amount": "90", "unit": "D", "sign": "1", "anchor": "published"}, None, "2026-01-07"),
    ({"form": "offset", "amount": "1", "unit": "M", "sign": "1", "anchor": "published"}, None, "2025-11-09"),
    ({"form": "offset", "amount": "12", "unit": "H", "sign": "1", "anchor": "published"}, None, None),
    ({"form": "immediate"}, None, "2025-10-09"),
    # what names no date
    ({"form": "duration", "value": "P1Y"}, None, None),
    ({"form": "ref", "value": "PAST_REF"}, None, None),
]


@pytest.mark.parametrize(("attrs", "direction", "expected"), CASES)
def test_a_date_is_resolved_from_the_day_of_publication(attrs: dict[str, str], direction: Direction, expected: str | None) -> None:
    assert value(resolve(mention(**attrs), THURSDAY, direction)) == expected


RELATIVE = [attrs for attrs, _, _ in CASES if "year" not in attrs and attrs["form"] not in ("duration", "ref", "numeric") and "yy" not in attrs]


@pytest.mark.parametrize("attrs", RELATIVE)
def test_without_an_anchor_a_relative_date_stays_unresolved(attrs: dict[str, str]) -> None:
    assert resolve(mention(**attrs), None, "past") is None


ANCHORED = [
    ({"form": "offset", "amount": "90", "unit": "D", "sign": "1", "anchor": "text"}, "2025-03-01", "2025-05-30"),
    ({"form": "offset", "amount": "1", "unit": "Y", "sign": "-1", "anchor": "text"}, "2025-03", "2024"),
    ({"form": "offset", "amount": "90", "unit": "D", "sign": "1", "anchor": "text"}, "2025-03", None),
    ({"form": "anchored_period", "unit": "W", "shift": "0"}, "2025-03-05", "2025-W10"),
    ({"form": "anchored_period", "unit": "M", "shift": "1"}, "2025-12", "2026-01"),
    ({"form": "anchored_period", "unit": "D", "shift": "0"}, "2025", None),
    ({"form": "calendar", "month": "3", "day": "5"}, "2024", "2024-03-05"),
    ({"form": "immediate"}, "2025-03-05", "2025-03-05"),
]


@pytest.mark.parametrize(("attrs", "context", "expected"), ANCHORED)
def test_another_date_of_the_text_is_an_anchor_where_it_is_precise_enough(attrs: dict[str, str], context: str, expected: str | None) -> None:
    found = resolve(mention(**attrs), None, None, PartialDate(context))

    assert value(found) == expected
    assert found is None or found.basis == "text"


def test_the_basis_says_where_a_value_comes_from() -> None:
    assert resolve(mention(form="calendar", value="2024-12", year="2024", month="12"), None, None) == DateValue(PartialDate("2024-12"), "absolute")
    assert resolve(mention(form="day", shift="0"), THURSDAY, None) == DateValue(THURSDAY, "published")


def test_until_further_notice_is_open() -> None:
    found = resolve(mention(form="open"), None, None)

    assert found is not None
    assert found.open


@pytest.mark.parametrize(("published", "expected"), [("2025-10", "2024"), ("2025", "2024"), ("2025-10-09", "2024")])
def test_a_coarse_day_of_publication_anchors_what_is_no_finer(published: str, expected: str) -> None:
    assert value(resolve(mention(form="period", unit="Y", shift="-1"), PartialDate(published), None)) == expected
    assert (value(resolve(mention(form="weekday", weekday="5"), PartialDate(published), "past")) is None) == (len(published) < 10)


DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(["past", "future"])


@given(DAYS, st.integers(1, 7), DIRECTIONS)
def test_a_weekday_is_that_day_within_a_week_on_the_right_side(day: date, weekday: int, direction: Direction) -> None:
    found = resolve(mention(form="weekday", weekday=str(weekday)), PartialDate.of(day), direction)

    assert found is not None
    assert found.date.first.isoweekday() == weekday
    gap = (found.date.first - day).days
    assert -7 < gap <= 0 if direction == "past" else 0 <= gap < 7


@given(DAYS, st.integers(1, 12), DIRECTIONS)
def test_a_month_is_the_latest_or_the_next_of_its_name(day: date, month: int, direction: Direction) -> None:
    found = resolve(mention(form="calendar", month=str(month)), PartialDate.of(day), direction)

    assert found is not None
    assert found.date.first.month == month
    if direction == "past":
        assert found.date.first <= day < found.date.first + timedelta(days=366)
    else:
        assert found.date.last >= day > found.date.last - timedelta(days=366)


@given(DAYS, st.integers(1, 400))
def test_days_ahead_and_plus_agree(day: date, count: int) -> None:
    ahead = resolve(mention(form="offset", amount=str(count), unit="D", sign="1", anchor="published"), PartialDate.of(day), None)

    assert ahead is not None
    assert ahead.date == plus(PartialDate.of(day), f"P{count}D") == PartialDate.of(day + timedelta(days=count))


PLUS = [
    ("2025-11-10", "P1Y", "2026-11-10"),
    ("2025-01-31", "P1M", "2025-02-28"),
    ("2024-02-29", "P1Y", "2025-02-28"),
    ("2025-10-09", "P90D", "2026-01-07"),
    ("2025-10-09", "P2W", "2025-10-23"),
    ("2025-10", "P18M", "2027-04"),
    ("2025-10", "P90D", None),
    ("2025", "P2.5Y", None),
    ("2025", "P3Y", "2028"),
    ("2025-Q4", "P6M", "2026-Q2"),
    ("2025-H1", "P1Y", "2026-H1"),
    ("2025-W41", "P1W", None),
    ("2025-10-09", "PXY", None),
    ("2025-10-09", "PT12H", None),
    ("9999-12-31", "P1Y", None),
]


@pytest.mark.parametrize(("start", "duration", "end"), PLUS)
def test_a_length_is_added_at_the_precision_of_the_start(start: str, duration: str, end: str | None) -> None:
    found = plus(PartialDate(start), duration)

    assert (found.value if found else None) == end
