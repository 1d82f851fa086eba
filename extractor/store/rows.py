"""Which rows does an entry give a database? The same for SQLite and PostgreSQL."""

import json
from collections.abc import Iterator

from extractor.store.flat import COLUMNS, Value, event_days, row_of, search_text, table_of
from extractor.store.sink import Entry, Line

SQL_TABLES = {"events": "events", "articles": "article_lines", "failures": "failure_lines"}

SQL_COLUMNS: dict[str, tuple[str, ...]] = {
    "events": ("id", "input", *COLUMNS["events"][1:], "first_day", "last_day", "search", "record"),
    "article_lines": ("input", "part", *COLUMNS["articles"], "record"),
    "failure_lines": ("input", "part", *COLUMNS["failures"], "record"),
}

CONFLICT = {"events": "id", "article_lines": "input, part", "failure_lines": "input, part"}
"""What makes a row the same row: written twice, it is kept once."""


def sql_rows(entry: Entry) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Table and values of each line, in the order of `SQL_COLUMNS`."""
    for part, line in enumerate(entry.lines):
        kind, row = table_of(line), row_of(line)
        values = tuple(_clean(value) for value in row.values())
        if kind == "events":
            first, last = event_days(line)
            yield "events", (values[0], entry.key, *values[1:], first, last, _clean(search_text(line)), as_json(line))
        else:
            yield SQL_TABLES[kind], (entry.key, part, *values, as_json(line))


def as_json(line: Line) -> str:
    """The whole line; escapes keep NUL and lone surrogates, which neither database takes as characters."""
    return json.dumps(line, ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _clean(value: Value) -> Value:
    """For the flat columns alone; the record keeps every character."""
    if not isinstance(value, str):
        return value
    return value.replace("\0", "").encode("utf-8", "replace").decode()
