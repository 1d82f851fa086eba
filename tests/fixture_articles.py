"""The cases of `fixtures/articles` as the tests see them: page, expected article and gold events, read once."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from benchmarks.cases import extractor, fixture_cases, run
from extractor.core.errors import ArticleError
from extractor.core.types import SILENT_BLOCKS, Article, Page
from extractor.evaluate import Score, score
from extractor.evaluate.cases import Predicted

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "fixtures" / "articles"
_FLOORS = ROOT / "benchmarks" / "floors.json"
SLUGS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@dataclass(frozen=True, slots=True)
class Case:
    """One folder: `expected` is what reading must give, `events` the gold."""

    slug: str
    page: Page
    expected: dict[str, Any]
    events: list[dict[str, Any]]


@lru_cache(maxsize=1)
def cases() -> dict[str, Case]:
    """All cases by slug."""
    return {case["id"]: Case(case["id"], case["page"], _json(case["id"], "article.json"), case["events"]) for case in fixture_cases()}


@cache
def article(slug: str) -> Article:
    """The page as the project reads it; raises what reading raises."""
    [found] = extractor().articles([cases()[slug].page])
    if isinstance(found, ArticleError):
        raise found
    return found


def said(found: Article) -> str:
    """What may feed events: the text of the blocks that are not silent, spaces evened out."""
    return even(" ".join(found.text[block.start : block.end] for block in found.blocks if block.kind not in SILENT_BLOCKS))


def even(text: str) -> str:
    """With single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=1)
def records() -> dict[str, list[Predicted]]:
    """What the whole pipeline finds in all cases, by slug."""
    found = run(fixture_cases())
    return {slug: found.get(case.page.url, []) for slug, case in cases().items()}


@lru_cache(maxsize=1)
def result() -> Score:
    """The score of those records."""
    return score(fixture_cases(), records())


def floor(name: str) -> float | None:
    """The pinned floor of a score, None where none is pinned yet."""
    if not _FLOORS.exists():
        return None
    value = json.loads(_FLOORS.read_text(encoding="utf-8"))["floors"].get(name)
    return None if value is None else float(value)


def _json(slug: str, name: str) -> Any:
    return json.loads((FOLDER / slug / name).read_text(encoding="utf-8"))
