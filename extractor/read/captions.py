"""Which part of a paragraph is a caption that ran into the text? A credit in it ends one."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.rules.pages import PageWords

_BOUNDARY = re.compile(r"""[.!?]["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9])""")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_LONGEST = 60
"""Words of a caption: agencies keep theirs under forty, with who, where and when."""


def find_captions(text: str, start: int, end: int, words: PageWords) -> tuple[tuple[int, int], ...]:
    """Spans of captions with their credits inside the paragraph `text[start:end]`, in order.

    At the paragraph's beginning a caption may have two sentences (name and credit first); later it is the one before the credit.
    """
    found: list[tuple[int, int]] = []
    begin = start
    for credit_start, credit_end in _credits(text, start, end, words):
        if credit_start < begin:
            continue
        caption_start = _caption_start(text, begin, credit_start, words.abbreviations, whole=begin == start)
        credit_end += len(text[credit_end:end]) - len(text[credit_end:end].lstrip(" .,;"))
        found.append((caption_start, _trimmed(text, caption_start, credit_end)))
        begin = credit_end
    return tuple(found)


def is_caption_before_credit(paragraph: str, words: PageWords, *, first: bool) -> bool:
    """Whether the paragraph above a credit line is its caption: one sentence that says what is seen, or a short one that opens the text."""
    length = paragraph.count(" ") + 1
    sentences = 1 + len(_boundaries(paragraph, 0, len(paragraph), words.abbreviations))
    if length > _LONGEST or sentences > 2:
        return False
    if words.caption_cues.search(paragraph):
        return True
    return first and sentences == 1 and length <= 25 and not words.news_cues.search(paragraph)


def sentence_count(paragraph: str, abbreviations: frozenset[str]) -> int:
    """A rough count: enough to tell one sentence from many."""
    return 1 + len(_boundaries(paragraph, 0, len(paragraph), abbreviations))


@lru_cache(maxsize=16)
def _credits(text: str, start: int, end: int, words: PageWords) -> Sequence[tuple[int, int]]:
    """Spans of the credits; kept for the second look at the same text."""
    lower = text[start:end].lower()
    rules = [rule for rule in words.credits if rule.may_stand_in(lower)]
    return sorted(hit.span() for rule in rules for hit in rule.pattern.finditer(text, start, end))


def _caption_start(text: str, begin: int, credit: int, abbreviations: frozenset[str], *, whole: bool) -> int:
    stops = _boundaries(text, begin, credit, abbreviations)
    # The space between a finished sentence and its credit is a boundary too, of a caption of no words.
    while stops and not text[stops[-1] : credit].strip():
        stops.pop()
    if whole and len(stops) <= 1 and text.count(" ", begin, credit) < _LONGEST:
        return begin
    return stops[-1] if stops else begin


def _boundaries(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[int]:
    found: list[int] = []
    for stop in _BOUNDARY.finditer(text, start, end):
        before = _LAST_WORD.search(text, start, stop.start())
        word = before[0].lower() if before else ""
        if len(word) > 1 and word not in abbreviations:
            found.append(stop.end())
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
