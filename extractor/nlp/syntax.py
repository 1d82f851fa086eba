"""What is the syntax of these sentences? A small trained tagger and parser, run only where a sentence can hold an act."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import srsly  # type: ignore[import-untyped]  # ships no types
from spacy.attrs import DEP, HEAD, IS_SPACE, ORTH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config
from spacy.vocab import Vocab

from extractor.core.errors import RuleError
from extractor.nlp.blas import numpy_blas, one_thread
from extractor.nlp.encoder import Encoder
from extractor.nlp.greedy import GreedyParser
from extractor.nlp.short_forms import short_forms
from extractor.nlp.words import texts
from extractor.rules.paths import models_dir

LONGEST = 160
"""Tokens: a longer sentence is parsed in pieces. The longest sentence that the model has learnt from has 159."""
_ONE_SENTENCE: Any = np.full((LONGEST, 1), 2**64 - 1, dtype="uint64")
_ONE_SENTENCE[0] = 1
"""The boundaries of a sentence: one at its first token, none (-1, in unsigned cells) at the others."""
_ARCS = [DEP, HEAD]
_COLUMNS = [POS, TAG, *_ARCS]
_RETRAIN = "train it: python -m models.training.syntax (see models/weights/en.md)"
_CUTS = frozenset({";", ":", "—", "–", ","})
_BEFORE = 2**64 - 1
"""The head of a white-space token: the token before it, as an offset of -1 in an unsigned cell."""


class Syntax:
    """Writes POS, TAG, DEP and HEAD into a document. What a sentence gets depends on that sentence alone."""

    def __init__(self, lang: str, nlp: Language, name: str) -> None:
        self.lang, self.name = lang, name
        """`name` says language, kind and version of the weights; it goes into the record."""
        self._nlp = nlp
        self._pipes: dict[str, Any] = dict(nlp.pipeline)
        self._encode = Encoder(self._pipes["tok2vec"].model, nlp.vocab)
        self._arcs = GreedyParser(self._pipes["parser"])
        softmax = next(node for node in self._pipes["tagger"].model.walk() if node.name == "softmax")
        self._weights, self._bias = np.ascontiguousarray(softmax.get_param("W").T), softmax.get_param("b")
        strings = nlp.vocab.strings
        labels = [label.split("|") for label in self._pipes["tagger"].labels]
        self._tags = np.array([strings.add(tag) for tag, _ in labels], dtype="uint64")
        self._pos = np.array([strings.add(pos) for _, pos in labels], dtype="uint64")
        self._space = np.array([strings.add("SPACE"), strings.add("_SP"), strings.add("dep"), _BEFORE], dtype="uint64")

    def __reduce__(self) -> tuple[Any, ...]:
        return load_syntax, (self.lang, self._nlp.vocab)

    def __call__(self, doc: Doc, ranges: Sequence[tuple[int, int]]) -> None:
        """Parse these half-open token ranges of `doc`, each a sentence; its other tokens stay as they are."""
        self.parse([(doc, ranges)])

    def parse(self, asked: Sequence[tuple[Doc, Sequence[tuple[int, int]]]]) -> None:
        """The same for several documents at once, which costs less."""
        pieces: list[list[Any]] = []
        sentences: list[Doc] = []
        for doc, ranges in asked:
            words: Any = doc.to_array(ORTH) if ranges else None
            spaces: Any = doc.to_array(IS_SPACE).astype(bool) if ranges else None
            for low, high in ranges:
                spaces[short_forms(texts(doc), low, high)] = True
            pieces.append([piece for low, high in ranges for piece in _pieces(doc, spaces, low, high)])
            sentences += [_sentence(doc.vocab, words[piece]) for piece in pieces[-1]]
        if not sentences:
            return
        with one_thread():
            rows = self._parse(sentences)
        at = 0
        for (doc, ranges), own in zip(asked, pieces, strict=True):
            if own:
                tokens = np.concatenate(own)
                self._write(doc, ranges, tokens, rows[at : at + len(tokens)])
                at += len(tokens)

    def _write(self, doc: Doc, ranges: Sequence[tuple[int, int]], tokens: Any, rows: Any) -> None:
        """The parsed rows of some tokens into the document that they are from."""
        table: Any = doc.to_array(_COLUMNS)
        for low, high in ranges:
            table[low:high] = self._space
            table[low, 3] = 0
        # heads are offsets within the sentence, which has lost its white space
        rows[:, 3] = (tokens[np.arange(len(tokens)) + rows[:, 3].astype("int64")] - tokens).astype("uint64")
        table[tokens] = rows
        doc.from_array(_COLUMNS, table)

    def _parse(self, sentences: list[Doc]) -> Any:
        """The columns of the sentences, one after the other."""
        values = np.concatenate(self._encode(sentences))
        labels = (values @ self._weights + self._bias).argmax(axis=1)
        self._pipes["parser"].set_annotations(sentences, self._arcs(sentences, values))
        arcs = np.concatenate([sentence.to_array(_ARCS) for sentence in sentences])
        return np.column_stack((self._pos[labels], self._tags[labels], arcs))


def load_syntax(lang: str, vocab: Vocab) -> Syntax:
    """The syntax model of a language over the strings of `vocab`; RuleError where its weights are missing or do not fit."""
    config, weights = models_dir() / "pipeline" / f"{lang}.cfg", models_dir() / "weights" / f"{lang}.bin"
    for path in (config, weights):
        if not path.is_file():
            raise RuleError(_shown(path), "", f"no syntax model for {lang!r}", _RETRAIN)
    packed = weights.read_bytes()
    with numpy_blas():
        nlp = load_model_from_config(load_config(config), vocab=vocab, auto_fill=True)
        try:
            unpack(nlp, packed)
        except Exception as error:
            raise RuleError(_shown(weights), "", f"does not fit {_shown(config)}: {error}", _RETRAIN) from error
    return Syntax(lang, nlp, f"{lang}_syntax_{hashlib.sha256(packed).hexdigest()[:8]}")


def pack(nlp: Language) -> bytes:
    """Labels and parameters of a trained pipeline, the parameters in half precision; `unpack` is the way back."""
    pipes: dict[str, Any] = dict(nlp.pipeline)
    packed: bytes = srsly.msgpack_dumps({name: _cast(pipe.to_bytes(exclude=["vocab"]), "float16") for name, pipe in pipes.items()})
    return packed


def unpack(nlp: Language, packed: bytes) -> None:
    """Fill the components of an untrained pipeline."""
    parts = srsly.msgpack_loads(packed)
    pipes: dict[str, Any] = dict(nlp.pipeline)
    for name, pipe in pipes.items():
        pipe.from_bytes(_cast(parts[name], "float32"), exclude=["vocab"])


def _cast(part: bytes, dtype: str) -> bytes:
    """A component's bytes with its parameters in another precision."""
    fields = srsly.msgpack_loads(part)
    model = srsly.msgpack_loads(fields["model"])
    model["params"] = [{key: value if value is None else value.astype(dtype) for key, value in params.items()} for params in model["params"]]
    fields["model"] = srsly.msgpack_dumps(model)
    cast: bytes = srsly.msgpack_dumps(fields)
    return cast


def _pieces(doc: Doc, spaces: Any, low: int, high: int) -> Iterator[Any]:
    """The tokens of a sentence without white space, cut after punctuation where it is too long."""
    tokens = low + np.flatnonzero(~spaces[low:high])
    while len(tokens) > LONGEST:
        cut = next((at + 1 for at in range(LONGEST - 1, LONGEST // 2, -1) if doc[int(tokens[at])].text in _CUTS), LONGEST)
        yield tokens[:cut]
        tokens = tokens[cut:]
    if len(tokens):
        yield tokens


def _sentence(vocab: Vocab, words: Any) -> Doc:
    """A Doc of its own for a sentence, so that what it gets depends on it alone; no boundary lies inside."""
    doc = Doc(vocab, words=words.tolist())
    doc.from_array([SENT_START], _ONE_SENTENCE[: len(words)])
    return doc


def _shown(path: Path) -> str:
    return f"models/{path.relative_to(models_dir()).as_posix()}"
