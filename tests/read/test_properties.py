"""Whatever comes in: an article whose blocks cover its text, or a ReadError."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.core.errors import ReadError
from extractor.core.types import Page
from extractor.read import read_document, read_page, read_text
from extractor.read.decode import decode
from tests.read.pages import URL
from tests.read.whole import assert_whole

_LINES = st.sampled_from(
    [
        *(
            "The duty on flour rose to 12 percent on Tuesday, the customs office in Lima said.",
            "Peru raises flour duty",
            "LIMA, March 4 - Millers cheered.",
            "",
            "  ",
        ),
        *(
            "By Rita Lane",
            "Photo: Rita Lane",
            "Read more: Storm nears",
            "Related stories",
            "- flour",
            "| a | b |",
            "a\tb\tc",
            "###",
            "> quoted",
            "**Bold**",
            "1. one",
        ),
        *(
            "A mill is seen in Ica. [Photo/Plains Wire] The duty rose.",
            "© 2021 Ledger",
            "    indented line that goes on",
            "Sign up for our newsletter",
            "\x00",
            "\u2028",
        ),
    ]
)
_TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(_LINES, st.text(max_size=60)), max_size=25).map("\n".join))
_TAGS = st.sampled_from(
    ["p", "div", "article", "h1", "ul", "li", "table", "td", "span", "blockquote", "script", "noscript", "svg", "time", "figcaption", "a", "title"]
)
_MARKS = st.sampled_from(
    ["", " class='caption'", " class='related story'", " class=byline", " id=main", " datetime='2025-02-31'", " type='application/ld+json'"]
)
_HTML = st.recursive(
    st.one_of(_LINES, st.text(max_size=30), st.sampled_from(["<br>", "&#0;", "&nbsp;", "<", "<!--", "]]>", '{"@type":"NewsArticle","author":[{}]}'])),
    lambda inner: st.builds(lambda tag, mark, parts: f"<{tag}{mark}>{''.join(parts)}</{tag}>", _TAGS, _MARKS, st.lists(inner, max_size=6)),
    max_leaves=30,
)
_HEADERS = st.sampled_from(
    ["", "text/html", "text/html; charset=utf-8", "text/html; charset=utf-16", "text/html; charset=gb2312", "text/plain", "text/html; charset=x"]
)

examples = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@examples
@given(_TEXTS)
def test_the_blocks_of_any_text_cover_it(text: str) -> None:
    with suppress(ReadError):
        article = read_text(text)
        assert_whole(article)
        assert article.text == text


@examples
@given(st.text(alphabet=st.characters(), max_size=200))
def test_half_characters_never_get_through(text: str) -> None:
    with suppress(ReadError):
        assert_whole(read_text(text, title=text[:50] or None))


@examples
@given(st.binary(max_size=600), _HEADERS)
def test_any_bytes_are_a_page_or_refused(body: bytes, content_type: str) -> None:
    with suppress(ReadError):
        assert_whole(read_page(Page(URL, body, headers={"content-type": content_type})))


@examples
@given(_HTML, _HEADERS, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_html_is_a_page_or_refused(html: str, content_type: str, encoding: str) -> None:
    with suppress(ReadError):
        assert_whole(read_page(Page(URL, f"<html><body>{html}</body></html>".encode(encoding, "replace"), headers={"content-type": content_type})))


_VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=40), st.lists(st.text(max_size=5), max_size=2))


@examples
@given(st.dictionaries(st.sampled_from(["id", "url", "title", "published", "text", "html", "x"]), _VALUES))
def test_any_document_is_read_or_refused(document: dict[str, object]) -> None:
    with suppress(ReadError):
        assert_whole(read_document(document))


@examples
@given(st.binary(max_size=300), st.text(max_size=30))
def test_decoding_never_raises(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@examples
@given(_TEXTS)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    with suppress(ReadError):
        assert read_text(text) == read_text(text)
