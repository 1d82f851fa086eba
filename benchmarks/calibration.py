"""Is `confidence` honest? Shares of right events by confidence, the expected calibration error, and the plot in `docs/`.

    python -m benchmarks.calibration ../shared/gold/dev.jsonl [docs/reliability.svg]

An event is right where the scorer pairs it with a gold event, main or background. The gold file was never trained on.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.cases import run
from extractor.evaluate import read_lines, score

Point = tuple[float, bool]
BINS = 10
SIZE, EDGE = 320, 40
"""Pixels of the plot's square and of the margin around it."""


def main(gold: Path, plot: Path | None) -> None:
    """Print the table and the error; write the plot where asked."""
    cases = list(read_lines(gold))
    found = points(cases)
    print("confidence   events   mean confidence   right")
    for members in binned(found):
        if members:
            low = min(int(members[0][0] * BINS), BINS - 1) / BINS
            print(f"{low:.1f}–{low + 1 / BINS:.1f}     {len(members):6d}   {_mean(c for c, _ in members):15.3f}   {_mean(float(ok) for _, ok in members):5.3f}")
    print(f"expected calibration error {error(found):.3f} over {len(found)} events")
    if plot is not None:
        plot.write_text(drawn(found), encoding="utf-8")


def points(cases: Sequence[dict[str, object]]) -> list[Point]:
    """Confidence and rightness of every event that the pipeline finds in the cases."""
    predictions = run(cases)
    right = {id(predicted) for article in score(cases, predictions).articles for predicted, _ in article.pairs}
    return [(float(one.raw["confidence"]), id(one) in right) for found in predictions.values() for one in found]


def binned(found: Iterable[Point]) -> list[list[Point]]:
    """Points by bins of equal width."""
    bins: list[list[Point]] = [[] for _ in range(BINS)]
    for point in found:
        bins[min(int(point[0] * BINS), BINS - 1)].append(point)
    return bins


def error(found: Sequence[Point]) -> float:
    """The expected calibration error: mean distance of confidence and share right over the bins, weighted by their events."""
    return sum(len(bin_) * abs(_mean(c for c, _ in bin_) - _mean(float(ok) for _, ok in bin_)) for bin_ in binned(found) if bin_) / max(1, len(found))


def drawn(found: Sequence[Point]) -> str:
    """The reliability plot as SVG: a dot per bin, as large as its events, against the diagonal."""

    def at(x: float, y: float) -> tuple[float, float]:
        return EDGE + x * SIZE, EDGE + (1 - y) * SIZE

    dots = []
    for members in binned(found):
        if members:
            x, y = at(_mean(c for c, _ in members), _mean(float(ok) for _, ok in members))
            dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + len(members) ** 0.5:.1f}" fill="#2b6cb0" fill-opacity="0.7"/>')
    ticks = "".join(
        f'<text x="{at(step / 5, 0)[0]:.0f}" y="{EDGE + SIZE + 16}" text-anchor="middle">{step / 5:.1f}</text>'
        f'<text x="{EDGE - 6}" y="{at(0, step / 5)[1] + 4:.0f}" text-anchor="end">{step / 5:.1f}</text>'
        for step in range(6)
    )
    side = SIZE + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" font-family="sans-serif" font-size="11">'
        f'<rect width="{side}" height="{side}" fill="white"/><rect x="{EDGE}" y="{EDGE}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>'
        f'<line x1="{EDGE}" y1="{EDGE + SIZE}" x2="{EDGE + SIZE}" y2="{EDGE}" stroke="#999" stroke-dasharray="4 3"/>{"".join(dots)}{ticks}'
        f'<text x="{side / 2}" y="{side - 6}" text-anchor="middle">confidence</text>'
        f'<text x="{side / 2}" y="{EDGE - 14}" text-anchor="middle">share of events that are right · calibration error {error(found):.3f}</text></svg>\n'
    )


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
