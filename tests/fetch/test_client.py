import asyncio
import gzip
import ssl
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from extractor.core.errors import FetchError, SettingsError
from extractor.core.types import Page
from extractor.fetch import BlockingFetcher, Fetcher, FetchSettings
from tests.fetch.hostile import reset
from tests.fetch.server import Handler, Request, Server, page, redirect, serving

_FAST = FetchSettings(allow_private=True, delay=0, backoff=0.01, max_seconds=5)
_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def _with(pages: dict[str, Handler], use: Callable[[Server, Fetcher], Awaitable[None]], settings: FetchSettings = _FAST) -> Server:
    """Runs `use` with a server and a client; gives the server back for what it saw."""

    async def run() -> Server:
        async with serving(pages) as server, Fetcher(settings, now=lambda: _NOON) as fetcher:
            await use(server, fetcher)
            return server

    return asyncio.run(run())


def _get(pages: dict[str, Handler], path: str = "/", settings: FetchSettings = _FAST) -> Page:
    found: list[Page] = []

    async def use(server: Server, fetcher: Fetcher) -> None:
        found.append(await fetcher.get(server.url(path)))

    _with(pages, use, settings)
    return found[0]


def _reason(pages: dict[str, Handler], path: str = "/", settings: FetchSettings = _FAST) -> str:
    with pytest.raises(FetchError) as caught:
        _get(pages, path, settings)
    return caught.value.reason


def _in_turn(*handlers: Handler) -> Handler:
    """Another answer each time; the last one stays."""
    left = list(handlers)

    async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return handler


def test_a_page_says_where_it_came_from() -> None:
    body = "<html>Zölle</html>".encode("latin-1")
    pages = {"/old?id=1": redirect("/new", "301 Moved Permanently"), "/new": page(body, content_type="text/html; charset=iso-8859-1", x_cache="HIT")}
    found = _get(pages, "/old?id=1#part")
    assert (found.body, found.status, found.fetched_at) == (body, 200, "2026-03-02T12:00:00Z")
    assert found.url.endswith("/old?id=1#part")
    assert found.final_url.endswith("/new")
    assert dict(found.headers) == {"content-type": "text/html; charset=iso-8859-1", "x-cache": "HIT"}


def test_the_headers_of_the_journey_are_not_the_pages() -> None:
    found = _get({"/": page(gzip.compress(b"<html>"), content_encoding="gzip", connection="keep-alive")})
    assert found.body == b"<html>"
    assert set(found.headers) == {"content-type"}


def test_the_client_says_who_it_is() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        await fetcher.get(server.url())

    asked = _with({"/": page()}, use, FetchSettings(allow_private=True, user_agent="extractor/9 (desk@news.example)")).seen[-1].headers
    assert asked["user-agent"] == "extractor/9 (desk@news.example)"
    assert asked["accept-encoding"] == "gzip, br, zstd, deflate"
    assert "cookie" not in asked


NOT_PAGES = [
    (page(b"%PDF-1.7", content_type="application/pdf"), "not_html"),
    (page(b"%PDF-1.7"), "not_html"),
    (page(b"\x89PNG", content_type="image/png"), "not_html"),
    (page(b'{"a": 1}', content_type="application/json"), "not_html"),
    (page(b"Steel, 25", content_type="text/plain"), "not_html"),
    (page(b"<rss version='2.0'/>", content_type="application/xml"), "not_html"),
    (page(b""), "empty"),
    (page(b" \n"), "empty"),
    (page(status="204 No Content", body=b""), "http_204"),
    (page(status="206 Partial Content"), "http_206"),
    (page(status="304 Not Modified", body=b""), "http_304"),
    (page(status="401 Unauthorized"), "http_401"),
    (page(status="402 Payment Required"), "http_402"),
    (page(status="403 Forbidden"), "http_403"),
    (page(status="404 Not Found"), "http_404"),
    (page(status="410 Gone"), "http_410"),
    (page(status="418 I'm a teapot"), "http_418"),
    (page(status="451 Unavailable For Legal Reasons"), "http_451"),
    (page(status="500 Internal Server Error"), "http_500"),
    (page(status="403 Forbidden", cf_mitigated="challenge"), "bot_wall"),
    (page(status="202 Accepted", x_amzn_waf_action="challenge"), "bot_wall"),
    (page(cf_mitigated="challenge"), "bot_wall"),
    (redirect("/login?next=/"), "login"),
    (redirect("/subscribe"), "paywall"),
]


@pytest.mark.parametrize(("answer", "reason"), NOT_PAGES)
def test_what_is_no_page_is_told_by_its_head(answer: Handler, reason: str) -> None:
    assert _reason({"/": answer, "/login?next=/": page(), "/subscribe": page()}) == reason


