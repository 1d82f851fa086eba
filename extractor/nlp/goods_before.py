"""Which goods are "these products"? Those spoken of last, in the sentence itself or in the ones before it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Frame
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.nlp.united import united
from extractor.rules.rulebook import ALL_GOODS
from extractor.rules.triggers import TriggerTables

_REACH = 3
"""Sentences that the words look back."""
_BESIDE = 8
"""Tokens from an act or its measure to the words: "duty orders on imports of these products"."""
_PHRASE = 4
"""Tokens from "these" to "products"."""
_GAP = 6
"""Tokens between two goods of a list."""
_RULE = RuleId("nlp.goods_before/spoken_of")
_OWN = RuleId("nlp.goods_before/own_trade")


class GoodsBefore:
    """The goods that an act's words point back to."""

    def __init__(self, tree: Tree, ranges: Sequence[tuple[int, int]], placed: Sequence[Sequence[Placed]], tables: TriggerTables) -> None:
        self._tree, self._ranges, self._placed, self._words = tree, ranges, placed, tables.words
        words = tables.words
        self._begins = united(words.trade_owners, words.known, words.articles, words.points_to_goods)
        """Words at which those may begin that point to goods."""

    def give(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames, in order; each that names no goods but points back to some has those."""
        found = list(frames)
        by_sentence: dict[int, list[Frame]] = {}
        for frame in found:
            by_sentence.setdefault(frame.sentence, []).append(frame)
        for place, frame in enumerate(found):
            if any(argument.role == "good" for argument in frame.arguments):
                continue
            pointer = self._pointer(frame, by_sentence[frame.sentence])
            goods = self._spoken_of(pointer, frame.sentence, by_sentence) if pointer >= 0 else []
            if len({item.mention.concept for item in goods}) > 1 and self._is_of_one(pointer):
                continue
            if goods:
                rule = _OWN if self._tree.lower[pointer] in self._words.trade_owners else _RULE
                found[place] = replace(frame, arguments=(*frame.arguments, *(Argument("good", item.mention, rule) for item in goods)))
        return found

    def _pointer(self, frame: Frame, beside: Sequence[Frame]) -> int:
        """The first token of the words beside an act that point to goods, else -1; behind it rather than before it, and on this side of the next act."""
        low, high = self._ranges[frame.sentence]
        own = [self._at(frame.trigger.start), *(self._at(argument.mention.start) for argument in frame.arguments if argument.role == "measure")]
        first, last = min(own), max(own)
        others = [self._at(other.trigger.start) for other in beside if other is not frame]
        until = min([other for other in others if other > last] + [high, last + 1 + _BESIDE])
        since = max([other for other in others if other < first] + [low, first - _BESIDE])
        near = (*range(first + 1, until), *range(since, first))
        return next((token for token in near if self._tree.lower[token] in self._begins and self._points(token, high)), -1)

    def _points(self, token: int, high: int) -> bool:
        """Whether words that point back to goods begin: "these products", "the said goods", "the commodity"."""
        lower, words = self._tree.lower, self._words
        if self._is_own_trade(token, high) or self._is_taken(token, high):
            return True
        article = lower[token] in words.articles and token + 1 < high
        if article and self._is_of_one(token):
            return lower[token + 2 : token + 3] == [] or lower[token + 2] not in words.names_goods_of
        if lower[token + article] not in words.points_to_goods:
            return False
        for noun in range(token + 1 + article, min(high, token + 1 + _PHRASE)):
            if lower[noun] in words.goods_again:
                return lower[noun + 1 : noun + 2] == [] or lower[noun + 1] not in words.names_goods_of
            if self._tree.pos[noun] not in ("ADJ", "NUM", ""):
                break
        return False

    def _is_taken(self, token: int, high: int) -> bool:
        """ "A duty on the goods": nothing behind says which, so that they were told before."""
        lower, words = self._tree.lower, self._words
        if lower[token] not in words.known or token < 1 or lower[token - 1] not in words.upon or token + 1 >= high or lower[token + 1] not in words.goods_again:
            return False
        return token + 2 >= high or lower[token + 2] not in words.names_goods_of

    def _is_own_trade(self, token: int, high: int) -> bool:
        """ "Copper is next: its export will stop": trade in a good spoken of; a country's own is told as "its exports", and "its export ban" is a measure."""
        lower, words = self._tree.lower, self._words
        if lower[token] not in words.trade_owners or token + 2 > high or lower[token + 1] not in words.single_trade:
            return False
        return token + 2 == high or self._tree.pos[token + 2] not in ("NOUN", "PROPN", "ADJ")

    def _is_of_one(self, token: int) -> bool:
        """Whether words speak of one good: "the commodity", "its export"."""
        lower, words = self._tree.lower, self._words
        if lower[token] in words.its and lower[token + 1 : token + 2] != [] and lower[token + 1] in words.single_trade:
            return True
        return lower[token] in words.articles and lower[token + 1 : token + 2] != [] and lower[token + 1] in words.one_good

    def _spoken_of(self, pointer: int, sentence: int, acts: dict[int, list[Frame]]) -> list[Placed]:
        """The last list of goods before the words, else what the nearest earlier sentence with goods says is hit, else all goods that it names."""
        here = self._last_list([item for item in self._goods(sentence) if item.end <= pointer])
        if here:
            return here
        for earlier in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
            goods = self._goods(earlier)
            if not goods:
                continue
            hit = {argument.mention.start for act in acts.get(earlier, ()) for argument in act.arguments if argument.role == "good"}
            return [item for item in goods if item.mention.start in hit] or self._last_list(goods)
        return []

    def _goods(self, sentence: int) -> list[Placed]:
        return [item for item in self._placed[sentence] if item.mention.kind == "good" and item.mention.concept != ALL_GOODS]

    def _last_list(self, goods: Sequence[Placed]) -> list[Placed]:
        found = list(goods[-1:])
        for item in reversed(goods[:-1]):
            if found[0].start - item.end > _GAP or not self._words.breaks.isdisjoint(self._tree.lower[item.end : found[0].start]):
                break
            found.insert(0, item)
        return found

    def _at(self, start: int) -> int:
        return bisect_right(self._tree.idx, start) - 1
