"""Does every wording of `page_words.toml` take its examples and leave its counters alone? For `extractor check` and the tests."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractor.read.notices import Place, find_notice
from extractor.rules.pages import NoticeRule, PageWords, SpanRule, WallRule, load_page_words


@dataclass(frozen=True, slots=True)
class Unproven:
    """An example that its rule does not take, or a counter that some rule does."""

    rule: str
    problem: str
    line: str

    def __str__(self) -> str:
        return f"models/en/page_words.toml: {self.rule}: {self.problem}: {self.line!r}"


def prove_page_words(lang: str = "en") -> Iterator[Unproven]:
    """Everything that is wrong with the examples of a language; nothing where all is well."""
    words = load_page_words(lang)
    for notice in words.notices:
        yield from _prove_notice(notice, words)
    for span in words.credits:
        yield from _prove_span(span, [(rule, rule.pattern.search) for rule in words.credits])
    for span in words.datelines:
        yield from _prove_span(span, [(rule, rule.pattern.match) for rule in words.datelines])
    for wall in words.walls:
        yield from _prove_wall(wall, words)


def _prove_notice(rule: NoticeRule, words: PageWords) -> Iterator[Unproven]:
    place = Place(running=0 if rule.zone == "head" else 2)
    for example in rule.examples:
        found = find_notice(example, words.notices, place)
        if found is None or found.rule is not rule:
            yield Unproven(rule.id, f"the example is taken by {found.rule.id if found else 'no rule'}", example)
    for counter in rule.counters:
        found = find_notice(counter, words.notices, place)
        if found is not None:
            yield Unproven(rule.id, f"the counter is taken by {found.rule.id}", counter)


def _prove_span(rule: SpanRule, finders: Sequence[tuple[SpanRule, Callable[[str], re.Match[str] | None]]]) -> Iterator[Unproven]:
    find = next(finder for other, finder in finders if other is rule)
    for example in rule.examples:
        before, _, rest = example.partition("«")
        inside, _, after = rest.partition("»")
        found = find(before + inside + after)
        if found is None or not inside or (found.start(), found[0].strip()) != (len(before), inside.strip()):
            yield Unproven(rule.id, f"the example gives {found[0] if found else None!r}", example)
        elif not rule.may_stand_in(inside.lower()):
            yield Unproven(rule.id, "the example holds none of the anchors", example)
    for counter in rule.counters:
        taker = next((other for other, finder in finders if finder(counter)), None)
        if taker is not None:
            yield Unproven(rule.id, f"the counter is taken by {taker.id}", counter)


def _prove_wall(rule: WallRule, words: PageWords) -> Iterator[Unproven]:
    for example in rule.examples:
        if not rule.pattern.search(example):
            yield Unproven(rule.id, "the example is not taken", example)
    for counter in rule.counters:
        taker = next((other for other in words.walls if other.pattern.search(counter)), None)
        if taker is not None:
            yield Unproven(rule.id, f"the counter is taken by {taker.id}", counter)
