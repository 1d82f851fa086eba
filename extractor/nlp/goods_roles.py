"""Which goods does an act hit in its own sentence, and what is left out of it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.nlp.act import Act
from extractor.nlp.goods_lists import goods_on_list, has_own_verb, resumed, without_of_others
from extractor.nlp.lost_goods import goods_before, goods_led_before, goods_of_subject
from extractor.nlp.purposes import is_of_aim, is_raw, names_use
from extractor.nlp.scene import Placed, Scene

GOODS = frozenset({"good"})
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
_TAKEN_UP = 8
"""How often a list is taken up again, at most."""
_ALL = 4
"""Tokens from "all" to "but", and behind it up to which a verb would begin a clause."""


@dataclass(slots=True)
class Filled:
    """What a sentence gives to one act."""

    goods: list[tuple[Placed, str]] = field(default_factory=list)
    targets: list[tuple[Placed, str]] = field(default_factory=list)
    exempt: list[tuple[Placed, str]] = field(default_factory=list)
    uses: list[Placed] = field(default_factory=list)
    """Goods that only tell what the act's goods are for."""
    asides: set[int] = field(default_factory=set)
    """Tokens that only say what its goods are."""
    region: list[int] = field(default_factory=list)
    """The tokens where what it hits may stand."""


def fill_goods(scene: Scene, act: Act, filled: Filled, region: Sequence[int], excluded: set[int], barrier: int) -> None:
    """Gives an act the goods of its `region`; the `excluded` tokens, to which those of the list's brackets come, hold what it spares."""
    own = act.noun or act.trigger
    whole = act.measure in ("trade_dispute", "trade_agreement") or barrier <= own.end  # a dispute over duties is one over their goods
    for item in scene.among(region if whole else [token for token in region if token < barrier], GOODS):
        if not (names_use(scene, item) or is_raw(scene, item) or is_of_aim(scene, item, act.head)):
            (filled.exempt if item.start in excluded else filled.goods).append((item, "nlp.roles/phrase"))
    filled.goods = [one for one in filled.goods if not (_opens_clause(scene, own.end, one[0]) or has_own_verb(scene, max(own.end, act.trigger.end), one[0]))]
    if any("modifies" not in item.mention.attrs for item, _ in filled.goods):
        # "curbs on coke, vital to its steel industry": whose goods are named otherwise, no trade that is only spoken of
        filled.goods = [one for one in filled.goods if "modifies" not in one[0].mention.attrs or one[0].end <= own.start]
    if not filled.goods:
        filled.goods = [(item, "nlp.lost_goods/of_subject") for item in goods_of_subject(scene, act, excluded | {item.start for item in filled.uses})]
        filled.goods = filled.goods or [(item, "nlp.lost_goods/led_before") for item in goods_led_before(scene, act)]
    elif filled.goods[0][0].end <= act.trigger.start:
        filled.goods = [*((item, "nlp.lost_goods/before") for item in goods_before(scene, filled.goods[0][0])), *filled.goods]
    filled.goods = without_of_others(scene, act, filled.goods)
    if "of_anchor" in act.flags:  # "closed its ports to trawlers in a quarrel over cod"
        filled.goods = [one for one in filled.goods if one[0].start in scene.tree.phrase(act.anchor)]
    if act.measure in ("sanction", "entity_listing"):
        # "blacklisted two drone makers": parties are hit, not what they deal in
        filled.goods = [] if "party_object" in act.flags else [one for one in filled.goods if not _is_trade_of(scene, one[0])]
    if filled.goods:
        last = filled.goods[-1][0]
        excluded |= excluded_in(scene, range(last.end, min(scene.hi, barrier)))  # "fish (except salmon), beer": syntax may end at the bracket
        taken = {have.start for have, _ in (*filled.goods, *filled.exempt)}
        for item in _to_end_of_list(scene, last, filled, barrier):
            if item.start not in taken:
                (filled.exempt if item.start in excluded else filled.goods).append((item, "nlp.roles/list"))
    elif act.measure == "subsidy":
        filled.goods = [(item, "nlp.roles/supported") for item in scene.among(range(act.trigger.end, barrier), GOODS) if item.start not in excluded]


