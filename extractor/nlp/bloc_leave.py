"""Which bloc lets a member act? Its leave for what the member does at its border is how both act; the WTO's leave is `leave`'s."""

from extractor.nlp.act import Act
from extractor.nlp.parties import Found, over_paper, who_is
from extractor.nlp.scene import Placed, Scene

LEAVE = "nlp.bloc_leave/given"


def let_by_bloc(scene: Scene, act: Act) -> Found | None:
    """ "Mercosur allowed Chad to set a duty": the bloc, and the member that will."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(act.head) or tree.dep[act.head] not in ("xcomp", "ccomp") or tree.lower[tree.head[act.head]] not in words.empowers:
        return None
    verb = tree.head[act.head]
    let = [item for kid in (*tree.kids(verb, "obj", "iobj"), *tree.kids(act.head, "nsubj")) for item in scene.mentions(kid, {"place"})]
    bloc = _granter(scene, verb) if let else None
    return Found(LEAVE, (bloc, let[0])) if bloc is not None else None


def clears_aid(act: Act, found: Found) -> bool:
    """ "Brussels cleared German state aid": a bloc that approves what a member pays does not pay it."""
    return act.measure == "subsidy" and getattr(act.rule, "neutral", False) and all(_is_bloc(item) for item in found.placed)


def _granter(scene: Scene, verb: int) -> Placed | None:
    """The bloc that is the verb's subject, or whose paper does it: "adopted a directive allowing Chad to"."""
    tree = scene.tree
    tops = (verb, over_paper(scene, verb), tree.head[verb] if tree.dep[verb] in ("advcl", "xcomp", "conj") else -1)
    subjects = next((kids for top in tops if top >= 0 and (kids := tree.kids(top, "nsubj"))), [])
    found = who_is(scene, subjects[0], LEAVE) if subjects else None
    placed = found.placed if found is not None else ()
    return next((item for item in placed if _is_bloc(item)), None)


def _is_bloc(item: Placed) -> bool:
    return (item.mention.kind == "bloc" or "of_bloc" in item.mention.attrs) and "organisation" not in item.mention.attrs
