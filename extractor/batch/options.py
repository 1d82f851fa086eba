"""How is a batch to run?"""

from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.manifest import MadeWith
from extractor.batch.pool import PATIENCE


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `target` is a file or a database; a file begins anew without `resume`, a database always goes on."""

    target: str
    resume: bool = False
    workers: int = 1
    patience: float = PATIENCE
    """Seconds after which a worker that does not answer is replaced as if it had crashed."""
    flush_seconds: float = 0.5
    """At least so long between two flushes, however fast the work: a sync costs some milliseconds."""
    link_duplicates: bool = True
    keep_duplicates: bool = False
    """Keep the events of a repeat as well; it is linked in either case."""
    made_with: MadeWith = field(default_factory=MadeWith)
    duplicates: Path | None = None
    """Where the index of seen articles lives; beside the output by default, and for a database server in the working folder."""
    mirrors: tuple[str, ...] = ()
    """Databases that get the same lines. The target alone decides what is done already and what is a repeat."""
