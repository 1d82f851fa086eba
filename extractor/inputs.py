"""What did the user hand over? Arguments of all kinds become one lazy stream of typed inputs.

Nothing is fetched here and no article is read: a file is opened only to see what it is. What cannot be used
becomes a `Bad` input, so that the run records it as a failure and goes on.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from extractor.core.types import Page

_HTML = {".html", ".htm", ".xhtml"}
_LINES = {".jsonl", ".ndjson"}
_KNOWN = _HTML | _LINES | {".txt", ".json", ".urls"}
"""What a folder is searched for, beside web archives; a file named on the command line may be called anything."""
_ARCHIVES = (".warc", ".warc.gz", ".warc.gz.open", ".warc.zst", ".warc.lz4")

_SNIFF = 4096
_LONGEST_LINE = 32_000_000
"""Of a .jsonl file; the bound keeps a file without line ends from filling the memory."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address to fetch."""

    url: str

    @property
    def name(self) -> str:
        """What messages and failures call it."""
        return self.url


@dataclass(frozen=True, slots=True)
class HtmlFile:
    """A saved page."""

    path: str

    @property
    def name(self) -> str:
        """What messages and failures call it."""
        return self.path


@dataclass(frozen=True, slots=True)
class TextFile:
    """An article's plain text; `text` holds it where it came over standard input."""

    path: str
    text: str | None = None

    @property
    def name(self) -> str:
        """What messages and failures call it."""
        return self.path


@dataclass(frozen=True, slots=True)
class Document:
    """One object of a .jsonl file: `id url title published text` or `url html`, all but one optional."""

    name: str
    fields: Mapping[str, object] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Saved:
    """A page of a web archive; `fields` is what the saved run knew of it beside the address, as in a `Document`."""

    page: Page
    fields: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """What messages and failures call it."""
        return self.page.url


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that can be no input; `reason` is a stable code."""

    name: str
    reason: str
    detail: str = ""
    stage: str = "read"
    at: str | None = None
    """When it failed, where an earlier run has recorded that."""


Input = Url | HtmlFile | TextFile | Document | Saved | Bad


def expand(names: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Input]:
    """The inputs behind command-line arguments, in order; `-` is standard input."""
    for name in names:
        if name == "-":
            yield from _from_stream(stdin or sys.stdin.buffer, "-")
        elif "://" in name:
            yield _url(name)
        else:
            yield from _from_path(Path(name))


def _url(text: str) -> Input:
    scheme = text.partition("://")[0].lower()
    if scheme not in ("http", "https"):
        return Bad(text, "unsupported_scheme", "only http and https are fetched")
    return Url(text)


def _from_path(path: Path) -> Iterator[Input]:
    try:
        if path.is_dir():
            yield from _from_folder(path)
        elif path.name.endswith(_ARCHIVES):
            yield from _from_archives([path])
        elif path.suffix.lower() in _HTML:
            # Opened for its failure only: a missing page is told here, in the same words as any other file.
            path.open("rb").close()
            yield HtmlFile(str(path))
        else:
            with path.open("rb") as stream:
                yield from _from_stream(stream, str(path), path)
    except OSError as error:
        yield Bad(str(path), "not_readable", error.strerror or str(error))


def _from_folder(folder: Path) -> Iterator[Input]:
    found = False
    for where, folders, files in os.walk(folder):
        folders.sort()
        archives = [Path(where, file) for file in sorted(files) if file.endswith(_ARCHIVES)]
        found = found or bool(archives)
        # Together: of what a killed run and its resumption both saved, only the later counts.
        yield from _from_archives(archives)
        for file in sorted(files):
            path = Path(where, file)
            if path.suffix.lower() in _KNOWN and not file.startswith("."):
                found = True
                yield from _from_path(path)
    if not found:
        yield Bad(str(folder), "empty_folder", "no .html, .txt, .jsonl or .warc.gz file in it")


def _from_archives(paths: list[Path]) -> Iterator[Input]:
    if not paths:
        return
    from extractor.fetch import read_archives

    for archived in read_archives(paths):
        found = archived.found
        if isinstance(found, Page):
            yield Saved(found, dict(archived.note.fields) if archived.note else {})
        else:
            yield Bad(found.url, found.reason, found.detail, "fetch", archived.at if archived.note else None)


def _from_stream(stream: BinaryIO, name: str, path: Path | None = None) -> Iterator[Input]:
    """What the first characters show it to be: documents, addresses, a page or an article's text."""
    head = stream.read(_SNIFF)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    suffix = path.suffix.lower() if path else ""
    if not start and len(head) < _SNIFF:
        yield Bad(name, "empty")
    elif b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Bad(name, "binary", "not a text file")
    elif suffix in _LINES or (suffix != ".txt" and start[:1] in (b"{", b"[")):
        yield from _from_json(_lines(head, stream), name, whole=suffix == ".json" or start[:1] == b"[")
    elif _is_address(start.split(b"\n", 1)[0]):
        yield from _from_addresses(_lines(head, stream), name)
    elif start[:1] == b"<" and suffix != ".txt":
        text = (head + stream.read(_LONGEST_LINE)).decode("utf-8", "replace") if path is None else None
        yield HtmlFile(str(path)) if text is None else Document(name, {"html": text})
    else:
        yield TextFile(name, None if path else (head + stream.read(_LONGEST_LINE)).decode("utf-8", "replace"))


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of what was sniffed and of the rest; None stands for a line beyond the bound."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    whole, _, tail = head.rpartition(b"\n")
    yield from whole.split(b"\n") if whole else ()
    for line in chain([tail + stream.readline(_LONGEST_LINE)], iter(lambda: stream.readline(_LONGEST_LINE), b"")):
        if len(line) >= _LONGEST_LINE:
            while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def _is_address(line: bytes) -> bool:
    line = line.strip().lower()
    return line.startswith((b"http://", b"https://")) and not line.split()[1:]


