"""Runs over real HTTP on loopback: kept, saved, replayed, mirrored, resumed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.app import Extractor
from extractor.core.errors import StoreError
from extractor.core.record import Failure, Record
from extractor.fetch import FetchSettings
from extractor.running import Output, run
from extractor.settings import Settings
from tests.fake_rooms import ROOMS, install
from tests.site import Site, served

QUICK = FetchSettings(delay=0.0, attempts=1)
SETTINGS = Settings(allow_private=True, fetch=QUICK)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        found.pages = {f"/{number}": _page(number) for number in range(12)} | {"/empty": b"<p>EMPTY</p>", "/calm": b"<p>calm and quiet</p>"}
        found.pages["/pdf"], found.types["/pdf"] = b"%PDF-1.7", "application/pdf"
        yield found


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    monkeypatch.setattr("extractor.app.load_rooms", lambda _: ROOMS)


def _page(number: int) -> bytes:
    return f"<html><body><p>Story {number}: {'BAN' if number % 2 else 'ban'} on tin.</p></body></html>".encode()


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def addresses(site: Site, tmp_path: Path) -> Path:
    """A list of pages, a missing one, an unreadable one, one without an event, and one that is no page."""
    path = tmp_path / "urls.txt"
    paths = [f"/{number}" for number in range(12)]
    path.write_text("".join(site.url(one) + "\n" for one in [*paths[:5], "/none", "/empty", *paths[5:], "/calm", "/pdf", "/0"]))
    return path


def test_an_extractor_fetches_over_http(site: Site, fakes: None) -> None:
    lines = list(Extractor(SETTINGS).records([site.url("/1"), site.url("/none")]))

    assert isinstance(lines[0], Record)
    assert lines[0].article.url == site.url("/1")
    assert isinstance(lines[1], Failure)
    assert (lines[1].stage, lines[1].reason) == ("fetch", "http_404")


def test_private_addresses_are_refused_unless_allowed(site: Site, fakes: None) -> None:
    [line] = Extractor(Settings(fetch=QUICK)).records(site.url("/1"))

    assert isinstance(line, Failure)
    assert line.reason == "private_address"
    assert site.asked == []


def test_every_address_gives_its_lines_in_order(site: Site, tmp_path: Path, fakes: None) -> None:
    out = tmp_path / "events.jsonl"
    summary = run([str(addresses(site, tmp_path))], SETTINGS, Output(str(out)))
    found = lines_of(out)

    urls = [line["url"] if line["schema"] == "failure/1" else line["article"]["url"] for line in found]
    assert urls == (tmp_path / "urls.txt").read_text().split()
    assert [line["error"].partition(":")[0] for line in found if line["schema"] == "failure/1"] == ["http_404", "no_text", "not_html"]
    assert found[-1]["duplicate_of"] == found[0]["article"]["id"]
    assert (summary.events, summary.failures, summary.duplicates) == (12, 3, 1)
    assert json.loads((tmp_path / "events.jsonl.manifest.json").read_text())["sources"][0]["name"].endswith("urls.txt")


# saved pages


def test_a_replay_gives_the_same_bytes_without_the_network(site: Site, tmp_path: Path, fakes: None) -> None:
    """Records, failures of fetching and of reading, event-less articles, and what a document says beside its address."""
    documents = tmp_path / "docs.jsonl"
    documents.write_text(json.dumps({"url": site.url("/3"), "id": "mine", "published": "2025-11-10"}) + "\n")
    names = [str(documents), str(addresses(site, tmp_path))]
    crawl = tmp_path / "crawl"
    run(names, SETTINGS, Output(str(tmp_path / "live.jsonl"), save_pages=crawl))
    asked = len(site.asked)
    run([str(crawl)], Settings(), Output(str(tmp_path / "again.jsonl")))

    assert len(site.asked) == asked
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "live.jsonl").read_bytes()
    assert len(lines_of(tmp_path / "live.jsonl")) == 18


def test_a_run_that_is_resumed_replays_as_it_ended(site: Site, tmp_path: Path, fakes: None) -> None:
    """Killed after pages were saved and before their lines were kept; by the resumption one page has changed."""
    names, crawl, out = [str(addresses(site, tmp_path))], tmp_path / "crawl", tmp_path / "live.jsonl"

    class Pulled:
        """The plug, at the ninth input."""

        def __init__(self) -> None:
            self.seen = 0

        def skipped(self) -> None:
            raise AssertionError

        def kept(self, _entry: object) -> None:
            self.seen += 1
            if self.seen == 9:
                raise RuntimeError("pulled")

    with pytest.raises(RuntimeError):
        run(names, SETTINGS, Output(str(out), save_pages=crawl), watch=Pulled())
    assert out.read_bytes().count(b"\n") == 9  # written, not flushed: the journal has none of them
    site.pages["/2"] = b"<p>The story of the BAN and the ban has changed.</p>"
    run(names, SETTINGS, Output(str(out), save_pages=crawl, resume=True))
    run([str(crawl)], Settings(), Output(str(tmp_path / "again.jsonl")))

    assert (tmp_path / "again.jsonl").read_bytes() == out.read_bytes()
    assert len(lines_of(out)) == 18  # the changed page holds two events


def test_a_truncated_archive_is_a_failure_in_its_place(site: Site, tmp_path: Path, fakes: None) -> None:
    crawl, out = tmp_path / "crawl", tmp_path / "again.jsonl"
    run([site.url(f"/{number}") for number in range(4)], SETTINGS, Output(str(tmp_path / "live.jsonl"), save_pages=crawl))
    [archive] = crawl.iterdir()
    archive.write_bytes(archive.read_bytes()[:-30])
    (tmp_path / "last.txt").write_text("a BAN")
    summary = run([str(crawl), str(tmp_path / "last.txt")], Settings(), Output(str(out)))
    found = lines_of(out)

    assert [line["schema"] for line in found] == ["policy-event/1"] * 3 + ["failure/1", "policy-event/1"]
    assert (found[3]["url"], found[3]["stage"]) == (str(archive), "fetch")
    assert found[3]["error"].startswith("warc_truncated")
    assert summary.failures == 1


# outputs


def test_a_file_and_a_store_get_the_same_lines(site: Site, tmp_path: Path, fakes: None) -> None:
    out, store = tmp_path / "events.jsonl", tmp_path / "events.db"
    run([str(addresses(site, tmp_path))], SETTINGS, Output(str(out), mirrors=(str(store),)))
    with sqlite3.connect(store) as database:
        kept = [json.loads(row[0]) for table in ("events", "article_lines", "failure_lines") for row in database.execute(f"SELECT record FROM {table}")]
    database.close()

    assert sorted(kept, key=json.dumps) == sorted(lines_of(out), key=json.dumps)
    assert (tmp_path / "events.db.manifest.json").exists()


def test_a_store_takes_an_address_once_however_often_it_is_listed(site: Site, tmp_path: Path, fakes: None) -> None:
    store = tmp_path / "events.db"
    summary = run([site.url("/1")] * 3, SETTINGS, Output(str(store)))
    again = run([site.url("/1"), site.url("/2")], SETTINGS, Output(str(store), resume=True))

    assert (summary.inputs, summary.kept_before) == (1, 2)
    assert (again.inputs, again.kept_before) == (1, 1)
    assert site.asked == ["/1", "/2"]


def test_a_resumption_with_other_settings_is_told(site: Site, tmp_path: Path, fakes: None) -> None:
    told: list[str] = []
    store = Output(str(tmp_path / "events.db"), resume=True)
    run([site.url("/1")], SETTINGS, store, tell=told.append)
    assert told == []
    run([site.url("/1")], Settings(allow_private=True, fetch=QUICK, min_confidence=0.5), store, tell=told.append)

    assert len(told) == 1
    assert "min_confidence was 0.0, is 0.5" in told[0]


def test_a_resumption_with_other_inputs_is_refused(site: Site, tmp_path: Path, fakes: None) -> None:
    out = str(tmp_path / "events.jsonl")
    run([site.url("/1")], SETTINGS, Output(out))
    with pytest.raises(StoreError, match="not those of the interrupted run"):
        run([site.url("/2")], SETTINGS, Output(out, resume=True))


# the real program, with the real rooms


STORY = (
    "<html lang=en><head><title>Country tightens</title><meta property='article:published_time' content='2025-03-0{day}'></head><body><article>"
    "<h1>Country {n} acts</h1><p>China banned exports of gallium to Japan on Monday, the commerce ministry said in case {n}.</p>"
    "<p>Traders in {n} ports said that they had expected the step for weeks, and that prices had moved before the notice was published.</p>"
    "</article></body></html>"
)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "extractor", *(str(argument) for argument in arguments)]


def test_workers_change_nothing_and_a_killed_run_ends_as_an_undisturbed_one(site: Site, tmp_path: Path) -> None:
    """Whole and with two workers; killed with -9 while it works, resumed, replayed: four times the same records."""
    paths = [f"/story/{number}" for number in range(40)]
    site.pages |= {path: STORY.format(n=number, day=number % 9 + 1).encode() for number, path in enumerate(paths)}
    urls = tmp_path / "urls.txt"
    urls.write_text("".join(site.url(path) + "\n" for path in [*paths, "/none"]))
    options = ("--allow-private", "--delay", "0", "--no-syntax", "--keep-duplicates")
    whole, killed, again = tmp_path / "whole.jsonl", tmp_path / "killed.jsonl", tmp_path / "again.jsonl"
    assert subprocess.run(command("run", urls, "--out", whole, "--workers", "2", *options), capture_output=True).returncode == 1

    first = subprocess.Popen(command("run", urls, "--out", killed, "--save-pages", tmp_path / "crawl", *options), stderr=subprocess.DEVNULL)
    while not (killed.exists() and killed.stat().st_size):
        time.sleep(0.01)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    resumed = subprocess.run(command("run", urls, "--out", killed, "--save-pages", tmp_path / "crawl", "--resume", *options), capture_output=True)
    assert resumed.returncode == 1, resumed.stderr
    subprocess.run(command("run", tmp_path / "crawl", "--out", again, "--no-syntax", "--keep-duplicates"), capture_output=True)

    assert again.read_bytes() == killed.read_bytes()
    assert _timeless(killed) == _timeless(whole)
    assert sum(line["schema"] == "policy-event/1" for line in lines_of(whole)) >= 40


def _timeless(path: Path) -> list[dict[str, Any]]:
    lines = lines_of(path)
    for line in lines:
        line.pop("at", None)
        if "article" in line:
            line["article"].pop("fetched_at")
    return lines


def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(site: Site, tmp_path: Path) -> None:
    documents, out = tmp_path / "docs.jsonl", tmp_path / "events.jsonl"
    documents.write_text("".join(json.dumps({"id": str(n), "text": f"China banned exports of tin in case {n}. " * 20}) + "\n" for n in range(3000)))
    program = subprocess.Popen(command("run", documents, "--out", out, "--no-syntax"), stderr=subprocess.PIPE, text=True)
    while not (out.exists() and out.stat().st_size):
        time.sleep(0.01)
    program.send_signal(signal.SIGINT)
    assert program.stderr is not None
    said = program.stderr.read()
    program.stderr.close()

    assert program.wait() == 130
    assert "Traceback" not in said
    assert "run the same command again with --resume to go on" in said
    assert json.loads((tmp_path / "events.jsonl.manifest.json").read_text())["state"] == "interrupted"


def test_every_machine_makes_the_same_records(tmp_path: Path) -> None:
    """Sets come in another order in each process; nothing of it may show. The whole pipeline on the project's own pages."""
    pages = sorted(str(page) for page in (Path(__file__).parents[1] / "fixtures" / "articles").glob("*/page.html"))
    outs = [tmp_path / f"{seed}.jsonl" for seed in (1, 2)]
    for seed, out in enumerate(outs, 1):
        found = subprocess.run(command("run", *pages, "--out", out), env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True)
        assert found.returncode == 0, found.stderr

    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(lines_of(outs[0])) > len(pages)


def test_a_watch_that_is_told_to_end_ends_cleanly(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = f"<rss version='2.0'><channel><item><link>{site.url('/calm')}</link></item></channel></rss>".encode()
    site.types["/feed"] = "application/rss+xml"
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{site.url("/feed")}"\nevery = "6h"\n')
    arguments = ("watch", tmp_path / "feeds.toml", "--out", tmp_path / "events.jsonl", "--allow-private", "--no-syntax")
    program = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "events.jsonl").exists() or not (tmp_path / "events.jsonl").stat().st_size:
        assert program.poll() is None
        time.sleep(0.05)
    program.send_signal(signal.SIGTERM)
    _, said = program.communicate(timeout=60)

    assert program.returncode == 0
    assert "Traceback" not in said
    assert "stopped; the same command goes on from here" in said
    assert [line["schema"] for line in lines_of(tmp_path / "events.jsonl")] == ["article/1"]
