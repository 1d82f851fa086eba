"""Counts worked out by hand, the best alignment, and the same numbers as the public scorer's."""

import importlib.util
import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate import by_article, score
from extractor.evaluate.align import align, best_pairs
from extractor.evaluate.cases import SLOTS, gold_of, predicted_of
from extractor.evaluate.counts import Counts
from extractor.evaluate.score import interval, score_article
from tests.evaluate.made import gold, random_gold, random_record, record

PUBLIC = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "score.py"

# (what is tried, gold fields, record fields, slot, true positives, false positives, false negatives)
PAIRS = [
    ("one good of two", {"goods": ["steel", "rice"]}, {"goods": ["steel"]}, "goods", 1, 0, 1),
    ("a good too many", {"goods": ["steel"]}, {"goods": ["steel", "rice"]}, "goods", 1, 1, 0),
    ("an optional good given", {"goods": ["steel"], "goods_optional": ["rice"]}, {"goods": ["steel", "rice"]}, "goods", 1, 0, 0),
    ("an optional good left out", {"goods": ["steel"], "goods_optional": ["rice"]}, {"goods": ["steel"]}, "goods", 1, 0, 0),
    ("any accepted action", {"action": ["remove", "suspend"]}, {"action": "suspend"}, "action", 1, 0, 0),
    ("another action", {"action": ["remove", "suspend"]}, {"action": "ease"}, "action", 0, 1, 1),
    ("a measure of the same family", {}, {"measure": "safeguard"}, "measure", 0, 1, 1),
    ("the right date", {"effective": "2025-04"}, {"effective": "2025-04"}, "effective", 1, 0, 0),
    ("a date more precise than the text", {"effective": "2025-04"}, {"effective": "2025-04-01"}, "effective", 0, 1, 1),
    ("no date where one is said", {"effective": "2025-04"}, {}, "effective", 0, 0, 1),
    ("a date where none is said", {}, {"effective": "2025-04"}, "effective", 0, 1, 0),
    ("an optional date", {"effective_optional": ["2025-04"]}, {"effective": "2025-04"}, "effective", 0, 0, 0),
    ("an optional date beside a wanted one", {"effective": "2025-05", "effective_optional": "2025-04"}, {"effective": "2025-04"}, "effective", 1, 0, 0),
    ("a derived date costs nothing", {}, {"expires": "2025-04", "derived": ["expires"]}, "expires", 0, 0, 0),
    ("a date that is open", {"expires_open": True}, {"expires": "2025-04"}, "expires", 0, 0, 0),
    ("dates in a group of their own", {"dates": {"introduced": "2024"}}, {"introduced": "2024"}, "introduced", 1, 0, 0),
    ("the right length", {"duration": "P1Y"}, {"duration": "P1Y"}, "duration", 1, 0, 0),
    ("another length", {"duration": "P1Y"}, {"duration": "P6M"}, "duration", 0, 1, 1),
    ("a rate without its start", {"rate": {"value": 25.0, "from": 10.0}}, {"rate": {"value": 25.0}}, "rate", 0, 1, 1),
    ("a rate with more than is asked", {"rate": {"value": 25.0}}, {"rate": {"value": 25.0, "from": 10.0}}, "rate", 1, 0, 0),
    ("a change in the other sign", {"rate": {"change": -5.0}}, {"rate": {"change": 5.0}}, "rate", 1, 0, 0),
    ("any accepted rate", {"rate": [{"value": 10.0}, {"value": 25.0}]}, {"rate": {"value": 25.0}}, "rate", 1, 0, 0),
    ("no rate", {"rate": {"value": 25.0}}, {}, "rate", 0, 0, 1),
    ("a rate where none is said", {}, {"rate": {"value": 25.0}}, "rate", 0, 1, 0),
]


@pytest.mark.parametrize(("name", "wanted", "given_", "slot", "tp", "fp", "fn"), PAIRS, ids=[row[0] for row in PAIRS])
def test_counts_of_a_pair(name: str, wanted: dict[str, Any], given_: dict[str, Any], slot: str, tp: int, fp: int, fn: int) -> None:
    found = score_article("1", [predicted_of(record(**given_))], [gold_of(gold(**wanted))])
    assert found.slots[slot] == Counts(tp, fp, fn)
    assert found.detected == Counts(tp=1)
    strict_slots = {"implementers", "action", "measure", "goods", "targets"}
    assert (found.strict == Counts(tp=1)) == (slot not in strict_slots or not (fp or fn))


# (what is tried, gold events, records, detected, strict, background)
ARTICLES: list[tuple[str, list[dict[str, Any]], list[dict[str, Any]], Counts, Counts, tuple[int, int]]] = [
    ("nothing at all", [], [], Counts(), Counts(), (0, 0)),
    ("a false alarm", [], [{}], Counts(fp=1), Counts(fp=1), (0, 0)),
    ("a missed event", [{}], [], Counts(fn=1), Counts(fn=1), (0, 0)),
    ("another implementer", [{}], [{"implementers": ["USA"]}], Counts(0, 1, 1), Counts(0, 1, 1), (0, 0)),
    ("an optional implementer", [{"implementers_optional": ["EU"]}], [{"implementers": ["EU"]}], Counts(tp=1), Counts(0, 1, 1), (0, 0)),
    ("a gold event without implementer", [{"implementers": []}], [{"implementers": ["USA"]}], Counts(tp=1), Counts(0, 1, 1), (0, 0)),
    ("another family of measures", [{}], [{"measure": "export_ban"}], Counts(0, 1, 1), Counts(0, 1, 1), (0, 0)),
    ("a missed background event", [{"salience": "background"}], [], Counts(), Counts(), (0, 1)),
    ("a found background event", [{"salience": "background"}], [{}], Counts(), Counts(), (1, 1)),
    ("the main one where both fit", [{"salience": "background"}, {}], [{}], Counts(tp=1), Counts(tp=1), (0, 1)),
    ("the same act twice", [{}], [{}, {}], Counts(1, 1, 0), Counts(1, 1, 0), (0, 0)),
    ("crossed", [{"goods": ["steel"]}, {"goods": ["rice"]}], [{"goods": ["rice"]}, {"goods": ["steel"]}], Counts(tp=2), Counts(tp=2), (0, 0)),
]


