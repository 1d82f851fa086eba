"""Which sinks are there, and which one does a user's `--out` or `--store` mean?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractor.core.errors import StoreError
from extractor.store.sink import Sink


@dataclass(frozen=True, slots=True)
class Member:
    """One kind of sink: what its targets end or begin with, and how it is opened. Opening imports what the member needs, not before."""

    name: str
    open: Callable[[str, bool], Sink]
    suffixes: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    always_resumes: bool = False
    """A database goes on by itself; a file does so only when told."""


def _jsonl(target: str, resume: bool) -> Sink:
    from extractor.store.jsonl import JsonlSink

    return JsonlSink(Path(target), resume=resume)


def _csv(target: str, resume: bool) -> Sink:
    from extractor.store.csv import CsvSink

    return CsvSink(Path(target), resume=resume)


def _parquet(target: str, resume: bool) -> Sink:
    from extractor.store.parquet import ParquetSink

    return ParquetSink(Path(target), resume=resume)


def _sqlite(target: str, _resume: bool) -> Sink:
    from extractor.store.sqlite import SqliteSink

    return SqliteSink(Path(target))


def _postgres(target: str, _resume: bool) -> Sink:
    from extractor.store.postgres import PostgresSink

    return PostgresSink(target)


SINKS: tuple[Member, ...] = (
    Member("jsonl", _jsonl, suffixes=(".jsonl", ".ndjson")),
    Member("csv", _csv, suffixes=(".csv",)),
    Member("parquet", _parquet, suffixes=(".parquet", ".parquet/")),
    Member("sqlite", _sqlite, suffixes=(".db", ".sqlite", ".sqlite3"), always_resumes=True),
    Member("postgres", _postgres, schemes=("postgresql://", "postgres://"), always_resumes=True),
)


def member_for(target: str) -> Member:
    """The kind of sink that a target names; StoreError where none fits."""
    lower = target.lower()
    for member in SINKS:
        if lower.startswith(member.schemes) or lower.endswith(member.suffixes):
            return member
    known = ", ".join([suffix for member in SINKS for suffix in member.suffixes if not suffix.endswith("/")] + ["postgresql://…"])
    raise StoreError(f"{target}: cannot tell how to write this; name it with one of {known}")


def open_sink(target: str | Path, *, resume: bool = False) -> Sink:
    """A sink for the target. Without `resume` a file begins anew and its old content is gone; a database always goes on."""
    return member_for(str(target)).open(str(target), resume)
