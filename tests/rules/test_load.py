"""The rulebook: what its tables know, and how a broken table is reported."""

import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

from extractor.core.errors import RuleError
from extractor.rules import load_rulebook, models_dir
from extractor.rules.load import read_rulebook

RULES = load_rulebook()

MEMBERS = [
    ("EU", "GBR", date(2016, 6, 1), True),
    ("EU", "GBR", date(2021, 6, 1), False),
    ("EU", "GBR", None, False),
    ("EU", "POL", date(1987, 4, 1), False),
    ("EU", "POL", date(2004, 5, 1), True),
    ("EU", "ESP", date(1987, 4, 1), True),
    ("BRICS", "IDN", date(2024, 12, 1), False),
    ("BRICS", "IDN", date(2025, 2, 1), True),
    ("ECOWAS", "NER", date(2024, 1, 1), True),
    ("ECOWAS", "NER", date(2025, 3, 1), False),
    ("OPEC+", "ARE", date(2026, 4, 30), True),
    ("OPEC+", "ARE", date(2026, 5, 1), False),
]

GROUPS = [
    ("gallium", "critical_minerals", True),
    ("dysprosium", "rare_earths", True),
    ("dysprosium", "critical_minerals", True),
    ("rice", "grains", True),
    ("rice", "agri_products", True),
    ("rebar", "steel", True),
    ("rice", "all_goods", True),
    ("rice", "critical_minerals", False),
    ("critical_minerals", "gallium", False),
    ("gallium", "gallium", False),
    ("no_such_good", "steel", False),
]

LEADERS = [
    ("trump", date(2018, 1, 1), "USA"),
    ("trump", date(2022, 1, 1), ""),
    ("trump", date(2026, 1, 1), "USA"),
    ("trump", None, "USA"),
    ("tusk", None, ""),
    ("tusk", date(2016, 1, 1), "EU"),
    ("nobody", None, ""),
]


@pytest.mark.parametrize(("bloc", "place", "day", "expected"), MEMBERS)
def test_bloc_members_are_dated(bloc: str, place: str, day: date | None, expected: bool) -> None:
    assert (place in RULES.members(bloc, day)) is expected


@pytest.mark.parametrize(("member", "group", "expected"), GROUPS)
def test_groups_hold_their_members_at_any_depth(member: str, group: str, expected: bool) -> None:
    assert RULES.is_member(member, group) is expected


@pytest.mark.parametrize(("leader", "day", "expected"), LEADERS)
def test_leaders_are_looked_up_by_day(leader: str, day: date | None, expected: str) -> None:
    assert RULES.jurisdiction_of_leader(leader, day) == expected


def test_codes_of_the_record() -> None:
    codes = RULES.codes()
    assert codes.place("COD") == "DR Congo"
    assert codes.place("EU") == "European Union"
    assert codes.good("gallium").hs
    assert all(len(code) in (4, 6) for good in codes.goods.values() for code in good.hs)
    assert (codes.measure("export_ban").flow, codes.measure("export_ban").mast, codes.measure("export_ban").gta) == ("export", ("P31",), 19)
    assert "us_scotus" in codes.courts


def test_bodies_by_role() -> None:
    assert RULES.agency_of("CHN", "trade_ministry") == "cn_mofcom"
    assert RULES.agency_of("ATA", "trade_ministry") == ""


def test_the_vocabulary_is_wide_enough() -> None:
    assert len(RULES.goods) >= 700
    assert len(RULES.places) >= 200
    assert len(RULES.agencies) >= 250
    assert len(RULES.instruments) >= 80


def test_it_is_memoised_and_pickles() -> None:
    assert load_rulebook() is RULES
    assert pickle.loads(pickle.dumps(RULES)) == RULES


BROKEN = [
    ("concepts/goods.csv", "id,label,kind", "id,lable,kind", 'unknown column "lable"', 'nearest is "label"'),
    ("concepts/goods.csv", "\ngallium,", "\nGallium!,", "pattern", "models/README.md"),
    ("concepts/places.csv", "\nABW,", "\nAGO,", "used twice", "join"),
    ("concepts/blocs.csv", "GBR@1973-01-01..2020-01-31", "GBR@1973-01-01", "no membership", "GBR@"),
    ("concepts/leaders.csv", "2017-01-20", "2017-13-20", "valid_from", "models/README.md"),
    ("en/places.csv", ",adjective,", ",adjectiv,", "kind", "models/README.md"),
    ("en/goods.csv", "\ngallium,", "\ngallium,,,,,", "too many", "columns are"),
    ("en/gazetteer.toml", "titles = [", "titles = 1 #", "list of words", "word"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem", "hint"), BROKEN)
def test_a_broken_table_is_named_with_a_hint(tmp_path: Path, file: str, old: str, new: str, problem: str, hint: str) -> None:
    for folder in ("concepts", "en"):
        shutil.copytree(models_dir() / folder, tmp_path / folder)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(RuleError) as broken:
        read_rulebook("en", tmp_path)

    assert broken.value.file.startswith(f"models/{file}")
    assert problem in broken.value.problem
    assert hint in broken.value.hint


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    shutil.copytree(models_dir() / "concepts", tmp_path / "concepts")
    (tmp_path / "en").mkdir()
    with pytest.raises(RuleError, match="missing"):
        read_rulebook("en", tmp_path)
