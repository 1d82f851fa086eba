"""What must every place of keeping do? One protocol; `sinks.py` holds the members."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Line = Mapping[str, Any]
"""One line of output in its JSON form, as in `docs/record.md`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All lines of one input. `key` names the input: the same key means the same work."""

    key: str
    name: str
    lines: tuple[Line, ...]


class Sink(Protocol):
    """A place that keeps lines. What `flush` has returned from survives kill -9 and a power cut; later entries are kept wholly or not at all."""

    flush_every: int
    """After how many inputs a flush pays; fewer cost more than they save."""

    @property
    def mark(self) -> int:
        """The number given with the last entries that are safely kept, 0 at first: ties an index beside the sink to its state."""
        ...

    @property
    def kept(self) -> int:
        """How many inputs are safely kept."""
        ...

    def is_done(self, key: str) -> bool:
        """Whether an earlier run has kept this input. Ask once per input, in input order: files remember only how far they came."""
        ...

    def write(self, entries: Sequence[Entry], mark: int = 0) -> None:
        """Take entries, in input order. The sink may hold them back until `flush`; writing the same again changes nothing in a database."""
        ...

    def flush(self) -> None:
        """Make everything written so far safe."""
        ...

    def add_run(self, manifest: Mapping[str, Any]) -> None:
        """Remember how a run was made, where the sink has a table for it."""
        ...

    def lines(self) -> Iterator[Line]:
        """What is safely kept, in order of writing. CSV gives its rows."""
        ...

    def close(self) -> None:
        """Let go, without flushing."""
        ...
