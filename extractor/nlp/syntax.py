"""What is the syntax of these sentences? A small trained tagger and parser, run only where a sentence can hold an act."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import srsly
from spacy.attrs import DEP, HEAD, POS, TAG
from spacy.language import Language
from spacy.symbols import NAMES, SPACE
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config
from spacy.vocab import Vocab

from extractor.core.errors import RuleError
from extractor.rules.paths import models_dir

LONGEST = 160
"""Tokens: a longer sentence is parsed in pieces. The longest sentence of the treebanks has 159."""
_RETRAIN = "train it: python -m models.training (see models/weights/README.md)"
_SPACE_TAG, _SPACE_DEP = "_SP", "dep"
_CUTS = frozenset({";", ":", "—", "–", ","})


class Syntax:
    """Writes TAG, POS, HEAD and DEP into a document; what a sentence gets depends on that sentence alone."""

    def __init__(self, lang: str, nlp: Language, name: str) -> None:
        self.lang, self.name = lang, name
        """`name` tells language, kind and version of the weights: it goes into the record."""
        self._nlp = nlp
        strings = nlp.vocab.strings
        labels = [label.split("|") for label in cast(Any, nlp.get_pipe("tagger")).labels]
        self._tags = np.array([strings.add(tag) for tag, _ in labels], dtype="uint64")
        self._pos = np.array([NAMES.index(pos) for _, pos in labels], dtype="uint64")
        self._space = (SPACE, strings.add(_SPACE_TAG), strings.add(_SPACE_DEP), np.uint64(2**64 - 1))

    def __reduce__(self) -> tuple[Any, ...]:
        return load_syntax, (self.lang, self._nlp.vocab)

    def __call__(self, doc: Doc, ranges: Sequence[tuple[int, int]]) -> None:
        """Parse these half-open token ranges of `doc`, each a sentence; its other tokens stay as they are."""
        pieces = [piece for lo, hi in ranges for piece in _pieces(doc, lo, hi)]
        if not pieces:
            return
        table = doc.to_array([POS, TAG, DEP, HEAD])
        for lo, hi in ranges:
            table[lo:hi] = self._space
        for tokens, rows in zip(pieces, self._parse([_sentence(doc, piece) for piece in pieces]), strict=True):
            heads = np.array(tokens, dtype="int64")[np.arange(len(tokens)) + rows[:, 3].astype("int64")]
            rows[:, 3] = (heads - np.array(tokens)).astype("uint64")
            table[tokens] = rows
        doc.from_array([POS, TAG, DEP, HEAD], table)

    def _parse(self, sentences: list[Doc]) -> Iterator[Any]:
        """The table of POS, TAG, DEP and HEAD of each sentence."""
        pipes = {name: cast(Any, pipe) for name, pipe in self._nlp.pipeline}
        vectors = pipes["tok2vec"].predict(sentences)
        pipes["tok2vec"].set_annotations(sentences, vectors)
        labels = pipes["tagger"].predict(sentences)
        pipes["parser"].set_annotations(sentences, pipes["parser"].predict(sentences))
        for sentence, best in zip(sentences, labels, strict=True):
            table = sentence.to_array([POS, TAG, DEP, HEAD])
            table[:, 0], table[:, 1] = self._pos[best], self._tags[best]
            yield table


def load_syntax(lang: str, vocab: Vocab) -> Syntax:
    """The syntax model of a language over the strings of `vocab`; RuleError where its weights are missing or do not fit."""
    config, weights = models_dir() / "pipeline" / f"{lang}.cfg", models_dir() / "weights" / f"{lang}.bin"
    for path in (config, weights):
        if not path.is_file():
            raise RuleError(_shown(path), "", "no syntax model for this language", _RETRAIN)
    nlp = load_model_from_config(load_config(config), vocab=vocab, auto_fill=True)
    packed = weights.read_bytes()
    try:
        unpack(nlp, packed)
    except Exception as error:
        raise RuleError(_shown(weights), "", f"the weights do not fit {_shown(config)}: {error}", _RETRAIN) from error
    return Syntax(lang, nlp, f"{lang}_syntax_{hashlib.sha256(packed).hexdigest()[:8]}")


def pack(nlp: Language) -> bytes:
    """Labels and parameters of a trained pipeline; `unpack` is the way back."""
    return srsly.msgpack_dumps({name: cast(Any, pipe).to_bytes(exclude=["vocab"]) for name, pipe in nlp.pipeline})


def unpack(nlp: Language, packed: bytes) -> None:
    """Fill the components of an untrained pipeline."""
    parts = srsly.msgpack_loads(packed)
    for name, pipe in nlp.pipeline:
        cast(Any, pipe).from_bytes(parts[name], exclude=["vocab"])


def _pieces(doc: Doc, lo: int, hi: int) -> Iterator[list[int]]:
    """The tokens of a sentence without white space, cut after punctuation where it is too long."""
    tokens = [index for index in range(lo, hi) if not doc[index].is_space]
    while len(tokens) > LONGEST:
        cut = next((at + 1 for at in range(LONGEST - 1, LONGEST // 2, -1) if doc[tokens[at]].text in _CUTS), LONGEST)
        yield tokens[:cut]
        tokens = tokens[cut:]
    if tokens:
        yield tokens


def _sentence(doc: Doc, tokens: Iterable[int]) -> Doc:
    words = [doc[index] for index in tokens]
    starts = [True] + [False] * (len(words) - 1)
    return Doc(doc.vocab, words=[word.text for word in words], spaces=[bool(word.whitespace_) for word in words], sent_starts=starts)


def _shown(path: Path) -> str:
    return f"models/{path.relative_to(models_dir()).as_posix()}"
