"""`extractor watch`: feeds polled, new articles extracted as they come."""

import signal
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Annotated, Any

import typer

from extractor.cli.targets import check_targets

_EXAMPLES = "Examples:\n\nextractor watch feeds.toml --store events.db\n\nextractor watch feeds.toml --out events.jsonl --once"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(watch)


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", exists=True, dir_okay=False, help="`feed` tables: url, every, include, exclude, backlog.")],
    store: Annotated[str | None, typer.Option(metavar="DB", help="Keep records in events.db (SQLite) or postgresql://….")] = None,
    out: Annotated[str | None, typer.Option(metavar="FILE", help="Append records to FILE.jsonl or FILE.csv instead.")] = None,
    state: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help="What has been seen. By default beside FEEDS.toml.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Poll what is due, then end: for cron.")] = False,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="X", help="Leave out events below this.")] = 0.0,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let feeds and articles lie at loopback and private addresses.")] = False,
    no_syntax: Annotated[bool, typer.Option("--no-syntax", help="Without the trained parser: faster, worse.")] = False,
) -> None:
    """Poll RSS, Atom and news sitemaps; take what is new, print its events and keep them. Survives restarts; Ctrl-C ends after the article at hand.

    Exit status 1 where a feed or an article failed.
    """
    from extractor.settings import Settings
    from extractor.watching import Watching, watch_feeds

    if store is not None and out is not None:
        raise typer.BadParameter("give one of --store and --out")
    check_targets(out, store)
    if out is not None and out.rstrip("/").endswith(".parquet"):
        raise typer.BadParameter("a watch writes article by article; use --store, and export to Parquet from there", param_hint="--out")
    stop = Event()
    teller = _Teller()
    watching = Watching(
        feeds, store or out, state or feeds.with_suffix(".seen.db"), once, stop, told=teller.tell, failed=lambda error: teller.fail(error.url, str(error))
    )
    before = {number: signal.signal(number, _stopping(stop)) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        watch_feeds(Settings(min_confidence=min_confidence, allow_private=allow_private, syntax=not no_syntax), watching)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if stop.is_set():
        typer.echo("stopped; the same command goes on from here", err=True)
    raise typer.Exit(1 if teller.failures else 0)


def _stopping(stop: Event) -> Any:
    def ring(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    return ring


class _Teller:
    """A line for each event on standard output, what else came on standard error; counts what failed."""

    failures = 0

    def tell(self, lines: tuple[Mapping[str, Any], ...]) -> None:
        for line in lines:
            match line["schema"]:
                case "policy-event/1":
                    typer.echo(f"{_now()}  {line['headline']}  {line['article'].get('url') or ''}")
                case "failure/1":
                    self.fail(line["url"], f"{line['stage']}: {line['error']}")
                case _:
                    told = f"repeats {line['duplicate_of']}" if line.get("duplicate_of") else "no event"
                    typer.echo(f"{_now()}  {told}  {line['article'].get('url') or ''}", err=True)

    def fail(self, url: str, what: str) -> None:
        self.failures += 1
        typer.echo(f"{_now()}  failed  {url}  {what}", err=True)


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
