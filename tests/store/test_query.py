"""Questions to a store."""

import sqlite3
from pathlib import Path

import pytest

from extractor.core.errors import StoreError
from extractor.store import Question, open_sink, query
from tests.store.lines import article, entry, event, failure, no_event


def dated(value: str | None) -> dict[str, object]:
    announced = {"value": value, "precision": "day", "text": "x", "basis": "absolute", "why": [0]} if value else None
    return {"announced": announced, "effective": None, "expires": None, "introduced": None}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "events.db"
    steel = [{"id": "steel", "label": "steel", "hs": ["7208"], "hs_basis": "inferred", "text": "steel", "why": [0]}]
    brazil = [{"code": "BRA", "name": "Brazil", "agency": None, "text": "Brasília", "why": [0]}]
    sink = open_sink(path)
    events = [
        event(1, dates=dated("2022-12-31")),
        event(2, dates=dated("2023-Q1")),
        event(
            3,
            dates=dated("2024-05"),
            article=article(3, title="Duty up"),
            goods=steel,
            implementers=brazil,
            headline="Brazil raises its STEEL duty by 50%",
            action="tighten",
        ),
        event(4, dates=dated(None), article=article(4, published=None, title="Éxport läw")),
    ]
    sink.write([entry(number, one) for number, one in enumerate(events)] + [entry(8, no_event(8)), entry(9, failure(9))])
    sink.flush()
    sink.close()
    return path


QUESTIONS = [
    (Question(), [3, 2, 1, 4]),
    (Question("gallium"), [2, 1, 4]),
    (Question("Steel BRAZIL"), [3]),
    (Question("steel gallium"), []),
    (Question("éxport LÄW"), [4]),
    (Question("50%"), [3]),
    (Question("export_ban"), [3, 2, 1, 4]),
    (Question("%port"), []),  # nothing is a wildcard
    (Question(implementer="CHN"), [2, 1, 4]),
    (Question(implementer="chn", since="2023"), [2]),
    (Question(implementer="CH"), []),
    (Question(good="steel"), [3]),
    (Question(target="USA", action="tighten"), [3]),
    (Question(measure="tariff"), []),
    (Question(since="2023-02"), [3, 2]),
    (Question(since="2023-04"), [3]),
    (Question(until="2022"), [1]),
    (Question(until="2023-01"), [2, 1]),
    (Question(limit=1), [3]),
    (Question("x' OR '1'='1"), []),
]


@pytest.mark.parametrize(("question", "numbers"), QUESTIONS)
def test_a_question_finds_its_events_newest_first(store: Path, question: Question, numbers: list[int]) -> None:
    found = query(store, question)

    assert [int(one["id"][3:], 16) for one in found.events] == numbers
    assert found.total >= len(found.events)


def test_a_question_that_cannot_be_asked_is_told(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a date: 'spring'"):
        query(store, Question(since="spring"))
    with pytest.raises(StoreError, match="no such action: 'frob'"):
        query(store, Question(action="frob"))
    with pytest.raises(StoreError, match="no such measure: 'tarif'"):
        query(store, Question(measure="tarif"))
    with pytest.raises(StoreError, match="no such store"):
        query(tmp_path / "none.db", Question())
    assert not (tmp_path / "none.db").exists()


def test_the_views_answer_people_with_sql(store: Path) -> None:
    with sqlite3.connect(store) as database:
        asked = {
            "SELECT count(*) FROM events_flat WHERE implementers = 'CHN'": 3,
            "SELECT count(*) FROM articles": 5,
            "SELECT count(*) FROM failures": 1,
            "SELECT count(*) FROM runs": 0,
            "SELECT count(*) FROM event_parties WHERE role = 'target' AND code = 'USA'": 4,
            "SELECT hs FROM event_goods WHERE good = 'steel'": "7208",
        }
        assert {sql: database.execute(sql).fetchone()[0] for sql in asked} == asked
    database.close()


def test_another_programs_database_and_a_later_store_are_refused(tmp_path: Path, store: Path) -> None:
    for path, statement, told in [(tmp_path / "their.db", "CREATE TABLE t (x)", "another program"), (store, "PRAGMA user_version = 99", "later version")]:
        with sqlite3.connect(path) as database:
            database.execute(statement)
        database.close()
        with pytest.raises(StoreError, match=told):
            open_sink(path)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database, but long enough to be taken for one " * 100)
    with pytest.raises(StoreError, match=r"notes\.db"):
        open_sink(path)
