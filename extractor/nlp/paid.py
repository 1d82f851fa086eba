"""Is money paid out? A sum beside a noun."""

from collections.abc import Sequence

from extractor.nlp.lexicon import Hit

_NEAR = 9
"""Tokens on either side of a noun in which a sum belongs to it."""


def is_paid(lower: Sequence[str], hit: Hit, money: frozenset[str]) -> bool:
    """Whether a sum of money stands beside a noun: "a $20 million grant"."""
    return any(lower[token] in money for token in range(max(0, hit.start - _NEAR), min(len(lower), hit.end + _NEAR)))
