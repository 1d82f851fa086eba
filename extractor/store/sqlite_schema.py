"""Which tables and views has a SQLite store? A list of migrations; a store opened by a later version is brought up to date."""

from extractor.store.flat import COLUMNS, COUNTS, FLAGS, NUMBERS


def column_type(name: str) -> str:
    """The SQL type of a flat column, the same words in SQLite and PostgreSQL."""
    if name in NUMBERS:
        return "DOUBLE PRECISION"
    if name in COUNTS:
        return "INTEGER"
    return "BOOLEAN" if name in FLAGS else "TEXT"


def _columns(table: str) -> str:
    return ",\n  ".join(f'"{name}" {column_type(name)}' for name in COLUMNS[table] if name != "id")


def _names(table: str) -> str:
    return ", ".join(f'"{name}"' for name in COLUMNS[table])


_TABLES = f"""
CREATE TABLE inputs (key TEXT PRIMARY KEY, name TEXT NOT NULL, lines INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT, manifest TEXT NOT NULL);
CREATE TABLE events (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, input TEXT NOT NULL,
  {_columns("events")},
  first_day TEXT, last_day TEXT, search TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE article_lines (
  seq INTEGER PRIMARY KEY, input TEXT NOT NULL, part INTEGER NOT NULL,
  {_columns("articles")},
  record TEXT NOT NULL, UNIQUE (input, part));
CREATE TABLE failure_lines (
  seq INTEGER PRIMARY KEY, input TEXT NOT NULL, part INTEGER NOT NULL,
  {_columns("failures")},
  record TEXT NOT NULL, UNIQUE (input, part));
CREATE INDEX events_by_article ON events (article_id);
CREATE INDEX events_by_day ON events (first_day);
"""

_VIEWS = f"""
CREATE VIEW events_flat AS SELECT {_names("events")} FROM events ORDER BY seq;
CREATE VIEW failures AS SELECT {_names("failures")} FROM failure_lines ORDER BY seq;
CREATE VIEW articles AS
  SELECT article_id, url, title, site, author, published, language, fetched_at, sha256, count(*) AS events, NULL AS duplicate_of
    FROM events GROUP BY input, article_id
  UNION ALL
  SELECT article_id, url, title, site, author, published, language, fetched_at, sha256, events, duplicate_of
    FROM article_lines WHERE events = 0;
CREATE VIEW event_parties AS
  SELECT e.id, 'implementer' AS role, p.value ->> 'code' AS code, p.value ->> 'name' AS name FROM events e, json_each(e.record, '$.implementers') p
  UNION ALL
  SELECT e.id, 'target', p.value ->> 'code', p.value ->> 'name' FROM events e, json_each(e.record, '$.targets') p;
CREATE VIEW event_goods AS
  SELECT e.id, g.value ->> 'id' AS good, g.value ->> 'label' AS label, h.value AS hs
    FROM events e, json_each(e.record, '$.goods') g LEFT JOIN json_each(g.value, '$.hs') h;
"""

MIGRATIONS: tuple[str, ...] = (_TABLES, _VIEWS)
"""In order; `PRAGMA user_version` counts those applied. Never change one that was released: add the next."""
