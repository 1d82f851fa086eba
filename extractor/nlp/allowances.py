"""Who changes how much may cross the border without a word for a quota? "Enlarged the amount of sugar that may enter", "cut the volume of rice allowed in"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

ON_ALLOWANCE = "nlp.acts/on_allowance"
"""Why an amount that may cross the border is a quota."""
_BY_EFFECT = {"tighten": "ease", "ease": "tighten", "impose": "impose", "extend": "extend"}
"""What is done to an amount, and what that does to trade: more that may enter is relief."""


_REACH = 14
"""Tokens from an amount to what says that it may cross."""


def on_allowance(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """An act on an amount of goods that may cross the border; what merely came in or is expected to is no allowance."""
    rule = next((rule for rule in rules if rule.on_measure in _BY_EFFECT), None)
    if rule is None or not scene.says(scene.tables.words.amounts) or not scene.tree.parsed(verb.head):
        return []
    for head in object_heads(scene, verb.head):
        if scene.tree.lower[head] not in scene.tables.words.amounts:
            continue
        phrase = range(head, min(scene.hi, head + _REACH))
        flow = _crosses(scene, phrase)
        goods = [item for item in scene.among(phrase, {"good"}) if "modifies" not in item.mention.attrs]
        if flow and goods:
            measure = scene.tables.families["quota"][flow]
            flags = {"good_object", *verb_form(scene, verb.head)}
            # "limits the amount that may leave" sets one
            action = "impose" if rule.on_flow == "impose" else _BY_EFFECT[rule.on_measure or ""]
            return [Act(verb, rule, verb.head, action, measure, None, head, flags, [ON_ALLOWANCE])]
    return []


def _crosses(scene: Scene, phrase: range) -> str:
    """Which way the goods may go: "that may enter", "allowed into the country", "it can ship abroad"."""
    words, lower = scene.tables.words, scene.tree.lower
    said = [lower[token] for token in phrase]
    if (words.may_do | words.allows | words.set_free).isdisjoint(said):
        return ""
    text = f" {' '.join(said)} "
    return next((flow for crossing, flow in words.crossings.items() if f" {crossing} " in text), "")


__all__ = ["on_allowance"]
