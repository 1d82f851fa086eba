"""Servers that mean harm, or are broken: each a handler for `tests.fetch.server`."""

import asyncio
import gzip
import socket
import struct
import zlib

import brotli  # type: ignore[import-untyped]  # it ships no types
import zstandard

from tests.fetch.server import Handler, Request, page, redirect, sending

_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
_ZEROS = bytes(1_000_000)


def drip_feed(every: float = 0.05) -> Handler:
    """A byte now and then: no single read takes long."""

    async def handler(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_HEAD + b"content-length: 100000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(every)

    return handler


def drip_head(every: float = 0.05) -> Handler:
    """The same within the headers."""

    async def handler(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_HEAD)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(every)

    return handler


def endless_body(extra: bytes = b"") -> Handler:
    """As fast as it is taken, without an end."""

    async def handler(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(_HEAD + extra + b"\r\n<html>")
        while True:
            writer.write(_ZEROS[:65536])
            await writer.drain()

    return handler


async def endless_chunks(_: Request, writer: asyncio.StreamWriter) -> None:
    """The same in chunks."""
    writer.write(_HEAD + b"transfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + _ZEROS[:65536] + b"\r\n")
        await writer.drain()


def bomb(coding: str, megabytes: int = 300) -> Handler:
    """A small body that unpacks to a large one."""
    return page(packed(coding, megabytes), content_encoding=coding)


def packed(coding: str, megabytes: int) -> bytes:
    """So many megabytes of zeros."""
    match coding:
        case "gzip" | "deflate":
            packer = zlib.compressobj(9, zlib.DEFLATED, 31 if coding == "gzip" else 15)
            return b"".join(packer.compress(_ZEROS) for _ in range(megabytes)) + packer.flush()
        case "br":
            brotli_packer = brotli.Compressor(quality=1)
            return b"".join(brotli_packer.process(_ZEROS) for _ in range(megabytes)) + bytes(brotli_packer.finish())
        case "zstd":
            zstd_packer = zstandard.ZstdCompressor().compressobj()
            return b"".join(zstd_packer.compress(_ZEROS) for _ in range(megabytes)) + zstd_packer.flush()
        case "gzip, gzip":
            return gzip.compress(packed("gzip", megabytes))
    raise AssertionError(coding)


async def large_header(_: Request, writer: asyncio.StreamWriter) -> None:
    """Ten megabytes before the first line of a page."""
    writer.write(_HEAD)
    for number in range(160):
        writer.write(b"x-%d: " % number + b"y" * 65536 + b"\r\n")
        await writer.drain()
    writer.write(b"\r\n<html>")


async def never(_: Request, __: asyncio.StreamWriter) -> None:
    """No answer."""
    await asyncio.sleep(3600)


def reset(before: bytes = b"") -> Handler:
    """Hangs up with a reset after so many bytes."""

    async def handler(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await writer.drain()
        await asyncio.sleep(0.01)
        connection = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return handler


async def endless_redirects(request: Request, writer: asyncio.StreamWriter) -> None:
    """Always one further."""
    number = int(request.path.rpartition("=")[2] or 0) if "=" in request.path else 0
    await redirect(f"/?n={number + 1}")(request, writer)


HOSTILE: dict[str, tuple[Handler, set[str]]] = {
    "drip feed": (drip_feed(), {"timeout"}),
    "drip head": (drip_head(), {"timeout"}),
    "endless body": (endless_body(), {"too_large"}),
    "endless chunks": (endless_chunks, {"too_large"}),
    "endless gzip": (endless_body(b"content-encoding: gzip\r\n"), {"bad_encoding"}),
    "said to be large": (page(b"x", content_length=str(10**15)), {"too_large"}),
    "gzip bomb": (bomb("gzip"), {"too_large"}),
    "deflate bomb": (bomb("deflate"), {"too_large"}),
    "brotli bomb": (bomb("br"), {"too_large"}),
    "zstd bomb": (bomb("zstd"), {"too_large"}),
    "bomb in a bomb": (bomb("gzip, gzip"), {"too_large"}),
    "many codings": (page(b"x", content_encoding="gzip, gzip, gzip, gzip, gzip"), {"bad_encoding"}),
    "unknown coding": (page(b"x", content_encoding="compress"), {"bad_encoding"}),
    "redirect loop": (redirect("/"), {"too_many_redirects"}),
    "endless redirects": (endless_redirects, {"too_many_redirects"}),
    "too short": (sending(_HEAD + b"content-length: 5000\r\n\r\n<html>", hang_up=True), {"incomplete"}),
    "gzip cut off": (page(gzip.compress(b"<html>" * 5000)[:-20], content_encoding="gzip"), {"incomplete"}),
    "chunks cut off": (sending(_HEAD + b"transfer-encoding: chunked\r\n\r\n10\r\n<html>", hang_up=True), {"incomplete"}),
    "two lengths": (sending(_HEAD + b"content-length: 6\r\ncontent-length: 9\r\n\r\n<html>", hang_up=True), {"bad_answer"}),
    "no http": (sending(b"220 mail.example ESMTP\r\n\r\n", hang_up=True), {"bad_answer"}),
    "10 MB header": (large_header, {"too_large"}),
    "never answering": (never, {"timeout"}),
    "reset at once": (reset(), {"reset"}),
    "reset in the body": (reset(_HEAD + b"content-length: 5000\r\n\r\n<html>"), {"reset"}),
    "hangs up": (sending(b"", hang_up=True), {"reset"}),
}
"""Name -> handler and the reason codes that are right for it."""
