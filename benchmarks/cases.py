"""The project's own gold: fixture articles and challenge passages, in the shape that `extractor.evaluate` takes."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractor import Extractor, Settings
from extractor.core.types import Page
from extractor.evaluate import by_article, read_lines
from extractor.evaluate.cases import Predicted

ROOT = Path(__file__).resolve().parents[1]
Case = dict[str, Any]


def fixture_cases() -> list[Case]:
    """The articles of `fixtures/articles`: id, page and gold events."""
    cases = []
    for folder in sorted((ROOT / "fixtures" / "articles").iterdir()):
        if (folder / "events.json").exists():
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            page = Page(meta["url"], (folder / "page.html").read_bytes(), headers={"content-type": meta.get("content_type", "text/html")})
            cases.append({"id": folder.name, "url": meta["url"], "page": page, "events": json.loads((folder / "events.json").read_text(encoding="utf-8"))})
    return cases


def challenge_groups() -> dict[str, list[Case]]:
    """The passages of `fixtures/challenge` by group; the dates have a benchmark of their own."""
    groups: dict[str, list[Case]] = {}
    for path in sorted((ROOT / "fixtures" / "challenge").glob("*.jsonl")):
        if path.stem != "dates":
            for passage in read_lines(path):
                groups.setdefault(passage["group"], []).append(passage)
    return groups


def reworded_sets() -> dict[str, list[Case]]:
    """The articles of `fixtures/reworded`: those whose errors were read, and those held out."""
    return {path.stem: list(read_lines(path)) for path in sorted((ROOT / "fixtures" / "reworded").glob("*.jsonl"))}


@lru_cache(maxsize=2)
def extractor(syntax: bool = True) -> Extractor:
    """One pipeline for all cases."""
    return Extractor(Settings(syntax=syntax))


def run(cases: Sequence[Case], syntax: bool = True) -> dict[str, list[Predicted]]:
    """The records of some cases, by article."""
    sources: Iterable[Any] = [
        case["page"] if "page" in case else {key: case[key] for key in ("id", "title", "published", "text") if key in case} for case in cases
    ]
    return by_article(line.to_dict() for line in extractor(syntax).records(sources))
