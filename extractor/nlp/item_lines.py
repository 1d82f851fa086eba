"""Which goods do the lines of a list name? What stands below "the following items:" or below "List of banned goods", item by item."""

from collections.abc import Sequence

from extractor.nlp.goods_named import GAP, NamedGoods
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.words import FunctionWords

_ITEM = 30
"""Tokens of a line of a list, at most; more where every few of them name a good."""
_OPENING = 4
"""Tokens of such a line before its first good: "(ii) Cooked or raw tuna"."""
_HEADING = 14
"""Tokens of a line that heads a list, at most."""
_SHORT = 8
"""Tokens of a line that names nothing known and yet is one of a list: "Shaving goods"."""
_STRANGE = 4
"""Such lines in a row after which a list has ended."""
_LIST = "list"
_COUNTS = frozenset({".", "-", "–", "•", "*", "(", ")", "·", "—", "o"})
"""What numbers or marks the next item, beside numbers and single letters."""


class ItemLines:
    """The lists of an article that go down the page."""

    def __init__(self, tree: Tree, ranges: Sequence[tuple[int, int]], placed: Sequence[Sequence[Placed]], named: NamedGoods, words: FunctionWords) -> None:
        self._tree, self._ranges, self._placed, self._named, self._words = tree, ranges, placed, named, words
        self._headed: dict[int, bool] = {}

    def below(self, sentence: int) -> list[Placed]:
        """The goods on the lines after a sentence."""
        found: list[Placed] = []
        strange = 0
        for after in range(sentence + 1, len(self._ranges)):
            begin, end = self._ranges[after]
            goods = [item.start for item in self._placed[after] if item.mention.kind == "good"]
            if self._tree.lower[begin] in self._words.definite:
                break
            if self._is_count(begin, end):
                continue
            if not goods:
                strange += 1
                if not found or strange > _STRANGE or not self._is_short(begin, end, _SHORT):
                    break
                continue
            if end - begin > max(_ITEM, GAP * len(goods)) or goods[0] - begin > _OPENING:
                break
            strange = 0
            found += self._named.list(after, begin, _OPENING)
        return found

    def is_headed(self, sentence: int) -> bool:
        """Whether a line says that a list of what is hit follows: "Below are the banned products:", "List of banned items"."""
        if sentence not in self._headed:  # every act before it asks
            self._headed[sentence] = self._is_headed(sentence)
        return self._headed[sentence]

    def _is_headed(self, sentence: int) -> bool:
        low, high = self._ranges[sentence]
        words, told = self._words, self._tree.lower[low:high]
        hit = not words.heads_list.isdisjoint(told) or (not words.goods_again.isdisjoint(told) and not words.on_list.isdisjoint(told) and _LIST in told)
        if not hit or (words.goods_again.isdisjoint(told) and words.lists.isdisjoint(told)):
            return False
        return high - low <= _HEADING if ends_in_colon(self._tree, low, high) else self._is_short(low, high, _HEADING)

    def _is_count(self, low: int, high: int) -> bool:
        """Whether a line is only the number of the next: "1." """
        return all(self._tree.lower[token] in _COUNTS or _counts(self._tree, token) for token in range(low, high))

    def _is_short(self, low: int, high: int, longest: int) -> bool:
        """Whether a line of few words ends without a stop, as no sentence does."""
        last = without_count(self._tree, low, high) - 1
        return last - low < longest and (last < low or self._tree.lower[last] not in (".", "?", "!", '"', "”"))


def without_count(tree: Tree, low: int, high: int) -> int:
    """The end of a line without white space and what numbers the next item: "… items: 1." """
    last = high - 1
    while last > low and (not tree.text[last].strip() or tree.lower[last] in _COUNTS or _counts(tree, last)):
        last -= 1
    # a stop that numbers nothing is the line's own
    return last + 1 if last + 1 >= high or _counts(tree, last + 1) or tree.lower[last + 1] != "." else last + 2


def _counts(tree: Tree, token: int) -> bool:
    return len(tree.lower[token]) <= 2 and (tree.lower[token].isdigit() or len(tree.lower[token]) == 1) and tree.lower[token].isalnum()


def ends_in_colon(tree: Tree, low: int, high: int) -> bool:
    """Whether the last word of the tokens `low` to `high` is a colon; white space behind it, and the number of what follows, is no word."""
    last = without_count(tree, low, high) - 1
    return last >= low and tree.lower[last] == ":"
