"""Which goods are only what other goods run on? "Diesel-powered cars", "coal-fired boilers" are no diesel and no coal."""

from collections.abc import Sequence

from extractor.core.types import Mention
from extractor.rules.words import FunctionWords

_LONGEST = 11
"""Characters of the longest word that makes a good a drive."""
_LINKS = frozenset({" and ", " or ", "/", "- and ", "- or ", "-and ", "-or ", ", "})
"""What may stand between two drives: "petrol and diesel-powered cars"."""


def without_drives(text: str, mentions: Sequence[Mention], words: FunctionWords) -> list[Mention]:
    """Mentions in order, less the goods before a word for what runs on them, and the fuels that "and" joins to such a one."""
    kept: list[Mention] = []
    begin = -1
    for one in reversed(mentions):
        joined = begin >= 0 and text[one.end : begin] in _LINKS and one.text.lower() in words.fuels
        if one.kind == "good" and (joined or text[one.end : one.end + _LONGEST].lower().startswith(words.drives)):
            begin = one.start
            continue
        begin = begin if begin >= 0 and one.end > begin else -1
        kept.append(one)
    kept.reverse()
    return kept
