"""Dates of a frame, counted from the day of the report or from the day of the announcement."""

import pytest

from extractor.core.evidence import RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import Argument, Article, Frame, Mention, Role
from extractor.link.draft import Draft
from extractor.link.moments import give_dates


def argument(role: Role, attrs: dict[str, str]) -> Argument:
    return Argument(role, Mention("date", "", 0, 4, "then", RuleId("en.dates/x"), attrs), RuleId("en.date_cues/x"))


CASES = [
    # announced on Thursday 4 March, reported on Wednesday 10 March
    ("impose", argument("effective", {"form": "weekday", "weekday": "1", "shift": "1"}), {"effective": "2010-03-15"}),
    ("impose", argument("effective", {"form": "day_of_month", "day": "6", "direction": "future"}), {"effective": "2010-03-06"}),
    ("postpone", argument("expires", {"form": "calendar", "year": "2010", "month": "5", "day": "1"}), {"effective": "2010-05-01"}),
    ("impose", argument("announced", {"form": "weekday", "weekday": "1", "direction": "future"}), {"announced": "2010-03-15"}),
    ("remove", argument("announced", {"form": "offset", "anchor": "text", "unit": "M", "amount": "6", "sign": "-1"}), {}),
]


@pytest.mark.parametrize(("action", "told", "expected"), CASES)
def test_the_words_say_from_which_day_a_date_counts(action: str, told: Argument, expected: dict[str, str]) -> None:
    announced = argument("announced", {"form": "calendar", "year": "2010", "month": "3", "day": "4"})
    trigger = Mention("action", "", 5, 9, "bans", RuleId("en.triggers/x"))
    draft = Draft(Frame(trigger, action, "export_ban", 0, (announced, told)), action, "export_ban")

    give_dates(Article("then bans", published=PartialDate("2010-03-10")), draft)

    assert {role: values[-1][0].date.value for role, values in draft.dates.items()} == {"announced": "2010-03-04"} | expected
