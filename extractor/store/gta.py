"""How does an event look on a Global Trade Alert coder's sheet? Their columns, filled as far as the article says."""

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractor.rules.paths import models_dir
from extractor.store.flat import Value, row_of
from extractor.store.sink import Line

GTA_COLUMNS = (
    "State Act ID",
    "Intervention ID",
    "State Act Title",
    "GTA Evaluation",
    "Implementing Jurisdiction",
    "Affected Jurisdictions",
    "Intervention Type",
    "Intervention Type ID",
    "MAST Chapter",
    "Affected Flow",
    "Announcement Date",
    "Implementation Date",
    "Removal Date",
    "Affected Products",
    "Affected Products (words)",
    "Eligible Firms",
    "Prior Level",
    "New Level",
    "Unit",
    "Status",
    "Source",
    "Source Date",
    "Quote",
)
"""Named as in GTA's data; the last four help the coder. `GTA Evaluation` is a judgement and stays empty."""

_FLOWS = {"export": "outward", "import": "inward", "capital": "outward/inward", "both": "inward/outward"}
_ENDS = ("remove",)
"""Actions whose effective date is when the measure ends."""


def gta_rows(events: Iterable[Line]) -> Iterator[tuple[Value, ...]]:
    """One row per event, in the order of `GTA_COLUMNS`; one article's acts of one implementer and instrument share a State Act ID."""
    for event in events:
        cells = _cells(event)
        yield tuple(cells.get(name) for name in GTA_COLUMNS)


def _cells(event: Line) -> dict[str, Value]:
    row = row_of(event)
    ends = row["action"] in _ENDS
    return {
        "State Act ID": _state_act(row),
        "Intervention ID": row["id"],
        "State Act Title": row["headline"],
        "Implementing Jurisdiction": _list(row["implementer_names"]),
        "Affected Jurisdictions": _list(row["target_names"]),
        "Intervention Type": gta_types().get(str(row["gta"]), ""),
        "Intervention Type ID": row["gta"],
        "MAST Chapter": _list("|".join(dict.fromkeys(code[:1] for code in str(row["mast"] or "").split("|")))),
        "Affected Flow": _FLOWS.get(str(row["flow"]), ""),
        "Announcement Date": row["announced"],
        "Implementation Date": None if ends else row["effective"],
        "Removal Date": (row["effective"] or row["announced"]) if ends else row["expires"],
        "Affected Products": _list(row["hs"]),
        "Affected Products (words)": _list(row["goods_labels"]),
        "Eligible Firms": _list(row["entities"]),
        "Prior Level": _either(row["rate_from"], row["quantity_from"]),
        "New Level": _either(row["rate"], row["quantity"]),
        "Unit": row["rate_unit"] or row["quantity_unit"],
        "Status": row["status"],
        "Source": row["url"],
        "Source Date": row["published"],
        "Quote": row["evidence"],
    }


def _either(first: Value, second: Value) -> Value:
    return second if first is None else first


def _state_act(row: dict[str, Value]) -> str:
    return " / ".join(str(row[name]) for name in ("article_id", "implementers", "instrument") if row[name])


def _list(joined: Value) -> str:
    return ", ".join(str(joined or "").split("|")) if joined else ""


@lru_cache(maxsize=1)
def gta_types() -> dict[str, str]:
    """Global Trade Alert's intervention types by id, as far as our tables name them."""
    path = models_dir() / "concepts" / "gta_types.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row["name"] for row in csv.DictReader(stream)}
