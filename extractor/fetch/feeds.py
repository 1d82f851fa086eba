"""Which articles does a feed name? RSS 0.9 to 2.0, Atom, news sitemaps and their indexes, also where the XML is broken."""

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin

from lxml import etree

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch.decode import Damaged, Incomplete, TooLarge, decode

_MOST_ITEMS = 50_000
"""The sitemap protocol's own limit; what comes after is not read."""
_MOST_UNPACKED = 60_000_000
"""Bytes of a `.xml.gz`: the sitemap protocol allows 50 MB."""

_ROOT = re.compile(r"<\?xml|<(?:[\w.-]+:)?(?:rss|feed|RDF|urlset|sitemapindex)\b")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
"""Also the `&` of entities that only HTML knows: they become text here, and characters when the text is read."""
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,2000}(?:\[.{0,100000}?\]\s*)?>", re.DOTALL)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DATE_ONLY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_SITEMAP_NEWS = "publication_date"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article that a feed names."""

    url: str
    title: str | None = None
    published: str | None = None
    """ISO: `2026-03-02T10:00:00Z`, or as coarse as the feed says; None where it says nothing that can be read."""
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands in a feed, newest or not: in the feed's own order."""

    items: tuple[FeedItem, ...] = ()
    children: tuple[tuple[str, str], ...] = ()
    """Of a sitemap index: address and last change (may be empty)."""
    minutes: int = 0
    """How long the feed asks not to be polled again, 0 where it does not say."""


def read_feed(page: Page) -> Feed:
    """The feed's articles; FetchError (`not_a_feed`) where it is none."""
    root = _parse(page)
    base = page.final_url or page.url
    items: dict[str, FeedItem] = {}
    children: dict[str, str] = {}
    for element in root.iter(etree.Element):
        match _name(element):
            case "item" | "entry" | "url" if len(items) < _MOST_ITEMS:
                if found := _item(element, base, page.url):
                    items.setdefault(found.url, found)
            case "sitemap" if len(children) < _MOST_ITEMS:
                where = _web_address(base, _text(element, "loc"))
                if where:
                    children.setdefault(where, _text(element, "lastmod") or "")
    return Feed(tuple(items.values()), tuple(children.items()), _minutes(root))


def _parse(page: Page) -> etree._Element:
    text = _text_of(page)
    start = _ROOT.search(text)
    if start is None:
        raise FetchError(page.url, "not_a_feed", page.headers.get("content-type", "no type given"))
    # A document type is never needed, and is where bombs and file readers live.
    text = _DOCTYPE.sub("", text[start.start() :], count=1)
    parts = _CDATA.split(text)
    mended = "".join(part if part.startswith("<![CDATA[") else _BARE_AMPERSAND.sub("&amp;", part) for part in parts)
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(mended.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise FetchError(page.url, "not_a_feed", str(error)[:200]) from None
    if root is None or _name(root) not in ("rss", "feed", "RDF", "urlset", "sitemapindex"):
        raise FetchError(page.url, "not_a_feed", "no feed's root element")
    return root


def _text_of(page: Page) -> str:
    """By mark, by header, by declaration; where these are wrong UTF-8, else Windows-1252, which reads every byte."""
    body = page.body
    if body.startswith(b"\x1f\x8b"):
        try:
            body = decode([body], "gzip", _MOST_UNPACKED)
        except (Damaged, Incomplete, TooLarge) as error:
            raise FetchError(page.url, "not_a_feed", f"gzip: {error}") from None
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    charset = re.search(r"charset=[\"']?([\w.-]+)", page.headers.get("content-type", ""), re.IGNORECASE)
    declared = _DECLARED.search(body[:400])
    for encoding in (charset[1] if charset else "", declared[1].decode() if declared else "", "utf-8"):
        try:
            if encoding:
                text = body.decode(encoding)
                if _ROOT.search(text):
                    return text
        except (LookupError, UnicodeError, ValueError):
            continue
    return body.decode("cp1252", "replace")


def _item(element: etree._Element, base: str, feed: str) -> FeedItem | None:
    url = _web_address(base, _link(element))
    if not url:
        return None
    title = _text(element, "title")
    said = (_text(element, name) for name in ("pubDate", "published", _SITEMAP_NEWS, "date", "issued", "updated", "lastmod"))
    dates = (date for text in said if text and (date := _date(text)))
    return FeedItem(url, title, next(dates, None), feed)


def _link(element: etree._Element) -> str:
    """Found below the item at any depth: an unclosed tag swallows what follows it."""
    links = [one for one in element.iter(etree.Element) if _name(one) == "link"]
    for one in links:
        if one.get("href") and one.get("rel", "alternate") == "alternate" and "html" in one.get("type", "html"):
            return str(one.get("href"))
    plain = next((text for one in links if not one.get("href") and (text := _words(one))), "")
    permanent = next((_words(one) for one in element.iter(etree.Element) if _name(one) == "guid" and one.get("isPermaLink", "true") != "false"), "")
    return _text(element, "origLink") or plain or (permanent if permanent.startswith("http") else "") or _text(element, "loc") or ""


def _text(element: etree._Element, name: str) -> str | None:
    """The words of the first element of that name below, without markup; None where there are none."""
    return next((words for one in element.iter(etree.Element) if _name(one) == name and (words := _words(one))), None)


def _words(element: etree._Element) -> str:
    # An unclosed tag inside a title swallows the rest of the item: the words before it are the title.
    text = html.unescape(html.unescape(element.text or ""))
    return " ".join(re.sub(r"<[^<>]{1,300}>", " ", text).split())


def _name(element: etree._Element) -> str:
    """Without its namespace, also where the prefix was never declared."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _web_address(base: str, link: str | None) -> str:
    try:
        where = urldefrag(urljoin(base, (link or "").strip())).url if link else ""
    except ValueError:
        return ""
    return where if where.startswith(("http://", "https://")) else ""


def _date(text: str) -> str | None:
    text = text.strip()
    if _DATE_ONLY.fullmatch(text):
        return text
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = parse(text)
            return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else when.strftime("%Y-%m-%dT%H:%M:%S")
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _minutes(root: etree._Element) -> int:
    said = next(_channel_words(root, "ttl"), "")
    return min(int(said), 24 * 60) if said.isdecimal() and len(said) < 7 else 0


def _channel_words(root: etree._Element, name: str) -> Iterator[str]:
    return (_words(one) for channel in root for one in channel if isinstance(one.tag, str) and _name(one) == name)
