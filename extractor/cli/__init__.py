"""The command line: arguments parsed, results printed. Everything heavy is imported inside the command that needs it."""

import sys
from importlib import import_module
from typing import Annotated

import typer

from extractor.core.errors import ExtractorError

app = typer.Typer(
    name="extractor",
    help="Trade-news articles in, policy-event records out: who did what to which trade measure, on which goods, towards whom, when, at what rate.",
    epilog="Example: extractor run https://news.example/12573 --out events.jsonl",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

for _name in ("run", "watch", "query", "export", "explain", "check", "evaluate", "schema"):
    import_module(f"extractor.cli.{_name}").register(app)


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        from extractor import __version__

        typer.echo(f"extractor {__version__}")
        raise typer.Exit


def main() -> None:
    """The console script; a reader that leaves early (`| head`) ends it quietly, by click.

    Exit status 0 = all well, 1 = some inputs failed, 2 = wrong use or broken rules, 130 = interrupted.
    """
    try:
        app()
    except ExtractorError as error:
        print(f"extractor: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("extractor: interrupted", file=sys.stderr)
        sys.exit(130)
