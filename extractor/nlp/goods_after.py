"""Which goods are on "the list"? Named by a sentence that follows ("The list includes tea and tin"), or item by item after a colon."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Frame
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.rulebook import ALL_GOODS
from extractor.rules.triggers import TriggerTables

_REACH = 2
"""Sentences from an act to the one that names its goods."""
_SUBJECT = 5
"""Tokens in which the goods must be spoken of again."""
_CLAUSE = 16
"""Tokens up to the verb that names them: "the list of goods that it would tax runs"."""
_LEAD = 6
"""Tokens from that verb to the first good: "include a wide range of"."""
_GAP = 6
"""Tokens between two goods of a list."""
_ITEM = 30
"""Tokens of a line of a list, at most."""
_OPENING = 4
"""Tokens of such a line before its first good: "(ii) Cooked or raw tuna"."""
_NO_GOODS = frozenset({"trade_agreement", "trade_dispute", "entity_listing", "investment_control", "transport_measure", "subsidy", "production_control", ""})
_WEAK = frozenset({"bare", "past"})


class GoodsAfter:
    """The goods that sentences after an act name for it."""

    def __init__(self, tree: Tree, ranges: Sequence[tuple[int, int]], placed: Sequence[Sequence[Placed]], tables: TriggerTables) -> None:
        self._tree, self._ranges, self._placed, self._words = tree, ranges, placed, tables.words

    def give(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames, in order; each act without goods of its own has those that follow it."""
        found = list(frames)
        by_sentence: dict[int, list[int]] = {}
        for place, frame in enumerate(found):
            by_sentence.setdefault(frame.sentence, []).append(place)
        for sentence, places in by_sentence.items():
            open_ = [place for place in places if _is_open(found[place])]
            if not open_:
                continue
            frame = found[open_[0]]
            items = self._items(sentence) or self._named(sentence, frame, by_sentence)
            if items:
                found[open_[0]] = replace(frame, arguments=(*frame.arguments, *(Argument("good", item.mention, RuleId(rule)) for item, rule in items)))
        return found

    def _named(self, sentence: int, frame: Frame, taken: dict[int, list[int]]) -> list[tuple[Placed, str]]:
        """ "The products include tea": by the first sentence after an act that speaks of them."""
        between = False
        for after in range(sentence + 1, min(len(self._ranges), sentence + 1 + _REACH)):
            named = self._members(after, frame, between)
            if named:
                return [(item, "nlp.goods_after/named") for item in named]
            between = between or after in taken
        return []

    def _members(self, sentence: int, frame: Frame, between: bool) -> list[Placed]:
        """The goods named; `between`: after another act, so that the sentence must say whose goods it means."""
        low, high = self._ranges[sentence]
        lower, words = self._tree.lower, self._words
        if low >= high or lower[low] not in words.definite | words.group_again | words.goods_again:
            return []
        again = words.goods_again | words.measures_again
        if lower[low] not in words.group_again and again.isdisjoint(lower[low : min(high, low + _SUBJECT)]):
            return []
        verb = next((token for token in range(low + 1, min(high, low + _CLAUSE)) if lower[token] in words.names_members | words.names_goods), high)
        if not self._fits(sentence, verb, frame, between):
            return []
        copula = verb < high and lower[verb] in words.be_forms
        return self._list(sentence, verb + 1, 2 if copula else _LEAD, words.governs if copula else frozenset())

    def _fits(self, sentence: int, verb: int, frame: Frame, needs_party: bool) -> bool:
        """Whether the parties named before the verb are the act's: "the list of Fijian goods" is of goods that Fiji sells."""
        parties = [item for item in self._placed[sentence] if item.end <= verb and item.mention.kind in ("place", "bloc")]
        known = {argument.mention.attrs.get("jurisdiction") or argument.mention.concept for argument in frame.arguments}
        hit = {argument.mention.concept for argument in frame.arguments if argument.role == "target"}
        owners = {item.mention.concept for item in parties if item.end < verb and self._tree.lower[item.end] in self._words.goods_again}
        own = (frame.measure or "").startswith("export")
        return {item.mention.concept for item in parties} <= known and (own or owners <= hit) and bool(owners or not needs_party)

    def _list(self, sentence: int, start: int, lead: int, never: frozenset[str]) -> list[Placed]:
        """The goods of a list that begins within `lead` tokens, none of which is one of `never`."""
        lower, words = self._tree.lower, self._words
        found: list[Placed] = []
        edge, last = start + lead, start
        for item in self._placed[sentence]:
            if item.mention.kind != "good" or item.start < start or item.mention.concept == ALL_GOODS:
                continue
            between = lower[last : item.start]
            if item.start > edge or not words.ends_goods.isdisjoint(between) or (not found and not never.isdisjoint(between)):
                break
            if "modifies" not in item.mention.attrs:
                found.append(item)
            last, edge = item.end, item.end + _GAP
        return found

    def _items(self, sentence: int) -> list[tuple[Placed, str]]:
        """The goods on the lines after a colon."""
        low, high = self._ranges[sentence]
        if not self._ends_in_colon(low, high):
            return []
        found: list[tuple[Placed, str]] = []
        for after in range(sentence + 1, len(self._ranges)):
            begin, end = self._ranges[after]
            first = next((item.start for item in self._placed[after] if item.mention.kind == "good"), end)
            if end - begin > _ITEM or first - begin > _OPENING or first == end or self._tree.lower[begin] in self._words.definite:
                break
            found += [(item, "nlp.goods_after/item") for item in self._list(after, begin, _OPENING, frozenset())]
        return found

    def _ends_in_colon(self, low: int, high: int) -> bool:
        last = high - 1
        while last > low and not self._tree.text[last].strip():
            last -= 1
        return last >= low and self._tree.lower[last] == ":"


def _is_open(frame: Frame) -> bool:
    """Whether an act can take goods and names none."""
    if (frame.measure or "") in _NO_GOODS or _WEAK & {rule.rsplit("/", 1)[-1] for rule in frame.why}:
        return False
    return all(argument.role != "good" or argument.mention.concept == ALL_GOODS for argument in frame.arguments)
