"""How does whatever the user handed over become an article? Files opened, documents and pages given to the read room."""

import codecs
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from extractor.core.errors import FetchError, ReadError
from extractor.core.partial_date import PartialDate
from extractor.core.types import Article, Page
from extractor.inputs import Bad, Document, HtmlFile, Input, Saved, TextFile, Url, as_document, expand

Item = Input | Article | Page
Source = str | Path | Mapping[str, object] | Item
"""What `Extractor.records` takes: an address or a path, a document, an article or page at hand, a typed input."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def items_of(sources: Iterable[Source] | Source) -> Iterator[Item]:
    """The typed items behind one source or many, lazily; a file or folder may hold many."""
    if isinstance(sources, str | Path | Mapping | Article | Page | Url | HtmlFile | TextFile | Document | Saved | Bad):
        sources = (sources,)
    for number, source in enumerate(sources, 1):
        if isinstance(source, str | Path):
            yield from expand([str(source)])
        elif isinstance(source, Mapping):
            yield as_document(dict(source), f"document {number}")
        elif isinstance(source, Article | Page | Url | HtmlFile | TextFile | Document | Saved | Bad):
            yield source
        else:
            yield Bad(f"source {number}", "not_a_document", f"{type(source).__name__} is no path, address, document or article")


def name_of(item: Item) -> str:
    """What failures call it."""
    if isinstance(item, Article):
        return item.url or item.id or "article"
    return item.url if isinstance(item, Page) else item.name


def url_of(item: Item) -> str | None:
    """The address to fetch, None where everything is at hand."""
    if isinstance(item, Url):
        return item.url
    if isinstance(item, Document) and not item.fields.get("text") and not item.fields.get("html"):
        return str(item.fields["url"])
    return None


def fetched_at(item: Item, page: object) -> str | None:
    """When the item's page was fetched, or failed to be; None where it never was."""
    match item:
        case Saved():
            return item.page.fetched_at
        case Page():
            return item.fetched_at
        case Bad():
            return item.at
    return page.fetched_at if isinstance(page, Page) else None


def read(item: Item, page: Page | None, max_bytes: int) -> Article:
    """The article; raises ReadError. `page` is what `url_of(item)` gave."""
    from extractor.read import read_document, read_page, read_text

    match item:
        case Article():
            return item
        case Page():
            return read_page(item)
        case Saved():
            return _known_better(read_page(item.page), item.fields)
        case Bad(stage="fetch"):
            raise FetchError(item.name, item.reason, item.detail)
        case Bad():
            raise ReadError(item.name, item.reason, item.detail)
        case HtmlFile():
            return read_page(Page(url=item.path, body=_bytes_of(item.path, max_bytes)))
        case TextFile():
            text = item.text if item.text is not None else _decode(_bytes_of(item.path, max_bytes))
            return read_text(text, url=item.path)
        case Document() if page is None:
            if any(isinstance(value, str) and len(value) > max_bytes for value in item.fields.values()):
                raise ReadError(item.name, "too_large", f"more than {max_bytes:,} characters")
            return read_document({key: printable(value) if isinstance(value, str) else value for key, value in item.fields.items()})
    if page is None:
        raise ReadError(name_of(item), "no_page", "its page was not fetched")
    article = read_page(page)
    return _known_better(article, item.fields) if isinstance(item, Document) else article


def _known_better(article: Article, fields: Mapping[str, object]) -> Article:
    """A document that only names an address keeps its own id; its title and date help where the page says none."""
    own, title, published = (fields.get(key) for key in ("id", "title", "published"))
    if own:
        article = replace(article, id=printable(str(own)))
    if isinstance(title, str) and title.strip() and not article.title:
        article = replace(article, title=printable(title.strip()))
    if isinstance(published, str) and published.strip() and not article.published:
        with suppress(ValueError):
            article = replace(article, published=PartialDate(published.strip().partition("T")[0]))
    return article


def _bytes_of(path: str, max_bytes: int) -> bytes:
    """The file, read no further than the bound: a pipe or a dump must not fill the memory."""
    try:
        with Path(path).open("rb") as stream:
            body = stream.read(max_bytes + 1)
    except OSError as error:
        raise ReadError(path, "not_readable", error.strerror or str(error)) from error
    if len(body) > max_bytes:
        raise ReadError(path, "too_large", f"more than {max_bytes:,} bytes")
    return body


def _decode(body: bytes) -> str:
    """Text files carry no header: a mark at their beginning, else UTF-8, else Windows-1252, which reads every byte."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def printable(text: str) -> str:
    """The text with "?" for half characters (lone surrogates: JSON may escape them, no writer takes them); offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")
