"""`extractor watch`: what a person sees, and what outlives a restart."""

import sqlite3
from pathlib import Path

import pytest

from tests.commands import behind_the_commands, call
from tests.site import Site, served


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    behind_the_commands(monkeypatch)


def test_watch_keeps_what_is_new_and_survives_restarts(tmp_path: Path) -> None:
    with served() as site:
        site.pages = {f"/{n}": f"<p>A BAN, number {n}.</p>".encode() for n in range(5)} | {"/feed": feed(site, range(3))}
        site.types["/feed"] = "application/rss+xml"
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{site.url("/feed")}"\nevery = "1m"\n')
        arguments = ("watch", tmp_path / "feeds.toml", "--store", tmp_path / "events.db", "--once", "--allow-private")
        first = call(*arguments)
        assert first.exit_code == 0
        assert first.stdout.count("China imposes an export ban") == 3
        assert call(*arguments).stdout == ""  # not due yet
        with sqlite3.connect(tmp_path / "feeds.seen.db") as state:
            state.execute("UPDATE feeds SET next_poll = 0")
        state.close()
        site.pages["/feed"] = feed(site, range(1, 5))
        again = call(*arguments)
    assert again.stdout.count("China imposes an export ban") == 2
    assert "http_404" not in again.stderr
    assert sorted(site.asked[1:4]) == ["/0", "/1", "/2"]
    assert [path for path in site.asked[4:] if path != "/feed"] == ["/3", "/4"]
    assert call("query", tmp_path / "events.db", "--json").stdout.count("2025-03-02") >= 4


def test_watch_says_by_its_status_that_a_feed_failed(tmp_path: Path) -> None:
    with served() as site:
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{site.url("/gone")}"\nevery = "1m"\n')
        found = call("watch", tmp_path / "feeds.toml", "--store", tmp_path / "events.db", "--once", "--allow-private")
    assert found.exit_code == 1
    assert "http_404" in found.stderr


def feed(site: Site, numbers: range) -> bytes:
    items = "".join(f"<item><title>No. {n}</title><link>{site.url(f'/{n}')}</link><pubDate>Sun, 02 Mar 2025 10:00:00 GMT</pubDate></item>" for n in numbers)
    return f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
