"""Where do sentences begin and end? Rules per block of an article, so that a headline never runs into a lead."""

import re
from collections.abc import Iterator

from extractor.core.types import SILENT_BLOCKS, Article
from extractor.rules.words import SentenceWords

LONGEST = 2_000
"""Characters: a longer sentence is cut at white space, so that no step after this one sees more."""
_END = re.compile(
    r"""
    (?=[.!?…\n]) (?:                 # few characters are: told first, it takes half the time
    (?P<stop>[.!?…]+ ["”’')\]]* )   # the stop and what closes with it
    (?P<gap>\s+ )                     # white space
    (?=["“‘'(\[*]* [A-Z0-9À-Þ$€£] )   # something that can begin a sentence
    | (?P<para>\n\s*\n) )             # an empty line always ends one
    """,
    re.VERBOSE,
)
_ACRONYM = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\.$")
_INITIAL = re.compile(r"(?:^|[\s(\"“‘])[A-Z]\.$|\([a-z]\.$")
"""What stands for a name or a word: "J. Smith", "(s. 2024)", "(p. 12)"."""
_MARK = re.compile(r"[-*•–·]\s+(?=\S)")
"""What marks an item of a list."""
_RUN_IN = re.compile(
    r"""
    \*\* (?: [^*:]{2,160} [.!?] | (?: [^*\s]+\s+ ){3} [^*]{1,140} : ) \s* \*\* \s*   # with a colon only of four words or more: "**Effective date:**" is a field
    (?=[A-Z“"])
    """,
    re.VERBOSE,
)
"""A heading in bold that runs into its paragraph: "**What the order does: **Today …"."""
_FIRST_WORD = re.compile(r"\W*(\w+)")


class Sentences:
    """Splits articles of one language."""

    def __init__(self, words: SentenceWords) -> None:
        listed = "|".join(re.escape(word) for word in sorted(words.abbreviations, key=len, reverse=True))
        self._dotted = tuple(f"{word}." for word in {word.lower() for word in words.abbreviations})
        self._abbreviation = re.compile(rf"\b(?:{listed})\.$", re.IGNORECASE)
        self._starters = words.starters

    def of(self, article: Article) -> Iterator[tuple[int, int]]:
        """Half-open spans of the sentences in the speaking blocks of an article, in order."""
        if not article.blocks:
            yield from self.split(article.text, 0, len(article.text))
            return
        for block in article.blocks:
            if block.kind not in SILENT_BLOCKS and block.kind != "dateline":
                begin = block.start
                if block.kind == "list_item" and (mark := _MARK.match(article.text, begin, block.end)) is not None:
                    begin = mark.end()
                if (heading := _RUN_IN.match(article.text, begin, block.end)) is not None:
                    yield from _trimmed(article.text, begin, heading.end())
                    begin = heading.end()
                yield from self.split(article.text, begin, block.end)

    def split(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Spans of the sentences in a part of a text."""
        begin = start
        for match in _END.finditer(text, start, end):
            if match["para"] is None and not self._ends(text, begin, match):
                continue
            stop = match.end("stop") if match["para"] is None else match.start()
            yield from _trimmed(text, begin, stop)
            begin = match.end()
        yield from _trimmed(text, begin, end)

    def _ends(self, text: str, begin: int, match: re.Match[str]) -> bool:
        before = text[max(begin, match.start() - 12) : match.end("stop")].rstrip("\"”’')]")
        if before[-1:] != ".":
            return True
        if before[-3:-2] == "." and _ACRONYM.search(before):
            following = _FIRST_WORD.match(text, match.end())
            return following is not None and following[1] in self._starters
        if before.lower().endswith(self._dotted) and self._abbreviation.search(before):
            return False
        return before[-3:-2].isalnum() or _INITIAL.search(before) is None


def _trimmed(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    while stop - begin > LONGEST:
        cut = text.rfind(" ", begin, begin + LONGEST)
        cut = begin + LONGEST if cut <= begin else cut
        yield begin, cut
        begin = cut + 1
    if stop > begin:
        yield begin, stop
