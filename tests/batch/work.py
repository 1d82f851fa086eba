"""Fake workers, by name so that they pickle into worker processes."""

import json
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from extractor.batch import Job, MadeWith, Options, Result, Summary, Work, run_batch
from extractor.core.errors import RuleError
from tests.store.lines import article, event, failure, no_event

WORDS = ("ore", "port", "quota", "visa", "levy", "rule", "gate", "mill", "ship", "list", "duty", "code", "firm", "step", "note", "term", "unit", "sand")


def make_plain() -> Work:
    """Payload n: by turns two events, none, a failure, an exception, nothing at all; each fifth article repeats the one before."""
    return plain


def plain(number: int) -> Result:
    kind = number % 6
    if kind == 3:
        return Result((failure(number, at=""),))
    if kind == 4:
        raise ValueError(f"no such thing as {number}")
    if kind == 5:
        return Result(())
    lines = [no_event(number)] if kind == 2 else [event(2 * number), event(2 * number + 1)]
    return Result(tuple({**line, "article": article(number)} for line in lines), text_of(number - 1 if number % 12 == 1 else number))


def text_of(number: int) -> str:
    """Some 120 words that hardly another number has in this order."""
    return " ".join(WORDS[(number * 7919 + at * (number % 13 + 3) + at * at * (number % 7 + 1)) % len(WORDS)] + str((number * at) % 97) for at in range(120))


def make_tiny() -> Work:
    return tiny


def tiny(number: int) -> list[dict[str, Any]]:
    return [{"schema": "failure/1", "url": str(number), "stage": "read", "error": "empty", "at": ""}]


def make_crashing(folder: str, once: frozenset[int], always: frozenset[int]) -> Work:
    return partial(crashing, Path(folder), once, always)


def crashing(folder: Path, once: frozenset[int], always: frozenset[int], number: int) -> list[dict[str, Any]]:
    """Dies as the kernel would kill it: some numbers the first time, some every time."""
    tried = folder / str(number)
    if number in always or (number in once and not tried.exists()):
        tried.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return tiny(number)


def make_stuck() -> Work:
    return stuck


def stuck(number: int) -> list[dict[str, Any]]:
    if number == 3:
        time.sleep(3_600)
    return tiny(number)


def make_broken() -> Work:
    raise RuleError("models/en/triggers.toml", "impose.slap", "no such key")


def make_slow() -> Work:
    return slow


def slow(number: int) -> Result:
    time.sleep(0.005)
    return plain(number)


def jobs(count: int) -> list[Job]:
    return [Job(f"k{number}", f"input {number}", number) for number in range(count)]


def clock() -> str:
    return ""


def slow_run(target: str, count: int, workers: int) -> Summary:
    """A resumable run that flushes often."""
    options = Options(target, resume=True, workers=workers, flush_seconds=0.0, made_with=MadeWith("0", "m", "r"))
    return run_batch(jobs(count), make_slow, options, clock=clock)


def main() -> None:
    """The same in a process of its own: target, number of inputs, workers."""
    print("begun", flush=True)
    summary = slow_run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps({"interrupted": summary.interrupted, "advice": summary.advice, "inputs": summary.inputs}), flush=True)


if __name__ == "__main__":
    from tests.batch import work  # under its own name, so that workers can find its functions

    work.main()
