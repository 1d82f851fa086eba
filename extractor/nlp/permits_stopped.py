"""Who gives out no more licences? Then nothing may cross the border: "stopped issuing export permits for rice" bans its export."""

from extractor.nlp.act import Act
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene

_NO_MORE = 6
"""Tokens before a licence in which "no more" stands: "no more export permits", "no new licences for log exports"."""
_SIDES = {"export_control": "export", "import_control": "import"}
_ISSUED = frozenset({"impose", "tighten", "ease"})


def without_permits(scene: Scene, acts: list[Act]) -> list[Act]:
    """The acts, with licences of trade that are issued no more told as the ban that this is."""
    for act in acts:
        side = _SIDES.get(act.measure, "")
        if not side or act.action not in _ISSUED or act.noun is None or act.noun.kind != "measure" or not rule_of(act.noun).licence:
            continue
        if "nominal" in act.flags:
            _stop(scene, act, side)
        elif _is_issued_no_more(scene, act, act.noun.start):
            act.action, act.measure = "impose", scene.tables.families["ban"][side]
            act.why.append("nlp.permits_stopped/no_more")
    return acts


def _stop(scene: Scene, act: Act, side: str) -> None:
    """ "Stopped the issuance of permits" bans; "stopped the extension of permits" lets the old ones run out."""
    tree, words = scene.tree, scene.tables.words
    stops = tree.lower[tree.head[act.head]] in words.stops_doing | words.pauses_doing
    if stops and act.action == "ease" and tree.dep[act.head] in ("obj", "nsubj:pass"):
        act.action = "impose"
        act.measure = scene.tables.families["ban"][side] if tree.lower[act.head] in words.issuing else act.measure
        act.why.append("nlp.permits_stopped/noun")


def _is_issued_no_more(scene: Scene, act: Act, licence: int) -> bool:
    lower, words, verb = scene.tree.lower, scene.tables.words, act.trigger
    if lower[verb.start] in words.issues:
        if any(why.startswith("nlp.ended/") for why in act.why):
            return True  # "stopped issuing", "no longer issues"
        between = range(max(verb.end, licence - _NO_MORE), licence)
        return any(" ".join(lower[at : at + 2]) in words.no_more for at in between)
    stops = lower[verb.start] in words.stops_doing | words.pauses_doing
    return stops and any(lower[at] in words.issuing for at in range(verb.end, licence))


__all__ = ["without_permits"]
