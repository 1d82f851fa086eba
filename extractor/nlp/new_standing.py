"""Which acts give trade a new standing? "Moved rice exports from free to restricted", "stays in the restricted category"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit, HitKind
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene
from extractor.nlp.tree import NOMINAL
from extractor.rules.triggers import VerbRule

ON_STATUS = "nlp.acts/on_status"
"""Why a new standing of trade is an act."""


def on_status(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "amended the export policy of tin from free to prohibited", "put tin exports in the restricted category": the standing is the measure."""
    words, lower = scene.tables.words, scene.tree.lower
    if words.standing.keys().isdisjoint(scene.said) or not scene.among(range(scene.lo, scene.hi), {"good"}):
        return []
    rule = next((rule for rule in rules if _restates(rule)), None)
    if rule is None:
        return []
    told = [(_lead(scene, token), words.standing[lower[token]]) for token in range(verb.end, scene.hi) if _is_standing(scene, token)]
    new = next((standing for lead, standing in told if lead in words.to_standing), None)
    old = next((standing for lead, standing in told if lead in words.origin), "free")
    flow = next((scene.tables.actors.flows[word] for word in lower[scene.lo : scene.hi] if scene.tables.actors.flows.get(word) in ("export", "import")), None)
    noun = next((hit for kind in _NOUNS for hit in scene.of(kind) if kind == "flow" or not rule_of(hit).pointer), None)
    if new is None or flow is None or noun is None or new == old:
        return []
    if rule.subject == "extend":  # "rice exports stay in the restricted category"
        return [Act(verb, rule, verb.head, "extend", scene.tables.families[new].get(flow, ""), noun, noun.head, set(), [ON_STATUS])] if new != "free" else []
    family, action = (old, "remove" if new == "free" else "ease") if (old, new) in _RELIEF else (new, "impose" if old == "free" else "tighten")
    measure = scene.tables.families[family].get(flow, "")
    return [Act(verb, rule, verb.head, action, measure, noun, noun.head, verb_form(scene, verb.head), [ON_STATUS])]


def _restates(rule: VerbRule) -> bool:
    """Whether a verb may give trade a new standing or keep it in one: "moved", "placed", "stays"."""
    return (
        "adjust" in (rule.on_measure, rule.subject)
        or rule.subject == "extend"
        or (rule.needs_list and rule.on_measure == "impose" and not rule.subject_is_target)
    )


_NOUNS: tuple[HitKind, ...] = ("measure", "flow")
_RELIEF = frozenset({("ban", "control"), ("ban", "free"), ("control", "free")})
"""Standings before and after that let more through."""


def _is_standing(scene: Scene, token: int) -> bool:
    """Whether a word says what may be traded: "restricted", "the restricted category"; no "restricted area"."""
    tree, words = scene.tree, scene.tables.words
    return tree.lower[token] in words.standing and (
        token + 1 >= scene.hi or tree.pos[token + 1] not in NOMINAL or tree.lower[token + 1] in words.standing_nouns
    )


def _lead(scene: Scene, token: int) -> str:
    """The word before a standing, past articles and quotes: "to the 'restricted' category"."""
    lower, words = scene.tree.lower, scene.tables.words
    before = token - 1
    while before > scene.lo and (lower[before] in words.articles or not lower[before].isalnum()):
        before -= 1
    return lower[before]


__all__ = ["ON_STATUS", "on_status"]
