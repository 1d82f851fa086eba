"""`extractor evaluate`, with rooms that find an event in every "BAN"."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli import app
from tests.fake_rooms import ROOMS, install


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    monkeypatch.setattr("extractor.app.load_rooms", lambda _: ROOMS)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "120"})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    events = [{"implementers": ["CHN"], "action": "impose", "measure": "export_ban"}]
    lines = [{"id": "1", "url": None, "text": "A BAN", "events": events}, {"id": "2", "url": None, "text": "Calm", "events": []}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_evaluate_runs_on_documents_or_reads_records(gold: Path, tmp_path: Path) -> None:
    records = tmp_path / "events.jsonl"
    call("run", gold, "--out", records)
    shown = call("evaluate", "--gold", gold, "--docs", gold).stdout
    assert "slot F1 1.000" in shown
    assert call("evaluate", "--gold", gold, "--pred", records).stdout == shown


def test_evaluate_shows_views_rules_and_errors(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    worse = call("evaluate", "--gold", gold, "--pred", tmp_path / "empty.jsonl", "--by", "action,measure,field,source", "--errors").stdout
    assert "by action" in worse
    assert '"kind": "missed"' in worse
    assert "en.trigger/impose.ban" in call("evaluate", "--gold", gold, "--docs", gold, "--rules").stdout


def test_evaluate_compares_two_runs_and_writes_the_browser(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text("")
    call("run", gold, "--out", tmp_path / "new.jsonl")
    assert "0.000 -> 1.000" in call("evaluate", "--gold", gold, "--diff", tmp_path / "old.jsonl", tmp_path / "new.jsonl").stdout
    call("evaluate", "--gold", gold, "--docs", gold, "--html", tmp_path / "errors.html")
    assert "A BAN" in (tmp_path / "errors.html").read_text()


@pytest.mark.parametrize("more", [(), ("--pred", "{gold}", "--docs", "{gold}"), ("--pred", "{gold}", "--by", "colour")])
def test_evaluate_refuses_what_makes_no_sense(gold: Path, more: tuple[str, ...]) -> None:
    assert call("evaluate", "--gold", gold, *(part.replace("{gold}", str(gold)) for part in more)).exit_code == 2
