"""Which measures does a noun only speak of? Those that a paper recommends, those that make somebody need help."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene

_CLAUSE = ("VBD", "VBZ", "VBP", "VBG")
_SPOKEN_FOR = ("propose", "demand", "reject", "threaten")
"""Kinds of cues of a clause that says what somebody wants done."""


def told_of(scene: Scene, noun: int, hit: Hit) -> bool:
    """ "Loans to mills hit by tariffs": a measure that those who get something suffer from; "findings recommending a duty", that a paper only speaks for."""
    return any(scene.tree.lower[token] in scene.tables.words.suffers or speaks_for(scene, token) for token in range(noun + 1, hit.start))


def speaks_for(scene: Scene, token: int) -> bool:
    """Whether a word begins what somebody wants done: "[recommending] a duty"."""
    return scene.tree.tag[token] in _CLAUSE and scene.cue(token) in _SPOKEN_FOR
