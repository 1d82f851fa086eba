import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch.feeds import read_feed

_ITEM = """<item><title>Duty on <![CDATA[tin & zinc]]></title><link>https://news.example/1</link>
<guid isPermaLink="false">n1</guid><pubDate>Mon, 02 Mar 2026 11:00:00 +0100</pubDate><description>&lt;p&gt;Text&lt;/p&gt;</description></item>"""
_RSS = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://news.example/</link><ttl>30</ttl>{_ITEM}</channel></rss>'


def _read(body: str | bytes, content_type: str = "application/xml") -> list[tuple[str, str | None, str | None]]:
    raw = body.encode() if isinstance(body, str) else body
    found = read_feed(Page("https://news.example/feed", raw, final_url="https://news.example/feeds/all.xml", headers={"content-type": content_type}))
    return [(item.url, item.title, item.published) for item in found.items]


_FIRST = ("https://news.example/1", "Duty on tin & zinc", "2026-03-02T10:00:00Z")

FEEDS = [
    (_RSS, [_FIRST]),
    # Atom: the alternate link of several, relative to the feed
    (
        """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.example/"/><entry>
        <title type="html">A &amp;lt;b&amp;gt;ban&amp;lt;/b&amp;gt;</title>
        <link rel="self" href="/api/2"/><link rel="enclosure" href="/2.mp3"/><link rel="alternate" type="text/html" href="../2"/>
        <published>2026-03-02T09:30:00Z</published><updated>2026-03-03T00:00:00Z</updated></entry></feed>""",
        [("https://news.example/2", "A ban", "2026-03-02T09:30:00Z")],
    ),
    # RSS 1.0: items beside the channel
    (
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>t</title></channel><item rdf:about="y"><title>Three</title><link>https://news.example/3</link>
        <dc:date>2026-03-02</dc:date></item></rdf:RDF>""",
        [("https://news.example/3", "Three", "2026-03-02")],
    ),
    # a news sitemap
    (
        """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
        <loc>https://news.example/4</loc><news:news><news:publication><news:name>News</news:name></news:publication>
        <news:publication_date>2026-03-02T10:00:00+00:00</news:publication_date><news:title>Four</news:title></news:news><lastmod>2026-03-05</lastmod></url>
        <url><loc>https://news.example/5</loc></url></urlset>""",
        [("https://news.example/4", "Four", "2026-03-02T10:00:00Z"), ("https://news.example/5", None, None)],
    ),
    # the link behind a counter, the link in the guid, no link at all, no web address
    (_RSS.replace("<guid", "<feedburner:origLink>https://news.example/own</feedburner:origLink><guid"), [("https://news.example/own", *_FIRST[1:])]),
    (
        _RSS.replace("<link>https://news.example/1</link>", "").replace('isPermaLink="false">n1', ">https://news.example/g"),
        [("https://news.example/g", *_FIRST[1:])],
    ),
    (_RSS.replace("<link>https://news.example/1</link>", ""), []),
    (_RSS.replace("https://news.example/1", "javascript:alert(1)"), []),
    (_RSS.replace("https://news.example/1", "http://[broken"), []),
    # one article named twice, and with a fragment
    (_RSS.replace(_ITEM, _ITEM + _ITEM.replace("example/1", "example/1#comments")), [_FIRST]),
    # dates that say nothing
    (_RSS.replace("Mon, 02 Mar 2026 11:00:00 +0100", "yesterday"), [(*_FIRST[:2], None)]),
    (_RSS.replace("Mon, 02 Mar 2026 11:00:00 +0100", "Mon, 99 Mar 2026 11:00:00"), [(*_FIRST[:2], None)]),
    (_RSS.replace("Mon, 02 Mar 2026 11:00:00 +0100", "2026-03"), [(*_FIRST[:2], "2026-03")]),
    # broken in ways that feeds are broken
    ("\n\n " + _RSS, [_FIRST]),
    ("<br/><!-- from the cache -->" + _RSS, [_FIRST]),
    ("Warning: Cannot modify header information in feed.php\n" + _RSS, [_FIRST]),
    ("\ufeff" + _RSS, [_FIRST]),
    (_RSS.encode("utf-16"), [_FIRST]),
    (_RSS.replace('"1.0"', '"1.0" encoding="utf-16"'), [_FIRST]),
    (_RSS.replace("Duty", "Z\xf6lle: duty").encode("latin-1"), [(_FIRST[0], "Zölle: duty on tin & zinc", _FIRST[2])]),
    (_RSS.replace("Duty", "Duty&nbsp;&eacute; AT&T"), [(_FIRST[0], "Duty é AT&T on tin & zinc", _FIRST[2])]),
    (_RSS.replace("example/1<", "example/1?a=1&b=2<"), [("https://news.example/1?a=1&b=2", *_FIRST[1:])]),
    (_RSS.replace("Text", "Te\x0bxt"), [_FIRST]),
    (_RSS.replace("</description>", ""), [_FIRST]),
    (_RSS.replace("<![CDATA[tin & zinc]]>", "<br>tin"), [("https://news.example/1", "Duty on", _FIRST[2])]),
    (_RSS.replace("</channel></rss>", ""), [_FIRST]),
    (gzip.compress(_RSS.encode()), [_FIRST]),
    ('<rss version="2.0"><channel></channel></rss>', []),
]


