"""Which goods does a list name that begins somewhere in a sentence? From its first good to what ends it."""

from collections.abc import Sequence

from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.rulebook import ALL_GOODS
from extractor.rules.words import FunctionWords

GAP = 6
"""Tokens between two goods of a list."""
_RESUMES = frozenset({";", ")"})
"""After these a list goes on past what was said of one of its goods: "acid, which cleans chips; tin"."""


class NamedGoods:
    """The lists of goods of an article."""

    def __init__(self, tree: Tree, placed: Sequence[Sequence[Placed]], words: FunctionWords) -> None:
        self._tree, self._placed, self._words = tree, placed, words

    def list(self, sentence: int, start: int, lead: int, never: frozenset[str] = frozenset()) -> list[Placed]:
        """The goods of a list that begins within `lead` tokens, none of which is one of `never`; what ends it ends with the bracket or semicolon."""
        lower, words = self._tree.lower, self._words
        found: list[Placed] = []
        edge, last = start + lead, start
        for item in self._placed[sentence]:
            if item.mention.kind != "good" or item.start < start or item.mention.concept == ALL_GOODS:
                continue
            between = lower[last : item.start]
            begin = next((at for at in range(item.start - 1, last - 1, -1) if lower[at] in _RESUMES), -1) if found else -1
            if begin >= 0 and item.start > edge:
                between, edge = lower[begin + 1 : item.start], begin + 1 + GAP
            elif begin >= 0:
                between = lower[begin + 1 : item.start] if not words.ends_goods.isdisjoint(lower[last:begin]) else between
            if item.start > edge or not words.ends_goods.isdisjoint(between) or (not found and not never.isdisjoint(between)):
                if not found:
                    break
                continue
            if "modifies" not in item.mention.attrs:
                found.append(item)
            last, edge = item.end, item.end + GAP
        return found
