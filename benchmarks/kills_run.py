"""Pulling the plug on the whole program: `extractor run` over HTTP, killed with -9 at a random instant, resumed, and its saved pages replayed.

    python benchmarks/kills_run.py [events.jsonl|events.db] [kills] [pages]

Each resumed output must hold the lines of the undisturbed run in its order, without regard to when a page was fetched, and the replay of its saved
pages must be equal to it line by line, times included.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import site
from extractor.app import Extractor
from extractor.fetch import FetchSettings
from extractor.running import Output, run
from extractor.settings import Settings
from extractor.store import open_sink

_SETTINGS = Settings(allow_private=True, syntax=False, fetch=FetchSettings(delay=0.0))
_OPTIONS = ("--allow-private", "--no-syntax", "--delay", "0", "--keep-duplicates")


def main() -> int:
    """0 where every killed run that was resumed ends as the undisturbed one."""
    name, kills, pages = (*sys.argv[1:], *("events.jsonl", "30", "200")[len(sys.argv) - 1 :])
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    extractor = Extractor(_SETTINGS)
    extractor.load()
    with site.serving(site.fixture_pages()) as port:
        urls = folder / "urls.txt"
        urls.write_text("".join(site.address(port, number) + "\n" for number in range(int(pages))))
        seconds = _killed(urls, folder / "whole", name, None)
        whole = _timeless(folder / "whole" / name)
        assert sum(line["schema"] == "policy-event/1" for line in whole) > int(pages) / 2, "the pages give no events: nothing would be shown"
        equal = replayed = under_way = half_done = 0
        instants = random.Random(7)
        for number in range(int(kills)):
            out = folder / str(number) / name
            _killed(urls, out.parent, name, instants.uniform(0.0, seconds))
            kept = _kept(out)
            under_way, half_done = under_way + (kept < len(whole)), half_done + (0 < kept < len(whole))
            run([str(urls)], extractor, Output(str(out), resume=True, keep_duplicates=True, save_pages=out.parent / "crawl"))
            equal += _timeless(out) == whole
            again = out.parent / f"again-{name}"
            run([str(out.parent / "crawl")], extractor, Output(str(again), keep_duplicates=True))
            replayed += _lines(again) == _lines(out)
            shutil.rmtree(out.parent)
    shutil.rmtree(folder)
    print(f"{name}, {pages} pages over HTTP in {seconds:.1f} s: {equal} of {kills} resumed runs equal the undisturbed one, {replayed} replays equal their run")
    print(f"{under_way} kills hit a run under way, {half_done} found it half done")
    return 0 if equal == replayed == int(kills) else 1


def _killed(urls: Path, folder: Path, name: str, after: float | None) -> float:
    """Run the program, killed after so many seconds or never; says how long it took."""
    folder.mkdir()
    kind = "--store" if name.endswith(".db") else "--out"
    command = [sys.executable, "-m", "extractor", "run", str(urls), kind, str(folder / name), "--save-pages", str(folder / "crawl"), *_OPTIONS]
    began = time.monotonic()
    program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        program.wait(after)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    return time.monotonic() - began


def _lines(out: Path) -> list[Any]:
    sink = open_sink(out, resume=True)
    try:
        return list(sink.lines())
    finally:
        sink.close()


def _kept(out: Path) -> int:
    """Lines that are safe."""
    return len(_lines(out)) if out.exists() else 0


def _timeless(out: Path) -> list[Any]:
    lines = json.loads(json.dumps(_lines(out)))
    for line in lines:
        line.pop("at", None)
        line.get("article", {}).pop("fetched_at", None)
    return list(lines)


if __name__ == "__main__":
    sys.exit(main())
