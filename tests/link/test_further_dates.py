"""Dates of little articles that stand apart from the act: of "the decision", on a paper, of a span that is over, of what others are given time for."""

import pytest

from tests.link.test_whole_dates import dates, extractor

CASES = [
    # ---- the day of "the decision"
    pytest.param(
        "Peru is to prohibit exports of copper scrap from January, traders say. The cabinet announced its decision on 9 October.",
        [{"announced": "2025-10-09", "effective": "2026-01"}],
        id="announced its decision a month before",
    ),
    pytest.param(
        "Peru is to prohibit exports of copper scrap from January, traders say. The decree was signed on 9 October.",
        [{"announced": "2025-10-09", "effective": "2026-01"}],
        id="the decree was signed",
    ),
    pytest.param(
        "Peru is to prohibit exports of copper scrap from January, traders say. The minister said on 9 October that smelters were short.",
        [{"effective": "2026-01"}],
        id="something else was said that day",
    ),
    pytest.param(
        "Peru put a 20% duty on cement. On Friday Chad announced a wage law.",
        [{}],
        id="another government's day",
    ),
    # ---- the day on a paper
    pytest.param(
        "Ministry of Finance of Ghana\nNotice No. 12\nDate of issue: 2 October 2025\n\nGhana imposes an export ban on teak logs.",
        [{"announced": "2025-10-02"}],
        id="the date of issue at the head",
    ),
    pytest.param(
        "Ghana has decided to ban exports of teak logs.\nMinistry of Trade of Ghana\n2 October 2025",
        [{"announced": "2025-10-02"}],
        id="the day below who signs",
    ),
    pytest.param(
        "2 October 2025\nGhana has banned exports of teak logs. Exporters may apply for a permit.",
        [{}],
        id="the day of a page at its head",
    ),
    # ---- spans
    pytest.param(
        "Chad's export tax on sesame was suspended from 1 May to 31 July.",
        [{"effective": "2025-05-01", "expires": "2025-07-31"}],
        id="a span that is over",
    ),
    pytest.param(
        "Chad suspended its export tax on sesame from 1 December to 31 July.",
        [{"effective": "2025-12-01", "expires": "2026-07-31"}],
        id="a span ahead",
    ),
    pytest.param(
        "Chad suspended its export tax on sesame from 1 October to 31 July.",
        [{"effective": "2025-10-01", "expires": "2026-07-31"}],
        id="a span under way",
    ),
    pytest.param(
        "Chad will suspend its export tax on sesame from 1 May to 31 July.",
        [{"effective": "2026-05-01", "expires": "2026-07-31"}],
        id="a span that will be",
    ),
    pytest.param(
        "Kuwait has extended the ban on exports of iron scrap from the 17th of this month to the 31st of December.",
        [{"effective": "2025-11-17", "expires": "2025-12-31"}],
        id="a span of days of months",
    ),
    # ---- beginnings, ends, lengths
    pytest.param(
        "Kenya on Thursday put into effect tighter import controls on sugar.",
        [{"effective": "2025-11-06"}],
        id="put into effect",
    ),
    pytest.param(
        "Kenya began charging a 30% duty on rice on Wednesday.",
        [{"effective": "2025-11-05"}],
        id="began charging",
    ),
    pytest.param(
        "A failed harvest drove up prices, prompting India to ban wheat exports in May.",
        [{"announced": "2025-05"}],
        id="what prompted an act lies behind",
    ),
    pytest.param(
        "A failed harvest would force India to ban wheat exports in May.",
        [{"effective": "2026-05"}],
        id="what would force one lies ahead",
    ),
    pytest.param(
        "Ghana has imposed a 15% duty on imported tiles. Unless parliament agrees to more, the duty ends after 180 days.",
        [{"duration": "P180D"}],
        id="ends after so many days",
    ),
    pytest.param(
        "Turkey voted on Friday to prolong its anti-dumping duties on shoes. The new term starts in January 2026 and runs out at the end of March 2027.",
        [{"announced": "2025-11-07", "effective": "2026-01", "expires": "2027-03-31"}],
        id="the new term",
    ),
    pytest.param(
        "Russia has extended the ban on exports of sulphur. It will be in force till March 31, 2026. Earlier it was extended till September 30, 2025.",
        [{"expires": "2026-03-31"}],
        id="the end that is not over",
    ),
    pytest.param(
        "Norway banned oil exports to Fiji on Friday. The boycott gives firms until late January to cut their ties.",
        [{"announced": "2025-11-07"}],
        id="time that others are given",
    ),
    pytest.param(
        "Norway banned oil exports to Fiji on Friday. The boycott lasts until late January.",
        [{"announced": "2025-11-07", "expires": "2026-01"}],
        id="the boycott itself",
    ),
    pytest.param(
        "Brazil announced a 30% tariff on trucks, starting with lorries from Peru on Tuesday.",
        [{"effective": "2025-11-11"}],
        id="starting with a part of it",
    ),
    pytest.param(
        "Canada set a preliminary duty of 8.5 percent on maize last October 17.",
        [{"announced": "2025-10-17"}],
        id="last and a day",
    ),
    # ---- deadlines that are moved, lengths of what may be, comments
    pytest.param(
        "The United States has extended the pause on higher tariffs on Peruvian goods for another 90 days, pushing the deadline into early February.",
        [{"expires": "2026-02", "duration": "P90D"}],
        id="the deadline pushed into",
    ),
    pytest.param(
        "The EU put duties on Chilean foil. The duties, due to take effect on Tuesday, will last for six months and may be prolonged for five years.",
        [{"effective": "2025-11-11", "expires": "2026-05-11", "duration": "P6M"}],
        id="what may be prolonged lasts no longer yet",
    ),
    pytest.param(
        "India cut its duty on sunflower oil. The notification came into force today and will remain in force till March 31, 2026.",
        [{"effective": "2025-11-10", "expires": "2026-03-31"}],
        id="what began today is the act",
    ),
    pytest.param(
        "Peru ended its export ban on wheat. The ban came into force in June.",
        [{"introduced": "2025-06"}],
        id="what began long ago is its measure",
    ),
    pytest.param(
        "Chad's 12% tax on oil exports has been in effect since October 15.",
        [{"effective": "2025-10-15"}],
        id="a tax since then",
    ),
    pytest.param(
        "The export controls that Peru has announced on indium are no ban, the ministry said on 6 November. The ministry issued the notice on 3 November.",
        [{"announced": "2025-11-03"}],
        id="the day of the notice goes before that of a comment",
    ),
    pytest.param(
        "Peru will go on charging its anti-dumping duty on steel for one more year. It ran out yesterday.",
        [{"duration": "P1Y"}],
        id="the old end that is over",
    ),
    pytest.param(
        "The duty on tin, which Chad brought in on May 4, may rise to 20%.",
        [{"introduced": "2025-05-04"}],
        id="a plan for what was brought in",
    ),
    pytest.param(
        "Fiji is reviewing its ban on rice exports. The ban has been in place since July 20, 2023. The government has also extended the export duty on sugar.",
        [{"introduced": "2023-07-20"}, {}],
        id="the beginning of the measure that was told first",
    ),
    pytest.param(
        "Chad said on Friday that it had banned tin exports on Thursday.",
        [{"announced": "2025-11-06"}],
        id="the day of the act goes before that of the telling",
    ),
    pytest.param(
        "Vietnam's trade ministry on November 6 issued Decision 3390 to apply anti-dumping duties on wire from Fiji for five years.",
        [{"announced": "2025-11-06", "duration": "P5Y"}],
        id="what a document is issued to do",
    ),
    pytest.param("Vietnam's ministers met on November 6 to ban tin exports.", [{}], id="what a meeting is for"),
    pytest.param(
        "Mexico raised the tariff on clothing from Fiji on Friday. It takes effect one day after publication and remains in force until April 22, 2027.",
        [{"announced": "2025-11-07", "effective": "2025-11-08", "expires": "2027-04-22"}],
        id="in force until, behind another clause",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates_that_stand_apart_from_their_act(text: str, expected: list[dict[str, str]]) -> None:
    reader = extractor()
    assert [dates(event) for event in reader.link(reader.analyse(reader.article(text, "2025-11-10", None))).events] == expected


def test_a_text_without_a_day_of_its_own_lends_the_year_of_a_full_date() -> None:
    reader = extractor()
    told = "On May 13 the government of Peru announced a 10% duty on tin, which takes effect on May 20, 2024."
    assert [dates(event) for event in reader.link(reader.analyse(reader.article(told, None, None))).events] == [
        {"announced": "2024-05-13", "effective": "2024-05-20"}
    ]
    alone = "On May 13 the government of Peru announced a 10% duty on tin."
    assert [dates(event) for event in reader.link(reader.analyse(reader.article(alone, None, None))).events] == [{}]
