"""How do outlets mark what is no news? Typed tables of `models/<lang>/page_words.toml` (wordings) and `models/sites.toml` (markup)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extractor.core.errors import RuleError
from extractor.core.types import BlockKind
from extractor.rules.paths import models_dir


def _compiled(pattern: object) -> object:
    """Verbose, so that long rules can be laid out: spaces in a rule are written `\\ `."""
    if not isinstance(pattern, str):
        return pattern
    try:
        return re.compile(pattern, re.VERBOSE)
    except re.error as wrong:
        raise ValueError(f"is no regular expression: {wrong}") from wrong


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]

_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<marks>(?:[.#][A-Za-z_][\w-]*)*)")


@dataclass(frozen=True, slots=True)
class Simple:
    """One element as a selector names it: `div.story#main`; a tag of "" is any."""

    tag: str
    id: str
    classes: frozenset[str]


def _selected(selector: object) -> object:
    if not isinstance(selector, str):
        return selector
    return tuple(_simple(part.strip()) for part in selector.split(",") if part.strip())


def _simple(part: str) -> Simple:
    found = _SIMPLE.fullmatch(part)
    if found is None or not part:
        raise ValueError(f"{part!r} is no selector of one element, such as div.story or #main")
    marks = re.findall(r"[.#][^.#]+", found["marks"])
    ids = [mark[1:] for mark in marks if mark[0] == "#"]
    return Simple((found["tag"] or "").replace("*", ""), ids[0] if ids else "", frozenset(mark[1:] for mark in marks if mark[0] == "."))


Selector = Annotated[tuple[Simple, ...], BeforeValidator(_selected)]
"""Several may be parted by commas; there are no combinators: a class that needs them is no lasting mark of an outlet."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


T = TypeVar("T", bound=_Strict)


class _Anchored(_Strict):
    """A rule whose pattern may be slow to search for."""

    pattern: Pattern
    anchors: tuple[str, ...] = ()
    """In small letters: whatever the pattern finds holds one of them. Elsewhere it is not even tried."""

    def may_stand_in(self, lower: str) -> bool:
        """Whether a text, given in small letters, can hold what the pattern finds."""
        for anchor in self.anchors:  # a generator would cost twice the time, in a hot place
            if anchor in lower:
                return True
        return not self.anchors


class NoticeRule(_Anchored):
    """A wording that makes a whole paragraph something other than news."""

    id: str
    kind: BlockKind = "boilerplate"
    match: Literal["whole", "start", "anywhere"]
    max_words: int = 60
    """Longer paragraphs are left alone: a sentence of the article that happens to hold the words."""
    zone: Literal["any", "head", "tail"] = "any"
    """`head`: before the second paragraph of running text; `tail`: after two, or after one and a notice."""
    then: Literal["", "titles", "section"] = ""
    """What follows goes with it: `titles`, the lines without a full stop; `section`, everything to the end or a known ending."""
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()


class SpanRule(_Anchored):
    """Characters inside a paragraph: a credit after its caption, the dateline before the news."""

    id: str
    examples: tuple[str, ...]
    """The characters that the rule must find are bracketed by «»."""
    counters: tuple[str, ...] = ()


class WallRule(_Strict):
    """A page that is shown in place of the article."""

    id: str
    reason: Literal["bot_wall", "login_wall", "needs_javascript", "not_found", "paywalled"]
    pattern: Pattern
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()


class PageWords(_Strict):
    """The wordings of one language."""

    notices: tuple[NoticeRule, ...] = ()
    credits: tuple[SpanRule, ...] = ()
    datelines: tuple[SpanRule, ...] = ()
    walls: tuple[WallRule, ...] = ()
    caption_cues: Pattern
    news_cues: Pattern
    """Somebody is quoted: a lead above a credit line, not its caption."""
    abbreviations: frozenset[str] = frozenset()
    byline_prefix: Pattern
    byline_suffix: Pattern
    title_label: Pattern
    """What stands before a headline in the first lines of a plain text."""
    changed: Pattern
    """What stands before the day of a change, which is not the day of publication."""
    months: Annotated[tuple[str, ...], Field(min_length=12, max_length=12)]
    """The spellings of each month, parted by bars."""
    stop_words: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        """By which table it is, not by what it holds: a memo asks for each paragraph."""
        return id(self)


class Markup(_Strict):
    """Words of classes and ids, and kinds of tags; in no language."""

    prune: Pattern
    """Elements beside the article: captions, related links, newsletter and share boxes."""
    drop_tags: tuple[str, ...]
    inline_tags: frozenset[str]
    byline: Pattern
    live: Pattern


class SiteRule(_Strict):
    """What one publisher needs beyond the general rules; each selector may be left out."""

    id: str
    hosts: tuple[str, ...]
    """Host names; subdomains are included."""
    why: str
    """What the general rules get wrong there."""
    body: Selector = ()
    """The first of these holds the story, and nothing else is looked at."""
    title: Selector = ()
    author: Selector = ()
    date: Selector = ()
    """Its `datetime` or `content`, else its text."""
    remove: Selector = ()


class Sites(_Strict):
    """`models/sites.toml`."""

    markup: Markup
    site: tuple[SiteRule, ...] = ()

    def rule_for(self, host: str) -> SiteRule | None:
        """The publisher's rule, if it has one."""
        host = host.lower()
        return next((rule for rule in self.site for name in rule.hosts if host == name or host.endswith(f".{name}")), None)


_FALLBACK = "en"
"""Whose wordings serve a language that has none: pages in many languages carry English boxes."""


@lru_cache(maxsize=8)
def load_page_words(lang: str = "en") -> PageWords:
    """The wordings of a language, those of English where it has none; RuleError where the file is broken."""
    path = models_dir() / lang / "page_words.toml"
    if not path.is_file():
        path = models_dir() / _FALLBACK / "page_words.toml"
    return _read(path, PageWords)


@lru_cache(maxsize=1)
def load_sites() -> Sites:
    """How pages are marked up, in general and at single publishers."""
    return _read(models_dir() / "sites.toml", Sites)


def _read(path: Path, table: type[T]) -> T:
    shown = f"models/{path.relative_to(models_dir()).as_posix()}"
    try:
        found: Mapping[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as broken:
        raise RuleError(shown, "", f"cannot be read: {broken}") from broken
    try:
        return table.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        raise RuleError(shown, _rule_name(found, first["loc"]), first["msg"], f"known keys: {', '.join(table.model_fields)}") from error


def _rule_name(found: Mapping[str, object], where: tuple[int | str, ...]) -> str:
    """The id of the rule that is broken, else its place in the file."""
    rules = found.get(str(where[0])) if where else None
    if len(where) > 1 and isinstance(rules, list) and isinstance(where[1], int) and isinstance(rules[where[1]], dict):
        return f"{rules[where[1]].get('id', where[1])}.{'.'.join(str(part) for part in where[2:])}"
    return ".".join(str(part) for part in where)
