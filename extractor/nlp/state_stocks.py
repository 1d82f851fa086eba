"""Which goods does a state buy for its stocks or sell from them? "Will buy 3 million tonnes of paddy from farmers"."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.rules.triggers import VerbRule

ON_STOCKS = "nlp.acts/on_stocks"
"""Why goods that a state buys or sells are a support."""
_REACH = 9
"""Tokens behind the goods in which it is said where they come from or go: "of wheat from the state reserve's depots"."""
_GOODS = frozenset({"good"})


def on_stocks(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Goods that a government is to move in or out of its stores; what a firm trades, and what a state bought or sold, is no act."""
    rule, tree = next((rule for rule in rules if rule.on_stocks), None), scene.tree
    if rule is None or not tree.parsed(verb.head) or not scene.tables.words.forecasts.isdisjoint(scene.said):
        return []  # "will buy 30 million tonnes, traders expect"
    for head in object_heads(scene, verb.head):
        goods = [item for item in scene.among(tree.phrase(head), _GOODS) if "modifies" not in item.mention.attrs and item.mention.concept != "all_goods"]
        if not goods or not scene.among(tree.phrase(head), {"quantity"}):
            continue
        behind = range(goods[0].end, min(scene.hi, goods[-1].end + _REACH))
        told = _leaves_stores(scene, behind) if rule.on_stocks == "sells" else _is_bought_at_home(scene, behind)
        if told and _is_ahead(scene, verb.head) and _is_of_state(scene, verb.head):
            flags = {"good_object", "weak_flow", *verb_form(scene, verb.head)}
            return [Act(verb, rule, verb.head, "impose", "subsidy", None, goods[0].end - 1, flags, [ON_STOCKS])]
    return []


def _leaves_stores(scene: Scene, behind: Sequence[int]) -> bool:
    """ "From state reserves", "out of its stockpile"."""
    lower, words = scene.tree.lower, scene.tables.words
    if any(lower[item.start - 1] in words.delivers_to for item in scene.among(behind, PARTIES)):
        return False  # "sold 900 tonnes of wheat to Chad from stocks"
    return any(lower[at] in words.stores and not words.origin.isdisjoint(lower[behind[0] : at]) for at in behind)


def _is_bought_at_home(scene: Scene, behind: Sequence[int]) -> bool:
    """ "From farmers", "for state reserves"."""
    lower, words = scene.tree.lower, scene.tables.words
    return any(
        (lower[at] in words.paid_makers and not words.origin.isdisjoint(lower[behind[0] : at]) and not scene.mentions(at - 1, PARTIES))
        or (lower[at] in words.stores and not (words.meant_for | words.enters).isdisjoint(lower[behind[0] : at]))
        for at in behind
    )


def _is_ahead(scene: Scene, head: int) -> bool:
    """Whether a verb tells what is to be done: "will buy", "to buy", "plans to buy", a headline's "buys"."""
    tree = scene.tree
    return tree.tag[head] in ("VB", "VBZ", "VBP")


def _is_of_state(scene: Scene, head: int) -> bool:
    """Whether a jurisdiction or one of its bodies is the subject of a verb or of one over it."""
    tree, verb = scene.tree, head
    while not (subjects := tree.kids(verb, "nsubj")) and tree.dep[verb] in ("xcomp", "conj") and tree.head[verb] != verb:
        verb = tree.head[verb]
    return any(scene.mentions(kid, ACTORS) or tree.lower[kid] in scene.tables.actors.government for kid in subjects)


__all__ = ["ON_STOCKS", "on_stocks"]
