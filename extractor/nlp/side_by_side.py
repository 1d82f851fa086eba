"""Which measures does a sentence list? "a 20% duty on cars and a 10% duty on tyres": the parser often hangs the second duty on the first one's goods."""

from itertools import pairwise

from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import PARTIES, Scene
from extractor.nlp.tree import NOMINAL

_WITHIN = frozenset({"nmod", "obl", "conj", "compound", "appos", "amod"})
"""Relations from a measure down to the goods on which the next one was hung."""


def put_side_by_side(scene: Scene) -> None:
    """Hang each measure that stands in a list with an article or a rate of its own on the first of the list, as `conj`."""
    measures = [hit for hit in scene.of("measure") if not rule_of(hit).pointer]
    for before, hit in pairwise(measures):
        if scene.tree.parsed(hit.head) and scene.tree.dep[hit.head] in ("conj", "obj") and _opens_anew(scene, before, hit):
            first = _first_of(scene, before)
            if scene.tree.head[hit.head] != first and _is_below(scene, hit.head, before):
                scene.tree.hang(hit.head, first, "conj")


def join_flows(scene: Scene) -> None:
    """Hang both flows of "exports to and imports from Chad" side by side over the party, which belongs to either; the parser loses the first preposition."""
    tree, words = scene.tree, scene.tables.words
    for before, hit in pairwise(scene.of("flow")):
        link = before.end
        apart = hit.start == link + 2 and hit.end + 1 < scene.hi and tree.parsed(hit.head)
        if not apart or tree.lower[link + 1] not in words.list_links or {tree.lower[link], tree.lower[hit.end]} != words.both_ways:
            continue
        party = next(iter(scene.mentions(hit.end + 1, PARTIES)), None)
        if party is None:
            continue
        tree.hang(hit.head, before.head, "conj")
        tree.hang(link, party.end - 1, "case")
        tree.hang(party.end - 1, before.head, "nmod")


def _opens_anew(scene: Scene, before: Hit, hit: Hit) -> bool:
    """Whether "and a", ", a 10%" stands before a measure, and goods before that: of "a duty on tin and a levy" the levy is on nothing told."""
    tree = scene.tree
    at = hit.start - 1
    while at > before.end and (tree.pos[at] in ("ADJ", "NUM", "SYM") or scene.mentions(at, {"rate"}) or tree.dep[at] == "compound"):
        at -= 1
    own = tree.lower[at] in scene.tables.words.articles or at + 1 < hit.start
    if tree.lower[at] in scene.tables.words.articles:
        at -= 1
    return own and at > before.end and tree.lower[at] in scene.tables.words.list_links and bool(scene.among(range(before.end, at), {"good", "place", "bloc"}))


def _first_of(scene: Scene, measure: Hit) -> int:
    """The measure that opens the list in which another stands."""
    tree, token = scene.tree, measure.head
    while tree.dep[token] == "conj" and scene.hit("measure", tree.head[token]) is not None:
        token = tree.head[token]
    return token


def _is_below(scene: Scene, token: int, before: Hit) -> bool:
    """Whether syntax leads from a measure up to the one before it, or to the verb of both, by goods alone."""
    tree = scene.tree
    above = tree.head[token]
    if tree.dep[token] == "obj":
        return tree.dep[before.head] == "obj" and tree.head[before.head] == above
    while above not in range(before.start, before.end):
        if tree.pos[above] not in NOMINAL or tree.dep[above] not in _WITHIN or above < before.end:
            return tree.pos[above] == "VERB" and tree.head[before.head] == above and tree.dep[before.head] == "obj"
        above = tree.head[above]
    return True
