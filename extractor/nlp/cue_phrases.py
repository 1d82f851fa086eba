"""Where in a row of words do the phrases of some cues stand? Phrases with lists and wildcards, the longest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from extractor.core.errors import RuleError
from extractor.core.quick import dataclass
from extractor.rules.times import CueRule, Cues

_Words = tuple[frozenset[str] | None, ...]
"""A word of a phrase is one of a set, or any word but a mark (None)."""
_ANY = "*"
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


class _Alike(Generic[C]):
    """Phrases of one length that have the word at one end in common."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.phrases: list[tuple[_Words, C]] = []
        self.far: set[str] = set()
        """What may stand at their other end: of the forms of a phrase with a gap most fail there."""
        self.any_far = False

    def add(self, phrase: _Words, cue: C, far: frozenset[str] | None) -> None:
        """One more phrase, behind those that are there; `far` is what may stand at its other end."""
        self.phrases.append((phrase, cue))
        self.far.update(far or ())
        self.any_far |= far is None

    def fitting(self, words: Sequence[str], start: int) -> C | None:
        """The first phrase that fits the words from `start`."""
        for phrase, cue in self.phrases:
            if _fits(phrase, words, start):
                return cue
        return None


class Phrases(Generic[C]):
    """The phrases of some cues, found by their first and last word; `table` holds the lists that they name."""

    def __init__(self, table: Cues, cues: Iterable[C]) -> None:
        every = [(words, cue) for cue in cues for phrase in cue.words for words in _spread(_parsed(table, cue, phrase))]
        self._by_first: dict[str, list[_Alike[C]]] = _by_word(every, 0)
        self._by_last: dict[str, list[_Alike[C]]] = _by_word(every, -1)
        self._anywhere = self._by_first.get(_ANY, [])

    def at(self, words: Sequence[str], start: int) -> CueHit[C] | None:
        """The longest phrase that begins at a word."""
        if start >= len(words):
            return None
        best: CueHit[C] | None = None
        for those in (self._by_first.get(words[start], ()), self._anywhere):
            for alike in those:  # the longest first
                end = start + alike.length
                if best is not None and end <= best.end:
                    break
                if end > len(words) or not (alike.any_far or words[end - 1] in alike.far):
                    continue
                cue = alike.fitting(words, start)
                if cue is not None:
                    best = CueHit(cue, start, end)
                    break
        return best

    def ending(self, words: Sequence[str], end: int) -> CueHit[C] | None:
        """The longest phrase whose last word stands right before `end`."""
        if end == 0:
            return None
        for alike in self._by_last.get(words[end - 1], ()):
            start = end - alike.length
            if start >= 0 and (alike.any_far or words[start] in alike.far):
                cue = alike.fitting(words, start)
                if cue is not None:
                    return CueHit(cue, start, end)
        return None

    def all(self, words: Sequence[str]) -> Iterator[CueHit[C]]:
        """The longest phrase at each word that begins one."""
        known, anywhere = self._by_first, bool(self._anywhere)
        for start, word in enumerate(words):
            hit = self.at(words, start) if anywhere or word in known else None
            if hit is not None:
                yield hit


def _by_word(every: Sequence[tuple[_Words, C]], end: int) -> dict[str, list[_Alike[C]]]:
    """All phrases by the word at one end, the longest first; of those alike the one that stands first in its file."""
    homes: dict[str, dict[int, _Alike[C]]] = {}
    for phrase, cue in every:
        length = len(phrase)
        for word in phrase[end] or (_ANY,):
            by_length = homes.setdefault(word, {})
            if length not in by_length:
                by_length[length] = _Alike(length)
            by_length[length].add(phrase, cue, phrase[-1 - end])
    return {word: [by_length[length] for length in sorted(by_length, reverse=True)] for word, by_length in homes.items()}


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
        if word == _ANY:
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
