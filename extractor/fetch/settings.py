"""Which limits does fetching keep? Checked once; the defaults suit strangers' news sites."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor.core.errors import SettingsError

ROBOT = "extractor"
"""The product token that robots.txt rules may name."""


def _default_agent() -> str:
    try:
        return f"{ROBOT}/{version('extractor')} (trade-policy research)"
    except PackageNotFoundError:  # run from a copy of the source
        return f"{ROBOT} (trade-policy research)"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits and manners; an impossible value raises SettingsError at once."""

    allow_private: bool = False
    """Whether names may lead to loopback and private addresses: for tests and intranets."""
    max_seconds: float = 30.0
    """For all exchanges of one address together: robots.txt, redirects, retries. Waits that the server or our manners ask for do not count."""
    connect_seconds: float = 10.0
    """For one connection, with its TLS handshake."""
    max_bytes: int = 20_000_000
    """Of one body, on the wire and again after each decompression. News pages are below 5 MB."""
    max_redirects: int = 10
    attempts: int = 3
    """Tries of one address, where the failure may pass: resets, 429, 5xx. 1 = no retry."""
    backoff: float = 0.5
    """Seconds before the second try, doubled each time, with as much again by chance."""
    max_wait: float = 120.0
    """The longest Retry-After or crawl-delay we sit out; a server that asks for more is left alone."""
    connections: int = 64
    """Exchanges at one time over all hosts."""
    per_host: int = 2
    """Exchanges at one time with one host."""
    delay: float = 1.0
    """Seconds between two starts at one host; a larger crawl-delay of its robots.txt takes precedence."""
    robots: bool = True
    """Whether robots.txt is obeyed. Switch it off only for hosts that are yours."""
    http2: bool = True
    cache_dir: Path | None = None
    """Where answers are kept by RFC 9111; None keeps none."""
    ca_file: Path | None = None
    """Certificates to trust instead of the public ones."""
    user_agent: str = _default_agent()
    accept_language: str = "en, *;q=0.5"

    def __post_init__(self) -> None:
        positive = {"max_seconds": self.max_seconds, "connect_seconds": self.connect_seconds, "max_bytes": self.max_bytes}
        counts = {"attempts": self.attempts, "connections": self.connections, "per_host": self.per_host}
        waits = {"backoff": self.backoff, "max_wait": self.max_wait, "delay": self.delay, "max_redirects": self.max_redirects}
        for names, least in ((positive, 1e-9), (counts, 1), (waits, 0)):
            for name, value in names.items():
                if not least <= value < float("inf"):
                    raise SettingsError(f"{name} of fetching must be {'at least' if least != 1e-9 else 'above'} {round(least)}, not {value}")
        if not self.user_agent.isprintable() or not self.user_agent.isascii() or not self.user_agent.strip():
            raise SettingsError(f"user_agent must be printable ASCII, not {self.user_agent!r}")