@pytest.mark.parametrize(
    "answer",
    [
        page(b"<!DOCTYPE html><p>x", content_type="text/plain"),
        page("﻿<html>".encode("utf-16"), content_type="application/octet-stream"),
        page(b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", content_type="application/xhtml+xml"),
        page(b"no marks at all, but the server says so"),
        page(b"[Brussels] the server says so"),
        page(status="203 Non-Authoritative Information"),
    ],
)
def test_what_looks_like_a_page_is_one(answer: Handler) -> None:
    assert _get({"/": answer})


def test_a_login_page_that_was_asked_for_is_a_page() -> None:
    assert _get({"/login": redirect("/login/"), "/login/": page()}, "/login")


def test_a_page_that_redirects_until_a_cookie_comes_back_is_had_and_the_cookie_forgotten() -> None:
    async def wants_cookie(request: Request, writer: asyncio.StreamWriter) -> None:
        await (page() if request.headers.get("cookie") == "seen=1" else redirect("/", set_cookie="seen=1; Path=/"))(request, writer)

    async def use(server: Server, fetcher: Fetcher) -> None:
        await fetcher.get(server.url())
        await fetcher.get(server.url())

    assert ["cookie" in request.headers for request in _with({"/": wants_cookie}, use).seen if request.path == "/"] == [False, True, False, True]


@pytest.mark.parametrize("first", [page(status="503 Service Unavailable"), page(status="429 Too Many Requests"), page(status="502 Bad Gateway"), reset()])
def test_what_may_pass_is_tried_again(first: Handler) -> None:
    assert _get({"/": _in_turn(first, first, page())})


@pytest.mark.parametrize("first", [page(status="404 Not Found"), page(status="403 Forbidden"), page(b"%PDF-", content_type="application/pdf")])
def test_what_will_not_pass_is_not_tried_again(first: Handler) -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        with pytest.raises(FetchError):
            await fetcher.get(server.url())

    assert _with({"/": _in_turn(first, page())}, use).paths() == ["/"]


def test_retry_after_is_waited_for_and_does_not_count_against_the_bound() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        began = asyncio.get_running_loop().time()
        await fetcher.get(server.url())
        assert asyncio.get_running_loop().time() - began >= 1.0

    settings = FetchSettings(allow_private=True, delay=0, backoff=0.01, max_seconds=0.8)
    busy = page(status="429 Too Many Requests", retry_after="1")
    assert _with({"/": _in_turn(busy, page())}, use, settings).paths() == ["/", "/"]


def test_the_whole_host_rests_after_retry_after() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        with pytest.raises(FetchError, match="asks to wait 1 seconds"):
            await fetcher.get(server.url("/busy"))
        began = asyncio.get_running_loop().time()
        await fetcher.get(server.url())
        assert asyncio.get_running_loop().time() - began >= 0.9

    settings = FetchSettings(allow_private=True, delay=0, attempts=1, robots=False)
    _with({"/busy": page(status="503 Busy", retry_after="1"), "/": page()}, use, settings)


def test_a_server_that_asks_for_hours_is_left_alone() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        with pytest.raises(FetchError, match="asks to wait 7200 seconds"):
            await fetcher.get(server.url())

    assert _with({"/": page(status="429 Too Many Requests", retry_after="7200")}, use).paths() == ["/"]


def test_every_hop_is_judged_by_its_own_robots_txt() -> None:
    async def run() -> None:
        forbidden = {"/": page(), "/robots.txt": page("User-agent: *\nDisallow: /", content_type="text/plain")}
        async with serving(forbidden) as second, serving({"/": redirect(second.url())}) as first, Fetcher(_FAST) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(first.url())
            assert caught.value.reason == "robots"
            assert second.paths() == []

    asyncio.run(run())


def test_a_feed_may_be_anything_and_unchanged() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        feed = await fetcher.get_feed(server.url())
        assert (feed.body, feed.headers["etag"]) == (b"<rss/>", '"1"')
        again = await fetcher.get_feed(server.url("/same"), {"If-None-Match": '"1"'})
        assert (again.status, again.body) == (304, b"")

    feed = page(b"<rss/>", content_type="application/rss+xml", etag='"1"')
    server = _with({"/": feed, "/same": page(b"", "304 Not Modified")}, use)
    assert server.seen[-1].headers["if-none-match"] == '"1"'


def test_a_fresh_answer_is_not_asked_for_again_and_a_stale_one_is_confirmed(tmp_path: Path) -> None:
    async def stale(request: Request, writer: asyncio.StreamWriter) -> None:
        same = request.headers.get("if-none-match") == '"7"'
        head = {"cache_control": "max-age=0", "etag": '"7"'}
        await (page(b"", "304 Not Modified", **head) if same else page(b"<html>stale", **head))(request, writer)

    async def use(server: Server, fetcher: Fetcher) -> None:
        for _ in range(2):
            assert (await fetcher.get(server.url("/fresh"))).body == b"<html>fresh"
            assert (await fetcher.get(server.url("/stale"))).body == b"<html>stale"
            assert (await fetcher.get(server.url("/never"))).body == b"<html>never"

    pages = {
        "/fresh": page(gzip.compress(b"<html>fresh"), content_encoding="gzip", cache_control="max-age=600"),
        "/stale": stale,
        "/never": page(b"<html>never", cache_control="no-store"),
    }
    settings = FetchSettings(allow_private=True, delay=0, cache_dir=tmp_path / "cache")
    server = _with(pages, use, settings)
    assert server.paths() == ["/fresh", "/stale", "/never", "/stale", "/never"]
    assert [request.headers.get("if-none-match") for request in server.seen if request.path == "/stale"] == [None, '"7"']
    assert (tmp_path / "cache" / "http-private.db").exists()


def test_a_cached_answer_waits_for_nobody(tmp_path: Path) -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        began = asyncio.get_running_loop().time()
        for _ in range(5):
            await fetcher.get(server.url())
        assert asyncio.get_running_loop().time() - began < 5

    settings = FetchSettings(allow_private=True, delay=10, cache_dir=tmp_path)
    _with({"/": page(cache_control="max-age=600"), "/robots.txt": page("", content_type="text/plain", cache_control="max-age=600")}, use, settings)


def test_an_answer_that_broke_off_is_not_kept(tmp_path: Path) -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        with pytest.raises(FetchError):
            await fetcher.get(server.url())
        assert (await fetcher.get(server.url())).body == b"<html>whole"

    broken = page(b"<html>", content_length="500", cache_control="max-age=600")

    async def breaks(request: Request, writer: asyncio.StreamWriter) -> None:
        await broken(request, writer)
        await writer.drain()
        writer.close()

    settings = FetchSettings(allow_private=True, delay=0, attempts=1, cache_dir=tmp_path)
    _with({"/": _in_turn(breaks, page(b"<html>whole", cache_control="max-age=600"))}, use, settings)


def test_a_cache_that_cannot_be_kept_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SettingsError, match="no cache"):
        asyncio.run(Fetcher(FetchSettings(cache_dir=tmp_path / "file" / "cache")).__aenter__())


