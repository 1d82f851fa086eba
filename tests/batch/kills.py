"""Pulling the plug: a real run in a process of its own, killed with -9 at random instants, each time run again, at last to its end."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from extractor.store import open_sink
from tests.batch.work import jobs, slow_run

LONGEST = 1.8
"""Seconds that a run of 240 slow inputs on two workers takes on an idle machine, from its start to its end; kills are drawn from all of it."""


@dataclass(frozen=True, slots=True)
class Kills:
    """How many hit a run under way, and how many of those found it with some inputs kept and not all."""

    under_way: int = 0
    half_done: int = 0


def killed_run(out: Path, *, kills: int, inputs: int, workers: int, seed: int, longest: float = LONGEST) -> Kills:
    """Kill that often, then let it finish."""
    instants = random.Random(seed)
    under_way = half_done = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(kills):
        child = _begun(out, inputs, workers)
        time.sleep(instants.uniform(0.0, longest))
        under_way += child.poll() is None
        child.kill()
        child.wait()
        half_done += 0 < _kept(out, inputs) < inputs
    slow_run(str(out), inputs, workers=1)
    return Kills(under_way, half_done)


def seconds_of_run(out: Path, *, inputs: int, workers: int) -> float:
    """How long an undisturbed run takes here and now."""
    out.parent.mkdir(parents=True, exist_ok=True)
    child = _begun(out, inputs, workers)
    began = time.monotonic()
    child.wait()
    return time.monotonic() - began


def _begun(out: Path, inputs: int, workers: int) -> subprocess.Popen[bytes]:
    child = subprocess.Popen([sys.executable, "-m", "tests.batch.work", str(out), str(inputs), str(workers)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    with child.stdout:
        child.stdout.readline()
    return child


def _kept(out: Path, inputs: int) -> int:
    if not out.exists():
        return 0
    sink = open_sink(out, resume=True)
    kept = sum(sink.is_done(job.key) for job in jobs(inputs))
    sink.close()
    return kept


def snapshot(out: Path) -> object:
    """What a run leaves, as far as it must be the same: the bytes of files, the rows of a database, the counts of the manifest."""
    manifest = json.loads(out.with_name(out.name + ".manifest.json").read_text(encoding="utf-8"))
    sums = [manifest[name] for name in ("state", "inputs", "kept")]
    if out.suffix == ".db":
        with sqlite3.connect(out) as database:
            rows = [database.execute(f"SELECT * FROM {table}").fetchall() for table in ("inputs", "events", "article_lines", "failure_lines")]
        database.close()
        return sums, rows
    if out.is_dir():
        from extractor.store.parquet import read_parquet

        return sums, list(read_parquet(out))
    return sums, [path.read_bytes() for path in sorted(out.parent.glob(f"{out.stem}*{out.suffix}"))]
