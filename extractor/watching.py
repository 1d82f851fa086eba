"""How do new articles of feeds become events as they come? Each is fetched, worked on and kept before the feed forgets that it was new."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from extractor.app import Extractor
from extractor.batch import Job, Keeper, Options, jobs_of, open_keeper, sign
from extractor.batch.job import Result
from extractor.core.errors import FetchError
from extractor.fetch import BlockingFetcher, FeedItem, WatchOptions, watch
from extractor.inputs import Document
from extractor.running import made_by, result_of
from extractor.settings import Settings
from extractor.store import Line, member_for


@dataclass(frozen=True, slots=True)
class Watching:
    """How to watch. `target` None = nothing is kept, `told` alone sees the lines."""

    feeds: Path
    target: str | None = None
    state: Path = Path("watch.db")
    """What has been seen; survives restarts."""
    once: bool = False
    stop: Event = field(default_factory=Event)
    told: Callable[[tuple[Line, ...]], None] = lambda _: None
    """Gets all lines of each new article."""
    failed: Callable[[FetchError], None] = lambda _: None
    """Gets each feed that could not be read."""


def watch_feeds(settings: Settings, watching: Watching) -> None:
    """Until `watching.stop` is set, or with `once` until all feeds that are due were read."""
    extractor = Extractor(settings)
    extractor.load()
    fetch = settings.fetching()
    with ExitStack() as stack:
        keeper = None
        if watching.target is not None:
            options = Options(watching.target, resume=True, made_with=made_by(extractor, [str(watching.feeds)]))
            keeper = stack.enter_context(open_keeper(options))
        pages = stack.enter_context(BlockingFetcher(fetch))
        desk = _Desk(extractor, pages, keeper, watching)
        watch(watching.feeds, desk.take, WatchOptions(watching.state, fetch, watching.once, watching.stop, watching.failed))


class _Desk:
    """Where each new article passes."""

    def __init__(self, extractor: Extractor, pages: BlockingFetcher, keeper: Keeper | None, watching: Watching) -> None:
        self._extractor, self._pages, self._keeper, self._watching = extractor, pages, keeper, watching
        # A file cannot be asked for one input; there the state alone says what is new, and a repeat is linked.
        self._can_ask = keeper is not None and watching.target is not None and member_for(watching.target).always_resumes

    def take(self, found: FeedItem) -> None:
        """Fetch, work, keep, flush: only after this the watch marks the article as seen."""
        fields = {"url": found.url, **({"published": found.published} if found.published else {})}
        item = Document(found.url, fields)
        # By its address alone: a feed that corrects a date must not bring the article again.
        [job] = jobs_of([Document(found.url, {"url": found.url})])
        if self._keeper is not None and self._can_ask and not self._keeper.is_new(job):
            return
        result = result_of(self._extractor.take(item, self._extractor.fetched(item, self._pages.get)))
        self._watching.told(self._kept(job, result))

    def _kept(self, job: Job, result: Result) -> tuple[Line, ...]:
        if self._keeper is None:
            return result.lines
        signed = Result(result.lines, signature=sign(result.text) if result.text else None)
        entry = self._keeper.keep(job, signed)
        self._keeper.flush()
        return entry.lines