def test_http_2_is_spoken_where_the_server_can(tmp_path: Path) -> None:
    """Only the handshake is looked at: the server offers h2 and nothing else."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    tls.set_alpn_protocols(["h2"])
    greetings: list[bytes] = []

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        greetings.append(await reader.read(24))
        writer.close()

    async def run() -> None:
        listener = await asyncio.start_server(greet, "127.0.0.1", 0, ssl=tls)
        settings = FetchSettings(allow_private=True, robots=False, attempts=1, max_seconds=3, ca_file=tmp_path / "ca.pem")
        async with listener, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.get(f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}/")

    asyncio.run(run())
    assert greetings == [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]


def test_all_addresses_come_back_each_once() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        urls = [server.url(f"/{number % 7}", host=f"127.0.0.{1 + number % 3}") for number in range(60)] + ["no address", server.url("/9")]
        found = [(url, result) async for url, result in fetcher.fetch_all(urls)]
        assert sorted(url for url, _ in found) == sorted(urls)
        reasons = {result.reason for _, result in found if isinstance(result, FetchError)}
        assert reasons == {"bad_url", "http_404", "refused"}

    _with({f"/{number}": page() for number in range(7)}, use)


def test_addresses_may_be_endless_and_the_caller_may_leave() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        def endless() -> Iterator[str]:
            while True:
                yield server.url()

        stream = fetcher.fetch_all(endless())
        assert [isinstance((await anext(stream))[1], Page) for _ in range(20)] == [True] * 20
        await stream.aclose()
        assert len(asyncio.all_tasks()) < 10

    _with({"/": page()}, use)


def test_a_source_of_addresses_that_fails_is_not_swallowed() -> None:
    async def use(server: Server, fetcher: Fetcher) -> None:
        def source() -> Iterator[str]:
            yield server.url()
            raise OSError("the list ended in a broken disk")

        stream = fetcher.fetch_all(source())

        found: list[str] = []

        async def take_all() -> None:
            async for url, _ in stream:
                found.append(url)  # one by one: a comprehension would lose what came before the error

        with pytest.raises(OSError, match="broken disk"):
            await take_all()
        assert found == [server.url()]

    _with({"/": page()}, use)


def test_a_client_without_a_loop_gives_the_same() -> None:
    async def run() -> None:
        async with serving({"/": page(b"<html>1"), "/2": page(b"<html>2")}) as server:
            await asyncio.to_thread(_use_blocking, server)

    asyncio.run(run())


def _use_blocking(server: Server) -> None:
    with BlockingFetcher(_FAST) as fetcher:
        assert fetcher.get(server.url()).body == b"<html>1"
        with pytest.raises(FetchError):
            fetcher.get(server.url("/none"))
        found = dict(fetcher.fetch_all([server.url(), server.url("/2")]))
        assert {result.body for result in found.values() if isinstance(result, Page)} == {b"<html>1", b"<html>2"}
        for _ in fetcher.fetch_all([server.url()] * 50):
            break  # leaving early must not hang


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_seconds": 0}, {"max_seconds": float("nan")}, {"connect_seconds": -1}, {"max_bytes": 0}, {"attempts": 0}, {"per_host": 0},
        {"connections": 0}, {"delay": -1}, {"max_wait": float("inf")}, {"max_redirects": -1}, {"user_agent": "a\r\nX: b"}, {"user_agent": " "},
    ],
)  # fmt: skip
def test_settings_without_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingsError):
        FetchSettings(**wrong)  # type: ignore[arg-type]  # wrong on purpose
