"""Which fees are laid on ships? "Fees of $50 a ton on Chinese-built vessels": what carriers pay to call is a measure of transport, no duty on goods."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene
from extractor.rules.triggers import MeasureRule

_TO_ON = 12
"""Tokens from the fee to "on": its amount stands between."""
_TO_SHIPS = 5
"""Tokens from "on" to the ships: "on large Chinese-built container ships"."""


def is_on_carriers(scene: Scene, hit: Hit) -> bool:
    """Whether a fee or charge is one that ships pay; a duty on imported ships is called a duty."""
    rule, lower, words = hit.rules[0][0], scene.tree.lower, scene.tables.words
    if not isinstance(rule, MeasureRule) or rule.family != "duty" or lower[hit.head] not in scene.tables.words.fees:
        return False
    for token in range(hit.end, min(scene.hi, hit.end + _TO_ON)):
        if scene.hit("verb", token) is not None or scene.hit("measure", token) is not None:
            return False
        if lower[token] in words.upon:
            return not words.carriers.isdisjoint(lower[token + 1 : min(scene.hi, token + 1 + _TO_SHIPS)])
    return False


__all__ = ["is_on_carriers"]
