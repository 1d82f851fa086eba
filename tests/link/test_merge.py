"""Which tellings are of one act, and which values does an act keep that is told twice?"""

import pytest

from extractor import Extractor, Settings
from extractor.core.evidence import RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import Article, DateValue, Frame, Mention
from extractor.link.draft import Draft
from extractor.link.merge import merge

TELLS = RuleId("nlp.acts/told")
IN_PASSING = RuleId("nlp.acts/participle")
EFFECT = RuleId("nlp.acts/effect")


def draft(sentence: int, announced: str = "", why: RuleId = TELLS) -> Draft:
    trigger = Mention("action", "", 10 * sentence, 10 * sentence + 5, "taxes", RuleId("en.triggers/x"))
    made = Draft(Frame(trigger, "impose", "anti_dumping", sentence, why=(why,)), "impose", "anti_dumping")
    made.implementers["PER"] = (None, [trigger.evidence()])
    if announced:
        made.dates["announced"] = [(DateValue(PartialDate(announced)), [trigger.evidence()])]
    return made


def test_an_effect_is_that_of_the_act_told_last() -> None:
    first, second, effect = draft(0, "2020-05-28"), draft(3, "2020-10-20"), draft(5, why=EFFECT)

    assert merge([first, second, effect]) == [first, second]
    assert second.others == [effect.frame]


def test_an_act_told_in_passing_does_not_take_the_effect() -> None:
    first, old, effect = draft(0, "2021-09-07"), draft(1, "2020-08-01", IN_PASSING), draft(2, why=EFFECT)

    merge([first, old, effect])

    assert first.others == [effect.frame]


def test_the_telling_that_names_the_measure_decides() -> None:
    """ "will retaliate" tells no measure; the sentence that puts the duty on does."""
    text = "Canada said on Monday it would retaliate against Mexican duties. The Canadian finance ministry put a 20 percent duty on Mexican goods."
    events = Extractor(Settings(ranker=False)).events(text, "2025-03-04")
    assert [event.measure.value for event in events if "CAN" in {party.value.code for party in event.implementers}] == ["tariff"]


def test_goods_of_a_summary_go_to_the_act_that_names_them_at_its_rate() -> None:
    text = "Fiji put duties on toys, tea and steel. On Monday it put a 20% duty on toys. It also put a 10% duty on tea and steel."
    events = Extractor(Settings(ranker=False)).events(Article(text))

    assert [{good.value.id for good in event.goods} for event in events] == [{"toys"}, {"tea", "steel"}]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        pytest.param("India curbed exports to Nepal on Monday. The curbs on tea, salt and tin worry Nepal.", {"tea", "salt", "tin"}, id="the whole list"),
        pytest.param(
            "Japan tightened controls on exports of semiconductor materials. The tighter controls on exports of photoresist and silane worry Peru.",
            {"chip_materials", "photoresist", "silane", "chemicals"},
            id="a group by its members",
        ),
        pytest.param("India raised duties on tin on Monday. The ban on tea and salt worries Nepal.", {"tin"}, id="another measure"),
    ],
)
def test_goods_of_a_telling_by_name_alone(text: str, goods: set[str]) -> None:
    (event,) = Extractor(Settings(ranker=False)).events(text)
    assert {good.value.id for good in event.goods} == goods
