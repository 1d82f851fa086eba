"""Trains, packs and describes the syntax model of a language.

    python -m models.training.syntax --treebank ../shared/treebank

Writes `models/weights/LANG.bin` and its card `LANG.md`. One core; set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import spacy
from spacy.language import Language

from extractor.nlp.blas import numpy_blas
from extractor.nlp.syntax import pack, unpack

from .card import Run, card
from .conllu import Sentence
from .corpus import Corpus, read_gold
from .grammar import read_grammar
from .loop import train, untrained
from .scores import parse, score

MODELS = Path(__file__).parents[2]
LEARNT = ("ewt-train", "gumfree-train", "pud-wiki", "ewt-test", "gumfree-test")
WATCHED = ("ewt-dev", "gumfree-dev")
"""Those by which the best epoch is chosen."""
SCORED = ("pud-news", *WATCHED)
"""Files of the treebank folder; none of the scored ones is learnt from."""
_DRAWN = 2_500
"""Grammar sentences in an epoch: about a tenth of its words."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The whole run."""
    options = _options(arguments)
    begin = time.monotonic()
    make_doc = spacy.blank(options.lang).make_doc
    corpus = Corpus(read_gold(options.treebank, LEARNT), read_grammar(Path(__file__).with_name(f"trade.{options.lang}.txt")), make_doc, _DRAWN)
    scored = {name: read_gold(options.treebank, [name], make_doc) for name in SCORED}
    config = options.config or MODELS / "pipeline" / f"{options.lang}.cfg"
    with numpy_blas():
        nlp = untrained(config, corpus.epoch(options.seed) + read_gold(options.treebank, LEARNT, make_doc), options.seed)
        best = _train(nlp, corpus, {name: scored[name] for name in WATCHED}, options.epochs, options.seed)
        unpack(nlp, best)
        scores = {name: score(zip(gold, parse(nlp, gold), strict=True)) for name, gold in scored.items()}
    words = sum(len(sentence.words) for sentence in corpus.gold)
    command = f"python -m models.training.syntax --treebank DIR --epochs {options.epochs} --seed {options.seed}"
    run = Run(options.lang, command, options.epochs, options.seed, words, _DRAWN, (time.monotonic() - begin) / 60, version("spacy"))
    (options.out / f"{options.lang}.bin").write_bytes(best)
    (options.out / f"{options.lang}.md").write_text(card(run, best, scores), encoding="utf-8")


def _train(nlp: Language, corpus: Corpus, watched: Mapping[str, Sequence[Sentence]], epochs: int, seed: int) -> bytes:
    """The weights after the epoch with the best LAS on the watched treebanks, all equal; a line is printed for each epoch."""
    packed, highest = b"", 0.0
    begin = time.monotonic()

    def after(epoch: int, losses: dict[str, float]) -> None:
        nonlocal packed, highest
        found = {name: score(zip(gold, parse(nlp, gold), strict=True))["LAS"] for name, gold in watched.items()}
        mean = sum(found.values()) / len(found)
        if mean > highest:
            packed, highest = pack(nlp), mean
        told = ", ".join([*(f"{name} {loss:,.0f}" for name, loss in losses.items()), *(f"LAS {name} {value}" for name, value in found.items())])
        print(f"epoch {epoch + 1}/{epochs} {time.monotonic() - begin:,.0f}s losses: {told}; mean LAS {mean:.2f}", flush=True)

    train(nlp, lambda epoch: corpus.epoch(seed + epoch), epochs, after)
    return packed


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m models.training.syntax", description="Trains the syntax model of a language.")
    parser.add_argument("--treebank", type=Path, required=True, help="folder with the gzipped CoNLL-U files")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--epochs", type=int, default=28)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--config", type=Path, help="another pipeline than models/pipeline/LANG.cfg")
    parser.add_argument("--out", type=Path, default=MODELS / "weights")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
