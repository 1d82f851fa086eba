"""How are text files written so that a kill leaves nothing torn? Append, sync, then move the journal on; cut back to the journal on resume."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from extractor.core.errors import StoreError
from extractor.store.journal import Journal, journal_path
from extractor.store.sink import Entry, Line


class AppendedFiles(ABC):
    """A sink of one or more files that only grow. A subclass says which, and what an entry adds to each."""

    flush_every = 32

    def __init__(self, files: Mapping[str, Path], out: Path, *, resume: bool) -> None:
        self._files = dict(files)
        self._streams: dict[str, BinaryIO] = {}
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            self._journal = Journal(journal_path(out), resume)
            if resume and self._journal.is_new:
                self._begin_anew()
            for name, path in self._files.items():
                self._streams[name] = self._open(name, path, resume)
        except OSError as error:
            self.close()
            raise StoreError(f"{out}: {error.strerror or error}") from error
        self._mark = self._journal.kept.mark

    @property
    def mark(self) -> int:
        """As in `Sink`."""
        return self._journal.kept.mark

    @property
    def kept(self) -> int:
        """As in `Sink`."""
        return self._journal.kept.inputs

    def is_done(self, key: str) -> bool:
        """As in `Sink`."""
        return self._journal.is_done(key)

    def write(self, entries: Sequence[Entry], mark: int = 0) -> None:
        """As in `Sink`."""
        pieces: dict[str, list[bytes]] = {name: [] for name in self._streams}
        for entry in entries:
            for name, piece in self._pieces(entry):
                pieces[name].append(piece)
        try:
            for name, stream in self._streams.items():
                stream.write(b"".join(pieces[name]))
        except OSError as error:
            raise self._failed(error) from error
        for entry in entries:
            self._journal.took(entry.key)
        self._mark = max(self._mark, mark)

    def flush(self) -> None:
        """As in `Sink`."""
        try:
            for stream in self._streams.values():
                os.fsync(stream.fileno())
            self._journal.commit({name: stream.tell() for name, stream in self._streams.items()}, self._mark)
        except OSError as error:
            raise self._failed(error) from error

    def add_run(self, manifest: Mapping[str, Any]) -> None:  # noqa: B027  # nothing to do, on purpose: no subclass has a table for it
        """The manifest file beside the output is enough."""

    @abstractmethod
    def lines(self) -> Iterator[Line]:
        """As in `Sink`."""

    def close(self) -> None:
        """As in `Sink`; what was not flushed is cut off by the next run."""
        for stream in self._streams.values():
            stream.close()

    @abstractmethod
    def _pieces(self, entry: Entry) -> Iterator[tuple[str, bytes]]:
        """File names with the bytes that an entry adds to them."""

    def _head(self, name: str) -> bytes:
        """What a new file begins with."""
        return b""

    def _open(self, name: str, path: Path, resume: bool) -> BinaryIO:
        size = self._journal.kept.sizes.get(name, 0) if resume else 0
        # Unbuffered: a failed write must not come back when the stream is closed.
        stream = path.open("r+b" if path.exists() else "w+b", buffering=0)
        if stream.seek(0, os.SEEK_END) < size:
            stream.close()
            raise StoreError(f"{path}: shorter than its journal says; it was changed since the interrupted run: start anew without --resume")
        stream.truncate(size)
        stream.seek(size)
        whole = _Whole(stream)
        if size == 0:
            whole.write(self._head(name))
        return whole  # type: ignore[return-value]  # it has what we use of a BinaryIO

    def _begin_anew(self) -> None:
        """Resuming what was never begun is fine; emptying a file that no run of ours left behind is not."""
        for path in self._files.values():
            if path.exists() and path.stat().st_size:
                raise StoreError(f"{path}: there is no journal beside it, so it cannot be resumed; move it away or run without --resume")
        self._journal.commit({}, 0)

    def _failed(self, error: OSError) -> StoreError:
        where = next(iter(self._files.values()))
        return StoreError(f"{where}: {error.strerror or error}; what was kept before is safe: make room and run again with --resume")


class _Whole:
    """An unbuffered file whose `write` writes everything: a raw write may stop half-way on a full disk without an error."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def write(self, content: bytes) -> int:
        """All of it, or an OSError."""
        view = memoryview(content)
        while view:
            view = view[self._raw.write(view) :]
        return len(content)

    def fileno(self) -> int:
        """Of the open file."""
        return int(self._raw.fileno())

    def tell(self) -> int:
        """Bytes so far."""
        return int(self._raw.tell())

    def close(self) -> None:
        """Nothing is buffered, so nothing is lost or late."""
        self._raw.close()
