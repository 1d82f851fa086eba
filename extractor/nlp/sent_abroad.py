"""Do the words around a duty say that its goods leave? "A levy on coal bound for Pakistan", "a tax on lumber sent south"."""

from extractor.nlp.act import Act
from extractor.nlp.scene import PARTIES, Scene

_REACH = 9
"""Tokens around a duty in which its goods are said to leave."""
_TO_PLACE = 3
"""Tokens from "sold to" to the place: "sold to the United States"."""
_NO_FLOW = "nlp.measures/no_flow"
SENT_ABROAD = "nlp.roles/sent_abroad"
"""Why a duty without a word for the flow is one on what leaves."""


def taxes_what_leaves(scene: Scene, act: Act, acting: frozenset[str]) -> bool:
    """Whether a duty that names no flow is on goods that go from who acts to another."""
    if act.measure != "tariff" or _NO_FLOW not in act.why or act.noun is None:
        return False
    tree, words, noun = scene.tree, scene.tables.words, act.noun
    if words.sent_out.isdisjoint(scene.said) and words.leaves_from.isdisjoint(scene.said):
        return False
    for token in (*range(max(scene.lo, noun.start - _REACH), noun.start), *range(noun.end, min(scene.hi - 1, noun.end + _REACH))):
        said, behind = tree.lower[token], token + 1
        if said in words.leaves_from:
            if any(item.mention.concept in acting for item in scene.among((behind, behind + 1), PARTIES)):
                return True
        elif said in words.sent_out and _goes_to_another(scene, behind, acting):
            return True
    return False


def _goes_to_another(scene: Scene, behind: int, acting: frozenset[str]) -> bool:
    """ "Bound for Pakistan", "shipped to mills in Chad", "sent south"; what is sent to who acts comes in."""
    lower, words = scene.tree.lower, scene.tables.words
    if lower[behind] in words.abroad | words.bearings:
        return True
    if lower[behind] not in words.delivers_to | words.meant_for:
        return False
    places = scene.among(range(behind + 1, min(scene.hi, behind + 1 + _TO_PLACE)), PARTIES)
    return bool(places) and not any(item.mention.concept in acting for item in places)


__all__ = ["SENT_ABROAD", "taxes_what_leaves"]
