"""How do 100,000 inputs become an output that a pulled plug cannot spoil? Skip what is kept, work, link repeats, keep in order."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from extractor.batch import manifest as manifests
from extractor.batch.duplicates import Duplicates
from extractor.batch.job import Job, MakeWorker, Result, Work
from extractor.batch.manifest import MadeWith
from extractor.batch.pool import PATIENCE, Crashed, Outcome, Raised, work_through
from extractor.batch.signature import sign
from extractor.batch.stop import Stop
from extractor.core.errors import StoreError
from extractor.store import Entry, Line, Sink, member_for, open_sink
from extractor.store.journal import chained

_FLUSH_ANYWAY = 32
"""Times `flush_every`, then without regard to time: what is held back is memory."""


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
        return f"stopped after {self.kept_before + self.inputs:,} inputs; all of them are kept: {again} to go on"


Watch = Callable[[Entry], None]
Clock = Callable[[], str]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def run_batch(jobs: Iterable[Job], make_worker: MakeWorker, options: Options, *, watch: Watch | None = None, clock: Clock = _now) -> Summary:
    """Work through the jobs and keep what comes of them, in order. Killed at any instant and run again, it ends with the same output.

    `watch` sees each new entry before it is kept. StoreError where the output cannot be written; what was kept before stays.
    """
    with ExitStack() as stack:
        stop = stack.enter_context(Stop())
        sink = stack.enter_context(closing(open_sink(options.target, resume=options.resume)))
        seen = _open_index(options, sink, stack) if options.link_duplicates else None
        run = _Run(sink, seen, options, watch, clock)
        manifest = manifests.begin(options.made_with, options.target, clock())
        _save(manifest, options, sink)
        # Where this raises, the manifest stays at "running", as after a kill: a full disk would not take another word.
        run.go(jobs, make_worker, stop)
        ended = "interrupted" if run.summary.interrupted else "complete"
        _save(manifest | {"state": ended, "ended": clock(), "inputs": {"count": run.asked, "chain": run.chain}, **_counts(run, sink)}, options, sink)
        return run.summary


class _Run:
    """The state of one run between its jobs."""

    def __init__(self, sink: Sink, seen: Duplicates | None, options: Options, watch: Watch | None, clock: Clock) -> None:
        self._sink, self._seen, self._options, self._watch, self._clock = sink, seen, options, watch, clock
        self._held, self._flushed_at = 0, monotonic()
        self.summary = Summary(options.target)
        self.asked, self.chain = 0, ""

    def go(self, jobs: Iterable[Job], make_worker: MakeWorker, stop: Stop) -> None:
        outcomes = work_through(self._new(jobs), partial(_signing, make_worker), self._options.workers, self._options.patience)
        try:
            with closing(outcomes):  # type: ignore[type-var]  # a generator, so it can be closed
                while not stop.asked and (pair := self._next(outcomes, stop)) is not None:
                    self._keep(*pair)
        except KeyboardInterrupt:
            stop.asked = True
        if stop.asked:
            self.summary = replace(self.summary, interrupted=True)
        self._flush()

    def _new(self, jobs: Iterable[Job]) -> Iterator[Job]:
        for job in jobs:
            self.asked, self.chain = self.asked + 1, chained(self.chain, job.key)
            if self._sink.is_done(job.key):
                self.summary = replace(self.summary, kept_before=self.summary.kept_before + 1)
            else:
                yield job

    @staticmethod
    def _next(outcomes: Iterator[tuple[Job, Outcome]], stop: Stop) -> tuple[Job, Outcome] | None:
        stop.waiting = True
        try:
            return next(outcomes, None)
        finally:
            stop.waiting = False

    def _keep(self, job: Job, outcome: Outcome) -> None:
        lines = outcome.lines if isinstance(outcome, Result) else ()
        if not lines:
            lines = (self._failure(job, outcome),)
        elif isinstance(outcome, Result) and self._seen is not None:
            lines = self._linked(outcome)
        entry = Entry(job.key, job.name, lines)
        if self._watch is not None:
            self._watch(entry)
        self._sink.write([entry], self._seen.mark if self._seen else 0)
        self._count(entry)
        self._held += 1
        enough = self._held >= self._sink.flush_every and monotonic() - self._flushed_at >= self._options.flush_seconds
        if enough or self._held >= self._sink.flush_every * _FLUSH_ANYWAY:
            self._flush()

    def _flush(self) -> None:
        if self._seen is not None:
            self._seen.commit()
        self._sink.flush()
        self._held, self._flushed_at = 0, monotonic()

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


def _signing(make_worker: MakeWorker) -> Work:
    """The caller's worker; the signature is made where the text is, so that texts do not travel between processes."""
    work = make_worker()

    def signed(payload: Any) -> Result:
        found = work(payload)
        result = found if isinstance(found, Result) else Result(tuple(found))
        return replace(result, text="", signature=sign(result.text)) if result.text else result

    return signed


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


def _counts(run: _Run, sink: Sink) -> dict[str, Any]:
    summary = run.summary
    counts = {name: getattr(summary, name) for name in ("inputs", "kept_before", "events", "failures", "duplicates")}
    return {"this_run": counts, "kept": manifests.count(sink.lines()) if not summary.interrupted else None}


def _save(manifest: dict[str, Any], options: Options, sink: Sink) -> None:
    manifests.save(manifest, options.target)
    sink.add_run(manifest)
