"""What went wrong, in a word that stays the same? The reason codes of fetching (`docs/fetching.md` lists them)."""

import errno
import re
import socket
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from extractor.core.errors import FetchError
from extractor.fetch.connect import NoSuchHost, NotPublic
from extractor.fetch.decode import Damaged, Incomplete, TooLarge

_PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
_PASSING = frozenset({"reset", "incomplete", "connect_timeout", "bad_answer"})
"""A second try often helps: the server was restarting, or a connection kept alive had died."""


class PassingError(FetchError):
    """A failure that may pass; `wait` is what the server asks for, in seconds."""

    def __init__(self, url: str, reason: str, detail: str = "", wait: float | None = None) -> None:
        super().__init__(url, reason, detail)
        self.wait = wait


def failure_of(url: str, error: Exception) -> FetchError:
    """Any error of an exchange as ours."""
    if isinstance(error, FetchError):
        return error
    reason = _reason(error)
    kind = PassingError if reason in _PASSING else FetchError
    return kind(url, "timeout" if reason == "connect_timeout" else reason, _detail(error))


def status_failure(url: str, answer: httpx.Response, now: datetime) -> FetchError:
    """A status that is no page."""
    reason = f"http_{answer.status_code}"
    if answer.status_code not in _PASSING_STATUS:
        return FetchError(url, reason, answer.reason_phrase)
    wait = retry_after(answer.headers.get("retry-after", ""), now)
    asks = f"asks to wait {wait:g} seconds" if wait else answer.reason_phrase
    return PassingError(url, reason, asks, wait)


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds or a date; None where the header says nothing that can be read."""
    value = value.strip()
    if re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return float(value)
    try:
        when = parsedate_to_datetime(value)
        seconds = (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, seconds)


def _reason(error: Exception) -> str:
    match error:
        case TooLarge():
            return "too_large"
        case Incomplete():
            return "incomplete"
        case Damaged():
            return "bad_encoding"
        case NotPublic():
            return "private_address"
        case NoSuchHost():
            return "dns"
        case httpcore.ConnectTimeout() | httpcore.PoolTimeout():
            return "connect_timeout"
        case httpcore.TimeoutException():
            return "timeout"
        case httpcore.ConnectError():
            return _connect_reason(error)
        case httpcore.RemoteProtocolError():
            return _protocol_reason(str(error))
        case httpcore.ReadError() | httpcore.WriteError() | httpcore.NetworkError():
            return "tls" if _cause(error, ssl.SSLError) else "reset"
        case httpcore.LocalProtocolError() | httpx.InvalidURL() | httpcore.UnsupportedProtocol():
            return "bad_url"
    return "internal"


def _connect_reason(error: Exception) -> str:
    if _cause(error, ssl.SSLError):
        return "tls"
    if _cause(error, socket.gaierror):
        return "dns"
    code = getattr(_cause(error, OSError), "errno", None)
    if code == errno.ECONNREFUSED or _cause(error, ConnectionRefusedError):
        return "refused"
    # While TLS is agreed on, a server that hangs up looks like a failed connection.
    return "unreachable" if code in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM) else "reset"


def _protocol_reason(said: str) -> str:
    said = said.lower()
    if "complete message body" in said or "incomplete chunked" in said:
        return "incomplete"
    if "without sending a response" in said or "disconnected" in said or "connectionterminated" in said or "streamreset" in said:
        return "reset"
    # h11 stops at 100 KB of headers, h2 at 64 KB.
    return "too_large" if "too long" in said or "too large" in said else "bad_answer"


def _cause(error: BaseException, kind: type[Exception]) -> BaseException | None:
    """The first of the kind down the chain; several connection errors may hide in a group."""
    seen: list[BaseException] = [error]
    for one in seen:
        if isinstance(one, kind):
            return one
        inner = list(one.exceptions) if isinstance(one, BaseExceptionGroup) else []
        seen += [e for e in (one.__cause__, one.__context__, *inner) if e is not None and e not in seen]
    return None


def _detail(error: Exception) -> str:
    said = " ".join(str(error).split())[:300]
    return said or type(error).__name__
