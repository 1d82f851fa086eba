"""How does a store become a file to work with? CSV, JSONL, one Parquet file, or a coder's sheet."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.core.errors import StoreError
from extractor.store.csv import BOM, csv_row
from extractor.store.flat import COLUMNS, row_of, table_of
from extractor.store.gta import GTA_COLUMNS, gta_rows
from extractor.store.journal import sync_folder
from extractor.store.jsonl import encode, read_jsonl
from extractor.store.sink import Line
from extractor.store.sinks import member_for, open_sink

_BATCH = 10_000


def export(store: str | Path, to: str, out: Path) -> int:
    """Write what `store` keeps to `out` and say how many lines that were; the file appears whole or not at all.

    `store` is a database, a JSONL file or a Parquet folder. `jsonl` takes every line; the others the events alone.
    """
    if to not in FORMATS:
        raise StoreError(f"cannot export to {to!r}; choose one of {', '.join(FORMATS)}")
    new = out.with_name(out.name + ".new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as stream:
            written = FORMATS[to](read_lines(store), stream)
        new.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise StoreError(f"{out}: {error.strerror or error}") from error
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return written


def read_lines(store: str | Path) -> Iterator[Line]:
    """Every line that a target keeps, whichever sink wrote it."""
    kind = member_for(str(store)).name
    path = Path(store)
    if kind != "postgres" and not path.exists():
        raise StoreError(f"{store}: there is no such store")
    if kind == "jsonl":
        yield from read_jsonl(path)
    elif kind == "csv":
        raise StoreError(f"{store}: a CSV does not hold the whole records; export from a database, a JSONL file or a Parquet folder")
    elif kind == "parquet":
        from extractor.store.parquet import read_parquet

        yield from read_parquet(path)
    else:
        sink = open_sink(store)
        try:
            yield from sink.lines()
        finally:
            sink.close()


def _events(lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if table_of(line) == "events")


def _to_jsonl(lines: Iterable[Line], stream: BinaryIO) -> int:
    return _put(stream, (encode(line) for line in lines))


def _to_csv(lines: Iterable[Line], stream: BinaryIO) -> int:
    stream.write(BOM + csv_row(COLUMNS["events"]))
    return _put(stream, (csv_row(row_of(line).values()) for line in _events(lines)))


def _to_gta(lines: Iterable[Line], stream: BinaryIO) -> int:
    stream.write(BOM + csv_row(GTA_COLUMNS))
    return _put(stream, map(csv_row, gta_rows(_events(lines))))


def _put(stream: BinaryIO, rows: Iterable[bytes]) -> int:
    return sum(1 for row in rows if stream.write(row))


def _to_parquet(lines: Iterable[Line], stream: BinaryIO) -> int:
    from extractor.store.parquet import write_batches

    return write_batches(stream, "events", _events(lines), _BATCH)


FORMATS: dict[str, Callable[[Iterable[Line], BinaryIO], int]] = {"jsonl": _to_jsonl, "csv": _to_csv, "parquet": _to_parquet, "gta": _to_gta}
