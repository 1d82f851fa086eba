"""Which nouns did syntax lose down a garden path? "Talks to bring back quotas ended": what stands behind an infinitive is its object, no second subject."""

from collections.abc import Iterable

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import PARTIES, Scene
from extractor.nlp.tree import Tree
from extractor.rules.triggers import VerbRule

_SUBJECTS = ("nsubj", "nsubj:pass")
_OPEN = frozenset({"VB", "VBG"})
_PAST = frozenset({"VBN", "VBD"})
_HIT = frozenset({"good", "place", "bloc"})
_OF_TIME_OR_SIZE = frozenset({"obl", "nmod", "nummod", "obl:tmod", "obl:unmarked", "advmod"})
_LIMITS = frozenset({"until", "from", "through", "till", "during"})
"""Words that lead to a date between a verb and its object."""


def put_objects_right(scene: Scene) -> None:
    """Hangs a measure that is one subject too many on the verb before it that has no object: an infinitive or gerund right before it,
    or a verb and what it says of time and size, "has extended by a year a ban on tin, the ministry said".
    """
    tree = scene.tree
    for hit in scene.of("measure"):
        noun = hit.head
        if not tree.parsed(noun) or tree.dep[noun] not in _SUBJECTS:
            continue
        others = [kid for kid in tree.kids(tree.head[noun], *_SUBJECTS) if kid != noun]
        if not others:
            continue
        before = min(tree.subtree(noun)) - 1
        second = others[0] < before
        verb = before if second else _verb_over(scene, before)
        if verb < scene.lo or (second and tree.tag[verb] not in _OPEN) or scene.hit("verb", verb) is None or tree.kids(verb, "obj"):
            continue
        tree.hang(noun, verb, "obj")


def _verb_over(scene: Scene, token: int) -> int:
    """The verb with a subject of its own that a phrase of its time or size ends at a token; -1 where there is none."""
    tree = scene.tree
    while token >= scene.lo and tree.head[token] != token and tree.dep[token] in _OF_TIME_OR_SIZE:
        token = tree.head[token]
    return token if tree.kids(token, "nsubj") and not tree.is_passive(token) else -1


def take_participles_back(scene: Scene) -> None:
    """Hangs "imposed" on its measure where syntax took it for what a verb says: "the cabinet kept the duties imposed in May"."""
    tree = scene.tree
    for hit in scene.of("measure"):
        noun, told = hit.head, tree.head[hit.head]
        if not tree.parsed(noun) or tree.dep[noun] not in _SUBJECTS or tree.dep[told] != "ccomp" or tree.tag[told] not in _PAST:
            continue
        over = tree.head[told]
        acting = (
            scene.hit("verb", over) if over < noun < told and not tree.kids(told, "obj", "mark", "aux", "aux:pass") and not tree.kids(over, "obj") else None
        )
        if acting is not None and any(isinstance(rule, VerbRule) and rule.on_measure and not rule.neutral for rule, _ in acting.rules):
            tree.hang(told, noun, "acl")
            tree.hang(noun, over, "obj")


def turn_reduced(scene: Scene) -> None:
    """Makes a participle one of its measure where syntax took it for the verb of the sentence, and the verb behind it for one joined to it:
    "Duties planned for Monday were dropped".
    """
    tree = scene.tree
    for hit in scene.of("measure"):
        noun, told = hit.head, tree.head[hit.head]
        if not tree.parsed(noun) or tree.dep[noun] not in _SUBJECTS or tree.tag[told] not in _PAST or told < noun or tree.kids(told, "aux", "aux:pass", "obj"):
            continue
        finite = next((kid for kid in tree.kids(told, "conj", "ccomp", "parataxis") if tree.kids(kid, "aux:pass") and not tree.kids(kid, "cc", *_SUBJECTS)), -1)
        if finite < told or "," in tree.lower[told:finite]:
            continue
        tree.lift(finite, told, "dep")
        tree.hang(noun, finite, "nsubj:pass")
        tree.hang(told, noun, "acl")


def hang_relatives(scene: Scene) -> None:
    """Hangs a clause on the noun before its "that" where syntax took it for what a verb says: "alarmed by a bill before Congress that would cap"."""
    tree = scene.tree
    for hit in scene.of("verb"):
        verb = hit.head
        if not tree.parsed(verb) or tree.dep[verb] not in ("ccomp", "acl:relcl"):
            continue
        subject = next(iter(tree.kids(verb, *_SUBJECTS)), -1)
        noun = subject - 1
        if subject <= scene.lo or tree.tag[subject] != "WDT" or tree.pos[noun] not in ("NOUN", "PROPN"):
            continue
        if scene.mentions(noun, PARTIES) and tree.lower[subject] in scene.tables.words.clause_openers and tree.pos[tree.head[noun]] == "NOUN":
            noun = tree.head[noun]  # "signed a deal with Peru that cuts"
        elif scene.mentions(noun, {"date"}):  # "published a draft on Monday that would ban"
            noun = next((kid for kid in reversed(tree.kids(tree.head[noun], "obj")) if kid < noun), -1)
        elif tree.dep[verb] == "acl:relcl":
            continue
        if noun >= scene.lo and tree.head[verb] != noun and verb not in tree.above(noun):
            tree.hang(verb, noun, "acl:relcl")


