"""TIMEX3 scores on the MEANTIME gold, where it is at hand; see benchmarks/dates.py."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

_ROOT = Path(__file__).parents[2]
_GOLD = _ROOT.parent / "shared" / "dates"

pytestmark = pytest.mark.skipif(not (_GOLD / "meantime.jsonl").exists(), reason="the gold is not part of the project")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_spans_and_values_reach_their_floors() -> None:
    scorer, ours = _module(_GOLD / "score.py"), _module(_ROOT / "benchmarks" / "dates.py").ours()
    docs = scorer.load(_GOLD / "meantime.jsonl")

    scores = scorer.score(docs, {doc["id"]: ours(doc["text"], doc["dct"][:10]) for doc in docs})

    assert scores["relaxed"][2] >= 0.90
    assert scores["value"][2] >= 0.755
    assert scores["strict"][2] >= 0.82
