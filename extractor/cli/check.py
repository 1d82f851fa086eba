"""`extractor check`: are the rules sound?"""

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: extractor check")(check)


def check() -> None:
    """Read, cross-check and prove all rules: every example must fire its rule, no counter-example may."""
    raise NotImplementedError
