"""Who gains the access to whose market? "Zambia won access to the Chinese market for its berries", "Japan granted market access to Peruvian citrus"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.parties import Found
from extractor.nlp.scene import PARTIES, Placed, Scene, home_of
from extractor.nlp.sell_leave import ON_LEAVE, by_giver
from extractor.rules.triggers import VerbRule

ON_ACCESS = "nlp.acts/on_access"
"""Why access to a market is an act."""
_TO_MARKET = 7
"""Tokens from "access" to the country whose market it is: "access to the whole Chinese market"."""


def on_access(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Access as a verb's object, with goods: the market's country lets them in, whoever tells of it."""
    rule, tree = next((rule for rule in rules if rule.access is not None), None), scene.tree
    if rule is None or not tree.parsed(verb.head):
        return []
    own = tree.head[verb.head] if tree.dep[verb.head] == "aux:pass" else verb.head  # "was granted access"
    access = next((head for head in object_heads(scene, own) + tree.kids(own, "obj") if tree.lower[head] in scene.tables.words.access), -1)
    gains = rule.access == "gains"
    goods = [item for item in scene.among(range(scene.lo if gains else verb.end, scene.hi), {"good"}) if item.mention.concept != "all_goods"]
    if access < 0 or not goods or any(tree.tag[kid] == "MD" for kid in tree.kids(own, "aux") if tree.lower[kid] not in _SURE):
        return []
    if gains and (_market(scene, access) is None or not _parties(scene, own)):
        return []
    to_market = not scene.tables.words.market.isdisjoint(tree.lower[max(scene.lo, access - 1) : min(scene.hi, access + _TO_MARKET)])
    if not gains and not (to_market and _parties(scene, own) and scene.among(range(access, scene.hi), PARTIES)):
        return []  # "gave investors access to its data on beef"
    flags = {"weak_flow", "whole_clause", *verb_form(scene, own)} | ({"gains"} if gains else set())
    return [Act(verb, rule, own, "ease", scene.tables.families["ban"]["import"], None, access, flags, [ON_ACCESS])]


_SURE = frozenset({"will", "'ll", "shall"})
"""Auxiliaries of what is settled; "could gain access" is not."""


def _parties(scene: Scene, verb: int) -> list[Placed]:
    """The jurisdictions that are the subject of a verb, or whose makers are."""
    tree = scene.tree
    return scene.among([token for kid in tree.kids(verb, "nsubj", "nsubj:pass") for token in tree.phrase(kid)], PARTIES | {"agency", "leader"})


def _market(scene: Scene, access: int) -> Placed | None:
    """The country whose market it is: "access to the Chinese market"."""
    behind = range(access + 1, min(scene.hi, access + _TO_MARKET))
    lower, words = scene.tree.lower, scene.tables.words
    if not words.delivers_to.isdisjoint(lower[behind.start : behind.start + 1]):
        return next(iter(scene.among(behind, PARTIES)), None)
    if lower[access - 1] not in words.market:
        return None
    return next((item for item in scene.among(behind, PARTIES) if lower[item.start - 1] in words.faced_in), None)  # "market access for beef in China"


def by_access(scene: Scene, act: Act) -> Found | None:
    """ "Gained access to the Chinese market": China lets them in."""
    if ON_LEAVE in act.why:
        return by_giver(scene, act)
    market = _market(scene, act.anchor) if "gains" in act.flags and ON_ACCESS in act.why else None
    return Found("nlp.access/market", (market,)) if market is not None else None


def gained_by(scene: Scene, act: Act) -> list[Placed]:
    """Who gained it, and so is the one whose goods are let in: the subject, or whom it was given to."""
    if ON_ACCESS not in act.why and ON_LEAVE not in act.why:
        return []
    if "gains" in act.flags:
        return _parties(scene, act.head)
    givers = {home_of(item.mention) for item in _parties(scene, act.head)}
    return [item for item in scene.among(range(act.anchor, scene.hi), PARTIES) if item.mention.concept not in givers]


__all__ = ["ON_ACCESS", "by_access", "gained_by", "on_access"]
