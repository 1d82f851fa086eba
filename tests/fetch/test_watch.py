import asyncio
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from extractor.core.errors import FetchError, SettingsError
from extractor.core.types import Page
from extractor.fetch import FetchSettings
from extractor.fetch.feeds import FeedItem
from extractor.fetch.watch import Watcher, WatchOptions, watch
from extractor.fetch.watch_list import Watched, read_watch_list
from extractor.fetch.watch_state import WatchState
from tests.fetch.server import page, serving

_FEED = "https://news.example/feed"


def _rss(*names: str, ttl: int = 0) -> bytes:
    items = "".join(f"<item><title>{name}</title><link>https://news.example/{name}</link></item>" for name in names)
    return f"<rss><channel><ttl>{ttl}</ttl>{items}</channel></rss>".encode()


class _Feeds:
    """A client whose answers are set by the test; `asked` remembers addresses and headers."""

    def __init__(self, **answers: Page | FetchError | bytes) -> None:
        self.answers: dict[str, Page | FetchError | bytes] = {f"https://news.example/{name}": answer for name, answer in answers.items()}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def get_feeds(self, asks: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, Page | FetchError]:
        found: dict[str, Page | FetchError] = {}
        for url, headers in asks:
            self.asked.append((url, dict(headers)))
            answer = self.answers[url]
            found[url] = Page(url, answer) if isinstance(answer, bytes) else answer
        return found


class _Watch:
    """A watcher with a clock of its own."""

    def __init__(self, folder: Path, feeds: _Feeds, *watched: Watched) -> None:
        self.time = 1_000_000.0
        self.got: list[str] = []
        self.failed: list[str] = []
        self.dies_at = self.stops_at = ""
        self.options = WatchOptions(failed=lambda error: self.failed.append(error.reason))
        self.state = WatchState(folder / "watch.db")
        self.watcher = Watcher(watched or (Watched(_FEED),), self.state, feeds, self._handle, self.options, now=lambda: self.time)

    def _handle(self, item: FeedItem) -> None:
        name = item.url.rpartition("/")[2]
        if name == self.dies_at:
            raise KeyboardInterrupt
        self.got.append(name)
        if name == self.stops_at:
            self.options.stop.set()

    def poll(self, later: float = 0.0) -> list[str]:
        """What is new after so many seconds."""
        self.time += later
        self.got.clear()
        self.watcher.poll_due()
        return list(self.got)


def test_only_what_is_new_is_handed_over(tmp_path: Path) -> None:
    feeds = _Feeds(feed=_rss("1", "2"))
    watch = _Watch(tmp_path, feeds)
    assert watch.poll() == ["1", "2"]
    feeds.answers[_FEED] = _rss("3", "1", "2")
    assert watch.poll(899) == []  # not yet due
    assert watch.poll(1) == ["3"]


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    feeds = _Feeds(feed=_rss("1", "2"))
    assert _Watch(tmp_path, feeds).poll() == ["1", "2"]
    again = _Watch(tmp_path, feeds)
    assert again.watcher.next_due() == again.time + 900
    assert again.poll(900) == []


def test_an_article_at_which_the_process_died_comes_again_and_none_is_lost(tmp_path: Path) -> None:
    """The new ETag must not be kept before all articles are handed over: the next answer would be 304."""
    feeds = _Feeds(feed=Page(_FEED, _rss("1", "2", "3"), headers={"etag": '"a"'}))
    first = _Watch(tmp_path, feeds)
    first.dies_at = "2"
    with pytest.raises(KeyboardInterrupt):
        first.poll()
    assert first.got == ["1"]
    second = _Watch(tmp_path, feeds)
    assert second.poll() == ["2", "3"]
    assert feeds.asked[-1] == (_FEED, {})


def test_conditions_are_sent_and_an_unchanged_feed_is_no_news(tmp_path: Path) -> None:
    feeds = _Feeds(feed=Page(_FEED, _rss("1"), headers={"etag": '"a"', "last-modified": "Mon, 02 Mar 2026 10:00:00 GMT"}))
    watch = _Watch(tmp_path, feeds)
    watch.poll()
    feeds.answers[_FEED] = Page(_FEED, b"", status=304)
    for _ in range(2):
        assert watch.poll(900) == []
        assert feeds.asked[-1][1] == {"If-None-Match": '"a"', "If-Modified-Since": "Mon, 02 Mar 2026 10:00:00 GMT"}