@pytest.mark.parametrize(("body", "items"), FEEDS)
def test_a_feed_names_its_articles(body: str | bytes, items: list[tuple[str, str | None, str | None]]) -> None:
    assert _read(body) == items


def test_the_header_is_trusted_before_the_declaration() -> None:
    body = _RSS.replace('"1.0"', '"1.0" encoding="utf-8"').replace("Duty", "Zölle: duty").encode("latin-1")
    assert _read(body, "application/rss+xml; charset=ISO-8859-1")[0][1] == "Zölle: duty on tin & zinc"


@pytest.mark.parametrize("body", [b"", b"<html><body>Not found</body></html>", b'{"items": []}', b"\x1f\x8bbroken", b"rss", b"<?xml version='1.0'?><opml/>"])
def test_what_is_no_feed_is_told(body: bytes) -> None:
    with pytest.raises(FetchError) as caught:
        _read(body)
    assert caught.value.reason == "not_a_feed"


def test_an_index_names_its_sitemaps() -> None:
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/news-1.xml.gz</loc><lastmod>2026-03-02</lastmod></sitemap>
    <sitemap><loc>https://news.example/2.xml</loc></sitemap></sitemapindex>"""
    found = read_feed(Page("https://news.example/index.xml", body))
    assert found.items == ()
    assert found.children == (("https://news.example/news-1.xml.gz", "2026-03-02"), ("https://news.example/2.xml", ""))


def test_a_feed_says_how_often_it_likes_to_be_asked() -> None:
    assert read_feed(Page("https://news.example/", _RSS.encode())).minutes == 30
    assert read_feed(Page("https://news.example/", _RSS.replace("<ttl>30", "<ttl>often").encode())).minutes == 0


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">',
        '<!DOCTYPE rss [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]>',
    ],
)
def test_entities_are_neither_unfolded_nor_read_from_elsewhere(doctype: str) -> None:
    body = _RSS.replace("<rss", doctype + "<rss").replace("Duty", "Duty &b;")
    assert _read(body)[0][1] in ("Duty &b; on tin & zinc", "Duty on tin & zinc")


def _read_or_told(body: str | bytes) -> list[str]:
    """Addresses; a body that is no feed must be told in the one right way."""
    told = ""
    try:
        return [url for url, _, _ in _read(body)]
    except FetchError as error:
        told = error.reason
    assert told == "not_a_feed"
    return []


def test_deep_nesting_is_survived() -> None:
    _read_or_told("<rss>" + "<a>" * 100_000)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*_RSS.split("<"), "<", ">", "&", "]]>", "<![CDATA[", "<!DOCTYPE", "\0", "é", "<item>", "<link href='/x'"]), max_size=40))
def test_no_feed_brings_the_reader_down(parts: list[str]) -> None:
    assert all(url.startswith(("http://", "https://")) for url in _read_or_told("<rss><" + "<".join(parts)))


@settings(max_examples=200)
@given(st.binary(max_size=400), st.integers(0, len(_RSS)))
def test_no_bytes_bring_the_reader_down(noise: bytes, at: int) -> None:
    _read_or_told(_RSS[:at].encode() + noise + _RSS[at:].encode())
