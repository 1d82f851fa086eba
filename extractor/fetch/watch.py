"""What is new in the feeds? Polled politely, each article handed over once, in spite of restarts."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol
from urllib.parse import urldefrag

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch.blocking import BlockingFetcher
from extractor.fetch.feeds import Feed, FeedItem, read_feed
from extractor.fetch.settings import FetchSettings
from extractor.fetch.watch_list import Watched, read_watch_list
from extractor.fetch.watch_state import FeedState, WatchState

_AT_ONCE = 16
"""Feeds polled side by side: their bodies are in memory together."""
_MOST_CHILDREN = 50
"""Sitemaps of an index that are read in one poll, the latest first; the others follow in the next ones."""
_LONGEST_REST = 86_400.0
"""Seconds: a feed that fails again and again is still asked once a day."""

Ask = tuple[str, Mapping[str, str]]
"""Address and headers."""


class Source(Protocol):
    """What the watch needs of a client."""

    def get_feeds(self, asks: Iterable[Ask]) -> dict[str, Page | FetchError]:
        """Each address with its feed or its failure."""
        ...


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How a watch runs."""

    state: Path = Path("watch.db")
    fetch: FetchSettings = field(default_factory=FetchSettings)
    once: bool = False
    """Poll what is due, then return: for cron."""
    stop: threading.Event = field(default_factory=threading.Event)
    """Set from another thread or a signal handler, it ends the watch after the article at hand."""
    failed: Callable[[FetchError], None] = lambda _: None
    """Told of every feed that could not be read."""


def watch(feeds_toml: Path, handle: Callable[[FeedItem], None], options: WatchOptions | None = None) -> None:
    """Calls `handle` in this thread with each new article, until `options.stop`.

    An article counts as seen when `handle` has returned: if the process dies within it, the article comes again. What `handle` raises ends the watch.
    """
    options = options or WatchOptions()
    feeds = read_watch_list(feeds_toml, allow_private=options.fetch.allow_private)
    with WatchState(options.state) as state, BlockingFetcher(options.fetch) as source:
        watcher = Watcher(feeds, state, source, handle, options)
        while not options.stop.is_set():
            watcher.poll_due()
            if options.once or options.stop.wait(max(0.0, watcher.next_due() - time.time())):
                return


class Watcher:
    """One watch; `now` gives seconds since 1970."""

    def __init__(
        self,
        feeds: tuple[Watched, ...],
        state: WatchState,
        source: Source,
        handle: Callable[[FeedItem], None],
        options: WatchOptions,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._feeds, self._state, self._source, self._handle, self._options, self._now = feeds, state, source, handle, options, now

    def next_due(self) -> float:
        """When the next feed is due."""
        return min(self._due_at(feed) for feed in self._feeds)

    def poll_due(self) -> None:
        """Poll all feeds that are due."""
        due = sorted((feed for feed in self._feeds if self._due_at(feed) <= self._now()), key=self._due_at)
        for start in range(0, len(due), _AT_ONCE):
            some = due[start : start + _AT_ONCE]
            pages = self._source.get_feeds([(feed.url, self._conditions(feed.url)) for feed in some])
            for feed in some:
                if self._options.stop.is_set():
                    return
                self._take(feed, pages[feed.url])

    def _due_at(self, feed: Watched) -> float:
        # A poll date beyond any interval means that the clock was wrong when it was written.
        known = self._state.feed(feed.url).next_poll
        return known if known <= self._now() + max(feed.every, _LONGEST_REST) else 0.0

    def _conditions(self, url: str) -> dict[str, str]:
        known = self._state.feed(url)
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in conditions.items() if value}

    def _take(self, feed: Watched, page: Page | FetchError) -> None:
        known = self._state.feed(feed.url)
        try:
            if isinstance(page, FetchError):
                raise page
            found = read_feed(page) if page.status != 304 else Feed()
        except FetchError as error:
            self._options.failed(error)
            rest = min(feed.every * 2.0 ** min(known.failures, 12), max(feed.every, _LONGEST_REST))
            self._state.keep(feed.url, replace(known, next_poll=self._now() + rest, failures=known.failures + 1))
            return
        is_backlog = known.polls == 0 and not feed.backlog
        done = self._hand_over(feed, found, is_backlog) and self._children(feed, found, is_backlog)
        # Only now: with the new ETag kept earlier, a crash before would lose what was not handed over.
        if done:
            after = self._after(known, page, self._now() + max(feed.every, found.minutes * 60.0))
            # An index that has not changed may still have sitemaps to read: it is asked without conditions.
            self._state.keep(feed.url, replace(after, etag="", modified="") if found.children else after)

    def _after(self, known: FeedState, page: Page, next_poll: float) -> FeedState:
        fresh = page.status != 304
        etag = page.headers.get("etag", "") if fresh else known.etag
        modified = page.headers.get("last-modified", "") if fresh else known.modified
        return FeedState(etag, modified, next_poll, failures=0, polls=known.polls + 1)

    def _hand_over(self, feed: Watched, found: Feed, is_backlog: bool) -> bool:
        """False where the watch was stopped in between."""
        for item in found.items:
            key = urldefrag(item.url).url
            if self._options.stop.is_set():
                return False
            if not feed.wants(item.url) or self._state.has_seen(key):
                continue
            if not is_backlog:
                self._handle(item)
            self._state.see(key, self._now())
        return True

    def _children(self, feed: Watched, index: Feed, is_backlog: bool) -> bool:
        """The sitemaps of an index whose last change has not been seen; those that do not tell it are asked with conditions."""
        changed = [(url, last) for url, last in index.children if not last or not self._state.has_seen(f"{url} {last}")]
        latest = sorted(changed, key=lambda child: child[1], reverse=True)[:_MOST_CHILDREN]
        for url, last in latest:
            page = self._source.get_feeds([(url, {} if last else self._conditions(url))])[url]
            try:
                if isinstance(page, FetchError):
                    raise page
                found = read_feed(page) if page.status != 304 else Feed()
            except FetchError as error:
                self._options.failed(error)
                continue
            if not self._hand_over(feed, found, is_backlog):
                return False
            if last:
                self._state.see(f"{url} {last}", self._now())
            else:
                self._state.keep(url, self._after(self._state.feed(url), page, 0.0))
        return True
