"""Which goods does a sentence only set beside those of an act? "Higher than those on tin", "wheat, not rice", "a blow to makers of cars"."""

from collections.abc import Iterable
from functools import lru_cache

from extractor.nlp.scene import Scene

_REACH = 14
"""Tokens of what is compared, at most."""
_BESIDE = 3
"""Tokens from "than" to the word for another measure: "than the one on"."""
_ENDS = frozenset({",", ";", ")", "—", "–", ":"})


def compared_in(scene: Scene, begin: int) -> set[int]:
    """Tokens from `begin` on that tell of what it is compared with, given in return for, or harmful to."""
    tree, words = scene.tree, scene.tables.words
    found: set[int] = set()
    opens = _by_first_word(words.set_beside)
    effect = not words.is_effect.isdisjoint(scene.said)
    beside, negations = words.sets_beside, words.negations
    for token, word in enumerate(tree.lower[begin : scene.hi - 1], begin):
        if effect and _tells_effect(scene, token):
            return found | set(range(token, scene.hi))
        if word not in opens and word not in beside and word not in negations:
            continue
        start = -1
        if word in opens:
            pair = " ".join(tree.lower[token : token + 3])
            start = token if any(pair.startswith(lead) for lead in opens[word]) else -1
        if start < 0 and word in beside:
            behind = tree.lower[token + 1 : token + 1 + _BESIDE]
            start = token if not words.measure_pronouns.isdisjoint(behind) else -1
        if start < 0 and word in negations and tree.lower[token - 1] == "," and scene.mentions(token + 1, {"good"}):
            start = token  # "wheat, not rice"
        if start >= 0 and tree.lower[token + 1] in words.exchanges:
            found.update(range(start, next((at for at in range(start + 1, scene.hi) if scene.hit("verb", at) is not None), scene.hi)))
        elif start >= 0:
            found.update(range(start, next((at for at in range(start + 1, min(scene.hi, start + _REACH)) if _ends(scene, at)), min(scene.hi, start + _REACH))))
    return found


@lru_cache(maxsize=4)
def _by_first_word(leads: Iterable[str]) -> dict[str, list[str]]:
    """Phrases, each with a blank behind it, by the word that they begin with: most tokens begin none."""
    found: dict[str, list[str]] = {}
    for lead in leads:
        found.setdefault(lead.split()[0], []).append(f"{lead} ")
    return found


def _tells_effect(scene: Scene, token: int) -> bool:
    """Whether words begin that judge an act to the end of its sentence: ", a blow to"."""
    lower, words = scene.tree.lower, scene.tables.words
    if lower[token] != "," or lower[token + 1] not in words.articles:
        return False
    return not words.is_effect.isdisjoint(lower[token + 2 : min(scene.hi, token + 2 + _BESIDE)])


def _ends(scene: Scene, token: int) -> bool:
    """Whether what is compared has ended: at a comma, a rate, a day or another verb."""
    return scene.tree.lower[token] in _ENDS or bool(scene.mentions(token, {"rate", "date"})) or scene.hit("verb", token) is not None
