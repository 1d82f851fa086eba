"""A pipeline of three rules, for tests of everything around the rooms: "BAN" is an act, other capitals are trouble."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from extractor.core.errors import AnalyseError, FetchError, ReadError
from extractor.core.evidence import Evidence, RuleId, Sourced
from extractor.core.partial_date import PartialDate
from extractor.core.record import MadeBy
from extractor.core.types import Analysis, Article, Drop, Page, Place, PolicyEvent
from extractor.rooms import Rooms
from tests.core.made import CODES

RULE = RuleId("en.trigger/impose.ban")
MADE_BY = MadeBy(extractor="0", model="fake", rules="sha256:00")


@dataclass(frozen=True, slots=True)
class FakeLinked:
    events: tuple[PolicyEvent, ...]
    dropped: tuple[Drop, ...] = ()


def analyse(article: Article) -> Analysis:
    if "CRASH" in article.text:
        raise ZeroDivisionError("by nought")
    if "NAMED" in article.text:
        raise AnalyseError(article.url or "", "too_odd", "odd words")
    if "DEEP" in article.text:
        _fall()
    while "ENDLESS" in article.text:
        pass
    return Analysis(article, sentences=((0, len(article.text)),))


def _fall() -> None:
    _fall()


def link(analysis: Analysis) -> FakeLinked:
    events = tuple(_ban(*found.span(), sure=0.9 if found[0] == "BAN" else 0.3) for found in re.finditer("BAN|ban", analysis.article.text))
    drops = tuple(
        Drop("good", *found.span(), found[0], RuleId("link.roles/other_clause"), "other_clause") for found in re.finditer("tin", analysis.article.text)
    )
    return FakeLinked(events, drops)


def _ban(start: int, end: int, sure: float) -> PolicyEvent:
    why = (Evidence(start, end, RULE),)
    return PolicyEvent(Sourced("impose", why), Sourced("export_ban", why), implementers=(Sourced(Place("CHN"), why),), confidence=sure)


def where(rule: str) -> str:
    return "models/en/triggers.toml:9" if rule == RULE else ""


ROOMS = Rooms(analyse=analyse, link=link, codes=CODES, made_by=MADE_BY, find_rule=where)


class FakeClient:
    """Pages without a network: the path says what happens; `asked` is the order in which addresses were begun."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = False

    async def get(self, url: str) -> Page:
        self.asked.append(url)
        if "gone" in url:
            raise FetchError(url, "http_404", "Not Found")
        return Page(url=url, body=f"<html><body><article><p>{url} BAN</p></article></body></html>".encode())

    @asynccontextmanager
    async def open(self) -> AsyncIterator["FakeClient"]:
        """What an Extractor takes as `open_client`."""
        try:
            yield self
        finally:
            self.closed = True


def read_page(page: Page, published: object = None) -> Article:
    return read_text(re.sub(r"<[^>]*>", "", page.body.decode()), url=page.url)


def read_text(text: str, url: str | None = None, title: str | None = None, published: object = None, id: str = "") -> Article:
    if "EMPTY" in text:
        raise ReadError(url or "", "no_text")
    return Article(text, id=id or f"a_{len(text)}", url=url, title=title)


def read_document(fields: Mapping[str, object]) -> Article:
    found = read_text(str(fields.get("text") or fields.get("html")), url=str(fields.get("url") or "") or None, id=str(fields.get("id") or ""))
    return replace(found, published=PartialDate(str(fields["published"]))) if fields.get("published") else found


def install(patch: pytest.MonkeyPatch) -> None:
    """These functions in the place of the read room's."""
    import extractor.read

    for function in (read_page, read_text, read_document):
        patch.setattr(extractor.read, function.__name__, function, raising=False)
