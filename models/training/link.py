"""Trains the linker's ranker: `python -m models.training.link [--own | --gold FILE … | --add FILE …] [--table FILE]`.

Rows come from the project's own gold (`fixtures/`), and from further gold files where their texts may be used but not kept
(`--gold`): of those only the features and the answers stay, in the table beside this file. Without `--gold` the kept table is
used as it stands, so the weights can be made again by one command; `--own` makes only the rows of `fixtures/` anew, `--add` also those of
more gold, and keeps the others.
Needs scikit-learn, which the pipeline itself does not.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from benchmarks.cases import challenge_groups, fixture_cases, reworded_sets
from extractor import Extractor, Settings
from extractor.core.recording import record_of
from extractor.core.types import Article
from extractor.evaluate.align import align
from extractor.evaluate.cases import Gold, Predicted, gold_of, predicted_of, read_lines
from extractor.link import merged_drafts
from extractor.link.draft import Draft
from extractor.link.features import Facts, act_features, candidates, news_features
from extractor.link.finish import finish
from extractor.link.ranker import SLOTS
from extractor.link.salience import salience_of
from extractor.reading import items_of

HERE = Path(__file__).parent
TABLE = HERE / "link.jsonl.gz"
WEIGHTS = HERE.parent / "weights" / "link.json"
FOLDS = 5
CEILING = 0.45
"""An act that is about as likely as not stays (dropping it loses all its values), a value must be at least as likely; the rows come from
shorter articles than most."""
RARE = 5
"""A feature that fewer rows have tells nothing that holds."""
TREES, DEPTH, STEP = 40, 3, 0.15
"""Of each question, and how far each tree steps; two or three times as many trees of half the step gain less than 0.003 of log loss on held-out folds."""

OWN = "own-"
"""What the articles of `fixtures/` are called in the table."""
Row = dict[str, Any]
"""`article`, `slot`, `features`, `right` (0 or 1), `linked` (what the rules alone say)."""


def main() -> None:
    """Builds the table where gold is given, trains, reports held-out scores, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", nargs="*", default=None, metavar="FILE", help="further annotated articles (JSONL); rebuilds the table")
    options.add_argument("--own", action="store_true", help="builds the rows of fixtures/ anew and keeps those of other gold")
    options.add_argument("--add", nargs="*", default=None, metavar="FILE", help="as --own, and adds the rows of these annotated articles")
    options.add_argument("--table", type=Path, default=TABLE)
    chosen = options.parse_args()
    if chosen.gold is not None:
        write_table(chosen.table, rows_of(_own(), chosen.gold))
    elif chosen.own or chosen.add is not None:
        kept = [row for row in read_table(chosen.table) if not row["article"].startswith(OWN)]
        first = 1 + max((int(row["article"].rsplit("-", 1)[-1]) for row in kept), default=-1)
        write_table(chosen.table, [*rows_of(_own(), ()), *kept, *rows_of((), chosen.add or (), first)])
    rows = read_table(chosen.table)
    made = {slot: train(slot, [row for row in rows if row["slot"] == slot]) for slot in SLOTS}
    WEIGHTS.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{WEIGHTS} {WEIGHTS.stat().st_size:,} bytes")


def _own() -> Iterator[Row]:
    yield from fixture_cases()
    for passages in challenge_groups().values():
        yield from passages
    yield from reworded_sets()["worked_on"]


def rows_of(own: Iterable[Row], files: Sequence[str], number: int = 0) -> Iterator[Row]:
    """The rows of every gold article; articles are numbered, from `number` on, so that nothing of the kept-out ones is kept."""
    for gold in own:
        yield from _rows(f"{OWN}{number}", gold)
        number += 1
    for file in files:
        for gold in read_lines(Path(file)):
            yield from _rows(f"other-{number}", gold)
            number += 1


@cache
def _pipeline() -> Extractor:
    """Without a ranker: what is trained must not need an older one."""
    return Extractor(Settings(ranker=False))


def _rows(name: str, gold: Row) -> Iterator[Row]:
    pipeline = _pipeline()
    rooms = pipeline.load()
    source = gold.get("page") or {key: gold[key] for key in ("id", "title", "published", "text") if gold.get(key)}
    article: Article = pipeline.read(next(iter(items_of([source]))))
    analysis = pipeline.analyse(article)
    drafts, _ = merged_drafts(analysis)
    facts = Facts(analysis, drafts)
    golds = [gold_of(event) for event in gold.get("events", [])]
    for draft, answer in zip(drafts, _answers(drafts, golds, article, rooms), strict=True):
        of_act = act_features(draft, facts)
        yield {
            "article": name,
            "slot": "act",
            "features": of_act,
            "right": int(answer is not None),
            "linked": 1,
            "main": int(answer is None or answer.main),
        }
        if answer is None:
            continue
        by_rules = salience_of(article, draft, drafts)
        yield {
            "article": name,
            "slot": "main",
            "features": news_features(draft, facts, of_act, by_rules),
            "right": int(answer.main),
            "linked": int(by_rules == "main"),
        }
        for slot in ("goods", "targets"):
            wanted, optional = set(answer.accepted[slot]), set(answer.optional[slot])
            for candidate in candidates(slot, draft, facts):
                if candidate.concept in wanted or candidate.concept not in optional:
                    right = int(candidate.concept in wanted)
                    yield {"article": name, "slot": slot, "features": candidate.features, "right": right, "linked": int(candidate.linked)}


