"""What does a court make of a measure? It lets it stand, refuses to block it, or stays the ruling that had struck it down: the measure goes on."""

from extractor.nlp.act import Act
from extractor.nlp.parties import Found, who_is
from extractor.nlp.scene import Scene

LETS_STAND = "nlp.courts/lets_stand"
"""Why a measure goes on: a court lets it."""
RULES_UNLAWFUL = "nlp.courts/rules_unlawful"
"""Why a measure ends: a court finds that it has no ground."""
_ENDS = frozenset({"remove", "suspend"})
_STANDS = 8
"""Tokens behind a measure in which it is said to stay: "let the tariffs on furniture stand"."""


def let_stand(scene: Scene, act: Act, modality: str) -> Found | None:
    """The court that lets the measure of an act stand, or None; `modality` is the kind of cue that governs the act."""
    tree, words = scene.tree, scene.tables.words
    if act.noun is None or words.courts.isdisjoint(tree.lower[scene.lo : scene.hi]):
        return None
    verb = _lets(scene, act) if "bare" in act.flags else _stays(scene, act)
    if verb < 0 and modality == "reject" and act.action in _ENDS and tree.parsed(act.head):
        verb = tree.head[act.head] if tree.dep[act.head] in ("xcomp", "ccomp") else -1  # "refused to block the tariffs"
    return _court_of(scene, verb, LETS_STAND) if verb >= 0 else None


def rules_unlawful(scene: Scene, act: Act) -> Found | None:
    """The court that finds the measure of an act unlawful, or None: "a trade court ruled that most of the tariffs were illegal"."""
    tree, words = scene.tree, scene.tables.words
    if act.noun is None or "bare" not in act.flags or words.unlawful.isdisjoint(tree.lower[scene.lo : scene.hi]) or not tree.parsed(act.noun.head):
        return None
    top = act.noun.head
    while tree.dep[top] == "nmod" and tree.lower[tree.head[top]] in words.hollow:
        top = tree.head[top]
    fault = tree.head[top]
    if tree.dep[top] not in ("nsubj", "nsubj:pass") or tree.lower[fault] not in words.unlawful or tree.dep[fault] != "ccomp" or _is_denied(scene, fault):
        return None
    return None if _is_denied(scene, tree.head[fault]) else _court_of(scene, tree.head[fault], RULES_UNLAWFUL)


def _court_of(scene: Scene, verb: int, rule: str) -> Found | None:
    """The court that is subject of a verb: the country that its words name, else the word itself, for the sentences before to tell; None where no court is."""
    court = next((kid for kid in scene.tree.kids(verb, "nsubj") if scene.tree.lower[kid] in scene.tables.words.courts), -1)
    if court < 0:
        return None
    found = who_is(scene, court, rule)
    return found if found is not None and not found.private else Found(rule, pointer=court)


def _is_denied(scene: Scene, head: int) -> bool:
    """ "Were not unlawful", "would be unlawful", "could rule": nothing is struck down."""
    tree, words = scene.tree, scene.tables.words
    return any(tree.lower[kid] in words.negations for kid in tree.kids(head, "advmod")) or any(
        words.modal_kind(tree.lower[kid]) for kid in tree.kids(head, "aux")
    )


def throws_out(scene: Scene, act: Act) -> bool:
    """ "A trade court threw out the duties": what others would not adopt, a court ends."""
    tree, words = scene.tree, scene.tables.words
    if act.action != "reject" or act.noun is None or not tree.parsed(act.head) or tree.lower[act.trigger.start] not in words.throws:
        return False
    return any(tree.lower[kid] in words.courts for kid in tree.kids(act.head, "nsubj", "obl:agent", "obl"))


def _lets(scene: Scene, act: Act) -> int:
    """The verb of "let the tariffs stand", "allowed the duties to remain in effect", or -1."""
    tree, words, noun = scene.tree, scene.tables.words, act.noun
    if noun is None or not tree.parsed(noun.head):
        return -1
    verb = tree.head[noun.head]
    if tree.lower[verb] not in words.let | words.allows | words.leaves or tree.dep[noun.head] not in ("obj", "nsubj"):
        return -1
    return verb if not words.stays_on.isdisjoint(tree.lower[noun.end : min(scene.hi, noun.end + _STANDS)]) else -1


def _stays(scene: Scene, act: Act) -> int:
    """The verb over a ruling that told the act: "paused a ruling that had struck down the tariffs", "entered a stay that leaves them in place"; or -1."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(act.head) or tree.dep[act.head] not in ("acl:relcl", "acl"):
        return -1
    ruling = tree.head[act.head]
    if tree.lower[ruling] not in words.rulings or tree.dep[ruling] not in ("obj", "nsubj:pass"):
        return -1
    verb = tree.head[ruling]
    if act.action == "extend":
        return verb
    return verb if act.action in _ENDS and tree.lower[verb] in words.stays_rulings else -1


__all__ = ["LETS_STAND", "RULES_UNLAWFUL", "let_stand", "rules_unlawful", "throws_out"]
