"""What does a score say to a person? Tables by field, by group and by rule, and what changed between two runs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.evaluate.cases import PARTIES, SLOTS, Gold, Predicted, Raw
from extractor.evaluate.counts import Counts, compare, f1, precision, recall
from extractor.evaluate.score import ArticleScore, Mistake, Score, interval, total


def table(score: Score) -> Iterator[str]:
    """Precision, recall and F1 of every slot, of detection and of whole events."""
    mains = score.detected.tp + score.detected.fn
    yield f"{len(score.articles)} articles, {mains} main events"
    rows = {**score.slots, "ALL SLOTS": score.all_slots, "detected": score.detected, "strict event": score.strict}
    for name, counts in rows.items():
        yield row(name, counts)
    yield f"background found {score.background[0]}/{score.background[1]}"
    low, high = interval(score.articles)
    yield f"slot F1 {f1(score.all_slots):.3f} (95% interval {low:.3f} to {high:.3f}), detected {f1(score.detected):.3f}, strict {f1(score.strict):.3f}"


def row(name: str, counts: Counts) -> str:
    """One line of a table."""
    return f"{name:14s} P {precision(counts):.3f}  R {recall(counts):.3f}  F1 {f1(counts):.3f}   (tp {counts.tp} fp {counts.fp} fn {counts.fn})"


def by_field(score: Score) -> dict[str, Counts]:
    """Counts of each slot."""
    return dict(score.slots)


def by_source(score: Score, golds: Iterable[Raw]) -> dict[str, Counts]:
    """Counts of all slots by the outlet that the gold names, else by its group."""
    sites = {str(gold["id"]): str(gold.get("site") or gold.get("group") or "?") for gold in golds}
    groups: dict[str, list[ArticleScore]] = defaultdict(list)
    for article in score.articles:
        groups[sites.get(article.article, "?")].append(article)
    return {name: total(articles).all_slots for name, articles in sorted(groups.items())}


def by_code(score: Score, slot: str) -> dict[str, Counts]:
    """Counts of one code slot by code: right under the code that was given, spurious under it, missed under the gold's first."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for article in score.articles:
        for predicted, gold in article.pairs:
            if not gold.main:
                continue
            given, wanted = str(predicted.values[slot]), [str(code) for code in gold.accepted[slot]]
            if given in wanted:
                counts[given] = counts[given].plus(Counts(tp=1))
            else:
                counts[given] = counts[given].plus(Counts(fp=1))
                counts[wanted[0]] = counts[wanted[0]].plus(Counts(fn=1))
        for mistake in article.mistakes:
            if mistake.kind == "spurious" and mistake.predicted is not None:
                given = str(mistake.predicted.values[slot])
                counts[given] = counts[given].plus(Counts(fp=1))
            elif mistake.kind == "missed" and mistake.gold is not None:
                wanted_first = str(mistake.gold.accepted[slot][0])
                counts[wanted_first] = counts[wanted_first].plus(Counts(fn=1))
    return dict(sorted(counts.items()))


@dataclass(frozen=True, slots=True)
class RuleUse:
    """How often the values of a rule were right or wrong on gold; `harm` = wrong ones."""

    rule: str
    right: int
    wrong: int

    @property
    def harm(self) -> int:
        """Wrong values: what mending the rule could win at the most."""
        return self.wrong


def rules_by_harm(score: Score) -> list[RuleUse]:
    """Every rule that gave evidence, the most harmful first. Needs full records as predictions."""
    right: dict[str, int] = defaultdict(int)
    wrong: dict[str, int] = defaultdict(int)
    for article in score.articles:
        for predicted, gold in article.pairs:
            if gold.main:
                _judge_pair(predicted, gold, right, wrong)
        for mistake in article.mistakes:
            if mistake.kind == "spurious" and mistake.predicted is not None:
                for rule in {rule for _, rule in _uses(mistake.predicted.raw)}:
                    wrong[rule] += 1
    uses = [RuleUse(rule, right[rule], wrong[rule]) for rule in {*right, *wrong}]
    return sorted(uses, key=lambda use: (-use.harm, use.right, use.rule))


def _judge_pair(predicted: Predicted, gold: Gold, right: dict[str, int], wrong: dict[str, int]) -> None:
    counts = compare(predicted, gold)
    for slot, rule in set(_uses(predicted.raw)):
        if slot in counts and (counts[slot].tp or counts[slot].fp):
            (wrong if counts[slot].fp else right)[rule] += 1


def _uses(record: Raw) -> Iterator[tuple[str, str]]:
    """Slot and rule of every piece of evidence that a record cites."""
    evidence = record.get("evidence") or []

    def rules(why: Iterable[int] | None) -> Iterator[str]:
        return (str(evidence[index].get("rule")) for index in why or () if index < len(evidence))

    for slot in PARTIES:
        for item in record.get(slot) or []:
            yield from ((slot, rule) for rule in rules(item.get("why")))
    measure = record.get("measure")
    if isinstance(measure, Mapping):
        yield from (("measure", rule) for rule in rules(measure.get("why")))
    for slot, date in (record.get("dates") or {}).items():
        if isinstance(date, Mapping):
            yield from ((slot, rule) for rule in rules(date.get("why")))
    for slot in ("rate", "duration"):
        value = record.get(slot)
        if isinstance(value, Mapping):
            yield from ((slot, rule) for rule in rules(value.get("why")))
    yield from (("action", rule) for rule in rules((record.get("why") or {}).get("action")))


def mistakes(score: Score) -> Iterator[dict[str, Any]]:
    """The list of errors, one plain object each."""
    for mistake in score.mistakes:
        yield {
            "article": mistake.article,
            "kind": mistake.kind,
            "wrong": list(mistake.wrong),
            "predicted": slim(mistake.predicted),
            "gold": slim(mistake.gold),
        }


def slim(event: Predicted | Gold | None) -> dict[str, Any] | None:
    """The filled slots of an event."""
    if event is None:
        return None
    if isinstance(event, Gold):
        return {slot: list(event.accepted[slot]) for slot in SLOTS if event.accepted[slot]}
    values: dict[str, Any] = {slot: sorted(event.sets[slot]) for slot in PARTIES if event.sets[slot]}
    return values | {slot: value for slot, value in event.values.items() if value}


def difference(old: Score, new: Score) -> Iterator[str]:
    """What changed between two runs: the totals, then the articles that won or lost most."""
    for name, pick in _TOTALS:
        before, after = f1(pick(old)), f1(pick(new))
        yield f"{name:14s} {before:.3f} -> {after:.3f}  ({after - before:+.3f})"
    was = {article.article: article for article in old.articles}
    changes = [(_points(article) - _points(was[article.article]), article.article) for article in new.articles if article.article in was]
    for change, name in sorted(changes):
        if change:
            yield f"{change:+4d}  {name}"


def _points(article: ArticleScore) -> int:
    return sum(counts.tp - counts.fp for counts in article.slots.values())


_TOTALS: Sequence[tuple[str, Callable[[Score], Counts]]] = (
    ("slot F1", lambda score: score.all_slots),
    ("detected F1", lambda score: score.detected),
    ("strict F1", lambda score: score.strict),
    *((slot, lambda score, slot=slot: score.slots[slot]) for slot in SLOTS),
)

__all__ = ["Mistake", "by_code", "by_field", "by_source", "difference", "mistakes", "rules_by_harm", "table"]