def test_a_failing_feed_is_asked_less_and_less_and_others_go_on(tmp_path: Path) -> None:
    feeds = _Feeds(feed=FetchError(_FEED, "http_500"), other=_rss("1"))
    watch = _Watch(tmp_path, feeds, Watched(_FEED), Watched("https://news.example/other"))
    assert watch.poll() == ["1"]
    rests = []
    for _ in range(9):
        due = watch.state.feed(_FEED).next_poll
        rests.append(due - watch.time)
        watch.poll(due - watch.time)
    assert rests == [900, 1800, 3600, 7200, 14400, 28800, 57600, 86400, 86400]
    assert watch.failed == ["http_500"] * 10
    feeds.answers[_FEED] = _rss("2")
    assert watch.poll(86400) == ["2"]
    assert watch.state.feed(_FEED).failures == 0


def test_what_is_no_feed_is_a_failure(tmp_path: Path) -> None:
    watch = _Watch(tmp_path, _Feeds(feed=b"<html>maintenance</html>"))
    assert watch.poll() == []
    assert watch.failed == ["not_a_feed"]


def test_a_feed_that_asks_for_rest_gets_it(tmp_path: Path) -> None:
    watch = _Watch(tmp_path, _Feeds(feed=_rss("1", ttl=60)))
    watch.poll()
    assert watch.watcher.next_due() == watch.time + 3600


def test_a_backlog_can_be_passed_over(tmp_path: Path) -> None:
    feeds = _Feeds(feed=_rss("1", "2"))
    watch = _Watch(tmp_path, feeds, Watched(_FEED, backlog=False))
    assert watch.poll() == []
    feeds.answers[_FEED] = _rss("1", "2", "3")
    assert watch.poll(900) == ["3"]


def test_two_feeds_that_name_the_same_article_hand_it_over_once(tmp_path: Path) -> None:
    watch = _Watch(tmp_path, _Feeds(feed=_rss("1"), other=_rss("1", "2")), Watched(_FEED), Watched("https://news.example/other"))
    assert watch.poll() == ["1", "2"]


def test_a_clock_that_was_wrong_does_not_silence_a_feed(tmp_path: Path) -> None:
    watch = _Watch(tmp_path, _Feeds(feed=_rss("1")))
    watch.time = 9_000_000.0
    watch.poll()
    watch.time = 1_000_000.0
    assert watch.watcher.next_due() == 0.0


def test_a_stop_ends_the_watch_after_the_article_at_hand(tmp_path: Path) -> None:
    watch = _Watch(tmp_path, _Feeds(feed=_rss("1", "2")))
    stop = watch.options.stop
    watch.stops_at = "1"
    assert watch.poll() == ["1"]
    stop.clear()
    assert watch.poll() == ["2"]


def _index(*children: tuple[str, str]) -> bytes:
    parts = "".join(f"<sitemap><loc>https://news.example/{name}</loc><lastmod>{last}</lastmod></sitemap>" for name, last in children)
    return f"<sitemapindex>{parts}</sitemapindex>".encode()


def test_only_the_sitemaps_of_an_index_that_changed_are_read(tmp_path: Path) -> None:
    feeds = _Feeds(feed=_index(("a", "2026-03-01"), ("b", "2026-03-02")), a=_rss("1"), b=_rss("2"))
    watch = _Watch(tmp_path, feeds)
    assert watch.poll() == ["2", "1"]
    feeds.answers |= {_FEED: _index(("a", "2026-03-01"), ("b", "2026-03-03")), "https://news.example/b": _rss("3", "2")}
    feeds.asked.clear()
    assert watch.poll(900) == ["3"]
    assert [url for url, _ in feeds.asked] == [_FEED, "https://news.example/b"]


def test_the_sitemaps_beyond_one_polls_share_follow_in_the_next(tmp_path: Path) -> None:
    many = {f"m{number:03}": _rss(f"{number:03}") for number in range(70)}
    feeds = _Feeds(feed=Page(_FEED, _index(*((name, f"2026-01-01T00:00:{name[1:]}") for name in many)), headers={"etag": '"a"'}), **many)
    watch = _Watch(tmp_path, feeds)
    assert (len(watch.poll()), len(watch.poll(900)), len(watch.poll(900))) == (50, 20, 0)
    assert all(headers == {} for url, headers in feeds.asked if url == _FEED)


