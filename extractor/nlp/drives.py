"""Which goods are only what other goods run on? "Diesel-powered cars", "coal-fired boilers" are no diesel and no coal."""

from collections.abc import Sequence

from extractor.core.types import Mention
from extractor.rules.words import FunctionWords

_NEXT = 20
"""Characters of that word and the one behind it."""
_LINKS = frozenset({" and ", " or ", "/", "- and ", "- or ", "-and ", "-or ", ", "})
"""What may stand between two drives: "petrol and diesel-powered cars"."""


def without_drives(text: str, mentions: Sequence[Mention], words: FunctionWords) -> list[Mention]:
    """Mentions in order, less the goods before a word for what runs on them, and the fuels that "and" joins to such a one."""
    kept: list[Mention] = []
    begin = -1
    for one in reversed(mentions):
        joined = begin >= 0 and text[one.end : begin] in _LINKS and one.text.lower() in words.fuels
        if one.kind == "good" and (joined or _is_drive(text[one.end : one.end + _NEXT].lower(), words)):
            begin = one.start
            continue
        begin = begin if begin >= 0 and one.end > begin else -1
        kept.append(one)
    kept.reverse()
    return kept


def _is_drive(behind: str, words: FunctionWords) -> bool:
    """Whether a word for what runs on a good is right behind it; "cars powered by petrol" are no drive."""
    if not behind.startswith(words.drives):
        return False
    drive = next((drive for drive in words.drives if behind.startswith(drive)), "")
    return bool(drive) and behind[len(drive) :].split(" ")[1:2] not in ([word] for word in words.uses_lead)
