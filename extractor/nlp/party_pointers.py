"""Does a measure hit "the country", "the two nations", "its neighbour"? Words that stand for a party named before, in the places of a target."""

from collections.abc import Iterable

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Mention
from extractor.nlp.act import Act
from extractor.nlp.scene import ACTORS, Scene

_BEFORE = 5
"""Tokens from the preposition to the word: "from the South Asian"."""


def pointers(scene: Scene, act: Act, side: str, region: Iterable[int], lang: str) -> list[Argument]:
    """The first word of an act's region that points to whom it hits: "goods from the country", "those nations face duties"."""
    words = scene.tables.words
    for token in region:
        number = words.party_words.get(scene.tree.lower[token])
        if number is None or not _is_known(scene, token) or not (_is_led(scene, token, side) or _is_faced(scene, act, token)):
            continue
        start, word = scene.tree.idx[token], scene.tree.text[token]
        mention = Mention("anaphor", number, start, start + len(word), word, RuleId(f"{lang}.actors/pointer"))
        return [Argument("target", mention, RuleId("nlp.party_pointers/hit"))]
    return []


def _is_known(scene: Scene, token: int) -> bool:
    """Whether a definite word stands before and nothing says which one is meant: not "the country of origin", "the nations that agreed"."""
    lower, words = scene.tree.lower, scene.tables.words
    if token + 1 < scene.hi and (lower[token + 1] in words.says_which or lower[token + 1] in words.relative_pronouns):
        return False
    before = range(max(scene.lo, token - _BEFORE), token)
    at = next((at for at in reversed(before) if lower[at] in words.definite or lower[at] in words.governs), -1)
    return at >= 0 and lower[at] in words.definite and not scene.among(range(at, token), ACTORS)


def _is_led(scene: Scene, token: int, side: str) -> bool:
    lower, words = scene.tree.lower, scene.tables.words
    at = next((at for at in range(token - 1, max(scene.lo, token - _BEFORE) - 1, -1) if lower[at] in words.governs), -1)
    return at >= 0 and lower[at] in words.points_at.get(side, frozenset())


def _is_faced(scene: Scene, act: Act, token: int) -> bool:
    return "subject_is_target" in act.flags and scene.tree.dep[token] == "nsubj" and token < act.head


__all__ = ["pointers"]
