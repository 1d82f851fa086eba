"""Lines of output to keep: written by hand, valid by the record's own model."""

from typing import Any

from extractor.store import Entry

MADE_BY = {"extractor": "0.1.0", "model": "none", "rules": "sha256:00"}


def article(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"a_{number:04x}", "url": f"https://news.example/{number}", "title": "Gallium rules", "site": None, "author": None,
        "published": "2025-11-10", "language": "en", "fetched_at": None, "sha256": f"{number:064x}", **changes,
    }  # fmt: skip


def event(number: int = 1, **changes: Any) -> dict[str, Any]:
    day = {"value": "2025-11-09", "precision": "day", "text": "Sunday", "basis": "published", "why": [0]}
    found: dict[str, Any] = {
        "schema": "policy-event/1",
        "id": f"pe_{number:08x}",
        "article": article(number),
        "implementers": [{"code": "CHN", "name": "China", "agency": "mofcom", "text": "Beijing", "why": [0]}],
        "action": "suspend",
        "status": "suspended",
        "measure": {"type": "export_ban", "flow": "export", "instrument": "Announcement No. 46", "mast": ["P31"], "gta": 19, "why": [0]},
        "goods": [{"id": "gallium", "label": "gallium", "hs": ["811292"], "hs_basis": "inferred", "text": "gallium", "why": [0]}],
        "targets": [{"code": "USA", "name": "United States", "text": "U.S.", "why": [0]}],
        "exempt": [],
        "entities": [],
        "dates": {"announced": day, "effective": None, "expires": None, "introduced": None},
        "duration": {"value": "P1Y", "text": "one year", "why": [0]},
        "rate": {"value": 25.0, "from": 10.0, "change": None, "unit": "percent", "text": "from 10% to 25%", "why": [0]},
        "quantity": None,
        "retaliation": False,
        "salience": "main",
        "headline": "China suspends its export ban on gallium towards the United States",
        "evidence": [{"start": 0, "end": 7, "rule": "en.places/beijing", "text": "Beijing"}],
        "why": {"action": [0], "instrument": [], "retaliation": []},
        "confidence": None,
        "made_by": MADE_BY,
    }
    return found | changes


def no_event(number: int = 1, **changes: Any) -> dict[str, Any]:
    line = {"schema": "article/1", "article": article(number), "events": 0, "flags": ["too_short"], "duplicate_of": None, "made_by": MADE_BY}
    return line | changes


def failure(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {"schema": "failure/1", "url": f"https://news.example/{number}", "stage": "read", "error": "empty", "at": "2026-01-02T03:04:05Z"} | changes


def entry(number: int, *lines: dict[str, Any]) -> Entry:
    return Entry(f"key-{number}", f"input {number}", lines or (event(number),))


def mixed(count: int) -> list[Entry]:
    """Inputs of all kinds: two events, no event, a failure."""
    return [entry(number, *_some(number)) for number in range(count)]


def _some(number: int) -> tuple[dict[str, Any], ...]:
    if number % 3 == 0:
        return event(2 * number), event(2 * number + 1)
    return (no_event(number),) if number % 3 == 1 else (failure(number),)
