"""Does a worker's memory grow with the number of articles? Thousands of made-up texts with words never seen before; resident memory as it goes.

python -m benchmarks.growth [articles]
"""

import os
import random
import sys
from pathlib import Path

from benchmarks.long_texts import PUBLISHED, paragraphs
from extractor import Extractor

NEW_WORDS = 20
"""Names and typing errors in each text that no article before had."""


def main() -> None:
    """Memory at ten points of the run."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    extractor = Extractor()
    extractor.load()
    chance = random.Random(1)
    print(f"{0:8,d} articles {resident_mb():7.1f} MB", flush=True)
    for number in range(1, articles + 1):
        names = " ".join("".join(chance.choices("abcdefghijklmnoprstuvwz", k=9)).capitalize() for _ in range(NEW_WORDS))
        text = f"{paragraphs(6, number)}\n\nAmong those who spoke were {names}."
        for _record in extractor.records({"id": str(number), "title": "Duties rise", "published": PUBLISHED, "text": text}):
            pass
        if number % max(1, articles // 10) == 0:
            print(f"{number:8,d} articles {resident_mb():7.1f} MB", flush=True)


def resident_mb() -> float:
    """Of this process now, not its peak."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
