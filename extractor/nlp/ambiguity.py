"""Does a form mean what it looks like here? Capitals, neighbours, company in the sentence, and what else the text names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.nlp.forms import Form
from extractor.nlp.words import SENTENCE_ENDS, lowers, paragraphs_of, text_of, vocabulary
from extractor.rules.schema import AmbiguousGoodRow, AmbiguousPlaceRow

_WORD = re.compile(r"[\w.&'-]+")
_OPENERS = frozenset({'"', "“", "‘", ":", "-", "–", "—"})
_BEFORE_FIRST = SENTENCE_ENDS | _OPENERS
_REACH = 30
"""Tokens each way that still count as the same sentence: the longest fifth of news sentences has about 35."""
_STEPS = 2
"""Words that may stand between "duties on" and the good, or that an item of a list before it may have: "certain Chinese"."""
_RATE_REACH = 7
"""Tokens from "on" back to the duty: "a duty of up to 12.5 per cent on"."""
_LINE = 60
"""Characters each way that show whether a line is set in capitals."""


class Context:
    """A text as the resolvers see it; everything is computed once, and only where a form asks."""

    def __init__(self, doc: Doc, words: Mapping[str, frozenset[str]], beside: str = "") -> None:
        """`beside` is what belongs to the text and is read apart from it: a text's headline, a headline's text."""
        self.doc, self.words, self._beside = doc, words, beside
        self.text = text_of(doc)
        self.lower = lowers(doc)
        self.vocabulary = vocabulary(doc)
        self._lowered = ""
        self._all_words: frozenset[str] = frozenset()

    def list(self, name: str) -> frozenset[str]:
        """A word list of `gazetteer.toml`."""
        return self.words.get(name, frozenset())

    def before(self, start: int) -> str:
        """The lower-case word before a token; hyphens are looked through."""
        at = start - 1
        while at >= 0 and (self.lower[at] == "-" or self.lower[at].isspace()):
            at -= 1
        return self.lower[at] if at >= 0 else ""

    def after(self, end: int) -> str:
        """The lower-case word at a token or right after its hyphen."""
        at = end
        while at < len(self.lower) and (self.lower[at] == "-" or self.lower[at].isspace()):
            at += 1
        return self.lower[at] if at < len(self.lower) else ""

    def near(self, start: int, end: int) -> set[str]:
        """The words of the same sentence, within reach."""
        low, high = start, end
        while low > 0 and start - low < _REACH and self.lower[low - 1] not in SENTENCE_ENDS:
            low -= 1
        while high < len(self.lower) and high - end < _REACH and self.lower[high] not in SENTENCE_ENDS:
            high += 1
        return set(self.lower[low:start]) | set(self.lower[end:high])

    def anywhere(self, words: Iterable[str]) -> bool:
        """Whether one of some phrases stands in the text or beside it, in any case."""
        if not self._lowered:
            self._lowered = f"{self.text.lower()}\n{self._beside.lower()}"
        for word in words:
            phrase = word.lower()
            # its letters first: most words stand nowhere, and the words beside need not be parted for those
            if phrase in self._lowered and (" " in phrase or phrase in self.vocabulary or phrase in self._words_anywhere()):
                return True
        return False

    def _words_anywhere(self) -> frozenset[str]:
        if not self._all_words:
            self._all_words = self.vocabulary.union(_WORD.findall(self._beside.lower()))
        return self._all_words

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether the line around some characters is set in capitals, so that case tells nothing."""
        low = max(self.text.rfind("\n", 0, start) + 1, start - _LINE)
        high = self.text.find("\n", end)
        high = min(len(self.text) if high < 0 else high, end + _LINE)
        around = [char for char in self.text[low:start] + self.text[end:high] if char.isalpha()]
        return len(around) > 5 and sum(char.isupper() for char in around) > 0.85 * len(around)

    def in_title_case(self, start: int) -> bool:
        """Whether most longer words around a token begin with a capital, as in a headline: then a capital tells nothing."""
        around = [token.text for token in self.doc[max(0, start - 8) : start + 9] if token.is_alpha and len(token) > 3]
        return len(around) > 2 and sum(word[0].isupper() for word in around) > 0.65 * len(around)

    def starts_sentence(self, start: int) -> bool:
        """Whether a token opens a sentence or a line."""
        opens = start == 0 or self.lower[start - 1] in _BEFORE_FIRST or "\n" in self.lower[start - 1]
        return opens or self.doc[start].idx in paragraphs_of(self.doc)


