"""What must the reader of the weights know? The model card, written from the run that made them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_TEXT = Path(__file__).with_name("card.txt")


@dataclass(frozen=True, slots=True)
class Run:
    """What a card tells of the run that it describes."""

    lang: str
    command: str
    epochs: int
    seed: int
    words: int
    drawn: int
    minutes: float
    spacy: str


def card(run: Run, packed: bytes, scores: Mapping[str, Mapping[str, float]]) -> str:
    """The card of packed weights; `scores` are those of `scores.score` by treebank."""
    return _TEXT.read_text(encoding="utf-8").format(
        lang=run.lang,
        command=run.command,
        epochs=run.epochs,
        seed=run.seed,
        words=run.words,
        drawn=run.drawn,
        minutes=run.minutes,
        spacy=run.spacy,
        size=len(packed) / 1e6,
        sha=hashlib.sha256(packed).hexdigest(),
        table=_table(scores),
    )


def _table(scores: Mapping[str, Mapping[str, float]]) -> str:
    rows = list(dict.fromkeys(name for found in scores.values() for name in found))
    lines = ["| | " + " | ".join(scores) + " |", "| --- |" + " --- |" * len(scores)]
    lines += [f"| {name} | " + " | ".join(str(found.get(name, "-")) for found in scores.values()) + " |" for name in rows]
    return "\n".join(lines)
