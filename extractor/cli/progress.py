"""How far is the run? A bar on a terminal, a plain line now and then elsewhere; both on standard error."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from extractor.core.record import Failure, Line, Record

_EVERY_SECONDS = 10.0
"""Between two plain log lines: often enough to see life, seldom enough for a log of a night's run."""

_NAMED_FAILURES = 20
"""So many are told one by one; after that they are only counted, since all are in the output anyway."""


class Progress:
    """Counts what passes through `watch` and shows it. `failures` counts inputs, not lines."""

    def __init__(self, total: int | None = None, stream: TextIO | None = None) -> None:
        self._console = Console(file=stream or sys.stderr)
        self._total = total
        self._bar: Bar | None = None
        self._task = TaskID(0)
        self._began = self._told = monotonic()
        self.inputs = self.articles = self.events = self.failures = 0
        self.interrupted = False
        self._reasons: Counter[str] = Counter()

    @property
    def status(self) -> int:
        """The exit status that the run deserves."""
        return 130 if self.interrupted else 1 if self.failures else 0

    def __enter__(self) -> "Progress":
        if self._console.is_terminal:
            text = TextColumn("{task.fields[counts]}")
            self._bar = Bar(BarColumn(), MofNCompleteColumn(), text, TimeElapsedColumn(), console=self._console, transient=True)
            self._task = self._bar.add_task("", total=self._total, counts="loading rules")
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def watch(self, results: Iterable[tuple[Line, ...]]) -> Iterator[tuple[Line, ...]]:
        """The same results, counted."""
        for lines in results:
            self.inputs += 1
            failures = [line for line in lines if isinstance(line, Failure)]
            self.failures += bool(failures)
            self.articles += not failures
            self.events += sum(isinstance(line, Record) for line in lines)
            for failure in failures:
                self._fail(failure)
            self._tell()
            yield lines

    def summary(self, where: str | None) -> None:
        """The last line, and the reasons of the failures."""
        if self.interrupted:
            self._print("interrupted: what was ready is kept")
        self._print(f"{self._counts()} in {monotonic() - self._began:.1f} s" + (f" → {where}" if where else ""))
        for reason, count in self._reasons.most_common():
            self._print(f"  {count} × {reason}")

    def _fail(self, failure: Failure) -> None:
        self._reasons[f"{failure.stage}: {failure.reason}"] += 1
        if self.failures <= _NAMED_FAILURES:
            self._print(f"failed  {failure.url}  {failure.stage}: {failure.error}")

    def _tell(self) -> None:
        if self._bar is not None:
            self._bar.update(self._task, completed=self.inputs, counts=self._counts())
        elif monotonic() - self._told >= _EVERY_SECONDS:
            self._told = monotonic()
            self._print(self._counts())

    def _counts(self) -> str:
        rate = self.inputs / max(monotonic() - self._began, 0.001)
        return f"{_many(self.articles, 'article')}, {_many(self.events, 'event')}, {_many(self.failures, 'failure')}, {rate:.1f}/s"

    def _print(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
