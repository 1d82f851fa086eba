"""What is no longer done: "will no longer restrict", "stopped taxing". The reverse of what the verb says."""

from extractor.nlp.act import Act, is_permit
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene

_BEFORE_VERB = 4
"""Tokens in which "no longer" stands before its verb: "no longer be allowed to"."""
_BEFORE_NEED = 7
"""The same where the sentence says what is needed: "would no longer need to obtain"."""
_LET_OFF = 3
"""Tokens of "be subject to", whose negation syntax hangs on its adjective."""
_STOPPED = "nlp.ended/stopped"


def no_longer(scene: Scene, verb: Hit, acts: list[Act]) -> list[Act]:
    """The acts of a verb, turned round where "no longer" or a verb of stopping stands before it: "may no longer import", "stopped allowing imports"."""
    if not acts:
        return acts
    lower, words = scene.tree.lower, scene.tables.words
    stop = _stop_before(scene, verb)
    needed = not words.needed.isdisjoint(lower[max(scene.lo, verb.start - _BEFORE_NEED) : verb.start])
    first = max(scene.lo, verb.start - (_BEFORE_NEED if needed else _BEFORE_VERB))
    said = words.says_no_longer(lower[first : verb.start]) or _is_refused(scene, verb, acts) or _is_let_off(scene, verb, acts)
    if (stop < 0 and not said) or any("crosses" in act.flags for act in acts):
        return [act for act in acts if not (act.action == "ease" and _is_given_daily(act))]
    kept = []
    for act in acts:
        # "tea will no longer be subject to the duty": some goods are let off, the duty stands
        ended = scene.tables.by_measure[_table(act)].get(act.action)
        if ended is not None:
            turned, _, other = scene.tables.by_measure.get(act.measure, {}).get(ended, ended).partition(":")
            if other:  # a rebate that is no longer paid is a tax on exports
                ended, act.measure = turned, other
            act.action = "suspend" if ended == "remove" and stop >= 0 and lower[stop] in words.pauses_doing else ended
            act.why.append(_STOPPED if stop >= 0 else "nlp.ended/no_longer")
            kept.append(act)
    return kept


def _is_given_daily(act: Act) -> bool:
    """ "Sold foreign exchange for imports": what a central bank does every day."""
    return act.noun is not None and act.noun.kind == "measure" and rule_of(act.noun).only == "refused"


def _table(act: Act) -> str:
    """The table of what becomes of an act that is done no more: of trade, of what traders bear, of permits, of other measures."""
    if "flow" in act.flags or getattr(act.rule, "lets_in", False):
        return "no_longer_flow"
    if getattr(act.rule, "demands", False):
        return "no_longer_bear"
    return "no_longer_permit" if act.noun is not None and act.action == "ease" and is_permit(act.noun, act.measure) else "no_longer"


def _is_refused(scene: Scene, verb: Hit, acts: list[Act]) -> bool:
    """ "Will not allow imports of rice": what is not let through is barred."""
    lower, words = scene.tree.lower, scene.tables.words
    if verb.start == scene.lo or lower[verb.start - 1] not in words.negations or lower[verb.start] not in words.empowers:
        return False
    asked = any(words.modal_kind(word) in ("may", "should") for word in lower[max(scene.lo, verb.start - _BEFORE_VERB) : verb.start - 1])
    return not asked and all("flow" in act.flags and act.action == "ease" for act in acts)


def _is_let_off(scene: Scene, verb: Hit, acts: list[Act]) -> bool:
    """ "Truck parts will not be subject to the duty": what is not to bear it is let off."""
    lower, words = scene.tree.lower, scene.tables.words
    if verb.end - verb.start < _LET_OFF or verb.start == scene.lo or lower[verb.start - 1] not in words.negations:
        return False
    will = any(words.modal_kind(word) == "will" for word in lower[max(scene.lo, verb.start - 3) : verb.start - 1])
    if any(lower[item.start - 1] in words.until for item in scene.among(range(verb.end, scene.hi), {"date"})):
        return False  # "will not be subject to the duty until 2026": then they will
    return will and all(getattr(act.rule, "demands", False) for act in acts)


def without_stops(scene: Scene, acts: list[Act]) -> list[Act]:
    """Without the verbs of stopping themselves where what is stopped is told: "stopped taxing gold exports" stops no exports."""
    stops = {_stop_before(scene, act.trigger) for act in acts if _STOPPED in act.why}
    return [act for act in acts if act.trigger.start not in stops]


def _stop_before(scene: Scene, verb: Hit) -> int:
    """The token of a verb of stopping right before a gerund, or -1."""
    tree, words = scene.tree, scene.tables.words
    before = verb.start - 1
    if tree.tag[verb.start] != "VBG" or before < scene.lo:
        return -1
    return before if tree.lower[before] in words.stops_doing or tree.lower[before] in words.pauses_doing else -1
