import asyncio

import httpcore
import pytest

from extractor.core.errors import FetchError
from extractor.fetch import Fetcher, FetchSettings
from extractor.fetch.connect import GuardedBackend, NotPublic
from extractor.fetch.guard import check_url, why_not_public
from tests.fetch.server import page, redirect, serving

PRIVATE = [
    # plain IPv4
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1", "168.63.129.16",
    # plain IPv6
    "::1", "::", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456:789a::1", "ff02::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1",
    # IPv4 wrapped in IPv6: mapped, compatible, translated, NAT64, NAT64 of a local prefix, 6to4, Teredo, ISATAP
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1",
    "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    "2a00:1450:4001:800:0:5efe:10.0.0.1", "2a00:1450:4001:800:200:5efe:192.168.0.1",
    "no address",
]  # fmt: skip

PUBLIC = [
    "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "169.253.1.1", "192.0.1.1", "198.17.255.255", "223.255.255.255",
    "2606:4700:4700::1111", "2a00:1450:4001:800::200e", "64:ff9b::808:808", "2002:808:808::1", "2a00:1450:4001:800:0:5efe:8.8.8.8",
]  # fmt: skip

ODD_HOSTS = [
    ("http://2130706433/", "private_address"),
    ("http://0x7f000001/", "private_address"),
    ("http://0x7f.0.0.1/", "private_address"),
    ("http://0177.0.0.1/", "bad_url"),
    ("http://017700000001/", "private_address"),
    ("http://127.1/", "private_address"),
    ("http://127.0.1/", "private_address"),
    ("http://0/", "private_address"),
    ("http://127.0.0.1./", "private_address"),
    ("http://10.1/", "private_address"),
    ("http://0xa9fea9fe/latest/meta-data", "private_address"),
    ("http://[::1]/", "private_address"),
    ("http://[::ffff:7f00:1]/", "private_address"),
    ("http://[0:0:0:0:0:ffff:127.0.0.1]:8080/", "private_address"),
    ("http://[64:ff9b::a00:1]/", "private_address"),
    ("https://127.0.0.1:8443/", "private_address"),
    ("http://127。0。0。1/", "private_address"),
    ("http://134744072/", "bad_url"),  # 8.8.8.8, as nobody writes it
    ("http://user:secret@news.example/", "bad_url"),
    ("http://news.example@127.0.0.1/", "bad_url"),
    ("ftp://news.example/", "bad_url"),
    ("file:///etc/passwd", "bad_url"),
    ("gopher://news.example/", "bad_url"),
    ("javascript:alert(1)", "bad_url"),
    ("//news.example/", "bad_url"),
    ("http://", "bad_url"),
    ("http://[::1/", "bad_url"),
    ("http://news.example:0/", "bad_url"),
    ("http://news.example:99999/", "bad_url"),
    ("http://news example/", "bad_url"),
    ("http://１２７.０.０.１/", "bad_url"),
    ("http://news.example/" + "a" * 9000, "bad_url"),
    ("", "bad_url"),
    ("news", "bad_url"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_told(address: str) -> None:
    assert why_not_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    assert why_not_public(address) is None


@pytest.mark.parametrize(("url", "reason"), ODD_HOSTS)
def test_odd_hosts_are_refused_before_anything_is_sent(url: str, reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        check_url(url, allow_private=False)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://news.example/a b?q=ü#top", "https://news.example/a%20b?q=%C3%BC"),
        ("HTTP://News.Example/", "http://news.example/"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        (" http://8.8.8.8/x ", "http://8.8.8.8/x"),
    ],
)
def test_honest_addresses_are_kept(url: str, asked: str) -> None:
    assert str(check_url(url, allow_private=False)) == asked


def test_allow_private_permits_addresses_but_no_odd_spellings() -> None:
    assert check_url("http://127.0.0.1/", allow_private=True)
    with pytest.raises(FetchError, match="odd spelling"):
        check_url("http://2130706433/", allow_private=True)


@pytest.mark.parametrize("address", PRIVATE[:-1])
def test_a_name_that_leads_to_a_private_address_is_not_connected(address: str) -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("8.8.8.8", address)  # one bad answer among good ones is enough

    with pytest.raises(NotPublic):
        asyncio.run(GuardedBackend(resolve, allow_private=False).connect_tcp("news.example", 80, 1.0))


def test_a_name_that_changes_its_answer_is_asked_once_and_its_first_answer_connected() -> None:
    """Rebinding: the second answer would be loopback, where a server waits. It must never be asked for one connection."""
    asked: list[str] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) > 1 else ("127.0.0.2",)

    async def run() -> None:
        async with serving({"/": page()}) as server:  # on 127.0.0.1 only
            backend = GuardedBackend(resolve, allow_private=True)
            with pytest.raises(httpcore.ConnectError):
                await backend.connect_tcp("rebound.example", server.port, 1.0)
            assert len(asked) == 1
            stream = await backend.connect_tcp("rebound.example", server.port, 1.0)
            await stream.aclose()

    asyncio.run(run())


def test_a_name_is_judged_again_for_each_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.fetch.connect.why_not_public", lambda address: None if address == "127.0.0.9" else why_not_public(address))
    answers = iter([("127.0.0.9",), ("127.0.0.1",)])

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return next(answers)

    async def run() -> None:
        backend = GuardedBackend(resolve, allow_private=False)
        with pytest.raises(httpcore.ConnectError):
            await backend.connect_tcp("rebound.example", 9, 1.0)
        with pytest.raises(NotPublic):
            await backend.connect_tcp("rebound.example", 9, 1.0)

    asyncio.run(run())


def test_local_sockets_are_refused() -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ()

    with pytest.raises(NotPublic):
        asyncio.run(GuardedBackend(resolve, allow_private=True).connect_unix_socket("/run/docker.sock"))


REDIRECTED = [
    "http://169.254.169.254/latest/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/", "http://[2002:7f00:1::]/",
    "http://inner.example/", "//127.0.0.1/", "http://localhost/",
]  # fmt: skip


@pytest.mark.parametrize("target", REDIRECTED)
def test_a_redirect_to_a_private_address_is_refused(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop looks public (the test lets this one address pass); where it leads must be judged on its own."""

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.9",) if host == "outer.example" else ("127.0.0.1",)

    monkeypatch.setattr("extractor.fetch.connect.why_not_public", lambda address: None if address == "127.0.0.9" else why_not_public(address))

    async def run() -> None:
        async with serving({"/": redirect(target)}, host="127.0.0.9") as server, Fetcher(FetchSettings(delay=0), resolve=resolve) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url(host="outer.example"))
            assert caught.value.reason == "private_address"
            assert caught.value.url == server.url(host="outer.example")

    asyncio.run(run())


@pytest.mark.parametrize(("target", "reason"), [("file:///etc/passwd", "bad_redirect"), ("", "bad_redirect"), ("http://[bad/", "bad_redirect")])
def test_a_redirect_to_no_web_address_is_refused(target: str, reason: str) -> None:
    async def run() -> None:
        async with serving({"/": redirect(target)}) as server, Fetcher(FetchSettings(delay=0, allow_private=True)) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(server.url())
            assert caught.value.reason == reason

    asyncio.run(run())
