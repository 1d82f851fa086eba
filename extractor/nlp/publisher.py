"""Where does a site publish? A paper at home says "the government" and names no country: its address does."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from extractor.rules import Rulebook

_SECOND_LEVEL = frozenset({"com", "co", "org", "net", "gov", "gob", "gouv", "go", "or", "edu", "ac", "info", "news", "web"})
"""Labels that a national registry puts before its own: "paper.com.gh"."""
_BOUGHT = frozenset({
    "ac", "ag", "ai", "as", "bz", "cc", "cf", "co", "fm", "ga", "gg", "gl", "gs", "im", "io", "la", "lc", "li", "ly", "me", "ms", "nf", "nu",
    "pm", "pn", "pw", "sc", "sh", "st", "sx", "tc", "tf", "tk", "tl", "to", "tv", "vc", "vg", "ws",
})  # fmt: skip
"""Endings of countries that sites anywhere use for their looks ("news.tv"); behind a second label they are the country's own ("paper.co.ag")."""
_NOT_ISO = {"uk": "GBR"}


def countries_of(rules: Rulebook) -> Mapping[str, str]:
    """Endings of addresses, with the country of each."""
    return {row.iso2.lower(): code for code, row in rules.places.items() if row.iso2} | _NOT_ISO


def publisher_place(url: str | None, countries: Mapping[str, str]) -> str:
    """The country of a site's address, empty where it has none: "https://www.paper.co.ke/business" is Kenyan."""
    labels = (urlsplit(url).hostname or "").split(".") if url and "//" in url else []
    if len(labels) < 2 or labels[-1] not in countries:
        return ""
    own = len(labels) > 2 and labels[-2] in _SECOND_LEVEL
    return countries[labels[-1]] if own or labels[-1] not in _BOUGHT else ""
