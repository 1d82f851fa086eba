"""How are lines kept in PostgreSQL? COPY into a temporary table, then an insert that leaves what is there; one transaction a flush."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractor.core.errors import StoreError
from extractor.store.flat import COLUMNS, Value
from extractor.store.rows import CONFLICT, SQL_COLUMNS, SQL_TABLES, sql_rows
from extractor.store.sink import Entry, Line
from extractor.store.sqlite_schema import column_type

_LOCK = 0x45585452
"""Of the advisory lock that keeps two runs from creating the tables at once."""


class PostgresSink:
    """The tables and views of the SQLite store, in the schema `extractor` of a database named by a `postgresql://` address."""

    flush_every = 64

    def __init__(self, address: str, *, resume: bool = True) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise StoreError('PostgreSQL needs psycopg: pip install "extractor[postgres]"') from error
        self._errors = psycopg.Error
        try:
            self._db: psycopg.Connection[Any] = psycopg.connect(address, autocommit=True)
            self._migrate()
        except psycopg.Error as error:
            raise StoreError(f"PostgreSQL: {str(error).strip()}") from error
        self._waiting: list[Entry] = []
        self._mark = self._next_mark = self._read_mark()

    @property
    def mark(self) -> int:
        """As in `Sink`."""
        return self._mark

    @property
    def kept(self) -> int:
        """As in `Sink`."""
        found = self._db.execute("SELECT count(*) FROM extractor.inputs").fetchone()
        return int(found[0]) if found else 0

    def is_done(self, key: str) -> bool:
        """As in `Sink`; here in any order."""
        return self._db.execute("SELECT 1 FROM extractor.inputs WHERE key = %s", (key,)).fetchone() is not None

    def write(self, entries: Sequence[Entry], mark: int = 0) -> None:
        """As in `Sink`."""
        self._waiting.extend(entries)
        self._next_mark = max(self._next_mark, mark)

    def flush(self) -> None:
        """As in `Sink`."""
        rows: dict[str, list[tuple[Value, ...]]] = {table: [] for table in SQL_COLUMNS}
        for entry in self._waiting:
            for table, values in sql_rows(entry):
                rows[table].append(values)
        inputs: list[tuple[Value, ...]] = [(entry.key, _text(entry.name), len(entry.lines)) for entry in self._waiting]
        try:
            with self._db.transaction():
                self._upsert("inputs", ("key", "name", "lines"), "key", inputs)
                for table, some in rows.items():
                    self._upsert(table, SQL_COLUMNS[table], CONFLICT[table], some)
                self._db.execute("INSERT INTO extractor.state VALUES ('mark', %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (self._next_mark,))
        except self._errors as error:
            raise StoreError(f"PostgreSQL: {str(error).strip()}; what was kept before is safe: run again to go on") from error
        self._waiting.clear()
        self._mark = self._next_mark

    def add_run(self, manifest: Mapping[str, Any]) -> None:
        """As in `Sink`."""
        self._db.execute(
            "INSERT INTO extractor.runs (id, state, manifest) VALUES (%s, %s, %s) "
            "ON CONFLICT (id) DO UPDATE SET state = excluded.state, manifest = excluded.manifest",
            (manifest["run"], manifest.get("state"), json.dumps(manifest, ensure_ascii=True)),
        )

    def lines(self) -> Iterator[Line]:
        """As in `Sink`: the events, then event-less articles, then failures."""
        for table in SQL_TABLES.values():
            # A cursor on the server: a million records do not fit here. It needs a transaction to live in.
            with self._db.transaction(), self._db.cursor(name="lines") as cursor:
                cursor.execute(f"SELECT record FROM extractor.{table} ORDER BY seq")
                for (record,) in cursor:
                    yield json.loads(record)

    def close(self) -> None:
        """As in `Sink`."""
        self._db.close()

    def _upsert(self, table: str, columns: Sequence[str], conflict: str, rows: Sequence[tuple[Value, ...]]) -> None:
        if not rows:
            return
        names = ", ".join(f'"{name}"' for name in columns)
        self._db.execute(f"CREATE TEMP TABLE new_{table} (LIKE extractor.{table}) ON COMMIT DROP")
        self._db.execute(f"ALTER TABLE new_{table} ADD COLUMN nth SERIAL" + (", ALTER COLUMN seq DROP NOT NULL" if table != "inputs" else ""))
        with self._db.cursor().copy(f"COPY new_{table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        self._db.execute(f"INSERT INTO extractor.{table} ({names}) SELECT {names} FROM new_{table} ORDER BY nth ON CONFLICT ({conflict}) DO NOTHING")

    def _migrate(self) -> None:
        with self._db.transaction():
            self._db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            self._db.execute("SET LOCAL client_min_messages = warning")
            self._db.execute("CREATE SCHEMA IF NOT EXISTS extractor")
            self._db.execute("CREATE TABLE IF NOT EXISTS extractor.state (name TEXT PRIMARY KEY, value BIGINT NOT NULL)")
            found = self._db.execute("SELECT value FROM extractor.state WHERE name = 'schema'").fetchone()
            version = int(found[0]) if found else 0
            if version > len(MIGRATIONS):
                raise StoreError(f"PostgreSQL: the schema was made by a later version of extractor ({version}, this one knows {len(MIGRATIONS)})")
            for step in MIGRATIONS[version:]:
                self._db.execute(step)
            self._db.execute("INSERT INTO extractor.state VALUES ('schema', %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (len(MIGRATIONS),))

    def _read_mark(self) -> int:
        found = self._db.execute("SELECT value FROM extractor.state WHERE name = 'mark'").fetchone()
        return int(found[0]) if found else 0


def _columns(table: str) -> str:
    return ", ".join(f'"{name}" {column_type(name)}' for name in COLUMNS[table] if name != "id")


def _names(table: str) -> str:
    return ", ".join(f'"{name}"' for name in COLUMNS[table])


# `record` is text, not jsonb: a NUL or a lone surrogate of a page is legal in our JSON and refused by jsonb.
MIGRATIONS: tuple[str, ...] = (
    f"""