def hang_behind_agents(scene: Scene) -> None:
    """Hangs what a measure is on behind the one who laid it, where syntax took it for his: "the duty imposed by the customs board on Peruvian tin"."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.agent) or not scene.says(words.upon):
        return
    for hit in scene.of("measure"):
        for laid in tree.kids(hit.head, "acl"):
            for agent in tree.kids(laid, "obl:agent"):
                for kid in tree.kids(agent, "nmod"):
                    if tree.case_of(kid) in words.upon and scene.among(tree.phrase(kid), _HIT):
                        tree.hang(kid, laid, "obl")


def close_perfects(scene: Scene) -> None:
    """Joins "has" to its participle where a phrase between them made syntax take it for the verb: "has with immediate effect banned imports"."""
    tree = scene.tree
    for hit in scene.of("verb"):
        verb, noun = hit.head, hit.head - 1
        if not tree.parsed(verb) or tree.tag[verb] not in _PAST or noun <= scene.lo or not any(kid > verb for kid in tree.kids(verb, "obj")):
            continue
        phrase = tree.head[verb] == noun and tree.dep[verb] in ("acl", "acl:relcl")
        subject = tree.head[noun] == verb and tree.dep[noun] in _SUBJECTS
        has = tree.head[noun] if phrase else tree.head[verb]
        if not (phrase or subject) or has >= noun or tree.lower[has] not in scene.tables.words.has_done or tree.dep[has].startswith("aux"):
            continue
        if not tree.kids(has, "nsubj") or tree.kids(has, "obj") or has + 1 not in tree.kids(noun, "case"):
            continue
        if phrase:
            tree.hang(verb, has, "ccomp")
        tree.lift(verb, has, "aux")
        for kid in [kid for kid in tree.children[has] if kid != verb]:
            tree.hang(kid, verb, tree.dep[kid])
        tree.hang(noun, verb, "obl")


def right_tags(tree: Tree, hits: Iterable[Hit]) -> None:
    """Takes a word with an object for the verb that it can be: "The order prohibits until May the import of wheat", which syntax calls a plural."""
    for hit in hits:
        if hit.kind != "verb":
            continue
        verb = hit.head
        if tree.tag[verb] != "NNS" or tree.dep[verb] != "ROOT":
            continue
        limited = any(tree.case_of(kid) in _LIMITS for kid in tree.kids(verb, "nmod"))
        taken = tree.kids(verb, "obj") or (tree.kids(verb, "appos") if limited else [])
        if not taken or taken[0] < verb:
            continue
        tree.tag[verb], tree.pos[verb] = "VBZ", "VERB"
        tree.name(taken[0], "obj")
        subject = verb - 1
        if subject in tree.kids(verb, "compound"):
            tree.name(subject, "nsubj")


def right_names(tree: Tree, hits: Iterable[Hit]) -> None:
    """Takes a measure for the subject where syntax takes its name for an auxiliary: "AGOA lapsed"."""
    for hit in hits:
        if hit.kind == "measure" and tree.dep[hit.head] == "aux":
            verb = tree.head[hit.head]
            tree.name(hit.head, "nsubj")
            tree.tag[hit.head], tree.pos[hit.head] = "NNP", "PROPN"
            if tree.tag[verb] == "VBN" and not tree.kids(verb, "aux", "aux:pass"):
                tree.tag[verb] = "VBD"


def hang_numbers(tree: Tree, low: int, high: int) -> None:
    """Hangs the "No." of a paper's number on the paper, where syntax takes it for a subject: "Order No. 12 extended the ban"."""
    if "no" not in tree.lower[low:high]:
        return
    for token in range(low + 1, high - 2):
        if tree.lower[token] == "no" and tree.lower[token + 1] == "." and tree.lower[token + 2][0].isdigit() and tree.dep[token] in _SUBJECTS:
            tree.hang(token, token - 1, "flat")


__all__ = [
    "close_perfects",
    "hang_behind_agents",
    "hang_numbers",
    "hang_relatives",
    "put_objects_right",
    "right_names",
    "right_tags",
    "take_participles_back",
    "turn_reduced",
]
