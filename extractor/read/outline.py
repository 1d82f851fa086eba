"""What does a page say about itself? The few elements that hold metadata, as one small soup."""

import re
from typing import cast

import lxml.html
from bs4 import BeautifulSoup
from lxml import etree

from extractor.read.prune import has_name
from extractor.rules.pages import Markup

_MOST = 400
"""Elements of one kind: a listing has a <time> for every story."""
_LONGEST_BYLINE = 300
_MOST_BYLINES = 12


def outline_of(tree: lxml.html.HtmlElement, markup: Markup) -> BeautifulSoup:
    """Title, meta, links, JSON-LD, h1, times and bylines, in the page's order.

    Read by lxml and handed to BeautifulSoup as a page of a few kilobytes: parsing the whole a second time takes 24 ms, as
    long as the story itself (decision 0031).
    """
    parts: list[str] = []
    counts: dict[str, int] = {}
    bylines = 0
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("meta", "title", "link", "h1", "time") or _is_json_ld(element):
            counts[element.tag] = counts.get(element.tag, 0) + 1
            if counts[element.tag] <= _MOST:
                parts.append(_serialised(element))
        elif bylines < _MOST_BYLINES and _is_byline(element, markup):
            bylines += 1
            parts.append(f"<address>{_serialised(element)}</address>")
    language = tree.get("lang") or ""
    return BeautifulSoup(f'<html lang="{re.sub("[^a-zA-Z-]", "", language)}"><body>{"".join(parts)}</body></html>', "lxml")


def _is_json_ld(element: etree._Element) -> bool:
    return element.tag == "script" and "ld+json" in (element.get("type") or "").lower()


def _is_byline(element: etree._Element, markup: Markup) -> bool:
    names = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}"
    if len(names) < 6 or not has_name(names, markup.byline):
        return False
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _LONGEST_BYLINE:
            return False
    return length > 2


def _serialised(element: etree._Element) -> str:
    return str(lxml.html.tostring(cast(lxml.html.HtmlElement, element), encoding="unicode", with_tail=False))
