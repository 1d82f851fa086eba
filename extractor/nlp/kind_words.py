"""Which good is "the tuber", "the grain", "Peruvian glass"? A word for a kind of goods that stands for the one of its kind named shortly before."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.nlp.words import SENTENCE_ENDS, places
from extractor.rules import Rulebook

_REACH = 90
"""Tokens back to the good that is meant: three sentences of news."""
_LIST = 12
"""Tokens between two goods of a kind of which the word may mean either: "wheat and, in small lots, maize"."""
_APPOSED = 3
"""Tokens before a word that explains another: a good, a comma, "the"."""
_NUMBERS = range(2, 9)
"""How many goods words can count: `count_2` and so on of the word lists."""
_DIGITS = 3
"""More of them are no count of goods in a list."""
_ORIGINS = frozenset({"adjective", "demonym"})


def without_kinds(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, a good and its own kind right behind it as that good: "avocado fruit" is avocados."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=_start):
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind == mention.kind == "good"
            and last.end + 1 == mention.start
            and mention.concept in last.attrs.get("within", "").split("|")
        ):
            attrs = {key: value for key, value in last.attrs.items() if key != "modifies"}
            found[-1] = replace(last, end=mention.end, text=f"{last.text} {mention.text}", attrs=attrs)
        else:
            found.append(mention)
    return found


class KindWords:
    """The words of one rulebook."""

    def __init__(self, rules: Rulebook) -> None:
        self._kinds: dict[str, tuple[RuleId, frozenset[str]]] = {}
        for _, row in rules.forms.kind_words:
            goods = frozenset(row.goods).union(*(rules.groups.get(good, frozenset()) for good in row.goods))
            for form in row.forms:
                self._kinds[form] = (RuleId(f"{rules.lang}.kind_words/{row.forms[0]}"), goods)

    def settle(self, mentions: Sequence[Mention], context: Context, headline: Sequence[Mention] = ()) -> list[Mention]:
        """The mentions in order, each such word as one of the good that it means; left as it was where none of its kind, or two, stand before.

        What the `headline` names stands before everything.
        """
        found = sorted(mentions, key=lambda mention: mention.start)
        lower = context.lower
        if self._kinds.keys().isdisjoint(context.vocabulary):
            return found
        tokens = [at for at, word in enumerate(lower) if word in self._kinds and at > 0]
        starts = places(context.doc)
        for at in tokens:
            low = bisect_left(found, starts[max(0, at - _REACH)], key=_start)
            high = bisect_left(found, starts[at] + len(lower[at]), lo=low, key=_start)
            before = found[low:high]
            over = next((place for place, one in enumerate(before) if one.end > starts[at]), len(before))
            told = self._told(at, before[:over], before[over:], starts, context, headline)
            if told is not None:
                found[low + over : high] = told
        return found

    def _told(
        self, at: int, before: Sequence[Mention], over: Sequence[Mention], starts: Sequence[int], context: Context, headline: Sequence[Mention]
    ) -> list[Mention] | None:
        """What the word at a token is to be read as instead of the mentions `over` it; None where those stay."""
        lower = context.lower
        rule, goods = self._kinds[lower[at]]
        start, end = starts[at], starts[at] + len(lower[at])
        if over and over[0].start == starts[at - 1] and lower[at - 1] in context.list("amid_kind_words"):
            start = over[0].start  # "the raw material"
        if any(one.kind != "good" or one.end != end or (one.start != start and "group" not in one.attrs) for one in over):
            return None
        if _explains(at, goods, before, starts, context):
            return []
        if not _ends_name(at, context) or any(one.start != start for one in over):  # "staple grains" says more than "grain"
            return None
        origin = _origin(before, starts[at - 1], start)
        if origin is None and not _is_definite(at, context):
            return None
        itself = {one.concept for one in over}
        meant = {one.concept: one for one in _meant(before, starts, at, goods, itself)}
        if not meant and origin is None and not any(one.concept in itself for one in before):
            meant = {one.concept: one for one in headline if one.kind == "good" and one.concept in goods and one.concept not in itself}
        if not meant or not self._counts(at, len(meant), context):
            return None
        if origin is not None and not any(_is_named_beside(origin, one, before, starts, lower) for one in meant.values()):
            return None
        return [_again(one, start, context.text[start:end], rule) for one in meant.values()]

    def _counts(self, at: int, several: int, context: Context) -> bool:
        """Whether the word can mean so many goods: "the two metals" two, "both metals" more than one, "the metals" too, "the metal" one."""
        lower = context.lower
        number = _number_before(at, context)
        if number:
            return number == several
        if several > 1 and lower[at].endswith("s") and lower[at][:-1] in self._kinds:
            return lower[at - 1] in context.list("before_kind_words") | context.list("before_all_of_kind")
        return (several > 1) == (lower[at - 1] in context.list("before_all_of_kind"))


def _start(mention: Mention) -> int:
    return mention.start


def _ends_name(at: int, context: Context) -> bool:
    """Whether nothing behind the word makes it part of a longer name: not "the grain market", "the metal that"."""
    lower = context.lower
    return at + 1 >= len(lower) or lower[at + 1] in context.list("after_kind_words") or (not lower[at + 1][:1].isalnum() and lower[at + 1] != "-")


def _explains(at: int, goods: Collection[str], mentions: Sequence[Mention], starts: Sequence[int], context: Context) -> bool:
    """Whether the word only says what kind of thing the goods right before are: "steel and tin, the metals that it sells"."""
    lower, back = context.lower, at - 1
    while (
        back > max(1, at - _APPOSED)
        and lower[back] not in context.list("before_one_of_kind")
        and lower[back].isalpha()
        and lower[back] not in context.list("after_kind_words")
    ):
        back -= 1
    if lower[back] in context.list("before_one_of_kind") and back > 0 and lower[back - 1] == ",":  # "aniline from Peru, a basic chemical"
        low = next((token for token in range(back, max(-1, back - _REACH // 2), -1) if lower[token] in SENTENCE_ENDS), 0)
        return any(one.kind == "good" and one.concept in goods and starts[low] <= one.start < starts[back] for one in mentions)
    if at < _APPOSED or lower[at - 2] != "," or lower[at - 1] not in context.list("before_kind_words") | context.list("before_all_of_kind"):
        return False
    return any(one.kind == "good" and one.concept in goods and one.end == starts[at - 2] for one in mentions)


def _is_definite(at: int, context: Context) -> bool:
    """Whether a word that points back stands before, over one adjective at most: "the tuber", "the kitchen staple"."""
    back = at - 1
    if context.lower[back] in context.list("amid_kind_words") or _number_before(at, context):
        back -= 1
    return back >= 0 and context.lower[back] in context.list("before_kind_words")


def _origin(mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The adjective of a place right before the word: "Peruvian glass"."""
    return next((one for one in mentions if start <= one.start and one.end < end and one.kind in ("place", "bloc") and one.attrs.get("form") in _ORIGINS), None)


