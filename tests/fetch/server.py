"""A web server on loopback whose every page is a function: it may be polite, wrong or hostile."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Handler = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked."""

    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class Server:
    """`pages` maps paths to handlers; what is not there is a 404. `seen` lists what was asked, in order."""

    port: int = 0
    pages: dict[str, Handler] = field(default_factory=dict)
    seen: list[Request] = field(default_factory=list)
    scheme: str = "http"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """An address of this server."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [request.path for request in self.seen if request.path != "/robots.txt"]

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                fields = (line.partition(":") for line in lines[1:] if line)
                request = Request(lines[0].split(" ")[1], {name.lower(): value.strip() for name, _, value in fields})
                self.seen.append(request)
                await self.pages.get(request.path, missing)(request, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(pages: dict[str, Handler] | None = None, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> AsyncIterator[Server]:
    """A running server; connections still open at the end are dropped."""
    server = Server(pages=pages or {}, scheme="https" if tls else "http")
    tasks: set[asyncio.Task[None]] = set()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(server.answer(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    listener = await asyncio.start_server(connected, host, 0, ssl=tls)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def page(body: bytes | str = b"<html><body><p>A page.</p></body></html>", status: str = "200 OK", **headers: str) -> Handler:
    """A whole answer; `content_type="text/html"` becomes a header."""
    raw = body.encode() if isinstance(body, str) else body
    fields = {"content-type": "text/html; charset=utf-8", "content-length": str(len(raw)), **{n.replace("_", "-"): v for n, v in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return sending(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + raw)


def redirect(where: str, status: str = "302 Found", **headers: str) -> Handler:
    """An answer that leads elsewhere."""
    return page(b"", status, location=where, **headers)


def sending(raw: bytes, *, hang_up: bool = False) -> Handler:
    """Exactly these bytes."""

    async def handler(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        if hang_up:
            await writer.drain()
            writer.close()

    return handler


async def missing(_: Request, writer: asyncio.StreamWriter) -> None:
    """404."""
    writer.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
