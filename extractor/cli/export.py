"""`extractor export`: a store becomes a file to work with."""

from pathlib import Path
from typing import Annotated

import typer

_EXAMPLES = "Examples:\n\nextractor export events.db --to csv\n\nextractor export events.jsonl --to gta --out coding-sheet.csv"
_SUFFIX = {"gta": ".gta.csv"}
"""Where the file's ending is not the format's name."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(export)


def export(
    store: Annotated[str, typer.Argument(metavar="STORE", help="events.db, postgresql://…, a .jsonl file or a .parquet folder.")],
    to: Annotated[str, typer.Option(metavar="FORMAT", help="parquet, csv, jsonl, or gta: a coder's sheet with Global Trade Alert's columns.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", dir_okay=False, help="By default the store's name with the format's ending.")] = None,
) -> None:
    """Write what a store keeps to one file: jsonl takes every line, the others the events."""
    from extractor.store import FORMATS
    from extractor.store import export as write

    if to not in FORMATS:
        raise typer.BadParameter(f"{to!r} is none of {', '.join(FORMATS)}", param_hint="--to")
    path = out or _beside(store, to)
    if path.exists() and (path.is_dir() or path.resolve() == Path(store).resolve()):
        raise typer.BadParameter(f"{path} is there already and no file to replace; name another with --out", param_hint="--out")
    written = write(store, to, path)
    typer.echo(f"{written:,} {'line' if to == 'jsonl' else 'event'}{'' if written == 1 else 's'} → {path}", err=True)


def _beside(store: str, to: str) -> Path:
    stem = Path("events") if "://" in store else Path(store)
    return stem.with_suffix(_SUFFIX.get(to, f".{to}"))
