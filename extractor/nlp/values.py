"""Which rate and quantity belongs to which act? The nearest act that can take it; `nlp.act_dates` does the same for dates."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.quick import dataclass
from extractor.core.types import Role
from extractor.nlp.act import RISING, Act
from extractor.nlp.general import is_on_top_of
from extractor.nlp.measures import phrase_of
from extractor.nlp.scene import Placed, Scene

_RATED = frozenset({
    "tariff", "export_tax", "anti_dumping", "countervailing", "safeguard", "import_quota", "local_content", "export_incentive",
    "technical_standard", "subsidy", "other", "sanction", "trade_agreement", "transport_measure", "import_control", "",
})  # fmt: skip
_CUT_BY = frozenset({"export_quota", "production_control"})
"""What has no rate but may be cut "by 30 percent"."""
_LIMITED = frozenset({"import_quota", "export_quota", "production_control", "tariff", "export_control", "import_control", "export_ban"})
_AT_NOUN = 3
"""Tokens before a measure in which its rate stands: "a 36% US tariff"."""
_AT_YEAR = 3
"""Tokens of "in the second" behind the rate of a later year."""
_VAGUE = 10
"""Tokens by which an act on "the regulation" stands back behind one on a measure that is named."""
FAR = 28
"""Tokens: a value further from an act than a long clause belongs to something else."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value given to the act at `index` in a role."""

    index: int
    role: Role
    placed: Placed
    rule: str


def give_rates(scene: Scene, acts: Sequence[Act], dropped: Sequence[Act] = ()) -> list[Given]:
    """Rates and quantities; those that are statistics are left alone, and those right at the measure of an act that came to nothing."""
    of_dropped = _at_nouns(dropped) - _at_nouns(acts)
    given: list[Given] = []
    for item in scene.placed:
        kind = item.mention.kind
        if kind not in ("rate", "quantity") or is_on_top_of(scene, item.start) or _is_of_later(scene, item):
            continue
        if given and (whole := _with_old_range(scene, given[-1].placed, item)) is not None:
            given[-1] = replace(given[-1], placed=whole)
            continue
        row = bool(given) and _goes_on(scene, given[-1].placed, item)
        if _is_figure(acts, item) and not row:
            continue
        if item.end - 1 in of_dropped:
            continue  # "to seek relief from a 36% US tariff"
        able = _RATED | (_CUT_BY if "change" in item.mention.attrs else frozenset()) if kind == "rate" else _LIMITED
        index = given[-1].index if row else _nearest(scene, acts, item, able)
        if index is not None:
            given.append(Given(index, "rate" if kind == "rate" else "quantity", _led(scene, acts[index], item), "nlp.values/nearest"))
    return given


def _at_nouns(acts: Sequence[Act]) -> set[int]:
    """The tokens right before the measures of acts, where their rates stand."""
    return {token for act in acts if act.noun is not None for token in range(act.noun.start - _AT_NOUN, act.noun.start)}


def _is_figure(acts: Sequence[Act], item: Placed) -> bool:
    """Whether a value is one of statistics; "It will rise to 25 percent", "duties will drop to 12 percent" of a measure is none."""
    if item.mention.attrs.get("stat") != "true":
        return False
    if item.mention.kind == "quantity" and any("of_amount" in act.flags and 0 <= item.start - act.trigger.end <= FAR for act in acts):
        return False  # "approved the export of 900 tonnes": the amount is the act
    return not any((RISING in act.why or "needs_rate" in act.flags) and 0 <= item.start - act.trigger.end <= _AT_NOUN for act in acts)


def _is_of_later(scene: Scene, item: Placed) -> bool:
    """ "A 13% duty, falling to 11% in the second year"."""
    words, lower = scene.tables.words, scene.tree.lower
    if item.mention.kind == "rate" and _is_of_later_year(scene, item):
        return True
    before = lower[max(scene.lo, item.start - 2) : item.start]
    return len(before) == 2 and before[0] in words.later and before[1] in words.new_value


