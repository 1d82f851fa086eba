"""The nets of the vocabulary: sound as it stands, and each kind of mistake is caught."""

from dataclasses import replace

import pytest

from extractor.rules import Rulebook, load_rulebook
from extractor.rules.check import check_rules, check_sense
from extractor.rules.rulebook import Membership

RULES = load_rulebook()


def good(**changes: object) -> Rulebook:
    return replace(RULES, goods={**RULES.goods, "gallium": RULES.goods["gallium"].model_copy(update=changes)})


def form_of_gallium(form: str) -> Rulebook:
    rows = tuple((line, row.model_copy(update={"forms": (*row.forms, form)}) if row.good == "gallium" else row) for line, row in RULES.forms.goods)
    return replace(RULES, forms=replace(RULES.forms, goods=rows))


def pointing_to(good_id: str) -> Rulebook:
    rows = tuple((line, row.model_copy(update={"good": good_id}) if row.good == "gallium" else row) for line, row in RULES.forms.goods)
    return replace(RULES, forms=replace(RULES.forms, goods=rows))


MISTAKES = [
    (good(hs=("81129",)), "no HS 2022 code", "digits"),
    (good(hs=("7701",)), "no HS 2022 code", "77"),
    (good(groups=("rare_earth",)), 'group "rare_earth" is unknown', "rare_earths"),
    (good(source=""), "no source", "hand"),
    (good(source="hand", stands_for="metal"), 'stands for "metal", which is unknown', "nearest"),
    (good(source="hand", stands_for="thermal_paper"), "which stands for another itself", "paper"),
    (good(source="hand", stands_for="paper"), "does not belong to it", "groups"),
    (good(stands_for="minor_metals"), "no good made by hand", "source"),
    (form_of_gallium("germanium"), "also names", "ambiguous_goods.csv"),
    (pointing_to("galium"), "points to nothing", "gallium"),
    (replace(RULES, bloc_members={"EU": (Membership("FRC"),)}), 'member "FRC"', "nearest"),
]


def test_the_rules_are_sound() -> None:
    assert check_rules() == ()


@pytest.mark.parametrize(("rules", "problem", "hint"), MISTAKES)
def test_a_mistake_is_caught_with_a_hint(rules: Rulebook, problem: str, hint: str) -> None:
    found = [one for one in check_sense(rules) if problem in one.problem]
    assert found
    assert hint in found[0].hint
    assert found[0].file.startswith("models/")


def test_an_unknown_language_is_a_problem_not_a_crash() -> None:
    (problem,) = check_rules("xx")
    assert "missing" in problem.problem
