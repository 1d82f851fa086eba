"""Which addresses lead to the same article? A canonical form, only to compare by; never what a record shows."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from courlan import normalize_url

_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_MARKS = frozenset({"amp", "outputtype", "output", "print", "share", "ref", "source", "cmpid", "smid", "fbclid", "gclid"})
"""Query names that change how a page is shown or who sent the reader, beyond those that courlan knows."""


def canonical_url(url: str | None) -> str | None:
    """Without scheme, `www.`, tracking marks, fragment and print or AMP variants; None where it is no web address."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(normalize_url(url.strip(), strict=False))
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return None
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp")
    asked = urlencode(sorted((name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name.lower() not in _MARKS))
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"{where}{path}?{asked}" if asked else f"{where}{path}"