def _answers(drafts: Sequence[Draft], golds: Sequence[Gold], article: Article, rooms: Any) -> list[Gold | None]:
    """The gold event of each draft, as the scorer would pair them."""
    predicted: list[Predicted] = [predicted_of(record_of(finish(draft, "main"), article, rooms.codes, rooms.made_by).to_dict()) for draft in drafts]
    pairs = dict(align(predicted, golds))
    return [golds[pairs[index]] if index in pairs else None for index in range(len(drafts))]


def write_table(path: Path, rows: Iterable[Row]) -> None:
    """Rows as gzipped JSON lines, the same bytes for the same rows."""
    with path.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        for row in rows:
            features = {name: round(value, 4) for name, value in sorted(row["features"].items()) if value}
            packed.write((json.dumps({**row, "features": features}, separators=(",", ":")) + "\n").encode())


def read_table(path: Path) -> list[Row]:
    """The rows of a table."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def train(slot: str, rows: Sequence[Row]) -> dict[str, object]:
    """A model of one question; its threshold is the best F1 over predictions for articles that were held out."""
    names = _names(rows)
    table, right = _matrix(rows, names), np.array([row["right"] for row in rows])
    held = np.zeros(len(rows))
    fold = np.array([_fold(row["article"]) for row in rows])
    for number in range(FOLDS):
        held[fold == number] = _fit(table[fold != number], right[fold != number]).predict_proba(table[fold == number])[:, 1]
    counts = np.array([row.get("main", 1) for row in rows]) > 0  # background acts count neither for nor against
    threshold = 0.5 if slot == "main" else _best_threshold(slot, held[counts], right[counts])
    by_rules = _f1(np.array([row["linked"] for row in rows]) > 0, right)
    error = calibration_error(held, right)
    if slot == "main":
        print(f"context: F1 {_f1(held < threshold, 1 - right):.3f} (rules alone {_f1(np.array([row['linked'] for row in rows]) == 0, 1 - right):.3f})")
    shown = f"F1 {_f1(held >= threshold, right):.3f} at {threshold:.2f} (rules alone {by_rules:.3f}), calibration error {error:.3f}"
    print(f"{slot:8s} {len(rows):6d} rows, {int(right.sum())} right; held out: {shown}")
    return _exported(_fit(table, right), names, threshold)


def calibration_error(given: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    error = 0.0
    for low in np.arange(bins) / bins:
        inside = (given >= low) & (given < low + 1 / bins + (1e-9 if low == (bins - 1) / bins else 0))
        if inside.any():
            error += inside.mean() * abs(given[inside].mean() - right[inside].mean())
    return error


def _fold(article: str) -> int:
    return int(article.rsplit("-", 1)[-1]) % FOLDS


def _names(rows: Sequence[Row]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for name in row["features"]:
            counts[name] += 1
    return sorted(name for name, count in counts.items() if count >= RARE)


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    at = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for index, row in enumerate(rows):
        for name, value in row["features"].items():
            if name in at:
                table[index, at[name]] = value
    return table


def _fit(table: np.ndarray, right: np.ndarray) -> GradientBoostingClassifier:
    return GradientBoostingClassifier(
        n_estimators=TREES, max_depth=DEPTH, learning_rate=STEP, subsample=0.7, min_samples_leaf=8, max_features=0.5, random_state=0
    ).fit(table, right)


def _best_threshold(slot: str, held: np.ndarray, right: np.ndarray) -> float:
    """Where F1 is best; of thresholds that are as good within 0.002 the highest, since a wrong value costs a user more than a missing one."""
    steps = np.arange(0.2, 0.8, 0.02)
    scores = [_f1(held >= step, right) for step in steps]
    best = float(max(step for step, score in zip(steps, scores, strict=True) if score >= max(scores) - 0.002))
    return round(min(CEILING, best) if slot == "act" else max(CEILING, best), 2)


def _f1(given: np.ndarray, right: np.ndarray) -> float:
    tp = float((given & (right > 0)).sum())
    return 2 * tp / max(1.0, float(given.sum() + right.sum()))


def _exported(model: GradientBoostingClassifier, names: Sequence[str], threshold: float) -> dict[str, object]:
    trees = []
    for (estimator,) in model.estimators_:
        tree = estimator.tree_
        leaf = tree.children_left < 0
        feature = [-1 if is_leaf else int(index) for is_leaf, index in zip(leaf, tree.feature, strict=True)]
        values = [
            float(value) * model.learning_rate if is_leaf else float(cut) for is_leaf, value, cut in zip(leaf, tree.value[:, 0, 0], tree.threshold, strict=True)
        ]
        trees.append([feature, [round(value, 6) for value in values], tree.children_left.tolist(), tree.children_right.tolist()])
    share = model.init_.class_prior_[1]
    return {"names": list(names), "base": float(np.log(share / (1 - share))), "threshold": threshold, "trees": trees}


if __name__ == "__main__":
    main()
