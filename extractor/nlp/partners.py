"""Who acts beside the one that a sentence names first? "Norway, together with Iceland and Chile, banned imports of eggs"."""

from extractor.nlp.parties import Found
from extractor.nlp.party_lists import run_from
from extractor.nlp.scene import OF_A_PLACE, PARTIES, Scene

_ARTICLE = 2
"""Tokens from "with" to the first partner: "with the European Union"."""


def with_partners(scene: Scene, found: Found) -> Found:
    """Who acts, with those that "together with" adds right behind the name; only countries and blocs named as such."""
    last, lower, words = found.placed[-1], scene.tree.lower, scene.tables.words
    at = last.end + (last.end < scene.hi and lower[last.end] == ",")
    if " ".join(lower[at : min(scene.hi, at + 2)]) in words.acts_with:
        at += 2
    elif lower[at : min(scene.hi, at + 1)] and lower[at] in words.acts_with:
        at += 1
    else:
        return found
    listed = scene.among(range(at, scene.hi), PARTIES)
    if not listed or listed[0].start >= at + _ARTICLE or listed[0].mention.attrs.get("form") in OF_A_PLACE:
        return found
    return Found(found.rule, (*found.placed, *run_from(scene.tree, listed, 0, words)))
