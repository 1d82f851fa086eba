"""When was the article published? JSON-LD, then meta, then time tags, then the address, then htmldate's marks; the day of the outlet's own clock."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bs4 import BeautifulSoup
from htmldate import find_date
from lxml.html import HtmlElement

from extractor.core.partial_date import PartialDate
from extractor.read.hosts import host_of
from extractor.read.jsonld import Node, text_of

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publish-date", "publish_date", "publishdate", "publication_date", "pubdate", "published",
    "date.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "article.published", "article:post_date",
    "rnews:datepublished",
    "citation_publication_date", "date", "created", "article_date_original", "lp.article:published_time", "last-publish-date",
)  # fmt: skip
"""In order of trust; none of them is a date of change."""
_ISO = re.compile(
    r"""
    (?P<year>(?:19|20)\d{2}) [-/.]? (?P<month>0[1-9]|1[0-2]) [-/.]? (?P<day>0[1-9]|[12]\d|3[01])
    (?: [T\s]+ (?P<hour>\d{1,2}) :? (?P<minute>\d{2}) (?: :? \d{2} (?: [.,:]\d+ )? )?
        \s* (?P<zone> Z | UTC | GMT | [+-]\d{2} :? \d{2} | [+-]\d{2} )?
    )?
    (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
FIRST = date(1987, 1, 1)
"""No page is older than the first wires that archives hold; earlier stamps are defaults such as 1970-01-01."""
_ZERO = {"Z", "UTC", "GMT", "+0000", "+00:00", "+00", "-0000", "-00:00"}


def find_published(article: Node, soup: BeautifulSoup, tree: HtmlElement, url: str, latest: date) -> PartialDate | None:
    """The day of publication, None where the page does not say it. Days after `latest` are passed over as planted.

    The tree comes without scripts: dates in them fool every finder, and cost it most of its time.
    """
    # A saved page's path may name the day of saving.
    url = url if host_of(url) else ""
    stamps = [stamp for stamp in _stamps(article, soup) if stamp]
    for stamp in stamps:
        day = _day(stamp, stamps, url)
        if day is not None and FIRST <= day <= latest:
            return PartialDate.of(day)
    in_address = _day_in(url)
    return PartialDate.of(in_address) if in_address is not None and FIRST <= in_address <= latest else _guess(tree, url, latest)


def day_of(stamp: str) -> date | None:
    """The day of an ISO stamp as it is written, None for what is none."""
    found = _ISO.match(stamp.strip())
    return None if found is None else make_day(found["year"], found["month"], found["day"])


def make_day(year: str, month: str, day: str) -> date | None:
    """The day, None where the calendar has none (31 February)."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _stamps(article: Node, soup: BeautifulSoup) -> Iterator[str]:
    yield text_of(article.get("datePublished"))
    metas: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        for key in ("property", "name", "itemprop"):
            name, content = meta.get(key), meta.get("content")
            if isinstance(name, str) and isinstance(content, str):
                metas.setdefault(name.lower(), content)
    for name in _META:
        yield metas.get(name, "")
    yield from _times(soup)
    yield text_of(article.get("dateCreated"))
    yield text_of(article.get("uploadDate"))


def _times(soup: BeautifulSoup) -> Iterator[str]:
    """Time tags that say that they are the publication, then the first one."""
    times = soup.find_all("time")
    for time in times:
        if time.get("itemprop") == "datePublished" or time.has_attr("pubdate") or "publish" in str(time.get("class")).lower():
            yield str(time.get("datetime") or time.get("content") or "")
    if times:
        yield str(times[0].get("datetime") or "")


def _day(stamp: str, stamps: Iterable[str], url: str) -> date | None:
    found, day = _ISO.match(stamp.strip()), day_of(stamp)
    if found is None or day is None or not found["hour"] or (found["zone"] or "").upper() not in _ZERO:
        return day
    return _local_day(_instant(found), day, stamps, url)


def _local_day(instant: datetime | None, day: date, stamps: Iterable[str], url: str) -> date:
    """The outlet's day for a UTC stamp: as another stamp of the same instant or the address tells it, else the UTC day."""
    for other in stamps:
        found = _ISO.match(other.strip())
        if found and found["hour"] and found["zone"] and found["zone"].upper() not in _ZERO:
            there = _instant(found)
            if instant is not None and there is not None and abs(there - instant) < timedelta(minutes=2):
                return there.date()
    named = _day_in(url)
    # No clock on Earth is further than 14 hours from UTC.
    return named if named is not None and abs((named - day).days) <= 1 else day


def _day_in(url: str) -> date | None:
    found = _URL_DAY.search(url)
    return make_day(*found.groups()) if found else None


def _instant(found: re.Match[str]) -> datetime | None:
    zone = (found["zone"] or "").upper()
    offset = "+00:00" if zone in _ZERO else f"{zone.replace(':', '')[:3]}:{zone.replace(':', '')[3:] or '00'}"
    try:
        return datetime.fromisoformat(f"{found['year']}-{found['month']}-{found['day']}T{int(found['hour']):02}:{found['minute']}{offset}")
    except ValueError:
        return None


def _guess(tree: HtmlElement, url: str, latest: date) -> PartialDate | None:
    """htmldate on marks and address. Not on any digits of the page: that search gives a date to nine in ten pages that have none (decision 0034)."""
    try:
        found = find_date(tree, url=url or None, original_date=True, extensive_search=False, min_date=FIRST.isoformat(), max_date=latest.isoformat())
        return PartialDate(found) if found else None
    except Exception:  # strange pages make its parsers raise anything; the page then has no date
        return None
