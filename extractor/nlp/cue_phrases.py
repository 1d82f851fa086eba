"""Where in a row of words do the phrases of some cues stand? Phrases with lists and wildcards, the longest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from extractor.core.errors import RuleError
from extractor.core.quick import dataclass
from extractor.rules.times import CueRule, Cues

_Words = tuple[frozenset[str] | None, ...]
"""A word of a phrase is one of a set, or any word but a mark (None)."""
_GAP = frozenset(("...",))
_WIDEST = 12
"""Words that `...` may stand for: a clause's object is rarely longer."""

C = TypeVar("C", bound=CueRule)
_FILES = {"date_cues": "dates", "amount_cues": "quantities"}


@dataclass(frozen=True, slots=True)
class CueHit(Generic[C]):
    """A cue over the words from `start` up to `end`."""

    cue: C
    start: int
    end: int


class Phrases(Generic[C]):
    """The phrases of some cues, found by their first or last word; `table` holds the lists that they name."""

    def __init__(self, table: Cues, cues: Iterable[C]) -> None:
        self._by_first: dict[str, list[tuple[_Words, C]]] = {}
        self._by_last: dict[str, list[tuple[_Words, C]]] = {}
        self._anywhere: list[tuple[_Words, C]] = self._by_first.setdefault("*", [])
        for cue in cues:
            for phrase in cue.words:
                for words in _spread(_parsed(table, cue, phrase)):
                    self._add(words, cue)
        for home in (*self._by_first.values(), *self._by_last.values()):
            home.sort(key=lambda item: -len(item[0]))

    def at(self, words: Sequence[str], start: int) -> CueHit[C] | None:
        """The longest phrase that begins at a word."""
        if start >= len(words):
            return None
        best: CueHit[C] | None = None
        for phrases in (self._by_first.get(words[start], ()), self._anywhere):
            for phrase, cue in phrases:  # the longest first
                end = start + len(phrase)
                if best is not None and end <= best.end:
                    break
                # the first word fits already; of the forms of a phrase with a gap most fail at the last
                if end <= len(words) and (phrase[-1] is None or words[end - 1] in phrase[-1]) and _fits(phrase, words, start):
                    best = CueHit(cue, start, end)
                    break
        return best

    def ending(self, words: Sequence[str], end: int) -> CueHit[C] | None:
        """The longest phrase whose last word stands right before `end`."""
        if end == 0:
            return None
        for phrase, cue in self._by_last.get(words[end - 1], ()):
            start = end - len(phrase)
            if start >= 0 and _fits(phrase, words, start):
                return CueHit(cue, start, end)
        return None

    def all(self, words: Sequence[str]) -> Iterator[CueHit[C]]:
        """The longest phrase at each word that begins one."""
        known, anywhere = self._by_first, bool(self._anywhere)
        for start, word in enumerate(words):
            hit = self.at(words, start) if anywhere or word in known else None
            if hit is not None:
                yield hit

    def _add(self, phrase: _Words, cue: C) -> None:
        for index, home in ((0, self._by_first), (-1, self._by_last)):
            for word in phrase[index] or ("*",):
                home.setdefault(word, []).append((phrase, cue))


def _spread(phrase: _Words) -> Iterator[_Words]:
    """A phrase with `...` as one phrase for each number of words that it may stand for."""
    if _GAP not in phrase:
        yield phrase
        return
    cut = phrase.index(_GAP)
    for count in range(_WIDEST + 1):
        yield (*phrase[:cut], *(None,) * count, *phrase[cut + 1 :])


def _fits(phrase: _Words, words: Sequence[str], start: int) -> bool:
    for at, allowed in enumerate(phrase, start):  # noqa: SIM110  # a generator would cost twice the time, in a hot place
        if not (words[at][0].isalnum() if allowed is None else words[at] in allowed):
            return False
    return True


def _parsed(cues: Cues, cue: CueRule, phrase: str) -> _Words:
    parsed: list[frozenset[str] | None] = []
    for word in phrase.split():
        if word == "*":
            parsed.append(None)
        elif word.startswith("<"):
            if word[1:-1] not in cues.lists:
                raise RuleError(
                    f"models/{cues.lang}/{_FILES.get(cues.table, cues.table)}.toml", cue.id, f"no list {word}", f"known lists: {', '.join(sorted(cues.lists))}"
                )
            parsed.append(cues.lists[word[1:-1]])
        else:
            parsed.append(frozenset((word,)))
    return tuple(parsed)
