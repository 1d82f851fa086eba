"""Which goods does a country no longer take from another? "Accepts no more onions from Chad", "has ceased to accept Welsh cattle", "refused Peruvian rice"."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import REACH, object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.rules.triggers import VerbRule

ON_TAKEN = "nlp.acts/on_taken"
"""Why goods that are no longer taken are an act."""
_STOP = 3
"""Tokens before the verb in which it is said to stop: "no longer accepts", "has ceased to accept"."""
_FROM = 7
"""Tokens behind the goods in which it is said where they come from."""


def on_taken(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Goods with their origin as the object of a government's verb that says they are taken no more; a single cargo is no rule."""
    rule, tree, words = next((rule for rule in rules if rule.takes_in), None), scene.tree, scene.tables.words
    if rule is None or not tree.parsed(verb.head) or tree.is_passive(verb.head):
        return []
    stopped = tree.lower[verb.head] in words.refuses_goods or not words.stops_taking.isdisjoint(tree.lower[max(scene.lo, verb.start - _STOP) : verb.start])
    behind = " ".join(tree.lower[verb.end : verb.end + 3])
    if not (stopped or any(behind.startswith(f"{no} ") for no in words.takes_no)):
        return []
    for head in object_heads(scene, verb.head):
        phrase = tree.phrase(head)
        goods = [item for item in scene.mentions(head, {"good"}) if item.mention.concept != "all_goods"]
        if not goods or scene.among(phrase, {"quantity"}) or not words.cargoes.isdisjoint(tree.lower[token] for token in phrase):
            continue
        if _comes_from(scene, phrase, goods[-1].end) and _is_by_government(scene, verb.head):
            flags = {"good_object", "crosses", "weak_flow", *verb_form(scene, verb.head)}
            return [Act(verb, rule, verb.head, "impose", scene.tables.families["ban"]["import"], None, head, flags, [ON_TAKEN])]
    return []


def on_entry(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Uzbek melons were denied entry into Kazakhstan", "refused entry to Malawian maize": goods of a country that are not let in; one cargo is no rule."""
    rule = next((rule for rule in rules if rule.refuses_entry), None)
    tree = scene.tree
    if rule is None or not tree.parsed(verb.head):
        return []
    turned_away = tree.kids(verb.head, "nsubj:pass") or [kid for kid in range(verb.end, min(scene.hi, verb.end + REACH)) if tree.case_of(kid) == "to"][:1]
    for head in turned_away:
        phrase = tree.phrase(head)
        goods = [item for item in scene.among(phrase, {"good"}) if item.mention.concept != "all_goods" and "modifies" not in item.mention.attrs]
        if goods and scene.among(phrase, PARTIES) and not scene.among(phrase, {"quantity"}) and not any(tree.pos[kid] == "NUM" for kid in phrase):
            measure = scene.tables.families["ban"]["import"]
            return [Act(verb, rule, verb.head, "impose", measure, None, head, {"good_object", "crosses"}, ["nlp.acts/refused_entry"])]
    return []


def _comes_from(scene: Scene, phrase: Sequence[int], end: int) -> bool:
    """Whether the goods are said to come from a country: "Peruvian rice", "rice from Peru"."""
    behind = scene.among(range(end, min(scene.hi, end + _FROM)), PARTIES)
    return bool(scene.among(phrase, PARTIES)) or any(scene.tree.lower[item.start - 1] in scene.tables.words.origin for item in behind)


def _is_by_government(scene: Scene, verb: int) -> bool:
    """Whether a jurisdiction is the subject of a verb or of the one over it: "Ireland has ceased to accept"."""
    tree = scene.tree
    while not (subjects := tree.kids(verb, "nsubj")) and tree.dep[verb] in ("xcomp", "conj", "ccomp") and tree.head[verb] != verb:
        verb = tree.head[verb]
    return any(scene.mentions(kid, ACTORS) or tree.lower[kid] in scene.tables.actors.pointer | scene.tables.actors.pronouns for kid in subjects)


__all__ = ["ON_TAKEN", "on_entry", "on_taken"]
