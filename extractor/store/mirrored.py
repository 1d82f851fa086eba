"""How do a file and a database get the same lines? The first sink decides, the others follow."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractor.store.sink import Entry, Line, Sink


class Mirrored:
    """A sink over several: what is done already, the mark and the lines are those of the first. The mirrors must be databases.

    Mirrors are flushed first, so none lacks what the first has; what a kill leaves them too much is written again, which changes nothing in a database.
    """

    def __init__(self, first: Sink, mirrors: Sequence[Sink]) -> None:
        self._first, self._mirrors = first, tuple(mirrors)
        self.flush_every = first.flush_every

    @property
    def mark(self) -> int:
        """As in `Sink`."""
        return self._first.mark

    @property
    def kept(self) -> int:
        """As in `Sink`."""
        return self._first.kept

    def is_done(self, key: str) -> bool:
        """As in `Sink`."""
        return self._first.is_done(key)

    def write(self, entries: Sequence[Entry], mark: int = 0) -> None:
        """As in `Sink`. The mirrors get no mark: the index of repeats belongs to the first."""
        for mirror in self._mirrors:
            mirror.write(entries)
        self._first.write(entries, mark)

    def flush(self) -> None:
        """As in `Sink`."""
        for mirror in self._mirrors:
            mirror.flush()
        self._first.flush()

    def add_run(self, manifest: Mapping[str, Any]) -> None:
        """As in `Sink`."""
        for sink in (*self._mirrors, self._first):
            sink.add_run(manifest)

    def lines(self) -> Iterator[Line]:
        """As in `Sink`."""
        return self._first.lines()

    def close(self) -> None:
        """As in `Sink`."""
        for sink in (*self._mirrors, self._first):
            sink.close()
