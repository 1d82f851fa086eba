"""Is an act denied? "Did not impose duties", "no ban was lifted", "there will be no lifting of the ban"."""

from extractor.nlp.act import Act
from extractor.nlp.conditions import verb_told
from extractor.nlp.scene import Scene

_NO = frozenset({"no"})


def is_negated(scene: Scene, act: Act) -> bool:
    """Whether the verb of an act, one over it, or its noun says that it was not done."""
    if "nlp.ended/no_longer" in act.why or "crosses" in act.flags or _is_at_nothing(scene, act):
        return False  # "may not be exported" is itself the ban
    tree, head = scene.tree, act.head
    if not scene.says(scene.tables.words.negations, scene.tables.words.without, _NO):
        return False
    if "nominal" in act.flags and tree.parsed(head) and _is_told_of(scene, head) and not is_none(scene, act):
        return False
    if any(tree.lower[kid] in scene.tables.words.without for kid in tree.kids(head, "mark", "case")):
        return True
    if not tree.parsed(head):
        return any(tree.lower[token] in scene.tables.words.negations for token in range(max(scene.lo, head - 3), head))
    verbs = [verb_told(scene, head)]
    while tree.head[verbs[-1]] != verbs[-1] and (tree.dep[verbs[-1]] == "xcomp" or _is_told_to(scene, verbs[-1])):
        verbs.append(tree.head[verbs[-1]])
    for verb in verbs:
        for kid in tree.children[verb]:
            if (
                tree.lower[kid] in scene.tables.words.negations
                and tree.dep[kid] in ("advmod", "neg", "det", "aux", "cc:preconj")
                and scene.cue(kid) != "pseudo"
            ):
                return True
    if _is_without_order(scene, verbs[0]):
        return True
    subjects = tree.kids(verbs[0], "nsubj:pass", "nsubj")
    if any(tree.lower[before] in scene.tables.words.negations for kid in subjects for before in tree.kids(kid, "det", "det:predet", "advmod")):
        return True  # "not all duties were lifted", "no ban was imposed"
    return (act.noun is not None and act.noun.start > scene.lo and tree.lower[act.noun.start - 1] in _NO) or is_none(scene, act)


def _is_without_order(scene: Scene, verb: int) -> bool:
    """ "Had received no instruction to stop buying crude": what nobody was told to do."""
    tree = scene.tree
    if tree.dep[verb] not in ("advcl", "acl", "xcomp") or not any(tree.tag[kid] == "TO" for kid in tree.kids(verb, "mark")):
        return False
    over = tree.head[verb]
    told = [noun for noun in (over, *tree.kids(over, "obj")) if noun < verb and tree.lower[noun] in scene.tables.words.order_nouns]
    return any(tree.lower[kid] in _NO for noun in told for kid in tree.kids(noun, "det"))


def _is_at_nothing(scene: Scene, act: Act) -> bool:
    """ "Will charge no duty on tea": a duty of nothing."""
    noun = act.noun
    return noun is not None and any(item.mention.attrs.get("zero") and item.start < noun.start for item in scene.mentions(noun.head, {"rate"}))


def _is_told_of(scene: Scene, noun: int) -> bool:
    """ "The lifting of the ban has not calmed buyers", "was not meant for Peru": it was lifted."""
    tree, words = scene.tree, scene.tables.words
    over = tree.lower[tree.head[noun]]
    return (tree.dep[noun] == "nsubj" and over not in words.occurs) or (tree.dep[noun] == "nsubj:pass" and over in words.directed)


def _is_told_to(scene: Scene, verb: int) -> bool:
    """ "Does not oblige the country to lift the ban"."""
    tree = scene.tree
    return tree.tag[verb] == "VB" and tree.lower[tree.head[verb]] in scene.tables.words.orders


def is_none(scene: Scene, act: Act) -> bool:
    """ "There will be no lifting of the ban", "there will be no ban": the act itself is denied."""
    if not act.flags & {"nominal", "bare"} or act.trigger.start == scene.lo or scene.tree.lower[act.trigger.start - 1] not in _NO:
        return False
    return "nominal" in act.flags or bool(scene.tree.kids(scene.tree.head[act.head], "expl"))
