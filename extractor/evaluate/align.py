"""Which record answers which gold event? The one-to-one pairing with the greatest total similarity."""

from collections.abc import Callable, Sequence

from extractor.evaluate.cases import PARTIES, Gold, Predicted
from extractor.evaluate.counts import compare, f1

FAMILIES = {
    "export": ("export_ban", "export_control", "export_quota", "export_tax", "export_incentive"),
    "import": ("tariff", "anti_dumping", "countervailing", "safeguard", "import_ban", "import_control", "import_quota", "technical_standard"),
    "entity": ("sanction", "entity_listing", "investment_control", "transport_measure"),
    "domestic": ("local_content", "subsidy", "production_control"),
    "deal": ("trade_agreement", "trade_dispute"),
    "other": ("other",),
}
_FAMILY_OF = {measure: family for family, measures in FAMILIES.items() for measure in measures}
_BACKGROUND = 0.8
"""Weight of a background event: a record goes to a main event where it fits both alike."""


def similarity(predicted: Predicted, gold: Gold) -> float:
    """0 where implementer or measure family differ, else 1 and more for each slot that agrees."""
    wanted = set(gold.accepted["implementers"])
    allowed = wanted | set(gold.optional["implementers"])
    if wanted and not predicted.sets["implementers"] & allowed:
        return 0.0
    measure, accepted = predicted.values["measure"], gold.accepted["measure"]
    if measure not in accepted and _FAMILY_OF.get(str(measure)) not in {_FAMILY_OF.get(str(other)) for other in accepted}:
        return 0.0
    counts = compare(predicted, gold)
    score = 1.0 + 2.0 * counts["action"].tp + 2.0 * counts["measure"].tp
    for slot, weight in zip(PARTIES[1:], (1.5, 1.0), strict=True):
        score += weight * (f1(counts[slot]) if any(counts[slot]) else 1.0)
    for slot in ("announced", "effective", "expires", "introduced", "rate"):
        count = counts[slot]
        score += 0.5 * (1.0 if count.tp or not (count.fp or count.fn) else 0.0)
    return score


def align(predictions: Sequence[Predicted], golds: Sequence[Gold]) -> list[tuple[int, int]]:
    """Pairs of indexes (prediction, gold), in the order of the golds; pairs without any similarity are left out."""
    weights = [[similarity(one, gold) * (1.0 if gold.main else _BACKGROUND) for gold in golds] for one in predictions]
    return [(row, column) for row, column in best_pairs(weights) if weights[row][column] > 0]


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """A maximum-weight matching by shortest augmenting paths (Jonker and Volgenant 1987), deterministic in ties.

    Cubic in the larger side: articles have a few dozen events at the most.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    size = max(rows, columns)
    top = max(max(row) for row in weights) + 1

    def cost(row: int, column: int) -> float:
        return top - (weights[row][column] if row < rows and column < columns else 0.0)

    row_of = _assign(size, cost)
    return [(row, column) for column, row in enumerate(row_of) if row < rows and column < columns]


def _assign(size: int, cost: Callable[[int, int], float]) -> list[int]:
    """The row of each column in a cheapest full assignment."""
    free = size
    row_price, column_price = [0.0] * size, [0.0] * (size + 1)
    row_of = [-1] * (size + 1)
    for row in range(size):
        row_of[free] = row
        came_from = _path(size, free, cost, row_price, column_price, row_of)
        column = came_from[0]
        for previous in came_from[1:]:
            row_of[column] = row_of[previous]
            column = previous
    return row_of[:size]


def _path(size: int, free: int, cost: Callable[[int, int], float], row_price: list[float], column_price: list[float], row_of: list[int]) -> list[int]:
    """The columns of the shortest augmenting path, last first, ending in the free column; prices are brought up to date."""
    slack = [float("inf")] * size
    before = [free] * size
    done = [False] * (size + 1)
    column = free
    while row_of[column] >= 0:
        done[column] = True
        row, delta, nearest = row_of[column], float("inf"), -1
        for other in range(size):
            if done[other]:
                continue
            reduced = cost(row, other) - row_price[row] - column_price[other]
            if reduced < slack[other]:
                slack[other], before[other] = reduced, column
            if slack[other] < delta:
                delta, nearest = slack[other], other
        for other in (*range(size), free):
            if done[other]:
                row_price[row_of[other]] += delta
                column_price[other] -= delta
            elif other != free:
                slack[other] -= delta
        column = nearest
    path = [column]
    while path[-1] != free:
        path.append(before[path[-1]])
    return path
