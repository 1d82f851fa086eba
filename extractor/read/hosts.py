"""Which host is an address on?"""

from urllib.parse import urlsplit


def host_of(url: str | None) -> str | None:
    """The host without www, None for what is no web address."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www.") or None if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
