"""Where lines are wrapped, how do the words still stand side by side? A copy with single spaces, and the way back to the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

_RUN = re.compile(r"[^\S ]\s*| \s+")
"""White space that is more or other than one blank."""

_LONGEST = 400
"""Characters without a blank: no word, and no address in running text, has so many; the tokeniser takes the square of their number in time."""
_ENDLESS = re.compile(rf"\S{{{_LONGEST}}}")


class OneLine:
    """`text` holds single spaces only, as the word lists and the syntax expect; `back` gives a character's place in the original."""

    def __init__(self, original: str) -> None:
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
        self.is_same = len(parts) == 1
        self.text = _cut(" ".join(parts))
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


def _cut(text: str) -> str:
    """A blank for each four hundredth character of what has none; offsets stay."""
    if len(text) <= _LONGEST or max(map(len, text.split(" "))) <= _LONGEST:
        return text
    return _ENDLESS.sub(lambda run: f"{run[0][:-1]} ", text)
