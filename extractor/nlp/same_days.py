"""Which day is "the same day"? The one that the text told last before it, of the same role where it told one."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.types import Mention

_BACK = 2
"""Sentences before the words in which their day is told."""
_DAYS = frozenset({"weekday", "day", "day_of_month"})
_OF_ACT = frozenset({"role", "cue", "firm", "does"})
"""What the words' own sentence says of them; all else is the other date's."""
_LEFT = _OF_ACT | {"range", "time"}


def with_same_days(mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """Dates as they are, but for "the same day" and "that date", which say what the date says that they point to."""
    same = [index for index, mention in enumerate(mentions) if _points_back(mention)]
    if not same:
        return list(mentions)
    changed = list(mentions)
    for index in same:
        mention = mentions[index]
        here = next((at for at, (_, end) in enumerate(spans) if mention.start < end), 0)
        begin = spans[max(0, here - _BACK)][0]
        told = [other for other in changed if _is_day(other) and begin <= other.start < mention.start]
        told.sort(key=lambda other: other.start)
        role = mention.attrs.get("role")
        of_role = [other for other in told if role is not None and other.attrs.get("role") == role]
        if told:
            changed[index] = _as(mention, (of_role or told)[-1])
    return changed


def _points_back(mention: Mention) -> bool:
    attrs = mention.attrs
    return mention.kind == "date" and (attrs.get("form"), attrs.get("unit"), attrs.get("shift")) == ("anchored_period", "D", "0")


def _is_day(mention: Mention) -> bool:
    """Whether a date names a day by itself."""
    attrs = mention.attrs
    return mention.kind == "date" and (attrs.get("form") in _DAYS or (attrs.get("form") in ("calendar", "numeric") and "day" in attrs))


def _as(mention: Mention, other: Mention) -> Mention:
    own = {key: mention.attrs[key] for key in _OF_ACT if key in mention.attrs}
    theirs = {key: value for key, value in other.attrs.items() if key not in _LEFT}
    return replace(mention, attrs=theirs | own)
