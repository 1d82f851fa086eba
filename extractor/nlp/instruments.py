"""Which numbered documents does a text name? Patterns of the rulebook; the words themselves are the name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.rules import Rulebook


def numbered_instruments(text: str, rules: Rulebook) -> list[Mention]:
    """Notices, orders and regulations with their numbers, in order; the concept is empty."""
    found: list[Mention] = []
    for _, row in rules.forms.instrument_patterns:
        rule = RuleId(f"{rules.lang}.instrument_patterns/{row.id}")
        for match in _compiled(row.pattern).finditer(text):
            attrs = {"jurisdiction": row.jurisdiction, "measures": "", "label": match[0]}
            found.append(Mention("instrument", "", match.start(), match.end(), match[0], rule, attrs))
    return _longest(found)


def with_numbered(mentions: Sequence[Mention], numbered: Sequence[Mention]) -> list[Mention]:
    """Numbered documents beside the other mentions; those inside a document's name are part of it ("EU" in "Regulation (EU) 2023/956").

    A known instrument lends its concept to the longer name that begins with it ("Section 232 of the Trade Expansion Act").
    """
    merged = [mention for mention in mentions if not any(one.start <= mention.start and mention.end <= one.end for one in numbered)]
    for one in numbered:
        known = next((mention for mention in mentions if mention.kind == "instrument" and mention.start == one.start and mention.concept), None)
        if known is not None and known.end > one.end:
            continue
        merged.append(one if known is None else replace(known, end=one.end, text=one.text))
    return merged


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _longest(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start - one.end, one.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)
