"""Is this address one of the public internet? Decided for addresses, never for names: a name may answer differently next time."""

import ipaddress
import re
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import httpx

from extractor.core.errors import FetchError

_HOST = re.compile(r"[a-z0-9_-](?:[a-z0-9._-]{0,252}[a-z0-9_.-])?|\[?[0-9a-f:.]+(?:%[\w.-]+)?\]?", re.IGNORECASE | re.ASCII)
"""A name in ASCII (underscores do occur), or an IPv6 address with an optional zone."""

_LONGEST_URL = 8_000
"""Characters. Servers refuse more (Apache at 8190), and logs should stay readable."""

# The IANA special-purpose registries, and what else a stranger's page has no business with. `ipaddress.is_global` is not enough:
# its answer changed between patch versions, and it calls wrapped private addresses global.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # a cloud's own services behind an address that looks public
    )
)  # fmt: skip
_GLOBAL_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"))
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)
"""The upper half of an interface identifier whose lower half is an IPv4 address (RFC 5214)."""


def why_not_public(address: str) -> str | None:
    """The reason to refuse, None for a public address. What cannot be read as an address is refused."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "not an address"
    if isinstance(ip, IPv4Address):
        return f"{ip} is not public" if any(ip in net for net in _NOT_PUBLIC_4) else None
    return _why_not_public_6(ip)


def _why_not_public_6(ip: IPv6Address) -> str | None:
    inner = _wrapped(ip)
    if inner is not None and (why := why_not_public(str(inner))):
        return f"{ip} wraps an address: {why}"
    # NAT64 is how an IPv6-only network reaches public IPv4; every other public address is global unicast.
    if ip in _NAT64:
        return None
    if ip not in _GLOBAL_6 or any(ip in net for net in _NOT_PUBLIC_6):
        return f"{ip} is not public"
    return None


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside; mapped, compatible and translated forms lie outside 2000::/3 and are refused whole."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip in _SIX_TO_FOUR:
        return IPv4Address(int(ip) >> 80 & 0xFFFFFFFF)
    if int(ip) >> 32 & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def check_url(url: str, *, allow_private: bool) -> httpx.URL:
    """The address to ask, without its fragment; FetchError where it cannot or must not be asked. Names are judged when they are resolved."""
    if len(url) > _LONGEST_URL:
        raise FetchError(url[:200], "bad_url", f"{len(url)} characters")
    try:
        parsed = httpx.URL(url.strip())
        host = parsed.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise FetchError(url, "bad_url", str(error)) from None
    if parsed.scheme not in ("http", "https"):
        raise FetchError(url, "bad_url", "only http and https are fetched")
    if parsed.userinfo:
        raise FetchError(url, "bad_url", "an address with a password in it")
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise FetchError(url, "bad_url", f"port {parsed.port}")
    if not _HOST.fullmatch(host):
        raise FetchError(url, "bad_url", f"not a host: {host[:80]!r}")
    _check_literal(url, host.strip("[]"), allow_private=allow_private)
    return parsed.copy_with(fragment=None)


def _check_literal(url: str, host: str, *, allow_private: bool) -> None:
    """Numeric hosts are judged at once; spellings that only an attacker uses (decimal, hex, octal, short) are not fetched at all."""
    plain = _as_address(host)
    spelled = plain or _as_odd_address(host)
    why = spelled and why_not_public(spelled)
    if why and not allow_private:
        raise FetchError(url, "private_address", why)
    if spelled and not plain:
        raise FetchError(url, "bad_url", f"an odd spelling of {spelled}")


def _as_address(host: str) -> str | None:
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return None


def _as_odd_address(host: str) -> str | None:
    """What the system's resolver would make of 2130706433, 0x7f.1 or 0177.0.0.1."""
    last = host.rstrip(".").rpartition(".")[2]
    if not (last.isdigit() or last.lower().startswith("0x")):
        return None
    try:
        return str(IPv4Address(socket.inet_aton(host.rstrip("."))))
    except OSError:
        return None
