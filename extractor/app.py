"""How does an article become records? The composition of all rooms, and the only place that catches an article's errors."""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVar

from extractor.ahead import Client, OpenClient, with_pages
from extractor.bound import TookTooLong, time_bound
from extractor.core.errors import ArticleError, SettingsError
from extractor.core.record import ArticleLine, Failure, Line, Record, Stage
from extractor.core.recording import article_line, record_of
from extractor.core.types import Analysis, Article, Page, PolicyEvent
from extractor.reading import Item, Source, fetched_at, items_of, name_of, printable, read, url_of
from extractor.rooms import Linked, Rooms, load_rooms
from extractor.settings import Settings, parse_published

T = TypeVar("T")
Clock = Callable[[], str]
_SURE_OF_LANGUAGE = 240
"""Characters from which the told language is believed: of 625 English passages of one sentence 13 were taken for another language, the longest
of 24 words; of 186 whole articles none."""

Had = Page | Failure | None
"""What came of an input's address: its page, the failure to get it, or None where it has none."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was made of one input; `article` is None where none could be had."""

    lines: tuple[Line, ...]
    article: Article | None = None


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Extractor:
    """The whole pipeline. Rules and models are loaded with the first article, or by `load()`."""

    def __init__(self, settings: Settings | None = None, *, rooms: Rooms | None = None, open_client: OpenClient | None = None, clock: Clock = _now) -> None:
        self.settings = settings or Settings()
        self._rooms = rooms
        self._open_client = open_client or self._fetcher
        self._published = self.settings.published_date()
        self._clock = clock

    def load(self) -> Rooms:
        """Everything read and checked; RuleError where a rule is broken. Later calls cost nothing."""
        if self._rooms is None:
            self._rooms = load_rooms(self.settings)
        return self._rooms

    def analyse(self, article: Article) -> Analysis:
        """What the language room finds: mentions, frames and drops."""
        return self.load().analyse(article)

    def link(self, analysis: Analysis) -> Linked:
        """Events and drops of an analysis, below `min_confidence` included."""
        return self.load().link(analysis)

    def events(self, text: str | Article, published: str | None = None, title: str | None = None) -> tuple[PolicyEvent, ...]:
        """The events of one article, none where it is in another language than the rules; unlike `records` it raises what goes wrong."""
        article = text if isinstance(text, Article) else self.article(text, published, title)
        if not self._speaks(article):
            return ()
        return tuple(event for event in self.link(self.analyse(article)).events if self._is_sure(event))

    def article(self, text: str, published: str | None = None, title: str | None = None) -> Article:
        """A text as an article; `published` falls back to the settings' date."""
        from extractor.read import read_text

        if not isinstance(text, str):
            raise SettingsError(f"an article's text is a str, not {type(text).__name__}")
        article = read_text(text, title=title)
        date = parse_published(published)
        return self._dated(replace(article, published=date) if date else article)

    def records(self, sources: Iterable[Source] | Source) -> Iterator[Line]:
        """Records, failures and event-less articles, in the order of the sources, as soon as each is ready.

        No source raises: what fails is a `Failure`. Broken rules and settings raise before the first one.
        """
        for lines in self.each(sources):
            yield from lines

    def each(self, sources: Iterable[Source] | Source) -> Iterator[tuple[Line, ...]]:
        """As `records`, but one tuple per input, so that a caller can count inputs."""
        self.load()
        for item, page in self.pages(items_of(sources)):
            yield self.take(item, page).lines

    def pages(self, items: Iterable[Item]) -> Generator[tuple[Item, Had], None, None]:
        """Each item with its page, or the failure to get it; None where it needs none. Fetched ahead, in order."""
        for item, coming in self.coming(items, _itself):
            yield item, self.had(item, coming)

    def coming(self, items: Iterable[T], item_of: Callable[[T], Item]) -> Generator[tuple[T, Future[Page] | None], None, None]:
        """Anything that holds an item, with the item's page on its way: fetched ahead, in order."""
        return with_pages(items, lambda one: url_of(item_of(one)), self._open_client, self.settings.fetch_ahead)

    def had(self, item: Item, coming: Future[Page] | None) -> Had:
        """What came; waits for it."""
        return None if coming is None else self._try("fetch", name_of(item), coming.result)

    def articles(self, sources: Iterable[Source] | Source) -> Iterator[Article | ArticleError]:
        """The articles behind the sources, not yet analysed; what cannot be had or read is the error itself."""
        for item, coming in self.coming(items_of(sources), _itself):
            try:
                yield self.read(item, coming.result() if coming is not None else None)
            except ArticleError as error:
                yield error

    def find_rule(self, rule: str) -> str:
        """`models/en/triggers.toml:9` for a rule id, empty for a decision in code."""
        return self.load().find_rule(rule)

    def fetched(self, item: Item, get: Callable[[str], Page]) -> Had:
        """As `had`, with a client of the caller's."""
        url = url_of(item)
        return None if url is None else self._try("fetch", name_of(item), lambda: get(url))

    def take(self, item: Item, had: Had = None) -> Taken:
        """All lines of one input, at least one, and its article. An address needs what `pages` gave for it."""
        self.load()
        if isinstance(had, Failure):
            return Taken((had,))
        name = name_of(item)
        at = fetched_at(item, had)
        article = self._try("read", name, lambda: self.read(item, had), at)
        if isinstance(article, Failure):
            return Taken((article,))
        found = self._try("analyse", name, lambda: self.lines(article), at)
        return Taken((found,), article) if isinstance(found, Failure) else Taken(found, article)

    def lines(self, article: Article) -> tuple[Record | ArticleLine, ...]:
        """The records of an article, each once, or its event-less line. Raises what goes wrong."""
        rooms = self.load()
        if not self._speaks(article):
            article = replace(article, flags=article.flags | {"other_language"})
        records: dict[str, Record] = {}
        for event in self.events(article):
            record = record_of(event, article, rooms.codes, rooms.made_by)
            records.setdefault(record.id, record)
        return tuple(records.values()) or (article_line(article, rooms.made_by),)

    def read(self, item: Item, page: Page | None = None) -> Article:
        """The article behind an input; raises FetchError or ReadError. An address needs its `page`."""
        return self._dated(read(item, page, self.settings.max_bytes))

    def _try(self, stage: Stage, name: str, step: Callable[[], T], at: str | None = None) -> T | Failure:
        """The one place that catches: whatever an article does, the run goes on."""
        try:
            if stage == "fetch":  # bounded by the client, which knows about slow servers
                return step()
            with time_bound(self.settings.max_seconds):
                return step()
        except TookTooLong:
            return self._failed(stage, name, "too_slow", f"more than {self.settings.max_seconds:g} seconds", at)
        except ArticleError as error:
            return self._failed(error.stage, name, error.reason, error.detail, at)
        except RecursionError:
            return self._failed(stage, name, "nested_too_deeply", at=at)
        except MemoryError:
            return self._failed(stage, name, "out_of_memory", at=at)
        except Exception as error:
            return self._failed(stage, name, "internal", f"{type(error).__name__}: {error}".removesuffix(": "), at)

    def _speaks(self, article: Article) -> bool:
        """Whether the rules are for the article's language; where it cannot be told for sure they are tried."""
        return article.language in (None, self.settings.language) or len(article.text) < _SURE_OF_LANGUAGE

    def _dated(self, article: Article) -> Article:
        return article if article.published or not self._published else replace(article, published=self._published)

    def _is_sure(self, event: PolicyEvent) -> bool:
        return event.confidence is None or event.confidence >= self.settings.min_confidence

    def _failed(self, stage: str, name: str, reason: str, detail: str = "", at: str | None = None) -> Failure:
        error = f"{reason}: {detail}" if detail else reason
        # A fetched page's failure bears the time of its fetching: a replay of the page gives the same line.
        return Failure(url=printable(name), stage=stage, error=printable(error), at=at or self._clock())  # type: ignore[arg-type]  # a Stage, by the error tree

    def _fetcher(self) -> AbstractAsyncContextManager[Client]:
        from extractor.fetch import Fetcher

        return Fetcher(self.settings.fetching())


def _itself(item: Item) -> Item:
    return item


def extract(text: str, published: str | None = None, title: str | None = None) -> tuple[PolicyEvent, ...]:
    """The policy events of one article's text, with the default settings; rules and models are loaded once per process."""
    return _default().events(text, published, title)


@lru_cache(maxsize=1)
def _default() -> Extractor:
    return Extractor()
