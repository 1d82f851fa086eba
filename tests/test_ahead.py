"""Pages come in order, a few ahead, and a reader who leaves early leaves nothing running."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count, islice

import pytest

from extractor.ahead import with_pages
from extractor.core.errors import FetchError
from extractor.core.types import Page
from tests.fake_rooms import FakeClient


def is_url(item: str) -> str | None:
    return item if item.startswith("http") else None


def test_items_keep_their_order_and_get_their_pages() -> None:
    client = FakeClient()
    items = ["http://a", "text", "http://b", "http://c"]
    found = [(item, page.result().url if page else None) for item, page in with_pages(items, is_url, client.open, 2)]
    assert found == [("http://a", "http://a"), ("text", None), ("http://b", "http://b"), ("http://c", "http://c")]
    assert client.closed


def test_without_an_address_no_client_is_opened() -> None:
    client = FakeClient()
    assert [item for item, _ in with_pages(["a", "b"], is_url, client.open, 4)] == ["a", "b"]
    assert not client.closed
    assert client.asked == []


def test_a_failure_waits_in_its_future() -> None:
    [(_, page)] = with_pages(["http://gone"], is_url, FakeClient().open, 4)
    assert page is not None
    with pytest.raises(FetchError):
        page.result()


def test_no_more_than_the_window_is_taken_ahead() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for number in count():
            taken.append(number)
            yield f"http://{number}"

    stream = with_pages(endless(), is_url, _Never().open, 5)
    next(stream)
    assert len(taken) == 5
    stream.close()


def test_bytes_that_wait_are_bounded() -> None:
    """The first page never comes; no more are begun than the bound lets wait behind it."""
    taken: list[str] = []

    def endless() -> Iterator[str]:
        yield "http://never"
        for number in count():
            taken.append(f"http://{number}")
            yield taken[-1]
            time.sleep(0.005)  # time for the page to come

    stream = with_pages(endless(), is_url, _Large().open, 10_000, most_bytes=50_000)
    next(stream)
    stream.close()
    assert 50 <= len(taken) < 200


def test_leaving_early_cancels_what_is_on_its_way() -> None:
    client = _Never()
    before = threading.active_count()
    stream = with_pages((f"http://{n}" for n in range(9)), is_url, client.open, 3)
    assert len(list(islice(stream, 1))) == 1
    stream.close()
    assert threading.active_count() == before
    assert client.closed


class _Large(FakeClient):
    """Pages of 1,000 bytes, but for one that never comes."""

    async def get(self, url: str) -> Page:
        if "never" in url:
            await asyncio.Event().wait()
        return Page(url, b"x" * 1000)


class _Never(FakeClient):
    """A server that never answers."""

    async def get(self, url: str) -> Page:
        await asyncio.Event().wait()
        raise AssertionError

    @asynccontextmanager
    async def open(self) -> AsyncIterator["FakeClient"]:
        try:
            yield self
        finally:
            self.closed = True
