"""Which goods bear an act that syntax hangs elsewhere? "Tea; cocoa; and rice will face a duty", "some goods — like tea — are exempt", "For tea, it falls"."""

from extractor.nlp.act import Act
from extractor.nlp.scene import Placed, Scene

_GOODS = frozenset({"good"})
_BEARS = frozenset({"subject_is_target", "exempts"})
_OPENING = 8
"""Tokens from where a clause begins to its first good: "certain food products not grown at home"."""
_LED = 3
"""Tokens from "for" to the first good that it leads to."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def goods_before(scene: Scene, first: Placed) -> list[Placed]:
    """The goods of the list that ends in a good, back to where its clause begins: "[tea; cocoa;] and rice"."""
    tree, words = scene.tree, scene.tables.words
    found: list[Placed] = []
    token = first.start - 1
    joined = False
    while token >= scene.lo:
        here = scene.mentions(token, _GOODS)
        if here:
            found.insert(0, here[0])
            token = here[0].start - 1
            continue
        lower = tree.lower[token]
        if lower in words.says_of_goods - {","} or lower in (":", '"', "“"):
            break
        joined = joined or lower in words.list_links or lower == ";"
        if lower not in words.list_links and lower != ";" and tree.pos[token] not in ("ADJ", "NUM", "DET"):
            return []
        token -= 1
    return found if joined else []


def goods_of_subject(scene: Scene, act: Act, barred: set[int]) -> list[Placed]:
    """The goods between the beginning of an act's clause and its verb, where who or what bears it is the subject; none of those `barred`."""
    if not act.flags & _BEARS:
        return []
    tree, words = scene.tree, scene.tables.words
    verb = act.head
    if tree.tag[verb] in ("VBP", "VBZ"):
        return []  # "tea and tin now face the duty" names some of what a duty on all goods hits
    start = verb - 1
    while start > scene.lo and tree.lower[start] not in words.says_of_goods - {","} and tree.lower[start] not in (":", '"', "“"):
        start -= 1
    found = [item for item in scene.among(range(start, verb), _GOODS) if "modifies" not in item.mention.attrs and item.start not in barred]
    if not found or (found[0].start - start > _OPENING and words.goods_again.isdisjoint(tree.lower[start : start + _OPENING])):
        return []
    last = found[-1].end
    if not words.relative_pronouns.isdisjoint(tree.lower[start + 1 : last]):
        return []  # "Peru, which sells tin, will face a duty"
    # another verb takes the goods: "rice comes from Peru but faces a duty"
    finite = any(tree.tag[token] in _FINITE and (token < last or tree.pos[token] == "VERB") for token in range(start + 1, verb))
    return [] if finite or any(hit.start < last and hit.start > start for hit in (*scene.of("measure"), *scene.of("flow"))) else found


def goods_led_before(scene: Scene, act: Act) -> list[Placed]:
    """The goods that open a sentence and of which it tells what becomes of a measure: "For tea and tin, the duty falls to 5%"."""
    tree, end = scene.tree, min(act.trigger.start, act.noun.start) if act.noun is not None else scene.lo
    found = scene.among(range(scene.lo + 1, end), _GOODS) if tree.lower[scene.lo] in scene.tables.words.upon else []
    if not found or any("modifies" in item.mention.attrs for item in found):
        return []  # "for car makers"
    lead = range(scene.lo + 1, found[0].start)
    direct = len(lead) < _LED and all(tree.pos[token] in ("ADJ", "NUM", "DET") for token in lead)
    others = any(hit.start < end for kind in ("measure", "flow", "verb") for hit in scene.of(kind))
    return found if direct and not others else []
