import gzip
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from extractor.fetch.decode import Body, Damaged, Incomplete, TooLarge, decode
from tests.fetch.hostile import packed


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACK: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "plain": ("", lambda body: body),
    "identity": ("identity", lambda body: body),
    "gzip": ("gzip", gzip.compress),
    "old gzip": ("X-GZIP", gzip.compress),
    "two members": ("gzip", lambda body: gzip.compress(body[:7]) + gzip.compress(body[7:])),
    "padded gzip": ("gzip", lambda body: gzip.compress(body) + b"\0" * 512),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", _raw_deflate),
    "brotli": ("br", brotli.compress),
    "zstd": ("zstd", lambda body: zstandard.ZstdCompressor().compress(body)),
    "two frames": ("zstd", lambda body: zstandard.ZstdCompressor().compress(body[:7]) + zstandard.ZstdCompressor().compress(body[7:])),
    "stacked": ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
}


def _cut(raw: bytes, size: int) -> list[bytes]:
    return [raw[at : at + size] for at in range(0, len(raw), size)]


@pytest.mark.parametrize("name", PACK)
@given(body=st.binary(max_size=3000), size=st.integers(1, 4000), times=st.sampled_from([1, 100]))
def test_what_was_packed_comes_out_however_it_was_cut(name: str, body: bytes, size: int, times: int) -> None:
    coding, pack = PACK[name]
    assert decode(_cut(pack(body * times), size), coding, 1_000_000) == body * times


@pytest.mark.parametrize("name", [name for name in PACK if name not in ("plain", "identity", "padded gzip", "two members", "two frames")])
def test_a_body_cut_off_anywhere_is_incomplete(name: str) -> None:
    coding, pack = PACK[name]
    raw = pack(b"<html><body>steel and gallium</body></html>" * 40)
    for end in range(1, len(raw)):
        with pytest.raises((Incomplete, Damaged)):
            decode([raw[:end]], coding, 1_000_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_a_bomb_stops_at_its_bound(coding: str) -> None:
    body = Body(coding, 100_000)
    with pytest.raises(TooLarge):
        body.feed(packed(coding, 20))
    assert len(body.so_far()) <= 100_000


def test_the_bound_itself_is_allowed() -> None:
    assert len(decode([gzip.compress(bytes(70_000))], "gzip", 70_000)) == 70_000
    with pytest.raises(TooLarge):
        decode([gzip.compress(bytes(70_001))], "gzip", 70_000)
    with pytest.raises(TooLarge):
        decode([b"x" * 70, b"x"], "", 70)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
@given(raw=st.binary(min_size=1, max_size=300))
def test_garbage_is_damaged_or_incomplete(coding: str, raw: bytes) -> None:
    try:
        decode([raw], coding, 1_000_000)
    except (Damaged, Incomplete, TooLarge):
        return


def test_an_answer_without_a_body_is_complete_in_every_coding() -> None:
    assert decode([], "gzip", 10) == b""


def test_zstd_may_not_ask_for_a_huge_window() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, write_content_size=False)
    raw = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    frame = raw.compress(b"x" * 10) + raw.flush()
    with pytest.raises(Damaged):
        decode([frame], "zstd", 1_000_000)
