"""How is a page had from a stranger's server? Politely, within bounds, and from public addresses only."""

import logging
import time
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import stamina

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch.bound import Bound
from extractor.fetch.cache import cached
from extractor.fetch.connect import Resolve, SystemResolver
from extractor.fetch.content import WIRE_HEADERS, may_be_html, why_not_html
from extractor.fetch.decode import Body, TooLarge
from extractor.fetch.failures import PassingError, failure_of, status_failure
from extractor.fetch.gate import Gate
from extractor.fetch.guard import check_url
from extractor.fetch.robots import MOST_BYTES, Robots
from extractor.fetch.schedule import run_all
from extractor.fetch.settings import FetchSettings
from extractor.fetch.walls import load_walls
from extractor.fetch.wire import Wire, host_of

_HTML = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_FEED = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"

# stamina tells every retry as a warning; without a handler Python would print it over the progress bar.
logging.getLogger("stamina").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Want:
    """What is asked for: a page, a feed, a robots.txt."""

    limit: int
    accept: str = _HTML
    html: bool = True
    robots: bool = True
    cut: bool = False
    """Whether a longer body is cut, not refused."""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Errand:
    """One `get` on its way: what does not change from hop to hop."""

    asked: str
    want: _Want
    bound: Bound
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    """Of this errand only. Some sites redirect for ever without them; kept longer they would track us."""


