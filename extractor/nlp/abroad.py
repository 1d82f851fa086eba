"""Whose market do goods face a measure in? "A duty on shipments to Chad" is Chad's, and so is what "barred from Chad" tells of."""

from extractor.nlp.act import Act
from extractor.nlp.parties import Found
from extractor.nlp.scene import OF_A_PLACE, PARTIES, Placed, Scene

_TO_FLOW = 8
"""Tokens from a duty to the trade that it is on: "a combined duty of 58% on shipments"."""
_TO_PLACE = 5
"""Tokens from the trade to where it goes: "shipments of rice to Chad"."""
_TO = "to"
_BANS = frozenset({"import_ban", "export_ban"})


def laid_abroad(scene: Scene, act: Act) -> Found | None:
    """Who lays what goods face abroad, where nobody is said to."""
    market = faced_abroad(scene, act) or _barred_from(scene, act)
    return Found("nlp.actors/market", (market,)) if market is not None else None


def faced_abroad(scene: Scene, act: Act) -> Placed | None:
    """ "Exporters face a duty on shipments to Chad": the market that the goods of those who bear it go to."""
    noun = act.noun
    if "subject_is_target" not in act.flags or act.measure not in ("export_tax", "tariff") or noun is None or noun.kind != "measure":
        return None
    flow = next((hit for hit in scene.of("flow") if noun.end <= hit.start < noun.end + _TO_FLOW and hit.flow == "export"), None)
    return _place_behind(scene, flow.end, _TO) if flow is not None else None


def _barred_from(scene: Scene, act: Act) -> Placed | None:
    """ "Peruvian beef has been barred from Chad": the market that goods are kept out of, where the verb is passive."""
    if "good_object" not in act.flags or act.action != "impose" or act.measure not in _BANS or not scene.tree.is_passive(act.trigger.head):
        return None
    verb = act.trigger
    if verb.end < scene.hi and scene.tree.lower[verb.end] in scene.tables.words.origin:
        return _place_behind(scene, verb.end, scene.tree.lower[verb.end])
    return None


def _place_behind(scene: Scene, start: int, preposition: str) -> Placed | None:
    """The place that a preposition leads to, no good of it behind: "to Chad", not "to Chadian mills"."""
    for token in range(start, min(scene.hi - 1, start + _TO_PLACE)):
        if scene.tree.lower[token] == preposition:
            found = scene.among(range(token + 1, min(scene.hi, token + 3)), PARTIES)
            return found[0] if found and found[0].mention.attrs.get("form") not in OF_A_PLACE else None
        if scene.tree.lower[token] in scene.tables.words.clause_ends:
            return None
    return None


__all__ = ["faced_abroad", "laid_abroad"]