def _is_of_later_year(scene: Scene, item: Placed) -> bool:
    """ "20% in the first year and 15% in the second", "15% for the following two years": a step of a rate that an earlier one opens."""
    lower, ordinals = scene.tree.lower, scene.tables.words.later_year
    behind = lower[item.end : min(scene.hi, item.end + _AT_YEAR)]
    if len(behind) < _AT_YEAR or behind[0] not in scene.tables.words.in_year or behind[1] != "the" or behind[2] not in ordinals:
        return False
    first = next((other for other in scene.placed if other.mention.kind == "rate" and other.end <= item.start), None)
    return first is not None and any(word in scene.tables.words.first_year for word in lower[first.end : item.start])


def _led(scene: Scene, act: Act, item: Placed) -> Placed:
    """A value with what the word before it says: in "lowered the 25% duty to 15%" the first is the old one, the second the new."""
    if item.start == scene.lo:
        return item
    words, start = scene.tables.words, item.start
    while start - 1 > scene.lo and scene.tree.lower[start - 1] in words.as_much:
        start -= 1
    before = scene.tree.lower[start - 1]
    if before in words.new_value and scene.tree.lower[start - 2] not in words.as_high_as:
        return _marked(item, "new")
    noun = act.noun if before in words.old_value and act.trigger.end <= item.start else None
    if noun is not None and (item.end <= noun.start <= item.end + 1 or noun.end <= item.start):
        return _marked(item, "old")  # "lowers from 40% the duty", "lowers the duty from 40% over ten years"
    return item


def _with_old_range(scene: Scene, new: Placed, item: Placed) -> Placed | None:
    """ "To between 7 and 10 percent from 14 to 23 percent": a new range and the old one right behind it are one rate, from one upper end to the other."""
    lower, words, attrs = scene.tree.lower, scene.tables.words, item.mention.attrs
    leads = lower[new.end] in words.both_ways - words.new_value and item.start - new.end == ("low" in attrs)
    ranges = "low" in new.mention.attrs and ("low" in attrs or "from" in attrs) and new.mention.attrs.get("unit") == attrs.get("unit")
    if not (leads and ranges) or words.new_value.isdisjoint(lower[new.start - 2 : new.start]):
        return None
    return replace(new, end=item.end, mention=replace(new.mention, attrs={**new.mention.attrs, "from": attrs["value"]}))


def _goes_on(scene: Scene, last: Placed, item: Placed) -> bool:
    """Whether a value goes on with a row of them: "on tea from 9% to 7%, that on rice from 8% to 6% and [those on rye] from 5% to 4%"."""
    lower, words, between = scene.tree.lower, scene.tables.words, range(last.end, item.start)
    again = any(lower[token] in words.measure_pronouns and lower[token + 1] in words.upon for token in between)
    return again and item.mention.kind == last.mention.kind and not any(scene.hit("verb", token) for token in between)


def _marked(item: Placed, key: str) -> Placed:
    return replace(item, mention=replace(item.mention, attrs={**item.mention.attrs, key: "true"}))


def _span(act: Act) -> tuple[int, int]:
    starts = [act.trigger.start, *([act.noun.start] if act.noun else [])]
    ends = [act.trigger.end, *([act.noun.end] if act.noun else [])]
    return min(starts), max(ends)


def distance(scene: Scene, act: Act, item: Placed) -> int:
    """Tokens between, more where another clause or verb lies between."""
    low, high = _span(act)
    if low <= item.start < high:
        return 0
    between = range(high, item.start) if item.start >= high else range(item.end, low)
    words = scene.tree.lower
    penalty = sum(6 for token in between if words[token] in scene.tables.words.distance_breaks)
    return len(between) + penalty + (3 if item.start < low else 0)


def _nearest(scene: Scene, acts: Sequence[Act], item: Placed, able: frozenset[str]) -> int | None:
    choices = []
    differ = len({act.measure for act in acts}) > 1
    for index, act in enumerate(acts):
        if act.measure not in able or (not act.measure and act.noun is None):
            continue
        noun = act.noun or act.trigger
        inside = item.start in phrase_of(scene, noun) if scene.tree.parsed(noun.head) else False
        # "replaced the ban with a 5% duty", "a duty of 5% and a levy of 9%": of two measures the nearer
        apart = max(noun.start - item.end, item.start - noun.end) if differ else 0
        away = 0 if inside else distance(scene, act, item) + (_VAGUE if "pointer" in act.flags else 0)
        choices.append((away, apart, index))
    if not choices:
        return None
    tokens, _, index = min(choices)
    return index if tokens <= FAR else None
