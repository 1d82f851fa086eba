"""How do text and metadata become an `Article`? The last step of every reader."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from extractor.core.errors import ReadError
from extractor.core.partial_date import PartialDate
from extractor.core.types import Article
from extractor.read.blocks import Known, fold, split_blocks
from extractor.read.characters import without_controls
from extractor.read.language import tell_language
from extractor.rules.pages import load_page_words

LONGEST = 1_000_000
"""Characters of a text: a long novel; an hour of reading aloud is 60,000."""
_ODD = re.compile(r"[^\x08-\x0d\x1b\x20-\x7e\x80-\ufffc\ufffe-\U0010ffff]")
_SHORT = 80
"""Words of running text below which an article is flagged `too_short`: shorter wires are flashes."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article beside its text."""

    id: str = ""
    url: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    author: str | None = None
    site: str | None = None
    fetched_at: str | None = None
    flags: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()


def make_article(text: str, given: Given) -> Article:
    """The article with blocks, language, id and the flag `too_short`; the text stays as it is."""
    words = load_page_words()
    known = Known(fold(given.title or ""), fold(given.author or ""), given.headings, given.quotes)
    blocks = split_blocks(text, words, known)
    flags = given.flags
    if sum(text.count(" ", block.start, block.end) + 1 for block in blocks if block.kind in ("paragraph", "list_item", "quote", "table")) < _SHORT:
        flags |= {"too_short"}
    return Article(
        text=text,
        id=given.id or text_id(text),
        url=given.url,
        title=on_one_line(given.title),
        published=given.published,
        author=on_one_line(given.author),
        site=on_one_line(given.site),
        language=tell_language(text, words),
        fetched_at=given.fetched_at,
        blocks=blocks,
        flags=flags,
    )


def on_one_line(words: str | None) -> str | None:
    """What is shown on one line beside the text: single blanks, no control characters; None where nothing is left."""
    return " ".join(without_controls(words).split()) or None if words else None


def text_id(text: str) -> str:
    """The same for the same text on every machine."""
    return f"a_{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def check_text(text: str, name: str) -> None:
    """ReadError where the text cannot be an article."""
    if len(text) > LONGEST:
        raise ReadError(name, "too_large", f"{len(text):,} characters, at most {LONGEST:,}")
    if not text.strip():
        raise ReadError(name, "empty", "there is no text")
    if _is_binary(text):
        raise ReadError(name, "binary", "control characters throughout: not a text")
    if not any(letter.isalpha() for letter in text):
        raise ReadError(name, "no_text", "there is no word in it")


def _is_binary(text: str) -> bool:
    """More than one in ten characters that no text has; a few stray ones are kept."""
    sample = text[:4096]
    return len(_ODD.findall(sample)) > len(sample) / 10


def not_later(published: PartialDate | None, latest: date) -> tuple[PartialDate | None, frozenset[str]]:
    """The date, or none and the flag `future_date` where it lies wholly after `latest`.

    Dropped rather than refused: the article can still be read, and relative dates stay unresolved instead of wrong.
    """
    if published is not None and published.first > latest:
        return None, frozenset({"future_date"})
    return published, frozenset()