CREATE TABLE extractor.inputs (key TEXT PRIMARY KEY, name TEXT NOT NULL, lines INTEGER NOT NULL);
CREATE TABLE extractor.runs (number BIGSERIAL PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT, manifest TEXT NOT NULL);
CREATE TABLE extractor.events (
  seq BIGSERIAL PRIMARY KEY, id TEXT NOT NULL UNIQUE, input TEXT NOT NULL, {_columns("events")},
  first_day TEXT, last_day TEXT, search TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE extractor.article_lines (
  seq BIGSERIAL PRIMARY KEY, input TEXT NOT NULL, part INTEGER NOT NULL, {_columns("articles")}, record TEXT NOT NULL, UNIQUE (input, part));
CREATE TABLE extractor.failure_lines (
  seq BIGSERIAL PRIMARY KEY, input TEXT NOT NULL, part INTEGER NOT NULL, {_columns("failures")}, record TEXT NOT NULL, UNIQUE (input, part));
CREATE INDEX events_by_article ON extractor.events (article_id);
CREATE INDEX events_by_day ON extractor.events (first_day);
CREATE VIEW extractor.events_flat AS SELECT {_names("events")} FROM extractor.events ORDER BY seq;
CREATE VIEW extractor.failures AS SELECT {_names("failures")} FROM extractor.failure_lines ORDER BY seq;
CREATE VIEW extractor.articles AS
  SELECT article_id, min(url) AS url, min(title) AS title, min(site) AS site, min(author) AS author, min(published) AS published,
    min(language) AS language, min(fetched_at) AS fetched_at, min(sha256) AS sha256, count(*) AS events, NULL AS duplicate_of
    FROM extractor.events GROUP BY input, article_id
  UNION ALL
  SELECT article_id, url, title, site, author, published, language, fetched_at, sha256, events, duplicate_of
    FROM extractor.article_lines WHERE events = 0;
""",
)
"""In order; a change is a new step, never a changed one."""


def _text(name: str) -> str:
    return name.replace("\0", "").encode("utf-8", "replace").decode()
