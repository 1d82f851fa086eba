"""Which ships may not call, what may not pass? "Closed its ports to Chadian trawlers", "blocked the transit of grain"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.port_calls import ON_SHIPS
from extractor.nlp.scene import PARTIES, Scene
from extractor.nlp.vessels import is_foreign, led_to
from extractor.rules.triggers import VerbRule

_REACH = 9
"""Tokens from "transit" to whose it is."""


def on_ships(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """A port that ships of some flag may not use, or may use again: a measure of transport, whatever the ships carry."""
    rule = next((rule for rule in rules if rule.on_good is not None and rule.makes is None and (rule.gate or rule.flow_kind == "ban")), None)
    tree, words = scene.tree, scene.tables.words
    if rule is None or not tree.parsed(verb.head) or words.vessels.isdisjoint(tree.lower[scene.lo : scene.hi]):
        return []
    heads = object_heads(scene, verb.head)
    ports = [head for first in heads for head in (first, *tree.kids(first, "conj")) if tree.lower[head] in words.ports]
    if rule.gate:
        ship = led_to(scene, ports[0], words.shut_to, words.vessels) if ports else -1
    else:
        ship = next((head for head in heads if tree.lower[head] in words.vessels and led_to(scene, head, words.origin, words.ports) >= 0), -1)
    if ship < 0 or not is_foreign(scene, ship):
        return []
    flags = {"of_anchor", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, rule.on_good or "impose", "transport_measure", None, ship, flags, [ON_SHIPS])]


def on_transit(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Blocked the transit of Malawian goods": what passes through on its way elsewhere, stopped or let pass again."""
    rule = next((rule for rule in rules if rule.on_flow is not None and rule.flow_kind == "ban" and not rule.flow_only), None)
    if rule is None or not scene.tree.parsed(verb.head):
        return []
    passing = next((head for head in object_heads(scene, verb.head) if scene.tree.lower[head] in scene.tables.words.transits), -1)
    if passing < 0 or not scene.among(range(passing + 1, min(scene.hi, passing + _REACH)), PARTIES | {"good"}):
        return []
    flags = {"weak_flow", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, rule.on_flow or "impose", "transport_measure", None, passing, flags, ["nlp.acts/on_transit"])]


__all__ = ["on_ships", "on_transit"]
