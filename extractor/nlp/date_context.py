"""What is a date the date of? The role and direction that the words around it give, without syntax."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.cue_phrases import CueHit, Phrases
from extractor.rules.times import DateCue, DateCues

DateRole = Literal["announced", "effective", "expires", "introduced", "duration"] | None
Direction = Literal["past", "future"] | None

BY_TENSE = RuleId("nlp.date_context/tense")
IN_RANGE = RuleId("nlp.date_context/range")

_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*|['’][^\W\d_]*|[^\w\s]")
_REACH = 320
"""Characters: further away nothing in a sentence tells about a date; bounds the work on a sentence full of dates."""
_SKIPPED = 4
"""Small words that may stand between a lead and its date ("effective as of early")."""


@dataclass(frozen=True, slots=True)
class DateContext:
    """A role of None: no date of an act (a figure's month, a deadline for others). `duration` is the role of a measure's length."""

    role: DateRole
    direction: Direction
    rule: RuleId


class DateContexts:
    """The cues of one language, ready to be asked."""

    def __init__(self, cues: DateCues) -> None:
        self._cues = cues
        self._leads = {of: _phrases(cues, "lead", of) for of in ("date", "duration")}
        self._trails = {of: _phrases(cues, "trail", of) for of in ("date", "duration")}
        self._verbs = _phrases(cues, "verb", "date")
        self._skip = cues.lists.get("skip", frozenset())

    def of(self, text: str, mention: Mention, sentence: tuple[int, int]) -> DateContext:
        """Role and direction of a date or duration within its sentence's half-open characters."""
        left = _words(text, max(sentence[0], mention.start - _REACH), mention.start)
        right = _words(text, mention.end, min(sentence[1], mention.end + _REACH))
        if mention.kind == "duration":
            return self._of_duration(mention, left, right)
        verb = self._verb(left, right)
        near = self._trails["date"].at(right, 0) or self._lead("date", left)
        cue = near.cue if near else None
        if "range" in mention.attrs and not (verb and verb.role is None):
            return self._in_range(mention, cue, verb)
        if cue is None or (verb is not None and _yields(cue, verb)):
            cue = verb
        if cue is None:
            return DateContext(None, self._tense(left, right), BY_TENSE)
        direction = cue.direction or self._tense(left, right)
        return DateContext(cue.role, direction, self._cues.rule_id(cue))

    def _of_duration(self, mention: Mention, left: Sequence[str], right: Sequence[str]) -> DateContext:
        hit = self._lead("duration", left) or self._trails["duration"].at(right, 0)
        if hit is None or ("shift" in mention.attrs and hit.cue.role is None):
            return DateContext(None, None, self._cues.rule_id(hit.cue) if hit else BY_TENSE)
        verb = self._verb(left, right)
        if verb is not None and verb.role is None:
            return DateContext(None, None, self._cues.rule_id(verb))
        return DateContext(hit.cue.role, None, self._cues.rule_id(hit.cue))

    def _in_range(self, mention: Mention, cue: DateCue | None, verb: DateCue | None) -> DateContext:
        """ "from X to Y", "between X and Y": beginning and end of what the sentence is about."""
        direction = verb.direction if verb is not None and verb.role in ("effective", "expires") else None
        if mention.attrs["range"] == "end":
            return DateContext("expires", direction, IN_RANGE)
        rule = IN_RANGE if cue is None else self._cues.rule_id(cue)
        return DateContext("effective", direction, rule)

    def _lead(self, of: str, left: Sequence[str]) -> CueHit[DateCue] | None:
        """The cue right before the date, small words left out one by one."""
        end = len(left)
        for _ in range(_SKIPPED):
            hit = self._leads[of].ending(left, end)
            if hit is not None or end == 0 or left[end - 1] not in self._skip:
                return hit
            end -= 1
        return None

    def _verb(self, left: Sequence[str], right: Sequence[str]) -> DateCue | None:
        """The nearest verb: in the clause to the left, else to the right; a date that opens its clause looks right first."""
        opens = self._opens_clause(left)
        clause = self._clause(left)
        searches = [(clause, True), (self._clause_right(right), False), (left, True)]
        if opens:
            searches = [searches[1], searches[0], searches[2]]
        for words, backwards in searches:
            hits = list(self._verbs.all(words))
            if hits:
                hit = max(hits, key=lambda hit: (hit.end, -hit.start)) if backwards else min(hits, key=lambda hit: (hit.start, -hit.end))
                return hit.cue
        return None

    def _opens_clause(self, left: Sequence[str]) -> bool:
        end = len(left)
        while end and left[end - 1] in self._skip - {","}:
            end -= 1
        if end and left[end - 1] in self._cues.joins:
            end -= 1
        return end == 0 or left[end - 1] == "," or left[end - 1] in self._cues.breaks

    def _clause(self, left: Sequence[str]) -> Sequence[str]:
        begin = next((index + 1 for index in range(len(left) - 1, -1, -1) if left[index] in self._cues.breaks), 0)
        return left[begin:]

    def _clause_right(self, right: Sequence[str]) -> Sequence[str]:
        end = next((index for index, word in enumerate(right) if index and word in self._cues.breaks), len(right))
        return right[:end]

    def _tense(self, left: Sequence[str], right: Sequence[str]) -> Direction:
        """Of the nearest word that shows it, to the left first."""
        for words in (reversed(left), right):
            for word in words:
                if word in self._cues.future:
                    return "future"
                if word in self._cues.past or (len(word) > 4 and word.endswith(self._cues.past_endings) and word not in self._cues.not_past):
                    return "past"
        return None


def _yields(cue: DateCue, verb: DateCue) -> bool:
    """A lead that only gives a direction takes the role of an act ahead ("will rise by June"); figures take the role away."""
    if verb.role is None:
        return cue.where == "lead" and cue.role == "effective"
    return cue.role is None and cue.direction == "future" and verb.role == "effective" and verb.direction == "future"


def _phrases(cues: DateCues, where: str, of: str) -> Phrases[DateCue]:
    return Phrases(cues, (cue for cue in cues.cues if cue.where == where and cue.of == of))


def _words(text: str, start: int, end: int) -> tuple[str, ...]:
    return tuple(match.group().lower() for match in _WORD.finditer(text, start, max(start, end)))
