"""Which words stand beside a date? In lower case, without the hour, and May the month apart from the verb."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[a-zA-Z]+[^\W_]*(?:[-‑][^\W_]+)*|\d+(?:[.,:]\d+)*|[^\W_]+(?:[-‑][^\W_]+)*|['’][^\W\d_]*|[^\w\s*]")
"""Words, those that begin with a plain letter first, and marks; the stars of "**Effective date**: 1 May" say nothing."""
_HOUR = re.compile(r"\d{1,2}[:.]\d\d|\d{1,2}")
"""12:01, or the 12 of "12 a.m."."""
_OF_HOUR = frozenset({"midnight", "m", "am", "pm", "time"})
"""What tells that such words are of an hour."""


def words_in(text: str, start: int, end: int, before_month: frozenset[str]) -> tuple[str, ...]:
    """The words and marks of a part of a text in lower case, but for the month of May."""
    found = _WORD.findall(text, start, max(start, end))
    words = tuple(map(str.lower, found))
    if "May" not in found:
        return words
    return tuple("May" if word == "May" and _is_month(found, at, before_month) else words[at] for at, word in enumerate(found))


def _is_month(words: Sequence[str], at: int, before_month: frozenset[str]) -> bool:
    """Whether "May" is the month: before a number or behind a preposition."""
    return (at + 1 < len(words) and words[at + 1].isdigit()) or (at > 0 and words[at - 1].lower() in before_month)


def without_hour(left: Sequence[str], hours: frozenset[str]) -> Sequence[str]:
    """The words before a date without the hour of that day: "effective at 12:01 a.m. EST on"."""
    end = len(left) - (left[-1:] in (("on",), ("of",)))
    begin = end
    while begin > 0 and (left[begin - 1] in hours or _HOUR.fullmatch(left[begin - 1])):
        begin -= 1
    if begin == end:
        return left
    told = any(":" in word for word in left[begin:end]) or not _OF_HOUR.isdisjoint(left[begin:end])
    return (*left[:begin], *left[end:]) if told else left
