"""Which dates and lengths of time does a text name? Their characters and their parse; nothing is resolved here.

The parse stands in `attrs`, in no language. `form` says what the other keys mean:

    calendar         some of year, month, day, yy ("'25"); `shift` counts months of that name, `year_shift` years from ours
    numeric          day, month, year or yy, and `ambiguous` where month and day could change places; or only `written`
    weekday          weekday 1-7; `shift` -1 last, 0 this, 1 next; `week_shift` for "Monday next week"
    day              `shift` in days from publication
    day_of_month     day; `shift` in months
    period           unit (D W M Q Y E=decade), `shift`
    anchored_period  unit, `shift`, from a date that the text named before
    weekend season quarter half fiscal decade century new_year
    offset           amount, unit, sign, anchor (`published` or `text`)
    immediate open   at once; without an end
    duration         amount, unit, value (ISO 8601), `shift` where it ends or begins now
    ref set clock    words for times that name none, on request only

Beside them: `part` (START EARLY MID LATE END), `time` (of day), `range` (start or end of one), `value` where the words alone give it.
"""

from collections.abc import Iterator, Mapping

from extractor.core.evidence import RuleId
from extractor.core.quick import dataclass
from extractor.core.types import Mention
from extractor.nlp.date_slots import read_slots
from extractor.nlp.patterns import Match, Matcher
from extractor.nlp.word_classes import Pieces

_UNWIDENED = frozenset({"duration", "offset", "ref", "set", "clock", "open", "immediate", "numeric"})
_IN_RANGE = frozenset({"calendar", "quarter", "half", "fiscal", "numeric", "day_of_month"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A date over pieces, before it becomes a mention."""

    rule: RuleId
    first: int
    last: int
    attrs: Mapping[str, str]


def find_dates(text: str, rules: Matcher, *, vague: bool = False) -> tuple[Mention, ...]:
    """Dates and durations in the order of the text, never overlapping; `vague` adds words that point at no day ("recently", "annual")."""
    pieces = rules.classes.pieces(text)
    found = [item for item in _find(pieces, rules, vague) if "form" in item.attrs]  # no 31 February
    return tuple(_mention(pieces, item) for item in _with_ranges(pieces, rules, found))


def _find(pieces: Pieces, rules: Matcher, vague: bool) -> Iterator[_Found]:
    floor = 0
    for match in rules.find(pieces, vague):
        slots, first = rules.values(pieces, match), match.first
        if match.rule.form not in _UNWIDENED:
            first, prefixes = rules.prefix(pieces, first, floor)
            for prefix in prefixes:
                slots |= prefix.rule.set
        yield from _halves(rules.grammar.rule_id(match.rule), match, first, slots)
        floor = match.last


def _halves(name: RuleId, match: Match, first: int, slots: dict[str, str]) -> Iterator[_Found]:
    """One date, or the two of a pattern that holds a range: slots that end in 2 belong to the second."""
    form = match.rule.form
    if "lead" in slots:
        first = match.slots["lead"][0][0] + 1
    second = {slot.removesuffix("2"): value for slot, value in slots.items() if slot.endswith("2")}
    if form == "year_pair":
        crop_year = int(slots["yy2"]) == (int(slots["year"]) + 1) % 100
        form, second = ("fiscal", {}) if crop_year else ("calendar", {"year": slots["year"][:2] + slots["yy2"]})
    elif form == "fiscal":
        second = {}
    if not second or "to" not in match.slots:
        yield _Found(name, first, match.last, read_slots(form, slots))
        return
    cut = match.slots["to"][0][0]
    own = {slot: value for slot, value in slots.items() if not slot.endswith("2")}
    yield _Found(name, first, cut, read_slots(form, second | own) | {"range": "start"})
    yield _Found(name, cut + 1, match.last, read_slots(form, own | second) | {"range": "end"})


def _with_ranges(pieces: Pieces, rules: Matcher, found: list[_Found]) -> list[_Found]:
    """Two dates joined by "to" or "between … and" share the year that only the second names."""
    joined = list(found)
    to, both, joins, leads = (frozenset(rules.classes.letters((name,))) for name in ("to", "between", "and", "from"))
    for index in range(len(joined) - 1):
        one, other = joined[index], joined[index + 1]
        aside = int(other.first == one.last + 2 and pieces.text[pieces.starts[one.last]] == ",")  # "from May 1, to June 30"
        if other.first != one.last + 1 + aside or one.attrs.get("form") not in _IN_RANGE or other.attrs.get("form") not in _IN_RANGE or "range" in one.attrs:
            continue
        link, before = pieces.letters[one.last + aside], pieces.letters[one.first - 1 : one.first]
        if (link in to and (not aside or before in leads)) or (link in joins and before in both):
            joined[index] = _Found(one.rule, one.first, one.last, _inherit(one.attrs, other.attrs) | {"range": "start"})
            joined[index + 1] = _Found(other.rule, other.first, other.last, dict(other.attrs) | {"range": "end"})
    return joined


def _inherit(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    if {"year", "yy", "shift", "year_shift"} & one.keys() or "year" not in other:
        return dict(one)
    shared = dict(one) | {"year": other["year"]}
    return read_slots(shared["form"], shared) or dict(one)


def _mention(pieces: Pieces, item: _Found) -> Mention:
    start, end = pieces.starts[item.first], pieces.ends[item.last - 1]
    kind = "duration" if item.attrs["form"] in ("duration", "set") else "date"
    return Mention(kind, "", start, end, pieces.text[start:end], item.rule, item.attrs)  # type: ignore[arg-type]  # one of two kinds
