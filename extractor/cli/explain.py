"""`extractor explain`: why was this extracted, and why was that not?"""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.app import Extractor
    from extractor.core.types import Article
    from extractor.explain import Section

_EXAMPLES = "Example: extractor explain article.txt --published 2025-11-10 --at gallium"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=_EXAMPLES)(explain)


def explain(
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A URL, an .html or .txt file, a .jsonl of documents, or - for standard input.")],
    event: Annotated[int | None, typer.Option(min=1, help="Only this event, counted from 1.")] = None,
    at: Annotated[str | None, typer.Option(metavar="WORD", help="Everything that touches this word: fields, drops, mentions.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The date of articles that carry none.")] = None,
    no_syntax: Annotated[bool, typer.Option("--no-syntax", help="Without the trained parser.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let URLs lead to private addresses.")] = False,
) -> None:
    """Show every value with its words, offsets and rule, and what was dropped and why."""
    from extractor.app import Extractor
    from extractor.core.errors import ArticleError
    from extractor.explain import render
    from extractor.settings import Settings

    extractor = Extractor(Settings(published=published, syntax=not no_syntax, allow_private=allow_private))
    failed = False
    for item in extractor.articles([source]):
        if isinstance(item, ArticleError):
            failed = True
            typer.echo(f"extractor: {item.url}: {item}", err=True)
            continue
        typer.echo(_heading(item))
        for line in render(_sections(extractor, item, event, at)):
            typer.echo(line)
    raise typer.Exit(1 if failed else 0)


def _heading(article: "Article") -> str:
    facts = (article.title, article.published and article.published.value, article.site, article.url)
    return "article  " + "  ·  ".join(str(fact) for fact in facts if fact)


def _sections(extractor: "Extractor", article: "Article", number: int | None, word: str | None) -> "Iterator[Section]":
    from extractor.core.errors import SettingsError
    from extractor.explain import Section, explain_drops, explain_events, explain_word

    analysis = extractor.analyse(article)
    linked = extractor.link(analysis)
    find_rule = extractor.find_rule
    events = tuple(explain_events(linked.events, article, find_rule))
    drops = explain_drops((*analysis.dropped, *linked.dropped), find_rule)
    if word is not None:
        found = tuple(explain_word(word, analysis, (*events, drops)))
        yield from found or (Section(f'"{word}" does not occur in the text', ()),)
        return
    if number is not None:
        if number > len(events):
            raise SettingsError(f"there is no event {number}: the article has {len(events)}")
        yield events[number - 1]
        return
    yield from events or (Section("no events", ()),)
    if drops.rows:
        yield drops
