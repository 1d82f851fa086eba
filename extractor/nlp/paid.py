"""Is money paid out for goods? Sums beside a noun, or those who get them."""

from collections.abc import Sequence

from extractor.nlp.lexicon import Hit
from extractor.rules.triggers import MeasureRule
from extractor.rules.words import FunctionWords

_NEAR = 9
"""Tokens on either side of a noun in which a sum, or who gets it, belongs to it."""
_BEFORE = 2
"""Tokens before a noun in which those who get the money may stand: "pay growers a subsidy"."""


def is_paid(lower: Sequence[str], hit: Hit, money: frozenset[str]) -> bool:
    """Whether a sum of money stands beside a noun: "a $20 million grant"."""
    return any(lower[token] in money for token in range(max(0, hit.start - _NEAR), min(len(lower), hit.end + _NEAR)))


def is_paid_out(lower: Sequence[str], hit: Hit, rule: MeasureRule, words: FunctionWords) -> bool:
    """Whether a sum is told, or, of what is always paid out, those who make the goods: "a $20 million grant", "a subsidy for soybean growers"."""
    if is_paid(lower, hit, words.money):
        return True
    return not rule.needs_money and not words.helped.isdisjoint(lower[max(0, hit.start - _BEFORE) : hit.end + _NEAR])
