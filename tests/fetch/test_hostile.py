"""One recorded failure each, within the time bound, and without the memory that the server wants us to spend."""

import asyncio
import gc
import ssl
import threading
import time
from pathlib import Path

import pytest
import trustme

from extractor.core.errors import FetchError
from extractor.fetch import Fetcher, FetchSettings
from tests.fetch.hostile import HOSTILE, drip_feed, never
from tests.fetch.server import Handler, page, serving

_SECONDS = 1.0
_SLACK = 1.0
"""A loaded machine may wake us late; a server without bound would take for ever."""
_MEGABYTES = 50
_SETTINGS = FetchSettings(allow_private=True, max_seconds=_SECONDS, delay=0, attempts=2, backoff=0.01, robots=False)


def _resident() -> int:
    """Bytes of this process in memory now; the server of the test is in it as well."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


class _Peak:
    """The largest growth of resident memory in the block, looked at every 5 ms."""

    def __enter__(self) -> "_Peak":
        gc.collect()
        self.before = self.most = _resident()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def _watch(self) -> None:
        while not self._stop.wait(0.005):
            self.most = max(self.most, _resident())

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self.megabytes = (self.most - self.before) / 1e6


async def _failure(handler: Handler, settings: FetchSettings, tls: ssl.SSLContext | None = None) -> FetchError:
    async with serving({"/": handler, "/robots.txt": page("", content_type="text/plain")}, tls=tls) as server, Fetcher(settings) as fetcher:
        for number in range(1, 20):
            server.pages[f"/?n={number}"] = handler
        with pytest.raises(FetchError) as caught:
            await fetcher.get(server.url())
        assert caught.value.url == server.url()
        return caught.value


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_hostile_servers_cost_one_failure(name: str) -> None:
    handler, reasons = HOSTILE[name]
    began = time.monotonic()
    with _Peak() as peak:
        failure = asyncio.run(_failure(handler, _SETTINGS))
    assert failure.reason in reasons, failure
    assert time.monotonic() - began < _SECONDS + _SLACK
    assert peak.megabytes < _MEGABYTES


@pytest.mark.parametrize("hostile", [never, drip_feed()])
def test_a_hostile_robots_txt_counts_against_the_same_bound(hostile: Handler) -> None:
    async def run() -> None:
        settings = FetchSettings(allow_private=True, max_seconds=_SECONDS, delay=0, attempts=2, backoff=0.01)
        async with serving({"/": page(), "/robots.txt": hostile}) as server, Fetcher(settings) as fetcher:
            began = time.monotonic()
            for _ in range(3):  # the failure is remembered: the second page does not wait again
                with pytest.raises(FetchError) as caught:
                    await fetcher.get(server.url())
                assert caught.value.reason == "timeout"
            assert time.monotonic() - began < _SECONDS + _SLACK
            assert server.paths() == []

    asyncio.run(run())


def test_a_page_after_slow_redirects_has_only_the_time_that_is_left() -> None:
    async def slowly(request: object, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        writer.write(b"HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n")

    began = time.monotonic()
    assert asyncio.run(_failure(slowly, _SETTINGS)).reason == "timeout"
    assert time.monotonic() - began < _SECONDS + _SLACK


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    assert asyncio.run(_failure(page(), _SETTINGS, tls)).reason == "tls"


def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.example").configure_cert(tls)
    settings = FetchSettings(allow_private=True, max_seconds=_SECONDS, delay=0, robots=False, ca_file=tmp_path / "ca.pem")
    assert asyncio.run(_failure(page(), settings, tls)).reason == "tls"


def test_plain_text_where_tls_is_expected_is_refused() -> None:
    async def run() -> None:
        listener = await asyncio.start_server(lambda _, writer: writer.write(b"220 mail.example ESMTP\r\n"), "127.0.0.1", 0)
        async with listener, Fetcher(_SETTINGS) as fetcher:
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
        async with Fetcher(_SETTINGS) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(url)
            assert caught.value.reason == "refused"
        async with Fetcher(_SETTINGS, resolve=nowhere) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get("http://gone.example/")
            assert caught.value.reason == "dns"

    asyncio.run(run())


def test_hostile_servers_do_not_keep_the_others_waiting() -> None:
    """Five that never answer and one that does, side by side."""

    async def run() -> None:
        async with serving({"/": never}) as bad, serving({"/": page()}) as good, Fetcher(_SETTINGS) as fetcher:
            order = [url async for url, _ in fetcher.fetch_all([bad.url()] * 5 + [good.url()])]
            assert order[0] == good.url()
            assert len(order) == 6

    asyncio.run(run())
