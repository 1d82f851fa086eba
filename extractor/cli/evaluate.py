"""`extractor evaluate`: how good are the records against gold?"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.evaluate import Score

_EXAMPLES = (
    "Examples:\n\nextractor evaluate --gold gold.jsonl --pred events.jsonl\n\n"
    "extractor evaluate --gold gold.jsonl --docs gold.jsonl --by field,action --rules --html errors.html\n\n"
    "extractor evaluate --gold gold.jsonl --diff before.jsonl after.jsonl"
)
_VIEWS = ("field", "source", "action", "measure")
_RULES_SHOWN = 40
"""The head of the ranking: below it rules are wrong once or twice, which mending one by one does not pay."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Option(exists=True, dir_okay=False, metavar="FILE", help="Annotated articles, one a line: id, url, text, events.")],
    pred: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, metavar="FILE", help="Records that `extractor run` wrote.")] = None,
    docs: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, metavar="FILE", help="Documents to run on now, instead of --pred.")] = None,
    diff: Annotated[tuple[Path, Path] | None, typer.Option(exists=True, metavar="OLD NEW", help="Compare two files of records.")] = None,
    by: Annotated[str, typer.Option(metavar="VIEWS", help=f"Further tables, with commas: {', '.join(_VIEWS)}.")] = "",
    rules: Annotated[bool, typer.Option("--rules", help="Rank rules by how often their values were wrong.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake, one JSON object a line.")] = False,
    html: Annotated[Path | None, typer.Option(dir_okay=False, metavar="FILE", help="Write the error browser, one self-contained page.")] = None,
    no_syntax: Annotated[bool, typer.Option("--no-syntax", help="With --docs: without the trained parser.")] = False,
) -> None:
    """Score records against gold: precision, recall and F1 per field, with a bootstrap interval."""
    from extractor.evaluate import by_article, read_lines, score
    from extractor.evaluate.report import difference

    views = _views(by)
    _exactly_one(pred, docs, diff)
    golds = list(read_lines(gold))
    if diff is not None:
        old, new = (score(golds, by_article(read_lines(path))) for path in diff)
        _print(difference(old, new))
        return
    records = read_lines(pred) if pred is not None else _run(docs, syntax=not no_syntax)
    found = score(golds, by_article(records))
    _print(_report(found, golds, views, rules=rules, errors=errors))
    if html is not None:
        from extractor.evaluate.browser import page

        html.write_text(page(found, golds), encoding="utf-8")
        typer.echo(f"errors → {html}", err=True)


def _views(by: str) -> list[str]:
    views = [view.strip() for view in by.split(",") if view.strip()]
    for view in views:
        if view not in _VIEWS:
            raise typer.BadParameter(f"{view!r} is none of {', '.join(_VIEWS)}", param_hint="--by")
    return views


def _exactly_one(*options: object) -> None:
    if sum(option is not None for option in options) != 1:
        raise typer.BadParameter("give one of --pred, --docs and --diff")


def _run(docs: Path | None, *, syntax: bool) -> "Iterator[dict[str, Any]]":
    from extractor.app import Extractor
    from extractor.settings import Settings

    return (line.to_dict() for line in Extractor(Settings(syntax=syntax)).records(str(docs)))


def _report(found: "Score", golds: list[dict[str, Any]], views: list[str], *, rules: bool, errors: bool) -> "Iterator[str]":
    from extractor.evaluate.report import by_code, by_field, by_source, mistakes, row, rules_by_harm, table

    yield from table(found)
    for view in views:
        yield f"\nby {view}"
        counts = by_field(found) if view == "field" else by_source(found, golds) if view == "source" else by_code(found, view)
        yield from (row(name, count) for name, count in counts.items())
    if rules:
        yield f"\n{'rule':50s}  wrong  right"
        yield from (f"{use.rule:50s}  {use.wrong:5d}  {use.right:5d}" for use in rules_by_harm(found)[:_RULES_SHOWN])
    if errors:
        yield ""
        yield from (json.dumps(mistake, ensure_ascii=False, default=str) for mistake in mistakes(found))


def _print(lines: "Iterable[str]") -> None:
    for line in lines:
        typer.echo(line)
