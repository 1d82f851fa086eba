"""The demo serves every case as its outlet would, and says by its exit status whether anything was found."""

import asyncio
from collections.abc import Iterable, Iterator

import pytest

from extractor import Extractor, Failure
from extractor.core.record import Line
from extractor.core.types import Page
from fixtures import demo
from tests.fixture_articles import SLUGS, cases


class Silent(Extractor):
    """An extractor that gives fixed lines."""

    def __init__(self, *lines: Line) -> None:
        super().__init__()
        self._lines = lines

    def each(self, sources: object) -> Iterator[tuple[Line, ...]]:
        yield self._lines


def fetch(port: int, urls: Iterable[str]) -> list[Page]:
    async def all_of_them() -> list[Page]:
        async with demo.loopback_client() as client:
            return [await client.get(url) for url in urls]

    return asyncio.run(all_of_them())


def test_pages_come_over_http_as_they_are_stored() -> None:
    site = demo.load_site(demo.ARTICLES)
    assert len(site) == len(SLUGS), "two cases share an address"
    wanted = [cases()[slug].page for slug in ("ec-urea-antidumping-1987", "ghana-import-licences-2023", "indonesia-nickel-ore-2019")]
    with demo.serving(site) as port:
        pages = fetch(port, [page.url.replace("https://", "http://").replace(".example/", f".example:{port}/") for page in wanted])
    assert [(page.status, page.headers["content-type"], page.body) for page in pages] == [(200, page.headers["content-type"], page.body) for page in wanted]


def test_nothing_found_and_failures_are_told_by_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.extract(Silent(), ["http://a.example/1"]) == 1
    assert "nothing could be extracted" in capsys.readouterr().err
    assert demo.extract(Silent(Failure(url="http://a.example/1", stage="fetch", error="timeout", at="")), ["http://a.example/1"]) == 1
    assert "http://a.example/1  fetch: timeout" in capsys.readouterr().err
