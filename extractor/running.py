"""How does a run go from arguments to a kept output? Inputs, fetching ahead, saved pages, workers and sinks, put together."""

import hashlib
import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.app import Extractor, Had, Taken
from extractor.batch import Job, MadeWith, Options, Result, Summary, Watch, Work, differences, jobs_of, run_batch
from extractor.core.errors import FetchError
from extractor.core.record import Failure
from extractor.core.types import Page
from extractor.inputs import Bad, Document, expand
from extractor.reading import Item, url_of
from extractor.settings import Settings

if TYPE_CHECKING:
    from extractor.fetch import PageArchive

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Output:
    """Where a run's lines go. `target` is a file or a database, `mirrors` are databases that get the same lines."""

    target: str
    mirrors: tuple[str, ...] = ()
    resume: bool = False
    workers: int = 1
    """Processes; 0 = one per core."""
    keep_duplicates: bool = False
    save_pages: Path | None = None


def run(names: Sequence[str], settings: Settings | Extractor, output: Output, *, watch: Watch | None = None, tell: Tell = lambda _: None) -> Summary:
    """Everything that the arguments name, worked through and kept. `tell` gets what a person should know before it begins.

    An extractor in the place of the settings has loaded its rules already; with one worker it does the work.
    """
    extractor = settings if isinstance(settings, Extractor) else Extractor(settings)
    workers = output.workers or os.cpu_count() or 1
    made_with = made_by(extractor, names, output.keep_duplicates)
    for difference in differences(made_with, output.target) if output.resume else ():
        tell(f"{output.target} was begun otherwise ({difference}); what is kept stays as it is")
    options = Options(output.target, output.resume, workers, keep_duplicates=output.keep_duplicates, made_with=made_with, mirrors=output.mirrors)
    # In this process the loaded rooms serve; others load their own.
    make_worker = partial(_work_of, extractor) if workers == 1 else partial(load_worker, extractor.settings)
    with PageSupply(extractor, output.save_pages, run_name(output.target)) as supply:
        return run_batch(jobs_of(expand(names)), make_worker, options, supply=supply, watch=watch)


def stream(names: Sequence[str], settings: Settings, save_pages: Path | None = None) -> Iterator[Taken]:
    """The same without an output: what was made of each input, in order, as it comes."""
    extractor = Extractor(settings)
    extractor.load()
    with PageSupply(extractor, save_pages, run_name(f"{time.time_ns()} {os.getpid()}")) as supply:
        for job in supply.prepare(jobs_of(expand(names)), 0):
            yield extractor.take(*job.payload)


def made_by(extractor: Extractor, names: Sequence[str], keep_duplicates: bool = False) -> MadeWith:
    """What the manifest says of a run; loads rules and models."""
    made = extractor.load().made_by
    settings = asdict(extractor.settings) | {"keep_duplicates": keep_duplicates}
    return MadeWith(made.extractor, made.model, made.rules, settings, tuple(names))


def run_name(target: str) -> str:
    """One name for all runs into one output, wherever they are started."""
    whole = target if "://" in target else str(Path(target).resolve())
    return hashlib.blake2b(whole.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


class PageSupply:
    """Fetches the pages of jobs ahead of the workers and, where asked to, saves them in the order of the inputs."""

    def __init__(self, extractor: Extractor, folder: Path | None, run: str) -> None:
        self._extractor, self._folder, self._run = extractor, folder, run
        self._archive: PageArchive | None = None
        self._stack = ExitStack()

    def __enter__(self) -> "PageSupply":
        if self._folder is not None:
            from extractor.fetch import PageArchive

            self._archive = self._stack.enter_context(PageArchive(self._folder))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def prepare(self, jobs: Iterator[Job], first: int) -> Generator[Job]:
        """Jobs whose payload is an item and what came of its address; `first` is the number of the first of them in the output."""
        for number, (job, coming) in enumerate(self._extractor.coming(jobs, lambda job: job.payload), first):
            item: Item = job.payload
            had = self._extractor.had(item, coming)
            self.save(item, had, number)
            yield replace(job, payload=(item, had))

    def save(self, item: Item, had: Had, number: int) -> None:
        """Keep what came of an address, if anything did."""
        if self._archive is None or had is None or isinstance(item, Bad):
            return
        from extractor.fetch import Note

        fields = {key: value for key, value in item.fields.items() if key in ("id", "title", "published")} if isinstance(item, Document) else {}
        note = Note(self._run, number, fields)
        if isinstance(had, Page):
            self._archive.save(had, note)
        else:
            error = FetchError(url_of(item) or had.url, had.reason, had.error.removeprefix(had.reason).removeprefix(": "))
            self._archive.save_failure(error, had.at, note)

    def flush(self) -> None:
        """Saved pages are safe before the lines made of them are."""
        if self._archive is not None:
            self._archive.flush()


def result_of(taken: Taken) -> Result:
    """As the batch takes it. A failed article has no text to find repeats by."""
    failed = any(isinstance(line, Failure) for line in taken.lines)
    return Result(tuple(line.to_dict() for line in taken.lines), "" if failed or taken.article is None else taken.article.text)


def _work_of(extractor: Extractor) -> Work:
    return lambda payload: result_of(extractor.take(*payload))


def load_worker(settings: Settings) -> Work:
    """What a worker process does; loads rules and models there."""
    extractor = Extractor(settings)
    extractor.load()
    return _work_of(extractor)
