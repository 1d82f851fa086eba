"""Whom does a subsidy help? "Subsidies for wheat growers": makers of a good, so that what a government does to it hits trade in that good."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene

_REACH = 7
"""Tokens from a subsidy to the makers: "subsidies to small wheat and barley growers"."""
_TO_EXPORTER = 4
"""Tokens from a subsidy to "exporters": "a subsidy to tea exporters"."""
_GOODS = frozenset({"good"})


def helps_makers(scene: Scene, hit: Hit) -> bool:
    """Whether the makers of a good stand right behind "for" or "to"; who buys or eats it is none."""
    lower, words = scene.tree.lower, scene.tables.words
    if hit.end >= scene.hi or lower[hit.end] not in words.paid_to:
        return False
    behind = range(hit.end + 1, min(scene.hi, hit.end + _REACH))
    makers = next((token for token in behind if lower[token] in words.paid_makers), -1)
    return makers >= 0 and any(item.end in (makers, makers + 1) for item in scene.among(range(hit.end + 1, makers + 1), _GOODS))


def pays_exporters(scene: Scene, hit: Hit) -> bool:
    """ "Offered exporters of beans a subsidy", "subsidies for exporters": help for what leaves the country."""
    lower, words = scene.tree.lower, scene.tables.words
    if words.exporting.isdisjoint(scene.said):
        return False
    behind = (
        hit.end < scene.hi and lower[hit.end] in words.paid_to and not words.exporting.isdisjoint(lower[hit.end + 1 : min(scene.hi, hit.end + _TO_EXPORTER)])
    )
    verb = next((at for at in range(hit.start - 1, max(scene.lo, hit.start - _REACH) - 1, -1) if scene.tree.pos[at] == "VERB"), -1)
    return behind or (verb >= 0 and not words.exporting.isdisjoint(lower[verb + 1 : hit.start]))


__all__ = ["helps_makers", "pays_exporters"]
