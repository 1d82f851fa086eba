"""How does a page become a tree that can be worked on in bounded time? Refused where it is no page, cut where it is too long."""

import re
from dataclasses import dataclass

import lxml.html
from lxml import etree

from extractor.core.errors import ReadError
from extractor.core.types import Page
from extractor.read.characters import mend_references, without_controls

_MAGIC = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "an image",
    b"GIF8": "an image",
    b"\xff\xd8\xff": "an image",
    b"RIFF": "a media file",
    b"PK\x03\x04": "an archive or office document",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"OggS": "a media file",
    b"ID3": "a media file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_NOT_HTML = re.compile(
    r"^(?:image|audio|video|font)/|^application/(?:pdf|zip|json|ld\+json|rss\+xml|atom\+xml|msword|vnd\.|x-protobuf|javascript)|^text/(?:css|csv|javascript)"
)
_FEED = re.compile(r"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(?:html|body|head|p|div|article|section|main|title|meta|span|table|h[1-6]|br|ul|a|font|center)\b", re.IGNORECASE)
_WRAPPERS = re.compile(r"(?:</?(?!(?:p|h[1-6]|li|br|td|tr|title|head|html|body|meta|script|style)\b)[a-z][^<>]{0,5000}>\s*)+", re.IGNORECASE)
_LONGEST_PAGE = 20_000_000
"""Bytes: the heaviest of 279 real pages has two million."""
_MOST_TAGS = 200_000
"""Opening brackets parsed: the fullest of 279 real pages has 8,100, and a million elements fill a gigabyte."""
_MOST_ELEMENTS = 40_000
"""Elements kept: articles have 1,000 to 5,000, the longest live blogs 20,000; the extractor needs about 0.05 ms for each."""
_LONGEST_RUN = 200_000
"""Characters of one text node kept: a book's chapter, not an article's paragraph."""
_LONGEST_MARK = 5_000
"""Characters of a class or id: a longer one says nothing, and every extractor searches it with every pattern."""
_MOST_TEXT = 600_000
"""Characters of all text kept, scripts apart: the longest live blogs have 300,000. Steps that look into nested elements read it once a level."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page's tree, and whether some of it was cut off."""

    tree: lxml.html.HtmlElement
    cut: bool


def check_page(page: Page) -> None:
    """ReadError where the bytes can be no page: nothing, too much, another kind of file."""
    name = page.final_url or page.url
    body = page.body
    if len(body) > _LONGEST_PAGE:
        raise ReadError(name, "too_large", f"{len(body):,} bytes, at most {_LONGEST_PAGE:,}")
    start = body[:512].lstrip()
    if not start and not body.strip():
        raise ReadError(name, "empty", "the answer has no body")
    for magic, what in _MAGIC.items():
        if start.startswith(magic):
            raise ReadError(name, "binary", what)
    kind = _NOT_HTML.match(page.headers.get("content-type", "").strip().lower())
    if kind:
        raise ReadError(name, "not_html", page.headers["content-type"][:80])


def parse(html: str, name: str) -> Parsed:
    """The tree; ReadError where the text is no HTML."""
    sample = html[:4096]
    odd = sum(char < " " and char not in "\t\n\r\f" for char in sample)
    if odd > len(sample) / 10:
        raise ReadError(name, "binary", "control characters throughout")
    if _FEED.search(html[:1000]):
        raise ReadError(name, "not_html", "a feed or sitemap")
    html = without_controls(mend_references(html))
    if not _TAG.search(html):
        raise ReadError(name, "not_html", "there is no HTML in it")
    html, cut = _first_tags(html)
    tree, whole = _tree(html, name)
    return Parsed(tree, _bound(tree) or cut or not whole)


def _first_tags(html: str) -> tuple[str, bool]:
    """The page up to its last tag that is parsed, and whether that cut something off."""
    if html.count("<") <= _MOST_TAGS:
        return html, False
    end = 0
    for _ in range(_MOST_TAGS):
        end = html.index("<", end) + 1
    return html[: end - 1], True


def _tree(html: str, name: str) -> tuple[lxml.html.HtmlElement, bool]:
    """The tree, and whether it holds the whole page.

    libxml2 stops at 256 levels. A page that goes deeper (by tags that are never closed) is read again without its wrappers.
    """
    tree, stopped = _parsed(html, name)
    if "depth" in stopped:
        tree, stopped = _parsed(_WRAPPERS.sub(" ", html), name)
    return tree, not stopped


def _parsed(html: str, name: str) -> tuple[lxml.html.HtmlElement, str]:
    """The tree and why the parser stopped, empty where it came to the end."""
    parser = lxml.html.HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # As bytes: a <?xml encoding?> in a str is refused, in bytes it is outvoted by the parser's own.
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(name, "not_html", f"cannot be parsed: {error}"[:200]) from error
    last = parser.error_log.last_error
    return tree, last.message.lower() if last is not None and last.level == etree.ErrorLevels.FATAL else ""


def _bound(tree: lxml.html.HtmlElement) -> bool:
    """Cuts off what is too much for the steps that follow, and tells whether it did."""
    cut, length = False, 0
    for number, element in enumerate(tree.iter()):
        for mark in ("class", "id"):
            if len(element.get(mark) or "") > _LONGEST_MARK:
                element.set(mark, "")
        if element.text and element.tag not in ("script", "style"):
            if len(element.text) > _LONGEST_RUN:
                element.text, cut = element.text[:_LONGEST_RUN], True
            length += len(element.text)
        if element.tail:
            if len(element.tail) > _LONGEST_RUN:
                element.tail, cut = element.tail[:_LONGEST_RUN], True
            length += len(element.tail)
        if number == _MOST_ELEMENTS or length > _MOST_TEXT:
            _cut_after(element)
            return True
    return cut


def _cut_after(element: etree._Element) -> None:
    """Removes what follows the element's beginning in the document."""
    node: etree._Element | None = element
    for child in list(element):
        element.remove(child)
    while node is not None:
        parent = node.getparent()
        if parent is not None:
            for later in list(node.itersiblings()):
                parent.remove(later)
        node = parent
