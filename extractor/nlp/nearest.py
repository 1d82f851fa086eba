"""Which verb of a sentence does it to a measure, and which only tells what a known measure does?"""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene

_GERUND = "ing"
"""How English ends the verbs that tell what a paper does."""


def of_nearest(scene: Scene, acts: list[Act]) -> list[Act]:
    """Without the act of "issued" on the noun that "lifting" takes: "a gazette was issued lifting the curbs"."""
    tree = scene.tree
    nearer = {act.noun.start: act.trigger.start for act in acts if act.noun is not None and tree.lower[act.trigger.head].endswith(_GERUND)}
    return [
        act
        for act in acts
        if act.noun is None or "neutral" in act.flags or not act.trigger.end <= nearer.get(act.noun.start, -1) < act.noun.start or act.action == "propose"
    ]


def tells_of_known(scene: Scene, verb: int) -> bool:
    """Whether a verb stands in a relative clause of a known measure: "the ban, which prohibits imports from Chad"."""
    tree = scene.tree
    noun = scene.hit("measure", tree.head[verb]) if tree.parsed(verb) and tree.dep[verb] == "acl:relcl" else None
    return noun is not None and rule_of(noun).anaphoric and noun.start > scene.lo and tree.lower[noun.start - 1] in scene.tables.words.known


def is_of_clause(scene: Scene, v: int, noun: Hit) -> bool:
    """ "Confirmed that duties on tea have been cut": what another verb of the clause that is told does to its own subject."""
    tree = scene.tree
    if not (tree.parsed(v) and tree.parsed(noun.head)) or tree.dep[noun.head] not in ("nsubj:pass", "nsubj"):
        return False
    other = tree.head[noun.head]
    return tree.dep[other] == "ccomp" and tree.head[other] == v and scene.hit("verb", other) is not None