@pytest.mark.parametrize(("name", "golds", "records", "detected", "strict", "background"), ARTICLES, ids=[row[0] for row in ARTICLES])
def test_events_of_an_article(
    name: str, golds: list[dict[str, Any]], records: list[dict[str, Any]], detected: Counts, strict: Counts, background: tuple[int, int]
) -> None:
    found = score_article("1", [predicted_of(record(**one)) for one in records], [gold_of(gold(**one)) for one in golds])
    assert (found.detected, found.strict, found.background) == (detected, strict, background)


def test_all_slots_of_a_false_alarm_are_spurious() -> None:
    alarm = record(goods=["steel", "rice"], effective="2025", rate={"value": 1.0})
    found = score([{"id": "1", "events": []}], by_article([alarm]))
    assert {slot: counts.fp for slot, counts in found.slots.items() if counts.fp} == {
        "implementers": 1, "action": 1, "measure": 1, "goods": 2, "effective": 1, "rate": 1,
    }  # fmt: skip


def test_records_are_found_by_id_or_address_and_other_lines_passed_over() -> None:
    lines = [record("1"), {**record("x"), "article": {"id": "x", "url": "https://news.example/2"}}, {"schema": "failure/1", "url": "https://news.example/3"}]
    golds = [{"id": "1", "events": [gold()]}, {"id": "2", "url": "https://news.example/2", "events": [gold()]}]
    assert score(golds, by_article(lines)).strict == Counts(tp=2)


def test_the_interval_is_reproducible_and_holds_the_score() -> None:
    articles = [score_article(str(n), [predicted_of(record(goods=["steel"] if n % 3 else []))], [gold_of(gold(goods=["steel"]))]) for n in range(30)]
    low, high = interval(articles)
    assert interval(articles) == (low, high)
    assert 0.5 < low < high <= 1.0


WEIGHTS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(st.sampled_from([0.0, 0.8, 1.0, 2.5, 3.25, 7.0]), min_size=columns, max_size=columns), min_size=1, max_size=5)
)


@given(WEIGHTS)
def test_no_other_pairing_is_better(weights: list[list[float]]) -> None:
    pairs = best_pairs(weights)
    rows, columns = [row for row, _ in pairs], [column for _, column in pairs]
    assert len(pairs) == min(len(weights), len(weights[0]))
    assert len(set(rows)) == len(rows)
    assert len(set(columns)) == len(columns)
    assert sum(weights[row][column] for row, column in pairs) == pytest.approx(_brute(weights))


def _brute(weights: Sequence[Sequence[float]]) -> float:
    """The best total over every pairing."""
    size = max(len(weights), len(weights[0]))
    square = [[weights[row][column] if row < len(weights) and column < len(weights[0]) else 0.0 for column in range(size)] for row in range(size)]
    return max(sum(square[row][column] for row, column in enumerate(order)) for order in permutations(range(size)))


@given(st.randoms(use_true_random=False))
def test_pairs_come_in_the_order_of_the_golds_whatever_the_order_of_the_records(draw: random.Random) -> None:
    golds = [gold_of(gold(goods=[good])) for good in ("steel", "rice", "gallium")]
    records = [predicted_of(record(goods=[good])) for good in draw.sample(["steel", "rice", "gallium"], 3)]
    pairs = align(records, golds)
    assert [column for _, column in pairs] == [0, 1, 2]
    assert all(records[row].sets["goods"] == frozenset(golds[column].accepted["goods"]) for row, column in pairs)


@pytest.fixture(scope="module")
def public() -> ModuleType:
    """The public scorer, where it lies beside the checkout."""
    if not PUBLIC.is_file():
        pytest.skip("no ../shared/gold/score.py beside the checkout: nothing to compare with")
    spec = importlib.util.spec_from_file_location("public_scorer", PUBLIC)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(60))
def test_the_public_scorer_counts_the_same(public: ModuleType, seed: int) -> None:
    draw = random.Random(seed)
    golds = [{"id": str(n), "events": [random_gold(draw) for _ in range(draw.randint(0, 5))]} for n in range(8)]
    records = [random_record(draw, str(n)) for n in range(8) for _ in range(draw.randint(0, 5))]
    ours = score(golds, by_article(records))
    theirs = [
        public.score_doc(
            [public.pred_event(one) for one in records if one["article"]["id"] == article["id"]], [public.gold_event(event) for event in article["events"]]
        )
        for article in golds
    ]
    detected, strict, background, slots, together = public.total(theirs)
    assert list(ours.detected) == detected
    assert list(ours.strict) == strict
    assert list(ours.background) == background
    assert list(ours.all_slots) == together
    for slot in SLOTS:
        assert list(ours.slots[slot]) == [slots[slot, kind] for kind in ("tp", "fp", "fn")], slot
    for mine, other in zip(ours.articles, theirs, strict=True):
        assert [(mistake.kind, list(mistake.wrong)) for mistake in mine.mistakes] == [(kind, list(wrong)) for kind, wrong, _, _ in other["errors"]]
