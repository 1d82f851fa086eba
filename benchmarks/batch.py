"""What does the batch cost beside the work itself? Inputs per second with a worker that does next to nothing, for each kind of output.

python benchmarks/batch.py [inputs]
"""

import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extractor.batch import Options, run_batch
from tests.batch.work import clock, jobs, make_plain, make_tiny


def main() -> None:
    """One line per kind of output and worker."""
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for name in ("events.jsonl", "events.csv", "events.parquet", "events.db"):
        for make_worker, kind in ((make_tiny, "tiny"), (make_plain, "with 120-word texts, repeats sought")):
            with tempfile.TemporaryDirectory() as folder:
                began = perf_counter()
                run_batch(jobs(inputs), make_worker, Options(str(Path(folder) / name), workers=2), clock=clock)
                seconds = perf_counter() - began
            print(f"{name:16} {kind:38} {inputs / seconds:8,.0f} inputs/s", flush=True)
    print(f"peak memory of the parent: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
