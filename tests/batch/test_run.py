"""A batch: in order, resumable, crash-proof, bounded in memory, repeats linked, its manifest beside it."""

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extractor.batch import Job, MadeWith, Options, WorkerError, run_batch
from extractor.core.errors import StoreError
from extractor.core.record import read_line
from extractor.store import open_sink
from tests.batch.kills import killed_run, snapshot
from tests.batch.work import clock, jobs, make_broken, make_crashing, make_plain, make_stuck, make_tiny


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def failed(path: Path) -> dict[str, str]:
    return {line["url"]: line["error"] for line in lines_of(path) if line["schema"] == "failure/1"}


@pytest.mark.parametrize("workers", [1, 2])
def test_every_input_gives_a_line_in_input_order(tmp_path: Path, workers: int) -> None:
    out = tmp_path / "events.jsonl"
    summary = run_batch(jobs(60), make_plain, Options(str(out), workers=workers, link_duplicates=False), clock=clock)
    found = lines_of(out)
    urls = [line["url"] if line["schema"] == "failure/1" else line["article"]["url"] for line in found]
    numbers = [int(url.replace("input ", "").rpartition("/")[2]) for url in urls]

    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(60))
    assert (summary.inputs, summary.events, summary.failures) == (60, 40, 30)
    assert all(read_line(json.dumps(line)) for line in found)
    assert failed(out)["input 4"] == "internal: ValueError: no such thing as 4"
    assert failed(out)["input 5"] == "internal: nothing came back"


