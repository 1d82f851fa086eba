"""One recorded failure each, within the time bound, and without the memory that the server wants us to spend."""

import asyncio
import ssl
import time
from pathlib import Path

import pytest
import trustme

from extractor.core.errors import FetchError
from extractor.fetch import Fetcher, FetchSettings
from tests.fetch.facing import BOUND, SETTINGS, face
from tests.fetch.hostile import HOSTILE, drip_feed, never
from tests.fetch.server import Handler, page, serving

_SLACK = 1.0
"""A loaded machine may wake us late; a server without bound would take for ever."""
_MEGABYTES = 50


def _reason(handler: Handler, settings: FetchSettings = SETTINGS, tls: ssl.SSLContext | None = None) -> str:
    cost = face(handler, settings, tls)
    assert cost.failure is not None
    assert cost.seconds < BOUND + _SLACK
    return cost.failure.reason


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_hostile_servers_cost_one_failure(name: str) -> None:
    handler, reasons = HOSTILE[name]
    cost = face(handler)
    assert cost.failure is not None
    assert cost.failure.reason in reasons, cost.failure
    assert cost.seconds < BOUND + _SLACK
    assert cost.megabytes < _MEGABYTES


@pytest.mark.parametrize("hostile", [never, drip_feed()])
def test_a_hostile_robots_txt_counts_against_the_same_bound(hostile: Handler) -> None:
    async def run() -> None:
        settings = FetchSettings(allow_private=True, max_seconds=BOUND, delay=0, attempts=2, backoff=0.01)
        async with serving({"/": page(), "/robots.txt": hostile}) as server, Fetcher(settings) as fetcher:
            began = time.monotonic()
            for _ in range(3):  # the failure is remembered: the second page does not wait again
                with pytest.raises(FetchError) as caught:
                    await fetcher.get(server.url())
                assert caught.value.reason == "timeout"
            assert time.monotonic() - began < BOUND + _SLACK
            assert server.paths() == []

    asyncio.run(run())


def test_a_page_after_slow_redirects_has_only_the_time_that_is_left() -> None:
    async def slowly(request: object, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        writer.write(b"HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n")

    assert _reason(slowly) == "timeout"


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    assert _reason(page(), SETTINGS, tls) == "tls"


def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.example").configure_cert(tls)
    settings = FetchSettings(allow_private=True, max_seconds=BOUND, delay=0, robots=False, ca_file=tmp_path / "ca.pem")
    assert _reason(page(), settings, tls) == "tls"


def test_plain_text_where_tls_is_expected_is_refused() -> None:
    async def run() -> None:
        listener = await asyncio.start_server(lambda _, writer: writer.write(b"220 mail.example ESMTP\r\n"), "127.0.0.1", 0)
        async with listener, Fetcher(SETTINGS) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}/")
            assert caught.value.reason == "tls"

    asyncio.run(run())


def test_nobody_there_is_told_apart() -> None:
    async def nowhere(host: str, port: int) -> tuple[str, ...]:
        raise OSError("no such name")

    async def run() -> None:
        async with serving() as server:
            url = server.url()
        async with Fetcher(SETTINGS) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(url)
            assert caught.value.reason == "refused"
        async with Fetcher(SETTINGS, resolve=nowhere) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get("http://gone.example/")
            assert caught.value.reason == "dns"

    asyncio.run(run())


def test_hostile_servers_do_not_keep_the_others_waiting() -> None:
    """Five that never answer and one that does, side by side."""

    async def run() -> None:
        async with serving({"/": never}) as bad, serving({"/": page()}) as good, Fetcher(SETTINGS) as fetcher:
            order = [url async for url, _ in fetcher.fetch_all([bad.url()] * 5 + [good.url()])]
            assert order[0] == good.url()
            assert len(order) == 6

    asyncio.run(run())
