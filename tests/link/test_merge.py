"""Which act does "the duty took effect in May" tell once more? On drafts put together by hand."""

from extractor.core.evidence import RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import DateValue, Frame, Mention
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
