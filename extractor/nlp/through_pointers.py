"""What is done to "the decision" or "the rule" that tells another act? It is done to what that act does, or only tells it again."""

from extractor.nlp.act import Act
from extractor.nlp.scene import Scene


def through_pointers(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "re-introduced the policy to restrict imports": what is done to a rule is done to what the rule does."""
    gone: set[int] = set()
    for outer in acts:
        if "pointer" not in outer.flags or outer.noun is None:
            continue
        told = [inner for inner in acts if inner is not outer and _tells_of(scene, inner.head, outer.noun.head, outer.head)]
        if ("neutral" in outer.flags and told) or (outer.action == "impose" and any(inner.action != "impose" for inner in told)):
            gone.add(id(outer))  # "the decision to cut the duty was announced", "was published": the cut is told
        if "neutral" in outer.flags or outer.action in ("impose", "adjust", "challenge"):
            continue
        motion = scene.tree.lower[outer.noun.head] in scene.tables.words.motions  # "blocked a move to tax tin" refuses it
        for inner in acts:
            if motion and inner.head > outer.head and _tells_of(scene, inner.head, outer.noun.head, outer.head):
                gone.add(id(outer))
            elif inner is not outer and inner.action == "impose" and inner.measure and _tells_of(scene, inner.head, outer.noun.head, outer.head):
                inner.action, inner.head, inner.through = outer.action, outer.head, outer.noun
                inner.why.append("nlp.acts/through_pointer")
                gone |= {id(act) for act in acts if act is not inner and act.noun is not None and act.noun.start == outer.noun.start}
    return [act for act in acts if id(act) not in gone]


def _tells_of(scene: Scene, verb: int, noun: int, outer: int) -> bool:
    """Whether a clause says what a noun is: "a rule announced in May that would have blacklisted"."""
    tree = scene.tree
    if tree.parsed(verb) and tree.dep[verb] == "ccomp" and tree.head[verb] == outer and noun < verb:
        return any(tree.lower[kid] in scene.tables.words.relative_pronouns for kid in tree.kids(verb, "nsubj"))
    for _ in range(3):
        if not tree.parsed(verb) or tree.dep[verb] not in ("acl", "acl:relcl", "ccomp"):
            return False
        verb = tree.head[verb]
        if verb == noun:
            return True
    return False
