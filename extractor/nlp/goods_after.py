"""Which goods are on "the list"? Named by a sentence that follows ("The list includes tea and tin"), or item by item after a colon."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Frame, Mention
from extractor.nlp.goods_named import GAP, NamedGoods
from extractor.nlp.goods_subjects import GoodsSubjects
from extractor.nlp.item_lines import ItemLines, ends_in_colon
from extractor.nlp.scene import Placed, home_of
from extractor.nlp.shares import OWN_RATE
from extractor.nlp.tree import Tree
from extractor.nlp.united import united
from extractor.rules.rulebook import ALL_GOODS
from extractor.rules.triggers import TriggerTables

_REACH = 4
"""Sentences from an act to the one that names its goods."""
_SUBJECT = 5
"""Tokens in which the goods must be spoken of again."""
_COUNTED = 12
"""Tokens from "on" to the word for goods: "on 90 highly polluting or energy-consuming products"."""
_CLAUSE = 16
"""Tokens up to the verb that names them: "the list of goods that it would tax runs"."""
_LEAD = 10
"""Tokens from that verb to the first good: "include a halt on the export of items such as"."""
_FAR = 12
"""Sentences from an act to the heading of the list of what it hits."""
_ITEM = 30
"""Tokens of a line of a list, at most; more where every few of them name a good."""
_OPENING = 4
"""Tokens of such a line before its first good: "(ii) Cooked or raw tuna"."""
_NO_GOODS = frozenset({"trade_agreement", "trade_dispute", "entity_listing", "investment_control", "transport_measure", "subsidy", "production_control"})
_REMEDIES = frozenset({"anti_dumping", "countervailing"})
_FREES = frozenset({"ease", "remove", "suspend"})
_WEAK = frozenset({"bare", "past"})
_BARE = RuleId("nlp.frames/bare")


class GoodsAfter:
    """The goods that sentences after an act name for it."""

    def __init__(self, tree: Tree, ranges: Sequence[tuple[int, int]], placed: Sequence[Sequence[Placed]], tables: TriggerTables) -> None:
        self._tree, self._ranges, self._placed, self._words = tree, ranges, placed, tables.words
        words = tables.words
        self._again = united(words.goods_again, words.measures_again)
        self._opens = united(words.definite, words.goods_again, words.goods_hit)
        self._names = united(words.names_members, words.names_goods)
        self._kinds = united(words.goods_again, words.counted)
        self._opens_in: dict[int, list[int]] = {}
        self._names_goods = [any(item.mention.kind == "good" for item in here) for here in placed]
        self._listed = NamedGoods(tree, placed, tables.words)
        self._subjects = GoodsSubjects(tree, ranges, self._listed, tables.words, tables.actors.flows)
        self._lines = ItemLines(tree, ranges, placed, self._listed, tables.words)
        self._takes_goods, self._flows = united(words.lists, words.measures_again), tables.actors.flows

    def give(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames, in order; each act that names no goods, or only a group of them, has those that follow it too."""
        found = list(frames)
        by_sentence: dict[int, list[Frame]] = {}
        for frame in found:
            by_sentence.setdefault(frame.sentence, []).append(frame)
        for place, frame in enumerate(found):
            if not self._is_open(frame):
                continue
            items = self._named(frame, by_sentence)
            if items:
                found[place] = replace(frame, arguments=(*frame.arguments, *(Argument("good", item.mention, RuleId(rule)) for item, rule in items)))
        return found

    def _named(self, frame: Frame, acts: dict[int, list[Frame]]) -> list[tuple[Placed, str]]:
        """ "The products include tea": by the act's own sentence ("the list of banned goods includes") or the first after it that speaks of them."""
        between = False
        for sentence in range(frame.sentence, min(len(self._ranges), frame.sentence + 1 + _REACH)):
            named = _without_goods_of(acts.get(sentence, ()), frame, self._members(sentence, frame, between))
            if not named and sentence > frame.sentence and not between and not any(_is_full(act) for act in acts.get(sentence, ())):
                named = self._of_measure(sentence, frame)
            if not named and sentence == frame.sentence and not any(_goods(act) for act in acts[sentence] if act is not frame):
                named = _within(_goods(frame), self._exemplified(sentence, self._trigger(frame)))
            if not named and sentence > frame.sentence and frame.measure in _REMEDIES:
                named = self._dumped(sentence)
            if named:
                return [(item, "nlp.goods_after/named") for item in [*named, *self._more(sentence, frame, acts)]]
            if sentence == frame.sentence or not between:
                items = self._below(sentence, sentence == frame.sentence)
                if items:
                    return [(item, "nlp.goods_after/item") for item in items]
            between = between or (sentence > frame.sentence and any(_is_another(act, frame) for act in acts.get(sentence, ())))
        near = range(frame.sentence, min(len(self._ranges), frame.sentence + _FAR))
        heading = next((sentence for sentence in near if self._lines.is_headed(sentence)), -1)
        return [(item, "nlp.goods_after/item") for item in self._lines.below(heading)] if heading >= 0 else []

    def _more(self, sentence: int, frame: Frame, acts: dict[int, list[Frame]]) -> list[Placed]:
        """The goods that the sentences behind the first that names some go on with: "tyres are on the list too", "it also covers tin"."""
        found: list[Placed] = []
        for after in range(sentence + 1, min(len(self._ranges), sentence + 1 + _REACH)):
            named = [] if any(_is_another(act, frame) for act in acts.get(after, ())) else self._members(after, frame, False, True)
            if not named:
                break
            found += named
        return found

    def _below(self, sentence: int, own: bool) -> list[Placed]:
        """The goods on the lines after the colon of an act's `own` sentence or of one that speaks of its goods."""
        if not ends_in_colon(self._tree, *self._ranges[sentence]):
            return []
        speaks = any(self._tree.lower[opening] not in self._words.it_again for opening in self._openings(sentence))  # "it said:" quotes
        return self._lines.below(sentence) if own or speaks else []

    def _members(self, sentence: int, frame: Frame, between: bool, more: bool = False) -> list[Placed]:
        """The goods named; `between`: after another act, so that the sentence must say whose goods it means; `more` after a sentence that named some."""
        if not self._names_goods[sentence]:
            return []
        high = self._ranges[sentence][1]
        lower, words = self._tree.lower, self._words
        own = self._trigger(frame) if sentence == frame.sentence else -1
        # what is hit "also" is another act's where the first names goods
        never = united(words.negations, words.as_well) if _goods(frame) and not more else words.negations
        for opening in self._openings(sentence):
            for verb in range(opening + 1, min(high, opening + _CLAUSE)):
                if lower[verb] in words.made_free and frame.action not in _FREES:
                    break  # "16 items are exempt, including tea"
                names = words.names_goods if lower[opening] in words.it_again else self._names
                told = lower[verb] in names or self._stays_for(verb) or self._bears(verb)
                if not told or (own >= 0 and not opening < own < verb) or not never.isdisjoint(lower[verb - 2 : verb]):
                    continue
                named = self._after(sentence, verb) if self._fits(sentence, opening, verb, frame, between) else []
                if named:
                    return named
        if own >= 0:  # of "tea, 25%; tin, 15%" each act has its own
            shared = any(argument.rule == OWN_RATE for argument in frame.arguments)
            return [] if shared else self._after_colon(sentence, own)
        export = (frame.measure or "").startswith("export")
        return [] if between else self._subjects.told(sentence, export)

    def _bears(self, token: int) -> bool:
        """ "Sixteen items are affected, among them tea", "are exempt": what is done to the goods of an act."""
        lower, words = self._tree.lower, self._words
        return lower[token - 1] in words.be_forms and (lower[token] in words.made_to_bear or lower[token] in words.made_free)

    def _stays_for(self, token: int) -> bool:
        """ "The ban remains in place [for] tea and tin"."""
        lower, words = self._tree.lower, self._words
        timed = lower[token + 1 : token + 2] == [] or lower[token + 1] in words.for_now or lower[token + 1] in words.articles
        return not timed and lower[token] in words.stays_for and lower[token - 1] in words.in_force

    def _of_measure(self, sentence: int, frame: Frame) -> list[Placed]:
        """ "The curbs on exports of tea and tin are seen hurting growers": the goods of its own measure, told again; members of its group where it has one."""
        low, high = self._ranges[sentence]
        lower, words = self._tree.lower, self._words
        if lower[low] not in words.definite:
            return []
        noun = next((token for token in range(low + 1, min(high - 2, low + _SUBJECT)) if lower[token] in words.measures_again), -1)
        told = {word.rstrip("s") for word in lower[slice(*self._ranges[frame.sentence])]}
        same = noun >= 0 and (lower[noun] in words.goods_curbs or lower[noun].rstrip("s") in told)
        if not same or lower[noun + 1] not in words.upon:
            return []
        return _within(_goods(frame), self._listed.list(sentence, noun + 2, _OPENING))

    def _dumped(self, sentence: int) -> list[Placed]:
        """ "The dumping of brandy threatened growers": what a trade remedy is on."""
        low, high = self._ranges[sentence]
        lower, words = self._tree.lower, self._words
        noun = next((token for token in range(low, high - 1) if lower[token] in words.dumping and lower[token + 1] in words.flow_of), -1)
        return self._listed.list(sentence, noun + 2, _OPENING) if noun >= 0 else []

    def _after_colon(self, sentence: int, trigger: int) -> list[Placed]:
        """The goods behind an act's own words for goods: "a ban on the following goods: tea; tin", "a list of goods that includes tea"."""
        high = self._ranges[sentence][1]
        lower = self._tree.lower
        names = self._words.names_members
        colon = next(
            (
                token
                for token in range(trigger + 1, min(high - 1, trigger + _ITEM))
                if lower[token] == ":" or (lower[token - 1] in self._words.relative_pronouns and lower[token] in names)
            ),
            -1,
        )
        return [] if colon < 0 or self._again.isdisjoint(lower[colon - GAP : colon]) else self._listed.list(sentence, colon + 1, _OPENING)

    def _exemplified(self, sentence: int, trigger: int) -> list[Placed]:
        """ "A list of products, from tea to tin, that it plans to hit", "imports of 290 goods, among them tyres", "scrapped for 90 items, including tea"."""
        low, high = self._ranges[sentence]
        lower, words = self._tree.lower, self._words
        noun = next((token for token in range(low + 2, high) if lower[token] in self._kinds and self._is_taken(token, low, trigger)), high)
        for token in range(noun + 1, min(high - 1, noun + _ITEM)):
            if lower[token] in words.no_examples or (lower[token] == "from" and lower[token + 1] in words.no_examples):
                break  # "on goods from Chile, which makes products such as wine"
            ranges = lower[token] == "from" and (lower[token - 1] == "," or lower[token - 1] in united(words.names_goods, words.ranging))
            if ranges or lower[token] in words.gives_examples or lower[token : token + 2] in (["such", "as"], ["among", "them"]):
                found = self._listed.list(sentence, token + 1, _OPENING)
                if found:
                    return found
        return []

    def _is_taken(self, noun: int, low: int, trigger: int) -> bool:
        """Whether a list, a measure, a flow or the act's own verb is of goods: "a list of 89 US products", "imports of goods", "scrapped for 90 items"."""
        lower, words, at = self._tree.lower, self._words, noun - 1
        while at > max(low, noun - _COUNTED) and lower[at] not in words.governs:
            at -= 1
        return (
            at > low
            and (lower[at] in words.upon or lower[at] in words.flow_of)
            and (lower[at - 1] in self._takes_goods or lower[at - 1] in self._flows or at - 1 == trigger)
        )

    def _openings(self, sentence: int) -> list[int]:
        """Where a subject may begin that speaks of the act's goods; all acts around a sentence ask."""
        if sentence not in self._opens_in:
            self._opens_in[sentence] = list(self._openings_in(sentence))
        return self._opens_in[sentence]

    def _openings_in(self, sentence: int) -> Iterator[int]:
        """Where it may: with the sentence, or after "the ministry said" and "according to the ministry,"."""
        low, high = self._ranges[sentence]
        lower, words = self._tree.lower, self._words
        papers = {item.start for item in self._placed[sentence] if item.mention.kind == "instrument"}
        for token in range(low, min(high - 1, low + _CLAUSE)):
            if token > low and lower[token - 1] not in words.says_of_goods:
                continue
            alone = not papers.isdisjoint((token, token + 1)) or (
                token == low
                and (
                    lower[token] in words.group_again
                    or lower[token] in words.it_again
                    or (lower[token] in words.definite and lower[token + 1] in words.names_members)
                )
            )
            opens = lower[token] in self._opens or (token == low and any(self._is_number(at) for at in range(low, min(high, low + _SUBJECT - 1))))
            if alone or (opens and not self._again.isdisjoint(lower[token : min(high, token + _SUBJECT)])):
                yield token

    def _is_number(self, token: int) -> bool:
        """ "Sixteen items are hit", "In all, 16 items": how many goods an act hits."""
        word = self._tree.lower[token]
        return word.isdigit() or word in self._words.number_names

    def _after(self, sentence: int, verb: int) -> list[Placed]:
        """The goods that a verb names: "include", "are", "apply to"."""
        lower, words = self._tree.lower, self._words
        if lower[verb] in words.be_forms:
            return self._listed.list(sentence, verb + 1, 2, words.governs)
        start = verb + 1
        if lower[start : start + 1] == ["but"]:  # "include but are not limited to"
            start = next((token + 1 for token in range(start, start + _LEAD) if lower[token : token + 1] == ["to"]), start)
        return self._listed.list(sentence, start, _LEAD) or self._examples(sentence, start)

    def _examples(self, sentence: int, start: int) -> list[Placed]:
        """ "Affects 900 products from countries without a deal, such as tea and tin": the goods behind the words for examples, further on."""
        lower, words = self._tree.lower, self._words
        for token in range(start, min(self._ranges[sentence][1] - 1, start + _ITEM)):
            if lower[token] in words.gives_examples or lower[token : token + 2] in (["such", "as"], ["among", "them"]):
                return self._listed.list(sentence, token + 1, _OPENING)
        return []

    def _fits(self, sentence: int, opening: int, verb: int, frame: Frame, needs_party: bool) -> bool:
        """Whether the parties named before the verb are the act's: "the list of Fijian goods" is of goods that Fiji sells."""
        parties = [item for item in self._placed[sentence] if opening <= item.start and item.end <= verb and item.mention.kind in ("place", "bloc")]
        known = {home_of(argument.mention) for argument in frame.arguments}
        hit = {argument.mention.concept for argument in frame.arguments if argument.role == "target" and argument.mention.kind != "anaphor"}
        owners = {item.mention.concept for item in parties if item.end < verb and self._tree.lower[item.end] in self._words.goods_again}
        own = (frame.measure or "").startswith("export")
        return {item.mention.concept for item in parties} <= known and (own or owners <= hit) and bool(owners or not needs_party)

    def _is_open(self, frame: Frame) -> bool:
        """Whether an act can take goods and names none, only a group of them ("farm products"), or some as examples ("five products, including tea")."""
        if (frame.measure or "") in _NO_GOODS or _WEAK & {rule.rsplit("/", 1)[-1] for rule in frame.why}:
            return False
        if frame.measure is None and not any(argument.role == "measure" for argument in frame.arguments):
            return False
        goods = [argument.mention for argument in frame.arguments if argument.role == "good"]
        return not goods or any("group" in good.attrs for good in goods) or self._is_example(goods[0])

    def _is_example(self, good: Mention) -> bool:
        token = bisect_right(self._tree.idx, good.start) - 1
        lower, words = self._tree.lower, self._words
        ranges = lower[token - 1] == "from" and (lower[token - 2] in words.ranging or lower[token - 2] == ",")
        return ranges or lower[token - 1] in words.gives_examples

    def _trigger(self, frame: Frame) -> int:
        return bisect_right(self._tree.idx, frame.trigger.start) - 1


def _goods(act: Frame) -> set[str]:
    """The goods that an act names itself."""
    return {argument.mention.concept for argument in act.arguments if argument.role == "good"} - {ALL_GOODS}


def _within(groups: set[str], items: list[Placed]) -> list[Placed]:
    """The goods that belong to the groups, where there are some."""
    return [item for item in items if not groups or groups & set(item.mention.attrs.get("within", "").split("|"))]


def _without_goods_of(acts: Sequence[Frame], frame: Frame, items: list[Placed]) -> list[Placed]:
    """The goods without those of other acts of their sentence: "It also abolished the duties that applied to goods such as tea"."""
    others = [act for act in acts if act.action != frame.action and act.sentence > frame.sentence and _is_full(act)] if items else []
    theirs = {argument.mention.start for act in others for argument in act.arguments if argument.role == "good"}
    return [item for item in items if item.mention.start not in theirs]


def _is_full(act: Frame) -> bool:
    """Whether an act is told by more than its measure's name."""
    return _BARE not in act.why


def _is_another(act: Frame, frame: Frame) -> bool:
    """Whether an act told after another is one of its own, not the same measure spoken of again."""
    return act.measure is not None and (act.measure != frame.measure or any(argument.role in ("good", "target") for argument in act.arguments))
