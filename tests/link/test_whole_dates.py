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
    pytest.param(
        "2024-08-30",
        "Chile and India have struck a trade deal. The agreement reached on Tuesday comes after long talks.",
        [{"announced": "2024-08-27"}],
        id="an agreement reached",
    ),
    pytest.param(
        "2024-08-30",
        "Peru will raise its tariffs on glass on 2 October, at the end of that 30-day period.",
        [{"effective": "2024-10-02"}],
        id="an end of talks",
    ),
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
    pytest.param(
        "2024-08-30",
        "Oman on Monday lifted the ban on sugar exports. First imposed in July 2022 to steady prices, the ban has hurt mills.",
        [{"announced": "2024-08-26", "introduced": "2022-07"}],
        id="a participle before its measure",
    ),
    pytest.param(
        "2024-08-30",
        "Oman will bar imports of used tyres. In a statement sent to reporters on Monday, it spoke of waste. He is on a visit to Delhi from 4 to 8 September.",
        [{"announced": "2024-08-26"}],
        id="what else lasts",
    ),
    pytest.param(
        "2024-08-30",
        "Peru imposed new tariffs on Chilean goods as of next Monday. It imposed a duty of 15% on Chilean wine and imposed 10% on Chilean salmon.",
        [{"effective": "2024-09-02"}, {"effective": "2024-09-02"}],
        id="parts of one announcement",
    ),
    pytest.param("2024-08-30", "Peru on Monday extended its 60-day ban on onion imports.", [{"announced": "2024-08-26"}], id="how long the old one was"),
    pytest.param(
        "2024-08-29", "Importers in Peru are required to pay anti-dumping duties on glass as of Wednesday.", [{"effective": "2024-08-28"}], id="just begun"
    ),
    pytest.param(
        "2024-08-29",
        "Today, Peru's plan to impose anti-dumping duties on glass from Chile has obtained the support of its partners.",
        [{"announced": "2024-08-29"}],
        id="what is planned begins on another day",
    ),
    pytest.param(
        "2024-08-29",
        "Peru will levy a 20 percent duty on imports of wine from Chile and a 7 percent charge on purchases from Brazil, it said on Tuesday.",
        [{"announced": "2024-08-27"}, {"announced": "2024-08-27"}],
        id="a noun beside the act",
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_an_event_has_the_dates_that_its_article_gives(published: str, text: str, expected: list[dict[str, str]]) -> None:
    reader = extractor()
    assert [dates(event) for event in reader.link(reader.analyse(reader.article(text, published, None))).events] == expected
