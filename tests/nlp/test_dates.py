"""Dates and durations in running text: their characters, their parse, what is none, and that no text takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.nlp.time_proof import prove_times
from extractor.rules.times import load_times
from tests.nlp.times import dates_in, unmarked

PARSES = [
    # days in every order
    ("signed on [9 Oct 2025] in Rome", {"form": "calendar", "value": "2025-10-09"}),
    ("signed [Oct. 9] in Rome", {"form": "calendar", "month": "10", "day": "9"}),
    ("on [October 9th, 2025], Rome", {"value": "2025-10-09"}),
    ("on [2025-10-09] Rome", {"value": "2025-10-09"}),
    ("on [the 9th of October] Rome", {"month": "10", "day": "9"}),
    ("on [Thursday, 9 October 2025] Rome", {"value": "2025-10-09", "weekday": "4"}),
    ("DHAKA, [Jan 1, 1988] -", {"value": "1988-01-01"}),
    ("on [09/10/2025] Rome", {"form": "numeric", "month": "10", "day": "9", "ambiguous": "true"}),
    ("on [31/12/25] Rome", {"form": "numeric", "month": "12", "day": "31", "yy": "25"}),
    ("on [12/31/2025] Rome", {"form": "numeric", "month": "12", "day": "31"}),
    ("on [28.10.2026] Rome", {"form": "numeric", "value": "2026-10-28"}),
    ("from [the 1st of next month] on", {"form": "day_of_month", "day": "1", "shift": "1"}),
    ("by [the 20th] at the latest", {"form": "day_of_month", "day": "20"}),
    # months, years, parts
    ("in [December 2024] Rome", {"value": "2024-12"}),
    ("since [March] exports", {"form": "calendar", "month": "3"}),
    ("in [June last year] Rome", {"month": "6", "year_shift": "-1"}),
    ("[last September] it fell", {"month": "9", "shift": "-1"}),
    ("in [mid-October] Rome", {"month": "10", "part": "MID"}),
    ("until [the end of March] only", {"month": "3", "part": "END"}),
    ("in [early 2026] Rome", {"value": "2026", "part": "EARLY"}),
    ("since [’25] only", {"yy": "25"}),
    # quarters, halves, seasons, fiscal years, decades
    ("in [the first quarter of 2026] Rome", {"value": "2026-Q1"}),
    ("in [Q3] Rome", {"form": "quarter", "quarter": "3"}),
    ("in [3Q25] Rome", {"quarter": "3", "yy": "25"}),
    ("by [H1 2026] at least", {"value": "2026-H1"}),
    ("in [the second half] Rome", {"form": "half", "half": "2"}),
    ("[the fourth quarter of last year] was", {"quarter": "4", "shift": "-1"}),
    ("in [the June quarter] of", {"form": "quarter", "quarter": "2"}),
    ("in [fiscal 2026] Rome", {"form": "fiscal", "year": "2026"}),
    ("for [the financial year 2025-26] Rome", {"form": "fiscal", "year": "2025", "ends": "26"}),
    ("in [2024/25] Rome", {"form": "fiscal", "year": "2024"}),
    ("in [FY26] Rome", {"form": "fiscal", "yy": "26"}),
    ("in [the 1990s] Rome", {"form": "decade", "decade": "1990"}),
    ("[this summer] Rome", {"form": "season", "season": "SU", "shift": "0"}),
    # counted from the day of writing
    ("on [Friday] Rome", {"form": "weekday", "weekday": "5"}),
    ("on [Friday night] Rome", {"weekday": "5", "time": "NI"}),
    ("[last Friday] Rome", {"weekday": "5", "shift": "-1"}),
    ("on [Monday next week] Rome", {"weekday": "1", "week_shift": "1"}),
    ("said [yesterday] that", {"form": "day", "shift": "-1"}),
    ("[the day before yesterday] Rome", {"shift": "-2"}),
    ("[tonight] Rome", {"shift": "0", "time": "NI"}),
    ("[next month] Rome", {"form": "period", "unit": "M", "shift": "1"}),
    ("[later this year] Rome", {"unit": "Y", "shift": "0", "part": "LATE"}),
    ("by [the end of the year] Rome", {"unit": "Y", "shift": "0", "part": "END"}),
    ("in [the new year] Rome", {"form": "new_year"}),
    ("[this weekend] Rome", {"form": "weekend", "shift": "0"}),
    ("[three weeks ago] Rome", {"form": "offset", "amount": "3", "unit": "W", "sign": "-1", "anchor": "published"}),
    ("in [90 days] Rome", {"amount": "90", "unit": "D", "sign": "1", "anchor": "published"}),
    ("within [the next 60 days] Rome", {"amount": "60", "unit": "D", "sign": "1"}),
    ("[two days later] Rome", {"amount": "2", "sign": "1", "anchor": "text"}),
    ("up from [a year earlier] Rome", {"amount": "1", "unit": "Y", "sign": "-1", "anchor": "text"}),
    ("in [the same week] Rome", {"form": "anchored_period", "unit": "W"}),
    ("halted [until further notice] in Rome", {"form": "open"}),
    ("banned [with immediate effect] in Rome", {"form": "immediate"}),
    # lengths
    ("a [90-day] pause", {"form": "duration", "value": "P90D"}),
    ("a [one-year] ban", {"value": "P1Y"}),
    ("for [12 months] Rome", {"value": "P12M"}),
    ("[twenty-five years] Rome", {"value": "P25Y"}),
    ("[two and a half years] Rome", {"value": "P2.5Y"}),
    ("a [fortnight-long] halt", {"value": "P2W"}),
    ("for [half a year] Rome", {"value": "P6M"}),
    ("over [the past five years] Rome", {"value": "P5Y", "shift": "-1"}),
    ("for [another six months] Rome", {"value": "P6M"}),
]

NONE = [
    # words of time that are other words
    "Rome may ban exports and may not",
    "They march on to a second hearing",
    "the Sunday Times and USA Today reported",
    "a second time, a third party, a quarter of exports",
    "prices fall as winter wheat is sold",
    "the sun sat low, Mon ami",
    # numbers that are no dates
    "2,024 tonnes, No. 2025, HS 2022, Regulation 2019/1021",
    "a ratio of 3/4, flight 1999, COVID-19, a 5G chip, B737",
    "on 31 June and February 30",
    "it sold 2024 tonnes for $2000",
    "for a few days of years past",
    "a 22-year-old and a 3 year old pact",
]

RANGES = [
    ("from 1 January to 31 March 2026", ("2026-01-01", "start"), ("2026-03-31", "end")),
    ("between 5 May and 9 June 2024", ("2024-05-05", "start"), ("2024-06-09", "end")),
    ("from March to May 2026", ("2026-03", "start"), ("2026-05", "end")),
    ("the years 2017-2019", ("2017", "start"), ("2019", "end")),
    ("in 2017-21", ("2017", "start"), ("2021", "end")),
    ("on March 5-7, 2025", ("2025-03-05", "start"), ("2025-03-07", "end")),
    ("on 5-7 March 2025", ("2025-03-05", "start"), ("2025-03-07", "end")),
]


@pytest.mark.parametrize(("marked", "expected"), PARSES)
def test_a_date_keeps_its_characters_and_parse(marked: str, expected: dict[str, str]) -> None:
    text, span = unmarked(marked)

    (mention,) = dates_in(text)

    assert (mention.start, mention.end) == span
    assert mention.text == text[slice(*span)]
    assert expected.items() <= mention.attrs.items()
    assert mention.kind == ("duration" if mention.attrs["form"] == "duration" else "date")


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [mention.text for mention in dates_in(text)] == []


@pytest.mark.parametrize(("text", "first", "second"), RANGES)
def test_a_range_is_two_dates_that_share_their_year(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert [(mention.attrs["value"], mention.attrs["range"]) for mention in dates_in(text)] == [first, second]


def test_words_without_a_day_are_found_on_request_only() -> None:
    text = "The recent annual quota is now due in several years"

    assert dates_in(text) == ()
    assert [mention.attrs["form"] for mention in dates_in(text, vague=True)] == ["ref", "set", "ref", "duration"]


def test_no_phrase_runs_across_an_empty_line() -> None:
    assert [mention.text for mention in dates_in("It ends in March\n\n5 ships came")] == ["March"]


def test_every_rule_proves_itself() -> None:
    assert [str(failure) for failure in prove_times(load_times("en"))] == []


VOCABULARY = (
    "the a of in to from until March May October Friday 1 9 31 25 2024 2025 1,500 10:30 - / , . ' s th first second last next this year years days week "
    "quarter half Q3 mid end ago earlier within two hundred and may % tonnes\n\n"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in dates_in(text, vague=True):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@pytest.mark.parametrize("piece", ["from 1 ", "the ", "2024-", "March 5 to ", "end of the ", "in the first half of ", "1,", "\n ", "twenty-", "a\n\n"])
def test_no_text_takes_longer_than_its_length_allows(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    begin = time.process_time()
    dates_in(text, vague=True)

    # 0.4 seconds at worst, for a text of nothing but dates; a quadratic step would take minutes
    assert time.process_time() - begin < 5


def test_a_day_that_no_month_has_is_no_date_in_a_range_either() -> None:
    assert [mention.text for mention in dates_in("the 31st to 29 February")] == ["29 February"]
