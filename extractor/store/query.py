"""What does a store know about gallium? Questions for people without SQL."""

import json
from dataclasses import dataclass
from pathlib import Path

from extractor.core.errors import StoreError
from extractor.core.partial_date import PartialDate
from extractor.core.record import ACTIONS, MEASURES
from extractor.store.sink import Line
from extractor.store.sqlite import open_store


@dataclass(frozen=True, slots=True)
class Question:
    """What an event must fit, all of it; an empty field asks nothing.

    `text`: every word must occur (case and order do not matter) in headline, title, names, goods, instrument or evidence.
    `since` and `until` are dates at any precision (`2023`, `2023-Q2`, `2023-08-01`) and include their last day; an event without any date fits neither.
    """

    text: str = ""
    implementer: str | None = None
    target: str | None = None
    good: str | None = None
    measure: str | None = None
    action: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """The events that fit, newest first, undated ones last; `total` counts also those beyond the limit."""

    events: tuple[Line, ...]
    total: int


_LISTED = {"implementer": "implementers", "target": "targets", "good": "goods"}
_EQUAL = {"measure": MEASURES, "action": ACTIONS}


def query(store: Path, question: Question) -> Found:
    """The events of a SQLite store that fit; StoreError for a store or a date that cannot be read and for a measure or an action that there is not."""
    where, values = _conditions(question)
    database = open_store(store)
    try:
        total = database.execute(f"SELECT count(*) FROM events WHERE {where}", values).fetchone()[0]
        rows = database.execute(f"SELECT record FROM events WHERE {where} ORDER BY first_day DESC NULLS LAST, seq LIMIT ?", [*values, question.limit])
        return Found(tuple(json.loads(record) for (record,) in rows), total)
    finally:
        database.close()


def _conditions(question: Question) -> tuple[str, list[str]]:
    parts, values = ["1"], []
    for word in question.text.casefold().split():
        parts.append("instr(search, ?) > 0")
        values.append(word)
    for name, column in _LISTED.items():
        wanted = getattr(question, name)
        if wanted:
            parts.append(f"instr('|' || lower({column}) || '|', '|' || lower(?) || '|') > 0")
            values.append(wanted)
    for name, known in _EQUAL.items():
        wanted = getattr(question, name)
        if wanted and wanted not in known:
            raise StoreError(f"no such {name}: {wanted!r} ({', '.join(known)})")
        if wanted:
            parts.append(f"{name} = ?")
            values.append(wanted)
    if question.since:
        parts.append("last_day >= ?")
        values.append(_date(question.since).first.isoformat())
    if question.until:
        parts.append("first_day <= ?")
        values.append(_date(question.until).last.isoformat())
    return " AND ".join(parts), values


def _date(text: str) -> PartialDate:
    try:
        return PartialDate(text.strip())
    except ValueError:
        raise StoreError(f"not a date: {text!r} (write it as 2023, 2023-08 or 2023-08-01)") from None
