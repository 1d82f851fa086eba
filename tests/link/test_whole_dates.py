"""Dates and lengths of the events of little articles, from the words to the record's fields."""

from functools import cache

import pytest

from extractor import Extractor, Settings
from extractor.core.types import PolicyEvent


@cache
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


def dates(event: PolicyEvent) -> dict[str, str]:
    found = {role: getattr(event, role) for role in ("announced", "effective", "expires", "introduced")}
    length = {"duration": event.duration.value} if event.duration else {}
    return {role: sourced.value.date.value for role, sourced in found.items() if sourced is not None} | length


CASES = [
    # published, text, the dates of each event
    pytest.param(
        "2024-08-02",
        "Ghana suspended duties on rice imports. The policy took effect on July 15 and will remain in force until December 31.",
        [{"effective": "2024-07-15", "expires": "2024-12-31"}],
        id="what stays in force is the act told before",
    ),
    pytest.param(
        "2024-11-15",
        "Peru's duties on copper, ordered on Thursday, took effect on Friday.",
        [{"announced": "2024-11-14", "effective": "2024-11-15"}],
        id="order first",
    ),
    pytest.param("2024-08-30", "Oman lifted the ban on sugar exports. Sugar stocks are enough to last until March.", [{}], id="what lasts is no measure"),
    pytest.param("2024-08-30", "Oman will raise the quota for wheat imports. The previous quota expired in July.", [{}], id="the end of another"),
    pytest.param(
        "2024-08-30", "Oman on Monday lifted the ban on sugar exports, which was in force for 18 months.", [{"announced": "2024-08-26"}], id="how long it was"
    ),
    pytest.param("2024-08-30", "By Decree No. 14/2019-2023, Oman banned sugar exports.", [{}], id="years of a number"),
    pytest.param(
        "2024-08-30",
        "Kenya banned exports of raw hides. The announcement was made on Tuesday by the trade minister.",
        [{"announced": "2024-08-27"}],
        id="an announcement made",
    ),
    pytest.param(
        "2024-08-30", "Oman's new duty on glass came in late.\n\n- **Effective date**: 2024-09-02\n", [{"effective": "2024-09-02"}], id="a field of a notice"
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_an_event_has_the_dates_that_its_article_gives(published: str, text: str, expected: list[dict[str, str]]) -> None:
    reader = extractor()
    assert [dates(event) for event in reader.link(reader.analyse(reader.article(text, published, None))).events] == expected
