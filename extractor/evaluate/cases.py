"""Gold and predicted events in one comparable shape: sets and accepted values by slot."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.core.errors import StoreError

Raw = Mapping[str, Any]

PARTIES = ("implementers", "goods", "targets")
CODES = ("action", "measure")
DATES = ("announced", "effective", "expires", "introduced")
MOMENTS = (*DATES, "duration")
SLOTS = ("implementers", "action", "measure", "goods", "targets", *MOMENTS, "rate")
RATE_FIELDS = ("value", "from", "change")


@dataclass(frozen=True, slots=True)
class Gold:
    """What annotators accept for one event: any of `accepted`; `optional` is right to give and right to leave out."""

    accepted: Mapping[str, tuple[Any, ...]]
    optional: Mapping[str, tuple[Any, ...]]
    main: bool
    open_dates: frozenset[str]
    raw: Raw = field(repr=False)


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a record says: sets for parties and goods, single values elsewhere."""

    sets: Mapping[str, frozenset[str]]
    values: Mapping[str, Any]
    derived: frozenset[str]
    raw: Raw = field(repr=False)


def many(value: Any) -> tuple[Any, ...]:
    """A gold field as a tuple: absent, one value, or a list of acceptable ones."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple | set) else (value,)


def gold_of(event: Raw) -> Gold:
    """One annotated event."""
    dates = event.get("dates") or {}
    accepted: dict[str, tuple[Any, ...]] = {slot: many(event.get(slot)) for slot in (*PARTIES, *CODES, "rate")}
    for slot in MOMENTS:
        accepted[slot] = tuple(value for value in many(event.get(slot, dates.get(slot))) if value)
    optional = {slot: tuple(value for value in many(event.get(f"{slot}_optional")) if value) for slot in (*PARTIES, *MOMENTS)}
    still_open = frozenset(slot for slot in MOMENTS if event.get(f"{slot}_open"))
    return Gold(accepted, optional, event.get("salience", "main") == "main", still_open, event)


def predicted_of(record: Raw) -> Predicted:
    """One policy-event record."""
    dates = record.get("dates") or {}
    measure = record.get("measure")
    length = record.get("duration")
    values: dict[str, Any] = {
        "action": record.get("action"),
        "measure": measure.get("type") if isinstance(measure, Mapping) else measure,
        "duration": length.get("value") if isinstance(length, Mapping) else length,
        "rate": record.get("rate") or None,
    }
    derived = set()
    for slot in DATES:
        date = dates.get(slot)
        values[slot] = date.get("value") if isinstance(date, Mapping) else date
        if isinstance(date, Mapping) and date.get("derived"):
            derived.add(slot)
    sets = {
        "implementers": frozenset(str(item.get("code")) for item in record.get("implementers") or []),
        "goods": frozenset(str(item.get("id")) for item in record.get("goods") or []),
        "targets": frozenset(str(item.get("code")) for item in record.get("targets") or []),
    }
    return Predicted(sets, values, frozenset(derived), record)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file; StoreError names the line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except json.JSONDecodeError as error:
                raise StoreError(f"{path}, line {number}: not JSON: {error}") from error
            if not isinstance(value, dict):
                raise StoreError(f"{path}, line {number}: not an object")
            yield value


def by_article(records: Iterable[Raw]) -> dict[str, list[Predicted]]:
    """Records under their article's id and url; lines that are no records are passed over."""
    found: dict[str, list[Predicted]] = {}
    for record in records:
        if "implementers" not in record:
            continue
        article = record.get("article") or {}
        predicted = predicted_of(record)
        for key in {article.get("id"), article.get("url")} - {None}:
            found.setdefault(str(key), []).append(predicted)
    return found
