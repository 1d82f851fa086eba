"""Is this answer something else than the page that was asked for? Told by status, headers and address; the words are `models/walls.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import httpx

from extractor.core.errors import RuleError
from extractor.rules.paths import models_dir


@dataclass(frozen=True, slots=True)
class Wall:
    """A header that gives a wall away; `status` empty = with any."""

    id: str
    reason: str
    header: str
    value: re.Pattern[str]
    status: frozenset[int]


@dataclass(frozen=True, slots=True)
class Detour:
    """A path that a redirect from an article should not end at."""

    id: str
    reason: str
    path: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Walls:
    """All of them."""

    walls: tuple[Wall, ...] = ()
    detours: tuple[Detour, ...] = ()

    def behind(self, status: int, headers: Mapping[str, str]) -> tuple[str, str] | None:
        """Reason code and rule of the wall that the headers show."""
        for wall in self.walls:
            if (not wall.status or status in wall.status) and wall.value.search(headers.get(wall.header, "")):
                return wall.reason, f"models/walls.toml: {wall.id}"
        return None

    def detour(self, asked: httpx.URL, reached: httpx.URL) -> tuple[str, str] | None:
        """Reason code and rule of the place that a redirect led to."""
        for detour in self.detours:
            if detour.path.search(_path(reached)) and not detour.path.search(_path(asked)):
                return detour.reason, f"led to {reached}"
        return None


@lru_cache(maxsize=1)
def load_walls() -> Walls:
    """Read once; RuleError where an entry is broken or does not fit its own examples."""
    return read_walls(models_dir() / "walls.toml")


def read_walls(file: Path) -> Walls:
    """As `load_walls`, from another file."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RuleError(str(file), "", str(error)) from None
    walls = tuple(
        Wall(entry["id"], entry["reason"], entry["header"].lower(), pattern, frozenset(entry.get("status", ())))
        for entry, pattern in _proven(file, found.get("wall", ()), {"id", "reason", "header", "value", "status"}, "value")
    )
    detours = tuple(
        Detour(entry["id"], entry["reason"], pattern) for entry, pattern in _proven(file, found.get("detour", ()), {"id", "reason", "path"}, "path")
    )
    return Walls(walls, detours)


def _proven(file: Path, entries: list[dict[str, Any]], keys: set[str], pattern_key: str) -> list[tuple[dict[str, Any], re.Pattern[str]]]:
    return [(entry, _prove(file, entry, keys, pattern_key)) for entry in entries]


def _prove(file: Path, entry: dict[str, Any], keys: set[str], pattern_key: str) -> re.Pattern[str]:
    rule = str(entry.get("id", "?"))
    unknown, missing = set(entry) - keys - {"examples", "counters"}, keys - {"status"} - set(entry)
    if unknown or missing:
        raise RuleError(str(file), rule, f"keys unknown: {sorted(unknown)}, missing: {sorted(missing)}")
    try:
        pattern = re.compile(entry[pattern_key], re.IGNORECASE)
    except re.error as error:
        raise RuleError(str(file), rule, f"not a regular expression: {error}") from None
    wrong = [e for e in entry.get("examples", ()) if not pattern.search(e)] + [c for c in entry.get("counters", ()) if pattern.search(c)]
    if wrong or not entry.get("examples"):
        raise RuleError(str(file), rule, f"does not fit its own examples: {wrong}" if wrong else "has no example")
    return pattern


def _path(url: httpx.URL) -> str:
    return url.raw_path.decode("ascii", "replace")
