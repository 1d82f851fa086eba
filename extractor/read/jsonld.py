"""Which JSON-LD object describes the article? Found among graphs, lists and broken scripts."""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup

from extractor.read.characters import without_controls

Node = Mapping[str, object]

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|NewsItem|ClaimReview)$")
_PAGE_TYPES = {"WebPage", "ItemPage", "MedicalWebPage", "Product", "VideoObject", "NewsMediaObject", "CreativeWork"}
_OPENING = re.compile(r"\A(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,200}?\*/)\s*")
_CLOSING = re.compile(r"(?:-->|//\s{0,9}\]\]>|\]\]>|;)\Z")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_MENDS: tuple[Callable[[str], str], ...] = (str, lambda text: _TRAILING_COMMA.sub(r"\1", " ".join(text.split())), html.unescape)
"""What is tried in turn on a script that does not load."""
_DEEPEST = 12
_MOST_NODES = 3000
_MOST_NAMES = 50
_NAMES_DEEPEST = 4
"""A list of objects whose names are lists. With the number of names it bounds graphs that refer to themselves."""


@dataclass(frozen=True, slots=True)
class Described:
    """The article's object (empty where there is none) and the types of all objects on the page."""

    article: Node = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    by_id: Mapping[str, Node] = field(default_factory=dict)
    """Named objects by `@id`: graphs refer to authors so."""


def read_json_ld(soup: BeautifulSoup, titles: Iterable[str]) -> Described:
    """The object of the page's own article: of several, the one that carries the page's title, else the fullest."""
    nodes = [node for script in soup.find_all("script") for node in _nodes(_loaded(script.string or script.get_text()))][:_MOST_NODES]
    types = frozenset(name for node in nodes for name in _types(node))
    articles = [node for node in nodes if any(_ARTICLE_TYPE.search(name) for name in _types(node))]
    pages = [node for node in nodes if _PAGE_TYPES & set(_types(node)) and ("datePublished" in node or "author" in node)]
    wanted = {title.casefold() for title in titles if title}
    best = max(articles or pages, key=lambda node: _rank(node, wanted), default={})
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return Described(best, types, by_id)


def text_of(value: object, depth: int = 0) -> str:
    """The string in a value that may be a string, a list of them, or an object with a name."""
    if isinstance(value, str):
        return without_controls(html.unescape(value)).strip()
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return next((found for item in value if (found := text_of(item, depth + 1))), "")
    if isinstance(value, Mapping):
        return text_of(value.get("name") or value.get("@value") or "", depth + 1)
    return ""


def names_of(value: object, by_id: Mapping[str, Node], depth: int = 0) -> tuple[str, ...]:
    """Names of persons or organisations, however they are written; references are followed, in circles too, but not for ever."""
    if depth > _NAMES_DEEPEST:
        return ()
    if isinstance(value, list):
        return tuple(name for item in value[:_MOST_NAMES] for name in names_of(item, by_id, depth + 1))
    if isinstance(value, Mapping):
        if "name" not in value and str(value.get("@id")) in by_id:
            value = by_id[str(value["@id"])]
        if isinstance(value.get("name"), list):
            return names_of(value["name"], by_id, depth + 1)
    name = text_of(value)
    return (name,) if name else ()


def _loaded(script: str) -> object:
    text = script.strip()
    for _ in range(2):
        text = _CLOSING.sub("", _OPENING.sub("", text)).strip()
    for mend in _MENDS:
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Every typed object, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for key, inner in value.items():
            # The parts of an article are not articles of their own; only graphs and wrappers are entered.
            if key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "liveBlogUpdate", "subjectOf"):
                yield from _nodes(inner, depth + 1)


def _types(node: Node) -> tuple[str, ...]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def _rank(node: Node, wanted: set[str]) -> tuple[bool, bool, int]:
    same = text_of(node.get("headline") or node.get("name")).casefold() in wanted
    return same, "datePublished" in node, sum(key in node for key in ("headline", "author", "articleBody", "publisher", "description"))
