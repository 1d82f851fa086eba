"""How does a line look as a row? Three tables, one row per line: `events`, `articles` (without events, or repeats) and `failures`."""

from collections.abc import Iterable, Mapping
from typing import Any

from extractor.core.partial_date import PartialDate
from extractor.store.sink import Line

Value = str | int | float | bool | None
Row = dict[str, Value]

TABLES = ("events", "articles", "failures")

_TABLE_OF = {"policy-event/1": "events", "article/1": "articles", "failure/1": "failures"}

_ARTICLE = ("article_id", "url", "title", "site", "author", "published", "language", "fetched_at", "sha256")
_MADE_BY = ("extractor", "model", "rules")

NUMBERS = frozenset({"rate", "rate_from", "rate_change", "quantity", "quantity_from", "confidence"})
COUNTS = frozenset({"gta", "events"})
FLAGS = frozenset({"retaliation"})

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "events": (
        "id", *_ARTICLE, "implementers", "implementer_names", "agencies", "action", "status", "measure", "flow", "instrument", "mast", "gta",
        "goods", "goods_labels", "hs", "targets", "target_names", "exempt", "entities",
        "announced", "effective", "expires", "introduced", "duration",
        "rate", "rate_from", "rate_change", "rate_unit", "quantity", "quantity_from", "quantity_unit",
        "retaliation", "salience", "confidence", "headline", "evidence", *_MADE_BY,
    ),
    "articles": (*_ARTICLE, "events", "flags", "duplicate_of", *_MADE_BY),
    "failures": ("url", "stage", "error", "at"),
}  # fmt: skip
"""The columns of each table, in order. Lists are joined by `|`; a list of nothing is an empty text, what was not said is null."""


def table_of(line: Line) -> str:
    """Where a line belongs; a line of a later schema is an error, never a silent loss."""
    schema = line.get("schema")
    if schema not in _TABLE_OF:
        raise ValueError(f"not a line of ours: schema {schema!r}")
    return _TABLE_OF[str(schema)]


def row_of(line: Line) -> Row:
    """The row of a line in its table."""
    table = table_of(line)
    if table == "failures":
        return {name: line.get(name) for name in COLUMNS[table]}
    found: Row = {**_article(line), **_made_by(line)}
    if table == "articles":
        found |= {"events": line.get("events", 0), "flags": _joined(line.get("flags") or ()), "duplicate_of": line.get("duplicate_of")}
    else:
        found |= _event(line)
    return {name: found.get(name) for name in COLUMNS[table]}


def event_days(line: Line) -> tuple[str | None, str | None]:
    """First and last day of the event's date, to search by: announced, else effective, else when the article appeared."""
    dates = line.get("dates") or {}
    said = [(dates.get(name) or {}).get("value") for name in ("announced", "effective")]
    value = next((date for date in [*said, line["article"].get("published")] if date), None)
    if value is None:
        return None, None
    try:
        date = PartialDate(value)
    except ValueError:
        return None, None
    return date.first.isoformat(), date.last.isoformat()


def search_text(line: Line) -> str:
    """Everything that someone may look for, case folded: headline, title, names, goods, instrument, and the words of the evidence."""
    words = [line.get("headline"), line["article"].get("title"), line["measure"].get("type"), line["measure"].get("instrument")]
    for kind in ("implementers", "targets", "goods", "exempt", "entities"):
        words += [part.get(key) for part in line.get(kind) or () for key in ("name", "label", "id", "code")]
    words += [reason.get("text") for reason in line.get("evidence") or ()]
    return "\n".join(str(word) for word in words if word).casefold()


def _article(line: Line) -> Row:
    article = line.get("article") or {}
    return {"article_id": article.get("id"), **{name: article.get(name) for name in _ARTICLE[1:]}}


def _made_by(line: Line) -> Row:
    made_by = line.get("made_by") or {}
    return {name: made_by.get(name) for name in _MADE_BY}


def _event(line: Line) -> Row:
    measure, dates = line.get("measure") or {}, line.get("dates") or {}
    rate, quantity = line.get("rate") or {}, line.get("quantity") or {}
    return {
        "id": line["id"],
        **_parties(line),
        **{name: line.get(name) for name in ("action", "status", "retaliation", "salience", "confidence", "headline")},
        **{name: measure.get(name) for name in ("flow", "instrument", "gta")},
        "measure": measure.get("type"),
        "mast": _joined(measure.get("mast") or ()),
        **{name: _date(dates.get(name)) for name in ("announced", "effective", "expires", "introduced")},
        "duration": (line.get("duration") or {}).get("value"),
        "rate": rate.get("value"),
        "rate_from": rate.get("from"),
        "rate_change": rate.get("change"),
        "rate_unit": rate.get("unit"),
        "quantity": quantity.get("value"),
        "quantity_from": quantity.get("from"),
        "quantity_unit": quantity.get("unit"),
        "evidence": _joined((reason.get("text") for reason in line.get("evidence") or ()), " … "),
    }


def _parties(line: Line) -> Row:
    goods = line.get("goods") or ()
    return {
        "implementers": _each(line, "implementers", "code"),
        "implementer_names": _each(line, "implementers", "name"),
        "agencies": _each(line, "implementers", "agency"),
        "goods": _each(line, "goods", "id"),
        "goods_labels": _each(line, "goods", "label"),
        "hs": _joined(code for good in goods for code in good.get("hs") or ()),
        "targets": _each(line, "targets", "code"),
        "target_names": _each(line, "targets", "name"),
        "exempt": _each(line, "exempt", "code"),
        "entities": _each(line, "entities", "name"),
    }


def _each(line: Line, kind: str, key: str) -> str:
    return _joined(part.get(key) for part in line.get(kind) or ())


def _joined(values: Iterable[object], by: str = "|") -> str:
    return by.join(dict.fromkeys(str(value) for value in values if value))


def _date(date: Mapping[str, Any] | None) -> str | None:
    """An open end ("until further notice") is a word of its own: it is said, and it is no date."""
    if date is None:
        return None
    return "open" if date.get("open") and not date.get("value") else date.get("value")
