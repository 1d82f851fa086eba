"""How well and how fast are pages read? Our reader beside trafilatura's default, in one run on the same pages.

    python benchmarks/pages.py [../shared/pages]

The folder holds gold.jsonl, html/<id>.html.gz and score.py, which prints the scores. Times are CPU time of this process.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document

from extractor.core.errors import ReadError
from extractor.core.types import Page
from extractor.read import read_page

Prediction = dict[str, object]


def ours(url: str, body: bytes) -> Prediction:
    """Our reader, one configuration; a page that is refused gives nothing and is counted."""
    article = read_page(Page(url=url, body=body, fetched_at=None))
    date = article.published.value if article.published else None
    return {"body": article.text, "title": article.title, "authors": article.author.split(", ") if article.author else [], "date": date}


def trafilatura_default(url: str, body: bytes) -> Prediction:
    """The peer: body and metadata, default mode, without readers' comments."""
    found = bare_extraction(body, url=url, include_comments=False, with_metadata=True)
    if not isinstance(found, Document):
        return {}
    return {"body": found.text, "title": found.title, "authors": (found.author or "").split("; "), "date": found.date}


def body_only(url: str, body: bytes) -> Prediction:
    """The peer without metadata: what its own speed is measured on."""
    found = bare_extraction(body, url=url, include_comments=False)
    return {"body": found.text if isinstance(found, Document) else None}


def run(name: str, reader: Callable[[str, bytes], Prediction], pages: list[tuple[str, str, bytes]], folder: Path) -> float:
    """Predicts, scores and prints; milliseconds a page."""
    crashes, refused, lines = 0, 0, []
    began = time.process_time()
    for page_id, url, body in pages:
        try:
            found = reader(url, body)
        except ReadError as error:
            refused += 1
            found = {}
            print(f"  refused {page_id}: {error}")
        except Exception as error:
            crashes += 1
            found = {}
            print(f"  CRASH {page_id}: {error!r}")
        lines.append(json.dumps({"id": page_id, **found}))
    spent = 1000 * (time.process_time() - began) / len(pages)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        out.write("\n".join(lines))
        out.flush()
        score = subprocess.run([sys.executable, str(folder / "score.py"), out.name], capture_output=True, text=True, check=True)
    print(f"{name}: {spent:.1f} ms a page, {crashes} crashes, {refused} refused\n{score.stdout}")
    return spent


def main() -> None:
    """Prints both scores and the ratio of speeds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared" / "pages"
    if len(sys.argv) > 2 or not (folder / "gold.jsonl").is_file():
        sys.exit(__doc__)
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    pages = [(g["id"], g["url"], gzip.decompress((folder / "html" / f"{g['id']}.html.gz").read_bytes())) for g in gold]
    for warm in (ours, trafilatura_default):
        warm(pages[0][1], pages[0][2])
    peer = run("trafilatura default, with metadata", trafilatura_default, pages, folder)
    bare = run("trafilatura default, body only", body_only, pages, folder)
    own = run("extractor.read", ours, pages, folder)
    print(f"speed against trafilatura: {peer / own:.2f} (with metadata), {bare / own:.2f} (body only)")


if __name__ == "__main__":
    main()
