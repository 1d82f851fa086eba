"""Dates of an act that other sentences tell, on drafts put together by hand."""

from dataclasses import replace

import pytest

from extractor.core.evidence import Evidence, RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, Article, DateValue, Frame, Mention
from extractor.link.draft import Draft
from extractor.link.told_dates import settle_dates

TEXT = "Lima extends the ban on tin. " + "The ban words 2024-01-02 here. "
SENTENCES = ((0, 28), (29, 59))
PUBLISHED = PartialDate("2024-03-15")


def draft(action: str, goods: str = "tin", start: int = 5, sentence: int = 0, **dates: str) -> Draft:
    trigger = Mention("action", "", start, start + 3, TEXT[start : start + 3], RuleId("en.triggers/x"))
    made = Draft(Frame(trigger, action, "export_ban", sentence), action, "export_ban")
    made.implementers["PER"] = (None, [trigger.evidence()])
    made.goods[goods] = [trigger.evidence()]
    return dated(made, dates)


def dated(made: Draft, dates: dict[str, str]) -> Draft:
    for role, value in dates.items():
        made.dates[role] = [(DateValue(PartialDate(value)), [made.frame.trigger.evidence()])]
    return made


def told(role: str, value: str, **attrs: str) -> Mention:
    start = TEXT.index("2024-01-02")
    said = {"form": "calendar", "value": value, "role": role, "cue": "en.date_cues/x", **attrs}
    return Mention("date", "", start, start + 10, TEXT[start : start + 10], RuleId("en.dates/iso"), said)


def settled(mention: Mention | None, *drafts: Draft) -> dict[str, str]:
    analysis = Analysis(Article(TEXT, published=PUBLISHED), SENTENCES, (mention,) if mention else ())
    settle_dates(analysis, drafts)
    return {role: values[0][0].date.value for role, values in drafts[0].dates.items() if values}


def announced_by(rule: str, value: str) -> tuple[DateValue, list[Evidence]]:
    return DateValue(PartialDate(value)), [Evidence(0, 4, RuleId(rule))]


def test_the_day_of_a_report_yields_to_the_day_that_the_text_gives() -> None:
    act = draft("extend")
    act.dates["announced"] = [announced_by("nlp.date_context/dateline", "2024-03-15"), announced_by("en.date_cues/announced", "2024-03-13")]

    assert settled(None, act) == {"announced": "2024-03-13"}


def test_what_began_after_an_act_was_announced_is_the_act_itself() -> None:
    mention = told("effective", "2024-03-14", firm="true", direction="past")

    assert settled(mention, draft("ease", announced="2024-03-01")) == {"announced": "2024-03-01", "effective": "2024-03-14"}


NEXT = [
    # a sentence of its own tells when the act begins or ends, and what began long before is the measure's
    ("impose", told("effective", "2024-05-01", firm="true"), {"effective": "2024-05-01"}),
    ("impose", told("expires", "2024-12-31", firm="true"), {"expires": "2024-12-31"}),
    ("extend", told("effective", "2023-05-01", firm="true", direction="past"), {"introduced": "2023-05-01"}),
    ("extend", told("expires", "2024-12-31", firm="true"), {"expires": "2024-12-31"}),
    ("impose", told("announced", "2024-03-14"), {"announced": "2024-03-14"}),
    ("remove", told("introduced", "2019-06", firm="true"), {"introduced": "2019-06"}),
    ("postpone", told("expires", "2024-12-31", firm="true"), {"effective": "2024-12-31"}),
    # nearly
    ("impose", told("effective", "2024-05-01"), {}),
    ("propose", told("effective", "2024-05-01", firm="true"), {}),
    ("extend", told("expires", "2024-03-20", firm="true"), {}),
    ("impose", told("announced", "2023-03-14"), {}),
    ("impose", told("announced", "2024-03-14", does="acts"), {}),
    ("impose", told("introduced", "2019-06", firm="true"), {}),
]


@pytest.mark.parametrize(("action", "mention", "expected"), NEXT)
def test_a_date_of_the_next_sentence_goes_to_the_act_before(action: str, mention: Mention, expected: dict[str, str]) -> None:
    assert settled(mention, draft(action)) == expected


def test_an_earlier_act_tells_when_the_measure_was_introduced() -> None:
    assert settled(None, draft("remove", announced="2024-03-14"), draft("impose", start=33, sentence=1, announced="2019-06")) == {
        "announced": "2024-03-14",
        "introduced": "2019-06",
    }


def test_an_earlier_act_on_other_goods_is_another_measure() -> None:
    assert settled(None, draft("remove", announced="2024-03-14"), draft("impose", "rice", start=33, sentence=1, announced="2019-06")) == {
        "announced": "2024-03-14"
    }


IMPOSSIBLE = [
    ({"announced": "2024-05-01"}, {}),
    ({"announced": "2024-03-14", "effective": "2019"}, {"announced": "2024-03-14"}),
    ({"announced": "2024-03-14", "expires": "2024-01-01"}, {"announced": "2024-03-14"}),
    ({"announced": "2024-03-14", "effective": "2023-12-01"}, {"announced": "2024-03-14", "effective": "2023-12-01"}),
]


@pytest.mark.parametrize(("dates", "kept"), IMPOSSIBLE)
def test_dates_that_cannot_be_are_taken_out(dates: dict[str, str], kept: dict[str, str]) -> None:
    assert settled(None, dated(draft("impose"), dates)) == kept


def test_of_two_days_a_delay_keeps_the_later() -> None:
    delayed = dated(draft("postpone"), {"effective": "2024-05-01"})
    delayed.dates["effective"] += [(DateValue(PartialDate("2024-07-01")), [delayed.frame.trigger.evidence()])]

    assert settled(None, delayed) == {"effective": "2024-07-01"}


def test_the_day_that_a_delay_moves_is_not_its_own() -> None:
    mention = told("effective", "2024-05-01", firm="true")

    assert settled(mention, draft("postpone", start=30, sentence=1)) == {}


def test_a_more_precise_day_of_a_later_sentence_stands_behind_the_vague_one() -> None:
    act = draft("impose", effective="2024-05")
    analysis = Analysis(Article(TEXT, published=PUBLISHED), SENTENCES, (told("effective", "2024-05-21", firm="true"),))

    settle_dates(analysis, [act])

    assert [value.date.value for value, _ in act.dates["effective"]] == ["2024-05", "2024-05-21"]


def test_acts_on_one_measure_share_when_it_was_introduced() -> None:
    assert settled(None, draft("extend"), draft("remove", start=33, sentence=1, introduced="2023-06")) == {"introduced": "2023-06"}
    assert settled(None, draft("extend"), draft("remove", "rice", start=33, sentence=1, introduced="2023-06")) == {}


def test_a_measure_imposed_earlier_this_year_is_an_earlier_one() -> None:
    assert settled(told("introduced", "2024", firm="true"), draft("remove")) == {"introduced": "2024"}


@pytest.mark.parametrize(("mark", "expected"), [("told", {"announced": "2024-03-14"}), ("nominal", {})])
def test_only_an_act_that_is_reported_shares_the_day_of_the_news(mark: str, expected: dict[str, str]) -> None:
    other = draft("impose", "rice", start=33, sentence=1, announced="2024-03-14")
    beside = draft("impose")
    beside.frame = replace(beside.frame, why=(RuleId(f"nlp.acts/{mark}"),))

    assert settled(None, beside, other) == expected
