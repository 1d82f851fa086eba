"""Which rate or quantity goes with which goods or countries? Several of one verb, each with what it hits, are several acts."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.core.quick import dataclass
from extractor.nlp.goods_roles import GOODS, Filled
from extractor.nlp.scene import PARTIES, Placed, Scene
from extractor.nlp.values import Given

_END = 1 << 30
_BREAKS = frozenset({"VERB", "AUX", "ADP", "SCONJ"})
"""What ends a list of goods."""
_OPENS, _CLOSES = frozenset({"(", ","}), frozenset({")", ",", ".", ";", "and", "or"})
"""What stands around an amount that says what the item before it bears."""
_LEAD = 3
"""Tokens between an amount and the goods that a preposition leads to: "5 tonnes for the wheat"."""

OWN_RATE = "nlp.shares/own_rate"
"""The decision that a good or target goes with one rate of several."""

Named = list[tuple[Placed, str]]
"""Goods or targets, each with the decision that found it."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one telling of an act hits, at which rates or within which quantities."""

    goods: Named
    targets: Named
    amounts: Sequence[Given]


def shares(scene: Scene, filled: Filled, amounts: Sequence[Given]) -> list[Share]:
    """One share an amount that has goods or targets of its own, else one for all: "25% on steel and 10% on tin", "on rice to 5% and on maize to 8%"."""
    ordered = sorted(amounts, key=lambda value: value.placed.start)
    goods, targets = [item for item, _ in filled.goods], [item for item, _ in filled.targets]
    if len(ordered) > 2:
        apart = _without_steps(scene, ordered)
        ordered = apart if len(apart) > 1 else ordered
    if len(ordered) > 1:
        own, whose = _aside(scene, goods, ordered), _aside(scene, targets, ordered)
        if own or whose:
            return _split(filled, ordered, own, whose)
        for pattern, more in ((_following, _trailing), (_leading, _gapped)):
            own = pattern([*goods, *more(scene, goods, ordered)], ordered)
            whose = pattern([*targets, *(_gapped(scene, targets, ordered, PARTIES) if targets and more is _gapped else ())], ordered)
            if own or whose:
                return _split(filled, ordered, own, whose)
        led = _led_to(scene, goods, [value for value in ordered if value.role == "quantity"])
        if led:
            return _split(filled, [value for value, _ in led], [items for _, items in led], [])
    words = scene.tables.words.respectively
    said = next((token for token in range(scene.lo, scene.hi) if scene.tree.lower[token] in words), -1) if scene.says(words) else -1
    return (_respective(scene, filled, ordered, said) if said >= 0 else []) or [Share(filled.goods, filled.targets, ordered)]


def _without_steps(scene: Scene, amounts: Sequence[Given]) -> list[Given]:
    """ "By 5 points to 20%": of a step and the rate that it leads to only the rate has goods of its own."""
    tree, ends = scene.tree, [*(value.placed.start for value in amounts[1:]), -1]
    new = scene.tables.words.new_value
    return [value for value, after in zip(amounts, ends, strict=True) if not (after == value.placed.end + 1 and tree.lower[value.placed.end] in new)]


def _split(filled: Filled, amounts: Sequence[Given], own: Sequence[Sequence[Placed]], whose: Sequence[Sequence[Placed]]) -> list[Share]:
    return _joined([
        Share(_named(own[at]) if own else filled.goods, _named(whose[at]) if whose else filled.targets, [value]) for at, value in enumerate(amounts)
    ])  # fmt: skip


def _respective(scene: Scene, filled: Filled, amounts: Sequence[Given], said: int) -> list[Share]:
    """ "Duties on rice and sugar to 20% and 35%, respectively": as many amounts as goods or targets, in their order; another clause's are none."""
    kind = amounts[0].role if amounts else "rate"
    before = [item for item in scene.placed if item.end <= said and item.mention.kind == kind and item.mention.attrs.get("stat") != "true"]
    for items, others in ((filled.goods, filled.targets), (filled.targets, filled.goods)):
        told = before[-len(items) :]
        if len(items) < 2 or len(told) != len(items) or _goes_back_further(before, told[0]):
            continue
        last = max(item.end for item, _ in items)
        if any(scene.tree.dep[token].startswith("nsubj") for token in range(last, told[0].start)):
            continue  # "duties on rice and tea, while sales rose 7% and 9%, respectively"
        given = [Given(0, kind, item, "nlp.shares/respectively") for item in told]
        each = [[item] for item, _ in sorted(items, key=lambda one: one[0].start)]
        return _split(filled, given, each, []) if others is filled.targets else _split(filled, given, [], each)
    return [Share(filled.goods, filled.targets, [])] if len(amounts) > 1 and not filled.goods and not filled.targets else []


def _goes_back_further(before: Sequence[Placed], first: Placed) -> bool:
    """Whether the row of amounts that "respectively" shares out holds more than there are goods or targets."""
    return any(item.end < first.start <= item.end + _LEAD for item in before)


