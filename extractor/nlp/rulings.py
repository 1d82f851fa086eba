"""What does the WTO make of a measure that it judges? It lets it stand, or finds for the party that complained."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.plain_acts import is_by_organisation
from extractor.nlp.scene import Scene

BY_JUDGE = "nlp.acts/by_judge"
"""Why what is upheld is a ruling."""
_DISPUTE = "trade_dispute"


def as_judged(scene: Scene, verb: Hit, acts: list[Act]) -> list[Act]:
    """ "The WTO upheld the duties" lets them stand, "upheld Chad's case" finds against them."""
    if not acts or scene.tree.lower[verb.head] not in scene.tables.words.upholds or not is_by_organisation(scene, verb):
        return acts
    for act in acts:
        if act.measure:
            act.action = "remove" if act.measure == _DISPUTE else "extend"
            act.measure = _DISPUTE
            act.why.append(BY_JUDGE)
    return acts


__all__ = ["BY_JUDGE", "as_judged"]
