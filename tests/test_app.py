"""The app composes, streams in order, and lets no article stop a run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from extractor.app import Extractor
from extractor.core.errors import AnalyseError, ArticleError, RuleError, SettingsError
from extractor.core.partial_date import PartialDate
from extractor.core.record import ArticleLine, Failure, Line, Record
from extractor.core.types import Article, Page
from extractor.inputs import Bad, Document, HtmlFile, Saved, TextFile, Url
from extractor.reading import Item, Source
from extractor.settings import Settings
from tests.fake_rooms import ROOMS, FakeClient, FakeLinked, install

NOON = "2025-11-10T12:00:00Z"


@pytest.fixture(autouse=True)
def _fake_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)


def extractor(settings: Settings | None = None, client: FakeClient | None = None) -> Extractor:
    return Extractor(settings, rooms=ROOMS, open_client=(client or FakeClient()).open, clock=lambda: NOON)


def shape(lines: Iterator[Line] | tuple[Line, ...]) -> list[str]:
    """`event`, `none`, or the stage and reason of a failure."""
    return ["event" if isinstance(line, Record) else "none" if isinstance(line, ArticleLine) else f"{line.stage}:{line.reason}" for line in lines]


def test_events_are_typed_and_carry_their_evidence() -> None:
    [event] = extractor().events("A BAN on tin")
    assert event.action.value == "impose"
    assert (event.action.why[0].start, event.action.why[0].end) == (2, 5)


def test_the_publication_date_is_the_callers_else_the_settings() -> None:
    assert extractor().article("BAN", published="2025-11-10").published == PartialDate("2025-11-10")
    assert extractor(Settings(published="2025-01-01")).article("BAN").published == PartialDate("2025-01-01")
    assert extractor().article("BAN").published is None


@pytest.mark.parametrize("wrong", ["yesterday", "2025-13", "10/11/2025", 20251110])
def test_a_date_that_is_none_is_refused(wrong: Any) -> None:
    with pytest.raises(SettingsError, match="not a date"):
        extractor().events("BAN", published=wrong)


def test_a_date_object_is_a_date() -> None:
    given: Any = date(2025, 11, 10)
    assert extractor().article("BAN", published=given).published == PartialDate("2025-11-10")


@pytest.mark.parametrize("wrong", [None, b"BAN", 5])
def test_a_text_that_is_none_is_refused(wrong: Any) -> None:
    with pytest.raises(SettingsError, match="is a str"):
        extractor().events(wrong)


def test_a_source_that_is_none_fails_alone() -> None:
    sources: Any = [None, 5, {"text": "BAN"}]
    assert shape(extractor().records(sources)) == ["read:not_a_document", "read:not_a_document", "event"]


def test_the_settings_date_only_fills_a_gap() -> None:
    documents = [{"text": "BAN", "published": "2020-01-01"}, {"text": "BAN!"}]
    records = list(extractor(Settings(published="2025-11-10")).records(documents))
    assert [record.article.published for record in records if isinstance(record, Record)] == ["2020-01-01", "2025-11-10"]


def test_events_below_the_wanted_confidence_are_left_out() -> None:
    assert len(extractor().events("BAN and ban")) == 2
    assert len(extractor(Settings(min_confidence=0.5)).events("BAN and ban")) == 1


# one article's trouble

TROUBLE: list[tuple[Item, list[str]]] = [
    (Article("BAN BAN"), ["event", "event"]),
    (Article("nothing"), ["none"]),
    (Article("CRASH"), ["analyse:internal"]),
    (Article("NAMED"), ["analyse:too_odd"]),
    (Article("DEEP"), ["analyse:nested_too_deeply"]),
    (Article("half a character \ud83d BAN"), ["event"]),
    (Document("d", {"text": "BAN \ud83d", "url": "https://a.example/\ud83d", "id": "\ud83d"}), ["event"]),
    (Bad("x", "not_readable", "no such file"), ["read:not_readable"]),
    (Document("d", {"text": "EMPTY"}), ["read:no_text"]),
    (TextFile("gone.txt"), ["read:not_readable"]),
    (TextFile("-", "from stdin BAN"), ["event"]),
    (HtmlFile("gone.html"), ["read:not_readable"]),
    (Url("https://a.example"), ["event"]),
    (Url("https://gone.example"), ["fetch:http_404"]),
    (Document("d", {"url": "https://gone.example"}), ["fetch:http_404"]),
    (Page("https://a.example", b"<p>BAN</p>"), ["event"]),
    (Saved(Page("https://a.example", b"<p>BAN</p>")), ["event"]),
    (Bad("https://a.example", "http_404", stage="fetch", at="2025-11-09T08:00:00Z"), ["fetch:http_404"]),
]


@pytest.mark.parametrize(("source", "lines"), TROUBLE, ids=[str(index) for index in range(len(TROUBLE))])
def test_every_input_gives_its_lines(source: Item, lines: list[str]) -> None:
    assert shape(extractor().records(source)) == lines


def test_every_line_can_be_written() -> None:
    for source, _ in TROUBLE:
        for line in extractor().records(source):
            assert line.to_json().encode()


def test_the_run_goes_on_in_order() -> None:
    sources = [source for source, _ in TROUBLE]
    assert shape(extractor().records(sources)) == [line for _, lines in TROUBLE for line in lines]


def test_an_endless_article_is_ended_and_the_next_one_read() -> None:
    run = extractor(Settings(max_seconds=0.1)).records([Article("ENDLESS"), Article("BAN")])
    assert shape(run) == ["analyse:too_slow", "event"]


def test_a_failure_says_what_where_and_when() -> None:
    [line] = extractor().records([Article("CRASH", url="https://a.example")])
    assert isinstance(line, Failure)
    assert line.to_dict() == {
        "schema": "failure/1",
        "url": "https://a.example",
        "stage": "analyse",
        "error": "internal: ZeroDivisionError: by nought",
        "at": NOON,
    }


def test_events_raises_what_records_would_record() -> None:
    with pytest.raises(AnalyseError):
        extractor().events("NAMED")


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"big{suffix}"
    path.write_text("x" * 2000)
    assert shape(extractor(Settings(max_bytes=1000)).records(path)) == ["read:too_large"]


def test_a_document_beyond_the_bound_is_not_read() -> None:
    assert shape(extractor(Settings(max_bytes=1000)).records({"text": "x" * 2000})) == ["read:too_large"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_are_decoded(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("São Tomé's BAN".encode(encoding))
    [article] = extractor().articles(path)
    assert isinstance(article, Article)
    assert article.text == "São Tomé's BAN"


# what goes in


def test_sources_of_all_kinds_may_be_mixed(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("a BAN")
    sources: list[Source] = [
        str(text),
        text,
        "https://a.example",
        {"text": "BAN"},
        {"url": "https://b.example", "id": "mine"},
        Article("BAN"),
        Url("https://c.example"),
    ]
    lines = list(extractor().records(sources))
    assert shape(iter(lines)) == ["event"] * 7
    assert lines[4].article.id == "mine" if isinstance(lines[4], Record) else False


def test_one_source_needs_no_list() -> None:
    assert shape(extractor().records("https://a.example")) == ["event"]
    assert shape(extractor().records({"text": "BAN"})) == ["event"]


def test_a_stream_without_an_end_is_read_as_it_comes() -> None:
    endless = ({"text": f"BAN {number}"} for number in count())
    assert shape(islice(extractor().records(endless), 3)) == ["event"] * 3


def test_inputs_are_counted_by_each_and_made_alone_by_take() -> None:
    assert [len(lines) for lines in extractor().each([Article("BAN BAN"), Article("none")])] == [2, 1]
    taken = extractor().take(Url("https://a.example"), Page("https://a.example", b"<p>BAN</p>"))
    assert shape(taken.lines) == ["event"]
    assert taken.article is not None
    assert taken.article.text == "BAN"
    assert shape(extractor().take(Url("https://a.example")).lines) == ["read:no_page"]


def test_pages_come_with_their_items_and_failures_in_their_place() -> None:
    items: list[Item] = [Url("https://a.example"), Article("BAN"), Url("https://gone.example")]
    assert [type(had).__name__ for _, had in extractor().pages(items)] == ["Page", "NoneType", "Failure"]


def test_the_failure_of_a_fetched_page_bears_the_time_of_its_fetching() -> None:
    page = Page("https://a.example", b"<p>EMPTY</p>", fetched_at="2025-11-09T08:00:00Z")
    lines = [*extractor().records(page), *extractor().records(Saved(page)), *extractor().take(Url(page.url), page).lines]
    assert [line.at for line in lines if isinstance(line, Failure)] == ["2025-11-09T08:00:00Z"] * 3


def test_what_a_document_says_of_its_page_fills_gaps_alone() -> None:
    fields = {"url": "https://a.example", "id": "mine", "published": "2025-11-09T08:00:00Z", "title": "A title"}
    [record] = extractor().records([Document("d", fields)])
    assert isinstance(record, Record)
    assert (record.article.id, record.article.published, record.article.title) == ("mine", "2025-11-09", "A title")
    [unsaid] = extractor().records([Document("d", fields | {"published": "soon"})])
    assert isinstance(unsaid, Record)
    assert unsaid.article.published is None


LANGUAGES = [("en", 300, "event"), (None, 300, "event"), ("fr", 300, "none"), ("fr", 30, "event")]
"""The last one is too short for its language to be told for sure."""


@pytest.mark.parametrize(("language", "length", "line"), LANGUAGES)
def test_an_article_in_another_language_gives_no_event_and_says_why(language: str | None, length: int, line: str) -> None:
    article = Article("BAN".ljust(length, "."), language=language)
    [found] = extractor().records(article)
    assert shape((found,)) == [line]
    assert len(extractor().events(article)) == (line == "event")
    assert not isinstance(found, ArticleLine) or found.flags == ("other_language",)


def test_articles_come_with_their_errors_in_place() -> None:
    found = list(extractor().articles([Article("a"), Url("https://gone.example"), Bad("x", "empty")]))
    assert [str(item) if isinstance(item, ArticleError) else "article" for item in found] == ["article", "http_404: Not Found", "empty"]


def test_two_tellings_with_the_same_content_give_one_record() -> None:
    one = ROOMS.link(ROOMS.analyse(Article("BAN"))).events
    twice = Extractor(rooms=replace(ROOMS, link=lambda _: FakeLinked(one * 2)))
    assert shape(twice.records(Article("BAN"))) == ["event"]


# what is wrong before the first article


def test_broken_rules_stop_before_the_first_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Settings) -> None:
        raise RuleError("models/en/triggers.toml", "impose.slap", "unknown key", "did you mean words")

    monkeypatch.setattr("extractor.app.load_rooms", broken)
    with pytest.raises(RuleError, match=r"triggers\.toml: impose\.slap: unknown key \(hint: did you mean words\)"):
        next(Extractor().records([Article("BAN")]))


@pytest.mark.parametrize("wrong", [{"min_confidence": 1.5}, {"published": "soon"}, {"max_seconds": 0}, {"language": "../x"}, {"fetch_ahead": 0}])
def test_impossible_settings_are_refused_at_once(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        Settings(**wrong)  # type: ignore[arg-type]  # each row is wrong on purpose
