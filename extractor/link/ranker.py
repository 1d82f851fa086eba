"""How likely is it? Small boosted trees over the linker's features, trained by `python -m models.training.link`; weights in `models/weights/`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np

from extractor.core.errors import RuleError
from extractor.link.features import Features

SLOTS = ("act", "main", "goods", "targets")
"""What is ranked: whether an act is one that the article tells, whether it is its news, and which goods and targets belong to it."""


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of all trees of a model in parallel arrays; a leaf leads to itself and has its value in `threshold`. All rows walk down all trees at once."""

    feature: Any
    threshold: Any
    children: Any
    """Of node n, the right one at 2n and the left one, for values up to the threshold, at 2n + 1."""
    roots: Any
    depth: int

    def values(self, rows: Any) -> Any:
        """The sum of the leaves that each row falls into, added tree by tree, so that it is the same on every machine."""
        flat, begin = rows.ravel(), np.arange(0, rows.size, rows.shape[1])[:, None]
        nodes = self.roots[None].repeat(len(rows), 0)
        for _ in range(self.depth):
            nodes = self.children.take(2 * nodes + (flat.take(begin + self.feature.take(nodes)) <= self.threshold.take(nodes)))
        return np.add.accumulate(self.threshold.take(nodes), axis=1)[:, -1]


@dataclass(frozen=True, slots=True)
class Model:
    """The trees of one question; `base` and the trees add up to log odds. Values of `names` that a row lacks are 0."""

    names: Mapping[str, int]
    base: float
    trees: Forest
    threshold: float
    """From this probability on the answer is yes; chosen in training on articles held out."""

    def probabilities(self, many: Sequence[Features]) -> list[float]:
        """Of each row, between 0 and 1; many in one go cost little more than one."""
        if not many:
            return []
        rows = np.zeros((len(many), len(self.names)))
        place, cells, values = self.names.get, list[int](), list[float]()
        for begin, features in zip(range(0, rows.size, len(self.names)), many, strict=True):
            for name, value in features.items():
                if value and (at := place(name)) is not None:  # what is not said is 0 already
                    cells.append(begin + at)
                    values.append(value)
        rows.put(cells, values)
        return [1.0 / (1.0 + exp(-self.base - value)) for value in self.trees.values(rows).tolist()]


@dataclass(frozen=True, slots=True)
class Ranker:
    """The models of a linker."""

    act: Model
    main: Model
    goods: Model
    targets: Model


def read_ranker(path: Path) -> Ranker:
    """The ranker in a file; RuleError where it is no such file."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Ranker(*(_model(raw[slot]) for slot in SLOTS))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RuleError(str(path), "", f"no ranker can be read: {error}", "train it: python -m models.training.link") from error


@lru_cache(maxsize=2)
def load_ranker(folder: Path) -> Ranker:
    """The ranker of `models/weights/link.json`, read once per process."""
    return read_ranker(folder / "weights" / "link.json")


def _model(raw: Mapping[str, object]) -> Model:
    names, trees = raw["names"], raw["trees"]
    if not isinstance(names, list) or not isinstance(trees, list):
        raise TypeError("names and trees must be lists")
    return Model({name: at for at, name in enumerate(names)}, float(str(raw["base"])), _forest(trees), float(str(raw["threshold"])))


def _forest(trees: Sequence[Sequence[Sequence[float]]]) -> Forest:
    """From lists of feature, threshold, left and right; a node with feature -1 is a leaf with its value as threshold."""
    feature: list[int] = []
    threshold: list[float] = []
    children: list[int] = []
    roots: list[int] = []
    depth = 0
    for features, thresholds, lefts, rights in trees:
        first = len(feature)
        roots.append(first)
        depth = max(depth, _depth(features, lefts, rights, 0))
        for node, (at, limit, left, right) in enumerate(zip(features, thresholds, lefts, rights, strict=True)):
            feature.append(max(int(at), 0))
            threshold.append(limit)
            children += (first + int(right), first + int(left)) if at >= 0 else (first + node, first + node)
    values = np.array(threshold, dtype="float64")
    return Forest(np.array(feature), values, np.array(children), np.array(roots), depth)


def _depth(features: Sequence[float], lefts: Sequence[float], rights: Sequence[float], node: int) -> int:
    if features[node] < 0:
        return 0
    return 1 + max(_depth(features, lefts, rights, int(lefts[node])), _depth(features, lefts, rights, int(rights[node])))
