"""In which order are many addresses fetched? Host by host in turn, so that one slow or strict host does not hold up the rest."""

import asyncio
import heapq
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from typing import Generic, TypeVar
from urllib.parse import urlsplit

R = TypeVar("R")

_LOOK_AHEAD = 20_000
"""Addresses held at a time: strings only, some 4 MB. The more, the better hosts can be mixed."""


class Schedule:
    """Waiting addresses by host; `take` gives one of the host that is ready first and has a slot free."""

    def __init__(self, per_host: int, ready_at: Callable[[str], float]) -> None:
        self._per_host = per_host
        self._ready_at = ready_at
        self._waiting: dict[str, deque[str]] = {}
        self._under_way: dict[str, int] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._count = 0
        self.size = 0

    def add(self, url: str) -> None:
        """Queue an address."""
        host = _host(url)
        queue = self._waiting.get(host)
        if queue is None:
            self._waiting[host] = deque((url,))
            self._offer(host)
        else:
            queue.append(url)
        self.size += 1

    def take(self, now: float) -> str | float | None:
        """An address, else the time at which one will be ready, else None: all waiting hosts are at their limit."""
        if not self._heap:
            return None
        ready = max(self._heap[0][0], self._ready_at(self._heap[0][2]))
        if ready > now:
            return ready
        _, _, host = heapq.heappop(self._heap)
        queue = self._waiting[host]
        url = queue.popleft()
        self.size -= 1
        self._under_way[host] = self._under_way.get(host, 0) + 1
        if not queue:
            del self._waiting[host]
        else:
            self._offer(host)
        return url

    def done(self, url: str) -> None:
        """An address taken before is finished."""
        host = _host(url)
        left = self._under_way.pop(host) - 1
        if left:
            self._under_way[host] = left
        # Below its limit again: back into the heap, where it was taken out for that.
        if left == self._per_host - 1 and host in self._waiting:
            self._offer(host)

    def _offer(self, host: str) -> None:
        if self._under_way.get(host, 0) < self._per_host:
            self._count += 1
            heapq.heappush(self._heap, (self._ready_at(host), self._count, host))


async def run_all(
    urls: Iterable[str] | AsyncIterable[str], fetch: Callable[[str], Awaitable[R]], ready_at: Callable[[str], float], *, workers: int, per_host: int
) -> AsyncGenerator[tuple[str, R], None]:
    """Each address with what `fetch` gives, as they come. A result waits in its worker until it is taken, so at most `workers` are held."""
    run = _Run(Schedule(per_host, ready_at), fetch, workers)
    feeder = asyncio.create_task(run.feed(urls))
    tasks = [asyncio.create_task(run.work()) for _ in range(workers)]
    ending = asyncio.create_task(run.end(feeder, tasks))
    try:
        while (found := await run.results.get()) is not None:
            yield found
        await ending
    finally:
        for task in (feeder, ending, *tasks):
            task.cancel()
        await asyncio.gather(feeder, ending, *tasks, return_exceptions=True)


class _Run(Generic[R]):
    """What the feeder and the workers of one `run_all` share."""

    def __init__(self, schedule: Schedule, fetch: Callable[[str], Awaitable[R]], workers: int) -> None:
        self.results: asyncio.Queue[tuple[str, R] | None] = asyncio.Queue(1)
        self._schedule = schedule
        self._fetch = fetch
        self._workers = workers
        self._changed = asyncio.Condition()
        self._fed = False

    async def feed(self, urls: Iterable[str] | AsyncIterable[str]) -> None:
        """Queue addresses, never more than the look-ahead."""
        try:
            async for url in _each(urls):
                async with self._changed:
                    await self._changed.wait_for(lambda: self._schedule.size < _LOOK_AHEAD)
                    self._schedule.add(url)
                    self._changed.notify_all()
        finally:
            self._fed = True
            async with self._changed:
                self._changed.notify_all()

    async def work(self) -> None:
        """Fetch one address after the other until none is left."""
        while (url := await self._next()) is not None:
            try:
                await self.results.put((url, await self._fetch(url)))
            finally:
                async with self._changed:
                    self._schedule.done(url)
                    self._changed.notify_all()

    async def end(self, feeder: "asyncio.Task[None]", tasks: "list[asyncio.Task[None]]") -> None:
        """After the last result: the mark that there is no more. Errors of the source of addresses are raised after it."""
        ends = await asyncio.gather(feeder, *tasks, return_exceptions=True)
        await self.results.put(None)
        for error in ends:
            if error is not None:
                raise error

    async def _next(self) -> str | None:
        while True:
            async with self._changed:
                found = self._schedule.take(asyncio.get_running_loop().time())
                if isinstance(found, str):
                    self._changed.notify_all()
                    return found
                if found is None and self._fed and not self._schedule.size:
                    return None
                if found is None:
                    await self._changed.wait()
                    continue
            await asyncio.sleep(min(found - asyncio.get_running_loop().time(), 0.5))


async def _each(urls: Iterable[str] | AsyncIterable[str]) -> AsyncIterator[str]:
    if isinstance(urls, AsyncIterable):
        async for url in urls:
            yield url
        return
    for number, url in enumerate(urls, 1):
        if number % 500 == 0:
            await asyncio.sleep(0)  # a long list must not keep the exchanges waiting
        yield url


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
