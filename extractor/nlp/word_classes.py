"""Which classes does each word of a text belong to? A text as a string with one letter a word, so that patterns over words are regexes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from extractor.core.quick import dataclass

OTHER = "0"
"""The letter of a word that no pattern knows."""
BREAK = "1"
"""The letter of an empty line: no phrase runs across it."""
_FIRST = 0x100
"""Letters of known words begin here, outside everything that a regex treats specially."""

_PIECE = re.compile(
    r"""
    ( [a-zA-Z]+ [^\W\d_]*     # a word, or the letters of Q3 and 90d: plain letters first, which are quickly told
    | \d+ (?: [.,:]\d+ )*     # 25 · 1,250.5 · 18:30 · 9.10.2025
    | [^\W\d_]+
    | \n[^\S\n]*\n            # an empty line
    | [^\w\s] )               # one mark
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)")

NUMBER_CLASSES = ("num", "int", "grouped", "day", "mm", "year", "yy", "old_year", "clock", "hhmm", "dotted_date", "compact_date")
"""Classes that digits have by themselves: `day` 1-31, `mm` 1-12, `year` 1900-2199, `old_year` 1000-1899, `yy` two digits,
`grouped` with commas."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words and marks of a text: `letters[i]` tells the classes of the piece at `starts[i]:ends[i]`."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def words(self, first: int, last: int) -> str:
        """The text from the first piece up to the one before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


class WordClasses:
    """Lists of words of one language, compiled so that each combination of classes has its letter."""

    def __init__(self, words: Mapping[str, Mapping[str, str]], exact: Iterable[str], dotted: Iterable[str], literals: Iterable[str]) -> None:
        listed: dict[str, dict[str, str]] = {}
        exact = frozenset(exact)
        for name, values in [*words.items(), *((f"'{word}'", {word: word}) for word in literals)]:
            for form, value in values.items():
                for written in (form,) if form in exact else _spellings(form):
                    listed.setdefault(written, {}).setdefault(name, value)
        self.values = listed
        self._letter_of: dict[frozenset[str], str] = {}
        self._asked: dict[frozenset[str], str] = {}
        self._letters = {form: self._letter(frozenset(values)) for form, values in listed.items()}
        self._number_letters = {kind: self._letter(kind) for kind in _NUMBER_KINDS}
        self._dotted = frozenset(written for form in dotted for written in _spellings(form))

    def letters(self, names: Iterable[str]) -> str:
        """Every letter of a word that belongs to one of the classes, sorted."""
        wanted = frozenset(names)
        found = self._asked.get(wanted)
        if found is None:
            found = self._asked[wanted] = "".join(sorted(letter for classes, letter in self._letter_of.items() if classes & wanted))
        return found

    def known(self, name: str) -> bool:
        """Whether any word can belong to the class."""
        return any(name in classes for classes in self._letter_of)

    def value(self, piece: str, names: Iterable[str]) -> str:
        """What a word means in one of the classes; digits mean themselves, without grouping commas, a decimal comma ("12,5%") as a point."""
        values = self.values.get(piece)
        if values is None:
            values = self.values.get(piece.removesuffix("."), {})
        for name in names:
            if name in values:
                return values[name]
        if not piece[0].isdigit():
            return piece
        return piece.replace(",", "." if _DECIMAL_COMMA.fullmatch(piece) else "")

    def pieces(self, text: str) -> Pieces:
        """Splits a text. Digits glued to letters that no list knows ("B737", "5G") are no numbers."""
        split = _split(text)
        starts, ends, words, known = split.starts, split.ends, split.words, self._letters
        letters = [known.get(word, OTHER) for word in words]
        for at in split.breaks:
            letters[at] = BREAK
        for number in split.numbers:
            at = number.at
            if words[at] not in known:
                letters[at] = OTHER if number.behind_letters and letters[at - 1] == OTHER else self._number_letters[number.kind]
            if number.before_letters and letters[at + 1] == OTHER:
                letters[at] = OTHER
        return self._with_stops(Pieces(text, "".join(letters), starts, ends), words)

    def _with_stops(self, pieces: Pieces, words: Sequence[str]) -> Pieces:
        """Abbreviations take their stop in ("Sept.")."""
        if self._dotted.isdisjoint(words):
            return pieces
        text, letters, starts, ends = pieces.text, list(pieces.letters), list(pieces.starts), list(pieces.ends)
        stopped = [at for at, word in enumerate(words) if word in self._dotted and text[ends[at] : ends[at] + 1] == "."]
        for at in reversed(stopped):
            ends[at] += 1
            for column in (letters, starts, ends):
                del column[at + 1]
        return Pieces(text, "".join(letters), tuple(starts), tuple(ends))

    def _letter(self, classes: frozenset[str]) -> str:
        return self._letter_of.setdefault(classes, chr(_FIRST + len(self._letter_of)))


