"""Which brackets only say how a name is shortened? "The Trade Commission (``the Commission'') finds", "Republic of Korea (Korea)": syntax reads past them."""

from collections.abc import Sequence

_LONGEST = 8
"""Tokens of a bracket that gives a short form, with its quotes and article."""
_BACK = 8
"""Tokens before a bracket in which the long form stands."""
_QUOTES = frozenset({"``", "''", "`", "'", '"', "“", "”", "‘", "’", "´"})
_SMALL = frozenset({"the", "hereinafter", "hereafter", "or", "collectively"})
_DIGITS = 2
"""Of the day of a month."""


def short_forms(texts: Sequence[str], low: int, high: int) -> list[int]:
    """The tokens from `low` to `high` that stand in such brackets, the brackets with them."""
    found: list[int] = []
    if "(" not in texts[low:high]:
        return found
    at = low
    while at < high:
        end = next((token for token in range(at + 1, min(high, at + _LONGEST + 2)) if texts[token] in "()"), -1) if texts[at] == "(" else -1
        told = at > low and end > at + 1 and texts[end] == ")"
        if told and (_is_short_form(texts[max(low, at - _BACK) : at], texts[at + 1 : end]) or _is_day(texts[at + 1 : end + 2])):
            found += range(at, end + 1)
        at = max(at, end) + 1
    return found


def _is_short_form(before: Sequence[str], inside: Sequence[str]) -> bool:
    """Whether a bracket holds a name in quotes or a word of the name before it; abbreviations the parser knows how to take."""
    words = [word for word in inside if word not in _QUOTES and word.lower() not in _SMALL]
    if not words or not all(word[0].isalpha() for word in words):
        return False
    if inside[0] in _QUOTES and inside[-1] in _QUOTES:
        return True
    if len(words) != 1 or len(inside) > 1:
        return False
    return words[0][0].isupper() and words[0] in before


def _is_day(inside: Sequence[str]) -> bool:
    """ "On Thursday (23) the ministry": a number in brackets on its own, where no list of counted members goes on behind it."""
    return inside[0].isdigit() and len(inside[0]) <= _DIGITS and inside[1] == ")" and inside[2:] not in ([","], ["and"])


__all__ = ["short_forms"]
