"""Is it digging or making, no trade, that a measure limits? "A moratorium on bauxite mining", "a quota on steel production", "a cap on copper output"."""

from collections.abc import Set

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene

_REACH = 5
"""Tokens behind a measure in which it is told what it limits."""
_GOODS = frozenset({"good"})


def limits_making(scene: Scene, hit: Hit, family: str | None) -> str:
    """Why a noun of some family names a measure on what is dug or made, or nothing."""
    if family == "ban":
        return "on_digging" if _is_on(scene, hit, scene.tables.words.digs) else ""
    if family == "quota" and _is_on(scene, hit, scene.tables.words.output):
        return "on_output" if scene.among(range(hit.end, min(scene.hi, hit.end + _REACH + 2)), _GOODS) else ""
    return ""


def _is_on(scene: Scene, hit: Hit, work: Set[str]) -> bool:
    """Whether what stands behind "on" is such work, and nothing that is traded."""
    lower, words = scene.tree.lower, scene.tables.words
    if hit.end >= scene.hi or lower[hit.end] not in words.upon:
        return False
    behind = lower[hit.end + 1 : min(scene.hi, hit.end + _REACH)]
    return not work.isdisjoint(behind) and not any(hit.end < flow.start <= hit.end + _REACH for flow in scene.of("flow"))


__all__ = ["limits_making"]
