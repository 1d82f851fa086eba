"""How does work spread over processes without losing an article? In order, with a bounded window, and past crashes.

A crash (a segmentation fault, the kernel's out-of-memory killer) breaks a `ProcessPoolExecutor` as a whole and does not say
whose fault it was. So everything that was under way is done again one by one in a new pool: who breaks that one twice is guilty.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from time import monotonic
from typing import Any

from extractor.batch.job import Job, MakeWorker, Result, Work
from extractor.core.errors import ExtractorError

_CHUNK = 8
"""Jobs sent together: less traffic for tiny ones, and a crash puts only so many more under suspicion."""

_AHEAD = 3
"""Chunks under way for each worker: enough that none waits while the oldest of them is slow."""


_SLOW = 0.2
"""Seconds to get one chunk of jobs, beyond which finished work is handed on first."""

PATIENCE = 300.0
"""Seconds for one job: ten times what an article may take by the settings. Only code that no signal reaches gets so far."""


class WorkerError(ExtractorError):
    """The worker could not even begin: broken rules, a missing model. No article is to blame."""


@dataclass(frozen=True, slots=True)
class Crashed:
    """The job's process died each time."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The work raised, which it should not."""

    error: str


Outcome = Result | Crashed | Raised


@dataclass(frozen=True, slots=True)
class _NoWorker:
    error: str


def work_through(jobs: Iterable[Job], make_worker: MakeWorker, workers: int, patience: float = PATIENCE) -> Iterator[tuple[Job, Outcome]]:
    """Each job with its outcome, in order. At most `workers * 24` jobs are held, however many there are.

    A worker that gives nothing for `patience` seconds a job counts as crashed. With one worker everything is done here, in this
    process: a crash is then everyone's, and nobody is impatient.
    """
    if workers <= 1:
        work = make_worker()
        for job in jobs:
            yield job, _do(work, job.payload)
        return
    pool = _Pool(make_worker, workers, patience)
    try:
        yield from pool.run(iter(jobs))
    finally:
        pool.stop()


class _Pool:
    def __init__(self, make_worker: MakeWorker, workers: int, patience: float) -> None:
        self._make_worker, self._workers, self._patience = make_worker, workers, patience
        self._executor = self._open()
        self._under_way: deque[tuple[list[Job], Future[list[Outcome] | _NoWorker] | None]] = deque()

    def run(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Outcome]]:
        while True:
            self._fill(jobs)
            if not self._under_way:
                return
            chunk, future = self._under_way[0]
            outcomes = self._wait(future, len(chunk))
            if outcomes is None:
                yield from self._one_by_one()
                continue
            self._under_way.popleft()
            yield from zip(chunk, outcomes, strict=True)

    def _fill(self, jobs: Iterator[Job]) -> None:
        while len(self._under_way) < self._workers * _AHEAD:
            began = monotonic()
            chunk = list(islice(jobs, _CHUNK))
            if not chunk:
                return
            self._under_way.append((chunk, self._send(chunk)))
            head = self._under_way[0][1]
            # Where jobs come slowly (polite fetching), what is finished must not wait for the window to fill.
            if monotonic() - began > _SLOW and head is not None and head.done():
                return

    def stop(self) -> None:
        """At once: what is still under way is not waited for."""
        # There is no public way to end a worker that is busy; without one, Ctrl-C would wait for the slowest article.
        processes = list((self._executor._processes or {}).values())
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()

    def _open(self) -> ProcessPoolExecutor:
        # Not fork: a forked child would inherit open sinks, locks and threads.
        return ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (self._make_worker,))

    def _send(self, chunk: list[Job]) -> Future[list[Outcome] | _NoWorker] | None:
        try:
            return self._executor.submit(_do_all, [job.payload for job in chunk])
        except BrokenProcessPool:
            return None

    def _wait(self, future: Future[list[Outcome] | _NoWorker] | None, jobs: int) -> list[Outcome] | None:
        """None where the pool broke or is stuck; the caller renews it."""
        if future is None:
            return None
        try:
            outcomes = future.result(self._patience * jobs)
        except (BrokenProcessPool, TimeoutError):
            return None
        if isinstance(outcomes, _NoWorker):
            raise WorkerError(outcomes.error)
        return outcomes

    def _one_by_one(self) -> Iterator[tuple[Job, Outcome]]:
        """What was under way when the pool broke: the finished is taken, the rest done alone, so that the next crash has one author."""
        suspects, self._under_way = self._under_way, deque()
        self._renew()
        for chunk, future in suspects:
            finished = self._wait(future, len(chunk)) if future is not None and future.done() else None
            if finished is not None:
                yield from zip(chunk, finished, strict=True)
                continue
            for job in chunk:
                yield job, self._alone(job)

    def _alone(self, job: Job) -> Outcome:
        """Twice: whether the crash that made it a suspect was its own is not known, and each has the right to one retry."""
        for _ in range(2):
            outcomes = self._wait(self._send([job]), 1)
            if outcomes is not None:
                return outcomes[0]
            self._renew()
        return Crashed()

    def _renew(self) -> None:
        self.stop()
        self._executor = self._open()


_work: Work | None = None
"""Of this worker process; loaded with its first jobs, so that what fails there is told and not a broken pool."""
_make: MakeWorker | None = None


def _begin(make_worker: MakeWorker) -> None:
    global _make
    _make = make_worker
    # Ctrl-C reaches the whole process group; only the parent is to decide what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent cannot stop its workers, and each holds both ends of the queue: it would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_all(payloads: list[Any]) -> list[Outcome] | _NoWorker:
    global _work
    if _work is None:
        assert _make is not None
        try:
            _work = _make()
        except Exception as error:
            return _NoWorker(str(error) if isinstance(error, ExtractorError) else f"{type(error).__name__}: {error}")
    return [_do(_work, payload) for payload in payloads]


def _do(work: Work, payload: Any) -> Outcome:
    try:
        found = work(payload)
        return found if isinstance(found, Result) else Result(tuple(found))
    except Exception as error:
        with suppress(Exception):
            return Raised(f"{type(error).__name__}: {error}")
        return Raised(type(error).__name__)
