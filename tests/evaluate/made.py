"""Gold events and records as short as a table's row."""

import random
from typing import Any

PLACES, GOODS = ("CHN", "USA", "EU", "JPN"), ("steel", "gallium", "rice", "all_goods")
ACTIONS, MEASURES = ("impose", "suspend", "remove", "ease"), ("tariff", "export_ban", "safeguard", "sanction", "other")
DATES = ("2025-01-01", "2025-02", "2025")
MOMENTS = ("announced", "effective", "expires", "introduced", "duration")
RATES: tuple[dict[str, float], ...] = ({"value": 25.0}, {"value": 25.0, "from": 10.0}, {"change": -5.0}, {"value": 10.0})


def gold(**fields: Any) -> dict[str, Any]:
    """A gold event: China's tariff, with what else is said."""
    return {"implementers": ["CHN"], "action": "impose", "measure": "tariff", **fields}


def record(article: str = "1", **fields: Any) -> dict[str, Any]:
    """The record of a gold event's fields; `goods="steel|rice"` and dates by name."""
    said = {"implementers": ["CHN"], "action": "impose", "measure": "tariff", "goods": [], "targets": [], **fields}
    return {
        "article": {"id": article, "url": None},
        "implementers": [{"code": code} for code in said["implementers"]],
        "action": said["action"],
        "measure": {"type": said["measure"]},
        "goods": [{"id": good} for good in said["goods"]],
        "targets": [{"code": code} for code in said["targets"]],
        "dates": {name: {"value": said[name], "derived": name in said.get("derived", ())} for name in MOMENTS[:4] if said.get(name)},
        "duration": {"value": said["duration"]} if said.get("duration") else None,
        "rate": said.get("rate"),
    }


def random_gold(draw: random.Random) -> dict[str, Any]:
    """Any gold event: several accepted values, optional ones, open dates, background."""
    event: dict[str, Any] = {
        "implementers": draw.sample(PLACES, draw.randint(0, 2)),
        "action": draw.choice([draw.choice(ACTIONS), draw.sample(ACTIONS, 2)]),
        "measure": draw.choice([draw.choice(MEASURES), draw.sample(MEASURES, 2)]),
        "goods": draw.sample(GOODS, draw.randint(0, 3)),
        "targets": draw.sample(PLACES, draw.randint(0, 2)),
        "salience": draw.choice(["main", "main", "background"]),
        "rate": draw.choice([None, draw.choice(RATES), draw.sample(RATES, 2)]),
    }
    for slot in ("implementers", "goods", "targets"):
        if draw.random() < 0.3:
            event[f"{slot}_optional"] = draw.sample(GOODS if slot == "goods" else PLACES, 1)
    for slot in MOMENTS:
        values = [None, _moment(slot, draw), [_moment(slot, draw), _moment(slot, draw)]]
        event[slot] = draw.choice(values)
        if draw.random() < 0.2:
            event[draw.choice([f"{slot}_optional", f"{slot}_open"])] = _moment(slot, draw)
    return event


def random_record(draw: random.Random, article: str) -> dict[str, Any]:
    """Any record of the same few values, so that it often answers a gold event."""
    fields: dict[str, Any] = {slot: _moment(slot, draw) if draw.random() < 0.4 else None for slot in MOMENTS}
    fields |= {
        "implementers": draw.sample(PLACES, draw.randint(0, 2)),
        "goods": draw.sample(GOODS, draw.randint(0, 3)),
        "targets": draw.sample(PLACES, draw.randint(0, 2)),
        "derived": [slot for slot in MOMENTS if draw.random() < 0.2],
        "rate": draw.choice([None, draw.choice(RATES)]),
    }
    return record(article, action=draw.choice(ACTIONS), measure=draw.choice(MEASURES), **fields)


def _moment(slot: str, draw: random.Random) -> str:
    return draw.choice(("P1Y", "P6M") if slot == "duration" else DATES)
