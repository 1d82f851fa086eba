"""`extractor run`: articles in, records out."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.targets import check_targets, plain

if TYPE_CHECKING:
    from extractor.app import Taken
    from extractor.cli.progress import Progress
    from extractor.fetch import FetchSettings
    from extractor.settings import Settings

_EXAMPLES = (
    "Examples:\n\nextractor run article.txt --published 2025-11-10\n\nextractor run urls.txt pages/ docs.jsonl --out events.jsonl\n\n"
    "cat urls.txt | extractor run - --store events.db --workers 4\n\n"
    "extractor run urls.txt --store events.db --save-pages crawl/\n\nextractor run crawl/ --out again.jsonl"
)
_INPUTS = "URLs, files of URLs (one a line), .html pages, .txt articles, .jsonl documents, .warc.gz archives, folders of these, or - for standard input."
_DELAY = 1.0
"""As in `FetchSettings`, which is not imported for the help."""
_OUT = "Write records, failures and event-less articles to FILE.jsonl, .csv or .parquet; - prints JSON lines."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(run)


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help=_INPUTS)],
    out: Annotated[str | None, typer.Option(metavar="FILE", help=_OUT)] = None,
    store: Annotated[str | None, typer.Option(metavar="DB", help="Keep them in a database: events.db (SQLite) or postgresql://…; goes on by itself.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted --out instead of beginning anew.")] = False,
    workers: Annotated[int, typer.Option(min=0, metavar="N", help="Processes to work in; 0 = one per core.")] = 1,
    save_pages: Annotated[Path | None, typer.Option(metavar="DIR", file_okay=False, help="Keep fetched pages as WARC; run DIR replays them.")] = None,
    keep_duplicates: Annotated[bool, typer.Option("--keep-duplicates", help="Keep the events of repeated articles too.")] = False,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of articles that carry none: 2025-11-10.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="X", help="Leave out events below this.")] = 0.0,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let URLs lead to loopback and private addresses.")] = False,
    delay: Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Between two pages of one host; a robots.txt may ask for more.")] = _DELAY,
    cache: Annotated[Path | None, typer.Option(metavar="DIR", file_okay=False, help="Keep answers for later runs, as far as HTTP allows.")] = None,
    no_syntax: Annotated[bool, typer.Option("--no-syntax", help="Without the trained parser: faster, worse.")] = False,
) -> None:
    """Extract policy events from articles. Without --out and --store a table of events is printed."""
    from extractor.cli.progress import Progress
    from extractor.settings import Settings

    fetch = _manners(delay, cache)
    settings = Settings(published=published, min_confidence=min_confidence, allow_private=allow_private, syntax=not no_syntax, fetch=fetch)
    target, mirrors = _targets(out, store)
    if target is None and (resume or workers != 1 or keep_duplicates):
        raise typer.BadParameter("--resume, --workers and --keep-duplicates need --out FILE or --store DB")
    with Progress(total=_count(inputs)) as progress:
        if target is None:
            _show(inputs, settings, save_pages, progress, as_json=out == "-")
            raise typer.Exit(progress.status)
        from extractor.running import Output
        from extractor.running import run as run_and_keep

        output = Output(target, mirrors, resume or target == store, workers, keep_duplicates, save_pages)
        summary = run_and_keep(inputs, settings, output, watch=progress, tell=lambda line: progress.say(f"note: {line}"))
    progress.interrupted = summary.interrupted
    progress.summary(" and ".join(plain(one) for one in (target, *mirrors)), summary.advice)
    raise typer.Exit(progress.status)


def _manners(delay: float, cache: Path | None) -> "FetchSettings | None":
    if delay == _DELAY and cache is None:
        return None
    from extractor.fetch import FetchSettings

    return FetchSettings(delay=delay, cache_dir=cache)


def _targets(out: str | None, store: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Where to write first, and the mirrors; None where the terminal is the output."""
    check_targets(out, store)
    if out == "-" and store:
        raise typer.BadParameter("--out - prints; it does not go with --store", param_hint="--out")
    if out is None or out == "-":
        return store, ()
    return out, (store,) if store else ()


def _show(inputs: list[str], settings: "Settings", save_pages: Path | None, progress: "Progress", *, as_json: bool) -> None:
    """JSON lines as they come, or a table when all is done."""
    from extractor.cli.table import print_events
    from extractor.core.record import Record
    from extractor.running import stream

    records: list[Record] = []

    def take(taken: "Taken") -> None:
        progress.take(line.to_dict() for line in taken.lines)
        if as_json:
            for line in taken.lines:
                print(line.to_json(), flush=True)
        else:
            records.extend(line for line in taken.lines if isinstance(line, Record))

    try:
        for taken in stream(inputs, settings, save_pages):
            take(taken)
    except KeyboardInterrupt:
        progress.interrupted = True
    progress.__exit__(None, None, None)  # the bar must be gone before the table comes
    if not as_json:
        print_events(records)
    progress.summary(None)


def _count(inputs: list[str]) -> int | None:
    """How many inputs there will be; None where only a second reading of large files could tell, or nobody looks."""
    from extractor.inputs import expand

    if not sys.stderr.isatty() or any(name == "-" or _is_large(Path(name)) for name in inputs if "://" not in name):
        return None
    return sum(1 for _ in expand(inputs))


def _is_large(path: Path) -> bool:
    """Whether counting would mean to read documents or archives."""
    files = (name for _, _, names in os.walk(path) for name in names) if path.is_dir() else iter([path.name])
    return any(name.lower().endswith((".jsonl", ".ndjson", ".json")) or ".warc" in name for name in files)
