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
"""Words that are kept, 4 kB each; the 186 gold articles hold 17,000 strings between blanks. When they are full they start anew."""
_EPSILON = 1e-08
_EMPTY = 0
"""The row of the tables for no word."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """A residual step: window of three words, maxout of three pieces, normalisation."""

    weights: Any
    bias: Any
    scale: Any
    shift: Any

    @property
    def wide(self) -> int:
        """All pieces of all units."""
        return len(self.bias)


class Encoder:
    """Embeds and encodes sentences with the layers of a `Tok2Vec` of hashed embeddings and a maxout window encoder.

    A word brings along what the first layer makes of it as the left, the middle and the right one of a window: those are added up, not multiplied again.
    """

    def __init__(self, tok2vec: Any, vocab: Vocab) -> None:
        embed, encode = tok2vec.layers
        self._embed, self._vocab = embed, vocab
        maxouts = [node for node in encode.walk() if node.name == "maxout"]
        norms = [node for node in encode.walk() if node.name == "layernorm"]
        self._layers = [_layer(*pair) for pair in zip(maxouts, norms, strict=True)]
        self._pad = int(encode.attrs["pad"])
        self._width = int(maxouts[0].get_dim("nO"))
        self._mean = np.full((self._width, 1), 1 / self._width, dtype="float32")
        self._rows: dict[int, int] = {}
        self._make_room(_KEPT)

    def __call__(self, sentences: Sequence[Doc]) -> list[Any]:
        """One row for each word of each sentence. What a sentence gets depends on that sentence alone: empty rows stand between them."""
        rows, pad = self._rows_of([sentence.to_array("ORTH") for sentence in sentences]), self._pad
        # one row more on both ends: the window of the first and the last
        at: list[int] = [_EMPTY] * (pad + 1)
        first: list[int] = []
        for row in rows:
            first.append(len(at))
            at += row
            at += [_EMPTY] * pad
        at.append(_EMPTY)
        words = np.array(at)
        values = self._table[words]
        pieces = self._left[words[:-2]]
        pieces += self._middle[words[1:-1]]
        pieces += self._right[words[2:]]
        values[1:-1] += self._joined(self._layers[0], pieces)
        for layer in self._layers[1:]:
            windows = np.concatenate((values[:-2], values[1:-1], values[2:]), axis=1)
            values[1:-1] += self._joined(layer, windows @ layer.weights)
        return [values[start : start + len(row)] for start, row in zip(first, rows, strict=True)]

    def _joined(self, layer: _Layer, pieces: Any) -> Any:
        """The best piece of each unit, normalised."""
        width = self._width
        pieces += layer.bias
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for at in range(2 * width, layer.wide, width):
            np.maximum(best, pieces[:, at : at + width], out=best)
        best -= best @ self._mean
        spread = np.square(best) @ self._mean
        spread += np.float32(_EPSILON)
        best /= np.sqrt(spread, spread)
        best *= layer.scale
        best += layer.shift
        return best

    def _rows_of(self, ids: Sequence[Any]) -> list[list[int]]:
        """The row of the tables for each word; new words are embedded first."""
        known = self._rows
        words = [sentence.tolist() for sentence in ids]
        new = dict.fromkeys(word for sentence in words for word in sentence if word not in known)
        if new:
            if len(known) + len(new) > len(self._table) - 1:
                known.clear()
                new = dict.fromkeys(word for sentence in words for word in sentence)
                if len(new) > len(self._table) - 1:
                    self._make_room(len(new))
            begin = 1 + len(known)
            until = begin + len(new)
            doc = Doc(self._vocab, words=[self._vocab.strings[word] for word in new])
            (embedded,) = self._embed.predict([doc])
            self._table[begin:until] = embedded
            width, weights = self._width, self._layers[0].weights
            for at, table in enumerate((self._left, self._middle, self._right)):
                np.matmul(embedded, weights[at * width : (at + 1) * width], out=table[begin:until])
            known.update(zip(new, range(begin, until), strict=True))
        return [[known[word] for word in sentence] for sentence in words]

    def _make_room(self, words: int) -> None:
        """Empty tables; their row 0 stays empty, for what stands between sentences."""
        self._table = np.zeros((1 + words, self._width), dtype="float32")
        self._left, self._middle, self._right = (np.zeros((1 + words, self._layers[0].wide), dtype="float32") for _ in range(3))


def _layer(maxout: Any, norm: Any) -> _Layer:
    """The pieces of the maxout stand side by side, so that its maximum runs over long rows."""
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    wide = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
    return _Layer(wide, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))
