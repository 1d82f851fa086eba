"""Does any input bring the date grammar or the document reader down, or make it slow? Minutes of hypothesis, each find printed smallest first.

python benchmarks/fuzz.py dates|documents [minutes]
"""

import random
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzzing import CHECKS

_MOST_FINDS = 20
_ROUND = 2_000
"""Examples to a round; each round has a seed of its own."""


def main() -> int:
    """0 where nothing was found."""
    name, minutes = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    check, strategies = CHECKS[name]
    ends, done, slowest, rounds, finds = monotonic() + minutes * 60, 0, 0.0, 0, 0

    def counted(arguments: tuple[object, ...]) -> None:
        nonlocal done, slowest
        began = monotonic()
        check(*arguments)
        done, slowest = done + 1, max(slowest, monotonic() - began)

    health = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    while monotonic() < ends and finds < _MOST_FINDS:
        rounds += 1
        round_of = settings(max_examples=_ROUND, deadline=None, database=None, suppress_health_check=health, phases=[Phase.generate, Phase.shrink])
        try:
            seed(random.randrange(2**32))(round_of(given(st.tuples(*strategies))(counted)))()
        except BaseException as error:  # a time-out is no Exception
            if isinstance(error, KeyboardInterrupt):
                raise
            finds += 1
            print(f"find {finds}: {type(error).__name__}: {error}", *getattr(error, "__notes__", ()), sep="\n  ", flush=True)
    print(f"{name}: {done:,} examples in {minutes:g} minutes, slowest {slowest:.2f} s, {finds} finds")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
