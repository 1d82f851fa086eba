"""Which borders and markets are shut, or opened again, to what? "Shut its border to Chadian eggs", "the reopening of three crossings to trucks"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.parties import Found
from extractor.nlp.scene import PARTIES, Scene
from extractor.rules.triggers import VerbRule

_GATE = 9
"""Tokens from "closure" to the border that is closed: "the closure of all but one of its land borders"."""
_BEHIND = 6
"""Tokens from a gate to the trade that it is opened to."""
_AT_BORDER = 9
"""Tokens from "be charged" to the border: "be charged 20.83 percent at the U.S. border"."""
_NEIGHBOUR = 5
"""Tokens from a border to the neighbour: "its border with southern Peru"."""
_OWNER = 4
"""Tokens from "out of" to the country: "out of the whole Indian market"."""
ON_MARKET = "nlp.acts/on_market"
"""Why the market of a good that is shut or opened is an act."""
ON_BORDER = "nlp.acts/on_border"
"""Why a border that nothing passes, or that goods pass again, is an act."""


def gates_of(scene: Scene, verb: int) -> list[int]:
    """The gates that a verb shuts or opens, in the active or the passive."""
    return [head for head in _shut(scene, verb) if scene.tree.lower[head] in scene.tables.words.gates and not is_anothers(scene, verb, head)]


def _shut(scene: Scene, verb: int) -> list[int]:
    """The objects of a verb, or of the word that belongs to it: "threw open its borders"."""
    tree, words, beside = scene.tree, scene.tables.words, verb + 1
    other = beside < scene.hi and tree.dep[beside] == "xcomp" and tree.head[beside] == verb
    heads = object_heads(scene, verb) or (object_heads(scene, beside) if other else [])
    return [head + 1 if tree.pos[head] == "PROPN" and tree.lower[head + 1 : head + 2] and tree.lower[head + 1] in words.borders else head for head in heads]


def behind_gate(scene: Scene, verb: Hit) -> list[int]:
    """ "closed its border to Ugandan eggs", "its market was reopened to them": what the gate that a verb shuts is shut to."""
    tree, words = scene.tree, scene.tables.words
    gates = gates_of(scene, verb.head)
    leads = words.shut_to | words.upon if any(tree.lower[gate] in words.doors for gate in gates) else words.shut_to  # "slammed the door on"
    beside = [kid for kid in tree.kids(verb.head, "advmod") if tree.lower[kid] in words.again]  # "shut again to Mexican cattle"
    shut_to = [kid for head in (verb.head, *gates, *beside) for kid in tree.kids(head, "obl", "nmod") if tree.case_of(kid) in leads] if gates else []
    if not shut_to:
        shut_to = _right_behind(scene, gates[0]) if gates else _opened_to(scene, verb)
    return [next(iter(tree.kids(kid, "nmod")), kid) if tree.lower[kid] in words.hollow else kid for kid in shut_to]  # "to a host of goods"


def is_kept_at_border(scene: Scene, goods: int) -> bool:
    """ "Closed its border to fresh maize", "was closed again to cattle": goods right behind a border, or behind one that was shut before."""
    tree, words = scene.tree, scene.tables.words
    first = min(tree.subtree(goods), default=goods)
    return first > scene.lo and tree.lower[first] in words.shut_to and tree.lower[first - 1] in words.borders | words.again


def _right_behind(scene: Scene, gate: int) -> list[int]:
    """ "Reopens door to car imports": the trade right behind a gate, whatever syntax makes of its words."""
    if gate + 1 >= scene.hi or scene.tree.lower[gate + 1] not in scene.tables.words.shut_to:
        return []
    return [token for token in range(gate + 2, min(scene.hi, gate + _BEHIND)) if scene.hit("flow", token) is not None][:1]


def _opened_to(scene: Scene, verb: Hit) -> list[int]:
    """ "China reopens to Australian lobsters", "the border will open to Mexican cattle": goods to which a country itself is opened again, or a gate opens."""
    tree, words = scene.tree, scene.tables.words
    if tree.kids(verb.head, "obj", "aux:pass"):
        return []
    opens = bool(opening(scene, verb.head))
    if not opens and tree.lower[verb.start] in words.opens_again:
        opens = any(scene.mentions(kid, PARTIES) for kid in tree.kids(verb.head, "nsubj"))
    return [kid for kid in tree.kids(verb.head, "obl") if opens and tree.case_of(kid) in words.shut_to]


def opening(scene: Scene, verb: int) -> list[int]:
    """The gates that open or shut, as the subject of a verb without an object."""
    tree = scene.tree
    return [] if tree.is_passive(verb) else [kid for kid in tree.kids(verb, "nsubj") if tree.lower[kid] in scene.tables.words.gates]


def is_anothers(scene: Scene, verb: int, gate: int) -> bool:
    """ "opened Japan's market to foreign chips": whose gate it is says who opens it, not the verb's subject, unless the two are one or there is no other."""
    tree = scene.tree
    if tree.is_passive(verb):
        return False
    owners = scene.among([kid for kid in tree.phrase(gate) if kid < gate], PARTIES)
    over = tree.head[verb] if tree.dep[verb] == "xcomp" else verb  # "Manila agreed to open the Philippine market"
    subjects = scene.among([token for kid in tree.kids(over, "nsubj") for token in tree.phrase(kid)], PARTIES)
    return bool(owners) and not {item.mention.concept for item in owners} <= {item.mention.concept for item in subjects}


