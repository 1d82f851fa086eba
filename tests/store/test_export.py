"""Exports: whole or not at all, safe in a spreadsheet, readable by DuckDB and pandas."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.core.errors import StoreError
from extractor.store import export, open_sink
from extractor.store.csv import LONGEST_CELL, csv_row, safe_cell
from extractor.store.export import read_lines
from extractor.store.gta import GTA_COLUMNS
from extractor.store.jsonl import encode, read_jsonl
from tests.store.lines import article, entry, event, mixed


@pytest.fixture(params=["events.db", "events.jsonl", "events.parquet"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    sink = open_sink(path)
    sink.write(mixed(9))
    sink.flush()
    sink.close()
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_jsonl_holds_every_line(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "all.jsonl"

    assert export(store, "jsonl", out) == 12
    assert sorted(map(encode, read_jsonl(out))) == sorted(encode(line) for one in mixed(9) for line in one.lines)


def test_csv_holds_one_row_per_event(store: Path, tmp_path: Path) -> None:
    assert export(store, "csv", tmp_path / "out.csv") == 6
    first = rows(tmp_path / "out.csv")[0]
    asked = {"id": "pe_00000000", "implementers": "CHN", "hs": "811292", "announced": "2025-11-09", "effective": "", "rate": "25.0", "retaliation": "false"}
    assert {name: first[name] for name in asked} == asked


def test_parquet_is_read_by_arrow(store: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert export(store, "parquet", tmp_path / "out.parquet") == 6
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.column("rate").to_pylist() == [25.0] * 6
    assert json.loads(table.column("record")[0].as_py()) == event(0)


def test_the_folder_layout_is_read_by_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed; nothing but this test needs it")
    sink = open_sink(tmp_path / "events.parquet")
    for one in mixed(9):
        sink.write([one])
        sink.flush()
    found = duckdb.sql(f"SELECT implementers, count(*), sum(rate) FROM '{tmp_path}/events.parquet/events/*.parquet' GROUP BY 1").fetchall()
    assert found == [("CHN", 6, 150.0)]
    sink.close()


def test_the_coders_sheet_has_their_columns(store: Path, tmp_path: Path) -> None:
    assert export(store, "gta", tmp_path / "sheet.csv") == 6
    found = rows(tmp_path / "sheet.csv")[0]

    assert tuple(found) == GTA_COLUMNS
    asked = {
        "Implementing Jurisdiction": "China", "Affected Jurisdictions": "United States", "Intervention Type": "Export ban", "MAST Chapter": "P",
        "Affected Flow": "outward", "Announcement Date": "2025-11-09", "Affected Products": "811292", "Prior Level": "10.0", "New Level": "25.0",
        "GTA Evaluation": "",
    }  # fmt: skip
    assert {name: found[name] for name in asked} == asked


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    source, out = tmp_path / "events.jsonl", tmp_path / "out.csv"
    out.write_text("old")
    source.write_bytes(encode(event(1)) + b"broken\n" + encode(event(2)))

    with pytest.raises(StoreError, match=r"events\.jsonl:2: not JSON"):
        export(source, "csv", out)
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.jsonl", "out.csv"]


@pytest.mark.parametrize(
    ("source", "to", "told"), [("none.db", "csv", "no such store"), ("none.db", "xlsx", "choose one of"), ("a.csv", "jsonl", "no such store")]
)
def test_what_cannot_be_exported_is_told(tmp_path: Path, source: str, to: str, told: str) -> None:
    with pytest.raises(StoreError, match=told):
        export(tmp_path / source, to, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_torn_last_line_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(encode(event(1)) + encode(event(2))[:40])

    assert [line["id"] for line in read_lines(path)] == ["pe_00000001"]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1", "\0=1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_written_as_text(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


@pytest.mark.parametrize(("value", "cell"), [(-5.5, -5.5), (None, ""), (True, "true"), ("a=b", "a=b"), ("", ""), ("1-2", "1-2")])
def test_other_values_stay(value: str | float | bool | None, cell: object) -> None:
    assert safe_cell(value) == cell


@given(st.lists(st.text(), min_size=2, max_size=5))
def test_a_row_reads_back_as_it_was_but_for_the_apostrophe(values: list[str]) -> None:
    found = next(csv.reader(io.StringIO(csv_row(values).decode(), newline="")))

    assert found == [str(safe_cell(value)).encode("utf-8", "replace").decode() for value in values]


def test_a_cell_is_never_longer_than_a_spreadsheet_can_take() -> None:
    assert len(str(safe_cell("x" * 100_000))) == LONGEST_CELL


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_a_line_reads_back_as_it_was(value: object) -> None:
    content = encode({"schema": "article/1", "value": value})

    assert content.count(b"\n") == 1
    assert json.loads(content)["value"] == value


def test_an_article_with_several_events_is_one_state_act(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    sink = open_sink(path)
    sink.write([entry(1, event(1), event(2, article=article(1)))])
    sink.flush()
    sink.close()
    export(path, "gta", tmp_path / "sheet.csv")

    assert {row["State Act ID"] for row in rows(tmp_path / "sheet.csv")} == {"a_0001 / CHN / Announcement No. 46"}
