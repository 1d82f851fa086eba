"""Which rates and volumes does a text name? Percentages, points, money for each unit, and tonnes; figures are marked as such.

`attrs`, numbers as decimal text, a key absent where nothing is said:

    value    the rate or volume that applies; the upper end of a range
    from     what it was before
    low      the lower end of a range
    change   by how much it moves, without a sign: the verb tells the direction (of a volume beside the new value)
    unit     percent, percentage_point, `USD/t`, `INR/100 kg`, `cents/bu`; of a volume t, kg, bbl, head …
    zero     `true` for "duty-free" and "zero tariff"
    standing `true` where the words before it say that it was in force already ("currently at 10%")
    stat     `true` where the words around make it a figure, share, price or growth
    why      the rule that decided on `stat`
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from extractor.core.types import Mention
from extractor.nlp.cue_phrases import CueHit, Phrases
from extractor.nlp.patterns import Match, Matcher
from extractor.nlp.word_classes import Pieces
from extractor.rules.times import AmountCue, AmountCues, Grammar

_POINTS, _SHARE = "percentage_point", "/share_of"
_VOLUMES = frozenset({"volume", "volume_range", "volume_from_to", "volume_by_to"})
_MINOR = frozenset({"cents", "pence", "sen", "paise", "centavos", "kopecks"})
"""Hundredths of a currency."""
_WORD = re.compile(r"[a-zA-Z0-9]+[^\W_]*(?:[-‑.][^\W_]+)*|[^\W_]+(?:[-‑.][^\W_]+)*|['’][^\W\d_]*|[^\w\s]")
_REACH = 110
"""Characters: a number further from a verb than a clause is long does not belong to it. Re-run tests/nlp/test_quantities.py after a change."""
_SKIPPED = 4
_FEW, _ALIKE = 500, 20
"""Fewer cars than this are no quota; a quota rarely changes by more than this factor."""
_UNSCALED = 1000
"""A number as large has no "million" to be added to it."""
_YEAR_DIGITS = 4
"""No rate in percent has as many digits before its point; a year has."""
_COUNTED = frozenset({"unit", "vehicle", "truck", "case", "pair", "garment", "carton", "container"})
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z\"“])|\n\s*\n")


class QuantityRules:
    """Patterns and cues of one language, ready for use."""

    def __init__(self, grammar: Grammar, cues: AmountCues) -> None:
        self.matcher = Matcher(grammar)
        self.figures = _Figures(cues)


def find_quantities(text: str, rules: QuantityRules) -> tuple[Mention, ...]:
    """Rates and volumes in the order of the text, never overlapping. Plain sums of money are none."""
    matcher = rules.matcher
    pieces = matcher.classes.pieces(text)
    found: list[Mention] = []
    for match in matcher.find(pieces):
        attrs = _READERS[match.rule.form](matcher.values(pieces, match))
        if attrs:
            found.append(_mention(pieces, match, attrs, rules))
    return tuple(found)


def _mention(pieces: Pieces, match: Match, attrs: dict[str, str], rules: QuantityRules) -> Mention:
    kind = "quantity" if match.rule.form in _VOLUMES else "rate"
    first = match.slots["lead"][0][0] + 1 if "lead" in match.slots else match.first
    last = match.slots["trail"][0][0] if "trail" in match.slots else match.last
    start, end = pieces.starts[first], pieces.ends[last - 1]
    if "certain" not in match.rule.set:
        told = pieces.ends[match.slots["unit"][0][0]] if kind == "quantity" and _is_first(match) else end
        stat, why, standing = rules.figures.is_figure(pieces.text, start, told, kind)
        if attrs.get("unit") == _POINTS and why.endswith(_SHARE):
            stat = False  # "removed 10 percentage points of its duty": points are no share of anything
        attrs |= ({"stat": "true"} if stat else {}) | ({"why": why} if why else {}) | ({"standing": "true"} if standing else {})
    rule = rules.matcher.grammar.rule_id(match.rule)
    return Mention(kind, "", start, end, pieces.text[start:end], rule, attrs)  # type: ignore[arg-type]  # one of two kinds


def _is_first(match: Match) -> bool:
    """Whether the new volume stands before the old: what follows the old one, "against 70,000 tonnes last year", says nothing of the new."""
    slots = match.slots
    return {"value", "unit", "from"} <= slots.keys() and slots["value"][0][0] < slots["unit"][0][0] < slots["from"][0][0]


class _Figures:
    """Is a number a figure? The words right beside it, else the nearest verb of its clause, decide."""

    def __init__(self, cues: AmountCues) -> None:
        self._cues = cues
        self._skip, self._measure, self._flow = (cues.lists.get(name, frozenset()) for name in ("skip", "measure", "flow"))
        self._limit, self._standing, self._turns = (cues.lists.get(name, frozenset()) for name in ("limit", "standing", "turns"))
        self._skip_pairs = frozenset(tuple(pair.split()) for pair in cues.lists.get("skip_pairs", ()))
        self._phrases = {
            (where, of): Phrases(cues, [cue for cue in cues.cues if cue.where == where and cue.of == of])
            for where in ("lead", "trail", "verb")
            for of in ("rate", "quantity")
        }

    def is_figure(self, text: str, start: int, end: int, kind: str) -> tuple[bool, str, bool]:
        """Whether it is one, the cue that decided, and whether it was in force already."""
        left, right = _around(text, start, end)
        lead, trail = self._lead(left, kind), self._phrases["trail", kind].at(right, 0)
        if kind == "rate":
            # "duties of 22% of the value": what stands before a rate knows best
            hit = lead if lead is not None and (lead.cue.role == "rate" or trail is None) else trail
            hit = hit or self._verb(left, right, kind)
        else:
            # "limit exports to 1,700 tonnes": the verb knows better than the noun beside the number
            hit = trail or self._verb(left, right, kind) or lead
        standing = not self._standing.isdisjoint(self._part(left))
        if hit is None:
            return False, "", standing
        stat = hit.cue.role == "stat" and not (hit.cue.subject and self._is_of_measure(left, kind))
        return stat, self._cues.rule_id(hit.cue), standing

    def _part(self, left: Sequence[str]) -> Sequence[str]:
        """The words back to the last comma, break or number."""
        breaks = self._cues.breaks
        for index in range(len(left) - 1, -1, -1):
            if left[index] == "," or left[index] in breaks or left[index][0].isdigit():
                return left[index + 1 :]
        return left

    def _is_of_measure(self, left: Sequence[str], kind: str) -> bool:
        """Whether the first thing that the clause is about is a measure: "duties on exports rose", not "exports rose", not "tax revenue rose"."""
        measure = self._measure if kind == "rate" else self._limit
        begin = next((index + 1 for index in range(len(left) - 1, -1, -1) if left[index] in self._turns), 0)
        left = left[begin:]
        for word, following in zip(left, (*left, "")[1:], strict=True):
            if word in self._flow and following not in measure:
                return False
            if word in measure and following not in self._flow:
                return True
        return False

    def _lead(self, left: Sequence[str], kind: str) -> CueHit[AmountCue] | None:
        end = len(left)
        for _ in range(_SKIPPED):
            hit = self._phrases["lead", kind].ending(left, end)
            if hit is not None or end == 0:
                return hit
            if tuple(left[max(0, end - 2) : end]) in self._skip_pairs:
                end -= 2
            elif left[end - 1] in self._skip:
                end -= 1
            else:
                return None
        return None

    def _verb(self, left: Sequence[str], right: Sequence[str], kind: str) -> CueHit[AmountCue] | None:
        phrases = self._phrases["verb", kind]
        begin = next((index + 1 for index in range(len(left) - 1, -1, -1) if left[index] in self._cues.breaks), 0)
        hits = list(phrases.all(left[begin:]))
        if hits:
            return max(hits, key=lambda hit: (hit.end, -hit.start))
        end = next((index for index, word in enumerate(right) if word in self._cues.breaks), len(right))
        return min(phrases.all(right[:end]), key=lambda hit: hit.start, default=None)


def _around(text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lower-case words of the sentence before and after, within reach."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    cuts = [match.end() for match in _SENTENCE_END.finditer(before)]
    stop = _SENTENCE_END.search(after)
    return _words(before[cuts[-1] :] if cuts else before), _words(after[: stop.start()] if stop else after)


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(text)))


Slots = Mapping[str, str]


def _percent(slots: Slots) -> dict[str, str]:
    value = _number(slots, "value")
    return {"value": value, "unit": "percent"} | ({"zero": "true"} if float(value) == 0 else {})


def _mixed_fraction(slots: Slots) -> dict[str, str]:
    """ "6-1/2 pct", as wires wrote it; no fraction of one is no number."""
    over, under = float(slots["over"]), float(slots["under"])
    return {"value": f"{float(slots['value']) + over / under:.10g}", "unit": "percent"} if over < under else {}


def _change(slots: Slots) -> dict[str, str]:
    lower = {"low": _number(slots, "from")} if "from" in slots else {}
    return {"change": _number(slots, "value"), **lower, "unit": "percent"}


def _percent_range(slots: Slots) -> dict[str, str]:
    if float(slots["from"]) >= float(slots["high"]):  # "in 2010 to 25 percent"
        return {"value": _number(slots, "high"), "unit": "percent"}
    return {"value": _number(slots, "high"), "low": _number(slots, "from"), "unit": "percent"}


def _percent_from_to(slots: Slots) -> dict[str, str]:
    if slots["from"].isdigit() and len(slots["from"]) == _YEAR_DIGITS and "from_scale" not in slots:  # "cut to 20% from 2026"
        return {"value": _number(slots, "value"), "unit": "percent"}
    return {"value": _number(slots, "value"), "from": _number(slots, "from"), "unit": "percent"}


def _percent_of_old(slots: Slots) -> dict[str, str]:
    """ "5 percent, a third of what it was": the old rate follows from the new one."""
    value = _number(slots, "value")
    if "of" in slots:
        times = round(100 / float(slots["of"]), 2)
    elif "half" in slots:
        times = 2.0
    else:
        times = 1 / float(slots["times"])
    return {"value": value, "from": f"{float(value) * times:.6g}", "unit": "percent"}


def _zero(_slots: Slots) -> dict[str, str]:
    return {"value": "0", "unit": "percent", "zero": "true"}


def _points(slots: Slots) -> dict[str, str]:
    return {"change": _number(slots, "value"), "unit": _POINTS}


def _money(slots: Slots, keys: Mapping[str, str]) -> dict[str, str]:
    minor = slots.get("cur") in _MINOR
    currency = slots["cur"] if minor else slots.get("cur_of") or slots.get("sign_of") or slots.get("cur") or slots.get("sign", "")
    count = f"{slots['per_count']} " if "per_count" in slots else ""
    read = {name: _number(slots, slot) for name, slot in keys.items()}
    if "from" in read and minor and slots.get("skip_cur", currency) not in _MINOR:  # "to 30 cents a bushel from 1.10 dollars"
        read["from"] = f"{float(read['from']) * 100:.10g}"
    return read | {"unit": f"{currency}/{count}{_unit(slots)}"}


def _money_fraction(slots: Slots) -> dict[str, str]:
    """ "3/8 cent per kilo", "1-1/2 cents a pound" """
    over, under = float(slots["over"]), float(slots["under"])
    if over >= under:
        return {}
    whole = float(slots.get("value", "0"))
    return _money({**slots, "value": f"{whole + over / under:.10g}"}, {"value": "value"})


def _volume(slots: Slots, keys: Mapping[str, str]) -> dict[str, str]:
    """Few of a countable thing are no quota ("two units of the group"); what a volume comes from must be of its size ("from 12 ports")."""
    read = {name: _number(slots, slot) for name, slot in keys.items()} | {"unit": _unit(slots)}
    value, before = float(read["value"]), float(read.get("from", "0"))
    if value < _FEW and read["unit"] in _COUNTED:
        return {}
    if "from" in read and "skip_unit" not in slots and not value / _ALIKE <= before <= value * _ALIKE:
        del read["from"]
    return read


def _unit(slots: Slots) -> str:
    return slots.get("kind") or slots.get("cubic") or slots.get("square") or slots["unit"]


def _number(slots: Slots, name: str) -> str:
    """A number times its "million"; trailing zeros are left out."""
    value = float(slots[name])
    scale = {"value": "scale", "high": "high_scale", "from": "from_scale"}[name]
    # "from 1 to 2 million": the scale that is said once holds for both; "from 250,000 tonnes to 1 million" says it of one
    shared = name == "from" and "skip_unit" not in slots and value < _UNSCALED
    factor = slots.get(scale) or (shared and (slots.get("scale") or slots.get("high_scale"))) or "1"
    return f"{value * float(factor):.10g}"


_READERS: dict[str, Callable[[Slots], dict[str, str]]] = {
    "percent": _percent,
    "mixed_fraction": _mixed_fraction,
    "percent_change": _change,
    "percent_range": _percent_range,
    "percent_from_to": _percent_from_to,
    "percent_of_old": _percent_of_old,
    "zero": _zero,
    "points": _points,
    "money": partial(_money, keys={"value": "value"}),
    "money_change": partial(_money, keys={"change": "value"}),
    "money_fraction": _money_fraction,
    "money_range": partial(_money, keys={"value": "high", "low": "from"}),
    "money_from_to": partial(_money, keys={"value": "value", "from": "from"}),
    "volume": partial(_volume, keys={"value": "value"}),
    "volume_range": partial(_volume, keys={"value": "high", "low": "from"}),
    "volume_from_to": partial(_volume, keys={"value": "value", "from": "from"}),
    "volume_by_to": partial(_volume, keys={"value": "value", "change": "from"}),
}
