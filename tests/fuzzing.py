"""What must hold for any text and any bytes: the bodies of the fuzz tests and of `benchmarks/fuzz.py`."""

import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from extractor.app import Extractor
from extractor.bound import time_bound
from extractor.core.partial_date import PartialDate
from extractor.core.record import Failure, read_line
from extractor.core.types import Analysis, Article, Page
from extractor.fetch.guard import check_url
from extractor.inputs import expand
from extractor.link.dates import resolve
from extractor.nlp.date_context import DateContexts
from extractor.nlp.dates import find_dates
from extractor.nlp.patterns import Matcher
from extractor.rooms import Rooms
from extractor.rules.paths import models_dir
from extractor.rules.times import load_times
from tests.fake_rooms import ROOMS, FakeLinked

SECONDS = 5.0
"""For one example; honest ones take milliseconds. Reached, it is a find."""

# the date grammar

_GLUE = [" ", " ", " ", ", ", " - ", "–", "-", "/", ".", "\n", "\u00a0", "'", " (", ") ", ""]


@lru_cache(maxsize=1)
def _words() -> list[str]:
    """Every word and figure of the date rules and of their examples."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted((models_dir() / "en").glob("date*.toml")))
    return sorted(set(re.findall(r"[A-Za-z]+|\d+", text)))


def date_texts() -> st.SearchStrategy[str]:
    """Words of the date rules in any order, figures of any size, and now and then anything at all; some repeated many times."""
    word = st.one_of(
        st.sampled_from(_words()),
        st.integers(0, 99_999_999).map(str),
        st.integers(1, 31).map(lambda day: f"{day}{'th' if day % 10 > 3 or day // 10 == 1 else ('th', 'st', 'nd', 'rd')[day % 10]}"),
        st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: day.isoformat()),
        st.text(max_size=4),
    )
    pieces = st.lists(st.tuples(word, st.sampled_from(_GLUE)), max_size=24).map(lambda some: "".join(one + glue for one, glue in some))
    return st.one_of(pieces, st.tuples(pieces, st.integers(2, 200)).map(lambda pair: (pair[0] * pair[1])[:20_000]))


def published_dates() -> st.SearchStrategy[PartialDate | None]:
    """Any date at any precision, or none."""
    days = st.dates(date(1, 1, 1), date(9999, 12, 31))
    return st.one_of(st.none(), st.builds(lambda day, length: PartialDate(day.isoformat()[:length]), days, st.sampled_from([4, 7, 10])))


@lru_cache(maxsize=1)
def _date_rules() -> tuple[Matcher, DateContexts]:
    tables = load_times("en")
    return Matcher(tables.dates), DateContexts(tables.date_cues)


def check_dates(text: str, published: PartialDate | None) -> None:
    """Dates lie where they say, do not overlap, and resolve to a date or to nothing."""
    rules, contexts = _date_rules()
    with time_bound(SECONDS):
        end = 0
        for mention in find_dates(text, rules, vague=True):
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
            assert mention.start >= end
            end = mention.end
            said = contexts.of(text, mention, (0, len(text)))
            value = resolve(mention, published, said.direction, None)
            assert value is None or value.date.first <= value.date.last


# documents and files of them


def documents() -> st.SearchStrategy[bytes]:
    """JSON documents with the right keys and any values, mixed with lines of anything; sometimes cut or with bytes changed."""
    plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40))
    value = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=6)
    html = st.lists(st.sampled_from(_TAGS) | st.text(max_size=12), max_size=30).map("".join)
    prose = st.lists(st.sampled_from(_PROSE) | st.text(max_size=8), max_size=30).map(" ".join)
    url = st.sampled_from(["https://a.example/1", "http://[::1", "javascript:x", "gone", "//", "https://gone.example/ä ?#"])
    document = st.fixed_dictionaries(
        {}, optional={"text": prose | value, "html": html | value, "url": url | value, "title": prose | value, "published": _dates() | value, "id": value}
    )
    line = st.one_of(
        document.map(lambda found: json.dumps(found).encode()),
        document.map(lambda found: json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")),
        value.map(lambda found: json.dumps(found).encode()),
        st.binary(max_size=60),
        html.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.integers(1, 3_000).map(lambda depth: b"[" * depth),
        st.just(b"https://a.example/2"),
    )
    whole = st.lists(line, min_size=1, max_size=6).map(b"\n".join)
    return st.one_of(whole, st.builds(_hurt, whole, st.integers(0, 400), st.binary(max_size=3)))


def _hurt(content: bytes, at: int, by: bytes) -> bytes:
    return content[:at] + by + content[at + 2 :]


_TAGS = [
    "<html>", "<body>", "<p>", "</p>", "<div>", "<article>", "</article>", "<script>", "</script>", "<!--", "-->", "<table><tr><td>", "<svg>",
    "<![CDATA[", "]]>",
    '<script type="application/ld+json">', '{"@type":"NewsArticle","datePublished":"2025-13-99","headline":[]}', '<meta charset="utf-7">', "&#xD800;", "&#0;",
    '<meta property="article:published_time" content="0000-00-00">', "<time datetime='9999-99-99'>", "<h1>", "<title>", "\x00", "\ud83d", "<p>China bans tin.",
]  # fmt: skip
_PROSE = ["China", "bans", "tin", ".", "\n", "\n\n", "By", "Reuters", "(Reuters)", "-", "Nov. 10", "2025", "Read more:", "\ud83d", "\x00", "\u2028", "A" * 300]


def _dates() -> st.SearchStrategy[str]:
    return st.sampled_from(["2025-11-10", "2025-02-30", "0000", "2025", "now", "2025-11-10T25:61:61Z", "99999-01-01", " 2025-11 ", "٢٠٢٥"])


class _Client:
    """A page for every address that a real client would take."""

    async def get(self, url: str) -> Page:
        check_url(url, allow_private=False)
        return Page(url, b"<html><body><p>A page with a few words.</p></body></html>")

    @asynccontextmanager
    async def open(self) -> AsyncIterator["_Client"]:
        yield self


def _nothing(article: Article) -> Analysis:
    return Analysis(article)


_ROOMS = Rooms(analyse=_nothing, link=lambda _: FakeLinked(()), codes=ROOMS.codes, made_by=ROOMS.made_by)


def check_documents(content: bytes) -> None:
    """Every input gives a line that can be written and read back; nothing that we did not foresee."""
    with time_bound(SECONDS):
        inputs = list(expand(["-"], BytesIO(content)))
    extractor = Extractor(rooms=_ROOMS, open_client=_Client().open, clock=lambda: "")
    for item, had in extractor.pages(inputs):
        for line in extractor.take(item, had).lines:
            assert read_line(line.to_json().encode()) == line
            assert not isinstance(line, Failure) or line.reason not in ("internal", "too_slow", "out_of_memory", "no_page"), line.error


CHECKS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "dates": (check_dates, (date_texts(), published_dates())),
    "documents": (check_documents, (documents(),)),
}
