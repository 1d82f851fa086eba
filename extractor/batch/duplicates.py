"""Has this article been seen before? An index on disk of what earlier articles looked like, so memory stays small over any number."""

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.canonical import canonical_url
from extractor.batch.signature import PERMUTATIONS, Signature, likeness
from extractor.core.errors import StoreError

ALIKE = 0.75
"""Similarity from which two texts are one story: a syndicated copy with a new lead and a cut end stays above, two agencies' own
reports of one act stay far below (see docs/decisions/0073). After a change re-run tests/batch/test_duplicates.py."""

ALIKE_AT_ONE_ADDRESS = 0.4
"""For the same address: an update of the story, not another story on the same page."""

_BANDS = 16
_ROWS = PERMUTATIONS // _BANDS
"""Bands of 8: a pair of similarity 0.75 shares one with probability 0.81, of 0.85 with 0.99, of 0.5 with 0.06."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (number INTEGER PRIMARY KEY, article TEXT NOT NULL, url TEXT, exact TEXT, minhash BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS seen_by_url ON seen (url);
CREATE INDEX IF NOT EXISTS seen_by_exact ON seen (exact);
CREATE TABLE IF NOT EXISTS bands (band BLOB NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (band, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bands_by_number ON bands (number);
"""

_CACHE_KB = 32_000
_CANDIDATES = 200
"""Looked at for one article; a template that thousands share (a weekly table) must not make each look at all before it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The earlier article that this one repeats."""

    article: str
    by: str
    """`url`, `text` or `likeness`."""


class Duplicates:
    """Articles in input order. `mark` counts them; `cut_back` forgets those after a mark, so that a resumed run finds what it found before."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=60)
            self._db.execute("PRAGMA journal_mode = WAL")
            # Every commit synced: the sink is flushed after it and counts on what is here.
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            self._db.executescript(_SCHEMA)
            self._db.execute("BEGIN")
        except sqlite3.Error as error:
            raise StoreError(f"{path}: {error}") from error
        self._path = path

    @property
    def mark(self) -> int:
        """The number of the last article."""
        return int(self._db.execute("SELECT coalesce(max(number), 0) FROM seen").fetchone()[0])

    def cut_back(self, mark: int) -> None:
        """Forget everything after the mark."""
        self._db.execute("DELETE FROM bands WHERE number > ?", (mark,))
        self._db.execute("DELETE FROM seen WHERE number > ?", (mark,))
        self.commit()

    def find_or_add(self, article: str, url: str | None, signature: Signature | None) -> Seen | None:
        """The first article that this one repeats; a new one is remembered, a repeat is not (it would pull the story further away)."""
        address = canonical_url(url)
        try:
            seen = self._find(address, signature)
            if seen is None:
                self._add(article, address, signature)
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}; what was kept before is safe: run again to go on") from error
        return seen

    def commit(self) -> None:
        """Make it safe. Before the sink is flushed: what the index has too much can be cut back, what it lacks cannot be had again."""
        try:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN")
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}; what was kept before is safe: run again to go on") from error

    def close(self) -> None:
        """Without what was not committed."""
        self._db.close()

    def _find(self, address: str | None, signature: Signature | None) -> Seen | None:
        if signature is not None:
            found = self._db.execute("SELECT article FROM seen WHERE exact = ? ORDER BY number LIMIT 1", (signature.exact,)).fetchone()
            if found:
                return Seen(found[0], "text")
        if address is not None:
            for article, minhash in self._db.execute("SELECT article, minhash FROM seen WHERE url = ? ORDER BY number LIMIT ?", (address, _CANDIDATES)):
                if signature is None or likeness(minhash, signature.minhash) >= ALIKE_AT_ONE_ADDRESS:
                    return Seen(article, "url")
        return self._find_alike(signature.minhash) if signature is not None and signature.minhash else None

    def _find_alike(self, minhash: bytes) -> Seen | None:
        bands = _bands(minhash)
        query = (
            "SELECT article, minhash FROM seen WHERE number IN "
            f"(SELECT number FROM bands WHERE band IN ({', '.join('?' * len(bands))}) ORDER BY number LIMIT {_CANDIDATES}) ORDER BY number"
        )
        alike = ((likeness(other, minhash), article) for article, other in self._db.execute(query, bands))
        return next((Seen(article, "likeness") for share, article in alike if share >= ALIKE), None)

    def _add(self, article: str, address: str | None, signature: Signature | None) -> None:
        minhash = signature.minhash if signature else b""
        values = (article, address, signature.exact if signature else None, minhash)
        number = self._db.execute("INSERT INTO seen (article, url, exact, minhash) VALUES (?, ?, ?, ?)", values).lastrowid
        if minhash:
            self._db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, number) for band in _bands(minhash)])


def _bands(minhash: bytes) -> list[bytes]:
    """Each band with its number in front, so that only equal places are compared; hashed short, since the likeness is checked anyway."""
    size = _ROWS * 4
    return [hashlib.blake2b(bytes([at]) + minhash[at * size : (at + 1) * size], digest_size=8).digest() for at in range(_BANDS)]
