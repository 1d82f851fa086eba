"""Where do the paragraphs of a plain text begin and end? Lines joined where the text is hard-wrapped, else one a line."""

import re
from functools import lru_cache
from itertools import islice, pairwise

from extractor.core.quick import dataclass

_BULLET = re.compile(r"(?:[-*•▪●◦‣·–—]|\(?\d{1,2}[.)]|\([a-z]\))\s+\S")
_HEADING = re.compile(r"#{1,6}\s")
_TAB_GAP = re.compile(r"\S\t+(?=\S)")
_WIDE_GAP = re.compile(r"\S\s{3,}(?=\S)")
_GAP = re.compile(r"\t|[^\S\n]{3}")
_ODD_SPACE = re.compile(r"[^\S\n ]")
_BLANKS = " " * 3
"""What a gap holds where white space is nothing but blanks: two looks that cost little, before the patterns of gaps."""
_SENTENCE_END = re.compile(r"""[.!?:…]["'”’)\]*_]*$""")

_WIDEST_WRAP = 130
"""Longer lines are paragraphs of their own; wires and e-mails wrap at 60 to 80, editors at up to 120."""
_WRAPPED_SHARE = 0.7
"""Of the lines that another follows: so many must be full, that is, the next line's first word did not fit."""
_RUN_ON_SHARE = 0.4
"""Or so many must run on in small letters without a stop: lines wrapped by the width of the letters are never quite full."""
_LEAST_RUN_ON = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its characters without the space around, its indent, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines that belong together; `kind` is what its layout alone shows: `paragraph`, `list_item`, `heading` or `table`."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs in order; every character that is no space lies in exactly one. Kept for the second look at the same text."""
    lines = _lines(text)
    kinds = _kinds(text, lines)
    width = _wrap_width(text, lines, kinds)
    found: list[Paragraph] = []
    last: Line | None = None
    for line, kind in zip(lines, kinds, strict=True):
        if found and last is not None and _goes_on(text, found[-1], last, line, kind, width):
            found[-1] = Paragraph(found[-1].start, line.end, found[-1].kind)
        else:
            found.append(Paragraph(line.start, line.end, kind))
        last = line
    return tuple(_checked(text, paragraph) for paragraph in found)


def _checked(text: str, paragraph: Paragraph) -> Paragraph:
    """A single line with wide gaps is a sentence badly typed: only several make a table."""
    if paragraph.kind == "table" and text[paragraph.start] != "|" and "\n" not in text[paragraph.start : paragraph.end]:
        return Paragraph(paragraph.start, paragraph.end, "paragraph")
    return paragraph


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position, blank = 0, False
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            lines.append(Line(start, start + len(bare), indent, blank))
        blank = not bare
        position += len(raw)
    return lines


def _wrap_width(text: str, lines: list[Line], kinds: list[str]) -> int:
    """The width at which the text is wrapped, 0 where it is not.

    A wrapped line is full: the first word of the next would not have fitted. Lines that end paragraphs are not, and are few.
    """
    width = max((line.end - line.start + line.indent for line in lines), default=0)
    if width > _WIDEST_WRAP:
        return 0
    pairs = [(one, two) for (one, two), kind in zip(pairwise(lines), kinds[1:], strict=True) if not two.after_blank and kind == "paragraph"]
    if not pairs:
        return 0
    full = [one for one, two in pairs if _is_full(text, one, two, width)]
    open_ended = sum(not _SENTENCE_END.search(text, one.start, one.end) for one in full)
    inner = sum(two.indent <= one.indent or one.after_blank for one, two in pairs) or 1
    if len(full) >= _WRAPPED_SHARE * inner and open_ended >= max(1, len(full) // 2):
        return width
    run_on = sum(text[two.start].islower() and not _SENTENCE_END.search(text, one.start, one.end) for one, two in pairs)
    return width if run_on >= max(_LEAST_RUN_ON, _RUN_ON_SHARE * len(pairs)) else 0


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    first_word = text[following.start : following.end].split(None, 1)[0]
    # Ten characters of grace: not every editor counts alike, and markup was removed after wrapping.
    return line.end - line.start + line.indent + 1 + len(first_word) > width - 10


def _kinds(text: str, lines: list[Line]) -> list[str]:
    odd = _ODD_SPACE.search(text) is not None and _GAP.search(text) is not None
    return [_kind(text, line, odd) for line in lines]


def _kind(text: str, line: Line, odd: bool) -> str:
    if _is_table_row(text, line, odd):
        return "table"
    if _HEADING.match(text, line.start, line.end):
        return "heading"
    return "list_item" if _BULLET.match(text, line.start, line.end) else "paragraph"


def _is_table_row(text: str, line: Line, odd: bool) -> bool:
    """`| a | b |`, or columns parted by tabs or by wide gaps, at least twice; `odd` says whether gaps of the text may hold more than blanks."""
    if text[line.start] == "|":
        return line.end - line.start > 1 and text[line.end - 1] == "|"
    if not odd and text.find(_BLANKS, line.start, line.end) < 0:
        return False
    return any(next(islice(gap.finditer(text, line.start, line.end), 1, None), None) is not None for gap in (_TAB_GAP, _WIDE_GAP))


def _goes_on(text: str, paragraph: Paragraph, last: Line, line: Line, kind: str, width: int) -> bool:
    if line.after_blank:
        return False
    if kind == "table":
        return paragraph.kind == "table"
    if not width or kind != "paragraph" or paragraph.kind == "table":
        return False
    if paragraph.kind == "list_item":
        return line.indent > last.indent or _is_full(text, last, line, width)
    if line.indent >= last.indent + 2:
        return False
    # A short line that ends a sentence ends its paragraph, even where the next is not indented.
    return _is_full(text, last, line, width) or not _SENTENCE_END.search(text, last.start, last.end)
