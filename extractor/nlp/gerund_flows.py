"""Which trade do verbal nouns tell? "Controls on exporting graphite", "curbs on selling chips to the Gulf", "sales of chips to Chad"."""

from collections.abc import Collection

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import PARTIES, Scene

_NEAR = 9
"""Tokens behind the noun in which "abroad" stands."""
_FAR = 12
"""Tokens in which "curbs on selling …" names to whom."""


def by_gerund(scene: Scene, hit: Hit) -> str:
    """The flow that a verb behind the noun tells: "controls on exporting graphite", "curbs on selling chips to the Gulf"; a sale at home is none."""
    lower, words = scene.tree.lower, scene.tables.words
    if hit.end + 1 >= scene.hi or lower[hit.end] not in words.upon:
        return ""
    verb = lower[hit.end + 1]
    flow = "export" if verb in words.sends else "import" if verb in words.fetches else ""
    abroad = [*lower[hit.end + 1 : hit.end + _NEAR], ""]
    crosses = (
        verb in words.crosses
        or lower[hit.end + 2 : hit.end + 3] == ["in"]
        or " ".join(abroad).find("out of the country") >= 0
        or not words.abroad.isdisjoint(abroad)
        or bool(scene.among(range(hit.end + 2, min(scene.hi, hit.end + _FAR)), PARTIES))
    )
    return flow if crosses else ""


def is_sold_to(scene: Scene, tokens: Collection[int]) -> bool:
    """ "Sales of chips to Chad": a sale among some tokens that says to which country."""
    sales = [flow for flow in scene.of("flow") if flow.head in tokens and flow.flow == "export"]
    return any(
        scene.tree.lower[item.start - 1] in scene.tables.words.delivers_to
        for flow in sales
        for item in scene.among(range(flow.end, min(scene.hi, flow.end + _FAR)), PARTIES)
    )


__all__ = ["by_gerund", "is_sold_to"]