def good_stands(row: AmbiguousGoodRow, context: Context, start: int, end: int, listed: bool = False) -> bool:
    """Whether an ambiguous form names its good here: its neighbours allow it, and its company speaks for it or a measure or a flow takes it.

    `listed`: it stands on a list beside a good beyond doubt.
    """
    link = _link_before(context, start)
    taken = link >= 0 and context.after(end) not in context.list("after_verbs")
    straight = taken and not any(  # "tariffs on Mexico lead to" takes no lead
        _is_named(context.doc[at].text) or context.lower[at] in context.list("parts_goods") for at in range(link + 1, start)
    )
    # "the duties apply to scrap"; "to scrap the duties"
    applied = context.before(start) == "to" and start > 1 and context.lower[start - 2] in context.list("applied_to")
    if context.before(start) in row.unless_after and not (applied or (taken and context.before(start) in context.list("good_links"))):
        return False
    if context.after(end) in row.unless_before and not (straight and context.after(end) in context.list("after_taken_goods")):
        return False
    if row.case == "lower" and context.doc[start].text[:1].isupper() and not context.starts_sentence(start):
        return False
    if (not row.needs and not row.unless_near) or context.after(end) in context.list("traded_after"):
        return True
    near = context.near(start, end)
    return (taken or listed or _in_company(row.needs, near, context, True)) and not _in_company(row.unless_near, near, context, False)


def _link_before(context: Context, start: int) -> int:
    """The token of the "of" or "on" by which a measure or a flow takes the word at a token, "a duty on Chinese tin, boots and bags"; else -1."""
    at, words = start - 1, 0
    while at > 0 and start - at <= _REACH:
        word = context.lower[at]
        if word in context.list("good_links") and _takes_goods(context, at):
            return at
        if word in context.list("parts_goods"):
            words = 0
        elif words == _STEPS or not word.isalpha() or word in context.list("after_taken_goods") or not _may_stand_between(context, at, start):
            return -1
        else:
            words += 1
        at -= 1
    return -1


def _takes_goods(context: Context, link: int) -> bool:
    """Whether "of" or "on" follows a measure or a flow, a rate perhaps between: "imports of", "a tariff of up to 25% on"."""
    lower, takes = context.lower, context.list("takes_goods")
    if lower[link - 1] in takes:
        return True
    return lower[link - 1] in context.list("rate_units") and not takes.isdisjoint(lower[max(0, link - _RATE_REACH) : link])


def _may_stand_between(context: Context, at: int, start: int) -> bool:
    """Whether a word before a good leaves it to its measure: it qualifies the good, or is another item of its list."""
    parts = context.list("parts_goods")
    listed = any(context.lower[later] in parts for later in range(at + 1, start))
    return listed or context.lower[at] in context.list("before_taken_goods") or _is_named(context.doc[at].text)


def _is_named(word: str) -> bool:
    """Whether a word is written as a name is: "Chinese", "Iranian"."""
    return word[:1].isupper() and word[1:].islower()


def _in_company(words: Sequence[str], near: set[str], context: Context, if_empty: bool) -> bool:
    """Whether one of some words, or of the lists that they name in capitals, stands near."""
    if not words:
        return if_empty
    wanted = (context.list(word.lower()) if word.isupper() and word.lower() in context.words else (word.lower(),) for word in words)
    return any(not near.isdisjoint(some) for some in wanted)


def is_part_of_company(context: Context, start: int, end: int) -> bool:
    """Whether a good's word belongs to a firm's name: "Nippon Steel", "Steel Corp"."""
    doc = context.doc
    if end < len(doc) and context.lower[end].rstrip(".") in context.list("company_endings") and doc[end].text[:1].isupper():
        return True
    word = doc[start].text
    if start == 0 or not (word[:1].isupper() and word[1:].islower()):
        return False
    before = doc[start - 1].text
    if not before[:1].isupper() or not before.isalpha() or before.isupper() or context.starts_sentence(start):
        return False
    if context.lower[start - 1] in context.list("no_part_of_names"):
        return False
    return not context.in_title_case(start)


def us_stands(context: Context, start: int) -> bool:
    """Whether US in capitals is the country: in a line of capitals it may be the pronoun."""
    token = context.doc[start]
    if not context.in_capitals(token.idx, token.idx + len(token)):
        return True
    return context.before(start) not in context.list("before_pronoun")


@dataclass(frozen=True, slots=True)
class Named:
    """Where the text names which jurisdiction beyond doubt, by token, in order."""

    at: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()

    def nearest(self, token: int, candidates: Sequence[str]) -> str:
        """The candidate named closest to a token, the earlier one on a tie; empty where none is named."""
        best, best_gap = "", -1
        middle = bisect_left(self.at, token)
        for index in (*range(middle - 1, -1, -1), *range(middle, len(self.at))):
            gap = abs(self.at[index] - token)
            if self.codes[index] in candidates and (best_gap < 0 or gap < best_gap):
                best, best_gap = self.codes[index], gap
        return best


def resolve_place(row: AmbiguousPlaceRow, context: Context, named: Named, start: int, end: int) -> tuple[str, bool]:
    """Code (empty where open) and whether the form names a place at all."""
    code = named.nearest(start, row.candidates)
    if row.other_words and not code and context.anywhere(row.other_words):
        return "", False
    if row.needs and not code and set(row.needs).isdisjoint(context.near(start, end)):
        return "", False
    return code or row.default, True


def strongest(forms: Sequence[Form], text: str) -> tuple[Form, ...]:
    """The readings that the case allows, those of the strongest kind only."""
    if len(forms) == 1:
        return tuple(forms) if forms[0].allows(text) else ()
    allowed = [form for form in forms if form.allows(text)]
    return tuple(form for form in allowed if form.kind == allowed[0].kind) if allowed else ()
