"""Which numbered documents does a text name? Patterns of the rulebook; the words themselves are the name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.rules import Rulebook

_BEFORE, _AFTER = 160, 120
"""Characters before and after an anchor within which a document's name lies: the longest titles of orders have about 140."""


def numbered_instruments(text: str, rules: Rulebook) -> list[Mention]:
    """Notices, orders and regulations with their numbers, in order; the concept is empty."""
    found: list[Mention] = []
    patterns = rules.forms.instrument_patterns
    # several patterns have an anchor in common
    told = {anchor: anchor in text for anchor in _anchors(tuple(row.anchors for _, row in patterns))}
    for _, row in patterns:
        anchors = [anchor for anchor in row.anchors if told[anchor]]
        if row.anchors and not anchors:
            continue
        rule = RuleId(f"{rules.lang}.instrument_patterns/{row.id}")
        for low, high in _windows(text, anchors):
            for match in _compiled(row.pattern).finditer(text, low, high):
                attrs = {"jurisdiction": row.jurisdiction, "measures": "", "label": match[0]}
                found.append(Mention("instrument", "", match.start(), match.end(), match[0], rule, attrs))
    return _longest(found)


@lru_cache(maxsize=4)
def _anchors(of_patterns: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(anchor for anchors in of_patterns for anchor in anchors)


def _windows(text: str, anchors: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches around the anchors, joined where they touch; the whole text where a pattern has none."""
    if not anchors:
        yield 0, len(text)
        return
    low = high = -1
    for at in sorted(at for anchor in anchors for at in _places(text, anchor)):
        if high < 0 or at - _BEFORE > high:
            if high >= 0:
                yield low, high
            low = max(0, at - _BEFORE)
        high = at + _AFTER
    if high >= 0:
        yield low, high


def _places(text: str, anchor: str) -> Iterator[int]:
    at = text.find(anchor)
    while at >= 0:
        yield at
        at = text.find(anchor, at + 1)


def with_numbered(mentions: Sequence[Mention], numbered: Sequence[Mention]) -> list[Mention]:
    """Numbered documents beside the other mentions; those inside a document's name are part of it ("EU" in "Regulation (EU) 2023/956").

    A known instrument lends its concept to the longer name that begins with it ("Section 232 of the Trade Expansion Act").
    """
    merged = [mention for mention in mentions if not any(one.start <= mention.start and mention.end <= one.end for one in numbered)]
    for one in numbered:
        known = next((mention for mention in mentions if mention.kind == "instrument" and mention.start == one.start and mention.concept), None)
        if known is not None and known.end > one.end:
            continue
        merged.append(_with_measures(one, mentions) if known is None else replace(known, end=one.end, text=one.text))
    return merged


def _with_measures(one: Mention, mentions: Sequence[Mention]) -> Mention:
    """A document whose name holds that of a known kind is on its measures: "Toys (Quality Control) Order, 2020"."""
    inside = (mention for mention in mentions if mention.kind == "instrument" and one.start <= mention.start and mention.end <= one.end)
    measures = next((mention.attrs["measures"] for mention in inside if mention.attrs.get("measures")), "")
    return replace(one, attrs={**one.attrs, "measures": measures}) if measures else one


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _longest(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start - one.end, one.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)
