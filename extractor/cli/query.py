"""`extractor query`: questions to a store, without SQL."""

from pathlib import Path
from typing import Annotated

import typer

_EXAMPLES = (
    'Examples:\n\nextractor query events.db "gallium" --implementer CHN --since 2023\n\n'
    "extractor query events.db --measure tariff --target EU --since 2025-01 --until 2025-06 --json"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(query)


def query(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="A SQLite store that `extractor run --store` wrote.")],
    text: Annotated[str, typer.Argument(metavar="[WORDS]", help="Every word must occur in headline, title, names, goods or evidence.")] = "",
    implementer: Annotated[str | None, typer.Option(metavar="CODE", help="Who acts: CHN, EU …")] = None,
    target: Annotated[str | None, typer.Option(metavar="CODE", help="Who is hit.")] = None,
    good: Annotated[str | None, typer.Option(metavar="ID", help="A good of the goods table: gallium.")] = None,
    measure: Annotated[str | None, typer.Option(metavar="ID", help="export_ban, tariff …")] = None,
    action: Annotated[str | None, typer.Option(metavar="ID", help="impose, suspend …")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="2023, 2023-Q2 or 2023-08-01.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="As --since; its last day is included.")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many, the newest.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Whole records, one a line, instead of a table.")] = False,
) -> None:
    """Show the events of a store that fit, newest first. Exit status 1 where none does."""
    from extractor.cli.table import print_events
    from extractor.core.record import Record
    from extractor.store import Question
    from extractor.store import query as ask

    found = ask(store, Question(text, implementer, target, good, measure, action, since, until, limit))
    records = [Record.model_validate(event) for event in found.events]
    if as_json:
        for record in records:
            typer.echo(record.to_json())
    else:
        print_events(records)
    if found.total > len(records):
        typer.echo(f"{len(records):,} of {found.total:,} events; --limit shows more", err=True)
    raise typer.Exit(0 if records else 1)