def _opens_clause(scene: Scene, start: int, good: Placed) -> bool:
    """Whether a good behind a semicolon is what a clause of its own speaks of: "… of cars; lorries and tractors may still come in"."""
    tree = scene.tree
    mark = next((token for token in range(good.start - 1, start, -1) if tree.lower[token] == ";"), -1)
    if mark < 0:
        return False
    end = next((token for token in range(good.end, scene.hi) if tree.lower[token] == ";"), scene.hi)
    governed = any(tree.lower[token] in scene.tables.words.governs for token in range(mark + 1, good.start))
    verb = next((token for token in range(good.end, end) if tree.tag[token] in _FINITE), end)
    return not governed and verb < end and scene.tables.words.relative_pronouns.isdisjoint(tree.lower[good.end : verb])


def _to_end_of_list(scene: Scene, last: Placed, filled: Filled, barrier: int) -> list[Placed]:
    """The goods of a list after the last one that syntax gave, those too that it takes up again: "of tea that it grows, of tin and of lead"."""
    found = goods_on_list(scene, last, barrier, filled.asides)
    for _ in range(_TAKEN_UP):
        again = resumed(scene, found[-1] if found else last, barrier)
        if again is None:
            break
        found += [again, *goods_on_list(scene, again, barrier, filled.asides)]
    return found


@lru_cache(maxsize=8)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        parts = phrase.split(" ")
        found.setdefault(parts[0], []).append(parts)
    return found


_FREES = frozenset({"ease", "remove", "suspend"})
"""Actions that spare: whom they name is whom they are for."""


def excluded_in(scene: Scene, region: Iterable[int]) -> set[int]:
    """Tokens under "except", "other than" …, to the end of their phrase, of the brackets that they open, or to the next "and on"."""
    tree, words, found = scene.tree, scene.tables.words, set[int]()
    starting = _by_first_word(words.exclusions)
    if not scene.says(starting.keys()):
        return found
    for token in region:
        for parts in starting.get(tree.lower[token], ()):
            if tree.lower[token : token + len(parts)] == parts and (parts != ["but"] or _is_all_but(scene, token)):
                inside = token > scene.lo and tree.lower[token - 1] == "("
                for other in range(token + len(parts), min(scene.hi, token + 25)):
                    if tree.lower[other] in words.exclusion_ends or (inside and tree.lower[other] == ")"):
                        break
                    if tree.lower[other] in words.list_links and not words.upon.isdisjoint(tree.lower[other + 1 : other + 2]):
                        break
                    found.add(other)
    return found


def spared_in(scene: Scene, act: Act) -> set[int]:
    """ "Taxed steel, though Canada was later exempted", "but Chile won an exemption": whom a clause beside an act says to be left out of it."""
    tree, words = scene.tree, scene.tables.words
    if act.action in _FREES or not scene.says(words.made_free, words.exemptions):
        return set()
    found = set[int]()
    for token in range(act.trigger.end, scene.hi):
        freed = tree.lower[token] in words.made_free and tree.tag[token] == "VBN"
        gets = tree.lower[token] in words.gets_leave and any(tree.lower[kid] in words.exemptions for kid in tree.kids(token, "obj"))
        if not (freed or gets) or any(tree.lower[kid] in words.negations or words.modal_kind(tree.lower[kid]) for kid in tree.children[token]):
            continue
        found |= {other for kid in tree.kids(token, "nsubj:pass" if freed else "nsubj") for other in tree.phrase(kid) if kid > act.trigger.end}
    return found


def _is_all_but(scene: Scene, but: int) -> bool:
    """ "All countries [but] Canada", "everyone but Peru": what follows is left out, and begins no clause of its own."""
    tree, low = scene.tree, max(scene.lo, but - _ALL)
    whole = not scene.tables.words.whole.isdisjoint(tree.lower[low:but])
    return whole and all(tree.pos[token] not in ("VERB", "AUX") and tree.dep[token] != "nsubj" for token in range(but + 1, min(scene.hi, but + _ALL)))


def _is_trade_of(scene: Scene, good: Placed) -> bool:
    """Whether a good says what those deal in who are listed: "two fertiliser tycoons"."""
    head = scene.tree.head[good.end - 1]
    return scene.tree.dep[good.end - 1] == "compound" and scene.tree.lower[head] in scene.tables.words.listed
