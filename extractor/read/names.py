"""Who wrote the article, what is it called, who published it?"""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup

from extractor.read.jsonld import Node, names_of, text_of
from extractor.rules.pages import PageWords

_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "byline",
    "cxenseparse:author",
    "citation_author",
    "og:article:author",
)
_ADDRESS = re.compile(r"^(?:https?:)?//|^/|www\.|^@\w+$|\.(?:com|net|org|html?)(?:/|$)")
_SEPARATOR = re.compile(r"\s*(?:[;|•·/]|,(?!\s*(?:Jr|Sr|II|III|PhD|MD)\b)|\n|\s(?:and|und|et|y|e|og|och|en|&)\s)\s*")
_EDGE = re.compile(r"^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$")
_NOT_A_NAME = re.compile(r"^\d|\d{4}|@|^(?:admin|administrator|editor|staff|redaktion|none|null|undefined|author|unknown|guest|user)$", re.IGNORECASE)
_SITE_TAIL = re.compile(r"\s+(?:[|–—·»-]|::)\s+(?P<tail>[^|–—·»]{2,60})$")
_LONGEST_NAME = 60


def metas_of(soup: BeautifulSoup) -> dict[str, str]:
    """Contents of meta elements by lower-case name or property, the first of each."""
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        content = meta.get("content")
        for key in ("property", "name", "itemprop"):
            name = meta.get(key)
            if isinstance(name, str) and isinstance(content, str) and content.strip():
                found.setdefault(name.strip().lower(), " ".join(content.split()))
    return found


def find_title(article: Node, soup: BeautifulSoup, metas: dict[str, str], site: str) -> str | None:
    """The headline: as the page shows it to machines, without the outlet's name."""
    h1s = [h1.get_text(" ", strip=True) for h1 in soup.find_all("h1")]
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    candidates = (text_of(article.get("headline")), metas.get("og:title", ""), metas.get("twitter:title", ""), *h1s[:1], title)
    for candidate in candidates:
        headline = _without_site(" ".join(candidate.split()), site)
        if headline and headline.casefold() != site.casefold():
            return headline
    return None


def find_authors(article: Node, soup: BeautifulSoup, metas: dict[str, str], words: PageWords) -> tuple[str, ...]:
    """Names as the page gives them, once each, from the first source that has any."""
    bylines = [element.get_text(", ", strip=True) for element in soup.find_all("address")]
    sources: tuple[Iterable[str], ...] = (
        names_of(article.get("author")),
        names_of(article.get("creator")),
        *((metas.get(name, ""),) for name in _AUTHOR_META),
        bylines[:3],
    )
    for source in sources:
        names = tuple(dict.fromkeys(name for raw in source for name in _names(raw, words)))
        if names:
            return names
    return ()


def find_site(article: Node, metas: dict[str, str], host: str | None) -> str | None:
    """The outlet: its own name where the page says it, else its host."""
    return metas.get("og:site_name") or text_of(article.get("publisher")) or metas.get("application-name") or host


def _names(raw: str, words: PageWords) -> Iterator[str]:
    if not raw or _ADDRESS.search(raw):
        return
    raw = words.byline_prefix.sub("", f"{raw} ").strip()
    for part in _SEPARATOR.split(raw):
        name = _EDGE.sub("", words.byline_suffix.sub("", words.byline_prefix.sub("", part)))
        if 2 < len(name) <= _LONGEST_NAME and not _NOT_A_NAME.search(name) and len(name.split()) <= 6:
            yield name


def _without_site(title: str, site: str) -> str:
    tail = _SITE_TAIL.search(title)
    if tail and site and _folded(tail["tail"]) in (_folded(site), _folded(site.removeprefix("www.").split(".")[0])):
        return title[: tail.start()].strip()
    return title


def _folded(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())
