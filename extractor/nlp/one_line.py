"""Where lines are wrapped, how do the words still stand side by side? A copy with single spaces, and the way back to the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

_RUN = re.compile(r"\s(?:(?<! )|\s)\s*")
"""White space that is more or other than one blank."""

_LONGEST = 400
"""Characters without a blank: no word, and no address in running text, has so many; the tokeniser takes the square of their number in time."""
_ENDLESS = re.compile(rf"\S{{{_LONGEST}}}")


_AFTER_STOPS = re.compile(r"([A-Z]\.[A-Z]\. )([A-Z][a-z]+)(?= (?![A-Z])|[.,;:])")
"""A word in a capital behind an acronym with stops, before none: some wires capitalise it though no sentence begins ("the U.S. Will lift")."""
_SMALL = re.compile(r"(?<![^\s(])[a-z]+\b")


class OneLine:
    """`text` holds single spaces only, as the word lists and the syntax expect; `back` gives a character's place in the original."""

    def __init__(self, original: str, inside: frozenset[str] = frozenset(), openers: frozenset[str] = frozenset()) -> None:
        """`inside` are small words that no name is; a sentence begins with one of `openers`."""
        self._blanks: list[int] = []  # in the copy, where a run stood
        self._lost = [0]  # characters that the runs before lost
        parts: list[str] = []
        opens: list[int] = []
        at = 0
        for run in _RUN.finditer(original):
            start, end = run.span()
            parts.append(original[at:start])
            self._blanks.append(start - self._lost[-1])
            self._lost.append(self._lost[-1] + end - start - 1)
            if run[0].count("\n") > 1:
                opens.append(end - self._lost[-1])
            at = end
        parts.append(original[at:])
        copy = " ".join(parts)
        self.text = _cut(_uncapitalised(copy, inside, openers))
        self.is_same = len(parts) == 1 and self.text == copy
        self.paragraphs = frozenset(opens)
        """Characters of the copy that stand first behind an empty line."""

    def back(self, offset: int) -> int:
        """The offset in the original text of an offset in the copy."""
        return offset + self._lost[bisect_left(self._blanks, offset)]

    def all_back(self, offsets: Sequence[int]) -> list[int]:
        """The same for many."""
        if self.is_same:
            return list(offsets)
        found: list[int] = (np.array(offsets) + np.array(self._lost)[np.searchsorted(self._blanks, offsets)]).tolist()
        return found


def _uncapitalised(text: str, inside: frozenset[str], openers: frozenset[str]) -> str:
    """The text with words behind acronyms in small letters, where they are no names: small words, and those that the text also writes small."""
    if _AFTER_STOPS.search(text) is None:
        return text
    known = inside | set(_SMALL.findall(text))
    return _AFTER_STOPS.sub(lambda found: found[0] if found[2] in openers or found[2].lower() not in known else found[1] + found[2].lower(), text)


def _cut(text: str) -> str:
    """A blank for each four hundredth character of what has none; offsets stay."""
    # what is so long fills one half of it or the other: a look into each tells, without parting the text
    half = _LONGEST // 2
    if all(" " in text[at : at + half] for at in range(0, len(text) - half + 1, half)) or max(map(len, text.split(" "))) <= _LONGEST:
        return text
    return _ENDLESS.sub(lambda run: f"{run[0][:-1]} ", text)
