"""How do pages arrive while earlier ones are being analysed? A few fetches run ahead on a loop of their own, in order."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Generator, Iterable
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar

from extractor.core.types import Page

T = TypeVar("T")
R = TypeVar("R")


class Client(Protocol):
    """What we need of the fetch room."""

    async def get(self, url: str) -> Page:
        """The page; raises FetchError."""
        ...


OpenClient = Callable[[], AbstractAsyncContextManager[Client]]


_MOST_BYTES = 100_000_000
"""Of pages that have come and wait for their turn: some 1,000 usual ones. Beyond it no further page is begun."""


def with_pages(
    items: Iterable[T], url_of: Callable[[T], str | None], open_client: OpenClient, ahead: int, most_bytes: int = _MOST_BYTES
) -> Generator[tuple[T, Future[Page] | None], None, None]:
    """Each item with its page on the way (None where it has no address), in input order.

    At most `ahead` items are taken before the first is yielded, so the inputs may be endless. The client is opened with the first address.
    """
    waiting: deque[tuple[T, Future[Page] | None]] = deque()
    with _Fetching(open_client) as fetching:
        for item in items:
            url = url_of(item)
            waiting.append((item, None if url is None else fetching.start(url)))
            # Items without an address need no wait; they only queue behind a page that is still on its way.
            while waiting and (len(waiting) >= ahead or waiting[0][1] is None or waiting[0][1].done() or fetching.held > most_bytes):
                yield fetching.handed_on(waiting.popleft())
        while waiting:
            yield fetching.handed_on(waiting.popleft())


class _Fetching:
    """An event loop in a thread, and one client on it; both begin with the first address."""

    def __init__(self, open_client: OpenClient) -> None:
        self._open_client = open_client
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._client: Client | None = None
        self._context: AbstractAsyncContextManager[Client] | None = None
        self.held = 0
        """Bytes of pages that have come and were not yet handed on."""
        self._lock = threading.Lock()

    def __enter__(self) -> "_Fetching":
        return self

    def start(self, url: str) -> Future[Page]:
        """Begin to fetch."""
        return asyncio.run_coroutine_threadsafe(self._get(url), self._running())

    async def _get(self, url: str) -> Page:
        assert self._client is not None
        page = await self._client.get(url)
        self._hold(len(page.body))
        return page

    def _hold(self, size: int) -> None:
        with self._lock:
            self.held += size

    def handed_on(self, pair: tuple[T, Future[Page] | None]) -> tuple[T, Future[Page] | None]:
        """The pair, whose page is no longer counted (or will not be, where it has yet to come)."""
        if pair[1] is not None:
            pair[1].add_done_callback(self._let_go)
        return pair

    def _let_go(self, page: Future[Page]) -> None:
        if not page.cancelled() and page.exception() is None:
            self._hold(-len(page.result().body))

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="fetch", daemon=True)
            self._thread.start()
            self._context = self._open_client()
            self._client = self._wait(self._context.__aenter__())
        return self._loop

    def _wait(self, work: Coroutine[Any, Any, R]) -> R:
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def __exit__(self, *_: object) -> None:
        if self._loop is None or self._thread is None:
            return
        self._wait(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _stop(self) -> None:
        """Cancel what is still on its way (the reader may have left early), then close the client."""
        ours = asyncio.current_task()
        pending = [task for task in asyncio.all_tasks() if task is not ours]
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        if self._context is not None:
            await self._context.__aexit__(None, None, None)
