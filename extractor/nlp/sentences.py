"""Where do sentences begin and end? Rules per block of an article, so that a headline never runs into a lead."""

import re
from collections.abc import Iterator

from extractor.core.types import SILENT_BLOCKS, Article

_END = re.compile(
    r"""
    (?P<stop>[.!?…]+ ["”’')\]]* )   # the stop and what closes with it
    (?P<gap>\s+ )                     # white space
    (?=["“‘'(\[*]* [A-Z0-9À-Þ$€£] )   # something that can begin a sentence
    | (?P<para>\n\s*\n)               # an empty line always ends one
    """,
    re.VERBOSE,
)
# A stop after one of these ends no sentence when a name or a number follows.
_ABBREVIATION = re.compile(
    r"""(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|No|Nos|Art|Sec|Fig|Inc|Ltd|Co|Corp|Plc|cf|approx|est|Vol|pp|ca|Messrs|Lt|Capt|Pres
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|dlrs|stg|pct|mln|bln|e\.g|i\.e|a\.m|p\.m|Ont|Que|Calif|Mass|Conn|Wash|et\ al)
      | (?:^|[\s("“‘])[A-Z]            # an initial
      | \b(?:[A-Z]\.)+[A-Z]            # U.S, D.C, U.S.S.R
    )\.$""",
    re.VERBOSE | re.IGNORECASE,
)
_ACRONYM_STOP = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\.$")
_STARTERS = frozenset({"The", "But", "In", "He", "She", "It", "They", "We", "A", "An", "On", "At", "This", "That", "These", "Those", "And", "However", "Meanwhile", "As", "If", "For", "While", "After", "Under", "Its", "Their", "Some", "There", "Earlier", "Last", "According", "Although", "Since", "When", "With", "Yet", "Still", "Both", "His", "Her", "Under", "From", "By", "To"})  # fmt: skip
LONGEST = 2_000
"""Characters: a longer sentence is cut at white space, so that no step after this one sees more."""


def sentences_of(article: Article) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences in the speaking blocks of an article, in order."""
    blocks = article.blocks
    if not blocks:
        yield from _split(article.text, 0, len(article.text))
        return
    for block in blocks:
        if block.kind not in SILENT_BLOCKS and block.kind != "dateline":
            yield from _split(article.text, block.start, block.end)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match["para"] is None and not _ends(text, begin, match):
            continue
        stop = match.end("stop") if match["para"] is None else match.start()
        yield from _trimmed(text, begin, stop)
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    before = text[max(begin, match.start() - 12) : match.end("stop")].rstrip("\"”’')]")
    following = re.match(r"\W*(\w+)", text[match.end() : match.end() + 30])
    word = following[1] if following else ""
    if _ACRONYM_STOP.search(before):
        return word in _STARTERS
    if _ABBREVIATION.search(before):
        return False
    return True


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
