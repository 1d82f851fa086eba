"""Which ships may no longer call? "Peruvian ships may not dock at any Chilean port", "denied Fijian tankers access to its waters"."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.parties import Found
from extractor.nlp.scene import PARTIES, Placed, Scene
from extractor.nlp.vessels import said_of
from extractor.rules.triggers import VerbRule

ON_CALLS = "nlp.acts/on_calls"
"""Why ships that may not call are an act."""
ON_SHIPS = "nlp.acts/on_ships"
"""Why ports that are closed to ships are an act."""
_TO_PORT = 12
"""Tokens from the verb to the port that the ships may not use."""
_BESIDE = 4
"""Tokens from the verb to the ships that it is done to, whatever syntax makes of them: "denied Tongan ships access"."""
_NOT = 4
"""Tokens before the verb in which "not" stands."""


def on_calls(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Ships of some flag that may not use ports, or are denied the use of them."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if rule.of_ships is not None), None)
    if rule is None or not tree.parsed(verb.head) or words.vessels.isdisjoint(scene.said):
        return []
    port = _port(scene, verb)
    chain = _chain(scene, verb.head)
    ship = next((token for token in _guests(scene, verb, chain) if tree.lower[token] in words.vessels), -1)
    if port < 0 or ship < 0 or not words.catches.isdisjoint(tree.lower[verb.start : port]):
        return []
    if rule.of_ships == "denies" and words.entries_denied.isdisjoint(tree.lower[verb.start : port]):
        return []
    if rule.of_ships != "denies" and not _is_barred(scene, chain, ship):
        return []
    if not words.no_freighters.isdisjoint(tree.lower[token] for token in tree.phrase(ship)):
        return []  # "refused Peruvian military aircraft the use of its airspace"
    if not _is_of_another(scene, ship, verb, port) and not (rule.of_ships == "denies" and scene.among(tree.phrase(port), PARTIES)):
        return []  # "ships may not dock in the storm"
    flags = {"crosses", "weak_flow", "of_anchor"} if tree.kids(chain[-1], "nsubj") and ship > verb.start else {"crosses", "subject_is_target"}
    return [Act(verb, rule, chain[-1], "impose", "transport_measure", None, ship, flags, [ON_CALLS])]


def flags_of(scene: Scene, act: Act, acting: frozenset[str]) -> list[tuple[Placed, str]]:
    """Under whose flag the ships sail, or whose they are."""
    words = [*said_of(scene, act.anchor), *range(act.anchor, act.trigger.start)]
    return [(item, "nlp.port_calls/flag") for item in scene.among(words, PARTIES) if item.mention.concept not in acting]


def no_goods_of(scene: Scene, act: Act) -> list[Placed]:
    """Ships that may not call are no goods that are hit."""
    return scene.among(scene.tree.phrase(act.anchor), {"good"})


def by_port(scene: Scene, act: Act) -> Found | None:
    """ "Were barred from Fijian ports", "may not call at Fijian ports": whose ports they are, where nobody is said to act."""
    if not {ON_CALLS, ON_SHIPS} & set(act.why):
        return None
    port = _port(scene, act.trigger)
    owners = scene.among(scene.tree.phrase(port), PARTIES) if port >= 0 else []
    return Found("nlp.port_calls/port_of", (owners[0],)) if owners else None


def _port(scene: Scene, verb: Hit) -> int:
    """The ports behind a verb; the first ones that are told of, with all that they are listed with."""
    ports = scene.tables.words.ports
    return next((token for token in range(verb.end, min(scene.hi, verb.end + _TO_PORT)) if scene.tree.lower[token] in ports), -1)


def _chain(scene: Scene, head: int) -> list[int]:
    """The verb and those over it: "are [allowed] to [dock]"."""
    tree, chain = scene.tree, [head]
    while tree.dep[chain[-1]] == "xcomp" and tree.lower[tree.head[chain[-1]]] in scene.tables.words.allows | scene.tables.words.let:
        chain.append(tree.head[chain[-1]])
    return chain


def _guests(scene: Scene, verb: Hit, chain: list[int]) -> list[int]:
    """Who would call: the subject, objects, a clause about ships that syntax takes for the subject, what stands right behind the verb."""
    tree = scene.tree
    subjects = [kid for one in chain for kid in tree.kids(one, "nsubj:pass", "nsubj")]
    clauses = [kid for one in chain for clause in tree.kids(one, "csubj", "csubj:pass") for kid in tree.kids(clause, "nsubj")]
    told = [kid for one in chain for kid in object_heads(scene, one)]
    return [*subjects, *clauses, *told, *range(verb.end, min(scene.hi, verb.end + _BESIDE))]


def _is_barred(scene: Scene, chain: list[int], ship: int) -> bool:
    """ "May not", "are no longer allowed to", "no ship may"; with a modal verb or a word of leave, since much does not call."""
    tree, words = scene.tree, scene.tables.words
    first = max(scene.lo, min(chain) - _NOT)
    before = tree.lower[first : max(chain)]
    helpers = [tree.lower[kid] for one in chain for kid in tree.kids(one, "aux")]
    leave = any(tree.lower[one] in words.allows | words.let for one in chain) or not (words.may_do | words.leave).isdisjoint(helpers)
    no_ship = any(tree.lower[kid] in words.negations for kid in tree.kids(ship, "det"))
    return leave and (no_ship or not words.negations.isdisjoint(before) or words.says_no_longer(before))


def _is_of_another(scene: Scene, ship: int, verb: Hit, port: int) -> bool:
    """Whether words at the ships say whose they are or where they have been."""
    words = [*said_of(scene, ship), *range(ship, verb.start if ship < verb.start else port)]
    return bool(scene.among(words, PARTIES)) or not scene.tables.words.foreign.isdisjoint(scene.tree.lower[token] for token in words)


__all__ = ["ON_CALLS", "ON_SHIPS", "by_port", "flags_of", "no_goods_of", "on_calls"]
