"""Which plants abroad may deliver, and which no longer? "Cleared five Irish meat plants", "suspended two Turkish dairies"."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.parties import Found
from extractor.nlp.scene import PARTIES, Placed, Scene, home_of
from extractor.rules.triggers import VerbRule

ON_PLANTS = "nlp.acts/on_plants"
"""Why plants abroad that may deliver or not are an act."""
_TO_LIST = 16
"""Tokens from the verb to the list: the plants stand between."""
_STATE = 4
"""Tokens from the list to what those on it are: "its list of meat plants that are suspended"."""
_TO_MARKET = 12
"""Tokens from the verb to the country that the plants may ship to."""


def on_plants(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """The plants of another country as the object, with what they make: imports from them are let in or barred."""
    rule = next((rule for rule in rules if rule.on_plants is not None), None)
    if rule is None or not scene.tree.parsed(verb.head):
        return []
    for head in _with_leave(scene, object_heads(scene, verb.head)):
        phrase = scene.tree.phrase(head)
        goods = [item for item in scene.among(phrase, {"good"}) if item.start <= head and item.mention.concept != "all_goods"]
        homes = scene.among(phrase, PARTIES)
        if scene.tree.lower[head] not in scene.tables.words.makers or not goods or not homes or _is_at_home(scene, verb, homes):
            continue
        flags = {"weak_flow", "good_object", *verb_form(scene, verb.head)}
        measure = scene.tables.families["ban"]["import"]
        return [Act(verb, rule, verb.head, rule.on_plants or "ease", measure, None, head, flags, [ON_PLANTS])]
    return []


def on_plant_list(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Took three Argentine plants off its list of approved exporters": plants of another country that a list of who may deliver, or may not, names."""
    rule, tree, words = next((rule for rule in rules if rule.plant_list is not None), None), scene.tree, scene.tables.words
    behind = range(verb.end, min(scene.hi, verb.end + _TO_LIST))
    named = next((token for token in behind if tree.lower[token] in words.maker_lists), -1)
    if rule is None or named < 0 or not tree.parsed(verb.head):
        return []
    around = tree.lower[named - _STATE : named + _STATE]
    free = not words.may_deliver.isdisjoint(around)
    if free == (not words.may_not_deliver.isdisjoint(around)):
        return []  # "their list of plants"
    for head in object_heads(scene, verb.head):
        homes = scene.among(tree.phrase(head), PARTIES)
        if not homes or scene.tables.words.makers.isdisjoint(tree.lower[token] for token in tree.phrase(head)) or _is_at_list_owner(scene, verb, homes):
            continue
        action = "ease" if free == (rule.plant_list == "onto") else "impose"
        flags = {"weak_flow", "good_object", *verb_form(scene, verb.head)}
        return [Act(verb, rule, verb.head, action, scene.tables.families["ban"]["import"], None, head, flags, [ON_PLANTS])]
    return []


def _is_at_list_owner(scene: Scene, verb: Hit, homes: list[Placed]) -> bool:
    """Whether the plants are at home where the list is kept, or nobody is named whose list it may be."""
    around = scene.among(range(scene.lo, min(scene.hi, verb.end + _TO_LIST)), PARTIES | {"agency", "leader"})
    at_home = {item.mention.concept for item in homes}
    return not any(home_of(item.mention) not in at_home for item in around)


def _with_leave(scene: Scene, heads: Sequence[int]) -> list[int]:
    """Objects, and for "the approval of four plants" the plants."""
    tree, words = scene.tree, scene.tables.words
    return [
        next((kid for kid in tree.kids(head, "nmod") if tree.lower[kid] in words.makers), head) if tree.lower[head] in words.plant_leave else head
        for head in heads
    ]


def _is_at_home(scene: Scene, verb: Hit, homes: list[Placed]) -> bool:
    """ "Ireland approved five Irish plants": the subject's own, or no subject and no market named that they ship to."""
    tree = scene.tree
    subjects = scene.among([token for kid in tree.kids(verb.head, "nsubj") for token in tree.phrase(kid)], PARTIES | {"agency", "leader"})
    acting = {home_of(item.mention) for item in subjects}
    at_home = {item.mention.concept for item in homes}
    if tree.is_passive(verb.head):
        agents = [token for kid in tree.kids(verb.head, "obl:agent") for token in tree.phrase(kid)]
        if any(home_of(item.mention) not in at_home for item in scene.among(agents, PARTIES | {"agency", "leader"})):
            return False  # "were cleared by China"
        return _market(scene, verb.end, at_home) is None
    return not acting or bool(acting & at_home)


def _market(scene: Scene, start: int, at_home: set[str]) -> Placed | None:
    """The country that plants ship to: "to ship beef to Chad"."""
    behind = range(start, min(scene.hi, start + _TO_MARKET))
    if scene.tables.words.delivers.isdisjoint(scene.tree.lower[behind.start : behind.stop]):
        return None
    places = (item for item in scene.among(behind, PARTIES) if item.mention.concept not in at_home)
    return next((item for item in places if scene.tree.lower[item.start - 1] in scene.tables.words.delivers_to | scene.tables.words.articles), None)


def by_market(scene: Scene, act: Act) -> Found | None:
    """ "Five plants were cleared to ship beef to Chad": Chad lets them, where nobody is said to."""
    if ON_PLANTS not in act.why:
        return _seller(scene, act)
    at_home = {item.mention.concept for item in scene.among(scene.tree.phrase(act.anchor), PARTIES)}
    if getattr(act.rule, "plant_list", None) is not None:  # "were struck off China's list of approved exporters"
        behind = scene.among(range(act.trigger.end, min(scene.hi, act.trigger.end + _TO_LIST)), PARTIES)
        owner = next((item for item in behind if item.mention.concept not in at_home), None)
        return Found("nlp.plants/list_of", (owner,)) if owner is not None else None
    market = _market(scene, act.trigger.end, at_home)
    return Found("nlp.plants/market", (market,)) if market is not None else None


def homes_listed(scene: Scene, act: Act) -> list[Placed]:
    """Where the plants are at home that a list names, whatever the verb's form."""
    return scene.among(scene.tree.phrase(act.anchor), PARTIES) if getattr(act.rule, "plant_list", None) is not None else []


def _seller(scene: Scene, act: Act) -> Found | None:
    """ "Poland was cleared to export poultry to Japan": whose goods they are, where it is said whose market they enter (`link.markets`)."""
    tree = scene.tree
    if act.noun is None or act.noun.over < 0 or act.action != "ease" or not tree.is_passive(act.head):
        return None
    sellers = scene.among([token for kid in tree.kids(act.head, "nsubj:pass", "nsubj") for token in tree.phrase(kid)], PARTIES)
    if not sellers or _market(scene, act.trigger.end, {item.mention.concept for item in sellers}) is None:
        return None
    act.flags.add("into_market")
    return Found("nlp.plants/seller", tuple(sellers[:1]))


__all__ = ["ON_PLANTS", "by_market", "homes_listed", "on_plant_list", "on_plants"]
