"""What do the words of a subject say of who is meant? Offices before names, plurals that point, parties that are named with others."""

from itertools import pairwise

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene

_RANGE = 10
"""Tokens behind "states" in which the range that names two of them may stand."""


def ends_of_range(scene: Scene, head: int) -> tuple[Placed, ...]:
    """ "Six states, from Kenya to Zambia": those that stand for all of several."""
    lower = scene.tree.lower
    behind = scene.among(range(head + 1, min(scene.hi, head + _RANGE)), ACTORS)
    for first, last in pairwise(behind):
        if lower[first.start - 1] in scene.tables.words.origin and lower[first.end : last.start] == ["to"]:
            return first, last
    return ()


def title_before(scene: Scene, head: int) -> int:
    """The office before a name that no table knows, or -1: "President Sani Musa has approved a ban"."""
    tree, token = scene.tree, head - 1
    while token > scene.lo and tree.text[token][:1].isupper() and tree.lower[token] not in scene.tables.actors.persons:
        token -= 1
    return token if tree.pos[head] == "PROPN" and token >= scene.lo and tree.lower[token] in scene.tables.actors.persons else -1


def own_nouns(scene: Scene, act: Act) -> list[int]:
    """The noun of an act whose "by" tells who acts, or the verb of what is only planned: "a duty has been proposed by Lima";
    not "will contest the curbs by Peru", "dumping by Chadian firms".
    """
    over = scene.tree.head[act.head]
    if act.flags & {"bare", "nominal"} and scene.tree.dep[act.head] == "nsubj:pass" and scene.cue(over) in ("propose", "threaten", "reject"):
        return [over]
    if act.noun is None or act.action == "challenge" or act.measure == "investment_control":
        return []
    return [] if scene.tree.lower[act.noun.head] in scene.tables.words.sold_by else [act.noun.head]


def named_by_number(scene: Scene, noun: int) -> int:
    """The noun that a number belongs to: "Resolution No. 12, which raised the duty"."""
    return noun - 1 if noun > scene.lo and scene.tree.lower[noun] in scene.tables.words.numbering else noun


def is_definite_plural(scene: Scene, head: int) -> bool:
    """Whether a plural means known ones: "the two countries", "both governments", "its partners"."""
    tree, known = scene.tree, scene.tables.words.definite | scene.tables.actors.pronouns
    return any(tree.lower[kid] in known or tree.dep[kid] in ("nummod", "nmod:poss") for kid in tree.children[head])


def coordinated(scene: Scene, head: int, item: Placed) -> bool:
    tree = scene.tree
    token = item.end - 1
    while tree.dep[token] in ("flat", "compound", "nmod:poss", "amod") and token != head and tree.head[token] != token:
        if tree.dep[token] == "nmod:poss" and tree.lower[tree.head[token]] in scene.tables.words.party_words:
            return False  # "Nepal, India's neighbour, banned"
        token = tree.head[token]
    named = {part for first in scene.mentions(head, PARTIES) for part in range(first.start, first.end)}  # "the Republic of Peru and Chile"
    return tree.dep[token] == "conj" and tree.head[token] in {head, tree.head[head], *named}


def modifies(scene: Scene, head: int, item: Placed) -> bool:
    """A place inside a subject counts as its modifier or as "of X", not as "with X" or "in X"."""
    tree = scene.tree
    token = item.end - 1
    while tree.dep[token] in ("flat", "compound", "amod", "appos", "conj") and tree.head[token] != head and tree.head[token] != token:
        token = tree.head[token]
    if item.mention.kind == "bloc" and tree.lower[tree.head[token]] in scene.tables.actors.members:
        return False  # "the country, a member of the EU": the member acts
    case, actors = tree.case_of(token) if tree.dep[token] == "nmod" else "", scene.tables.actors
    if case in scene.tables.words.lies_before and tree.lower[head] in scene.tables.words.documents:
        return True  # "a bill before the U.S. Congress"
    return case in ("of", "in", "", "by") or (case == "from" and tree.lower[head] in actors.government - actors.several)  # "ministers from Peru"


def is_of_sanctions_law(scene: Scene, noun: Hit, item: Placed) -> bool:
    """ "Congress passed the Libyan sanctions bill": sanctions that a law is named for are against the country before them, not its own."""
    after = scene.tree.lower[noun.end : noun.end + 1]
    if noun.kind != "measure" or rule_of(noun).measure != "sanction" or not after or after[0] not in scene.tables.words.documents:
        return False
    return item.mention.kind == "place" and item.end <= noun.start and item.mention.attrs.get("form") in ("adjective", "name", "")


def blamed(scene: Scene, verb: int) -> int:
    """ "Criticised Suva for considering a ban": who is blamed for what a gerund tells, or -1."""
    tree = scene.tree
    if tree.dep[verb] != "advcl" or not scene.is_gerund_after(verb, scene.tables.words.punished_for):
        return -1
    return next((kid for kid in tree.kids(tree.head[verb], "obj") if kid < verb and scene.mentions(kid, ACTORS)), -1)
