"""How are lines kept in SQLite? The embedded default: one file, safe against kill -9, readable while a run writes."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.core.errors import StoreError
from extractor.store.rows import CONFLICT, SQL_COLUMNS, SQL_TABLES, sql_rows
from extractor.store.sink import Entry, Line
from extractor.store.sqlite_schema import MIGRATIONS

_WAIT_SECONDS = 60.0
"""For another writer: its transactions take milliseconds, a slow disk's checkpoint seconds."""

_APPLICATION = 0x45585452
""""EXTR": tells our files from any other SQLite file."""


class SqliteSink:
    """A store that many runs may share, one after another or at once; an input that is kept is never done again."""

    flush_every = 32

    def __init__(self, path: Path, *, resume: bool = True) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = connect(path)
            _migrate(self._db, path)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{path}: {error}") from error
        self._waiting: list[Entry] = []
        self._next_mark = self._mark = self._read_mark()

    @property
    def mark(self) -> int:
        """As in `Sink`."""
        return self._mark

    @property
    def kept(self) -> int:
        """As in `Sink`."""
        return int(self._db.execute("SELECT count(*) FROM inputs").fetchone()[0])

    def is_done(self, key: str) -> bool:
        """As in `Sink`; here in any order."""
        return self._db.execute("SELECT 1 FROM inputs WHERE key = ?", (key,)).fetchone() is not None

    def write(self, entries: Sequence[Entry], mark: int = 0) -> None:
        """As in `Sink`."""
        self._waiting.extend(entries)
        self._next_mark = max(self._next_mark, mark)

    def flush(self) -> None:
        """As in `Sink`: everything that waits, in one transaction."""
        try:
            with self._db:
                # At once, not at the first row: two writers that both read first would both have to give up.
                self._db.execute("BEGIN IMMEDIATE")
                for entry in self._waiting:
                    self._insert(entry)
                self._db.execute("INSERT OR REPLACE INTO state VALUES ('mark', ?)", (self._next_mark,))
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}; what was kept before is safe: run again to go on") from error
        self._waiting.clear()
        self._mark = self._next_mark

    def add_run(self, manifest: Mapping[str, Any]) -> None:
        """As in `Sink`."""
        content = (manifest["run"], manifest.get("state"), json.dumps(manifest, ensure_ascii=True))
        try:
            with self._db:
                self._db.execute(
                    "INSERT INTO runs (id, state, manifest) VALUES (?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET state = excluded.state, manifest = excluded.manifest",
                    content,
                )
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error

    def lines(self) -> Iterator[Line]:
        """As in `Sink`: the events, then event-less articles, then failures."""
        return read_sqlite(self._db)

    def close(self) -> None:
        """As in `Sink`."""
        self._db.close()

    def _insert(self, entry: Entry) -> None:
        self._db.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?, ?)", (entry.key, _text(entry.name), len(entry.lines)))
        for table, values in sql_rows(entry):
            self._db.execute(_INSERT[table], values)

    def _read_mark(self) -> int:
        found = self._db.execute("SELECT value FROM state WHERE name = 'mark'").fetchone()
        return int(found[0]) if found else 0


_INSERT = {
    table: f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) ON CONFLICT ({CONFLICT[table]}) DO NOTHING"
    for table, names in SQL_COLUMNS.items()
}


def connect(path: Path, *, must_exist: bool = False) -> sqlite3.Connection:
    """A connection in WAL mode that is as safe as a rollback journal: `synchronous=FULL` syncs every commit."""
    if must_exist and not path.is_file():
        raise StoreError(f"{path}: there is no such store")
    database = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    return database


def open_store(path: Path) -> sqlite3.Connection:
    """An existing store, to read; StoreError where there is none or it is another program's file."""
    try:
        database = connect(path, must_exist=True)
        _migrate(database, path)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error
    return database


def read_sqlite(database: sqlite3.Connection) -> Iterator[Line]:
    """Every line of a store as it was written."""
    for table in SQL_TABLES.values():
        for (record,) in database.execute(f"SELECT record FROM {table} ORDER BY seq"):
            yield json.loads(record)


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    database.execute("BEGIN IMMEDIATE")
    try:
        version = int(database.execute("PRAGMA user_version").fetchone()[0])
        owner = int(database.execute("PRAGMA application_id").fetchone()[0])
        tables = int(database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        if owner != _APPLICATION and (tables or version):
            raise StoreError(f"{path}: a database of another program; name a file of our own")
        if version > len(MIGRATIONS):
            raise StoreError(f"{path}: written by a later version of extractor (schema {version}, this one knows {len(MIGRATIONS)}); upgrade to read it")
        for step in MIGRATIONS[version:]:
            # Not executescript: it would commit the transaction that keeps a half-done migration away.
            for statement in step.split(";\n"):
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _text(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
