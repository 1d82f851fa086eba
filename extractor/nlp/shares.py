"""Which rate goes with which goods or countries? Several rates of one verb, each with what it hits, are several acts."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.core.quick import dataclass
from extractor.nlp.roles import GOODS, Filled
from extractor.nlp.scene import Placed, Scene
from extractor.nlp.values import Given

_END = 1 << 30

Named = list[tuple[Placed, str]]
"""Goods or targets, each with the decision that found it."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one telling of an act hits, at which rates."""

    goods: Named
    targets: Named
    rates: Sequence[Given]


def shares(scene: Scene, filled: Filled, rates: Sequence[Given]) -> list[Share]:
    """One share a rate that has goods or targets of its own, else one for all: "25% on steel and 10% on tin", "on rice to 5% and on maize to 8%"."""
    ordered = sorted(rates, key=lambda value: value.placed.start)
    if len(ordered) > 1:
        goods = [item for item, _ in filled.goods]
        targets = [item for item, _ in filled.targets]
        for pattern in (_following, _leading):
            own = pattern(goods if pattern is _following else [*goods, *_gapped(scene, goods, ordered)], ordered)
            whose = pattern(targets, ordered)
            if own or whose:
                return _joined(
                    [
                        Share(_named(own[at]) if own else filled.goods, _named(whose[at]) if whose else filled.targets, [value])
                        for at, value in enumerate(ordered)
                    ]
                )
    return [Share(filled.goods, filled.targets, ordered)]


def _joined(split: Sequence[Share]) -> list[Share]:
    """Shares of one rate are one act: "on barley to 30%, on maize to 30%"."""
    found: list[Share] = []
    for share in split:
        same = next((have for have in found if have.rates[0].placed.mention.attrs == share.rates[0].placed.mention.attrs), None)
        if same is None:
            found.append(share)
        else:
            same.goods.extend(item for item in share.goods if item not in same.goods)
            same.targets.extend(item for item in share.targets if item not in same.targets)
    return found


def _named(items: Sequence[Placed]) -> Named:
    return [(item, "nlp.shares/own_rate") for item in items]


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


def _gapped(scene: Scene, goods: Sequence[Placed], rates: Sequence[Given]) -> list[Placed]:
    """Goods of a clause that leaves out its verb: "the duty on sofas rises to 30% and that on lamps to 50%"."""
    found: list[Placed] = []
    for last, value in pairwise(rates):
        between = range(last.placed.end, value.placed.start)
        if any(item.start in between for item in goods) or any(scene.hit("verb", token) for token in between):
            continue
        lead = next((token for token in between if scene.tree.lower[token] in scene.tables.words.upon), -1)
        if lead >= 0:
            found += scene.among(range(lead + 1, value.placed.start), GOODS)
    return found
