"""What a person is shown of a score: tables by group, rules by harm, what changed, and a page that needs nothing else."""

import json
import re
from typing import Any

import pytest

from extractor.evaluate import Score, by_article, score
from extractor.evaluate.browser import page
from extractor.evaluate.counts import Counts
from extractor.evaluate.report import by_code, by_field, by_source, difference, mistakes, rules_by_harm, table
from tests.evaluate.made import gold, record


def with_rules(line: dict[str, Any], good_rule: str) -> dict[str, Any]:
    """The record with evidence: one rule for action and measure, one for the goods."""
    for good in line["goods"]:
        good["why"] = [1]
    line["measure"]["why"] = [0]
    return line | {"evidence": [{"start": 0, "end": 1, "rule": "act"}, {"start": 2, "end": 3, "rule": good_rule}], "why": {"action": [0]}}


GOLDS: list[dict[str, Any]] = [
    {"id": "1", "site": "a.example", "title": "One", "text": "A tariff </script> on steel", "events": [gold(goods=["steel"])]},
    {"id": "2", "site": "b.example", "text": "Another <b>tariff</b>", "events": [gold(goods=["rice"], action=["ease", "remove"], targets=["JPN"])]},
    {"id": "3", "site": "b.example", "text": "Calm", "events": []},
]
RECORDS = [
    with_rules(record("1", goods=["steel"]), "good.right"),
    with_rules(record("2", goods=["gallium"], action="ease"), "good.wrong"),
    with_rules(record("3", measure="export_ban", goods=["gallium"]), "good.wrong"),
]


@pytest.fixture
def found() -> Score:
    return score(GOLDS, by_article(RECORDS))


def test_the_table_counts_articles_and_events(found: Score) -> None:
    lines = list(table(found))
    assert lines[0] == "3 articles, 2 main events"
    assert "detected       P 0.667  R 1.000  F1 0.800   (tp 2 fp 1 fn 0)" in lines
    assert lines[-1].startswith("slot F1 0.")


def test_by_field_and_by_source(found: Score) -> None:
    assert by_field(found)["goods"] == Counts(1, 2, 1)
    assert by_source(found, GOLDS)["a.example"] == Counts(tp=4)
    assert by_source(found, GOLDS)["b.example"].fn == 2  # a target and a good


def test_by_code_puts_a_miss_under_the_first_accepted(found: Score) -> None:
    assert by_code(found, "action") == {"ease": Counts(tp=1), "impose": Counts(tp=1, fp=1)}
    missed = score(GOLDS, {})
    assert by_code(missed, "action") == {"ease": Counts(fn=1), "impose": Counts(fn=1)}


def test_rules_are_ranked_by_wrong_values(found: Score) -> None:
    ranking = [(use.rule, use.wrong, use.right) for use in rules_by_harm(found)]
    assert ranking == [("good.wrong", 2, 0), ("act", 1, 4), ("good.right", 0, 1)]


def test_mistakes_are_plain_objects(found: Score) -> None:
    listed = [json.loads(json.dumps(mistake)) for mistake in mistakes(found)]
    assert [(one["article"], one["kind"], one["wrong"]) for one in listed] == [("2", "slots", ["goods", "targets"]), ("3", "spurious", [])]
    assert listed[0]["gold"]["goods"] == ["rice"]
    assert listed[1]["gold"] is None


def test_the_difference_names_totals_and_articles(found: Score) -> None:
    lines = list(difference(score(GOLDS, by_article(RECORDS[:1])), found))
    assert lines[0].startswith("slot F1 ")
    changed = {line.split()[-1]: int(line.split()[0]) for line in lines if re.fullmatch(r" *[+-]\d+  \d", line)}
    assert changed == {"3": -4, "2": 2}  # a false alarm of four values; three values right and one wrong


def test_nothing_changed_means_no_article_is_listed(found: Score) -> None:
    assert not [line for line in difference(found, found) if re.fullmatch(r" *[+-]\d+  \d", line)]


def test_the_browser_is_one_page_that_loads_nothing(found: Score) -> None:
    html = page(found, GOLDS)
    assert not re.search(r"(?:https?:)?//[a-z]|\b(?:src|href)\s*=|@import|url\(|fetch\(|XMLHttpRequest|import\(", html)
    assert html.count("</script>") == 2  # the article's own "</script>" does not end the data
    data = re.search(r'<script type="application/json" id="cases">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    cases = json.loads(data[1])
    assert [case["text"] for case in cases] == [one["text"] for one in GOLDS]
    assert [event["kind"] for case in cases for event in case["events"]] == ["right", "slots", "spurious"]
    assert cases[0]["our_spans"] == [[0, 1], [2, 3]]
