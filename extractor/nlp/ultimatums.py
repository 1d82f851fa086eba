"""Who threatens whom with what others will bear? "Told Suva to drop the levy or face duties", "warned Suva that it would face sanctions"."""

from extractor.nlp.act import Act
from extractor.nlp.scene import ACTORS, Scene
from extractor.nlp.tree import Tree

_STEPS = 4
"""Verbs joined to one another before the one that stands under a demand."""
_ASKED = ("xcomp", "ccomp", "advcl", "acl")


def is_ultimatum(scene: Scene, act: Act) -> bool:
    """ "… or face a 25% tariff": what comes if somebody does not do as told."""
    if "subject_is_target" not in act.flags or not scene.tree.parsed(act.head):
        return False
    head = bearing_head(scene.tree, act.head)
    return scene.tree.dep[head] == "conj" and any(scene.tree.lower[kid] in scene.tables.words.alternatives for kid in scene.tree.kids(head, "cc"))


def is_told_to(scene: Scene, act: Act) -> bool:
    """What somebody is told to do "or face a tariff", or has time to do, is not done."""
    tree = scene.tree
    if tree.tag[act.head] != "VB":
        return False  # "lifted its ban or faced a tariff" tells what was done
    if _has_time_for(scene, act.head):
        return True
    for kid in tree.kids(act.head, "conj"):
        hit = scene.hit("verb", kid)
        bears = hit is not None and any(getattr(rule, "subject_is_target", False) for rule, _ in hit.rules)
        if bears and any(tree.lower[word] in scene.tables.words.alternatives for word in tree.kids(kid, "cc")):
            return True
    return False


def _has_time_for(scene: Scene, verb: int) -> bool:
    """ "Gave Lima until Friday to lift its ban", "six months to drop it": what another has time for is not done."""
    tree, over = scene.tree, scene.tree.head[verb]
    if tree.dep[verb] not in _ASKED or tree.lower[over] not in scene.tables.words.needs_leave_noun or over > verb:
        return False
    given_to = [kid for kid in tree.kids(over, "iobj", "obj") if scene.mentions(kid, ACTORS)]
    return bool(given_to) and bool(scene.among(range(given_to[0], verb), {"date", "duration"}))


def bearing_head(tree: Tree, head: int) -> int:
    """The word that the subject of who bears an act hangs on: "must hold" hangs on its second word, "are subject to" on its adjective."""
    return tree.head[head] if tree.dep[head] in ("aux", "aux:pass", "cop") else head


def threatened(scene: Scene, act: Act) -> list[int]:
    """The heads of the phrases of who is told so: "told [Suva] to … or face", "[Suva] must … or face", "warned [Suva] that it would face"."""
    tree, token = scene.tree, bearing_head(scene.tree, act.head)
    if is_ultimatum(scene, act):
        token = _first(tree, token)
        own = tree.kids(token, "nsubj", "nsubj:pass")
        return own or tree.kids(tree.head[token], "obj", "iobj", "nsubj:pass")
    if tree.dep[token] == "ccomp" and scene.cue(tree.head[token]) == "threaten":
        pronouns = [kid for kid in tree.kids(token, "nsubj") if tree.tag[kid] == "PRP"]
        return tree.kids(tree.head[token], "obj", "iobj") if pronouns else []
    return []


def threatening(scene: Scene, act: Act) -> int:
    """The head of the subject of who says so, or -1."""
    tree, token = scene.tree, bearing_head(scene.tree, act.head)
    if is_ultimatum(scene, act):
        token = _first(tree, token)
        asked = tree.dep[token] in _ASKED and not tree.kids(token, "nsubj")
        subjects = tree.kids(tree.head[token], "nsubj") if asked else []
    else:
        warns = tree.dep[token] == "ccomp" and scene.cue(tree.head[token]) == "threaten"
        subjects = tree.kids(tree.head[token], "nsubj") if warns else []
    return next((kid for kid in subjects if scene.among(tree.phrase(kid), ACTORS)), -1)


def _first(tree: Tree, token: int) -> int:
    """The first of verbs that are joined."""
    for _ in range(_STEPS):
        if tree.dep[token] != "conj" or tree.head[token] == token:
            break
        token = tree.head[token]
    return token


__all__ = ["bearing_head", "is_told_to", "is_ultimatum", "threatened", "threatening"]
