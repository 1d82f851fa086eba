"""`extractor evaluate`: how good are the records against gold?"""

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: extractor evaluate --gold gold.jsonl --pred events.jsonl")(evaluate)


def evaluate() -> None:
    """Score records against gold, per field."""
    raise NotImplementedError