@dataclass(frozen=True, slots=True)
class _Number:
    """A word that begins with a digit: its place, what kind of number it is, and whether letters are glued to it."""

    at: int
    kind: frozenset[str]
    behind_letters: bool
    before_letters: bool


@dataclass(frozen=True, slots=True)
class _Split:
    """Words and marks with their characters; which of them begin with a digit, which are empty lines."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: Sequence[str]
    numbers: Sequence[_Number]
    breaks: Sequence[int]


@lru_cache(maxsize=1)
def _split(text: str) -> _Split:
    """Kept for the second grammar, which reads the same text."""
    parts = _PIECE.split(text)  # what stands between the words at even places, the words at odd ones
    words = parts[1::2]
    edges = tuple(accumulate(map(len, parts)))
    starts, ends = edges[:-1:2], edges[1::2]
    others = [at for at, word in enumerate(words) if not word[0].isalpha()]
    numbers = [_number(parts, words, at) for at in others if words[at][0].isdigit()]
    return _Split(starts, ends, words, numbers, [at for at in others if words[at][0] == "\n"])


def _number(parts: Sequence[str], words: Sequence[str], at: int) -> _Number:
    behind = at > 0 and not parts[2 * at] and words[at - 1][-1].isalpha()
    before = at + 1 < len(words) and not parts[2 * at + 2] and words[at + 1].isalpha()
    return _Number(at, _number_kind(words[at]), behind, before)


def _spellings(form: str) -> tuple[str, ...]:
    """A form also opens a sentence or stands in a headline; names of days and months are sometimes written small."""
    return tuple(dict.fromkeys((form, form.lower(), form.capitalize(), form.upper())))


def _number_kind(piece: str) -> frozenset[str]:
    if piece.isascii() and piece.isdigit():
        return _INTEGER_KINDS[_integer_kind(piece)]
    if ":" in piece:
        return _CLOCK_KIND if _CLOCK.fullmatch(piece) else _NO_KIND
    if _GROUPED.fullmatch(piece):
        return _GROUPED_KIND
    if _DECIMAL.fullmatch(piece) or _DECIMAL_COMMA.fullmatch(piece):
        return _DECIMAL_KIND
    return _DOTTED_KIND if _DOTTED.fullmatch(piece) else _NO_KIND


def _integer_kind(piece: str) -> str:
    width, number = len(piece), int(piece[:9])
    if width <= 2:
        return ("mm" if 1 <= number <= 12 else "day" if 1 <= number <= 31 else "int") + ("2" if width == 2 else "")
    if width == 4:
        return "year" if 1900 <= number < 2200 else "old_year" if 1000 <= number < 1900 else "hhmm"
    return "compact" if width == 8 and piece[:2] in ("19", "20") else "int"


_ANY_INTEGER = frozenset({"num", "int"})
_INTEGER_KINDS = {
    "mm": _ANY_INTEGER | {"day", "mm"},
    "mm2": _ANY_INTEGER | {"day", "mm", "yy"},
    "day": _ANY_INTEGER | {"day"},
    "day2": _ANY_INTEGER | {"day", "yy"},
    "int": _ANY_INTEGER,
    "int2": _ANY_INTEGER | {"yy"},
    "year": _ANY_INTEGER | {"year", "hhmm"},
    "old_year": _ANY_INTEGER | {"old_year", "hhmm"},
    "hhmm": _ANY_INTEGER | {"hhmm"},
    "compact": _ANY_INTEGER | {"compact_date"},
}
_CLOCK_KIND = frozenset({"clock"})
_GROUPED_KIND, _DECIMAL_KIND = frozenset({"num", "grouped"}), frozenset({"num"})
_DOTTED_KIND = frozenset({"dotted_date"})
_NO_KIND: frozenset[str] = frozenset({"odd_number"})
_NUMBER_KINDS = frozenset(_INTEGER_KINDS.values()) | {_CLOCK_KIND, _GROUPED_KIND, _DECIMAL_KIND, _DOTTED_KIND, _NO_KIND}
