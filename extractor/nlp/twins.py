"""Which two remedies are told as one? "Continued the anti-dumping and countervailing orders": what is done to one is done to the other."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import measure_of
from extractor.nlp.scene import Scene

_TWINS = {"anti_dumping": "countervailing", "countervailing": "anti_dumping"}
_BETWEEN = 6
"""Tokens between the two: "antidumping duty (AD) and countervailing duty"."""
_BARE = "nlp.acts/bare"


def with_twins(scene: Scene, acts: list[Act]) -> list[Act]:
    """The acts, each told of both remedies where its words join them."""
    for one, two in _pairs(scene):
        named = [hit for hit in (one, two) if hit is not None]
        told = [act for act in acts if act.noun in named]
        if not told or (len({act.measure for act in told}) > 1 and not any(_BARE in act.why for act in told)):
            continue
        leading = next((act for act in told if _BARE not in act.why), told[-1])
        other = _TWINS.get(leading.measure)
        if other is None:
            continue
        noun = next((hit for hit in named if hit is not leading.noun), leading.noun)
        twin = replace(leading, measure=other, noun=noun, flags=set(leading.flags), why=[*leading.why, "nlp.twins/twin"])
        acts = [*(act for act in acts if act is leading or act not in told), twin]
    return acts


def _pairs(scene: Scene) -> list[tuple[Hit | None, Hit]]:
    """The nouns of each pair; the first is missing where it is an abbreviation that alone says nothing: "AD and CVD orders"."""
    words, every = scene.tables.words, scene.of("measure")
    shorts = scene.says(words.remedy_shorts)
    if len(every) < 2 and not shorts:
        return []
    told = [(hit, measure) for hit in every if (measure := measure_of(scene, hit)[0]) in _TWINS]
    found: list[tuple[Hit | None, Hit]] = []
    for (one, first), (two, second) in pairwise(told):
        if first != second and are_joined(scene, scene.tree.lower[one.end : two.start]):
            found.append((one, two))
    for hit, _ in told if shorts else ():
        if scene.tree.lower[max(scene.lo, hit.start - 2) : hit.start] in ([short, link] for short in words.remedy_shorts for link in words.list_links):
            found.append((None, hit))
    return found


def are_joined(scene: Scene, between: Sequence[str]) -> bool:
    """Whether a word for a list joins two nouns, with nothing else but a bracket or a preposition after the first: "exports to and imports from Chad"."""
    words = scene.tables.words
    if not 0 < len(between) <= _BETWEEN or not any(word in words.list_links and word.isalpha() for word in between):
        return False
    outside, depth = [], 0
    for word in between:
        depth += word == "("
        if not depth:
            outside.append(word)
        depth -= word == ")"
    return all(word in words.list_links or word in words.articles or word in words.governs for word in outside)
