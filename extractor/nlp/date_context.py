"""What is a date the date of? The role and direction that the words around it give, without syntax."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from extractor.core.evidence import RuleId
from extractor.core.quick import dataclass
from extractor.core.types import Mention
from extractor.nlp.cue_phrases import CueHit, Phrases
from extractor.nlp.date_kinds import Direction, Fits, fitting, is_bare_year, is_coarse, is_dateline, is_month_or_year
from extractor.nlp.date_words import without_hour, words_in
from extractor.rules.times import DateCue, DateCues

DateRole = Literal["announced", "effective", "expires", "introduced", "duration"] | None

BY_TENSE = RuleId("nlp.date_context/tense")
IN_RANGE = RuleId("nlp.date_context/range")
BY_FORM = RuleId("nlp.date_context/form")
DATELINE = RuleId("nlp.date_context/dateline")
OF_NOUN = RuleId("nlp.date_context/of_noun")
OF_OLD_RATE = RuleId("nlp.date_context/old_rate")
IN_NAME = RuleId("nlp.date_context/year_in_name")
OF_PAST = RuleId("nlp.date_context/past_length")

_REACH = 320
"""Characters: further away nothing in a sentence tells about a date; bounds the work on a sentence full of dates."""
_OTHER_END = 6
"""Words that the beginning of a range takes before its end: "from 1 July 2022 to"."""
_SKIPPED = 4
"""Small words that may stand between a lead and its date ("effective as of early")."""
_OPENING, _SUBJECT = 4, 3
"""Words of a participle that opens a sentence before its date, and of the subject behind its comma."""
_AT_HEAD = 7
"""Words before a date, or the second of two, that stands at the head of its sentence."""
_OCCASION = 8
"""Words in which "after the heavy floods in" stands before its date."""
_GIVEN = 7
"""Words from "gives" to the day until which somebody is given time: "gives foreign owners of such plants until"."""
_HAD = 12
"""Words from "had" to the day until which something had been done."""
_OLD_RATE = 9
"""Words from "from" to the verb of an old rate: "from the 300 dollars that was fixed in"."""
_WITHIN = frozenset("(%$€£'’/&")  # marks that do not end a clause
_DASHES = frozenset("-–—‑")
_SINCE = ("from", "with_effect_from", "as_of")
"""Cues of a beginning that may lie behind: "imposed a duty from 1 June"."""
_ROLE_OF_FORM: dict[str, DateRole] = {"open": "expires", "immediate": "effective"}
_RECENT = frozenset({"weekday", "day"})


@dataclass(frozen=True, slots=True)
class DateContext:
    """A role of None: no date of an act (a figure's month, a deadline for others). `duration` is the role of a measure's length."""

    role: DateRole
    direction: Direction
    rule: RuleId
    standing: bool = False
    """"In force since": an earlier measure's beginning, for an act on it; the act's own beginning where it imposes."""
    firm: bool = False
    """The words say themselves that a measure begins, ends or lasts: no other act in the sentence is needed to know what the date is of."""
    acting: bool = False
    """The date is of the very act that its verb tells."""
    begins: bool = False
    """The verb brings a measure in."""
    by_verb: bool = False
    """Nothing right beside the date tells: a verb or the tense alone."""


class DateContexts:
    """The cues of one language, ready to be asked."""

    def __init__(self, cues: DateCues) -> None:
        self._cues = cues
        self._leads = {of: _phrases(cues, "lead", of) for of in ("date", "duration")}
        self._trails = {of: _phrases(cues, "trail", of) for of in ("date", "duration")}
        self._verbs = _phrases(cues, "verb", "date")
        lists = (
            "skip",
            "measure",
            "told",
            "paper",
            "pointer",
            "awaiting",
            "within",
            "occasion",
            "amount",
            "instead",
            "hour",
            "flow",
            "stop",
            "term",
            "fresh",
            "give",
        )
        self._skip, measures, told, papers, self._pointers, self._awaiting, self._within, *others = (cues.lists.get(name, frozenset()) for name in lists)
        self._occasions, self._amounts, self._instead, self._hours, self._flows, self._stops, self._terms, self._fresh, self._give = others
        self._measures = measures | told | papers
        self._time_until = next((cue for cue in cues.cues if cue.id == "time_until"), None)
        self._loose = frozenset(cues.rule_id(cue) for cue in cues.cues if cue.loose)
        self._ends = cues.breaks | cues.breaks_ahead
        self._ends_at_comma = self._ends | {","}
        self._small, self._or_to, self._or_in = self._skip - {","}, self._skip | {"to"}, self._skip | cues.before_year
        self._goes_on = cues.joins | cues.before_year

    def of(self, text: str, mention: Mention, sentence: tuple[int, int], clause: Sequence[str] = ()) -> DateContext:
        """Role and direction of a date or duration within its sentence's half-open characters.

        `clause` holds the words of the verb that the date hangs on, where syntax knows it; they go before those that stand nearest.
        """
        left = without_hour(words_in(text, max(sentence[0], mention.start - _REACH), mention.start, self._cues.before_year), self._hours)
        right = words_in(text, mention.end, min(sentence[1], mention.end + _REACH), self._cues.before_year)
        if is_dateline(text, mention, sentence, left, right):
            return DateContext("announced", "past", DATELINE)
        found = self._of_duration(mention, left, right) if mention.kind == "duration" else self._of_date(mention, left, right, clause)
        if found.firm or found.role is None or (found.role == "effective" and is_coarse(mention)):
            return found
        if found.rule in self._loose or (found.rule == IN_RANGE and not self._within.isdisjoint(left[-_SKIPPED:])):
            return found  # "a study of the duty will be made in May", "the tender quota in April-September"
        firm = self._names_measure(left) or (found.role == "introduced" and self._leads_to_measure(left, right))
        if not firm and found.role in ("effective", "expires") and len(left) <= _AT_HEAD:
            firm = self._names_measure(self._clause_right(right, opens=True))  # "From 1 May to 30 June, exports of tin will be allowed"
        return replace(found, firm=True) if firm else found

    def _of_date(self, mention: Mention, left: Sequence[str], right: Sequence[str], clause: Sequence[str]) -> DateContext:
        form = mention.attrs.get("form", "")
        if form in _ROLE_OF_FORM:
            return DateContext(_ROLE_OF_FORM[form], None, BY_FORM)
        fits = fitting(mention)
        own = self._last(clause, fits)
        verb = own or self._verb(left, right, fits)
        near = self._near(mention, left, right)
        tense = self._tense((*left, *clause), right)
        if near is not None and near.where == "trail" and near.role in ("announced", None) and self._is_awaited(mention, left):
            return DateContext(None, "future", self._cues.rule_id(near))  # "ahead of Friday's ruling"
        if "range" in mention.attrs:
            if is_bare_year(mention) and not self._has_preposition(_before_range(left)):
                return DateContext(None, tense, IN_NAME)  # "the 2025-2026 budget", "its 2021-25 plan"
            if near is not None and near.where == "lead" and near.role is None and near.direction is None:
                return DateContext(None, tense, self._cues.rule_id(near))  # "in the period of review from 1 May through 30 June"
            if verb is not None and verb.role is None:  # "for the rates of the period examined"
                return DateContext(None, verb.direction or tense, self._cues.rule_id(verb))
            return self._in_range(mention, near, verb, tense, left)
        if near is None and is_bare_year(mention) and not self._has_preposition(left):
            return DateContext(None, tense, IN_NAME)
        if near is not None and near.standing and near.role is None and verb is not None and verb.begins:
            return DateContext("introduced", "past", self._cues.rule_id(verb), standing=True, firm=True)  # "since May exports have been banned"
        ahead = own is near is None and verb is not None and verb.role == "effective" and form in _RECENT and self._opens_clause(left)
        if ahead and clause and self._tense(clause, ()) == "past":  # "Today the plan to tax tin has won support": what is planned begins on another day
            return DateContext("announced", "past", BY_TENSE)
        if own is near is None and verb is not None and verb.direction == "future" and form in _RECENT and clause and self._tense(clause, ()) == "past":
            verb = None  # "will wait, after Lima on Monday pushed back the deadline": the date's own verb knows better
        if form not in _RECENT and (near is None or near.role in ("announced", "effective")) and self._is_of_old_rate(left):
            return DateContext("introduced", "past", OF_OLD_RATE)
        figures = verb if verb is not None and verb.role is None and verb.direction is None else None
        if near is not None and near.id == "as_of" and figures is not None and (len(left) <= _OPENING or not self._names_measure(left)):
            return DateContext(None, tense, self._cues.rule_id(figures))  # "As of 28 February, only 3 tonnes were exported"
        cue = verb if near is None or (verb is not None and _yields(near, verb)) else near
        if near is None and form not in _RECENT and (self._is_of_old_amount(left) or (_may_be_of_noun(cue) and self._is_of_occasion(left))):
            return DateContext(None, tense, OF_NOUN)
        if cue is None:
            return DateContext(None, tense, BY_TENSE, by_verb=True)
        direction = cue.direction or tense
        if cue.id == "until" and cue is near and "had" in left[-_HAD:]:
            direction = "near"  # "had waived the duty until the end of October"
        if cue is near and cue.where == "lead" and cue.role == "announced" and right and right[0] in self._cues.future:
            direction = "future"  # "the ruling on Monday will set final duties"
        if form == "weekday" and cue is near and cue.role == "effective" and direction == "future" != tense:
            direction = "near"  # "duties are paid as of Wednesday": nothing says that it lies ahead
        if form == "calendar" and cue is near and cue.id in _SINCE and tense == "past" and self._cues.future.isdisjoint((*left, *clause, *right)):
            direction = "near"  # "imposed a duty from 1 June", read on the 18th
        if cue.role == "introduced" and form in _RECENT and not cue.standing:  # "the tariffs imposed on Friday" are today's news
            return DateContext("announced", direction, self._cues.rule_id(cue), by_verb=near is None)
        if "ends" in mention.attrs and cue.role in ("announced", "introduced") and near is None:
            return DateContext(None, direction, self._cues.rule_id(cue))  # "raised its quota in 1986/87": a season is no day of an act
        acting = cue.acting and cue is verb
        return DateContext(cue.role, direction, self._cues.rule_id(cue), cue.standing, cue.firm, acting, cue.begins, by_verb=near is None)

    def _is_awaited(self, mention: Mention, left: Sequence[str]) -> bool:
        """Whether the words before the date say that it is of something that has yet to come."""
        end = len(left)
        if mention.attrs.get("range") == "end":  # "before the 8-10 June summit"
            return not self._awaiting.isdisjoint(left[-_OTHER_END:])
        while end and left[end - 1] in self._or_to:
            end -= 1
        return end > 0 and left[end - 1] in self._awaiting

    def _is_of_old_amount(self, left: Sequence[str]) -> bool:
        """ "To 50,000 tonnes from 30,000 tonnes last year"."""
        if left and left[-1][0].isdigit() and len(left) > 1 and left[-2] in self._instead:
            return True  # "to 38 ringgit a tonne from 16 last month"
        return bool(left) and left[-1] in self._amounts and not self._instead.isdisjoint(left[-_OTHER_END:])

    def _is_of_old_rate(self, left: Sequence[str]) -> bool:
        """ "To $475 a tonne from the $300 fixed in May": the day of what the rate was before."""
        end = len(left)
        while end and left[end - 1] in self._or_in:
            end -= 1
        if not end or not self._shows_past(left[end - 1]):
            return False
        words = left[max(0, end - _OLD_RATE) : end - 1]
        at = max((index for index, word in enumerate(words) if word in self._instead), default=len(words))
        old = words[at + 1 :]
        return "," not in old and any(word[0].isdigit() for word in old)

    def _is_of_occasion(self, left: Sequence[str]) -> bool:
        """ "Freed fuel from duty after the floods in March": words without a verb or a measure lie between."""
        if not self._has_preposition(left):
            return False
        for back in range(2, _OCCASION):
            word = left[-back] if back <= len(left) else ""
            if word in self._occasions:
                return back > 2
            if not word[:1].isalpha() or word in self._measures or self._shows_past(word) or word in self._cues.future:
                return False
        return False

    def _names_measure(self, left: Sequence[str]) -> bool:
        """Whether the clause before the date is about a measure or points to one."""
        if left and left[-1] in self._cues.breaks:
            left = left[:-1]  # "the duty ends after 90 days"
        clause = self._clause(left)
        dashes = [index for index, word in enumerate(left) if word in _DASHES]
        if len(dashes) > 1:  # "the ban – which was due to expire in May – would now run until"
            clause = (*self._clause(left[: dashes[-2]]), *left[dashes[-1] + 1 :])
        if not (self._flows.isdisjoint(clause) or self._stops.isdisjoint(clause)):
            return True  # "supplies will be banned starting", "asked its agency to stop exports for"
        if not self._terms.isdisjoint(clause) and any(word in self._terms and before in self._fresh for before, word in pairwise(clause)):
            return True  # "the new term starts in May"
        return not self._measures.isdisjoint(clause) or bool(clause and clause[0] in self._pointers)

    def _leads_to_measure(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether a participle that opens the sentence is about the measure behind its comma: "First imposed in May to save water, the ban"."""
        if len(left) > _OPENING or "," not in right:
            return False
        behind = right[right.index(",") + 1 :][:_SUBJECT]
        return not self._measures.isdisjoint(behind)

    def _near(self, mention: Mention, left: Sequence[str], right: Sequence[str]) -> DateCue | None:
        """The cue right beside the date; what follows "30 days after" belongs to that phrase."""
        form = mention.attrs.get("form")
        trail = self._trails["date"].at(right, 0) if form != "offset" else None
        if trail is not None and trail.cue.role == "introduced" and (not is_month_or_year(mention) or self._has_preposition(left)):
            trail = None  # "the June 2017 ban", but not "in June Lima lifted a ban"
        if trail is not None and right[0] in self._goes_on:
            trail = None  # "expires next March and quota talks …"
        if trail is not None and trail.cue.role is None and form in _RECENT and left[-1:] == ("on",) and right[0][0].isalpha():
            trail = None  # "on Friday sought consultations", but "Friday's talks"
        hit = trail or self._lead("date", left)
        if hit is not None and hit is not trail and hit.cue.id == "until" and right[:1] == ("to",) and not self._give.isdisjoint(left[-_GIVEN:]):
            return self._time_until  # "gives firms until May to cut their ties"
        return hit.cue if hit else None

    def _has_preposition(self, left: Sequence[str]) -> bool:
        return bool(left) and left[-1] in self._cues.before_year

    def _of_duration(self, mention: Mention, left: Sequence[str], right: Sequence[str]) -> DateContext:
        if mention.attrs.get("shift") == "-1":
            return DateContext(None, None, OF_PAST)  # "suspended for the past seven years": so long ago it began
        lead, trail = self._lead("duration", left), self._trails["duration"].at(right, 0)
        hit = trail if trail is not None and trail.cue.role is None else lead or trail  # "for a two-week review": what lasts is told behind
        if hit is None or ("shift" in mention.attrs and hit.cue.role is None):
            return DateContext(None, None, self._cues.rule_id(hit.cue) if hit else BY_TENSE)
        verb = self._verb(left, right, fitting(mention))
        if verb is not None and verb.role is None:
            return DateContext(None, None, self._cues.rule_id(verb))
        return DateContext(hit.cue.role, None, self._cues.rule_id(hit.cue))

    def _in_range(self, mention: Mention, cue: DateCue | None, verb: DateCue | None, tense: Direction, left: Sequence[str]) -> DateContext:
        """ "from X to Y", "between X and Y": beginning and end of what the sentence is about."""
        direction = (verb.direction if verb is not None and verb.role in ("effective", "expires") else tense) or "future"
        if cue is not None and cue.where == "trail" and cue.role is None and cue.direction is None:
            return DateContext(None, direction, self._cues.rule_id(cue))  # "before the 8-10 June summit"
        if mention.attrs["range"] == "end":
            if self._is_idle(left):
                return DateContext(None, direction, IN_RANGE)
            # an end is told because it lies ahead, whatever began; "ran from July to August" tells of one that is over
            over = verb is None or (verb.role in ("effective", "expires") and verb.direction == "past") or self._ran(left)
            done = not over and verb is not None and verb.acting and verb.direction == "past"  # "suspended the tax from 1 May to 31 July"
            return DateContext("expires", direction if over else "near" if done else "future", IN_RANGE)
        if cue is None:
            return DateContext("effective", direction, IN_RANGE)
        if cue.role is None:
            return DateContext(None, direction, self._cues.rule_id(cue))
        return DateContext("effective", direction, self._cues.rule_id(cue), firm=cue.firm)

    def _ran(self, left: Sequence[str]) -> bool:
        """Whether the words before the other end tell that it is over: "ran from 1 July to"."""
        return any(cue.firm and cue.role == "effective" and cue.direction == "past" for cue in self._before_other_end(left))

    def _is_idle(self, left: Sequence[str]) -> bool:
        """Whether the words before the other end tell of no measure: "a visit to Lima from 1 July to"."""
        return any(cue.role is None and cue.direction is None for cue in self._before_other_end(left))

    def _before_other_end(self, left: Sequence[str]) -> list[DateCue]:
        hits = (self._leads["date"].ending(left, end) for end in range(max(0, len(left) - _OTHER_END), len(left)))
        return [hit.cue for hit in hits if hit is not None]

    def _lead(self, of: str, left: Sequence[str]) -> CueHit[DateCue] | None:
        """The cue right before the date, small words left out one by one."""
        end = len(left)
        for _ in range(_SKIPPED):
            hit = self._leads[of].ending(left, end)
            if hit is not None or end == 0 or left[end - 1] not in self._skip:
                return hit
            end -= 1
        return None

    def _verb(self, left: Sequence[str], right: Sequence[str], fits: Fits) -> DateCue | None:
        """The nearest verb: in the clause to the left, else to the right; a date that opens its clause looks right first."""
        opens = self._opens_clause(left)
        own = self._clause(left)
        cue = self._first(right, fits, opens) or self._last(own, fits) if opens else self._last(own, fits) or self._first(right, fits, opens)
        return cue if cue is not None or len(own) == len(left) else self._last(left, fits)

    def _first(self, right: Sequence[str], fits: Fits, opens: bool) -> DateCue | None:
        hits = [hit for hit in self._hits(self._clause_right(right, opens), fits) if hit.cue.role != "introduced"]
        return min(hits, key=lambda hit: (hit.start, -hit.end)).cue if hits else None

    def _last(self, words: Sequence[str], fits: Fits) -> DateCue | None:
        hits = self._hits(words, fits)
        return max(hits, key=lambda hit: (hit.end, -hit.start)).cue if hits else None

    def _hits(self, words: Sequence[str], fits: Fits) -> list[CueHit[DateCue]]:
        """Verb cues, without those inside phrases to be ignored and those that cannot be of such a date."""
        found = list(self._verbs.all(words))
        if not found:
            return found
        taboo = [hit for hit in found if hit.cue.ignore]
        return [hit for hit in found if not hit.cue.ignore and fits(hit.cue) and not any(other.start <= hit.start and hit.end <= other.end for other in taboo)]

    def _opens_clause(self, left: Sequence[str]) -> bool:
        end = len(left)
        while end and left[end - 1] in self._small:
            end -= 1
        if end and left[end - 1] in self._cues.joins:
            end -= 1
        return end == 0 or left[end - 1] in self._cues.breaks or not (left[end - 1][0].isalnum() or left[end - 1][0] in _WITHIN)

    def _clause(self, left: Sequence[str]) -> Sequence[str]:
        breaks = self._cues.breaks
        for index in range(len(left) - 1, -1, -1):
            if left[index] in breaks:
                return left[index + 1 :]
        return left

    def _clause_right(self, right: Sequence[str], opens: bool) -> Sequence[str]:
        """Up to the next break; a comma is one too, unless the date stands at the head of its clause ("On Friday, the ministry …")."""
        ends = self._ends if opens else self._ends_at_comma
        for index, word in enumerate(right):
            if word in ends and (index or not opens):
                return right[:index]
        return right

    def _tense(self, left: Sequence[str], right: Sequence[str]) -> Direction:
        """Of the nearest word that shows it, to the left first."""
        future = self._cues.future
        for words in (reversed(left), right):
            for word in words:
                if word in future:
                    return "future"
                if self._shows_past(word):
                    return "past"
        return None

    def _shows_past(self, word: str) -> bool:
        return word in self._cues.past or (len(word) > 4 and word.endswith(self._cues.past_endings) and word not in self._cues.not_past)


def _may_be_of_noun(cue: DateCue | None) -> bool:
    """Whether only an act's verb or none claims a date: what begins or ends by its words does so on that day."""
    return cue is None or (cue.role in ("announced", "effective") and not cue.firm)


def _yields(cue: DateCue, verb: DateCue) -> bool:
    """A lead that only gives a direction takes the role of an act ahead ("will rise by June"); figures take the role away."""
    if verb.role is None:
        return cue.where == "lead" and cue.role == "effective" and not cue.firm
    return cue.where == "lead" and cue.role is None and cue.direction == "future" and verb.role == "effective" and verb.direction == "future"


def _before_range(left: Sequence[str]) -> Sequence[str]:
    """The words before a range of years, of which the first may stand among them already."""
    return left[:-2] if len(left) > 1 and left[-2].isdigit() and left[-1] in _DASHES else left


def _phrases(cues: DateCues, where: str, of: str) -> Phrases[DateCue]:
    return Phrases(cues, (cue for cue in cues.cues if cue.where == where and cue.of == of))
