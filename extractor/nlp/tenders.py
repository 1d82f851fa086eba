"""Who may sell to the state? "Excluded Chadian bidders from public contracts", "denied government contracts to foreign firms"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.rules.triggers import VerbRule

ON_TENDERS = "nlp.acts/on_tenders"
"""Why keeping somebody from selling to the state is an act."""
_REACH = 16
"""Tokens behind a verb in which the tenders stand."""
_PUBLIC = 3
"""Words before "contracts" in which it says whose they are: "federal construction contracts"."""


def on_tenders(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Bidders of another country, or foreign ones, that a government buys no more from."""
    rule, tree, words = next((rule for rule in rules if rule.on_tenders is not None), None), scene.tree, scene.tables.words
    if rule is None or words.tenders.isdisjoint(scene.said) or not tree.parsed(verb.head):
        return []
    behind = range(verb.end, min(scene.hi, verb.end + _REACH))
    tender = next((token for token in behind if tree.lower[token] in words.tenders and _is_public(scene, token)), -1)
    if tender < 0:
        return []
    heads = object_heads(scene, verb.head)
    barred = {token for head in heads for token in tree.phrase(head)} | (set(range(tender, behind.stop)) if tender in heads else set())
    # one firm that is barred has done wrong
    bidders = [token for token in barred if tree.lower[token] in scene.tables.actors.private and tree.tag[token] == "NNS"]
    foreign = scene.among(barred, PARTIES) or any(tree.lower[token] in words.foreign for token in barred)
    acting = scene.among([token for kid in tree.kids(verb.head, "nsubj") for token in tree.phrase(kid)], ACTORS)
    if not bidders or not foreign or not (acting or tree.is_passive(verb.head)):
        return []
    flags = {"weak_flow", "whole_clause", "good_object", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, rule.on_tenders or "", "local_content", None, min(bidders), flags, [ON_TENDERS])]


def _is_public(scene: Scene, tender: int) -> bool:
    """Whether a tender is one of the state: "procurement" always is one where parties are kept from it, "contracts" where it says so."""
    lower, words = scene.tree.lower, scene.tables.words
    return lower[tender] in words.of_state or not words.of_state.isdisjoint(lower[max(scene.lo, tender - _PUBLIC) : tender])


__all__ = ["ON_TENDERS", "on_tenders"]
