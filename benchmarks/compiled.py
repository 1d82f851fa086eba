"""How much faster is the compiled wheel, and does it say the same? Source and wheel in turns on the same articles, one core each.

    make wheel
    python3 -m venv /tmp/wheel && /tmp/wheel/bin/pip install dist/*.whl
    python -m benchmarks.compiled /tmp/wheel/bin/python

The articles are those of `benchmarks.speed`. Ends with 1 where a record differs, or where nothing in the wheel is compiled.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).parent.parent
ROUNDS = 8


def main() -> int:
    """Print words per second of both, the ratio, and whether their records are the same."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("python", help="an interpreter in whose environment the wheel is installed")
    asked = options.parse_args().python
    from benchmarks.speed import articles

    documents, what = articles()
    print(f"{len(documents)} {what}, best of {ROUNDS} rounds\n")
    told = {name: _asked(python, path, documents) for name, python, path in (("source", sys.executable, str(ROOT)), ("wheel", asked, ""))}
    for name, one in told.items():
        pace = median(words / seconds for words, seconds in zip(one["words"], one["seconds"], strict=True))
        told[name]["pace"] = pace
        print(f"{name:8s}{pace:10,.0f} words/s median{sum(one['words']) / sum(one['seconds']):10,.0f} overall{'   compiled' if one['compiled'] else ''}")
    same = told["source"]["records"] == told["wheel"]["records"]
    print(f"\nthe wheel does {told['wheel']['pace'] / told['source']['pace']:.2f} times as many words; records {'are the same' if same else 'DIFFER'}")
    return 0 if same and told["wheel"]["compiled"] else 1


def _asked(python: str, path: str, documents: list[dict[str, Any]]) -> dict[str, Any]:
    """What one interpreter measures; run as a script from elsewhere, so that it imports what is installed and not this checkout."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": path}
    with tempfile.TemporaryDirectory() as away:
        done = subprocess.run([python, __file__, "--measure"], input=json.dumps(documents), capture_output=True, text=True, check=True, env=env, cwd=away)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _measure() -> int:
    """Read documents from standard input; write words, the best seconds of each, a digest of the records, and whether the reading of a text is compiled."""
    import extractor.nlp.tree as tree
    from extractor import Extractor

    documents = json.load(sys.stdin)
    pipeline = Extractor()
    best = [float("inf")] * len(documents)
    digest = hashlib.sha256()
    for turn in range(ROUNDS):
        for number, document in enumerate(documents):
            began = process_time()
            lines = [line for one in pipeline.each([document]) for line in one]
            best[number] = min(best[number], process_time() - began)
            if turn == 0:
                digest.update("\n".join(line.to_json() for line in lines).encode())
    words = [len(document["text"].split()) for document in documents]
    compiled = not (tree.__file__ or "").endswith(".py")
    print(json.dumps({"words": words, "seconds": best, "records": digest.hexdigest(), "compiled": compiled}))
    return 0


if __name__ == "__main__":
    sys.exit(_measure() if sys.argv[1:] == ["--measure"] else main())
