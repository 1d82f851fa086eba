"""Where lines are wrapped, how do the words still stand side by side? A copy with single spaces, and the way back to the text."""

import re
from array import array

_RUN = re.compile(r"\s+")
_PLAIN = re.compile(r"[^\S ]|\s\s")


class OneLine:
    """`text` holds single spaces only, as the word lists and the syntax expect; `back` gives a character's place in the original."""

    def __init__(self, original: str) -> None:
        self.is_same = _PLAIN.search(original) is None
        self._origin: array[int] | None = None
        if self.is_same:
            self.text = original
            return
        parts: list[str] = []
        origin = array("l")
        at = 0
        for run in _RUN.finditer(original):
            parts += (original[at : run.start()], " ")
            origin.extend(range(at, run.start() + 1))
            at = run.end()
        parts.append(original[at:])
        origin.extend(range(at, len(original) + 1))
        self.text, self._origin = "".join(parts), origin

    def back(self, offset: int) -> int:
        """The offset in the original text of an offset in the copy."""
        return offset if self._origin is None else self._origin[offset]
