"""The reworded articles: is their gold well formed, and does every act stand where it says?"""

import pytest

from benchmarks.cases import Case, reworded_sets
from extractor.rules import load_rulebook

ARTICLES = [article for articles in reworded_sets().values() for article in articles]


def _codes(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def test_ids_are_told_once() -> None:
    ids = [article["id"] for article in ARTICLES]
    assert len(ids) == len(set(ids)) > 100


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_gold_is_well_formed(article: Case) -> None:
    rules = load_rulebook()
    for event in article["events"]:
        span = event["span"]
        text = article["title"] if span["in"] == "title" else article["text"]
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert event["salience"] in ("main", "background")
        assert set(_codes(event["action"])) <= set(rules.actions)
        assert set(_codes(event["measure"])) <= set(rules.measures)
