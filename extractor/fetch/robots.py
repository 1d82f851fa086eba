"""May we ask for this page? robots.txt by RFC 9309, read once a day for each origin."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from extractor.core.errors import FetchError
from extractor.fetch.bound import Bound
from extractor.fetch.settings import ROBOT

MOST_BYTES = 512_000
"""RFC 9309 asks to read at least 500 KiB; what is longer is read up to here."""
_FRESH = 24 * 3600.0
"""Seconds: the longest that RFC 9309 lets a copy be used."""
_FRESH_FAILURE = 300.0
"""Seconds until a host that could not be asked is asked again: not once for each of its pages, and not only tomorrow."""
_MOST_ORIGINS = 20_000

ReadText = Callable[[httpx.URL, Bound], Awaitable[bytes]]
"""The text behind an address, within the bound of the page it is read for; raises FetchError."""


@dataclass(slots=True)
class _Origin:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Protego | None = None
    trouble: FetchError | None = None
    until: float = 0.0


class Robots:
    """The rules of the origins seen lately."""

    def __init__(self, read: ReadText, clock: Callable[[], float]) -> None:
        self._read = read
        self._clock = clock
        self._origins: OrderedDict[str, _Origin] = OrderedDict()

    async def crawl_delay(self, url: httpx.URL, bound: Bound) -> float:
        """Seconds between two pages that the host asks for, 0 where it does not; FetchError where the page is forbidden."""
        origin = await self._rules_of(url, bound)
        if origin.trouble:
            raise origin.trouble
        rules = origin.rules
        if rules is None:
            return 0.0
        if not rules.can_fetch(str(url), ROBOT):
            raise FetchError(str(url), "robots", "robots.txt forbids it")
        rate = rules.request_rate(ROBOT)
        return max(rules.crawl_delay(ROBOT) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)

    async def _rules_of(self, url: httpx.URL, bound: Bound) -> _Origin:
        key = f"{url.scheme}://{url.netloc.decode('ascii')}"
        origin = self._origins.setdefault(key, _Origin())
        self._origins.move_to_end(key)
        await _alone(origin.lock, bound)
        try:
            if self._clock() >= origin.until:
                await self._ask(origin, url.copy_with(raw_path=b"/robots.txt"), bound)
        finally:
            origin.lock.release()
        while len(self._origins) > _MOST_ORIGINS:
            self._origins.popitem(last=False)
        return origin

    async def _ask(self, origin: _Origin, url: httpx.URL, bound: Bound) -> None:
        origin.rules = origin.trouble = None
        fresh = _FRESH
        try:
            text = await self._read(url, bound)
            origin.rules = Protego.parse(text.decode("utf-8-sig", "replace"))
        except FetchError as error:
            origin.trouble = _trouble(error)
            fresh = _FRESH_FAILURE if origin.trouble else _FRESH
        origin.until = self._clock() + fresh


async def _alone(lock: asyncio.Lock, bound: Bound) -> None:
    """Waiting for somebody else to read the same robots.txt does not count."""
    bound.pause()
    try:
        await lock.acquire()
    finally:
        bound.resume()


def _trouble(error: FetchError) -> FetchError | None:
    """4xx means no rules (RFC 9309 2.3.1.3), and so does a robots.txt that is no text; 5xx and silence forbid everything (2.3.1.4)."""
    if error.reason.startswith("http_4") and error.reason != "http_429":
        return None
    if error.reason in ("too_many_redirects", "bad_redirect"):
        return None
    if error.reason.startswith("http_") or error.reason in ("bot_wall", "login"):
        return FetchError(error.url, "robots", f"robots.txt: {error}")
    # The host is dead or hostile: its page would fail for the same reason.
    return FetchError(error.url, error.reason, f"robots.txt: {error.detail}")
