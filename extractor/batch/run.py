"""How do 100,000 inputs become an output that a pulled plug cannot spoil? Skip what is kept, work, link repeats, keep in order."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from extractor.batch import manifest as manifests
from extractor.batch.job import Job, MakeWorker, Result, Work
from extractor.batch.keep import Clock, Flushed, Keeper, Summary, now, open_keeper
from extractor.batch.options import Options
from extractor.batch.pool import Outcome, work_through
from extractor.batch.signature import sign
from extractor.batch.stop import Stop
from extractor.store import Entry
from extractor.store.journal import chained


class Watch(Protocol):
    """Who wants to see how a run goes."""

    def skipped(self) -> None:
        """An input that an earlier run has kept."""
        ...

    def kept(self, entry: Entry) -> None:
        """An input that was worked on, with all its lines."""
        ...


class Supply(Flushed, Protocol):
    """What this process does for a job before a worker gets it: fetching its page. `flush` is called before each flush of the output."""

    def prepare(self, jobs: Iterator[Job], first: int) -> Generator[Job]:
        """The same jobs in the same order, their payloads made ready; `first` counts the inputs that the output holds already."""
        ...


def run_batch(
    jobs: Iterable[Job], make_worker: MakeWorker, options: Options, *, supply: Supply | None = None, watch: Watch | None = None, clock: Clock = now
) -> Summary:
    """Work through the jobs and keep what comes of them, in order. Killed at any instant and run again, it ends with the same output.

    StoreError where the output cannot be written; what was kept before stays.
    """
    with Stop() as stop, open_keeper(options, clock) as keeper:
        run = _Run(keeper, supply, options, watch)
        manifest = manifests.begin(options.made_with, options.target, clock())
        _save(manifest, options, keeper)
        # Where this raises, the manifest stays at "running", as after a kill: a full disk would not take another word.
        run.go(jobs, make_worker, stop)
        ended = "interrupted" if keeper.summary.interrupted else "complete"
        inputs = {"count": run.asked, "chain": run.chain}
        _save(manifest | {"state": ended, "ended": clock(), "inputs": inputs, **_counts(keeper)}, options, keeper)
        return keeper.summary


class _Run:
    """The state of one run between its jobs."""

    def __init__(self, keeper: Keeper, supply: Supply | None, options: Options, watch: Watch | None) -> None:
        self._keeper, self._supply, self._options, self._watch = keeper, supply, options, watch
        self.asked, self.chain = 0, ""

    def go(self, jobs: Iterable[Job], make_worker: MakeWorker, stop: Stop) -> None:
        new = self._new(jobs)
        if self._supply is not None:
            self._keeper.before_flush.append(self._supply)
            new = self._supply.prepare(new, self._keeper.sink.kept)
        outcomes = work_through(new, partial(_signing, make_worker), self._options.workers, self._options.patience)
        try:
            with closing(outcomes):  # type: ignore[type-var]  # a generator, so it can be closed
                while not stop.asked and (pair := self._next(outcomes, stop)) is not None:
                    entry = self._keeper.keep(*pair)
                    if self._watch is not None:
                        self._watch.kept(entry)
        except KeyboardInterrupt:
            stop.asked = True
        finally:
            new.close()  # pages that nobody wants any more may still be on their way
        if stop.asked:
            self._keeper.interrupted()
        self._keeper.flush()

    def _new(self, jobs: Iterable[Job]) -> Generator[Job]:
        for job in jobs:
            self.asked, self.chain = self.asked + 1, chained(self.chain, job.key)
            if self._keeper.is_new(job):
                yield job
            elif self._watch is not None:
                self._watch.skipped()

    @staticmethod
    def _next(outcomes: Iterator[tuple[Job, Outcome]], stop: Stop) -> tuple[Job, Outcome] | None:
        stop.waiting = True
        try:
            return next(outcomes, None)
        finally:
            stop.waiting = False


def _signing(make_worker: MakeWorker) -> Work:
    """The caller's worker; the signature is made where the text is, so that texts do not travel between processes."""
    work = make_worker()

    def signed(payload: Any) -> Result:
        found = work(payload)
        result = found if isinstance(found, Result) else Result(tuple(found))
        return replace(result, text="", signature=sign(result.text)) if result.text else result

    return signed


def _counts(keeper: Keeper) -> dict[str, Any]:
    summary = keeper.summary
    counts = {name: getattr(summary, name) for name in ("inputs", "kept_before", "events", "failures", "duplicates")}
    return {"this_run": counts, "kept": manifests.count(keeper.sink.lines()) if not summary.interrupted else None}


def _save(manifest: dict[str, Any], options: Options, keeper: Keeper) -> None:
    for target in (options.target, *options.mirrors):
        manifests.save(manifest | {"output": manifests.shown(target)}, target)
    keeper.sink.add_run(manifest)
