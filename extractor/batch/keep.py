"""How does what was made of an input come to rest? Repeats linked, lines given to the sink, both made safe together."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Protocol

from extractor.batch.duplicates import Duplicates
from extractor.batch.job import Job, Result
from extractor.batch.options import Options
from extractor.batch.pool import Crashed, Outcome, Raised
from extractor.core.errors import StoreError
from extractor.store import Entry, Line, Sink, member_for, open_sink
from extractor.store.journal import chained
from extractor.store.mirrored import Mirrored

_FLUSH_ANYWAY = 32
"""Times `flush_every`, then without regard to time: what is held back is memory."""

Clock = Callable[[], str]


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Flushed(Protocol):
    """Something that must be as safe as the sink before the sink is."""

    def flush(self) -> None:
        """Make everything so far safe."""
        ...


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `kept_before` inputs were skipped, the counts are of the others; an input with a failure line counts as failed."""

    target: str
    inputs: int = 0
    kept_before: int = 0
    events: int = 0
    failures: int = 0
    duplicates: int = 0
    interrupted: bool = False

    @property
    def advice(self) -> str:
        """How to go on after an interruption, empty where nothing is left to do."""
        if not self.interrupted:
            return ""
        again = "run the same command again" if member_for(self.target).always_resumes else "run the same command again with --resume"
        done = self.kept_before + self.inputs
        return f"stopped after {done:,} input{'' if done == 1 else 's'}, {'which is' if done == 1 else 'all'} kept: {again} to go on"


class Keeper:
    """The open output. `keep` in input order; what a kill takes away begins after the last flush."""

    def __init__(self, sink: Sink, seen: Duplicates | None, options: Options, clock: Clock) -> None:
        self.sink, self._seen, self._options, self._clock = sink, seen, options, clock
        self._flushed_at = monotonic()
        self._under_way: set[str] = set()
        self._written: list[str] = []
        self._asks_by_key = member_for(options.target).always_resumes
        self.summary = Summary(options.target)
        self.before_flush: list[Flushed] = []

    def is_new(self, job: Job) -> bool:
        """Whether the job is to be done: an earlier run has not kept it. Asked once per job, in input order."""
        if self.sink.is_done(job.key) or job.key in self._under_way:
            self.summary = replace(self.summary, kept_before=self.summary.kept_before + 1)
            return False
        if self._asks_by_key:
            # The same address twice in one list: whether the first was flushed yet must not decide.
            self._under_way.add(job.key)
        return True

    def keep(self, job: Job, outcome: Outcome) -> Entry:
        """Take what was made of a job, and say what is kept of it; flushes when it is time."""
        lines = outcome.lines if isinstance(outcome, Result) else ()
        if not lines:
            lines = (self._failure(job, outcome),)
        elif isinstance(outcome, Result) and self._seen is not None:
            lines = self._linked(outcome)
        entry = Entry(job.key, job.name, lines)
        self.sink.write([entry], self._seen.mark if self._seen else 0)
        self._count(entry)
        self._written.append(job.key)
        enough = len(self._written) >= self.sink.flush_every and monotonic() - self._flushed_at >= self._options.flush_seconds
        if enough or len(self._written) >= self.sink.flush_every * _FLUSH_ANYWAY:
            self.flush()
        return entry

    def flush(self) -> None:
        """Make safe what was kept: first all that the output counts on, then the output."""
        for other in self.before_flush:
            other.flush()
        if self._seen is not None:
            self._seen.commit()
        self.sink.flush()
        self._under_way.difference_update(self._written)
        self._written.clear()
        self._flushed_at = monotonic()

    def interrupted(self) -> None:
        """The summary is to say so."""
        self.summary = replace(self.summary, interrupted=True)

    def _linked(self, result: Result) -> tuple[Line, ...]:
        """The lines as they are, or for a repeat its link to the first."""
        line = next((line for line in result.lines if "article" in line), None)
        if line is None or self._seen is None:
            return result.lines
        article = line["article"]
        seen = self._seen.find_or_add(str(article["id"]), article.get("url"), result.signature)
        if seen is None:
            return result.lines
        events = [one for one in result.lines if one["schema"] == "policy-event/1"] if self._options.keep_duplicates else []
        link = {
            "schema": "article/1",
            "article": article,
            "events": len(events),
            "flags": list(line.get("flags") or ()),
            "duplicate_of": seen.article,
            "made_by": line["made_by"],
        }
        return (*events, link)

    def _failure(self, job: Job, outcome: Outcome) -> Line:
        if isinstance(outcome, Crashed):
            error = "worker_crashed: its process died or did not answer, and again when it was tried alone"
        else:
            error = f"internal: {outcome.error}" if isinstance(outcome, Raised) else "internal: nothing came back"
        return {"schema": "failure/1", "url": job.name, "stage": "analyse", "error": error, "at": self._clock()}

    def _count(self, entry: Entry) -> None:
        kinds = [line["schema"] for line in entry.lines]
        self.summary = replace(
            self.summary,
            inputs=self.summary.inputs + 1,
            events=self.summary.events + kinds.count("policy-event/1"),
            failures=self.summary.failures + ("failure/1" in kinds),
            duplicates=self.summary.duplicates + any(line.get("duplicate_of") for line in entry.lines),
        )


@contextmanager
def open_keeper(options: Options, clock: Clock = now) -> Iterator[Keeper]:
    """The output of the options, its index of repeats and its mirrors, open; closed without a flush."""
    with ExitStack() as stack:
        sink: Sink = stack.enter_context(closing(open_sink(options.target, resume=options.resume)))
        mirrors = [stack.enter_context(closing(open_sink(target, resume=True))) for target in options.mirrors]
        seen = _open_index(options, sink, stack) if options.link_duplicates else None
        yield Keeper(Mirrored(sink, mirrors) if mirrors else sink, seen, options, clock)


def _open_index(options: Options, sink: Sink, stack: ExitStack) -> Duplicates:
    target = options.target
    path = options.duplicates or _index_path(target)
    fresh = not options.resume and not member_for(target).always_resumes
    if fresh:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    index = stack.enter_context(closing(Duplicates(path)))
    if index.mark < sink.mark:
        raise StoreError(f"{path}: it lacks articles that {target} has seen; put it back, or run without linking duplicates")
    index.cut_back(sink.mark)
    return index


def _index_path(target: str) -> Path:
    if "://" in target:
        return Path(f"extractor-{chained('', target)[:8]}.seen")
    return Path(target).with_name(Path(target).name + ".seen")
