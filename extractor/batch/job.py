"""What is one piece of a batch? An input under a name and a key; what a worker makes of it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from extractor.batch.signature import Signature
from extractor.inputs import HtmlFile, Input, Saved, TextFile
from extractor.store import Line


@dataclass(frozen=True, slots=True)
class Job:
    """One input. The key tells inputs apart over runs and machines: an equal key means equal work."""

    key: str
    name: str
    payload: Any


@dataclass(frozen=True, slots=True)
class Result:
    """What a worker makes of a job. `text` is the article's text, to find repeats by; the batch puts its signature in its place."""

    lines: tuple[Line, ...]
    text: str = ""
    signature: Signature | None = None


Work = Callable[[Any], "Result | Iterable[Line]"]
MakeWorker = Callable[[], Work]
"""Called once in each worker process; must pickle, so a function or a `functools.partial`, not a lambda."""


def jobs_of(inputs: Iterable[Input]) -> Iterator[Job]:
    """Inputs as jobs, one at a time. A file's key holds the hash of its bytes: a changed page is new work."""
    for item in inputs:
        yield Job(_key(item), item.name, item)


def _key(item: Input) -> str:
    parts: list[object] = [type(item).__name__]
    if isinstance(item, Saved):
        page = item.page
        return _hash([*parts, page.url, page.fetched_at, hashlib.sha256(page.body).hexdigest(), dict(item.fields)])
    for field in fields(item):
        value = getattr(item, field.name)
        parts.append(dict(value) if field.name == "fields" else value)
    if isinstance(item, HtmlFile) or (isinstance(item, TextFile) and item.text is None):
        parts.append(file_hash(Path(item.path)))
    return _hash(parts)


def _hash(parts: list[object]) -> str:
    canonical = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:32]


def file_hash(path: Path) -> str | None:
    """SHA-256 of a file, None where it cannot be read (the run will record that as the input's failure)."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
