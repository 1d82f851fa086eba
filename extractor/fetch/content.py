"""Is this answer a web page? By its type, and where the type says nothing by its first bytes."""

from extractor.core.types import Page

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_UNSURE_TYPES = frozenset({"", "text/plain", "application/octet-stream", "text/xml", "application/xml", "binary/octet-stream", "unknown/unknown"})
"""Types that servers also give to pages: then the first bytes decide."""

_SNIFF = 2048
_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<article", b"<meta")
_OTHER = (b"%pdf-", b"{", b"[", b"pk\x03\x04", b"\x89png", b"gif8", b"\xff\xd8\xff")

WIRE_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "trailer", "upgrade"})
"""They describe how the bytes travelled, not the bytes of `Page.body`: a page does not carry them."""


def may_be_html(content_type: str) -> bool:
    """Whether the body is worth having."""
    kind = _kind(content_type)
    return kind in _HTML_TYPES or kind in _UNSURE_TYPES


def why_not_html(page: Page) -> str | None:
    """What it is instead, None for a web page."""
    kind = _kind(page.headers.get("content-type", ""))
    head = page.body[:_SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if kind in _HTML_TYPES and not head.startswith(_OTHER[:1] + _OTHER[3:]):
        return None
    # UTF-16 pages show their marks only with the zeros taken out.
    if any(mark in head.replace(b"\0", b"") for mark in _MARKS) and not head.startswith(_OTHER):
        return None
    return kind or "no type given, and it does not look like a page"


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
