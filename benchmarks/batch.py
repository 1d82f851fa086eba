"""What does the batch cost beside the work itself? Inputs per second with a worker that does next to nothing, for each kind of output.

python benchmarks/batch.py [inputs] [output]
"""

import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extractor.batch import Job, Options, run_batch
from tests.batch.work import clock, make_plain, make_tiny


def main() -> None:
    """One line per kind of output and worker."""
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for name in sys.argv[2:] or ("events.jsonl", "events.csv", "events.parquet", "events.db"):
        for make_worker, kind in ((make_tiny, "tiny"), (make_plain, "with 120-word texts, repeats sought")):
            with tempfile.TemporaryDirectory() as folder:
                began = perf_counter()
                run_batch(_jobs(inputs), make_worker, Options(str(Path(folder) / name), workers=2), clock=clock)
                seconds = perf_counter() - began
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:16} {kind:38} {inputs / seconds:8,.0f} inputs/s, peak memory of the parent {memory:4.0f} MB", flush=True)


def _jobs(count: int) -> Iterator[Job]:
    """One at a time: a list of them would be the memory that is measured."""
    return (Job(f"k{number}", f"input {number}", number) for number in range(count))


if __name__ == "__main__":
    main()
