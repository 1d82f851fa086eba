"""`extractor run`: articles in, records out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.core.record import Line, Record
    from extractor.settings import Settings

_EXAMPLES = (
    "Examples: extractor run article.txt --published 2025-11-10  ·  "
    "extractor run urls.txt pages/ docs.jsonl --out events.jsonl  ·  cat urls.txt | extractor run - --store events.db"
)
_INPUTS = "URLs, files of URLs (one a line), .html pages, .txt articles, .jsonl documents, folders of these, or - for standard input."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(run)


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help=_INPUTS)],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write records, failures and event-less articles here, one JSON a line.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of articles that carry none: 2025-11-10.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="X", help="Leave out events below this.")] = 0.0,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let URLs lead to loopback and private addresses.")] = False,
    no_syntax: Annotated[bool, typer.Option("--no-syntax", help="Without the trained parser: faster, worse.")] = False,
) -> None:
    """Extract policy events from articles. Without --out a table of events is printed."""
    from extractor.cli.progress import Progress
    from extractor.cli.table import print_events
    from extractor.settings import Settings

    settings = Settings(published=published, min_confidence=min_confidence, allow_private=allow_private, syntax=not no_syntax)
    records: list[Record] = []
    with Progress(total=_count(inputs)) as progress:
        results = progress.watch(_each(inputs, settings))
        try:
            _write(out, results) if out is not None else records.extend(_records(results))
        except KeyboardInterrupt:
            progress.interrupted = True
    if out is None:
        print_events(records)
    progress.summary(str(out) if out else None)
    raise typer.Exit(progress.status)


def _each(inputs: list[str], settings: "Settings") -> "Iterator[tuple[Line, ...]]":
    from extractor.app import Extractor
    from extractor.inputs import expand

    return Extractor(settings).each(expand(inputs))


def _count(inputs: list[str]) -> int | None:
    """How many articles there will be; None where only a second reading of the input could tell."""
    from extractor.inputs import expand

    countable = all(name != "-" and not Path(name).suffix.lower().startswith(".json") for name in inputs)
    return sum(1 for _ in expand(inputs)) if countable and sys.stderr.isatty() else None


def _write(out: Path, results: "Iterable[tuple[Line, ...]]") -> None:
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        for lines in results:
            stream.writelines(line.to_json() + "\n" for line in lines)


def _records(results: "Iterable[tuple[Line, ...]]") -> "Iterator[Record]":
    from extractor.core.record import Record

    return (line for lines in results for line in lines if isinstance(line, Record))