def _from_addresses(lines: Iterable[bytes | None], name: str) -> Iterator[Input]:
    """One address a line; blank lines and comments (`#`) are skipped."""
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}"
        text = "" if line is None else line.decode("utf-8", "replace").strip()
        if line is None:
            yield Bad(where, "line_too_long")
        elif text and not text.startswith("#"):
            yield _url(text) if "://" in text else Bad(where, "not_an_address", text[:200])


def _from_json(lines: Iterable[bytes | None], name: str, *, whole: bool) -> Iterator[Input]:
    if whole:
        content = b"\n".join(line or b"" for line in lines)
        yield from _from_array(content, name)
        return
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}"
        if line is None:
            yield Bad(where, "line_too_long")
        elif line.strip():
            yield _document(line, where)


def _from_array(content: bytes, name: str) -> Iterator[Input]:
    """A .json file: one document or a list of them (or, misnamed, one a line)."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        yield from _from_json(content.split(b"\n"), name, whole=False)
        return
    items = found if isinstance(found, list) else [found]
    for number, item in enumerate(items, 1):
        yield as_document(item, f"{name}:{number}")


def _document(line: bytes, where: str) -> Input:
    try:
        return as_document(json.loads(line), where)
    except (ValueError, RecursionError) as error:
        return Bad(where, "not_json", str(error)[:200])


def as_document(found: object, where: str) -> Input:
    """A document where the object can be one; its own `id` or `url` becomes its name."""
    if not isinstance(found, dict):
        return Bad(where, "not_a_document", "a JSON object was expected")
    if not any(isinstance(found.get(key), str) and found[key] for key in ("text", "html", "url")):
        return Bad(where, "not_a_document", "it has neither text nor html nor url")
    name = next((str(found[key]) for key in ("url", "id") if found.get(key)), where)
    return Document(name, found)
