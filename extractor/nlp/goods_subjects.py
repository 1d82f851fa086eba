"""Which goods does a sentence after an act name before its verb? "Tea and tin are among them", "tea is on the list too", "tea and tin fall under the ban"."""

from collections.abc import Mapping, Sequence

from extractor.nlp.goods_named import NamedGoods
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.nlp.united import united
from extractor.rules.words import FunctionWords

_REACH = 40
"""Tokens from the sentence's first to its verb."""
_OPENING = 4
"""Tokens before the first good."""
_TELLS = 6
"""Tokens from the verb to the word for what is hit: "are some of the many products"."""
_FILLERS = 3
"""Words between "are" and what is said of the goods: "are also now subject"."""


class GoodsSubjects:
    """The goods that the sentences of an article speak of as those that are hit."""

    def __init__(self, tree: Tree, ranges: Sequence[tuple[int, int]], named: NamedGoods, words: FunctionWords, flows: Mapping[str, str]) -> None:
        self._tree, self._ranges, self._named, self._words, self._flows = tree, ranges, named, words, flows
        self._spoken_of = united(words.goods_again, words.measures_again, words.lists, words.gates)

    def told(self, sentence: int, export: bool) -> list[Placed]:
        """The goods before the verb; none where they are spoken of as trade the other way ("exports of tea" of a ban on imports)."""
        low, high = self._ranges[sentence]
        lower = self._tree.lower
        if not self._words.negations.isdisjoint(lower[low : low + _OPENING]):
            return []  # "no chicken products are included"
        be_forms, falls = self._words.be_forms, self._words.falls
        for verb in range(low + 1, min(high - 1, low + _REACH)):
            if lower[verb] not in be_forms and lower[verb] not in falls:
                continue
            if not (self._tells(verb, high) or self._falls(verb, high)):
                continue
            found = [item for item in self._named.list(sentence, low, _OPENING) if item.end <= verb]
            if not found or any(self._flows.get(word, "both") not in ("both", "export" if export else "import") for word in lower[low : found[0].start]):
                return []
            return found if self._is_subject(found, verb) else []
        return []

    def _is_subject(self, found: Sequence[Placed], verb: int) -> bool:
        """Whether nothing but words that join or narrow goods stands between them and the verb: not "tea, growers said, is"."""
        between = self._tree.lower[found[-1].end : verb]
        return self._words.ends_goods.isdisjoint(between) and len(between) <= _TELLS

    def _tells(self, verb: int, high: int) -> bool:
        """ "Are among the goods", "are some of the products", "are affected", "are on the list", "are subject to the ban"."""
        lower, words = self._tree.lower, self._words
        if lower[verb] not in words.be_forms:
            return False
        at = verb + 1
        while at < min(high, verb + 1 + _FILLERS) and lower[at] in words.amid_hit:
            at += 1
        if at >= high:
            return False
        behind = lower[at + 1 : min(high, at + 1 + _TELLS)]
        if lower[at] in words.some_of:
            end = next((place for place, word in enumerate(behind) if word in words.owned or word in words.foremost), len(behind))
            return not united(words.goods_again, words.goods_hit, words.them).isdisjoint(behind[:end])  # "among its main exports" tells no act
        if lower[at] in words.on_list:
            return not words.lists.isdisjoint(behind[:3]) or not words.measures_again.isdisjoint(behind[:3])
        if lower[at] in words.made_to_bear:
            return not behind or not behind[0][:1].isalnum() or behind[0] in words.as_well or self._is_of_measure(at + 1, high)
        return False

    def _falls(self, verb: int, high: int) -> bool:
        """ "Tea falls under the ban", "tin came onto the list"."""
        lower, words = self._tree.lower, self._words
        return lower[verb] in words.falls and verb + 1 < high and lower[verb + 1] in words.on_list and self._is_of_measure(verb + 1, high)

    def _is_of_measure(self, preposition: int, high: int) -> bool:
        """Whether a measure, or a list of what it is on, stands behind a preposition: "by the ban", "into the banned category"."""
        lower, words = self._tree.lower, self._words
        behind = lower[preposition + 1 : min(high, preposition + 1 + _TELLS)]
        return lower[preposition] in words.governs and not united(words.measures_again, words.lists).isdisjoint(behind)
