"""`make gate`: are the scores still above their floors? Fixtures per field, challenge groups, reworded articles, marked sentences, templates, false alarms.

    python -m benchmarks.gate                              compare with benchmarks/floors.json, exit 1 below a floor
    python -m benchmarks.gate --pin                        raise floors to what is reached now (less a margin); never lowers one
    python -m benchmarks.gate --pin --allow-regression "WHY"   lower floors too; the reason is kept in the file

Scores are shares between 0 and 1, false alarms are events per 100 event-less articles (a ceiling, not a floor).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import templates
from benchmarks.cases import challenge_groups, fixture_cases, reworded_sets, run
from benchmarks.marked import FOLDER, tally
from extractor.evaluate import Score, score
from extractor.evaluate.counts import f1
from extractor.evaluate.score import total

FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.02
"""Below what was reached: a change that helps elsewhere may cost this much without a word."""
CEILINGS = ("fixtures.false_alarms", "challenge.false_alarms")


def main() -> int:
    """Print every score beside its floor."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pin", action="store_true")
    options.add_argument("--allow-regression", metavar="WHY")
    chosen = options.parse_args()
    reached = dict(scores())
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}, "lowered": []}
    floors: dict[str, float] = kept["floors"]
    failed = [name for name, value in reached.items() if name in floors and not holds(name, value, floors[name])]
    for name, value in reached.items():
        bound = "at most" if name in CEILINGS else "floor"
        print(f"{name:40s} {value:7.3f}   {bound} {floors.get(name, float('nan')):.3f}{'   BROKEN' if name in failed else ''}")
    gone = sorted(floors.keys() - reached.keys())
    for name in gone:
        print(f"{name:40s} is no longer measured   BROKEN")
    if chosen.pin:
        pin(reached, kept, chosen.allow_regression)
        return 0
    return 1 if failed or gone else 0


def holds(name: str, value: float, floor: float) -> bool:
    """Whether a score keeps its floor, or a count its ceiling."""
    return value <= floor + 1e-9 if name in CEILINGS else value >= floor - 1e-9


def pin(reached: dict[str, float], kept: dict[str, object], why: str | None) -> None:
    """Write new floors; without a reason none is lowered."""
    floors: dict[str, float] = dict(kept["floors"])  # type: ignore[call-overload]  # the file's own shape
    for name, value in reached.items():
        wanted = round(value + 2.0 if name in CEILINGS else max(0.0, value - MARGIN), 3)
        if name not in floors or why or not holds(name, floors[name], wanted):
            floors[name] = wanted if name not in floors or why else (min if name in CEILINGS else max)(floors[name], wanted)
    lowered = [*kept["lowered"], why] if why else kept["lowered"]  # type: ignore[misc]  # the file's own shape
    FLOORS.write_text(json.dumps({"floors": dict(sorted(floors.items())), "lowered": lowered}, indent=2) + "\n", encoding="utf-8")


def scores() -> Iterator[tuple[str, float]]:
    """Every score by name."""
    cases = fixture_cases()
    yield from _of("fixtures", score(cases, run(cases)), len([case for case in cases if not case["events"]]))
    silent, alarms = 0, 0
    for group, passages in challenge_groups().items():
        found = score(passages, run(passages))
        yield f"challenge.{group}", f1(found.all_slots)
        without = {str(passage["id"]) for passage in passages if not passage["events"]}
        silent += len(without)
        alarms += sum(article.detected.fp for article in found.articles if article.article in without)
    yield "challenge.false_alarms", 100 * alarms / max(silent, 1)
    for name, articles in reworded_sets().items():
        told = score(articles, run(articles))
        yield f"reworded.{name}.all_slots", f1(told.all_slots)
        yield f"reworded.{name}.detected", f1(told.detected)
    marked = [tally(path) for path in sorted(FOLDER.glob("*.txt"))]
    for share in ("recall", "precision"):
        yield f"marked.{share}", sum(one.shares()[share] for one in marked) / len(marked)
    plain = total([article for told in templates.scores(templates.filled()[0]).values() for article in told.articles])
    yield "templates.all_slots", f1(plain.all_slots)
    yield "templates.detected", f1(plain.detected)


def _of(name: str, found: Score, silent: int) -> Iterator[tuple[str, float]]:
    for slot, counts in found.slots.items():
        yield f"{name}.{slot}", f1(counts)
    yield f"{name}.all_slots", f1(found.all_slots)
    yield f"{name}.detected", f1(found.detected)
    yield f"{name}.strict", f1(found.strict)
    alarms = sum(
        article.detected.fp for article in found.articles if not article.pairs and not article.detected.fn and article.detected.fp and not article.detected.tp
    )
    yield f"{name}.false_alarms", 100 * alarms / max(silent, 1)


if __name__ == "__main__":
    sys.exit(main())
