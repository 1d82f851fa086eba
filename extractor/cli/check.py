"""`extractor check`: are the rules sound?"""

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: extractor check")(check)


def check() -> None:
    """Read, cross-check and prove all rules: every example must fire its rule, no counter-example may."""
    from extractor.checking import check_all

    problems = list(check_all())
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        typer.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}", err=True)
        raise typer.Exit(1)
    typer.echo("all rules read, cross-checked and proved")
