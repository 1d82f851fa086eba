"""What is the story of a page? trafilatura on the pruned tree, undone where pruning took too much, rescued by JSON-LD."""

import logging
import re
from collections.abc import Iterable
from copy import deepcopy

import lxml.html
from lxml import etree
from trafilatura import bare_extraction

from extractor.read.blocks import fold
from extractor.read.lines import Furniture, clean_lines
from extractor.read.prune import main_container, prune
from extractor.rules.pages import Markup, PageWords

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every odd page; we report them ourselves

_LEAST = 0.5
"""Of the text in the page's main container: where pruning leaves less, it is undone."""
_RESCUE = 1.8
"""JSON-LD's articleBody takes over where it is so many times as long as what was found."""
_SHORT = 250
"""Characters: a body shorter than this is tried again without pruning."""

_PARAGRAPH_END = re.compile(r"</(?:p|div|li|h[1-6]|tr|blockquote)>|<br\s{0,3}/?>", re.IGNORECASE)

Element = lxml.html.HtmlElement


def extract_body(tree: Element, url: str, description: str, titles: Iterable[str], words: PageWords, markup: Markup) -> str:
    """The story's lines, empty where there is none. The tree is pruned in place."""
    furniture = Furniture(frozenset(filter(None, map(fold, titles))), find_standfirsts(tree, description))
    untouched = deepcopy(tree)
    container = main_container(tree)
    expected = len(container.text_content()) if container is not None else 0
    prune(tree, markup)
    text = _extract(tree, url)
    if len(text) < max(_SHORT, _LEAST * min(expected, 20_000)):
        whole = _extract(untouched, url)
        text = whole if len(whole) > 1.5 * len(text) else text
    return clean_lines(text, furniture, words)


def rescue(text: str, article_body: str) -> str:
    """The body that JSON-LD gives, where extraction found little of it."""
    body = article_body.strip()
    if "</" in body or "<br" in body:
        body = _without_tags(body)
    return body if len(body) > max(_SHORT, _RESCUE * len(text)) else text


def _without_tags(body: str) -> str:
    """A body that was given as HTML: one line a paragraph."""
    try:
        text = str(lxml.html.fromstring(f"<div>{_PARAGRAPH_END.sub(chr(10), body)}</div>").text_content())
    except (etree.LxmlError, ValueError):
        return ""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def find_standfirsts(tree: Element, description: str) -> frozenset[str]:
    """Folded texts that repeat the page's description and stand outside the container of the story's paragraphs.

    Inside it they are its first paragraph: many systems take the description from there.
    """
    wanted = fold(description)
    container = main_container(tree)
    if len(wanted) < 20 or container is None:
        return frozenset()
    inside = frozenset(container.iter())
    alike = (container.tag, container.get("class"))
    found = set()
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span", "strong", "li"):
        parent = element.getparent()
        if element in inside or len(element) > 4 or (parent is not None and (parent.tag, parent.get("class")) == alike):
            continue
        text = element.text_content()
        if len(text) < 20 or len(text) > 2000:
            continue
        folded = fold(text)
        if folded == wanted or (len(wanted) > 60 and folded.startswith(wanted[:-8])) or (len(folded) > 60 and wanted.startswith(folded)):
            found.add(folded)
    return frozenset(found)


def _extract(tree: Element, url: str) -> str:
    try:
        found = bare_extraction(tree, url=url or None, include_comments=False, with_metadata=False)
    except Exception:  # whatever a strange tree does to it, the page is then one without a body
        return ""
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""
