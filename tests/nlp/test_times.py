"""Dates and amounts of one text together."""

import itertools

from extractor.nlp.times import Times
from extractor.rules.times import load_times

TIMES = Times(load_times("en"))


def test_dates_and_amounts_come_in_the_order_of_the_text() -> None:
    found = TIMES.find("Peru raised its duty to 25% on Friday and set a quota of 5,000 tonnes for one year")

    assert [mention.kind for mention in found] == ["rate", "date", "quantity", "duration"]


def test_nothing_is_told_twice() -> None:
    found = TIMES.find("tariffs of 30 pct in 2009 and 25 pct in 2010, from 2,025 tonnes to 2,026 tonnes")

    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_a_date_can_be_asked_for_its_role() -> None:
    text = "The ban takes effect on Friday"
    (mention,) = TIMES.find(text)

    assert TIMES.context_of(text, mention, (0, len(text))).role == "effective"
