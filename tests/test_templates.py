"""The sentences with blanks: are they well formed, do their blanks fill, and is what they tell known to the rules?"""

import random
from collections import Counter

from benchmarks.templates import filled, read_templates
from extractor.rules import load_rulebook


def test_sentences_are_told_once_and_tell_known_acts() -> None:
    rules = load_rulebook()
    templates, _ = read_templates()
    assert len(templates) > 600
    assert [text for text, times in Counter(template.text for template in templates).items() if times > 1] == []
    for template in templates:
        assert set(template.said["action"]) <= set(rules.actions), template.text
        assert set(template.said["measure"]) <= set(rules.measures), template.text


def test_what_fills_them_is_known() -> None:
    rules = load_rulebook()
    _, blanks = read_templates()
    assert {good for goods in blanks["goods"].values() for good in goods} <= set(rules.goods)
    places = [*blanks["parties"].values(), *blanks["bodies"].values(), *(code for _, code in blanks["partners"].values())]
    assert [code for code in places if not rules.is_jurisdiction(code)] == []


def test_fillings_are_the_same_each_time_and_leave_no_blank() -> None:
    groups, origin = filled(1, seed=3)
    assert groups == filled(1, seed=3)[0]
    for passages in groups.values():
        for passage in passages:
            assert "{" not in passage["text"]
            assert passage["text"].split(".")[0]
            assert [event["action"] for event in passage["events"]] == ([told] if (told := origin[passage["id"]].said["action"]) else [])


def test_a_rate_of_two_tells_the_one_before() -> None:
    templates, blanks = read_templates()
    raised = next(template for template in templates if template.text == "{S} raises import duty on {g} to {n}%")
    cut = next(template for template in templates if "{n}" in template.text and template.said.get("rate") == "k")
    assert raised.fill("a", blanks, random.Random(1))["events"][0]["rate"][0]["from"] is None
    told = cut.fill("b", blanks, random.Random(1))["events"][0]["rate"][0]
    assert told["from"] - told["value"] == 10
