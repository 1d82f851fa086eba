"""Which lines of an extracted body are not the story? Repeated headline and standfirst, kickers, notices, credits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.read.blocks import fold
from extractor.read.notices import Place, find_notice
from extractor.rules.pages import PageWords

_SENTENCE_END = re.compile(r"""[.!?…:。！？]["'”’»“)\]*_」』]*$""")
_KICKER_WORDS = 11
_MOST_KICKERS = 4
"""Short lines above the story: section, headline's kicker, date, reading time. More of them are a list that belongs to it."""
_LONGEST_TITLE = 28
_STANDFIRST_SHARE = 0.25
_LEAST_KEPT = 0.6
"""Of the text: where less is left, the cleaning has misunderstood the page and is undone."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the page says around its story, folded: its titles, and standfirsts that stand outside the story's own container."""

    titles: frozenset[str] = frozenset()
    standfirsts: frozenset[str] = frozenset()


def clean_lines(text: str, furniture: Furniture, words: PageWords) -> str:
    """The story's lines. Notices go too: on a page they are furniture, in a text they are kept as blocks."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    length = sum(map(len, lines))
    kept: list[str] = []
    running, noticed, taking = 0, False, ""
    for line in _without_kickers(_without_titles(lines, furniture, length)):
        notice = find_notice(line.removeprefix("- ").strip(), words.notices, Place(running, noticed))
        if notice is not None:
            noticed |= notice.kind == "boilerplate"
            taking = notice.rule.then if notice.bare else ""
        elif not _is_taken(taking, line):
            taking = ""
            kept.append(line)
            running += _is_running(line)
    if sum(map(len, kept)) < _LEAST_KEPT * length:
        kept = lines
    return "\n".join(kept)


def _without_titles(lines: list[str], furniture: Furniture, length: int) -> Iterable[str]:
    running = 0
    for line in lines:
        folded = fold(line) if len(line) < 1000 else ""
        if folded and running < 2 and folded in furniture.titles:
            continue
        if running == 0 and folded in furniture.standfirsts and len(line) < _STANDFIRST_SHARE * length:
            continue
        running += _is_running(line)
        yield line


def _without_kickers(lines: Iterable[str]) -> list[str]:
    found = list(lines)
    head = 0
    while head < len(found) and _is_kicker(found[head]):
        head += 1
    return found[head:] if head <= _MOST_KICKERS and head < len(found) else found


def _is_kicker(line: str) -> bool:
    return line.count(" ") < _KICKER_WORDS and not _SENTENCE_END.search(line) and len(line) < 120


def _is_taken(taking: str, line: str) -> bool:
    if taking == "titles":
        return line.count(" ") < _LONGEST_TITLE and (line.startswith("- ") or not _SENTENCE_END.search(line))
    return taking == "section"


def _is_running(line: str) -> bool:
    return (line.count(" ") >= 12 or len(line) > 90) and bool(_SENTENCE_END.search(line))
