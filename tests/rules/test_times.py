"""The tables of dates and quantities: they load, and a broken one says where."""

import shutil
from pathlib import Path

import pytest

from extractor.core.errors import RuleError
from extractor.rules.paths import models_dir
from extractor.rules.times import CueRule, PatternRule, load_times, read_times


def test_the_tables_of_english_load_once() -> None:
    assert load_times("en") is load_times("en")
    assert load_times("en").dates.rule_id(load_times("en").dates.rules[0]).startswith("en.dates/")


def test_every_rule_has_examples_and_counters() -> None:
    tables = load_times("en")
    rules: list[PatternRule | CueRule] = [*tables.dates.rules, *tables.dates.prefixes, *tables.quantities.rules, *tables.amount_cues.cues]
    rules += [cue for cue in tables.date_cues.cues if not cue.ignore]

    assert [rule.id for rule in rules if not rule.examples] == []
    assert [rule.id for rule in rules if not rule.counters] == []


BROKEN = [
    ("dates.toml", 'form = "open"', 'form = "open"\ncolour = "red"', "open", "colour"),
    ("dates.toml", 'id = "month_day"', 'id = "day_month"', "day_month", "twice"),
    ("dates.toml", 'where = "trail"', 'where = "behind"', "quota_of_year", "where"),
    ("quantities.toml", "[words.tens]", "[words.tens", "", "TOML"),
    ("quantities.toml", 'role = "stat"', 'role = "figure"', "", "role"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "rule", "problem"), BROKEN)
def test_a_broken_table_names_file_rule_and_field(tmp_path: Path, file: str, right: str, wrong: str, rule: str, problem: str) -> None:
    home = tmp_path / "en"
    home.mkdir()
    for name in ("dates.toml", "quantities.toml"):
        shutil.copy(models_dir() / "en" / name, home / name)
    text = (home / file).read_text(encoding="utf-8")
    assert right in text
    (home / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        read_times("en", tmp_path)

    assert caught.value.file.endswith(file)
    assert not rule or caught.value.rule
    assert problem in str(caught.value)


def test_a_missing_language_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        read_times("xx", tmp_path)
