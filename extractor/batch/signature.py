"""How alike are two texts? MinHash signatures of their word shingles: small, and comparable without the texts."""

import hashlib
import re
from dataclasses import dataclass

import numpy as np

PERMUTATIONS = 128
"""Standard error of a similarity: 1 / sqrt(128) = 0.09."""

_SHINGLE = 4
"""Words to a shingle. Three make different stories on one subject too alike, six make a light edit look like another story."""

SHORTEST = 40
"""Shingles below which only equal texts are repeats: short notices differ in the one word that matters."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """Of one text. `minhash` is empty for a short one."""

    exact: str
    """The hash of its words: equal for texts that differ in spaces, case and punctuation alone."""
    minhash: bytes = b""


def sign(text: str) -> Signature | None:
    """None for a text without words."""
    words = _WORD.findall(text.casefold())
    if not words:
        return None
    exact = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    shingles = {" ".join(words[at : at + _SHINGLE]).encode("utf-8", "surrogatepass") for at in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < SHORTEST:
        return Signature(exact)
    # Here, since it loads SciPy: half a second that only a worker with a text should pay.
    from datasketch import MinHash  # type: ignore[import-untyped]  # ships no types

    hashed = MinHash(num_perm=PERMUTATIONS, seed=1, scheme="affine32")
    hashed.update_batch(list(shingles))
    return Signature(exact, np.asarray(hashed.hashvalues, dtype="<u4").tobytes())


def likeness(one: bytes, other: bytes) -> float:
    """The share of equal minima, which estimates the Jaccard similarity of the shingles; 0 where either text is short."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")))
