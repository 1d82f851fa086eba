"""Which goods share a word? "copper and lead scrap", "soybean meal and oil", "scraps of copper and zinc" name each good in full."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.core.types import Mention
from extractor.nlp.forms import Form

Forms = Mapping[str, Sequence[Form]]

_REACH = 40
"""Characters beside a good in which its neighbour in a list must begin."""
_LINKS = frozenset({"and", "or", "and/or", "AND", "OR", "And", "Or", "&"})
_LINK = r"(?:,|,?\s(?:and|or|and/or|AND|OR|And|Or|&))\s"

_LISTED_BEFORE = re.compile(
    rf"""
    (?<![\w-])
    (?P<word>[A-Za-z]+(?:-[A-Za-z]+)?)   # copper · hot-rolled
    {_LINK}                              # what links it to the next
    (?P<modifier>[a-z]+\s)?$             # "construction and road machinery"
    """,
    re.VERBOSE,
)
_LISTED_AFTER = re.compile(rf"{_LINK}(?P<word>[A-Za-z]+)(?![\w-])")
_OF = re.compile(r"\sof\s(?:the\s)?")
_PRESSED = frozenset({"oil", "oils", "meal", "flour", "juice", "seed", "starch"})
"""What is made of a crop that is traded whole as well; of copper and wire the wire is meant."""
_NEXT = re.compile(rf"(?:{_LINK}|/)(?:of\s)?")


def with_shared_words(mentions: Sequence[Mention], text: str, forms: Forms) -> list[Mention]:
    """The mentions, each half-named good read in full; what completes it is the attribute `head`."""
    found = {mention.start: mention for mention in mentions}
    for mention in mentions:
        if mention.kind != "good":
            continue
        for shared in (*_heads(mention, text, forms), *_beginnings(mention, text, forms), *_of_list(mention, mentions, text, forms)):
            other = found.get(shared.start)
            if other is None and any(one.start < shared.end and shared.start < one.end for one in found.values()):
                continue
            if other is None or (other.kind == "good" and other.end <= shared.end):
                found[shared.start] = shared
    return sorted(found.values(), key=lambda one: one.start)


def _heads(mention: Mention, text: str, forms: Forms) -> Iterator[Mention]:
    """In "copper, tin and lead scrap", the words of the list before a good that its last word completes, nearest first."""
    words = mention.text.split()
    start = mention.start
    while (before := _listed_before(text, start)) is not None:
        tails = (" ".join(words[at:]) for at in range(min(1, len(words) - 1), len(words)))  # the longest first: "crude and refined palm oil" is no crude oil
        tries = (_full(f"{before['word']} {tail}", before.start("word"), before.end("word"), tail, text, forms) for tail in tails)
        shared = next((one for one in tries if one is not None), None)
        if shared is None or (len(words) == 1 and not before["modifier"] and start == mention.start):
            return
        if start == mention.start and _closes_list(mention, shared, text, forms):
            return
        yield shared
        start = shared.start


def _listed_before(text: str, start: int) -> re.Match[str] | None:
    """The word of a list before a place; the pattern is only tried where one of the last two words can link."""
    low = max(0, start - _REACH)
    if not any(word[-1] == "," or word in _LINKS for word in text[low:start].split()[-2:]):
        return None
    return _LISTED_BEFORE.search(text, low, start)


def _closes_list(mention: Mention, shared: Mention, text: str, forms: Forms) -> bool:
    """In "meat, corn and olive oil" the goods before are whole: the last alone is an oil, for there is no "meat oil"."""
    if mention.text.split()[-1].lower() not in _PRESSED:
        return False
    before = _listed_before(text, shared.start)
    if before is None or not text[before.end("word") :].startswith(","):
        return False
    head, word = mention.text.split()[-1].lower(), before["word"].lower()
    return word != head and shared.text.lower() in forms and word in forms and f"{word} {head}" not in forms


def _beginnings(mention: Mention, text: str, forms: Forms) -> Iterator[Mention]:
    """In "soybean meal, hulls and oil", the words after a good that its first words complete."""
    first, space, _ = mention.text.rpartition(" ")
    at = mention.end
    while space and (after := _LISTED_AFTER.match(text, at)) is not None:
        shared = _full(f"{first} {after['word']}", after.start("word"), after.end("word"), first, text, forms)
        if shared is None:
            return
        yield shared
        at = shared.end


def _of_list(mention: Mention, mentions: Sequence[Mention], text: str, forms: Forms) -> Iterator[Mention]:
    """In "scraps of copper, aluminium and lead", the goods of a list that begins with another good and "of"."""
    link = _OF.match(text, mention.end)
    if link is None:
        return
    head, at = mention.text.split()[-1], link.end()
    by_start = {one.start: one for one in mentions if one.kind == "good"}
    while link is not None:
        part = by_start.get(link.end()) or by_start.get(_word_end(text, link.end()))
        if part is None:
            return
        shared = _full(f"{part.text} {head}", part.start, part.end, head, text, forms)
        if shared is None:
            return
        yield shared
        at = part.end
        link = _NEXT.match(text, at)


def _word_end(text: str, at: int) -> int:
    """Where the next word begins: in "scraps of old copper" a word stands between."""
    space = text.find(" ", at, at + _REACH)
    return space + 1 if space > 0 else at


def _full(written: str, start: int, end: int, head: str, text: str, forms: Forms) -> Mention | None:
    for form in forms.get(written.lower(), ()):
        if form.kind == "good" and form.good_row is None:
            return Mention("good", form.concept, start, end, text[start:end], form.rule, {"head": head})
    return None


__all__ = ["with_shared_words"]
