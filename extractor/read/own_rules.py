"""What does a publisher's own rule (`models/sites.toml`) say about a page? For the few that the general rules get wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import lxml.html

from extractor.read.dates import FIRST, day_of
from extractor.read.named_days import day_in
from extractor.read.names import names_of_line
from extractor.rules.pages import PageWords, Selector, Simple, SiteRule

Element = lxml.html.HtmlElement
_LONGEST = 400
"""Characters of a title, byline or date: a longer one means that the selector hit something else."""


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """What the rule's selectors found; empty where it has none or the page does not have them."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None


def read_own(tree: Element, rule: SiteRule | None, words: PageWords, latest: date) -> OwnFacts:
    """Title, authors and day by the publisher's own marks; they win over what machines are told."""
    if rule is None:
        return OwnFacts()
    title = next(filter(None, map(_line, select(tree, rule.title))), "")
    authors = dict.fromkeys(name for element in select(tree, rule.author) for name in names_of_line(_line(element), words))
    days = (_day(element, words, latest) for element in select(tree, rule.date))
    return OwnFacts(title, tuple(authors), next((day for day in days if day is not None), None))


def narrow(tree: Element, rule: SiteRule | None) -> None:
    """Leaves what the rule calls the story, without what it removes; the whole page where the mark is missing."""
    if rule is None:
        return
    for element in list(select(tree, rule.remove)):
        if element.getparent() is not None:
            element.drop_tree()
    story, body = next(select(tree, rule.body), None), tree.find("body")
    if story is None or body is None or story is body:
        return
    story.tail = None
    body.text = None
    for child in list(body):
        if child is not story:
            body.remove(child)
    body.append(story)


def select(tree: Element, selector: Selector) -> Iterator[Element]:
    """Elements that one of the selectors names, in the page's order."""
    if selector:
        for element in tree.iter():
            if isinstance(element.tag, str) and any(_is_named(element, simple) for simple in selector):
                yield element


def _is_named(element: Element, simple: Simple) -> bool:
    if simple.tag not in ("", element.tag) or simple.id not in ("", element.get("id")):
        return False
    return not simple.classes or simple.classes <= set((element.get("class") or "").split())


def _line(element: Element) -> str:
    line = " ".join(element.text_content().split())
    return line if len(line) <= _LONGEST else ""


def _day(element: Element, words: PageWords, latest: date) -> date | None:
    for stamp in (element.get("datetime"), element.get("content")):
        day = day_of(stamp or "")
        if day is not None and FIRST <= day <= latest:
            return day
    return day_in(_line(element), words, latest)
