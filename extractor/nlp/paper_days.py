"""On which day is a paper dated? "Date of issue: 3 July 2023" at its head, or the last line, below the name of who signs."""

from collections.abc import Sequence

from extractor.core.types import Mention
from extractor.rules.words import FunctionWords

_HEAD = 600
"""Characters in which the head of a paper stands."""
_SIGNED = 90
"""Characters of the line above the last, where who signs is named."""
_MARKS = " \t\n.,:;|*()[]【】"
_BODIES = frozenset({"agency", "leader", "place", "bloc"})


def paper_day(text: str, mentions: Sequence[Mention], words: FunctionWords) -> Mention | None:
    """The day that has a line to itself beside its label or below a signature; the day of a page, which stands above the news, is none."""
    for mention in mentions:
        if mention.kind != "date" or "day" not in mention.attrs or not {"year", "value"} & mention.attrs.keys():
            continue
        begin, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        before = text[begin : mention.start].strip(_MARKS).lower()
        if text[mention.end : end if end >= 0 else len(text)].strip(_MARKS):
            continue
        labelled = mention.start < _HEAD and before in words.paper_dates
        if labelled or (not before and not text[mention.end :].strip(_MARKS) and _is_signed(text, begin, mentions)):
            return mention
    return None


def _is_signed(text: str, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the line above names who signs, and tells nothing."""
    above = text[:end].rstrip()
    begin = above.rfind("\n") + 1
    line = above[begin:]
    tells = line.endswith((".", ":", ";", "?", "!")) or not 0 < len(line) <= _SIGNED
    return not tells and begin > 0 and any(mention.kind in _BODIES and begin <= mention.start < end for mention in mentions)
