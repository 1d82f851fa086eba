"""What has been seen already, and when is a feed's next poll? A SQLite file that survives restarts and pulled plugs."""

import sqlite3
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from extractor.core.errors import SettingsError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, next_poll REAL NOT NULL, failures INTEGER NOT NULL, polls INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed; times are seconds since 1970."""

    etag: str = ""
    modified: str = ""
    next_poll: float = 0.0
    failures: int = 0
    """In a row."""
    polls: int = 0
    """That were read to their end."""


class WatchState(AbstractContextManager["WatchState"]):
    """One process at a time. What is written is on the disk when the method returns."""

    def __init__(self, file: Path) -> None:
        try:
            self._db = sqlite3.connect(file, isolation_level=None, timeout=5, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            # A seen article that is forgotten in a power cut would be written again.
            self._db.execute("PRAGMA synchronous = FULL")
            if self._db.execute("PRAGMA user_version").fetchone()[0] > 1:
                raise SettingsError(f"{file} was written by a newer version")
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise SettingsError(f"{file} cannot hold the watch's state: {error}") from None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def feed(self, url: str) -> FeedState:
        """What is known of the feed; an unknown one is due at once."""
        with closing(self._db.execute("SELECT etag, modified, next_poll, failures, polls FROM feeds WHERE url = ?", (url,))) as rows:
            row = rows.fetchone()
        return FeedState(*row) if row else FeedState()

    def keep(self, url: str, state: FeedState) -> None:
        """Replace what is known of the feed."""
        row = (url, state.etag, state.modified, state.next_poll, state.failures, state.polls)
        self._db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)", row)

    def has_seen(self, key: str) -> bool:
        """Whether `see` was called with it, in this run or an earlier one."""
        with closing(self._db.execute("SELECT 1 FROM seen WHERE key = ?", (key,))) as rows:
            return rows.fetchone() is not None

    def see(self, key: str, at: float) -> None:
        """From now on it is not new."""
        self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, at))
