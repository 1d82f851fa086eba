"""Pages made to break a reader: each one a clear refusal or an article, within a bounded time."""

import time

import pytest

from extractor.core.errors import ReadError
from extractor.core.types import Page
from extractor.read import read_page, read_text
from tests.read.pages import LEAD, STORY, URL
from tests.read.whole import assert_whole

_SECONDS = 15.0
"""Of computing. The slowest takes 2 to 4 on the machine of the day; what is not linear takes hours."""
_GOOD = "".join(f"<p>{paragraph}</p>" for paragraph in STORY).encode()


def _page(body: bytes) -> bytes:
    return b"<html><head><title>Duty</title></head><body>" + body + b"</body></html>"


def _ld(script: bytes) -> bytes:
    return _page(b"<script type='application/ld+json'>" + script + b"</script>" + _GOOD)


# what it is · bytes · reason of the refusal, None where the story is read
PAGES: list[tuple[str, bytes, str | None]] = [
    ("empty", b"", "empty"),
    ("blank", b" \n\t " * 100, "empty"),
    ("pdf", b"%PDF-1.7\n" + _GOOD, "binary"),
    ("png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "binary"),
    ("gzip", b"\x1f\x8b\x08\x00" + bytes(900), "binary"),
    ("zeros", bytes(100_000), "binary"),
    ("50 MB", b"<p>" + b"duty " * 10_000_000, "too_large"),
    ("plain words", b"no tag in it", "not_html"),
    ("feed", b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "not_html"),
    ("100,000 nested elements", _page(b"<div>" * 100_000 + _GOOD + b"</div>" * 100_000), None),
    ("400 wrappers that are never closed", _page(b"<div><span>" * 400 + _GOOD), None),
    ("nested boxes that go", _page(b"<div class='related'>" * 250 + _GOOD * 1000), None),
    ("nested lists", _page(b"<ul><li>" * 120 + _GOOD * 1000), None),
    ("tags without end", b"<p " * 3_000_000, "no_text"),
    ("brackets", _page(b"<" * 5_000_000), "no_text"),
    ("a million elements", _page(b"<br>" * 1_000_000), "no_text"),
    ("story, then half a million elements", _page(_GOOD + b"<b>" * 500_000), None),
    ("four megabytes of story", _page(_GOOD * 6_000), None),
    ("one endless paragraph", _page(b"<p>" + LEAD.encode() * 50_000 + b"</p>"), None),
    ("one endless word", _page(b"<p>" + b"a" * 5_000_000 + b"</p>"), None),
    ("a sentence of a thousand words", _page(b"<p>" + b" ".join([b"duty"] * 1000) + b".</p>"), None),
    ("a class of megabytes", _page(b"<div class='" + b"aA more " * 500_000 + b"'>" + _GOOD), None),
    ("references to no character", _page(b"&#0;&#x110000;&#xD800;&#1;" * 50_000 + _GOOD), None),
    ("nul and control characters", _page(_GOOD.replace(b"e ", b"e \x00\x01\x1f")), None),
    ("lone surrogates in utf-8", _page(_GOOD.replace(b"e", b"\xed\xa0\x80")), None),
    ("json-ld of blanks", _ld(b" " * 1_000_000 + b"x"), None),
    ("json-ld that nests", _ld(b"[" * 500_000), None),
    ("json-ld that nests and closes", _ld(b'{"@type":"NewsArticle","author":' + b"[" * 900 + b"]" * 900 + b"}"), None),
    ("json-ld of a huge number", _ld(b'{"@type":"NewsArticle","wordCount":' + b"9" * 5000 + b"}"), None),
    ("json-ld of odd types", _ld(b'{"@type":[7,null],"headline":{"name":[]},"datePublished":{"a":1},"author":7,"hasPart":[[]],"@id":[]}'), None),
    ("half characters in json-ld", _ld(rb'{"@type":"NewsArticle","headline":"A\ud800 duty\u0000","author":"\udfff"}'), None),
    ("a hundred thousand authors", _ld(b'{"@type":"NewsArticle","author":[' + b'{"name":"Rita Lane"},' * 100_000 + b"7]}"), None),
    ("times that are none", _page(b"<time datetime='2020-02-31T99:99:99+99:99'>x</time>" * 500 + _GOOD), None),
    ("dates without end", _page(_GOOD + b"<div>" + b"2020-02-03 12/03/2020 4 March 2021 " * 50_000 + b"</div>"), None),
    ("comments that never close", _page(_GOOD + b"<!--" * 500_000), None),
    ("frames", b"<html><frameset><frame src=x></frameset>" + _GOOD, None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "reason"), [pytest.param(*case[1:], id=case[0]) for case in PAGES])
def test_a_hostile_page_is_refused_or_read_in_time(body: bytes, reason: str | None) -> None:
    began = time.process_time()
    if reason is not None:
        with pytest.raises(ReadError) as refused:
            read_page(Page(URL, body))
        assert refused.value.reason == reason
    else:
        article = read_page(Page(URL, body))
        assert_whole(article)
        assert len(article.text) <= 700_000
    assert time.process_time() - began < _SECONDS


@pytest.mark.parametrize("name", ["100,000 nested elements", "400 wrappers that are never closed"])
def test_a_deep_page_keeps_its_story(name: str) -> None:
    body = next(case[1] for case in PAGES if case[0] == name)

    assert all(paragraph in read_page(Page(URL, body)).text for paragraph in STORY)


@pytest.mark.parametrize("name", ["four megabytes of story", "story, then half a million elements"])
def test_what_is_cut_is_flagged(name: str) -> None:
    body = next(case[1] for case in PAGES if case[0] == name)

    assert "partial" in read_page(Page(URL, body)).flags


TEXTS = {
    "lines of one letter": "a\n" * 150_000,
    "blank lines": "\n \n" * 300_000 + LEAD,
    "one line": (LEAD + " ") * 3_000,
    "wrapped": f"{LEAD[:60]}\n{LEAD[60:]}\n" * 3_000,
    "brackets": "(" * 900_000 + "a",
    "stars": "*" * 900_000 + "a",
    "rows": "a | b | c |\n" * 30_000,
    "gaps": ("a    b" * 30 + " " * 1000) * 300 + "x",
    "bullets": "- a b c\n" * 30_000,
    "capitals": "A-" * 2000 + ": " + LEAD,
    "names": "By " + "Ada Rook, " * 90_000,
    "agencies": "REUTERS/" * 100_000,
    "links": "[a](b) " * 100_000,
    "a sentence of 100,000 words": "duty " * 100_000 + ".",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    began = time.process_time()
    article = read_text(text)

    assert time.process_time() - began < _SECONDS
    assert article.text == text
    assert_whole(article)
