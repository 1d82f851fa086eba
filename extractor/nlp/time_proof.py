"""Does every rule for dates, amounts and their cues do what its examples say? The bracketed words must be its, the counter-examples must not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.date_context import DateContexts
from extractor.nlp.dates import find_dates
from extractor.nlp.patterns import Matcher
from extractor.nlp.proof import Unproven
from extractor.nlp.quantities import QuantityRules, find_quantities
from extractor.rules.times import CueRule, PatternRule, TimeTables

_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class _Marked:
    """An example without its brackets, and the characters that each pair held."""

    text: str
    spans: tuple[tuple[int, int], ...]


def prove_times(tables: TimeTables) -> Iterator[Unproven]:
    """Every rule that fails an example of its own or fires on a counter-example of its own."""
    dates, amounts, contexts = Matcher(tables.dates), QuantityRules(tables.quantities, tables.amount_cues), DateContexts(tables.date_cues)
    for rule in tables.dates.rules:
        if rule.form == "none":
            yield from _prove_silent(tables.dates.rule_id(rule), rule, dates)
            continue
        yield from _prove(tables.dates.rule_id(rule), rule, lambda text, rule=rule: find_dates(text, dates, vague=rule.vague))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    for rule in tables.dates.prefixes:
        yield from _prove_prefix(tables.dates.rule_id(rule), rule, dates)
    for rule in tables.quantities.rules:
        yield from _prove(tables.quantities.rule_id(rule), rule, lambda text: find_quantities(text, amounts))
    for cue in tables.date_cues.cues:
        name = tables.date_cues.rule_id(cue)
        yield from _prove_cue(name, cue, lambda text: ((item, contexts.of(text, item, (0, len(text))).rule) for item in find_dates(text, dates)))
    for amount in tables.amount_cues.cues:
        name = tables.amount_cues.rule_id(amount)
        yield from _prove_cue(name, amount, lambda text: ((item, RuleId(item.attrs.get("why", ""))) for item in find_quantities(text, amounts)))


def _prove(name: RuleId, rule: PatternRule, find: Callable[[str], tuple[Mention, ...]]) -> Iterator[Unproven]:
    for example in map(_marked, rule.examples):
        found = {(mention.start, mention.end) for mention in find(example.text) if mention.rule == name}
        if not example.spans:
            yield Unproven(name, example.text, "the example marks no words in brackets")
        elif not found.issuperset(example.spans):
            yield Unproven(name, example.text, f"does not fire on the bracketed words; found {[(item.text, item.rule) for item in find(example.text)]}")
    for counter in map(_marked, rule.counters):
        if any(mention.rule == name for mention in find(counter.text)):
            yield Unproven(name, counter.text, "fires on a counter-example")


def _prove_silent(name: RuleId, rule: PatternRule, dates: Matcher) -> Iterator[Unproven]:
    """A rule that keeps others silent."""
    for texts, silent in ((rule.examples, True), (rule.counters, False)):
        for text in texts:
            if (not find_dates(text, dates)) != silent:
                yield Unproven(name, text, "a date is found all the same" if silent else "no date is found")


def _prove_prefix(name: RuleId, rule: PatternRule, dates: Matcher) -> Iterator[Unproven]:
    """A prefix has no mention of its own: it must have widened one and left its part there."""
    part = rule.set.get("part")
    for example in map(_marked, rule.examples):
        found = find_dates(example.text, dates)
        if not any((mention.start, mention.end) in example.spans and mention.attrs.get("part") == part for mention in found):
            yield Unproven(name, example.text, "does not widen a date to the bracketed words")
    for counter in map(_marked, rule.counters):
        if any(mention.attrs.get("part") == part for mention in find_dates(counter.text, dates)):
            yield Unproven(name, counter.text, "fires on a counter-example")


def _prove_cue(name: RuleId, cue: CueRule, judge: Callable[[str], Iterator[tuple[Mention, RuleId]]]) -> Iterator[Unproven]:
    """A cue must decide on the marked date or amount, and must not in its counter-examples."""
    for marked, wanted in ((text, wanted) for texts, wanted in ((cue.examples, True), (cue.counters, False)) for text in texts):
        example = _marked(marked)
        if not example.spans:
            yield Unproven(name, marked, "marks no date or amount in brackets")
            continue
        start, end = example.spans[0]
        decided = [rule == name for mention, rule in judge(example.text) if mention.start < end and mention.end > start]
        if not decided:
            yield Unproven(name, marked, "no date or amount is found in the brackets")
        elif any(decided) != wanted:
            yield Unproven(name, marked, "does not decide here" if wanted else "decides in a counter-example")


def _marked(example: str) -> _Marked:
    spans = tuple((match.start() - 2 * index, match.end() - 2 * index - 2) for index, match in enumerate(_BRACKETS.finditer(example)))
    return _Marked(_BRACKETS.sub(r"\1", example), spans)
