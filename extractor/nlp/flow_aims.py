"""Which change in trade is no act but what an act is for? "Taxed gold to curb imports", "the duty is meant to limit exports"."""

from extractor.nlp.act import Act
from extractor.nlp.scene import Scene
from extractor.nlp.tree import Tree

_FORMS = frozenset({"infinitive", "gerund"})
_RELIEVES = frozenset({"ease", "remove", "suspend"})
_VAGUE = frozenset({"", "other", "trade_agreement", "trade_dispute"})
"""What an act is on that only the infinitive says more of: "agreed to limit exports", "announced steps to curb imports"."""
_OBJECTS = ("obj", "nmod", "nsubj:pass")
_BELOW = ("advcl", "acl", "acl:relcl", "parataxis", "conj", "dep")
"""How "seeking to" or "a move meant to" hangs on the act that it explains."""


def without_aims(scene: Scene, acts: list[Act]) -> list[Act]:
    """Without what another act is to bring about: "cut the duty to allow imports of rice" lets none in that were barred,
    and "taxed gold in a bid to curb imports" curbs them by the tax.
    """
    if not any("flow" in act.flags and act.flags & _FORMS for act in acts):
        return acts
    steps = [act for act in acts if "flow" not in act.flags and act.measure not in _VAGUE]
    relieves, heads = {act.head for act in steps if act.action in _RELIEVES}, {act.head for act in steps}
    return [
        act for act in acts if not ("flow" in act.flags and act.flags & _FORMS and (_is_aim(scene.tree, act, relieves, heads) or _is_meant(scene, act, heads)))
    ]


def _is_aim(tree: Tree, act: Act, relieves: set[int], heads: set[int]) -> bool:
    """Whether a verb in the infinitive hangs on that of another act, or on its object or its setting ("in a bid to")."""
    if "infinitive" not in act.flags:
        return False
    eases = act.action == "ease"
    ways, through = (("advcl", "xcomp", "acl"), _OBJECTS) if eases else (("advcl", "acl"), (*_OBJECTS, "obl"))
    if tree.dep[act.head] not in ways:
        return False
    above, doers = tree.head[act.head], relieves if eases else heads
    return above in doers or (tree.dep[above] in through and (tree.head[above] in doers or tree.head[tree.head[above]] in doers))


def _is_meant(scene: Scene, act: Act, heads: set[int]) -> bool:
    """Whether it is said to be what another act, or a step told before, is for: "…, a move meant to curb imports", "the duty is aimed at limiting exports"."""
    tree, words = scene.tree, scene.tables.words
    aim = tree.head[act.head]
    if tree.dep[act.head] not in ("xcomp", "advcl", "ccomp") or tree.lower[aim] not in words.has_aim:
        return False
    if tree.dep[aim] in _BELOW and tree.head[aim] in heads:
        return True
    step = next(iter(tree.kids(aim, "nsubj", "nsubj:pass")), -1)
    if step < 0 or (scene.hit("measure", step) is None and tree.lower[step] not in words.told_steps):
        return False
    return tree.pos[step] == "PRON" or any(tree.lower[kid] in words.definite for kid in tree.kids(step, "det", "nmod:poss"))
