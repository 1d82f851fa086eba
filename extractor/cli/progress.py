"""How far is the run? A bar on a terminal, a plain line now and then elsewhere; both on standard error."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

if TYPE_CHECKING:
    from extractor.store import Entry

_EVERY_SECONDS = 10.0
"""Between two plain log lines: often enough to see life, seldom enough for a log of a night's run."""

_NAMED_FAILURES = 20
"""So many are told one by one; after that they are only counted, since all are in the output anyway."""


class Progress:
    """Counts what it is told and shows it. `failures` counts inputs, not lines."""

    def __init__(self, total: int | None = None, stream: TextIO | None = None) -> None:
        self._console = Console(file=stream or sys.stderr)
        self._total = total
        self._bar: Bar | None = None
        self._task = TaskID(0)
        self._began = self._told = monotonic()
        self.inputs = self.articles = self.events = self.failures = self.repeats = self.kept_before = 0
        self.interrupted = False
        self._first = 0.0
        """When the first input was done: loading the rules is no part of the rate."""
        self._reasons: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()
        """Why articles gave no event, as reading saw it: another language, a paywall."""

    @property
    def status(self) -> int:
        """The exit status that the run deserves."""
        return 130 if self.interrupted else 1 if self.failures else 0

    def __enter__(self) -> "Progress":
        if self._console.is_terminal:
            text = TextColumn("{task.fields[counts]}")
            self._bar = Bar(BarColumn(bar_width=24), MofNCompleteColumn(), text, TimeElapsedColumn(), console=self._console, transient=True)
            self._task = self._bar.add_task("", total=self._total, counts="loading rules")
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def skipped(self) -> None:
        """An input that an earlier run has kept."""
        self.kept_before += 1
        self._tell()

    def kept(self, entry: "Entry") -> None:
        """An input that was worked on."""
        self.take(entry.lines)

    def take(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """All lines of one input."""
        found = tuple(lines)
        self._first = self._first or monotonic()
        failures = [line for line in found if line["schema"] == "failure/1"]
        self.inputs += 1
        self.failures += bool(failures)
        self.articles += not failures
        self.events += sum(line["schema"] == "policy-event/1" for line in found)
        self.repeats += any(line.get("duplicate_of") for line in found)
        self._unread.update(flag for line in found if line["schema"] == "article/1" for flag in line.get("flags", ()))
        for failure in failures:
            self._fail(failure)
        self._tell()

    def say(self, line: str) -> None:
        """A line of its own, above the bar."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def summary(self, where: str | None, advice: str = "") -> None:
        """The last line, and the reasons of the failures."""
        more = [f"{self.repeats:,} repeat{'' if self.repeats == 1 else 's'} linked"] if self.repeats else []
        more += [f"{self.kept_before:,} kept before"] if self.kept_before else []
        told = f"{self._counts()} in {monotonic() - self._began:.1f} s" + (f" ({', '.join(more)})" if more else "")
        self.say(told + (f" → {where}" if where else ""))
        for reason, count in self._reasons.most_common():
            self.say(f"  {count:,} × {reason}")
        for flag, count in self._unread.most_common():
            self.say(f"  {count:,} × no events: {flag}")
        if self.interrupted:
            self.say(f"interrupted: {advice or 'what was ready is kept'}")

    def _fail(self, failure: Mapping[str, Any]) -> None:
        reason = str(failure["error"]).partition(":")[0]
        self._reasons[f"{failure['stage']}: {reason}"] += 1
        if self.failures <= _NAMED_FAILURES:
            self.say(f"failed  {failure['url']}  {failure['stage']}: {failure['error']}")
        elif self.failures == _NAMED_FAILURES + 1:
            self.say("further failures are counted and stand in the output")

    def _tell(self) -> None:
        if self._bar is not None:
            self._bar.update(self._task, completed=self.inputs + self.kept_before, counts=self._counts())
        elif monotonic() - self._told >= _EVERY_SECONDS:
            self._told = monotonic()
            self.say(self._counts())

    def _counts(self) -> str:
        rate = max(self.inputs - 1, 0) / max(monotonic() - (self._first or self._began), 0.001)
        return f"{_many(self.articles, 'article')}, {_many(self.events, 'event')}, {_many(self.failures, 'failure')}, {rate:.1f}/s"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
