"""Which feeds are watched, and how often? A TOML file that people write by hand."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.core.errors import FetchError, SettingsError
from extractor.fetch.guard import check_url

_EVERY = re.compile(r"(\d{1,5})\s*(s|m|h|d)")
_SCALE = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LEAST = 60
"""Seconds between two polls: no newsroom writes faster, and no server likes more."""
_KEYS = frozenset({"url", "every", "include", "exclude", "backlog"})


@dataclass(frozen=True, slots=True)
class Watched:
    """A feed to watch."""

    url: str
    every: float = 900.0
    """Seconds between two polls."""
    include: re.Pattern[str] | None = None
    exclude: re.Pattern[str] | None = None
    backlog: bool = True
    """Whether what the feed holds at its first poll counts as new."""

    def wants(self, url: str) -> bool:
        """Whether an article's address passes `include` and `exclude`."""
        return (self.include is None or bool(self.include.search(url))) and not (self.exclude and self.exclude.search(url))


def read_watch_list(file: Path, *, allow_private: bool = False) -> tuple[Watched, ...]:
    """The feeds in the file; SettingsError where it cannot be used, with the entry that is wrong."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file}: {error}") from None
    entries = found.get("feed", [])
    unknown = set(found) - {"feed", "every"}
    if unknown or not isinstance(entries, list) or not entries:
        raise SettingsError(f"{file}: " + (f"unknown key {sorted(unknown)[0]!r}" if unknown else "no [[feed]] in it"))
    watched = tuple(_watched(file, entry, found.get("every", "15m"), allow_private) for entry in entries)
    if len({one.url for one in watched}) < len(watched):
        raise SettingsError(f"{file}: a feed is named twice")
    return watched


def _watched(file: Path, entry: Any, every: Any, allow_private: bool) -> Watched:
    if not isinstance(entry, dict) or not isinstance(entry.get("url"), str):
        raise SettingsError(f"{file}: a [[feed]] without a url")
    where = f"{file}: {entry['url']}"
    if unknown := set(entry) - _KEYS:
        raise SettingsError(f"{where}: unknown key {sorted(unknown)[0]!r} (known: {', '.join(sorted(_KEYS))})")
    try:
        check_url(entry["url"], allow_private=allow_private)
    except FetchError as error:
        raise SettingsError(f"{where}: {error}") from None
    if not isinstance(entry.get("backlog", True), bool):
        raise SettingsError(f"{where}: backlog is true or false")
    return Watched(
        entry["url"],
        _seconds(where, entry.get("every", every)),
        _pattern(where, entry.get("include")),
        _pattern(where, entry.get("exclude")),
        entry.get("backlog", True),
    )


def _seconds(where: str, every: Any) -> float:
    said = _EVERY.fullmatch(every.strip()) if isinstance(every, str) else None
    if said is None:
        raise SettingsError(f'{where}: every is written like "15m", "6h" or "1d", not {every!r}')
    return float(max(_LEAST, int(said[1]) * _SCALE[said[2]]))


def _pattern(where: str, text: Any) -> re.Pattern[str] | None:
    if text is None:
        return None
    try:
        return re.compile(text)
    except (re.error, TypeError) as error:
        raise SettingsError(f"{where}: not a regular expression: {error}") from None
