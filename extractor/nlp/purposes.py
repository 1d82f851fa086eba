"""What are goods for, and why is an act done? What only tells so is nothing that the act hits."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Placed, Scene
from extractor.nlp.united import united

_FOR = frozenset({"for"})
_GOODS = frozenset({"good"})
_NAMED = frozenset({"good", "place", "bloc", "agency", "date", "duration", "rate", "quantity", "instrument"})
"""Mentions that make a noun behind a measure something known."""
_BLAME = 5
"""Words from "over" to what somebody buys: "over that country's continued purchases"."""
_SHORT = 4
"""Tokens from "shortage" to the goods that are short: "a shortage of cooking oil"."""
_RAW = 2
"""Words between "from" and the raw material: "from young Austrian cattle"."""


def uses_in(scene: Scene, region: list[int]) -> set[int]:
    """Tokens that tell what goods are for: "materials used in chips", "elements vital to U.S. defence"."""
    tree, words, found = scene.tree, scene.tables.words, set[int]()
    if not scene.says(_FOR, words.scarcities, words.uses):
        return found
    inside = set(region)
    for token in region:
        if tree.lower[token] in _FOR and tree.parsed(token) and scene.mentions(token - 1, _GOODS):  # "tyres for cars and lorries"
            found.update(one for item in scene.among(tree.phrase(tree.head[token]), _GOODS) if item.start > token for one in range(item.start, item.end))
        if tree.lower[token] in words.scarcities and scene.among(range(region[0], token), _GOODS):  # "let in palm oil to avert a shortage of ghee"
            found.update(one for item in scene.among(range(token + 1, min(scene.hi, token + _SHORT)), _GOODS) for one in range(item.start, item.end))
        if tree.lower[token] in words.uses and token + 1 < scene.hi and tree.lower[token + 1] in words.uses_lead:
            found.add(token)
            if tree.parsed(token):
                found.update(tree.subtree(token))
            else:
                found.update(other for other in inside if other > token)
    return found


def names_use(scene: Scene, item: Placed) -> bool:
    """ "Lorry tyres": what other goods are for, right before them."""
    tree, last = scene.tree, item.end - 1
    return tree.dep[last] == "compound" and tree.head[last] == item.end and any(one.start == item.end for one in scene.mentions(item.end, _GOODS))


def is_raw(scene: Scene, item: Placed) -> bool:
    """ "Beef from cattle under 30 months": what the goods right before come from, which does not move itself."""
    lower, words, lead = scene.tree.lower, scene.tables.words, item.start - 1
    steps = 0
    while lead > scene.lo and steps < _RAW and lower[lead] not in words.governs and not scene.mentions(lead, _GOODS):
        lead, steps = lead - 1, steps + 1
    return lead > scene.lo and lower[lead] in words.origin and any(one.end == lead for one in scene.mentions(lead - 1, _GOODS)) and not _is_range(scene, item)


def _is_range(scene: Scene, item: Placed) -> bool:
    """ "From tea to tin": goods that begin a range, not where others come from."""
    behind = scene.tree.lower[item.end : min(scene.hi, item.end + 1)]
    return bool(behind) and behind[0] in scene.tables.words.towards["export"] and bool(scene.among(range(item.end + 1, min(scene.hi, item.end + 3)), _GOODS))


def is_of_aim(scene: Scene, item: Placed, act: int) -> bool:
    """ "In a bid to lower flour prices", "to shield rice growers": goods that another verb's object is about."""
    tree, last = scene.tree, item.end - 1
    if "modifies" not in item.mention.attrs or not tree.parsed(last):
        return False
    noun = tree.head[last]
    return noun > last and tree.dep[noun] == "obj" and tree.head[noun] != act and tree.tag[tree.head[noun]] in ("VB", "VBG")


def hits_unknown(scene: Scene, noun: Hit) -> bool:
    """ "The duty on thingamajigs": goods that no table holds, so that the act takes none from elsewhere; not "the duty on the metal", which was told before."""
    tree, words = scene.tree, scene.tables.words
    links = words.flow_of if noun.kind == "flow" else words.upon
    for kid in tree.kids(noun.head, "nmod") if tree.parsed(noun.head) else ():
        known_by = united(words.known, words.points_to_goods)
        told = tree.lower[kid] in united(words.goods_again, words.hollow) or any(tree.lower[det] in known_by for det in tree.children[kid])
        known = scene.among(tree.phrase(kid), _NAMED) or any(scene.hit(kind, kid) is not None for kind in ("flow", "measure", "act"))
        if tree.tag[kid] in ("NN", "NNS") and tree.case_of(kid) in links and not told and not known:
            return True
    return False


def reasons_in(scene: Scene, region: list[int], start: int) -> set[int]:
    """Tokens behind an act that tell why it is done, up to a comma: "in response to the tax on its steel"."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.answers_to):
        return set()
    inside = set(region)
    for token in range(start + 1, scene.hi if region else 0):
        if tree.lower[token] in words.answers_to and tree.lower[token - 1] in words.means:
            end = next((other for other in range(token, scene.hi) if tree.lower[other] == ","), scene.hi)
            return inside & set(range(token, end))
    return set()


def bought_in(scene: Scene, start: int) -> set[int]:
    """Tokens behind an act on what those it hits buy of others, up to a comma: "a duty on Peru over its purchases of Iranian oil"."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.bought_of_another):
        return set()
    for token in range(start + 1, scene.hi):
        if tree.lower[token] not in words.bought_of_another:
            continue
        before = tree.lower[max(start, token - _BLAME) : token]
        owned = tree.tag[token] == "VBG" or not words.owned.isdisjoint(before)
        if owned and not words.blames_for.isdisjoint(before):
            end = next((other for other in range(token, scene.hi) if tree.lower[other] == ","), scene.hi)
            return set(range(token, end))
    return set()
