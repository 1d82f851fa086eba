"""Feeds the readers broken pages, texts and documents until the time is over; prints and keeps what crashes or takes too long.

    python -m tests.read.fuzz [seconds] [seed]

Pages grow from the fixtures' by mutation: bytes flipped, tags and entities of a list of troublemakers put in, pieces doubled, dropped or moved.
"""

import json
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from extractor.core.errors import ReadError
from extractor.core.types import Article, Page
from extractor.read import read_document, read_page, read_text
from tests.read.whole import assert_whole

_FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
_KEPT = Path("/tmp/read_fuzz")
_LONGEST = 10.0
"""Seconds of computing for one input; the slowest fixture takes 0.1."""
_TROUBLE = [
    b"<div>",
    b"</div>",
    b"<p>",
    b"</p>",
    b"<table><tr><td>",
    b"<svg>",
    b"<template>",
    b"<noscript>",
    b"<![CDATA[",
    b"<!--",
    b"-->",
    b"<script>",
    b"</script>",
    b"<script type='application/ld+json'>",
    b'{"@type":"NewsArticle","author":[{"@id":"a"}],"datePublished":"2031-02-30T25:61Z"}',
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"&#0;",
    b"&#xD800;",
    b"&#99999999;",
    b"&",
    b"<",
    b"\x1b$B",
    b"<meta charset=utf-16>",
    b"<meta charset=base64>",
    b"<base href='//'>",
    b"<time datetime='2020-13-45'>",
    b"<ul><li><a href='#'>more</a></ul>",
    b"<h1>",
    b"</h1>",
    b"<br>",
    b"<html>",
    b"</body>",
    b"<frameset>",
    b"<title>",
    b"</title>",
    b"<blockquote>",
    b"<p class='caption'>",
    b"<a rel=author>",
    b"<address>",
    b"A-A.",
    b"By ",
    b"* _ ",
    b"(((",
    b"\xe2\x80\xa8",
    b"\x85",
    b"\x0c",
    b"  " * 40,
    b"\n" * 30,
]
_DATES = ["2025-11-10", "2025", "", "0000-00-00", "9999-12-31", "2025-W99", "٢٠٢٥-01-01", "10 Nov 2025", "2025-11-10T99", "\ud800", "\x00", "2099-01-01"]


class _TooSlow(Exception):
    """The alarm rang."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlow


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """A page with a few things broken."""
    body = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 2, 5, 20, 80))):
        at = chance.randrange(len(body) + 1)
        match chance.randrange(6):
            case 0:
                body[at:at] = chance.choice(_TROUBLE) * chance.choice((1, 1, 3, 300))
            case 1:
                del body[at : at + chance.choice((1, 10, 500))]
            case 2:
                body[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                piece = body[at : at + chance.choice((20, 400, 4000))]
                body[at:at] = piece * chance.choice((1, 2, 30))
            case 4:
                other = chance.choice(seeds)
                start = chance.randrange(len(other))
                body[at:at] = other[start : start + 600]
            case _:
                body[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 8, 64))))
        if len(body) > 400_000:
            del body[400_000:]
    return bytes(body)


def _page(chance: random.Random, seeds: list[bytes]) -> Callable[[], Article]:
    body = mutated(chance, seeds)
    charset = chance.choice(
        ["", "; charset=utf-8", "; charset=iso-8859-1", "; charset=shift_jis", "; charset=utf-16", "; charset=hex", "; charset=gb2312", "; charset=\x00"]
    )
    kind = chance.choice(["text/html", "text/html", "", "text/plain"])
    return lambda: read_page(Page("https://paper.example/2025/03/04/a", body, headers={"content-type": kind + charset}))


def _text(chance: random.Random, seeds: list[bytes]) -> Callable[[], Article]:
    text = mutated(chance, seeds).decode(chance.choice(["utf-8", "latin-1", "cp1252"]), "surrogateescape" if chance.random() < 0.3 else "replace")
    if chance.random() < 0.8:
        text = text.replace("<", chance.choice(["\n", " ", "\n\n", ""]))
    return lambda: read_text(text)


def _document(chance: random.Random, seeds: list[bytes]) -> Callable[[], Article]:
    odd: list[object] = [None, 7, [], {}, "", True, "\ud83d", "x" * 500]
    body = mutated(chance, seeds).decode("utf-8", chance.choice(["replace", "surrogateescape"]))
    fields: dict[str, object] = {"id": "a", "url": "https://paper.example/a", "title": "A duty", "published": chance.choice(_DATES)}
    fields[chance.choice(["text", "html"])] = body
    for key in ("id", "url", "title", "published", "text", "html"):
        if chance.random() < 0.15:
            fields[key] = chance.choice(odd)
    return lambda: read_document(json.loads(json.dumps(fields)))


def run(seconds: float, seed: int) -> int:
    """How many inputs crashed or took too long."""
    chance = random.Random(seed)
    seeds = [path.read_bytes() for path in sorted(_FIXTURES.glob("*/page.html"))]
    signal.signal(signal.SIGPROF, _ring)
    began, counts, refused, bad, slowest = time.monotonic(), 0, 0, 0, 0.0
    while time.monotonic() - began < seconds:
        state = chance.getstate()
        make = chance.choice((_page, _page, _page, _text, _document))
        call = make(chance, seeds)
        counts += 1
        signal.setitimer(signal.ITIMER_PROF, _LONGEST)
        start = time.process_time()
        try:
            assert_whole(call())
        except ReadError:
            refused += 1
        except Exception as error:
            bad += 1
            _KEPT.mkdir(exist_ok=True)
            (_KEPT / f"{seed}-{counts}.state").write_text(repr(state))
            print(f"{make.__name__} number {counts}: {error!r}"[:300], flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, time.process_time() - start)
    print(f"{counts} inputs, {refused} refused, {bad} bad, slowest {slowest:.2f} s, seed {seed}")
    return bad


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(bool(run(float(arguments[0]) if arguments else 600, int(arguments[1]) if len(arguments) > 1 else 0)))
