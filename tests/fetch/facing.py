"""Facing a server that means harm: its failure, the time and the memory that it cost."""

import asyncio
import gc
import ssl
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from extractor.core.errors import FetchError
from extractor.fetch import Fetcher, FetchSettings
from tests.fetch.server import Handler, page, serving

BOUND = 1.0
"""Seconds."""
SETTINGS = FetchSettings(allow_private=True, max_seconds=BOUND, delay=0, attempts=2, backoff=0.01, robots=False)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page took; `failure` is None where it was had."""

    failure: FetchError | None
    seconds: float
    megabytes: float


class Peak:
    """The largest growth of resident memory in the block, looked at every 5 ms. The server of the test is in this process as well."""

    def __enter__(self) -> "Peak":
        gc.collect()
        self.before = self.most = resident()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def _watch(self) -> None:
        while not self._stop.wait(0.005):
            self.most = max(self.most, resident())

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self.megabytes = (self.most - self.before) / 1e6


def resident() -> int:
    """Bytes of this process in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def face(handler: Handler, settings: FetchSettings = SETTINGS, tls: ssl.SSLContext | None = None) -> Cost:
    """One page asked of such a server."""
    with Peak() as peak:
        failure, seconds = asyncio.run(_failure(handler, settings, tls))
    return Cost(failure, seconds, peak.megabytes)


async def _failure(handler: Handler, settings: FetchSettings, tls: ssl.SSLContext | None) -> tuple[FetchError | None, float]:
    async with serving({"/": handler, "/robots.txt": page("", content_type="text/plain")}, tls=tls) as server, Fetcher(settings) as fetcher:
        for number in range(1, 20):
            server.pages[f"/?n={number}"] = handler
        began, failure = time.monotonic(), None
        try:
            await fetcher.get(server.url())
        except FetchError as error:
            failure = error
        return failure, time.monotonic() - began
