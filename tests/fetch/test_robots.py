import asyncio

import pytest

from extractor.core.errors import FetchError
from extractor.fetch import Fetcher, FetchSettings
from tests.fetch.server import Handler, page, redirect, serving

_FAST = FetchSettings(allow_private=True, delay=0, backoff=0.01, attempts=2)


def _text(body: str) -> Handler:
    return page(body, content_type="text/plain")


RULES = [
    # forbidden or not
    (_text("User-agent: *\nDisallow: /"), "robots"),
    (_text("User-agent: extractor\nDisallow: /news"), "robots"),
    (_text("User-agent: Extractor\nDisallow: /news"), "robots"),
    (_text("User-agent: other\nDisallow: /"), None),
    (_text("User-agent: *\nDisallow: /\n\nUser-agent: extractor\nAllow: /"), None),
    (_text("User-agent: *\nDisallow: /news\nAllow: /news/1"), None),
    (_text("User-agent: *\nDisallow: /*.php$\nDisallow: /news/1$"), "robots"),
    (_text("\ufeffUser-agent: *\r\nDisallow: /news"), "robots"),
    (_text(""), None),
    (page("<html>no robots here</html>"), None),
    (_text("\0\1\2 no rules"), None),
    # longer than anybody needs: the beginning counts
    (_text("User-agent: *\nDisallow: /news\n" + "# filler\n" * 80_000), "robots"),
    # not there: everything is allowed; broken: nothing is
    (page(status="404 Not Found"), None),
    (page(status="403 Forbidden"), None),
    (page(status="410 Gone"), None),
    (page(status="500 Internal Server Error"), "robots"),
    (page(status="503 Service Unavailable"), "robots"),
    (page(status="429 Too Many Requests"), "robots"),
    # elsewhere
    (redirect("/rules"), "robots"),
    (redirect("/robots.txt"), None),
]


@pytest.mark.parametrize(("robots", "reason"), RULES)
def test_robots_txt_is_obeyed(robots: Handler, reason: str | None) -> None:
    async def run() -> None:
        pages = {"/robots.txt": robots, "/rules": _text("User-agent: *\nDisallow: /news"), "/news/1": page()}
        async with serving(pages) as server, Fetcher(_FAST) as fetcher:
            try:
                assert (await fetcher.get(server.url("/news/1"))).status == 200
                found = None
            except FetchError as error:
                found = error.reason
            assert found == reason
            assert ("/news/1" in server.paths()) is (reason is None)

    asyncio.run(run())


def test_robots_txt_is_read_once_for_many_pages_at_a_time() -> None:
    async def run() -> None:
        async with serving({"/": page(), "/robots.txt": _text("")}) as server, Fetcher(_FAST) as fetcher:
            await asyncio.gather(*(fetcher.get(server.url()) for _ in range(20)))
            assert [request.path for request in server.seen].count("/robots.txt") == 1

    asyncio.run(run())


def test_robots_txt_can_be_switched_off() -> None:
    async def run() -> None:
        settings = FetchSettings(allow_private=True, delay=0, robots=False)
        async with serving({"/": page(), "/robots.txt": _text("User-agent: *\nDisallow: /")}) as server, Fetcher(settings) as fetcher:
            await fetcher.get(server.url())
            assert [request.path for request in server.seen] == ["/"]

    asyncio.run(run())


@pytest.mark.parametrize("rule", ["Crawl-delay: 0.4", "Request-rate: 5/2s"])
def test_a_crawl_delay_is_kept(rule: str) -> None:
    async def run() -> None:
        async with serving({"/": page(), "/robots.txt": _text(f"User-agent: *\n{rule}")}) as server, Fetcher(_FAST) as fetcher:
            began = asyncio.get_running_loop().time()
            await asyncio.gather(*(fetcher.get(server.url()) for _ in range(3)))
            assert asyncio.get_running_loop().time() - began >= 0.75

    asyncio.run(run())


def test_a_crawl_delay_beyond_patience_is_a_no() -> None:
    async def run() -> None:
        async with serving({"/": page(), "/robots.txt": _text("User-agent: *\nCrawl-delay: 3600")}) as server, Fetcher(_FAST) as fetcher:
            with pytest.raises(FetchError, match="3600 seconds"):
                await fetcher.get(server.url())

    asyncio.run(run())
