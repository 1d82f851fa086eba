"""Who wrote the article, what is it called, who published it?"""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup

from extractor.read.jsonld import Described, Node, names_of, text_of
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
_SEPARATOR = re.compile(r"\s*(?:[;|•·]|,(?!\s*(?:Jr|Sr|II|III|PhD|MD)\b)|\n|\s(?:and|und|et|y|e|og|och|en|&)\s)\s*")
_EDGE = re.compile(r"^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$")
_NOT_A_NAME = re.compile(r"^\d|\d{4}|@|^(?:admin|administrator|editor|staff|redaktion|none|null|undefined|author|unknown|guest|user)$", re.IGNORECASE)
_PERSON = re.compile(r"(?:[^\W\d_a-zà-þ][\w.’'-]+|[A-Z]\.)(?:\s(?:[^\W\d_a-zà-þ][\w.’'-]*|de|da|di|van|von|der|den|bin|al|el|la|le|of)){1,4}")
_SITE_TAIL = re.compile(r"\s+(?:[|–—·»-]|::)\s+(?P<tail>[^|–—·»]{2,60})$")
_LONGEST_NAME = 60
_LONGEST_PIECE = 200
_LONGEST_TITLE = 500
_LONGEST_LINE = 1000
"""Characters of a line of names that are looked at: thirty authors of a study."""


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
    """The headline as the page gives it to machines, else as it shows it; without the outlet's name."""
    h1 = next((h1.get_text(" ", strip=True) for h1 in soup.find_all("h1")), "")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    for candidate in (text_of(article.get("headline")), metas.get("og:title", ""), metas.get("twitter:title", ""), h1, title):
        headline = _without_site(" ".join(candidate.split())[:_LONGEST_TITLE], " ".join(h1.split()), site)
        if headline and headline.casefold() != site.casefold():
            return headline
    return None


def find_authors(described: Described, soup: BeautifulSoup, metas: dict[str, str], outlets: Iterable[str], words: PageWords) -> tuple[str, ...]:
    """Names as the page gives them, once each, from the first source that names somebody else than the outlet."""
    own_names = {_folded(name) for name in outlets if name}
    article = described.article
    bylines = [element.get_text(", ", strip=True) for element in soup.find_all("address")]
    sources: list[Iterable[str]] = [names_of(article.get("author"), described.by_id), names_of(article.get("creator"), described.by_id)]
    sources += [(metas.get(name, ""),) for name in _AUTHOR_META]
    outlet: tuple[str, ...] = ()
    for source in sources:
        names = tuple(dict.fromkeys(name for raw in source for name in _names(raw, words)))
        if any(_folded(name) not in own_names for name in names):
            return names
        outlet = outlet or names
    for byline in bylines[:3]:
        names = tuple(name for name in names_in(byline, words) if _folded(name) not in own_names)
        if names:
            return names
    return outlet


def names_of_line(line: str, words: PageWords) -> tuple[str, ...]:
    """Names in a line that holds nothing else, whatever they look like."""
    return tuple(dict.fromkeys(_names(line, words)))


def names_in(line: str, words: PageWords) -> tuple[str, ...]:
    """Names in a visible byline: it may hold more, so only what has a first and a last name counts."""
    return tuple(name for name in names_of_line(line, words) if _PERSON.fullmatch(name))


def find_site(article: Node, metas: dict[str, str], host: str | None) -> str | None:
    """The outlet: its own name where the page says it, else its host."""
    return metas.get("og:site_name") or text_of(article.get("publisher")) or metas.get("application-name") or host


def _names(raw: str, words: PageWords) -> Iterator[str]:
    raw = raw[:_LONGEST_LINE]
    if not raw or _ADDRESS.search(raw):
        return
    raw = words.byline_prefix.sub("", f"{raw} ").strip()
    for part in _SEPARATOR.split(raw):
        pieces = part.split("/")
        # "Ada Rook/Omar Pell" are two people, "dpa/rook" is one signature.
        for piece in pieces if all(" " in piece.strip() for piece in pieces) else (part,):
            if len(piece) > _LONGEST_PIECE:
                continue
            # With a comma before it: a piece may be nothing but a post ("Trade Correspondent").
            name = _EDGE.sub("", words.byline_suffix.sub("", f", {words.byline_prefix.sub('', piece)}"))
            if _may_be_name(name):
                yield name


def _may_be_name(name: str) -> bool:
    long_enough = len(name) > 2 or (len(name) == 2 and (name.isupper() or not name.isascii()))
    return long_enough and len(name) <= _LONGEST_NAME and len(name.split()) <= 6 and not _NOT_A_NAME.search(name)


def _without_site(title: str, h1: str, site: str) -> str:
    tail = _SITE_TAIL.search(title)
    if tail and site and _folded(tail["tail"]) in (_folded(site), _folded(site.removeprefix("www.").split(".")[0])):
        title = title[: tail.start()].strip()
    # Whatever else follows the visible headline after a bar or dash is furniture: section, outlet, day.
    if len(h1) > 15 and title.startswith(h1) and re.match(r"\s+[|–—·»-]\s", title[len(h1) :]):
        return h1
    return title


def _folded(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())
