"""Is this the article, or what is shown in its place? Bot walls, logins, empty shells; and what users must know of a page that is read."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from extractor.core.errors import ReadError
from extractor.read.blocks import fold
from extractor.read.jsonld import Described, Node
from extractor.rules.pages import Markup, PageWords

_WALL_WORDS = 150
"""A page with fewer words of story may be a wall; one with more is an article that happens to speak of one."""
_FEW_WORDS = 40
_HARDLY_ANY = 12
_SHOWN = 3000
"""Characters of a page that are searched for a wall's words where it has no story."""
_PARTIAL = 0.6
"""Of the length that JSON-LD states."""
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[\s*…\s*\])\s*$")
_LISTING_TYPES = {"CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage"}
_LISTING_LINKS = 0.5
"""Of the words in the body's own paragraphs: where links outnumber the text so, the page lists stories."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the flags are told from."""

    text: str
    url: str
    described: Described
    metas: dict[str, str]
    cut: bool


def check_walls(text: str, page_text: str, title: str, name: str, words: PageWords, shell: bool) -> None:
    """ReadError where the page stands in place of the article; `page_text` is everything that it shows without its scripts.

    The more story was found, the less is believed: a whole article's header offers a login too, and may speak of blocked access.
    """
    length = len(text.split())
    if length >= _WALL_WORDS:
        return
    shown = title if length >= _FEW_WORDS else f"{title}\n{text}" if length >= _HARDLY_ANY else f"{title}\n{text}\n{page_text[:_SHOWN]}"
    for rule in words.walls:
        if rule.reason != "paywalled" and rule.pattern.search(shown):
            raise ReadError(name, rule.reason, title[:80])
    if not any(letter.isalpha() for letter in text):
        if shell:
            raise ReadError(name, "needs_javascript", "an empty page that scripts fill")
        raise ReadError(name, "no_text", "no running text was found in the page")


def is_shell(tree: HtmlElement) -> bool:
    """Whether scripts fill the page: it has some, and hardly a word of its own. Told before they are stripped."""
    return bool(tree.xpath("//script[@src] | //script[string-length() > 200]")) and len("".join(tree.xpath("//p//text()")).split()) < _FEW_WORDS


def find_flags(seen: Seen, page_text: str, markup: Markup, words: PageWords) -> frozenset[str]:
    """`paywalled` `partial` `live_blog` `listing`, as the page shows them."""
    flags = set()
    article, length = seen.described.article, len(seen.text.split())
    if _is_paywalled(article, seen.metas) or (length < 400 and any(rule.reason == "paywalled" and rule.pattern.search(page_text) for rule in words.walls)):
        flags.add("paywalled")
    if seen.cut or _ELLIPSIS.search(seen.text) or length < _PARTIAL * _stated_length(article):
        flags.add("partial")
    if "LiveBlogPosting" in seen.described.types or markup.live.search(seen.url.lower()):
        flags.add("live_blog")
    if _LISTING_TYPES & seen.described.types and not article:
        flags.add("listing")
    return frozenset(flags)


def is_listing(soup: BeautifulSoup, seen: Seen, tree: HtmlElement) -> bool:
    """Whether the page lists stories: it names no article, and its links hold more words than the lines found in it that are no links."""
    if seen.described.article or seen.metas.get("og:type", "").lower() == "article" or "article:published_time" in seen.metas:
        return False
    links = [link.text_content() for link in tree.iter("a")]
    headlines = {fold(link): words for link in links if (words := len(link.split())) >= 5}
    told = sum(len(line.split()) for line in seen.text.split("\n") if fold(line) not in headlines)
    return len(headlines) >= 12 and sum(headlines.values()) * _LISTING_LINKS > told and len(soup.find_all("h1")) != 1


def _is_paywalled(article: Node, metas: dict[str, str]) -> bool:
    free = [article.get("isAccessibleForFree")]
    parts = article.get("hasPart")
    free += [part.get("isAccessibleForFree") for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)]
    if any(value is False or (isinstance(value, str) and value.strip().lower() == "false") for value in free):
        return True
    return metas.get("article:content_tier", "").lower() in ("locked", "paid", "premium") or metas.get("article:opinion", "") == "premium"


def _stated_length(article: Node) -> int:
    count = article.get("wordCount")
    try:
        return int(str(count)) if count else 0
    except ValueError:
        return 0
