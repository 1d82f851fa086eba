"""What kind of date is it? A dateline, a coarse one, one whose own words say whether it lies behind or ahead."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from extractor.core.types import Mention
from extractor.rules.times import DateCue

Direction = Literal["past", "future", "near"] | None
Fits = Callable[[DateCue], bool]

_PLACE = 6
"""Words before the date in a dateline: "SAN JOSE, Costa Rica, March 5 -"."""
_DASHES = frozenset("-–—")
_PLACES = re.compile(r"(?:[A-Z][\w.'’-]*,? ){1,4}")
"""Names alone: "San Jose, Costa Rica, ", no sentence that comes to a day."""
_AGENCY = re.compile(r"[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,3} \([^()\n]{2,40}[-–—,/] ?")
"""A place and an agency before the day: "LIMA (Andes News / Wire - "."""
_CAPITAL = re.compile(r"\s+(?:The |An? )?[A-Z]")
_COARSE = frozenset({"period", "season", "quarter", "half", "fiscal", "decade", "new_year"})


def is_dateline(text: str, mention: Mention, sentence: tuple[int, int], left: Sequence[str], right: Sequence[str]) -> bool:
    """ "LIMA, March 5 - The", "LIMA, March 5 (Agency) --", "LIMA (Agency - 5 March, 2023)", and "Lima, March 5" alone on its line or before a capital."""
    if mention.attrs.get("form") == "calendar" and right[:1] == (")",) and "day" in mention.attrs and _AGENCY.fullmatch(text, sentence[0], mention.start):
        return True
    if mention.attrs.get("form") != "calendar" or not left or len(left) > _PLACE or left[-1] != ",":
        return False
    if right and (right[0] in _DASHES or (right[0] == "(" and ")" in right[:6])):
        return True  # "Lima, March 5 (Agency) The government": not every page keeps the dash
    if "day" not in mention.attrs or not _PLACES.fullmatch(text, sentence[0], mention.start):
        return False
    return not right or right[0] == ":" or _CAPITAL.match(text, mention.end) is not None


def fitting(mention: Mention) -> Fits:
    """Which verbs may date themselves by these words: nothing was said "this year", nothing will start "last week"."""
    coarse, own = is_coarse(mention), own_direction(mention)
    return lambda cue: not (coarse and cue.fine) and (own is None or cue.direction is None or cue.role is None or cue.direction == own)


def own_direction(mention: Mention) -> Direction:
    """The direction that the words themselves give: "last week", "two days ago", "next month"."""
    attrs = mention.attrs
    steps = int(attrs.get("shift", attrs.get("week_shift", attrs.get("year_shift", "0"))) or 0)
    if attrs.get("form") == "offset" and attrs.get("anchor") == "published":
        steps = int(attrs.get("sign", "0"))
    if attrs.get("form") == "period" and attrs.get("part") in ("END", "LATE") and steps == 0:
        return "future"  # "said it would act by the end of the week", "due to meet later this month"
    return "past" if steps < 0 else "future" if steps > 0 else None


def is_coarse(mention: Mention) -> bool:
    attrs = mention.attrs
    if attrs.get("form") == "period":
        return attrs.get("unit") not in ("D", "W", "M")
    return attrs.get("form") in _COARSE or is_bare_year(mention)


def is_month_or_year(mention: Mention) -> bool:
    return mention.attrs.get("form") == "calendar" and "day" not in mention.attrs


def is_bare_year(mention: Mention) -> bool:
    return mention.attrs.get("form") == "calendar" and "month" not in mention.attrs and "part" not in mention.attrs