def on_market(scene: Scene, verb: Hit, rule: VerbRule) -> list[Act]:
    """ "Will open its rice market", "closed Fiji's sugar market": the market of a good, and whose it is."""
    tree, words = scene.tree, scene.tables.words
    for market in object_heads(scene, verb.head):
        if tree.lower[market] not in words.market or is_anothers(scene, verb.head, market):
            continue
        before = [token for token in tree.phrase(market) if token < market]
        owned = bool(tree.kids(market, "nmod:poss")) or scene.among(before, PARTIES)
        if owned and scene.mentions(market - 1, {"good"}):
            flags = {"weak_flow", "of_anchor", *verb_form(scene, verb.head)}
            return [Act(verb, rule, verb.head, rule.on_good or "impose", "import_control", None, market - 1, flags, [ON_MARKET])]
    return []


def on_border(scene: Scene, verb: Hit, rule: VerbRule) -> list[Act]:
    """ "Shut its border with Peru", "shut the border to stop rice smuggling": one that nothing passes, where it is named or the sentence speaks of trade."""
    tree, words = scene.tree, scene.tables.words
    shut = [head for head in _shut(scene, verb.head) if tree.lower[head] in words.borders]
    if not shut or not words.people.isdisjoint(tree.lower[scene.lo : scene.hi]):
        return []
    end = next((token for token in range(shut[0] + 1, scene.hi) if tree.dep[token].startswith("nsubj")), scene.hi)
    goods = [item for item in scene.among(range(verb.end, end), {"good"}) if "modifies" not in item.mention.attrs]
    if not goods and words.freight.isdisjoint(tree.lower[verb.end : end]) and not _is_told_whose(scene, shut[0]):
        return []  # "shut the border after the storm while grain prices rose"
    flags = {"weak_flow", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, rule.on_good or "impose", "transport_measure", None, shut[0], flags, [ON_BORDER])]