def test_a_sitemap_that_failed_is_read_the_next_time(tmp_path: Path) -> None:
    feeds = _Feeds(feed=_index(("a", "2026-03-01")), a=FetchError("https://news.example/a", "timeout"))
    watch = _Watch(tmp_path, feeds)
    assert watch.poll() == []
    feeds.answers["https://news.example/a"] = _rss("1")
    assert watch.poll(900) == ["1"]


def test_watching_a_real_server_end_to_end(tmp_path: Path) -> None:
    got: list[str] = []

    def look(port: int) -> None:
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "http://127.0.0.1:{port}/feed"\n')
        options = WatchOptions(tmp_path / "watch.db", FetchSettings(allow_private=True, delay=0), once=True)
        for _ in range(2):
            watch(tmp_path / "feeds.toml", lambda item: got.append(item.url), options)

    async def run() -> None:
        async with serving({"/feed": page(_rss("1", "2"), content_type="application/rss+xml")}) as server:
            await asyncio.to_thread(look, server.port)
            assert server.paths() == ["/feed"]  # the second run came before the feed was due

    asyncio.run(run())
    assert got == ["https://news.example/1", "https://news.example/2"]


def test_a_watch_that_waits_can_be_stopped(tmp_path: Path) -> None:
    stop = threading.Event()

    async def run() -> None:
        async with serving({"/feed": page(_rss("1"), content_type="application/rss+xml")}) as server:
            (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url("/feed")}"\n')
            options = WatchOptions(tmp_path / "watch.db", FetchSettings(allow_private=True, delay=0), stop=stop)
            waiting = asyncio.create_task(asyncio.to_thread(watch, tmp_path / "feeds.toml", lambda item: stop.set(), options))
            async with asyncio.timeout(5):
                await waiting

    asyncio.run(run())


LISTS = [
    ("", "no \\[\\[feed"),
    ("every = 5", "no \\[\\[feed"),
    ("feed = 3", "no \\[\\[feed"),
    ("[[feed]", "feeds.toml"),
    ("[[feeds]]\nurl='https://news.example/'", "unknown key 'feeds'"),
    ("[[feed]]\nname='x'", "without a url"),
    ("[[feed]]\nurl='https://news.example/'\nevry='5m'", "unknown key 'evry'"),
    ("[[feed]]\nurl='news.example'", "bad_url"),
    ("[[feed]]\nurl='http://127.0.0.1/'", "private_address"),
    ("[[feed]]\nurl='https://news.example/'\nevery='often'", "15m"),
    ("[[feed]]\nurl='https://news.example/'\nevery=15", "15m"),
    ("[[feed]]\nurl='https://news.example/'\ninclude='('", "regular expression"),
    ("[[feed]]\nurl='https://news.example/'\nbacklog='no'", "true or false"),
    ("[[feed]]\nurl='https://news.example/'\n[[feed]]\nurl='https://news.example/'", "twice"),
]


@pytest.mark.parametrize(("text", "problem"), LISTS)
def test_a_list_without_sense_is_told_with_its_entry(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text(text)
    with pytest.raises(SettingsError, match=problem):
        read_watch_list(tmp_path / "feeds.toml")


def test_a_list_is_read(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text(
        """
        every = "2h"
        [[feed]]
        url = "https://news.example/feed"
        include = "/trade/"
        exclude = "/video/"
        [[feed]]
        url = "https://other.example/feed"
        every = "5s"
        backlog = false
        """
    )
    first, second = read_watch_list(tmp_path / "feeds.toml")
    assert (first.every, second.every, second.backlog) == (7200, 60, False)
    wanted = ["https://news.example/trade/1", "https://news.example/trade/video/1", "https://news.example/sports/1"]
    assert [first.wants(url) for url in wanted] == [True, False, False]


@pytest.mark.parametrize("content", [b"not a database, and longer than its header would be" * 30, None])
def test_a_state_file_that_cannot_be_used_is_told(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "watch.db"
    if content is not None:
        file.write_bytes(content)
    else:
        with sqlite3.connect(file) as db:
            db.execute("PRAGMA user_version = 99")
    with pytest.raises(SettingsError, match="watch"):
        WatchState(file)
