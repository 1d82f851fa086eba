"""The vocabulary's own examples hold, and the proof would notice if one did not."""

from dataclasses import replace

from extractor.nlp.gazetteer_proof import prove_gazetteer
from extractor.rules import Rulebook, load_rulebook


def with_guard(**changes: object) -> Rulebook:
    """The rulebook with its first guarded form changed, and no other rows to prove."""
    rules = load_rulebook()
    line, guard = rules.forms.ambiguous_goods[0]
    forms = replace(rules.forms, ambiguous_goods=((line, guard.model_copy(update=changes)),), goods=(), instrument_patterns=(), kind_words=())
    return replace(rules, forms=forms)


def test_every_row_proves_itself() -> None:
    assert prove_gazetteer() == ()


def test_an_example_that_does_not_fire_is_named() -> None:
    (problem,) = prove_gazetteer(with_guard(example="He sat by the [lead] pencil"))
    assert "does not fire" in problem.problem
    assert problem.rule == "en.ambiguous_goods/lead"
    assert problem.file == "models/en/ambiguous_goods.csv:2"


def test_a_counter_example_that_fires_is_named() -> None:
    (problem,) = prove_gazetteer(with_guard(counter="Duties on lead and zinc"))
    assert "fires on" in problem.problem
