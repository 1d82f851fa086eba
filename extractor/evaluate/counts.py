"""How many values of each slot are right, spurious or missing? For a pair, and for an event that found no partner."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from extractor.evaluate.cases import CODES, MOMENTS, PARTIES, RATE_FIELDS, SLOTS, Gold, Predicted


class Counts(NamedTuple):
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """The sum, slot by slot."""
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


RIGHT, WRONG, SPURIOUS, NOTHING = Counts(tp=1), Counts(fp=1, fn=1), Counts(fp=1), Counts()


def precision(counts: Counts) -> float:
    """Share of given values that are right; 0 where none was given."""
    return counts.tp / (counts.tp + counts.fp) if counts.tp + counts.fp else 0.0


def recall(counts: Counts) -> float:
    """Share of wanted values that were given; 0 where none was wanted."""
    return counts.tp / (counts.tp + counts.fn) if counts.tp + counts.fn else 0.0


def f1(counts: Counts) -> float:
    """The harmonic mean of precision and recall."""
    p, r = precision(counts), recall(counts)
    return 2 * p * r / (p + r) if p + r else 0.0


def compare(predicted: Predicted, gold: Gold) -> dict[str, Counts]:
    """Counts by slot of a record and the gold event that it answers."""
    counts: dict[str, Counts] = {}
    for slot in PARTIES:
        given, wanted, optional = predicted.sets[slot], set(gold.accepted[slot]), set(gold.optional[slot])
        counts[slot] = Counts(len(given & wanted), len(given - wanted - optional), len(wanted - given))
    for slot in CODES:
        counts[slot] = RIGHT if predicted.values[slot] in gold.accepted[slot] else WRONG
    for slot in MOMENTS:
        counts[slot] = _moment(predicted, gold, slot)
    counts["rate"] = _rate(predicted.values["rate"], gold.accepted["rate"])
    return counts


def _moment(predicted: Predicted, gold: Gold, slot: str) -> Counts:
    value, wanted, optional = predicted.values[slot], gold.accepted[slot], gold.optional[slot]
    if wanted:
        if value is not None and (value in wanted or value in optional):
            return RIGHT
        return WRONG if value is not None else Counts(fn=1)
    if value is None or slot in predicted.derived or value in optional or slot in gold.open_dates:
        return NOTHING
    return SPURIOUS


def _rate(given: Mapping[str, Any] | None, wanted: tuple[Any, ...]) -> Counts:
    if not wanted:
        return SPURIOUS if given else NOTHING
    if given and any(rate is not None and _agrees(given, rate) for rate in wanted):
        return RIGHT
    return WRONG if given else Counts(fn=1)


def _agrees(given: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether each number that the gold names is given, whatever its sign."""
    for name in RATE_FIELDS:
        if wanted.get(name) is not None and (given.get(name) is None or abs(abs(float(given[name])) - abs(float(wanted[name]))) > 1e-6):
            return False
    return True


def alone(event: Predicted | Gold) -> dict[str, Counts]:
    """Counts of an event without a partner: all of it spurious, or all of it missed."""
    counts = {}
    for slot in SLOTS:
        if isinstance(event, Predicted):
            size = len(event.sets[slot]) if slot in PARTIES else int(bool(event.values[slot]))
            counts[slot] = Counts(fp=size)
        else:
            size = len(set(event.accepted[slot])) if slot in PARTIES else int(bool(event.accepted[slot]))
            counts[slot] = Counts(fn=size)
    return counts
