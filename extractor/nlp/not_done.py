"""Which acts has nobody done? What is yet to be done, what somebody has the power to do, what is asked how or when."""

from extractor.nlp.act import Act
from extractor.nlp.conditions import verb_told
from extractor.nlp.scene import Scene

_UP = frozenset({"obj", "conj", "nmod", "compound", "xcomp", "nsubj:pass", "acl"})
"""How a measure or a verb hangs on what is yet to be done to it."""
_STEPS = 4
_ASKED = frozenset({"ccomp", "csubj", "nsubj", "acl", "xcomp"})


def not_done(scene: Scene, act: Act) -> str:
    """Why an act is none yet, or nothing."""
    if not scene.tree.parsed(act.head):
        return ""
    words = scene.tables.words
    if scene.says(words.still_to_come) and _is_yet_to_be(scene, act.head):
        return "not_yet"
    if scene.says(words.powers) and _is_in_power(scene, act.head):
        return "power"
    if scene.says(words.asks_how) and _is_asked_how(scene, act.head):
        return "question"
    return ""


def _is_yet_to_be(scene: Scene, token: int) -> bool:
    """ "Has yet to impose the duty", "the ban is yet to be lifted"."""
    tree = scene.tree
    marks = (kid for over in tree.upward(token, _UP, _STEPS) for kid in tree.kids(over, "mark") if tree.tag[kid] == "TO" and kid > scene.lo)
    return any(tree.lower[mark - 1] in scene.tables.words.still_to_come for mark in marks)


def _is_in_power(scene: Scene, verb: int) -> bool:
    """ "Congress has the power to levy duties", "the law gives the president authority to raise them": what may be done at any time."""
    tree, words = scene.tree, scene.tables.words
    while tree.dep[verb] == "conj" and tree.head[verb] != verb:
        verb = tree.head[verb]
    noun = tree.head[verb]
    if tree.dep[verb] != "acl" or tree.lower[noun] not in words.powers or not any(tree.tag[kid] == "TO" for kid in tree.kids(verb, "mark")):
        return False
    over = tree.head[noun]
    if tree.dep[noun] != "obj" or tree.tag[over] not in ("VBZ", "VBP"):
        return False
    return tree.lower[over] in words.have | words.has_done or any(tree.lower[kid] in words.statutes | words.documents for kid in tree.kids(over, "nsubj"))


def _is_asked_how(scene: Scene, head: int) -> bool:
    """ "Did not say when it would lower the duty", "it is unclear how duties are to be collected"."""
    tree, verb = scene.tree, verb_told(scene, head)
    if tree.dep[verb] not in _ASKED:
        return False
    return any(kid < verb and tree.lower[kid] in scene.tables.words.asks_how for kid in tree.kids(verb, "advmod"))