def _led_to(scene: Scene, goods: Sequence[Placed], quantities: Sequence[Given]) -> list[tuple[Given, list[Placed]]]:
    """ "By 200 tonnes for wheat and by 300 tonnes for rye": each quantity that a preposition leads on to goods; nothing where others are hit."""
    found: list[tuple[Given, list[Placed]]] = []
    for at, value in enumerate(quantities):
        after, end = value.placed.end, quantities[at + 1].placed.start if at + 1 < len(quantities) else scene.hi
        items = scene.among(range(after, end), GOODS)
        leads = after < scene.hi and scene.tree.lower[after] in scene.tables.words.upon | scene.tables.words.flow_of
        if items and leads and items[0].start <= after + _LEAD:
            found.append((value, items))
    told = {item.start for _, items in found for item in items}
    return found if len(found) > 1 and all(item.start in told for item in goods) else []


def _joined(split: Sequence[Share]) -> list[Share]:
    """Shares of one rate are one act: "on barley to 30%, on maize to 30%"."""
    found: list[Share] = []
    for share in split:
        same = next((have for have in found if have.amounts[0].placed.mention.attrs == share.amounts[0].placed.mention.attrs), None)
        if same is None:
            found.append(share)
        else:
            same.goods.extend(item for item in share.goods if item not in same.goods)
            same.targets.extend(item for item in share.targets if item not in same.targets)
    return found


def _named(items: Sequence[Placed]) -> Named:
    return [(item, OWN_RATE) for item in items]


def _following(items: Sequence[Placed], rates: Sequence[Given]) -> list[list[Placed]]:
    """What stands behind each rate up to the next, where each has something."""
    ends = [*(value.placed.start for value in rates[1:]), _END]
    found = [[item for item in items if value.placed.end <= item.start < end] for value, end in zip(rates, ends, strict=True)]
    return found if all(found) else []


def _leading(items: Sequence[Placed], rates: Sequence[Given]) -> list[list[Placed]]:
    """What stands before each rate from the last, where each has something and nothing is left behind them."""
    starts = [-1, *(value.placed.end for value in rates[:-1])]
    found = [[item for item in items if start <= item.start < value.placed.start] for value, start in zip(rates, starts, strict=True)]
    return found if all(found) and all(item.start < rates[-1].placed.start for item in items) else []


def _aside(scene: Scene, items: Sequence[Placed], amounts: Sequence[Given]) -> list[list[Placed]]:
    """ "Duties of 10%, with more for China (34%) and Oman (46%)": what stands right before amounts in brackets or commas, where some do, and the rest."""
    lower = scene.tree.lower
    before = {item.end + 1: item for item in _with_like(scene, items) if item.end < scene.hi and lower[item.end] in _OPENS}
    found: list[list[Placed]] = []
    for value in amounts:
        end = value.placed.end
        item = before.get(value.placed.start) if end >= scene.hi or lower[end] in _CLOSES else None
        found.append([item] if item is not None else [])
    taken = {item.start for own in found for item in own}
    if len(taken) < 2 or len(taken) == len(amounts):
        return []
    starts = [*(value.placed.start for value in amounts[1:]), _END]
    for own, value, end in zip(found, amounts, starts, strict=True):
        own += [item for item in items if not own and value.placed.end <= item.start < end and item.start not in taken]
    return found


def _with_like(scene: Scene, items: Sequence[Placed]) -> list[Placed]:
    """The items and what of their kind follows the first of them, which syntax may lose behind the amounts."""
    return scene.among(range(items[0].start, scene.hi), GOODS if items[0].mention.kind == "good" else PARTIES) if items else []


def _trailing(scene: Scene, goods: Sequence[Placed], rates: Sequence[Given]) -> list[Placed]:
    """Goods of a later rate that syntax hung elsewhere: "15% on tea from May 1, and 10% on soap and salt"."""
    tree, found = scene.tree, list[Placed]()
    for at, value in enumerate(rates[1:], 2):
        start, end = value.placed.end + 1, rates[at].placed.start if at < len(rates) else scene.hi
        if start >= end or tree.lower[start - 1] not in scene.tables.words.upon or any(start <= item.start < end for item in goods):
            continue
        stop = next((token for token in range(start, end) if tree.pos[token] in _BREAKS or tree.lower[token] in scene.tables.words.object_stops), end)
        found += scene.among(range(start, stop), GOODS)
    return found


def _gapped(scene: Scene, goods: Sequence[Placed], rates: Sequence[Given], kinds: frozenset[str] = GOODS) -> list[Placed]:
    """Goods of a clause that leaves out its verb: "the duty on sofas rises to 30% and that on lamps to 50%"."""
    found: list[Placed] = []
    for last, value in pairwise(rates):
        between = range(last.placed.end, value.placed.start)
        if any(item.start in between for item in goods) or any(scene.hit("verb", token) for token in between):
            continue
        lead = next((token for token in between if scene.tree.lower[token] in scene.tables.words.upon), -1)
        if lead >= 0:
            found += scene.among(range(lead + 1, value.placed.start), kinds)
        elif is_gapped(scene, last, value):
            found += scene.among(between, kinds)
    return found


def is_gapped(scene: Scene, last: Given, value: Given) -> bool:
    """Whether a rate and who bears it follow another without their verb: "cars will be taxed at 40% and phones at 10%", "Chad faces 20%, Peru 19%"."""
    start, end = last.placed.end, value.placed.start
    goods = scene.among(range(start, end), GOODS | PARTIES)
    if not goods or goods[0].start - start > _LEAD or any(scene.hit("verb", token) for token in range(start, end)):
        return False
    behind = scene.tree.lower[goods[-1].end : end]
    return scene.tree.lower[start] in scene.tables.words.list_links and (not behind or (len(behind) == 1 and behind[0] in scene.tables.words.borne_at))
