"""How good is a run? Slot, detection and strict event scores over articles, with bootstrap intervals."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.evaluate.align import align
from extractor.evaluate.cases import SLOTS, Gold, Predicted, Raw, gold_of
from extractor.evaluate.counts import Counts, alone, compare, f1

_STRICT = ("implementers", "action", "measure", "goods", "targets")
_ROUNDS = 500
"""Bootstrap rounds: the interval's ends move by less than 0.005 with more."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """`slots` (paired, with the wrong slots), `spurious` or `missed`."""

    article: str
    kind: str
    wrong: tuple[str, ...]
    predicted: Predicted | None
    gold: Gold | None


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article's counts; background gold events count neither for nor against."""

    article: str
    slots: Mapping[str, Counts]
    detected: Counts
    strict: Counts
    background: tuple[int, int]
    """Found, of how many."""
    mistakes: tuple[Mistake, ...]
    pairs: tuple[tuple[Predicted, Gold], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A run's counts."""

    articles: tuple[ArticleScore, ...]
    slots: Mapping[str, Counts]
    all_slots: Counts
    detected: Counts
    strict: Counts
    background: tuple[int, int]

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every mistake, in the order of the articles."""
        return tuple(mistake for article in self.articles for mistake in article.mistakes)


def score(golds: Iterable[Raw], predictions: Mapping[str, Sequence[Predicted]]) -> Score:
    """The score of predictions (see `cases.by_article`) against gold articles (`id`, `url`, `events`)."""
    articles = []
    for gold in golds:
        found = predictions.get(str(gold["id"])) or (predictions.get(str(gold["url"])) if gold.get("url") else None) or ()
        articles.append(score_article(str(gold["id"]), found, [gold_of(event) for event in gold["events"]]))
    return total(articles)


def score_article(name: str, predictions: Sequence[Predicted], golds: Sequence[Gold]) -> ArticleScore:
    """One article's score."""
    pairs = align(predictions, golds)
    slots: Counter[tuple[str, str]] = Counter()
    detected, strict = Counts(), Counts()
    mistakes: list[Mistake] = []

    def add(counts: Mapping[str, Counts]) -> None:
        for slot, count in counts.items():
            slots.update({(slot, "tp"): count.tp, (slot, "fp"): count.fp, (slot, "fn"): count.fn})

    for row, column in pairs:
        if not golds[column].main:
            continue
        counts = compare(predictions[row], golds[column])
        add(counts)
        detected = detected.plus(Counts(tp=1))
        wrong = tuple(slot for slot in SLOTS if counts[slot].fp or counts[slot].fn)
        strict = strict.plus(Counts(fp=1, fn=1) if set(wrong) & set(_STRICT) else Counts(tp=1))
        if wrong:
            mistakes.append(Mistake(name, "slots", wrong, predictions[row], golds[column]))
    taken_rows, taken_columns = {row for row, _ in pairs}, {column for _, column in pairs}
    for row, predicted in enumerate(predictions):
        if row not in taken_rows:
            add(alone(predicted))
            detected, strict = detected.plus(Counts(fp=1)), strict.plus(Counts(fp=1))
            mistakes.append(Mistake(name, "spurious", (), predicted, None))
    for column, gold in enumerate(golds):
        if column not in taken_columns and gold.main:
            add(alone(gold))
            detected, strict = detected.plus(Counts(fn=1)), strict.plus(Counts(fn=1))
            mistakes.append(Mistake(name, "missed", (), None, gold))
    background = (sum(not golds[column].main for _, column in pairs), sum(not gold.main for gold in golds))
    by_slot = {slot: Counts(slots[slot, "tp"], slots[slot, "fp"], slots[slot, "fn"]) for slot in SLOTS}
    return ArticleScore(name, by_slot, detected, strict, background, tuple(mistakes), tuple((predictions[row], golds[column]) for row, column in pairs))


def total(articles: Sequence[ArticleScore]) -> Score:
    """Counts summed over articles."""
    slots = {slot: _sum(article.slots[slot] for article in articles) for slot in SLOTS}
    return Score(
        tuple(articles),
        slots,
        _sum(slots.values()),
        _sum(article.detected for article in articles),
        _sum(article.strict for article in articles),
        (sum(article.background[0] for article in articles), sum(article.background[1] for article in articles)),
    )


def _sum(counts: Iterable[Counts]) -> Counts:
    whole = Counts()
    for count in counts:
        whole = whole.plus(count)
    return whole


def interval(articles: Sequence[ArticleScore], seed: int = 0) -> tuple[float, float]:
    """The 95 % bootstrap interval of the slot F1, articles drawn with replacement; reproducible by its seed."""
    draw = random.Random(seed)
    values = []
    for _ in range(_ROUNDS):
        sample = [draw.choice(articles) for _ in articles] if articles else []
        values.append(f1(_sum(count for article in sample for count in article.slots.values())))
    values.sort()
    return values[12], values[487]
