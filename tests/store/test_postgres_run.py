"""A whole run into a real PostgreSQL server: kept once, exported whole."""

import json
from pathlib import Path

import pytest

from extractor.running import Output, run
from extractor.settings import Settings
from extractor.store import export
from tests.fake_rooms import ROOMS, install


def test_a_run_into_postgresql_keeps_each_input_once(postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import psycopg

    install(monkeypatch)
    monkeypatch.setattr("extractor.app.load_rooms", lambda _: ROOMS)
    monkeypatch.chdir(tmp_path)  # the index of repeats lies in the working folder
    with psycopg.connect(postgres, autocommit=True) as database:
        database.execute("DROP SCHEMA IF EXISTS extractor CASCADE")
    source = tmp_path / "docs.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": f"A BAN, case {n}. " + "\x00" * (n == 3)}) + "\n" for n in range(100)) + "nonsense\n")
    first = run([str(source)], Settings(), Output(postgres))
    again = run([str(source)], Settings(), Output(postgres))

    assert (first.inputs, first.events, first.failures) == (101, 100, 1)
    assert (again.inputs, again.kept_before) == (0, 101)
    assert export(postgres, "jsonl", tmp_path / "all.jsonl") == 101
    with psycopg.connect(postgres) as database:
        states = database.execute("SELECT state FROM extractor.runs ORDER BY number").fetchall()
    assert states == [("complete",), ("complete",)]
