"""Why was this extracted, and why was that not? Events, mentions and drops as rows that a person can follow to the rule."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from extractor.core.evidence import Evidence, Sourced
from extractor.core.types import Analysis, Article, DateValue, Drop, Good, Place, PolicyEvent, Quantity, Rate

T = TypeVar("T")

FindRule = Callable[[str], str]
"""`models/en/triggers.toml:9` for a rule id, empty for a decision in code."""


@dataclass(frozen=True, slots=True)
class Row:
    """One reason for one value; `field` and `value` are empty on the further reasons of the same value."""

    field: str
    value: str
    words: str
    start: int
    end: int
    rule: str
    where: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its rows."""

    title: str
    rows: tuple[Row, ...]


def explain_events(events: Iterable[PolicyEvent], article: Article, find_rule: FindRule) -> Iterator[Section]:
    """One section per event, numbered from 1."""
    for number, event in enumerate(events, 1):
        yield Section(f"event {number}  {_summary(event)}", tuple(_rows(event, article, find_rule)))


def explain_drops(drops: Iterable[Drop], find_rule: FindRule) -> Section:
    """What was seen and not used, in the order of the text; no rows where nothing was dropped."""
    ordered = sorted(set(drops), key=lambda drop: (drop.start, drop.end, drop.what))
    rows = (Row(d.what, d.reason, d.text, d.start, d.end, d.rule, find_rule(d.rule)) for d in ordered)
    return Section("dropped", tuple(rows))


def explain_word(word: str, analysis: Analysis, sections: Iterable[Section]) -> Iterator[Section]:
    """Everything that touches an occurrence of the word: fields of events, drops, and mentions that led to neither."""
    spans = _occurrences(word, analysis.article.text)
    for number, (start, end) in enumerate(spans, 1):
        yield Section(f'"{word}" ({number} of {len(spans)}) at {start}–{end}: {_place_in(analysis, start)}', ())
        told = False
        for section in sections:
            rows = tuple(_with_field(section.rows, start, end))
            told = told or bool(rows)
            if rows:
                yield Section(f"  {section.title}", rows)
        seen = tuple(
            Row("seen", f"{m.kind} {m.concept}".strip(), m.text, m.start, m.end, m.rule, "") for m in analysis.mentions if m.start < end and start < m.end
        )
        if seen:
            yield Section("  mentions", seen)
        elif not told:
            yield Section("  no rule of ours knows these words", ())


def render(sections: Iterable[Section]) -> Iterator[str]:
    """Lines of text with the columns of each section aligned."""
    for section in sections:
        yield section.title
        cells = [(r.field, r.value, f'"{_one_line(r.words)}"', f"@{r.start}–{r.end}", r.rule, r.where) for r in section.rows]
        widths = [max((len(row[column]) for row in cells), default=0) for column in range(6)]
        for row in cells:
            yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()


def _rows(event: PolicyEvent, article: Article, find_rule: FindRule) -> Iterator[Row]:
    for name, value, why in _fields(event):
        for number, reason in enumerate(why):
            words = article.text[reason.start : reason.end]
            first = number == 0
            yield Row(name if first else "", value if first else "", words, reason.start, reason.end, reason.rule, find_rule(reason.rule))


def _fields(event: PolicyEvent) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    """Every value of the event in the record's order, with its reasons."""
    yield from _named("implementer", event.implementers, _place)
    yield "action", event.action.value, event.action.why
    yield "measure", event.measure.value, event.measure.why
    yield from _named("instrument", _maybe(event.instrument), str)
    yield from _named("good", event.goods, _good)
    yield from _named("target", event.targets, _place)
    yield from _named("exempt", event.exempt, str)
    yield from _named("entity", event.entities, str)
    for name in ("announced", "effective", "expires", "introduced"):
        yield from _named(name, _maybe(getattr(event, name)), _date)
    yield from _named("duration", _maybe(event.duration), str)
    yield from _named("rate", _maybe(event.rate), _rate)
    yield from _named("quantity", _maybe(event.quantity), _quantity)
    yield from _named("retaliation", _maybe(event.retaliation), lambda said: "yes" if said else "no")


def _named(name: str, values: Iterable[Sourced[T]], show: Callable[[T], str]) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    for value in values:
        yield name, show(value.value), value.why


def _maybe(value: Sourced[T] | None) -> tuple[Sourced[T], ...]:
    return () if value is None else (value,)


def _summary(event: PolicyEvent) -> str:
    who = ", ".join(party.value.code for party in event.implementers) or "someone"
    whom = ", ".join(party.value.code for party in event.targets) or "everyone"
    sure = "" if event.confidence is None else f"  confidence {event.confidence:.2f}"
    return f"{event.action.value} {event.measure.value}  {who} → {whom}" + ("" if event.salience == "main" else f"  ({event.salience})") + sure


def _place(place: Place) -> str:
    return f"{place.code} ({place.agency})" if place.agency else place.code


def _good(good: Good) -> str:
    return f"{good.id} HS {', '.join(good.hs)}" if good.hs else good.id


def _date(date: DateValue) -> str:
    if date.open:
        return "open"
    return f"{date.date}{' derived' if date.derived else ''}"


def _rate(rate: Rate) -> str:
    parts = (("", rate.value), ("from ", rate.from_), ("change ", rate.change))
    return " ".join(f"{label}{value:g}" for label, value in parts if value is not None) + f" {rate.unit}"


def _quantity(volume: Quantity) -> str:
    return f"{volume.value:g} {volume.unit}" + ("" if volume.from_ is None else f" from {volume.from_:g}")


def _occurrences(word: str, text: str) -> list[tuple[int, int]]:
    """Where a word begins like this: "ban" finds "bans" and "banned", not "urban"."""
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE)] if word.strip() else []


def _place_in(analysis: Analysis, start: int) -> str:
    """In which block and sentence a character stands: the first thing that says why nothing came of it."""
    kind = next((block.kind for block in analysis.article.blocks if block.start <= start < block.end), "no block")
    sentence = next(((a, b) for a, b in analysis.sentences if a <= start < b), None)
    if sentence is None:
        return f"{kind}, in no sentence that was read"
    return f"{kind}: {_one_line(analysis.article.text[sentence[0] : sentence[1]])}"


def _with_field(rows: Iterable[Row], start: int, end: int) -> Iterator[Row]:
    """Rows that touch the span; a further reason gets the field and value that it speaks for."""
    field = value = ""
    for row in rows:
        field, value = (row.field, row.value) if row.field else (field, value)
        if row.start < end and start < row.end:
            yield Row(field, value, row.words, row.start, row.end, row.rule, row.where)


def _one_line(words: str) -> str:
    return " ".join(words.split())
