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
        "2025-06-18",
        "India raised the minimum export price of onions to $475 a tonne, up from the $300 fixed in May 2024.",
        [{"introduced": "2024-05"}],
        id="when the old rate was fixed",
    ),
    pytest.param(
        "2025-06-18",
        "India raised the export duty on onions to 20% from 10%, the ministry announced on 17 June.",
        [{"announced": "2025-06-17"}],
        id="when the new rate was announced",
    ),
    pytest.param(
        "2025-06-18",
        "Sri Lanka raised the levy on potatoes to Rs. 60 a kilo from Rs. 30. The higher levy stays till 31 December.",
        [{"expires": "2025-12-31"}],
        id="rupees end no sentence",
    ),
    # ---- same days, sittings, hours, ends of all
    pytest.param(
        "2025-06-18",
        "Ghana will stop collecting an export tax on copra from July 1. Cabinet also agreed to trim the cocoa export duty to 2.5 percent from the same date.",
        [{"effective": "2025-07-01"}, {"effective": "2025-07-01"}],
        id="from the same date",
    ),
    pytest.param(
        "2025-06-18",
        "Brazil raised its tariff on steel on 3 June. On the same day, Argentina cut its export tax on soybeans.",
        [{"announced": "2025-06-03"}, {"announced": "2025-06-03"}],
        id="on the same day another",
    ),
    pytest.param(
        "2025-06-18",
        "The US places a 30% tariff on large power transformers and a 20% tariff on switchgear, starting at 12:01 a.m. EST on December 8, 2025.",
        [{"effective": "2025-12-08"}, {"effective": "2025-12-08"}],
        id="the hour before its day",
    ),
    pytest.param(
        "2025-06-18",
        "The cabinet of Peru, meeting in Lima on Tuesday, banned exports of wheat.",
        [{"announced": "2025-06-17"}],
        id="the day of a sitting",
    ),
    pytest.param(
        "2025-06-18",
        "The Chilean council, which meets on Friday, is to raise the duty on rice.",
        [{}],
        id="a sitting to come",
    ),
    pytest.param(
        "2025-06-18",
        "Peru raised its tariff on rice after farmers said on Monday that they would block roads.",
        [{}],
        id="what others said before",
    ),
    pytest.param(
        "2025-06-18",
        "Peru raised its tariff on rice after the president signed a decree on Monday.",
        [{"announced": "2025-06-16"}],
        id="what the government did before",
    ),
    pytest.param(
        "2025-06-18",
        "President Trump signed a proclamation holding off on higher duties for sofas that were supposed to bite on Sunday.",
        [{}],
        id="a day that no longer holds",
    ),
    pytest.param(
        "2025-06-18",
        "South Korea reopened the market to Danish beef on Monday, ending a shutout that began in 2000.",
        [{"announced": "2025-06-16", "introduced": "2000"}],
        id="what began years ago",
    ),
    pytest.param(
        "2025-06-18",
        "Kazakhstan said on Tuesday that its ban on fuel exports would end on July 20.",
        [{"announced": "2025-06-17", "effective": "2025-07-20"}],
        id="a ban that ends begins to be lifted",
    ),
    pytest.param(
        "2025-06-18",
        "The EU imposed anti-dumping duties on glass from Egypt. It also put countervailing duties on glass from Malaysia. "
        "All measures will stay in force for five years.",
        [{"duration": "P5Y"}, {"duration": "P5Y"}],
        id="all measures last so long",
    ),
    pytest.param(
        "2025-06-18",
        "Turkey cut its import duty on wheat to 20% from 1 August.",
        [{"effective": "2025-08-01"}],
        id="a day behind a rate is no old rate",
    ),
    pytest.param(
        "2025-06-18",
        "Farmers will wait until well into the new year, after Beijing on Monday pushed back the deadline for its anti-dumping probe into Canadian canola.",
        [{"announced": "2025-06-16"}],
        id="a day of its own past verb",
    ),
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
    # ---- days of an act told apart from it
    pytest.param(
        "2025-06-18",
        "Peru has withdrawn its duty on onions. Earlier on 10 June, the minister had said that the government would consider withdrawing the duty on onions.",
        [{}],
        id="the day of the plan",
    ),
    pytest.param(
        "2025-06-18",
        "Peru has resumed exports of raw nuts. In 2024, it banned exports of raw nuts. From 1 July 2025 to 31 May 2026 exports will be allowed again.",
        [{"effective": "2025-07-01", "expires": "2026-05-31", "introduced": "2024"}, {"announced": "2024"}],
        id="no beginning of what is long over",
    ),
    pytest.param(
        "2025-06-18",
        "Peru has banned exports of copper scrap, the trade ministry said on Tuesday. Smelters ran short. The order takes effect immediately.",
        [{"announced": "2025-06-17", "effective": "2025-06-17"}],
        id="immediately is when it is announced",
    ),
    pytest.param(
        "2025-06",
        "Peru lifted its ban on copper scrap exports on 9 June.",
        [{"announced": "2025-06-09"}],
        id="an article dated by its month",
    ),
    pytest.param(
        "2025-06-18",
        "Peru has suspended its duty on rice until the end of the year.",
        [{"expires": "2025-12-31"}],
        id="until the end of the year",
    ),
    pytest.param(
        "2025-06-18",
        "Peru is rolling out quotas on exports of urea in the second half of this year.",
        [{}],
        id="a half that is not over is no day of an announcement",
    ),
    pytest.param(
        "2025-06-18",
        "Peru on Tuesday lifted its ban on exports of cotton. Farmers had protested. Peru had banned exports of cotton on 11 June.",
        [{"announced": "2025-06-17", "introduced": "2025-06-11"}, {"announced": "2025-06-11"}],
        id="lifted after six days",
    ),
    pytest.param(
        "2025-06-18",
        "Peru lifted its 19-year embargo on Iraq.",
        [{}],
        id="so long the embargo lasted",
    ),
    pytest.param(
        "2025-06-18",
        "The government of Peru will not cut its export tax on copper in 2026.",
        [{}],
        id="what is refused does not begin",
    ),
    pytest.param(
        "2025-06-18",
        "Peru has banned exports of copper scrap. Smelters ran short. Prices rose. Shops closed. Miners slept. Kilns cooled. The order took effect on Friday.",
        [{"effective": "2025-06-13"}],
        id="told at the end of a text of one act",
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_an_event_has_the_dates_that_its_article_gives(published: str, text: str, expected: list[dict[str, str]]) -> None:
    reader = extractor()
    assert [dates(event) for event in reader.link(reader.analyse(reader.article(text, published, None))).events] == expected
