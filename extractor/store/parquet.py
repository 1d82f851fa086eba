"""How are lines kept for DuckDB, pandas and Spark? A folder of Parquet parts, one sub-folder per table."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]  # ships no types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above

from extractor.core.errors import StoreError
from extractor.store.flat import COLUMNS, COUNTS, FLAGS, NUMBERS, TABLES, Row, Value, row_of, table_of
from extractor.store.journal import Journal, journal_path, sync_folder
from extractor.store.rows import as_json
from extractor.store.sink import Entry, Line


class ParquetSink:
    """`DIR/events/part-00000.parquet` and so on; only parts that the journal counts are kept."""

    flush_every = 5_000
    """Inputs to a part, some 10 MB of lines: smaller parts make analytics slow, larger ones lose more work to a kill."""

    def __init__(self, out: Path, *, resume: bool = False) -> None:
        self._out = out
        try:
            for table in TABLES:
                (out / table).mkdir(parents=True, exist_ok=True)
            self._journal = Journal(journal_path(out), resume)
            if resume and self._journal.is_new:
                self._begin_anew()
            self._parts = self._journal.kept.sizes.get("parts", 0)
            self._drop_uncounted()
        except OSError as error:
            raise StoreError(f"{out}: {error.strerror or error}") from error
        self._rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._held = 0
        self._mark = self._journal.kept.mark

    @property
    def mark(self) -> int:
        """As in `Sink`."""
        return self._journal.kept.mark

    @property
    def kept(self) -> int:
        """As in `Sink`."""
        return self._journal.kept.inputs

    def is_done(self, key: str) -> bool:
        """As in `Sink`."""
        return self._journal.is_done(key)

    def write(self, entries: Sequence[Entry], mark: int = 0) -> None:
        """As in `Sink`."""
        for entry in entries:
            for line in entry.lines:
                self._rows[table_of(line)].append({**row_of(line), "record": as_json(line)})
            self._journal.took(entry.key)
        self._held += len(entries)
        self._mark = max(self._mark, mark)

    def flush(self) -> None:
        """As in `Sink`: what is held becomes a part of its own."""
        if not self._held:
            return
        try:
            for table, rows in self._rows.items():
                if rows:
                    write_parquet(self._out / table / f"part-{self._parts:05}.parquet", table, rows)
            self._parts += 1
            self._journal.commit({"parts": self._parts}, self._mark)
        except OSError as error:
            raise StoreError(f"{self._out}: {error.strerror or error}; what was kept before is safe: make room and run again with --resume") from error
        self._rows = {table: [] for table in TABLES}
        self._held = 0

    def add_run(self, manifest: Mapping[str, Any]) -> None:
        """The manifest file beside the output is enough."""

    def lines(self) -> Iterator[Line]:
        """As in `Sink`: table by table."""
        return read_parquet(self._out)

    def close(self) -> None:
        """As in `Sink`."""

    def _begin_anew(self) -> None:
        if any(self._out.rglob("*.parquet")):
            raise StoreError(f"{self._out}: there is no journal beside it, so it cannot be resumed; move it away or run without --resume")
        self._journal.commit({"parts": 0}, 0)

    def _drop_uncounted(self) -> None:
        for table in TABLES:
            for path in (self._out / table).glob("part-*.parquet*"):
                if int(path.name[5:].partition(".")[0]) >= self._parts:
                    path.unlink()


def schema_of(table: str) -> pa.Schema:
    """The columns of a table, and the whole line as JSON in `record`."""
    return pa.schema([(name, _type(name)) for name in (*COLUMNS[table], "record")])


def write_parquet(path: Path, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
    """A whole Parquet file or none."""
    new = path.with_name(path.name + ".new")
    pq.write_table(_table(table, rows), new, compression="zstd")
    with new.open("rb+") as stream:
        os.fsync(stream.fileno())
    new.replace(path)
    sync_folder(path.parent)


def write_batches(stream: BinaryIO, table: str, lines: Iterable[Line], size: int) -> int:
    """One Parquet file of any number of lines, `size` of them in memory at a time; says how many there were."""
    written, schema, rest = 0, schema_of(table), iter(lines)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while rows := [{**row_of(line), "record": as_json(line)} for line in islice(rest, size)]:
            writer.write_table(_table(table, rows))
            written += len(rows)
    return written


def read_parquet(folder: Path) -> Iterator[Line]:
    """Every line of a Parquet folder as it was written."""
    for table in TABLES:
        for path in sorted((folder / table).glob("part-*.parquet")):
            for batch in pq.ParquetFile(path).iter_batches(columns=["record"]):
                for record in batch.column(0):
                    yield json.loads(record.as_py())


def _table(table: str, rows: Sequence[Mapping[str, Value]]) -> pa.Table:
    return pa.table({name: [_clean(row.get(name)) for row in rows] for name in (*COLUMNS[table], "record")}, schema=schema_of(table))


def _type(name: str) -> pa.DataType:
    if name in NUMBERS:
        return pa.float64()
    if name in COUNTS:
        return pa.int64()
    return pa.bool_() if name in FLAGS else pa.string()


def _clean(value: Value) -> Value:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
