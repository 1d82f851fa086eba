"""What is each part of an article's text: running text, heading, list, caption, byline, dateline, notice?"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.core.types import Block, BlockKind
from extractor.read.captions import find_captions, is_caption_before_credit
from extractor.read.notices import Notice, Place, find_notice
from extractor.read.paragraphs import Paragraph, split_paragraphs
from extractor.rules.pages import PageWords

_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)[^*\n]{2,120}(?<=\S)\1:?")
_ENDS, _CLOSING = frozenset(".!?…。！？"), "\"'”’)]*_」』"
_NO_HEADING = frozenset(".!?…:;,\"'”’)]*。！？」』：，")
"""What no heading ends with."""
_RUNNING_WORDS = 12
"""A paragraph of running text has so many words and ends like a sentence."""
_LONGEST_HEADING = 14
_LONGEST_TITLE = 28
"""Words of a headline in a list of other stories."""
_MANY = 2
"""Paragraphs of running text; how many more stand before a notice tells nothing."""
_DATELINES_WITHIN = 3
"""Datelines stand before the first paragraphs: one of a second item, or after a summary, is still found."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader knows beside the text: lines that the page itself marks as headings or quotes, title and author. All folded by `fold`."""

    title: str = ""
    author: str = ""
    headings: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Walk:
    """How far the splitter has come: what it found, and what the last notice said about the lines after it."""

    blocks: list[Block] = field(default_factory=list)
    running: int = 0
    noticed: bool = False
    taking: str = ""


def split_blocks(text: str, words: PageWords, known: Known = Known(), until: Callable[[Block], bool] | None = None) -> tuple[Block, ...]:  # frozen
    """Blocks in order, never overlapping, that cover every character but the space around them; with `until` only up to the first block for which it holds."""
    walk = _Walk()
    settled = 0
    for paragraph in split_paragraphs(text):
        content = text[paragraph.start : paragraph.end]
        notice = _notice(content, words, min(walk.running, _MANY), walk.noticed)
        if notice is not None:
            _take_notice(walk, text, paragraph, notice, words)
        elif walk.taking and _belongs_to_notice(walk.taking, content, paragraph.kind):
            walk.blocks.append(Block("boilerplate", paragraph.start, paragraph.end))
        else:
            walk.taking = ""
            _take_text(walk, text, paragraph, words, known)
        # the last block may still become a caption
        while until is not None and settled < len(walk.blocks) - 1:
            settled += 1
            if until(walk.blocks[settled - 1]):
                return tuple(walk.blocks[:settled])
    return tuple(walk.blocks)


@lru_cache(maxsize=4096)
def fold(line: str) -> str:
    """A line for comparing: no markup, no case, single spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", line).casefold().split())


@lru_cache(maxsize=64)
def _notice(content: str, words: PageWords, running: int, noticed: bool) -> Notice | None:
    """Kept for the second look at the same text."""
    return find_notice(content, words.notices, Place(running, noticed))


def is_running(content: str) -> bool:
    """Whether a paragraph is running text: long, and with the end of a sentence."""
    return content.count(" ") >= _RUNNING_WORDS and _ends_sentence(content)


def _ends_sentence(content: str) -> bool:
    """Whether its last mark ends a sentence, but for what closes behind it."""
    return content.rstrip().rstrip(_CLOSING)[-1:] in _ENDS


def _take_notice(walk: _Walk, text: str, paragraph: Paragraph, notice: Notice, words: PageWords) -> None:
    if notice.rule.id == "caption.credit_line" and walk.blocks:
        _turn_into_caption(walk, text, words)
    walk.taking = notice.rule.then if notice.bare else ""
    walk.noticed |= notice.kind == "boilerplate"
    walk.blocks.append(Block(notice.kind, paragraph.start, paragraph.end))


def _turn_into_caption(walk: _Walk, text: str, words: PageWords) -> None:
    """The paragraph above a credit line, where it reads like a caption."""
    last = walk.blocks[-1]
    if last.kind in ("paragraph", "heading") and is_caption_before_credit(text[last.start : last.end], words, first=len(walk.blocks) == 1):
        walk.blocks[-1] = Block("caption", last.start, last.end)
        walk.running -= is_running(text[last.start : last.end])


def _belongs_to_notice(taking: str, content: str, layout: str) -> bool:
    if taking == "section":
        return layout != "heading" and not _BOLD_LINE.fullmatch(content)
    return content.count(" ") < _LONGEST_TITLE and (layout == "list_item" or not _ends_sentence(content))


def _take_text(walk: _Walk, text: str, paragraph: Paragraph, words: PageWords, known: Known) -> None:
    content = text[paragraph.start : paragraph.end]
    kind = _kind(content, paragraph, known)
    start = paragraph.start
    if kind == "paragraph" and walk.running < _DATELINES_WITHIN:
        start = _dateline_end(text, paragraph, words)
        if start > paragraph.start:
            walk.blocks.append(Block("dateline", paragraph.start, start))
            start += len(text[start : paragraph.end]) - len(text[start : paragraph.end].lstrip())
    if kind in ("paragraph", "list_item"):
        for caption_start, caption_end in find_captions(text, start, paragraph.end, words):
            _add(walk, text, kind, start, caption_start)
            walk.blocks.append(Block("caption", caption_start, caption_end))
            start = caption_end
    _add(walk, text, kind, start, paragraph.end)
    walk.running += is_running(content) and start < paragraph.end


def _add(walk: _Walk, text: str, kind: BlockKind, start: int, end: int) -> None:
    """The rest of a paragraph, without the space around it."""
    content = text[start:end]
    if content.strip():
        start += len(content) - len(content.lstrip())
        walk.blocks.append(Block(kind, start, start + len(content.strip())))


def _kind(content: str, paragraph: Paragraph, known: Known) -> BlockKind:
    if paragraph.kind in ("table", "heading"):
        return "table" if paragraph.kind == "table" else "heading"
    if content.startswith(">"):
        return "quote"
    if paragraph.kind == "list_item":
        return "list_item"
    line = fold(content) if len(content) < 400 else ""
    if line:
        if line in (known.author, f"by {known.author}") and known.author:
            return "byline"
        if line == known.title or line in known.headings:
            return "heading"
        if line in known.quotes:
            return "quote"
    if _BOLD_LINE.fullmatch(content) or _looks_like_heading(content):
        return "heading"
    return "paragraph"


def _looks_like_heading(content: str) -> bool:
    """A short line that does not end like a sentence; conversation and figures end otherwise."""
    return content.count(" ") < _LONGEST_HEADING and content[:1].isalnum() and content[-1:] not in _NO_HEADING


def _dateline_end(text: str, paragraph: Paragraph, words: PageWords) -> int:
    for rule in words.datelines:
        found = rule.pattern.match(text, paragraph.start, min(paragraph.end, paragraph.start + 160))
        # A dateline stands before news: nothing after it means that it is something else.
        if found and found.end() < paragraph.end:
            return paragraph.start + len(found[0].rstrip())
    return paragraph.start
