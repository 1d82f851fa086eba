"""Which acts are told as items of one list? "- China will suspend the controls … - China will issue licences …": each is one of its own."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.core.types import Analysis
from extractor.link.draft import Draft
from extractor.link.told_measures import is_definite

_POINTS = frozenset({"bare", "pointer", "pronoun", "effect", "subject", "nominal", "alone"})
"""Marks of what only says more of an act told above: "the tariff of 25%", "they take effect in May", "chose to retaliate"."""


def settle_items(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Notes for each act the list and the item that tell it; acts of headlines and of running text have none."""
    blocks = analysis.article.blocks
    starts = [block.start for block in blocks]
    lists: list[int] = []
    for number, block in enumerate(blocks):
        follows = number > 0 and block.kind == blocks[number - 1].kind
        lists.append(lists[-1] if follows else number)
    for draft in drafts:
        place = bisect_right(starts, draft.start) - 1
        if place >= 0 and blocks[place].kind == "list_item" and "title_only" not in draft.features:
            draft.item = (lists[place], place)


def told_by_items(one: Draft, two: Draft) -> bool:
    """Whether two items of one list tell an act each, neither pointing back to what stands above it."""
    if one.item is None or two.item is None or one.item == two.item or one.item[0] != two.item[0]:
        return False
    later = two if one.start < two.start else one
    return not later.marks & _POINTS and not is_definite(later)