def _is_told_whose(scene: Scene, gate: int) -> bool:
    """ "Its border with Peru", "the Tambo crossing": which border it is, so that no other kind of line is meant."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[gate + 1 : gate + 2] and tree.lower[gate + 1] in words.border_with:
        named = gate + 2 < scene.hi and tree.pos[gate + 2] == "PROPN"
        return named or bool(scene.among(range(gate + 2, min(scene.hi, gate + _NEIGHBOUR)), PARTIES))
    return gate - 1 > scene.lo and (tree.pos[gate - 1] == "PROPN" or tree.lower[gate - 1] in words.border_kinds)


def by_noun(scene: Scene, noun: Hit) -> Act | None:
    """ "Ordered the reopening of three crossings", "the closure of its border to eggs": what a noun does to a gate, done by whose the noun is."""
    tree, words = scene.tree, scene.tables.words
    action = words.gate_acts.get(tree.lower[noun.head], "")
    if not action or not tree.parsed(noun.head) or not words.people.isdisjoint(tree.lower[scene.lo : scene.hi]):
        return None
    behind = range(noun.end, min(scene.hi, noun.end + _GATE))
    if (goods := _let_through(scene, behind)) >= 0:
        measure = scene.tables.families["ban"]["import"]
        return Act(noun, noun.rules[0][0], noun.head, action, measure, None, goods, {"nominal", "weak_flow"}, [ON_MARKET])  # type: ignore[arg-type]  # an act noun
    gate = next((token for token in behind if tree.lower[token] in words.borders), -1)
    if gate < 0 or tree.lower[noun.end] not in words.flow_of or any(tree.pos[token] in ("VERB", "ADP") for token in range(noun.end + 1, gate)):
        return None  # "the closure of schools on the border"
    said = range(gate, scene.hi)
    if not scene.among(said, {"good"}) and words.freight.isdisjoint(tree.lower[noun.start : scene.hi]) and not _is_told_whose(scene, gate):
        return None
    return Act(noun, noun.rules[0][0], noun.head, action, "transport_measure", None, gate, {"nominal", "weak_flow"}, [ON_BORDER])  # type: ignore[arg-type]  # an act noun


def _let_through(scene: Scene, behind: range) -> int:
    """ "The reopening of its market to Peruvian onions": goods of another country right behind a gate, or -1."""
    tree, words = scene.tree, scene.tables.words
    gate = next((token for token in behind if tree.lower[token] in words.gates), -1)
    if gate < 0 or gate + 2 >= scene.hi or tree.lower[behind.start] not in words.flow_of or tree.lower[gate + 1] not in words.shut_to:
        return -1
    goods = [item for item in scene.among(range(gate + 2, min(scene.hi, gate + _BEHIND)), {"good"}) if item.mention.concept != "all_goods"]
    return goods[0].end - 1 if goods and scene.among(range(gate + 2, goods[0].end), PARTIES) else -1


def on_gate_noun(scene: Scene, verb: Hit, rule: VerbRule, noun: Hit, action: str) -> Act | None:
    """ "Announced the closure of its border to eggs", "ended the closure": what a verb does to such a noun, done to the gate."""
    told = by_noun(scene, noun) if noun.kind == "act" and not rule.demands else None
    if told is None:
        return None
    if action not in ("impose", "agree", "ease") and not rule.neutral:
        told.action = action if told.action == "impose" else "extend"  # who puts off the reopening keeps it shut
    return Act(verb, rule, verb.head, told.action, told.measure, None, told.anchor, {"weak_flow", *verb_form(scene, verb.head)}, told.why, noun)


def at_border(scene: Scene, act: Act) -> Found | None:
    """ "Will be charged 20 percent at the Fijian border": whose border it is lays the duty."""
    tree, words = scene.tree, scene.tables.words
    border = next((token for token in range(act.trigger.end, min(scene.hi, act.trigger.end + _AT_BORDER)) if tree.lower[token] in words.borders), -1)
    if border < 0:
        return None
    act.flags.add("at_border")
    owners = scene.among([token for token in tree.phrase(border) if token < border], PARTIES)
    return Found("nlp.gates/border_of", (owners[0],)) if owners else None


def by_gate(scene: Scene, act: Act) -> Found | None:
    """ "Ghana's poultry market was reopened to Malian eggs", "shut out of the Fijian market": whose gate it is, where nobody is said to act."""
    tree, words = scene.tree, scene.tables.words
    if " ".join(tree.lower[act.trigger.end - 2 : act.trigger.end]) in words.out_of:
        owners = scene.among(range(act.trigger.end, min(scene.hi, act.trigger.end + _OWNER)), PARTIES)
        return Found("nlp.gates/owner", (owners[0],)) if owners else None
    if "gate" not in act.flags and not {ON_BORDER, ON_MARKET} & set(act.why):
        return None
    gates = gates_of(scene, act.head) or opening(scene, act.head)
    if not gates:  # "the reopening of the Fijian market to Malian eggs"
        gates = [token for token in range(max(scene.lo, act.anchor - _BEHIND), act.anchor) if tree.lower[token] in words.gates]
    owners = scene.among([kid for kid in tree.phrase(gates[0]) if kid < gates[0]], PARTIES) if gates else []
    return Found("nlp.gates/owner", (owners[0],)) if owners else None


__all__ = ["at_border", "behind_gate", "by_gate", "by_noun", "gates_of", "is_kept_at_border", "on_border", "on_gate_noun", "on_market", "opening"]
