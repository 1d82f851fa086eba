"""How does code without an event loop fetch? A loop in a thread of its own, with one client on it."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, aclosing

from anyio.from_thread import BlockingPortal, start_blocking_portal

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch.client import Fetcher
from extractor.fetch.connect import Resolve
from extractor.fetch.settings import FetchSettings


class BlockingFetcher:
    """`with BlockingFetcher(settings) as fetcher: page = fetcher.get(url)`; the same promises as `Fetcher`."""

    def __init__(self, settings: FetchSettings | None = None, *, resolve: Resolve | None = None) -> None:
        self._fetcher = Fetcher(settings, resolve=resolve)
        self._stack = ExitStack()
        self._portal: BlockingPortal | None = None

    def __enter__(self) -> "BlockingFetcher":
        self._portal = self._stack.enter_context(start_blocking_portal())
        self._stack.enter_context(self._portal.wrap_async_context_manager(self._fetcher))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def get(self, url: str) -> Page:
        """As `Fetcher.get`."""
        assert self._portal is not None, "use `with`"
        return self._portal.call(self._fetcher.get, url)

    def get_feed(self, url: str, headers: Mapping[str, str] | None = None) -> Page:
        """As `Fetcher.get_feed`."""
        assert self._portal is not None, "use `with`"
        return self._portal.call(self._fetcher.get_feed, url, headers)

    def get_feeds(self, asks: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, Page | FetchError]:
        """Several feeds side by side: address and headers of each in, each address with its feed or its failure out."""
        assert self._portal is not None, "use `with`"
        return self._portal.call(self._get_feeds, tuple(asks))

    async def _get_feeds(self, asks: tuple[tuple[str, Mapping[str, str]], ...]) -> dict[str, Page | FetchError]:
        async def one(url: str, headers: Mapping[str, str]) -> tuple[str, Page | FetchError]:
            try:
                return url, await self._fetcher.get_feed(url, headers)
            except FetchError as error:
                return url, error

        return dict(await asyncio.gather(*(one(url, headers) for url, headers in asks)))

    def fetch_all(self, urls: Iterable[str]) -> Iterator[tuple[str, Page | FetchError]]:
        """As `Fetcher.fetch_all`: fetching goes on while the caller works on a page."""
        assert self._portal is not None, "use `with`"
        found = self._fetcher.fetch_all(urls)
        with self._portal.wrap_async_context_manager(aclosing(found)) as stream:
            while (one := self._portal.call(anext, stream, None)) is not None:
                yield one
