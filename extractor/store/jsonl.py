"""How are lines kept as JSON Lines? The record as it is, one a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.core.errors import StoreError
from extractor.store.files import AppendedFiles
from extractor.store.flat import table_of
from extractor.store.sink import Entry, Line

_FILE = "lines"


class JsonlSink(AppendedFiles):
    """One file, UTF-8, one object a line."""

    def __init__(self, out: Path, *, resume: bool = False) -> None:
        super().__init__({_FILE: out}, out, resume=resume)
        self._out = out

    def lines(self) -> Iterator[Line]:
        """As in `Sink`: only as far as the journal goes."""
        kept = self._journal.kept.sizes.get(_FILE, 0)
        for line, end in _complete_lines(self._out):
            if end > kept:
                return
            yield line

    def _pieces(self, entry: Entry) -> Iterator[tuple[str, bytes]]:
        for line in entry.lines:
            table_of(line)  # raises for what is no line of ours
            yield _FILE, encode(line)


def encode(line: Line) -> bytes:
    """One line of JSONL with its end. A lone surrogate (a page may hold one) is escaped, since UTF-8 cannot write it."""
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(line, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def read_jsonl(path: Path) -> Iterator[Line]:
    """The lines of any JSONL of ours; a torn last line is left out, a broken one elsewhere is a StoreError."""
    for line, _end in _complete_lines(path):
        yield line


def _complete_lines(path: Path) -> Iterator[tuple[dict[str, Any], int]]:
    end = 0
    with path.open("rb") as stream:
        for number, content in enumerate(stream, 1):
            end += len(content)
            if not content.endswith(b"\n"):
                return
            if not content.strip():
                continue
            try:
                found = json.loads(content)
            except (ValueError, RecursionError) as error:
                raise StoreError(f"{path}:{number}: not JSON ({error})") from error
            if not isinstance(found, dict):
                raise StoreError(f"{path}:{number}: not an object")
            yield found, end
