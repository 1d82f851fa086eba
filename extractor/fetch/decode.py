"""How is a body unpacked without letting it grow beyond its bound? Piece by piece, each piece bounded.

httpx decodes a chunk whole: a 600 MB gzip bomb arrived as one chunk of 67 MB. So we take raw bytes from it and decode here.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # it ships no types
import zstandard

_PIECE = 65_536
_ZSTD_SLIP = 64
_ZSTD_WINDOW = 8 * 1024 * 1024
"""RFC 9659: content coded as zstd may not ask for a larger window."""
_MOST_CODINGS = 3
"""More than a server ever stacks; each one multiplies the work of a bomb."""


class TooLarge(Exception):
    """The body grows beyond its bound."""


class Incomplete(Exception):
    """The compressed body ends too early."""


class Damaged(Exception):
    """The body is not coded as the server says, or in a way we did not ask for."""


class _Coding(Protocol):
    """One content coding. `feed` yields pieces of about `_PIECE` bytes; `close` raises Incomplete where the end is missing."""

    def feed(self, raw: bytes) -> Iterator[bytes]: ...

    def close(self) -> None: ...


class Body:
    """Collects one body: raw chunks in, decoded bytes out, at most `limit` of either and of what lies between two codings."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._raw = 0
        self._codings = _codings_of(encoding)
        self._sizes = [0] * len(self._codings)
        self._pieces: list[bytes] = []

    def feed(self, raw: bytes) -> None:
        """Take a chunk from the wire. Raises TooLarge or Damaged."""
        self._raw += len(raw)
        if self._raw > self._limit:
            raise TooLarge(f"more than {self._limit:,} bytes")
        for piece in self._through(raw, 0):
            self._pieces.append(piece)

    def close(self) -> bytes:
        """The decoded body; Incomplete where it ends too early."""
        if self._raw:  # a body of no bytes is complete in every coding: answers to HEAD and 304 look so
            for coding in self._codings:
                coding.close()
        return b"".join(self._pieces)

    def so_far(self) -> bytes:
        """What came before the bound was reached, for readers that take the beginning."""
        return b"".join(self._pieces)[: self._limit]

    def _through(self, raw: bytes, step: int) -> Iterator[bytes]:
        if step == len(self._codings):
            yield raw
            return
        for piece in self._codings[step].feed(raw):
            self._sizes[step] += len(piece)
            if self._sizes[step] > self._limit:
                raise TooLarge(f"unpacks to more than {self._limit:,} bytes")
            yield from self._through(piece, step + 1)


def decode(raw: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """A whole body at once, as `Body`."""
    body = Body(encoding, limit)
    for chunk in raw:
        body.feed(chunk)
    return body.close()


class _Zlib:
    """gzip (several members too) and deflate, which half the servers send without its zlib header."""

    def __init__(self, *, gzip: bool) -> None:
        self._wbits = 16 + zlib.MAX_WBITS if gzip else zlib.MAX_WBITS
        self._gzip = gzip
        self._inner = zlib.decompressobj(self._wbits)
        self._head = b""
        """Of a deflate body, until its first two bytes have shown which of the two kinds it is."""

    def feed(self, raw: bytes) -> Iterator[bytes]:
        if not self._gzip and len(self._head) < 2:
            self._head += raw
            if len(self._head) < 2:
                return
            raw = self._head
            if not _is_zlib(raw):
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
        while raw:
            if self._inner.eof:
                if not self._gzip or not raw.startswith(b"\x1f"):
                    return  # padding after the end: browsers ignore it
                self._inner = zlib.decompressobj(self._wbits)
            try:
                piece = self._inner.decompress(raw, _PIECE)
            except zlib.error as error:
                raise Damaged(str(error)) from None
            raw = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
            if piece:
                yield piece

    def close(self) -> None:
        if not self._inner.eof:
            raise Incomplete("the compressed body breaks off")


def _is_zlib(head: bytes) -> bool:
    """RFC 1950: the method is 8, and the first two bytes are a multiple of 31."""
    return head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def feed(self, raw: bytes) -> Iterator[bytes]:
        try:
            while True:
                piece = self._inner.process(raw, output_buffer_limit=_PIECE)
                raw = b""
                if piece:
                    yield piece
                if self._inner.is_finished() or (self._inner.can_accept_more_data() and len(piece) < _PIECE):
                    return
        except brotli.error as error:
            raise Damaged(str(error)) from None

    def close(self) -> None:
        if not self._inner.is_finished():
            raise Incomplete("the compressed body breaks off")


class _Zstd:
    """zstandard has no output limit when pushed, so it is fed in slips: a block of 4 bytes can say 128 KB, a slip 2 MB."""

    def __init__(self) -> None:
        self._inner = self._fresh()

    def feed(self, raw: bytes) -> Iterator[bytes]:
        for start in range(0, len(raw), _ZSTD_SLIP):
            slip = raw[start : start + _ZSTD_SLIP]
            while slip:
                if self._inner.eof:
                    self._inner = self._fresh()
                try:
                    piece = self._inner.decompress(slip)
                except zstandard.ZstdError as error:
                    raise Damaged(str(error)) from None
                slip = self._inner.unused_data if self._inner.eof else b""
                if piece:
                    yield piece

    def close(self) -> None:
        if not self._inner.eof:
            raise Incomplete("the compressed body breaks off")

    @staticmethod
    def _fresh() -> "zstandard.ZstdDecompressionObj":  # the type exists in the stubs only
        return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()


_CODINGS: dict[str, Callable[[], _Coding]] = {
    "gzip": lambda: _Zlib(gzip=True),
    "x-gzip": lambda: _Zlib(gzip=True),
    "deflate": lambda: _Zlib(gzip=False),
    "br": _Brotli,
    "zstd": _Zstd,
}


def _codings_of(encoding: str) -> list[_Coding]:
    """The decoders in the order of unpacking: the header names them in the order of packing."""
    names = [name.strip().lower() for name in encoding.split(",")]
    names = [name for name in names if name not in ("", "identity", "none", "utf-8")]  # the last two are common mistakes, and mean nothing
    if len(names) > _MOST_CODINGS:
        raise Damaged(f"{len(names)} codings")
    unknown = [name for name in names if name not in _CODINGS]
    if unknown:
        raise Damaged(f"coded as {unknown[0][:40]!r}")
    return [_CODINGS[name]() for name in reversed(names)]
