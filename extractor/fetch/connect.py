"""How does a connection reach only the address that was judged? Names are resolved here, once, and the socket goes to that answer.

A name that changes its answer between check and connect (DNS rebinding) has no second chance to be asked.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import httpcore

from extractor.fetch.guard import why_not_public

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Host and port -> all its addresses as text."""

_RESOLVERS = 32
"""Threads that wait for getaddrinfo: asyncio's default pool has six on two cores, and a dead name blocks one for up to 30 seconds."""
_FIRST_TRIES = 3.0
"""Seconds for an address when there is another to try: a dead IPv6 route must not use up the whole time."""

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class NotPublic(Exception):
    """A name led to an address that may not be asked."""


class NoSuchHost(Exception):
    """The name has no address."""


class SystemResolver:
    """The system's resolver on threads of its own."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> tuple[str, ...]:
        """All addresses, in the system's order of preference. Raises OSError."""
        found = await asyncio.get_running_loop().run_in_executor(self._threads, _getaddrinfo, host, port)
        return tuple(dict.fromkeys(found))

    def close(self) -> None:
        """Let the threads end; a name still being asked is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _getaddrinfo(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens the sockets of the connection pool. One bad address among a name's answers is enough to refuse the name."""

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._judged(host, port)
        for number, address in enumerate(addresses, 1):
            is_last = number == len(addresses)
            limit = timeout if is_last or timeout is None else min(timeout, _FIRST_TRIES)
            try:
                return await self._sockets.connect_tcp(address, port, limit, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if is_last:
                    raise
        raise NoSuchHost(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SocketOption] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise NotPublic("a local socket")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _judged(self, host: str, port: int) -> tuple[str, ...]:
        try:
            addresses = await self._resolve(host.strip("[]"), port)
        except (OSError, UnicodeError) as error:
            raise NoSuchHost(f"{host}: {error}") from None
        for address in addresses:
            why = why_not_public(address)
            if why and not self._allow_private:
                raise NotPublic(f"{host} leads to {address}: {why}")
        return addresses
