"""Where lines are wrapped, how do the words still stand side by side? A copy with single spaces, and the way back to the text."""

import re
from array import array

_RUN = re.compile(r"\s+")
_PLAIN = re.compile(r"[^\S ]|\s\s")

_LONGEST = 400
"""Characters without a blank: no word, and no address in running text, has so many; the tokeniser takes the square of their number in time."""
_ENDLESS = re.compile(rf"\S{{{_LONGEST}}}")


class OneLine:
    """`text` holds single spaces only, as the word lists and the syntax expect; `back` gives a character's place in the original."""

    def __init__(self, original: str) -> None:
        self.is_same = _PLAIN.search(original) is None
        self._origin: array[int] | None = None
        if self.is_same:
            self.text = _cut(original)
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
        self.text, self._origin = _cut("".join(parts)), origin

    def back(self, offset: int) -> int:
        """The offset in the original text of an offset in the copy."""
        return offset if self._origin is None else self._origin[offset]


def _cut(text: str) -> str:
    """A blank for each four hundredth character of what has none; offsets stay."""
    if len(text) <= _LONGEST or max(map(len, text.split()), default=0) <= _LONGEST:
        return text
    return _ENDLESS.sub(lambda run: f"{run[0][:-1]} ", text)
