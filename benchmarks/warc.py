"""How are web archives read? 10,000 pages written, read and extracted: speed, memory, a truncation noticed, records equal to those of single pages.

    python benchmarks/warc.py [pages] [workers] [single]

Every `single`-th page (100 by default) is also extracted on its own, from a file with the same bytes; all of its lines must be equal.
"""

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import site
from extractor.app import Extractor
from extractor.core.types import Page
from extractor.fetch import Note, PageArchive, archives_in, read_archives
from extractor.running import Output, run
from extractor.settings import Settings

_HEADERS = {"content-type": "text/html; charset=utf-8"}
_SETTINGS = Settings(syntax=False)
"""Without the parser: whether records are equal does not hang on it, and 10,000 pages take half the time."""
_AT = "2025-11-10T08:12:33Z"


def main() -> int:
    """0 where all holds."""
    pages, workers, single = [*map(int, sys.argv[1:]), *(10_000, 2, 100)[len(sys.argv) - 1 :]]
    bodies = site.bodies_of(site.fixture_pages())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "crawl", bodies, pages)
        _read(folder / "crawl", pages)
        return 1 if _cut(folder, pages) + _extract(folder, bodies, pages, workers, single) else 0


def _page(bodies: list[bytes], number: int) -> Page:
    url = f"https://news.example/{number}"
    return Page(url, site.page(bodies, number), url, 200, _HEADERS, _AT)


def _write(crawl: Path, bodies: list[bytes], pages: int) -> None:
    began = perf_counter()
    with PageArchive(crawl) as archive:
        for number in range(pages):
            archive.save(_page(bodies, number), Note("bench", number))
    size = sum(file.stat().st_size for file in archives_in(crawl))
    print(f"written: {pages:,} pages, {size / 1e6:.0f} MB, {pages / (perf_counter() - began):,.0f} pages/s", flush=True)


def _read(crawl: Path, pages: int) -> None:
    before, began = _peak(), perf_counter()
    found = sum(isinstance(archived.found, Page) for archived in read_archives(archives_in(crawl)))
    assert found == pages, found
    print(f"read: {found:,} pages, {found / (perf_counter() - began):,.0f} pages/s, peak memory {before:.0f} → {_peak():.0f} MB", flush=True)


def _cut(folder: Path, pages: int) -> int:
    """1 where a cut in the middle of a record is not noticed."""
    whole = archives_in(folder / "crawl")[-1]
    part = folder / "part.warc.gz"
    part.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    *before, last = read_archives([part])
    noticed = not isinstance(last.found, Page) and last.found.reason == "warc_truncated" and all(isinstance(one.found, Page) for one in before)
    print(f"cut at two thirds: {len(before):,} of {pages:,} pages, then {last.found!r}" + ("" if noticed else "   WRONG"), flush=True)
    return 0 if noticed else 1


def _extract(folder: Path, bodies: list[bytes], pages: int, workers: int, single: int) -> int:
    """Number of pages whose lines differ from those of the page on its own."""
    before, began = _peak(), perf_counter()
    summary = run([str(folder / "crawl")], _SETTINGS, Output(str(folder / "events.jsonl"), workers=workers, keep_duplicates=True))
    seconds = perf_counter() - began
    print(f"extracted: {summary.inputs:,} pages, {summary.events:,} events, {summary.failures} failures with {workers} workers in {seconds:.0f} s", flush=True)
    print(f"peak memory of the parent {before:.0f} → {_peak():.0f} MB, of the largest worker {_peak(resource.RUSAGE_CHILDREN):.0f} MB", flush=True)
    kept: dict[str, list[dict[str, Any]]] = {}
    for text in (folder / "events.jsonl").open(encoding="utf-8"):
        line = json.loads(text)
        if line.get("duplicate_of") is None:  # a page of the archive may repeat another; on its own it repeats nothing
            kept.setdefault(line["article"]["url"], []).append(line)
    extractor = Extractor(_SETTINGS)
    wrong = 0
    for number in range(0, pages, single):
        page = _page(bodies, number)
        alone = [line.to_dict() for line in extractor.records(page)]
        together = kept.get(page.url, [])
        wrong += together != alone and not (alone[0]["schema"] == "article/1" and not together)
    print(f"records of {len(range(0, pages, single)):,} single pages: {wrong} differ from those of the archive", flush=True)
    return wrong


def _peak(who: int = resource.RUSAGE_SELF) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
