"""Which verbs of headlines did syntax lose? "Chad frees fertiliser exports", where it takes the goods for the verb, or the verb for a noun."""

from collections.abc import Sequence

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree

_LIKE_VERBS = frozenset({"VB", "VBP"})
_PLURAL = "NNS"
_OPENS = frozenset({"nsubj", "compound"})
"""What syntax makes of a verb that it takes for a noun, and of the subject before it."""


def find_lost_verbs(tree: Tree, hits: Sequence[Hit], placed: Sequence[Placed]) -> None:
    """Puts right the trade that stands behind goods which syntax took for a verb, or behind a verb which it took for a noun."""
    for hit in hits:
        flow = hit.head
        if hit.kind != "flow" or not tree.parsed(flow) or tree.tag[flow] not in ("NN", _PLURAL):
            continue
        good = tree.head[flow]
        if good == flow - 1 and tree.dep[flow] == "obj" and tree.tag[good] in _LIKE_VERBS and _is_good(placed, good):
            _take_goods_back(tree, hits, good, flow)
        elif tree.dep[flow] == "ROOT":
            lost = next((verb for verb in tree.kids(flow, "compound") if _is_lost(tree, hits, verb)), -1)
            if lost >= 0 and lost < flow - 1 and _is_place(placed, lost - 1):
                _make_verb(tree, lost)


def _take_goods_back(tree: Tree, hits: Sequence[Hit], good: int, flow: int) -> None:
    """The trade takes the goods' place, and a verb before them that syntax took for their subject is the verb."""
    lost = next((kid for kid in tree.kids(good, "nsubj") if _is_lost(tree, hits, kid)), -1)
    if lost >= 0:
        _make_verb(tree, lost)
    over = tree.head[good]
    if over == good:
        return
    led = [kid for kid in tree.kids(good, "mark") if kid == good - 1]
    tree.hang(flow, over, "nmod" if led else "obj")
    for kid in [kid for kid in tree.children[good] if kid != flow]:
        if kid in led:
            tree.hang(kid, flow, "case")
            tree.tag[kid] = "IN"
        else:
            tree.hang(kid, over, tree.dep[kid])
    tree.hang(good, flow, "compound")
    tree.tag[good], tree.pos[good] = "NN", "NOUN"


def _make_verb(tree: Tree, token: int) -> None:
    """Makes a token the verb over its head, and the noun before it the subject."""
    tree.lift(token, tree.head[token], "obj")
    tree.tag[token], tree.pos[token] = "VBZ", "VERB"
    if token - 1 in tree.kids(token, *_OPENS):
        tree.name(token - 1, "nsubj")


def _is_lost(tree: Tree, hits: Sequence[Hit], token: int) -> bool:
    """Whether a plural can be the verb of a headline that acts on trade."""
    if tree.tag[token] != _PLURAL or tree.dep[token] not in _OPENS:
        return False
    return any(hit.kind == "verb" and hit.head == token and any(getattr(rule, "on_flow", None) for rule, _ in hit.rules) for hit in hits)


def _is_good(placed: Sequence[Placed], token: int) -> bool:
    return any(item.mention.kind == "good" and item.start <= token < item.end for item in placed)


def _is_place(placed: Sequence[Placed], token: int) -> bool:
    return any(item.mention.kind in ("place", "bloc") and item.end == token + 1 for item in placed)


__all__ = ["find_lost_verbs"]
