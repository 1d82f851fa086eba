"""`extractor schema`: the JSON Schema of one output line."""

import json

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: extractor schema > policy-event.schema.json")(schema)


def schema() -> None:
    """Print the JSON Schema of an output line (policy-event/1, failure/1, article/1)."""
    from extractor.core.record import record_schema

    print(json.dumps(record_schema(), indent=2, ensure_ascii=False))
