"""Which parties are only named for a balance of trade? "To narrow its surplus with the U.S.": no act is towards them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractor.core.types import Mention
from extractor.nlp.scene import ACTORS
from extractor.rules.words import FunctionWords

_REACH = 4
"""Tokens from "surplus" to the party: "surplus last year with the"."""


def with_balances(lower: Sequence[str], starts: Sequence[int], mentions: list[Mention], words: FunctionWords) -> list[Mention]:
    """The mentions; a party that a balance is "with" says so by an attribute."""
    if words.balances.isdisjoint(lower):
        return mentions
    return [replace(mention, attrs={**mention.attrs, "balance": "true"}) if _is_of_balance(lower, starts, mention, words) else mention for mention in mentions]


def _is_of_balance(lower: Sequence[str], starts: Sequence[int], mention: Mention, words: FunctionWords) -> bool:
    if mention.kind not in ACTORS:
        return False
    at = bisect_left(starts, mention.start)
    before = lower[max(0, at - _REACH) : at]
    return words.balance_with in before and not words.balances.isdisjoint(before)
