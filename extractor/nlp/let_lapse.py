"""Who lets a measure lapse ends it: "let its duty on steel lapse", where syntax takes the last word for a noun."""

from collections.abc import Sequence

from extractor.nlp.lexicon import Hit
from extractor.nlp.tree import Tree
from extractor.rules.triggers import TriggerTables
from extractor.rules.words import FunctionWords

_REACH = 14
"""Tokens from "let" to "lapse"."""


def with_let_lapse(tree: Tree, lo: int, hits: Sequence[Hit], tables: TriggerTables) -> Sequence[Hit]:
    """The hits of a sentence, with "let" as the verb that ends a measure where it lets one lapse, and no noun "lapse" then."""
    words = tables.words
    lapses = [
        hit
        for hit in hits
        if hit.kind == "act" and tree.lower[hit.start] in words.lapses and hit.start > lo and tree.lower[hit.start - 1] not in words.articles
    ]
    found = list(hits)
    for lapse in lapses:
        lets = [hit for hit in hits if hit.kind == "verb" and tree.lower[hit.start] in words.let and 0 < lapse.start - hit.start <= _REACH]
        if not lets or not any(hit.kind == "measure" and lets[-1].end <= hit.start < lapse.start for hit in hits):
            continue
        ends = tuple((rule, word) for rule in tables.verbs for word in rule.words if _lets_lapse(word, words))
        found = [Hit("verb", hit.start, hit.end, ends) if hit is lets[-1] else hit for hit in found if hit is not lapse]
    return found


def _lets_lapse(words_of_rule: str, words: FunctionWords) -> bool:
    first, _, last = words_of_rule.partition(" ")
    return first in words.let and last in words.lapses


__all__ = ["with_let_lapse"]
