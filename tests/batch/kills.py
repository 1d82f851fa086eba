"""Pulling the plug: a real run in a process of its own, killed with -9 at random instants, each time run again, at last to its end."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path


def killed_run(out: Path, *, kills: int, inputs: int, workers: int, seed: int) -> int:
    """Kill that often, then let it finish; says how many kills really hit a run under way."""
    instants = random.Random(seed)
    hits = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.batch.work", str(out), str(inputs), str(workers)]
    for _ in range(kills):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(instants.uniform(0.0, 1.2))
        hits += child.poll() is None
        child.kill()
        child.wait()
        child.stdout.close()
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return hits


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
