"""The trees of a ranker walked by hand and all at once."""

import json
from math import exp
from pathlib import Path
from typing import Any

import pytest

from extractor.core.errors import RuleError
from extractor.link.ranker import SLOTS, read_ranker

# feature, threshold, left, right; feature -1 is a leaf with its value as threshold
SPLIT = [[0, -1, 1, -1, -1], [0.5, 1.0, 2.0, 3.0, 5.0], [1, 0, 3, 0, 0], [2, 0, 4, 0, 0]]
LEAF = [[-1], [0.25], [0], [0]]


def write(folder: Path, trees: list[Any]) -> Path:
    model = {"names": ["linked", "gap"], "base": -1.0, "threshold": 0.5, "trees": trees}
    path = folder / "link.json"
    path.write_text(json.dumps(dict.fromkeys(SLOTS, model)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("features", "leaf"),
    [
        pytest.param({}, 1.0, id="what is not said is 0"),
        pytest.param({"linked": 0.5}, 1.0, id="up to the threshold goes left"),
        pytest.param({"linked": 1.0, "gap": 2.0}, 3.0, id="right, then left"),
        pytest.param({"linked": 1.0, "gap": 2.1}, 5.0, id="right, then right"),
        pytest.param({"linked": 1.0, "gap": 9.0, "unheard_of": 7.0}, 5.0, id="unknown features are left out"),
    ],
)
def test_probability(tmp_path: Path, features: dict[str, float], leaf: float) -> None:
    model = read_ranker(write(tmp_path, [SPLIT, LEAF])).act
    assert model.probabilities([features]) == [pytest.approx(1 / (1 + exp(1.0 - leaf - 0.25)), abs=1e-12)]


def test_many_rows_get_what_each_gets_alone(tmp_path: Path) -> None:
    model = read_ranker(write(tmp_path, [LEAF, SPLIT, SPLIT])).goods
    rows = [{"linked": linked, "gap": gap} for linked in (0.0, 1.0) for gap in (0.0, 2.0, 3.0)]
    assert model.probabilities(rows) == [model.probabilities([row])[0] for row in rows]
    assert len(set(model.probabilities(rows))) == 3
    assert model.probabilities([]) == []


def test_a_broken_file_says_how_to_train(tmp_path: Path) -> None:
    path = tmp_path / "link.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(RuleError, match=r"models\.training\.link"):
        read_ranker(path)
