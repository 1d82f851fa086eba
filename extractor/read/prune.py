"""Which elements stand beside the article? Captions, related links, newsletter and share boxes go before the body is looked for."""

import re
from collections import Counter
from functools import lru_cache

import lxml.html

from extractor.rules.pages import Markup

_CAMEL = re.compile(r"([a-z])([A-Z])")
_UNTOUCHED = frozenset({"html", "head", "body", "article", "main"})
_TEXT_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote"})
_LARGEST_SHARE = 0.25
"""Of the page's text, or of the text in its paragraphs: a larger element holds the article, whatever its class says.
Swept from 0.1 to 0.5 on the page benchmark: 0.25 is best on news and harms no generic page."""
_LONGEST_PARAGRAPH = 200
"""Characters of a single paragraph that its class may condemn: a caption, not a paragraph of the story."""
_LINK_SHARE = 0.8
"""Of a list's text: other stories, tags, share buttons."""
_LONGEST_NAMES = 300
"""Characters of class and id that are looked at; generated ones run to thousands."""

Element = lxml.html.HtmlElement


def strip_scripts(tree: Element, markup: Markup) -> None:
    """Removes what holds no running text. A <noscript> with many words is kept: pages for old readers are in it."""
    for element in list(tree.iter(*markup.drop_tags)):
        if element.tag != "noscript" or (element.text_content().count(" ") < 100):
            _drop(element)


def prune(tree: Element, markup: Markup) -> None:
    """Removes small elements beside the article, by class and id, and lists of links. Guarded: nothing large goes."""
    body = tree.find("body")
    whole = _length(tree if body is None else body) or 1
    in_paragraphs = sum(_length(paragraph) for paragraph in tree.iter("p")) or 1
    kept = _around_article(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _UNTOUCHED or element in kept:
            continue
        if _is_condemned(element, markup) and _is_small(element, whole, in_paragraphs):
            _drop(element)
    for links in list(tree.iter("ul", "ol")):
        if links not in kept and _is_links(links):
            _drop(links)


def main_container(tree: Element) -> Element | None:
    """The element whose own paragraphs hold most text."""
    counted: Counter[Element] = Counter()
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is not None:
            counted[parent] += len(paragraph.text_content())
    return counted.most_common(1)[0][0] if counted else None


def _around_article(tree: Element) -> frozenset[Element]:
    container = main_container(tree)
    return frozenset() if container is None else frozenset((container, *container.iterancestors()))


def _is_condemned(element: Element, markup: Markup) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) < 3 or element.tag in markup.inline_tags or not has_name(names, markup.prune):
        return False
    return element.tag not in _TEXT_TAGS or _length(element) <= _LONGEST_PARAGRAPH


def has_name(names: str, pattern: re.Pattern[str]) -> bool:
    """Whether one of the pattern's words is among an element's classes and ids."""
    return _is_among(names[:_LONGEST_NAMES], pattern)


@lru_cache(maxsize=16_384)
def _is_among(names: str, pattern: re.Pattern[str]) -> bool:
    """Remembered: the pages of an outlet share their classes."""
    return bool(pattern.search(_CAMEL.sub(r"\1-\2", names).lower()))


def _is_small(element: Element, whole: int, in_paragraphs: int) -> bool:
    if _length(element) > _LARGEST_SHARE * whole:
        return False
    return sum(_length(paragraph) for paragraph in element.iter("p")) <= _LARGEST_SHARE * in_paragraphs


def _is_links(element: Element) -> bool:
    length = _length(element)
    return length > 0 and sum(_length(link) for link in element.iter("a")) >= _LINK_SHARE * length


def _length(element: Element) -> int:
    """Characters without the white space of the markup."""
    return len(" ".join(element.text_content().split()))


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()