def _now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """One client for a whole run: `async with Fetcher(settings) as fetcher: page = await fetcher.get(url)`."""

    def __init__(self, settings: FetchSettings | None = None, *, resolve: Resolve | None = None, now: Callable[[], datetime] = _now) -> None:
        self.settings = settings or FetchSettings()
        self._resolve = resolve
        self._now = now
        self._walls = load_walls()
        self._gate = Gate(connections=self.settings.connections, per_host=self.settings.per_host, delay=self.settings.delay)
        self._robots = Robots(self._robots_text, time.monotonic)
        self._client: httpx.AsyncClient | None = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "Fetcher":
        resolve = self._resolve
        if resolve is None:
            resolve = resolver = SystemResolver()
            self._stack.callback(resolver.close)
        wire = Wire(self.settings, resolve, self._gate)
        headers = {"User-Agent": self.settings.user_agent, "Accept-Language": self.settings.accept_language, "Accept-Encoding": "gzip, br, zstd, deflate"}
        timeout = httpx.Timeout(self.settings.max_seconds, connect=self.settings.connect_seconds, pool=None)
        no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        self._client = await self._stack.enter_async_context(
            httpx.AsyncClient(transport=cached(wire, self.settings), headers=headers, timeout=timeout, cookies=no_cookies, trust_env=False)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()
        self._client = None

    async def get(self, url: str) -> Page:
        """The web page behind an address. Raises FetchError, whatever the server does, within the bounds of the settings."""
        return await self._fetch(url, _Want(self.settings.max_bytes), Bound(self.settings.max_seconds))

    async def get_feed(self, url: str, headers: Mapping[str, str] | None = None) -> Page:
        """A feed or sitemap: any type of content, and 304 is an answer too (its body is empty). Otherwise as `get`."""
        want = _Want(self.settings.max_bytes, accept=_FEED, html=False, headers=headers or {})
        return await self._fetch(url, want, Bound(self.settings.max_seconds))

    def fetch_all(self, urls: Iterable[str] | AsyncIterable[str]) -> AsyncGenerator[tuple[str, Page | FetchError], None]:
        """Each address with its page or its failure, as they come. The addresses may be endless; close the iterator to stop early."""
        return run_all(urls, self._get_or_failure, self._ready_at, workers=self.settings.connections, per_host=self.settings.per_host)

    async def _get_or_failure(self, url: str) -> Page | FetchError:
        try:
            return await self.get(url)
        except FetchError as error:
            return error

    def _ready_at(self, host: str) -> float:
        return self._gate.ready_at(host)

    async def _fetch(self, url: str, want: _Want, bound: Bound) -> Page:
        try:
            async with bound:
                return await self._with_retries(_Errand(url, want, bound))
        except TimeoutError:
            raise FetchError(url, "timeout", str(bound)) from None
        except FetchError as error:
            raise FetchError(url, error.reason, error.detail) from error

    async def _with_retries(self, errand: _Errand) -> Page:
        paused = False
        backoff, most = self.settings.backoff, self.settings.max_wait
        tries = stamina.retry_context(
            on=self._before_retry, attempts=self.settings.attempts, timeout=None, wait_initial=backoff, wait_max=most, wait_jitter=backoff
        )
        async for attempt in tries:
            if paused:
                errand.bound.resume()
                paused = False
            with attempt:
                try:
                    return await self._follow(errand)
                except PassingError:
                    errand.bound.pause()
                    paused = True
                    raise
        raise AssertionError("a retry either returns or raises")

    def _before_retry(self, error: Exception) -> bool | float:
        """Whether to try again, and after how many seconds where the server said so."""
        if not isinstance(error, PassingError):
            return False
        if error.wait is None:
            return True
        return False if error.wait > self.settings.max_wait else max(error.wait, self.settings.backoff)

    async def _follow(self, errand: _Errand) -> Page:
        """The end of the redirects; every hop is judged like a first address."""
        first = url = check_url(errand.asked, allow_private=self.settings.allow_private)
        for _ in range(self.settings.max_redirects + 1):
            if errand.want.robots and self.settings.robots:
                await self._heed_robots(url, errand)
            answer = await self._exchange(url, errand)
            if isinstance(answer, Page):
                self._check_page(first, url, answer, errand)
                return answer
            url = answer
        raise FetchError(errand.asked, "too_many_redirects", f"more than {self.settings.max_redirects}")

    async def _heed_robots(self, url: httpx.URL, errand: _Errand) -> None:
        delay = await self._robots.crawl_delay(url, errand.bound)
        if delay > self.settings.max_wait:
            raise FetchError(errand.asked, "robots", f"robots.txt asks for {delay:g} seconds between two pages")
        if delay:
            self._gate.slow_down(host_of(url), delay)

    async def _robots_text(self, url: httpx.URL, bound: Bound) -> bytes:
        """Half of the page's time at most, so that its failure is known, and remembered, before the page itself times out."""
        want = _Want(MOST_BYTES, accept="text/plain, */*;q=0.1", html=False, robots=False, cut=True)
        return (await self._fetch(str(url), want, Bound(self.settings.max_seconds / 2, bound))).body

    async def _exchange(self, url: httpx.URL, errand: _Errand) -> Page | httpx.URL:
        """One question and its answer: a page, or the address it sends us to."""
        assert self._client is not None, "use `async with`"
        extensions = {"bound": errand.bound, "undelayed": not errand.want.robots}
        request = self._client.build_request("GET", url, headers={"Accept": errand.want.accept, **errand.want.headers}, extensions=extensions)
        errand.cookies.set_cookie_header(request)
        try:
            response = await self._client.send(request, stream=True)
            try:
                errand.cookies.extract_cookies(response)
                return self._redirect(url, response) or await self._page(url, response, errand)
            finally:
                await response.aclose()
        except Exception as error:
            raise failure_of(errand.asked, error) from error

    def _redirect(self, url: httpx.URL, response: httpx.Response) -> httpx.URL | None:
        if response.status_code not in (301, 302, 303, 307, 308):
            return None
        where = response.headers.get("location", "").strip()
        try:
            target = str(url.join(where)) if where else ""
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(str(url), "bad_redirect", str(error)) from None
        if not target:
            raise FetchError(str(url), "bad_redirect", "it names no address")
        try:
            return check_url(target, allow_private=self.settings.allow_private)
        except FetchError as error:
            reason = "bad_redirect" if error.reason == "bad_url" else error.reason
            raise FetchError(str(url), reason, f"redirected to {target[:200]}: {error.detail}") from None

    async def _page(self, url: httpx.URL, response: httpx.Response, errand: _Errand) -> Page:
        self._check_head(url, response, errand)
        body = await _body(response, errand.want)
        return Page(
            url=errand.asked,
            body=body,
            final_url=str(url),
            status=response.status_code,
            headers={name: value for name, value in response.headers.items() if name not in WIRE_HEADERS},
            fetched_at=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        )

    def _check_head(self, url: httpx.URL, response: httpx.Response, errand: _Errand) -> None:
        """What the head alone shows: no body is worth its bytes after this."""
        if wall := self._walls.behind(response.status_code, response.headers):
            raise FetchError(errand.asked, *wall)
        if response.status_code != 200 and not (response.status_code in (203, 304) and (response.status_code == 203 or not errand.want.html)):
            error = status_failure(errand.asked, response, self._now())
            if isinstance(error, PassingError) and error.wait:
                self._gate.hold(host_of(url), min(error.wait, self.settings.max_wait))
            raise error
        kind = response.headers.get("content-type", "")
        if errand.want.html and not may_be_html(kind):
            raise FetchError(errand.asked, "not_html", kind.partition(";")[0].strip()[:80])

    def _check_page(self, first: httpx.URL, url: httpx.URL, page: Page, errand: _Errand) -> None:
        if not errand.want.html:
            return
        if url != first and (detour := self._walls.detour(first, url)):
            raise FetchError(errand.asked, *detour)
        if not page.body.strip():
            raise FetchError(errand.asked, "empty", "an answer without a body")
        if why := why_not_html(page):
            raise FetchError(errand.asked, "not_html", why)


async def _body(response: httpx.Response, want: _Want) -> bytes:
    said = response.headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > want.limit and not want.cut:
        raise TooLarge(f"{int(said[:20]):,} bytes")
    body = Body(response.headers.get("content-encoding", ""), want.limit)
    try:
        async for chunk in response.aiter_raw():
            body.feed(chunk)
    except TooLarge:
        if not want.cut:
            raise
        return body.so_far()
    return body.close()
