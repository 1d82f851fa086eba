"""Pulling the plug 30 times: 30 runs killed with -9 at a random instant, each resumed; all must equal the undisturbed run.

    python benchmarks/kills.py [events.jsonl|events.db|events.csv|events.parquet] [kills]

Each resumed output is compared with an undisturbed one, byte by byte for files, row by row for databases.
"""

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.batch.kills import killed_run, seconds_of_run, snapshot

INPUTS, WORKERS = 1_200, 2
"""Enough that most kills fall into the work and not into the start of the workers."""


def main() -> int:
    """0 where every killed run that was resumed equals the undisturbed one."""
    name = sys.argv[1] if len(sys.argv) > 1 else "events.db"
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    killed_run(folder / "whole" / name, kills=0, inputs=INPUTS, workers=1, seed=0)
    whole = snapshot(folder / "whole" / name)
    longest = seconds_of_run(folder / "timed" / name, inputs=INPUTS, workers=WORKERS)
    equal = under_way = half_done = 0
    for number in range(kills):
        out = folder / str(number) / name
        kill = killed_run(out, kills=1, inputs=INPUTS, workers=WORKERS, seed=number, longest=longest)
        under_way, half_done = under_way + kill.under_way, half_done + kill.half_done
        equal += snapshot(out) == whole
        shutil.rmtree(out.parent)
    print(f"{name}: {equal} of {kills} resumed runs equal the undisturbed one; {under_way} kills hit a run under way, {half_done} found it half done")
    shutil.rmtree(folder)
    return 0 if equal == kills else 1


if __name__ == "__main__":
    sys.exit(main())
