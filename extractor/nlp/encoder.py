"""What does each word mean in its sentence? The forward pass of a trained tok2vec, with what depends on a word alone kept for the next time.

The values are those of the model itself; thinc spends half of its time around the multiplications, and embeds "the" anew in each sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

_KEPT = 16_384
"""Words whose embeddings are kept, half a kB each; the 186 gold articles hold 17,000 strings between blanks. When they are full they start anew."""
_EPSILON = 1e-08


@dataclass(frozen=True, slots=True)
class _Layer:
    """A residual step: window of three words, maxout of three pieces, normalisation."""

    weights: Any
    bias: Any
    scale: Any
    shift: Any


class Encoder:
    """Embeds and encodes sentences with the layers of a `Tok2Vec` of hashed embeddings and a maxout window encoder."""

    def __init__(self, tok2vec: Any, vocab: Vocab) -> None:
        embed, encode = tok2vec.layers
        self._embed, self._vocab = embed, vocab
        maxouts = [node for node in encode.walk() if node.name == "maxout"]
        norms = [node for node in encode.walk() if node.name == "layernorm"]
        self._layers = [_layer(*pair) for pair in zip(maxouts, norms, strict=True)]
        self._pad = int(encode.attrs["pad"])
        self._width = int(maxouts[0].get_dim("nO"))
        self._rows: dict[int, int] = {}
        self._table = np.zeros((_KEPT, self._width), dtype="float32")

    def __call__(self, sentences: Sequence[Doc]) -> list[Any]:
        """One row for each word of each sentence. What a sentence gets depends on that sentence alone: empty rows stand between them."""
        ids = [sentence.to_array("ORTH") for sentence in sentences]
        rows = self._rows_of(ids)
        pad, at = self._pad, self._pad
        first: list[int] = []
        for row in rows:
            first.append(at)
            at += len(row) + pad
        # one row more on both ends: the window of the first and the last
        values = np.zeros((at + 2, self._width), dtype="float32")
        for start, row in zip(first, rows, strict=True):
            values[start + 1 : start + 1 + len(row)] = self._table[row]
        for layer in self._layers:
            values[1:-1] += _step(layer, values)
        return [values[start + 1 : start + 1 + len(row)] for start, row in zip(first, rows, strict=True)]

    def _rows_of(self, ids: Sequence[Any]) -> list[list[int]]:
        """The row of the table for each word; new words are embedded first."""
        known = self._rows
        new = dict.fromkeys(word for sentence in ids for word in sentence.tolist() if word not in known)
        if new:
            if len(known) + len(new) > _KEPT:
                known.clear()
                new = dict.fromkeys(word for sentence in ids for word in sentence.tolist())
                if len(new) > len(self._table):
                    self._table = np.zeros((len(new), self._width), dtype="float32")
            begin = len(known)
            doc = Doc(self._vocab, words=[self._vocab.strings[word] for word in new])
            (self._table[begin : begin + len(new)],) = self._embed.predict([doc])
            known.update(zip(new, range(begin, begin + len(new)), strict=True))
        return [[known[word] for word in sentence.tolist()] for sentence in ids]


def _layer(maxout: Any, norm: Any) -> _Layer:
    """The pieces of the maxout stand side by side, so that its maximum runs over long rows."""
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    wide = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
    return _Layer(wide, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))


def _step(layer: _Layer, values: Any) -> Any:
    """What a layer adds to all rows but the first and the last."""
    width = values.shape[1]
    windows = np.concatenate((values[:-2], values[1:-1], values[2:]), axis=1)
    pieces = windows @ layer.weights
    pieces += layer.bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    for at in range(2 * width, pieces.shape[1], width):
        np.maximum(best, pieces[:, at : at + width], out=best)
    best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
    variance = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width) + np.float32(_EPSILON)
    best *= variance ** np.float32(-0.5)
    best *= layer.scale
    best += layer.shift
    return best
