"""How does a request leave the house? httpx's transport over httpcore's pool, with our sockets and our manners.

httpx's own transport has no place for a network backend, and reads proxies from the environment: behind a proxy no address can be judged.
"""

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Callable
from zlib import crc32

import certifi
import httpcore
import httpx

from extractor.core.errors import SettingsError
from extractor.fetch.bound import Bound
from extractor.fetch.connect import GuardedBackend, Resolve
from extractor.fetch.gate import Gate
from extractor.fetch.settings import FetchSettings

_KEEP_ALIVE = 15.0
"""Seconds. Longer than any usual delay between two pages of a host, shorter than servers keep idle connections."""
_POOLS = 32
"""httpcore's pool looks at every connection for every pair of them on each request: one pool of 64 took twice the time of all the rest."""


class Wire(httpx.AsyncBaseTransport):
    """Below the cache, so that a cached answer waits for nobody.

    A request's extensions may carry `bound` (stands still while the request waits for its turn) and `undelayed` (a robots.txt).
    """

    def __init__(self, settings: FetchSettings, resolve: Resolve, gate: Gate) -> None:
        self._gate = gate
        trust, backend = _trust(settings), GuardedBackend(resolve, allow_private=settings.allow_private)
        # The gate bounds what is under way; here only idle connections are bounded.
        self._pools = tuple(
            httpcore.AsyncConnectionPool(
                ssl_context=trust,
                max_connections=settings.connections,
                max_keepalive_connections=max(settings.per_host, settings.connections // 8),
                keepalive_expiry=_KEEP_ALIVE,
                http2=settings.http2,
                network_backend=backend,
            )
            for _ in range(_POOLS)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One exchange, up to the headers; the turn ends when the stream is closed."""
        host = host_of(request.url)
        await self._wait_for_turn(host, request)
        try:
            answer = await self._pools[crc32(host.encode()) % _POOLS].handle_async_request(_to_httpcore(request))
        except BaseException:
            self._gate.end(host)
            raise
        assert isinstance(answer.stream, AsyncIterable)
        stream = _Turn(answer.stream, lambda: self._gate.end(host))
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, extensions=answer.extensions)

    async def _wait_for_turn(self, host: str, request: httpx.Request) -> None:
        bound = request.extensions.get("bound")
        if not isinstance(bound, Bound):
            await self._gate.begin(host, delayed=not request.extensions.get("undelayed"))
            return
        bound.pause()
        try:
            await self._gate.begin(host, delayed=not request.extensions.get("undelayed"))
        finally:
            bound.resume()

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools:
            await pool.aclose()


def host_of(url: httpx.URL) -> str:
    """What manners count as one host: name and port."""
    return url.netloc.decode("ascii").lower()


class _Turn(httpx.AsyncByteStream):
    """A body; the turn at its host ends with it."""

    def __init__(self, stream: AsyncIterable[bytes], end: Callable[[], None]) -> None:
        self._stream, self._end = stream, end
        self._open = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield chunk

    async def aclose(self) -> None:
        if not self._open:
            return
        self._open = False
        try:
            if hasattr(self._stream, "aclose"):
                await self._stream.aclose()
        finally:
            self._end()


def _to_httpcore(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _trust(settings: FetchSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(settings.ca_file or certifi.where()))
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"no usable certificates in {settings.ca_file}: {error}") from None
