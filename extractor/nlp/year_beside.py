"""Which year is a day of, in a text that nobody has dated? That of the full date nearest to it: "on 13 May … from 12:01 on 14 May 2025"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractor.core.types import Mention
from extractor.nlp.date_slots import iso_date

_REACH = 400
"""Characters between a day and the full date that lends its year."""
_HALF_YEAR = 183
_RELATIVE = frozenset({"shift", "year_shift", "yy", "range"})


def with_years(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, where days and months without a year have that of a full date near by."""
    full = [mention for mention in mentions if mention.kind == "date" and mention.attrs.get("form") == "calendar" and {"year", "month"} <= mention.attrs.keys()]
    return [_with_year(mention, full) if full and _lacks_year(mention) else mention for mention in mentions]


def _lacks_year(mention: Mention) -> bool:
    attrs = mention.attrs
    return mention.kind == "date" and attrs.get("form") == "calendar" and "month" in attrs and "year" not in attrs and not _RELATIVE & attrs.keys()


def _with_year(mention: Mention, full: Sequence[Mention]) -> Mention:
    nearest = min(full, key=lambda other: abs(other.start - mention.start))
    if abs(nearest.start - mention.start) > _REACH:
        return mention
    anchor = date(int(nearest.attrs["year"]), int(nearest.attrs["month"]), 15)
    month, day = int(mention.attrs["month"]), int(mention.attrs["day"]) if "day" in mention.attrs else None
    year = min((anchor.year - 1, anchor.year, anchor.year + 1), key=lambda year: abs((date(year, month, 15) - anchor).days))
    value = iso_date(year, month, day)
    if value is None or abs((date(year, month, 15) - anchor).days) > _HALF_YEAR:
        return mention
    return replace(mention, attrs={**mention.attrs, "year": str(year), "value": value})
