"""How does a plain text or a JSONL document become an article? Its text stays exactly as it came."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from extractor.core.errors import ReadError
from extractor.core.partial_date import PartialDate
from extractor.core.types import Article, Page
from extractor.read.characters import whole_characters
from extractor.read.hosts import host_of
from extractor.read.made import Given, check_text, not_later, on_one_line
from extractor.read.page import read_page
from extractor.read.plain import read_plain

_TIME_OF_DAY = re.compile(r"[T ]\d{2}:?\d{2}.*$")


def read_text(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    published: PartialDate | str | None = None,
    id: str = "",
    latest: date | None = None,
) -> Article:
    """An article from its text. Its first lines are asked for what is not given: title, author, day.

    `published` after `latest` (by default tomorrow, for the outlets east of us) is dropped and flagged `future_date`;
    one that is no date is a ReadError.
    """
    name = url or id or "text"
    text = whole_characters(text)
    check_text(text, name)
    if isinstance(published, str):
        published = parse_published(published, name)
    given = Given(id=id, url=url, title=title or None, published=published, site=host_of(url))
    return read_plain(text, given, latest or _tomorrow())


def read_document(document: Mapping[str, object]) -> Article:
    """An article from a JSONL document: `id url title published text`, or `url html`; other keys are ignored.

    What the document says of itself wins over what its page says. ReadError names the key that is wrong.
    """
    name = whole_characters(str(document.get("url") or document.get("id") or "document"))
    own_id = document.get("id")
    if own_id is not None and (isinstance(own_id, bool) or not isinstance(own_id, str | int)):
        raise ReadError(name, "wrong_shape", f"id is {_kind(own_id)}, a string was expected")
    url, title, when, text, html = (_string(document, key, name) for key in ("url", "title", "published", "text", "html"))
    published = parse_published(when, name) if when else None
    given_id = "" if own_id is None else whole_characters(str(own_id))
    if text is not None and (text.strip() or not html):
        return read_text(text, url=url, title=title, published=published, id=given_id)
    if html is not None:
        # Already decoded: what its <meta> says of bytes is no longer true.
        page = Page(url=url or given_id, body=html.encode("utf-8", "replace"), headers={"content-type": "text/html; charset=utf-8"})
        article = read_page(page)
        published, flags = not_later(published, _tomorrow())
        return replace(
            article, id=given_id or article.id, title=on_one_line(title) or article.title, published=published or article.published, flags=article.flags | flags
        )
    raise ReadError(name, "no_text", "the document has neither text nor html")


def parse_published(value: str, name: str) -> PartialDate:
    """A date as documents give it: ISO at any precision, a time of day is cut off; ReadError otherwise."""
    try:
        return PartialDate(_TIME_OF_DAY.sub("", value.strip()))
    except ValueError:
        raise ReadError(name, "bad_date", f"published is {value[:40]!r}; expected an ISO date such as 2025-10-09 or 2025-10") from None


def _tomorrow() -> date:
    """A day of grace for the outlets east of us."""
    return datetime.now(UTC).date() + timedelta(days=1)


def _string(document: Mapping[str, object], key: str, name: str) -> str | None:
    value = document.get(key)
    if value is None or isinstance(value, str):
        return whole_characters(value) if value else value
    raise ReadError(name, "wrong_shape", f"{key} is {_kind(value)}, a string was expected")


def _kind(value: object) -> str:
    return {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}.get(type(value), type(value).__name__)