def _number_before(at: int, context: Context) -> int:
    """How many the words before say that there are: 3 of "the three metals"; 0 where they say nothing."""
    word = context.lower[at - 1]
    if word.isdecimal() and len(word) < _DIGITS:
        return int(word)
    return next((number for number in _NUMBERS if word in context.list(f"count_{number}")), 0)


def _again(meant: Mention, start: int, text: str, rule: RuleId) -> Mention:
    """The good named once more by other words."""
    attrs = {key: value for key, value in meant.attrs.items() if key != "modifies"}
    return replace(meant, start=start, end=start + len(text), text=text, rule=rule, attrs=attrs)


def _meant(before: Sequence[Mention], starts: Sequence[int], at: int, goods: Collection[str], itself: Collection[str]) -> list[Mention]:
    """The last good named before that the word can mean, with those of its kind beside it; none where its kind itself is named later."""
    meant: list[Mention] = []
    place = 0
    for one in reversed(before):
        token = bisect_right(starts, one.start) - 1
        if at - token > _REACH or (meant and place - token > _LIST):
            break
        if one.kind != "good" or (one.concept not in goods and one.concept not in itself):
            continue
        if one.concept in itself:
            if not meant:
                return []
        else:
            meant.insert(0, one)
        place = token
    return meant


def _is_named_beside(origin: Mention, meant: Mention, mentions: Sequence[Mention], starts: Sequence[int], lower: Sequence[str]) -> bool:
    """Whether the sentence of the good names the place too: "float glass from Peru … Peruvian glass"."""
    low = high = bisect_right(starts, meant.start) - 1
    while low > 0 and lower[low - 1] not in SENTENCE_ENDS:
        low -= 1
    while high < len(lower) - 1 and lower[high] not in SENTENCE_ENDS:
        high += 1
    return any(one.concept == origin.concept and starts[low] <= one.start <= starts[high] and one is not origin for one in mentions)


__all__ = ["KindWords"]
