"""The marked sentences: are their marks well formed, and does the tally of them count as it says?"""

from pathlib import Path

import pytest

from benchmarks.marked import FOLDER, Mark, joined, read_marked, tally
from extractor.rules import load_rulebook

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_marks_are_well_formed(path: Path) -> None:
    rules = load_rulebook()
    lines = list(read_marked(path))
    assert len(lines) > 400
    assert len({text for text, _ in lines}) == len(lines)
    for text, marks in lines:
        for mark in marks:
            assert text[mark.start :].startswith(mark.word)
            assert set(mark.actions) <= set(rules.actions), text
            assert set(mark.measures) <= set(rules.measures), text


@pytest.mark.parametrize(
    ("line", "shares"),
    [
        ("T Chile [[impose/export_ban|banned]] exports of sand.", {"recall": 1.0, "precision": 1.0, "action": 1.0, "measure": 1.0}),
        ("T Chile [[remove/tariff|banned]] exports of sand.", {"recall": 1.0, "precision": 1.0, "action": 0.0, "measure": 0.0}),
        ("T Chile banned exports of sand.", {"recall": 0.0, "precision": 0.0}),
        ("T Chile [[impose/export_ban|dreamt]] of sand.", {"recall": 0.0, "precision": 0.0}),
        (
            "T Chile [[impose/export_ban,export_control|banned]] exports of sand and [[remove,suspend/import_ban|lifted]] its ban on imports of tea.",
            {"recall": 1.0},
        ),
    ],
)
def test_tally(tmp_path: Path, line: str, shares: dict[str, float]) -> None:
    (tmp_path / "lines.txt").write_text(line + "\n", encoding="utf-8")
    found = tally(tmp_path / "lines.txt").shares()
    assert {name: found[name] for name in shares} == shares


def test_every_fourth_line_is_held_out(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("T Chile [[impose/export_ban|banned]] exports of sand.\n" * 3 + "T Chile [[impose/export_ban|dreamt]] of sand.\n", encoding="utf-8")
    worked_on, held_out = tally(path, held=False), tally(path, held=True)
    assert (worked_on.right, len(worked_on.missed), held_out.right, len(held_out.missed)) == (3, 0, 0, 1)
    assert joined([worked_on, held_out]).shares() == tally(path).shares()


def test_a_mark_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("H Lima [[impose,tighten/tariff|slaps]] duty on tea\n", encoding="utf-8")
    assert list(read_marked(tmp_path / "lines.txt")) == [("Lima slaps duty on tea", [Mark(5, "slaps", ("impose", "tighten"), ("tariff",))])]


@pytest.mark.parametrize("line", ["Lima banned tea.", "T Lima [[impose|banned]] tea.", "T Lima [[impose/import_ban|banned tea."])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "lines.txt").write_text(f"H Tea is fine\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"lines\.txt:2"):
        list(read_marked(tmp_path / "lines.txt"))
