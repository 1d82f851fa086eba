"""Which goods go on a list where syntax loses it? "Smart phones costing more than 300 dollars, television sets and cars"."""

from extractor.nlp.scene import Placed, Scene

_GOODS = frozenset({"good"})
_ASIDE = 9
"""Tokens of what narrows one good of a list: "costing more than 300 US dollars"."""


def goods_on_list(scene: Scene, last: Placed, barrier: int) -> list[Placed]:
    """Goods that go on a list after the last one that syntax gave."""
    found: list[Placed] = []
    token = last.end
    gap = 0
    while token < min(scene.hi, barrier):
        here = scene.mentions(token, _GOODS)
        if here:
            if "modifies" in here[0].mention.attrs:
                break  # "a tax on wheat, rice millers said"
            found.append(here[0])
            token, gap = here[0].end, 0
            continue
        word = scene.tree.lower[token]
        if word in scene.tables.words.list_asides and (comma := _end_of_aside(scene, token, barrier)) > token:
            token = comma
            continue
        if word not in scene.tables.words.list_words and scene.tree.pos[token] not in ("ADJ", "NUM", ""):
            gap += 1
        if gap > 1 or word in scene.tables.words.list_ends or scene.tree.dep[token] in ("nsubj", "nsubj:pass"):
            break  # also where a clause of its own begins: "a tax on wheat, and the sale of rice was stopped"
        token += 1
    return found if found and _is_linked(scene, last.end, found[0].start) else []


def _end_of_aside(scene: Scene, token: int, barrier: int) -> int:
    """The comma behind what narrows one good of a list: "phones [costing more than 300 dollars], television sets and cars"; 0 where none is near."""
    tree = scene.tree
    if tree.pos[token] == "ADP" and (token + 1 >= scene.hi or tree.pos[token + 1] != "NUM"):
        return 0  # "cosmetics under the trade law"; but "cars over ten years old"
    comma = next((at for at in range(token, min(scene.hi, barrier, token + _ASIDE)) if tree.lower[at] == ","), 0)
    return 0 if comma and any(scene.hit("verb", at) for at in range(token, comma)) else comma


def _is_linked(scene: Scene, start: int, end: int) -> bool:
    """Whether words that join goods stand between two of them: "and", a comma, "as well as"."""
    lower, words = scene.tree.lower, scene.tables.words
    return any(lower[at] in words.list_links or " ".join(lower[at : min(end, at + 2)]) in words.adding for at in range(start, end))
