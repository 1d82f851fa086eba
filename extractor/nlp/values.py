"""Which rate, quantity and date belongs to which act? The nearest act that can take it, with a rule for each reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.core.types import Role
from extractor.nlp.acts import Act
from extractor.nlp.date_context import DateContext
from extractor.nlp.measures import phrase_of
from extractor.nlp.scene import Placed, Scene

_RATED = frozenset({"tariff", "export_tax", "anti_dumping", "countervailing", "safeguard", "import_quota", "local_content", "export_incentive", "technical_standard", "subsidy", "other", "sanction", "trade_agreement", "transport_measure", "import_control", ""})  # fmt: skip
_LIMITED = frozenset({"import_quota", "export_quota", "production_control", "tariff", "export_control", "import_control", "export_ban"})
_FAR = 28
"""Tokens: a value further from an act than a long clause belongs to something else."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value given to the act at `index` in a role."""

    index: int
    role: Role
    placed: Placed
    rule: str


def give_rates(scene: Scene, acts: Sequence[Act]) -> list[Given]:
    """Rates and quantities; those that are statistics are left alone."""
    given: list[Given] = []
    for item in scene.placed:
        kind = item.mention.kind
        if kind not in ("rate", "quantity") or item.mention.attrs.get("stat") == "true":
            continue
        able = _RATED if kind == "rate" else _LIMITED
        index = _nearest(scene, acts, item, able)
        if index is not None:
            given.append(Given(index, "rate" if kind == "rate" else "quantity", item, "nlp.values/nearest"))
    return given


def give_dates(scene: Scene, acts: Sequence[Act], contexts: dict[int, DateContext]) -> list[Given]:
    """Dates and durations in the roles that their words give; `contexts` by first character of the mention."""
    given: list[Given] = []
    for item in scene.placed:
        if item.mention.kind not in ("date", "duration"):
            continue
        context = contexts.get(item.mention.start)
        index = _nearest_date(scene, acts, item)
        if index is None or context is None:
            continue
        if item.mention.kind == "duration":
            if context.role is not None or _owns(scene, acts[index], item):
                given.append(Given(index, "duration", item, context.rule))
        elif context.role is not None:
            given.append(Given(index, context.role, item, context.rule))
    return given


def _owns(scene: Scene, act: Act, item: Placed) -> bool:
    noun = act.noun or act.trigger
    return item.start in phrase_of(scene, noun)


def _span(act: Act) -> tuple[int, int]:
    starts = [act.trigger.start, *([act.noun.start] if act.noun else [])]
    ends = [act.trigger.end, *([act.noun.end] if act.noun else [])]
    return min(starts), max(ends)


def _distance(scene: Scene, act: Act, item: Placed) -> int:
    """Tokens between, more where another clause or verb lies between."""
    low, high = _span(act)
    if low <= item.start < high:
        return 0
    between = range(high, item.start) if item.start >= high else range(item.end, low)
    words = scene.tree.lower
    penalty = sum(6 for token in between if words[token] in scene.tables.words.distance_breaks)
    return len(between) + penalty + (3 if item.start < low else 0)


def _nearest(scene: Scene, acts: Sequence[Act], item: Placed, able: frozenset[str]) -> int | None:
    choices = []
    for index, act in enumerate(acts):
        if act.measure not in able:
            continue
        noun = act.noun or act.trigger
        inside = item.start in phrase_of(scene, noun) if scene.tree.parsed(noun.head) else False
        distance = 0 if inside else _distance(scene, act, item)
        choices.append((distance, index))
    if not choices:
        return None
    distance, index = min(choices)
    return index if distance <= _FAR else None


def _nearest_date(scene: Scene, acts: Sequence[Act], item: Placed) -> int | None:
    tree = scene.tree
    token = item.start
    if tree.parsed(token):
        above = set(tree.above(token))
        held = [(tree.above(token).index(act.head), index) for index, act in enumerate(acts) if act.head in above]
        if held:
            return min(held)[1]
    choices = [(_distance(scene, act, item), index) for index, act in enumerate(acts)]
    if not choices:
        return None
    distance, index = min(choices)
    return index if distance <= _FAR * 2 else None
