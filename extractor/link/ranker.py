"""How likely is it? Small boosted trees over the linker's features, trained by `python -m models.training.link`; weights in `models/weights/`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from extractor.core.errors import RuleError
from extractor.link.features import Features

SLOTS = ("act", "goods", "targets")
"""What is ranked: whether an act is one that the article reports, and which goods and targets belong to it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A binary tree in parallel lists; a node with `feature` -1 is a leaf with its value in `threshold`."""

    feature: Sequence[int]
    threshold: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]

    def value(self, row: Sequence[float]) -> float:
        """The leaf that a row of features falls into."""
        node = 0
        while self.feature[node] >= 0:
            node = self.left[node] if row[self.feature[node]] <= self.threshold[node] else self.right[node]
        return self.threshold[node]


@dataclass(frozen=True, slots=True)
class Model:
    """The trees of one question; `base` and the trees add up to log odds. Values of `names` that a row lacks are 0."""

    names: Mapping[str, int]
    base: float
    trees: tuple[Tree, ...]
    threshold: float
    """From this probability on the answer is yes; chosen in training on articles held out."""

    def probability(self, features: Features) -> float:
        """Between 0 and 1."""
        row = [0.0] * len(self.names)
        for name, value in features.items():
            at = self.names.get(name)
            if at is not None:
                row[at] = value
        return 1.0 / (1.0 + exp(-self.base - sum(tree.value(row) for tree in self.trees)))


@dataclass(frozen=True, slots=True)
class Ranker:
    """The models of a linker."""

    act: Model
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
    made = tuple(Tree(tuple(tree[0]), tuple(tree[1]), tuple(tree[2]), tuple(tree[3])) for tree in trees)
    return Model({name: at for at, name in enumerate(names)}, float(str(raw["base"])), made, float(str(raw["threshold"])))
