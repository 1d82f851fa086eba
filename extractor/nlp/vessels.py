"""Which ships are told of, and of which port? Shared by verbs that close ports and by bans on ships."""

from extractor.nlp.scene import PARTIES, Scene

_REACH = 9
"""Tokens from the ports to the ships, and from the ships to the ports."""
_BESIDE = 6
"""Tokens from a ban to the ships that it is on: "a ban on Russian fishing boats"."""
_FLAG = 5
"""Tokens from "flying" to the flag: "flying the flag of Peru"."""


def led_to(scene: Scene, head: int, leads: frozenset[str], nouns: frozenset[str]) -> int:
    """The next of some nouns that one of some prepositions leads to, or -1; who fishes on the way is no guest of a port."""
    lower = scene.tree.lower
    led = False
    for token in range(head + 1, min(scene.hi, head + 1 + _REACH)):
        if lower[token] in scene.tables.words.catches and scene.tree.dep[token] != "compound":
            return -1
        led = led or lower[token] in leads
        if led and lower[token] in nouns:
            return token
    return -1


def is_foreign(scene: Scene, ship: int) -> bool:
    """Whether the words at the ships say whose they are: a port closed to big ships is no measure."""
    said = said_of(scene, ship)
    if not scene.tables.words.no_freighters.isdisjoint(scene.tree.lower[token] for token in scene.tree.phrase(ship)):
        return False
    return bool(scene.among(said, PARTIES)) or not scene.tables.words.foreign.isdisjoint(scene.tree.lower[token] for token in said)


def said_of(scene: Scene, ship: int) -> list[int]:
    """The words that tell of ships, what they fly or carry among them: "ships flying the Peruvian flag"."""
    tree = scene.tree
    does = [token for kid in tree.kids(ship, "acl") for token in range(kid, min(scene.hi, kid + _FLAG))]
    return [*tree.phrase(ship), *does]


def barred_ship(scene: Scene, noun: int) -> int:
    """Of "a ban on Russian ships from its ports", "on Russian ships entering its ports" the ships, or -1."""
    tree, words = scene.tree, scene.tables.words
    ships = [kid for kid in tree.kids(noun, "nmod") if tree.lower[kid] in words.vessels]
    if not ships and noun + 1 < scene.hi and tree.lower[noun + 1] in words.upon:  # syntax may hang them on the verb
        ships = [at for at in range(noun + 2, min(scene.hi, noun + _BESIDE)) if tree.lower[at] in words.vessels][:1]
    leads = words.origin | words.calls_at
    return next((ship for ship in ships if led_to(scene, ship, leads, words.ports) >= 0 and is_foreign(scene, ship)), -1)
