"""A fast web server on loopback for benchmarks, a process of its own: page n is the n-th of some files, made unlike every other.

python benchmarks/site.py FILE...     prints its port
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOSTS = 200


def page(bodies: list[bytes], number: int) -> bytes:
    """The body of page n; what is added is text, so that no two are repeats by their words."""
    return bodies[number % len(bodies)].replace(b"</p>", f" (edition {number})</p>".encode(), 1)


def bodies_of(files: list[str]) -> list[bytes]:
    """The files' contents."""
    return [Path(file).read_bytes() for file in files]


def fixture_pages() -> list[str]:
    """The article pages of the project."""
    return [str(file) for file in sorted((ROOT / "fixtures" / "articles").glob("*/page.html"))]


def address(port: int, number: int) -> str:
    """Page n on one of 200 hosts: all of 127.0.0.0/8 is this machine."""
    host = number % HOSTS
    return f"http://127.0.{host // 100 + 1}.{host % 100 + 1}:{port}/{number}"


@contextmanager
def serving(files: list[str]) -> Iterator[int]:
    """The port of a running server."""
    server = subprocess.Popen([sys.executable, __file__, *files], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


async def _serve(bodies: list[bytes]) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1]
                if path == b"/robots.txt":
                    writer.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
                    continue
                body = page(bodies, int(path.lstrip(b"/") or b"0"))
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(bodies_of(sys.argv[1:])))
