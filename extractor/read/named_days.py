"""Which day does a line in words name: a stamp, a dateline? Only full dates; a day without its year is not one."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from lxml.html import HtmlElement

from extractor.read.dates import FIRST, make_day
from extractor.rules.pages import PageWords

_LOOKED_AT = 300
"""Characters of a line."""
_STORY = 200
"""Characters of a paragraph with which the story has begun."""
_SHORTEST, _LONGEST_SHOWN = 8, 60
"""Characters of a line that shows the day, perhaps with a time and a name."""
_NOT_SHOWN = ("a", "li", "title", "script", "style", "option")
"""Days of other stories."""


def day_in(line: str, words: PageWords, latest: date) -> date | None:
    """The first day in the line that is not one of change; days after `latest` are passed over."""
    line, seen = line[:_LOOKED_AT], 0
    for found in _pattern(words.months).finditer(line):
        changed = words.changed.search(line, seen, found.start())
        seen = found.end()
        if changed is None:
            for day in _days(found, words.months):
                if FIRST <= day <= latest:
                    return day
    return None


def day_shown(tree: HtmlElement, words: PageWords, latest: date) -> date | None:
    """The day in a line of its own above the story, as a page shows it to its readers."""
    for element in tree.iter():
        if element.tag == "p" and len(element.text_content()) > _STORY:
            return None
        if isinstance(element.tag, str) and element.tag not in _NOT_SHOWN:
            for line in (element.text, element.tail):
                if line and _SHORTEST <= len(line.strip()) <= _LONGEST_SHOWN:
                    day = day_in(line.strip(), words, latest)
                    if day is not None:
                        return day
    return None


@lru_cache(maxsize=8)
def _pattern(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(months)
    return re.compile(
        rf"""
        (?<![\w/.-]) (?:
            (?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)
          | (?P<d1>[0-3]?\d) (?:st|nd|rd|th)? [\s-]+ (?:of\s+)? (?P<m1>{names}) \.? ,? [\s-]+ (?P<y1>(?:19|20)\d\d)   # 4 March 2021, 04-MAR-2021
          | (?P<m2>{names}) \.? \s+ (?P<d2>[0-3]?\d) (?:st|nd|rd|th)? ,? \s+ (?P<y2>(?:19|20)\d\d)              # March 4, 2021
        ) (?!\d)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _days(found: re.Match[str], months: tuple[str, ...]) -> Iterator[date]:
    if found["iso"]:
        year, month, number = found["iso"].split("-")
    else:
        name = (found["m1"] or found["m2"]).lower()
        month = str(next(index for index, names in enumerate(months, 1) if name in names.split("|")))
        year, number = found["y1"] or found["y2"], found["d1"] or found["d2"]
    day = make_day(year, month, number)
    if day is not None:
        yield day