def test_workers_change_nothing(tmp_path: Path) -> None:
    outs = [tmp_path / f"{workers}.jsonl" for workers in (1, 2)]
    for workers, out in enumerate(outs, 1):
        run_batch(jobs(50), make_plain, Options(str(out), workers=workers), clock=clock)

    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_a_repeat_is_linked_and_not_counted(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    summary = run_batch(jobs(24), make_plain, Options(str(out)), clock=clock)
    links = {line["article"]["id"]: line["duplicate_of"] for line in lines_of(out) if line.get("duplicate_of")}

    assert links == {"a_0001": "a_0000", "a_000d": "a_000c"}
    assert (summary.duplicates, summary.events) == (2, 12)
    assert {line["events"] for line in lines_of(out) if line.get("duplicate_of")} == {0}


def test_repeats_are_kept_when_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    summary = run_batch(jobs(24), make_plain, Options(str(out), keep_duplicates=True), clock=clock)

    assert (summary.duplicates, summary.events) == (2, 16)
    assert [line["events"] for line in lines_of(out) if line.get("duplicate_of")] == [2, 2]


def test_a_crash_is_tried_again_and_then_recorded_and_no_other_article_suffers(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    worker = partial(make_crashing, str(tmp_path), frozenset({7, 20}), frozenset({11}))
    summary = run_batch(jobs(40), worker, Options(str(out), workers=2), clock=clock)
    found = lines_of(out)

    assert summary.inputs == 40
    assert [line["url"] for line in found] == [f"input {n}" if n == 11 else str(n) for n in range(40)]
    assert found[11]["error"].startswith("worker_crashed")
    assert {line["error"] for line in found[:11] + found[12:]} == {"empty"}


def test_a_worker_that_is_stuck_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.pool._CHUNK", 1)
    out = tmp_path / "events.jsonl"
    run_batch(jobs(10), make_stuck, Options(str(out), workers=2, patience=2.0), clock=clock)

    assert [line["error"].partition(":")[0] for line in lines_of(out)] == ["empty"] * 3 + ["worker_crashed"] + ["empty"] * 6


@pytest.mark.parametrize("workers", [1, 2])
def test_broken_rules_stop_the_run_loudly(tmp_path: Path, workers: int) -> None:
    with pytest.raises(Exception, match=r"triggers\.toml: impose\.slap: no such key") as caught:
        run_batch(jobs(3), make_broken, Options(str(tmp_path / "events.jsonl"), workers=workers), clock=clock)

    assert workers == 1 or isinstance(caught.value, WorkerError)


@pytest.mark.parametrize(("name", "kills"), [("events.jsonl", 2), ("events.db", 2), ("events.csv", 1)])
def test_a_killed_run_that_is_resumed_equals_an_undisturbed_one(tmp_path: Path, name: str, kills: int) -> None:
    killed_run(tmp_path / "killed" / name, kills=kills, inputs=240, workers=2, seed=len(name))
    whole = tmp_path / "whole" / name
    killed_run(whole, kills=0, inputs=240, workers=1, seed=0)

    assert snapshot(tmp_path / "killed" / name) == snapshot(whole)


def test_a_finished_run_that_is_resumed_does_nothing(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    run_batch(jobs(30), make_plain, Options(str(out)), clock=clock)
    before = out.read_bytes()
    summary = run_batch(jobs(30), make_plain, Options(str(out), resume=True), clock=clock)

    assert (summary.inputs, summary.kept_before) == (0, 30)
    assert out.read_bytes() == before


def test_a_store_takes_new_inputs_and_skips_the_old(tmp_path: Path) -> None:
    out = str(tmp_path / "events.db")
    run_batch(jobs(10), make_plain, Options(out), clock=clock)
    summary = run_batch(reversed(jobs(14)), make_plain, Options(out), clock=clock)

    assert (summary.inputs, summary.kept_before) == (4, 10)


def test_ctrl_c_keeps_what_is_ready_and_says_how_to_go_on(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    command = [sys.executable, "-m", "tests.batch.work", str(out), "5000", "2"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert child.stdout is not None
    child.stdout.readline()
    while not (out.exists() and out.stat().st_size):
        time.sleep(0.05)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to the workers too
    told, errors = child.communicate(timeout=10)
    said = json.loads(told)

    assert errors == ""
    assert said["interrupted"]
    assert "--resume" in said["advice"]
    assert 0 < said["inputs"] < 5000
    sink = open_sink(out, resume=True)
    assert sum(sink.is_done(job.key) for job in jobs(5000)) == said["inputs"]
    sink.close()
    assert json.loads((tmp_path / "events.jsonl.manifest.json").read_text())["state"] == "interrupted"


def test_memory_is_bounded_by_workers_and_not_by_inputs(tmp_path: Path) -> None:
    """200,000 inputs, taken lazily: never more than the window ahead of what is written, and no growth of the process."""
    taken, ahead, written = 0, 0, 0

    def many() -> Iterator[Job]:
        nonlocal taken
        for number in range(200_000):
            taken = number + 1
            yield Job(str(number), str(number), number)

    class Watching:
        def skipped(self) -> None:
            raise AssertionError

        def kept(self, _entry: object) -> None:
            nonlocal ahead, written
            written += 1
            ahead = max(ahead, taken - written)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    summary = run_batch(many(), make_tiny, Options(str(tmp_path / "events.jsonl"), workers=2), watch=Watching(), clock=clock)

    assert summary.inputs == 200_000
    assert ahead <= 2 * 24
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KB; a list of the entries would take some 200,000


@pytest.mark.parametrize(("name", "room"), [("events.jsonl", 60_000), ("events.db", 250_000)])
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(tmp_path: Path, name: str, room: int) -> None:
    out = tmp_path / name
    limit = (
        f"room = {room}; import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)); "
    )
    run = "sys.argv[1:] = [sys.argv[1], '150', '1']; from tests.batch import work; work.main()"
    full = subprocess.run([sys.executable, "-c", limit + run, str(out)], capture_output=True, text=True, timeout=60)

    assert full.returncode == 1
    assert "StoreError" in full.stderr
    assert "what was kept before is safe" in full.stderr
    killed_run(out, kills=0, inputs=150, workers=1, seed=0)
    whole = tmp_path / "whole" / name
    killed_run(whole, kills=0, inputs=150, workers=1, seed=0)
    assert snapshot(out) == snapshot(whole)


def test_the_manifest_says_how_to_make_the_output_again(tmp_path: Path) -> None:
    source = tmp_path / "urls.txt"
    source.write_text("https://news.example/1\n")
    made_with = MadeWith("0.1.0", "en 0.1", "sha256:ab", {"language": "en"}, (str(source), str(tmp_path / "none.txt")))
    out = tmp_path / "events.jsonl"
    run_batch(jobs(24), make_plain, Options(str(out), made_with=made_with), clock=lambda: "2026-01-02T03:04:05Z")
    found = json.loads((tmp_path / "events.jsonl.manifest.json").read_text(encoding="utf-8"))

    assert found["state"] == "complete"
    assert found["made_by"] == {"extractor": "0.1.0", "model": "en 0.1", "rules": "sha256:ab"}
    assert found["sources"] == [
        {"name": str(source), "sha256": hashlib.sha256(source.read_bytes()).hexdigest(), "bytes": 23},
        {"name": str(tmp_path / "none.txt")},
    ]
    assert found["inputs"]["count"] == 24
    assert found["kept"] == {"events": 12, "articles_without_events": 4, "failures": 12, "duplicates": 2}


def test_an_index_that_was_deleted_is_noticed(tmp_path: Path) -> None:
    out = tmp_path / "events.db"
    run_batch(jobs(10), make_plain, Options(str(out)), clock=clock)
    for path in tmp_path.glob("*.seen*"):
        path.unlink()

    with pytest.raises(StoreError, match="lacks articles"):
        run_batch(jobs(12), make_plain, Options(str(out)), clock=clock)
