"""An event while it is being put together: values by slot, each with its reasons."""

from dataclasses import dataclass, field

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Argument, DateValue, Frame, Mention, Rate

Why = tuple[Evidence, ...]
DUTIES = frozenset({"tariff", "export_tax"})
"""Duties that are none at a rate of zero."""
REMEDIES = frozenset({"anti_dumping", "countervailing", "safeguard"})
"""Measures at the end of a case."""
OF_ORIGIN = REMEDIES - {"safeguard"}
"""Those laid on goods from countries that the case names; a safeguard hits all."""
BY_NOUN = frozenset({"bare", "nominal"})
"""Marks of acts that a noun names beside others."""


@dataclass(slots=True)
class Draft:
    """One telling of an act; drafts of the same act are merged before they become events."""

    frame: Frame
    action: str
    measure: str
    action_why: list[Evidence] = field(default_factory=list)
    measure_why: list[Evidence] = field(default_factory=list)
    implementers: dict[str, tuple[str | None, list[Evidence]]] = field(default_factory=dict)
    goods: dict[str, list[Evidence]] = field(default_factory=dict)
    targets: dict[str, list[Evidence]] = field(default_factory=dict)
    exempt: dict[str, list[Evidence]] = field(default_factory=dict)
    entities: dict[str, list[Evidence]] = field(default_factory=dict)
    """Firms and persons by the name that the text gives."""
    dates: dict[str, list[tuple[DateValue, list[Evidence]]]] = field(default_factory=dict)
    duration: tuple[str, list[Evidence]] | None = None
    rates: list[tuple[Rate, list[Evidence]]] = field(default_factory=list)
    quantity: tuple[float, str, float | None, list[Evidence]] | None = None
    instruments: dict[str, list[Evidence]] = field(default_factory=dict)
    retaliation: list[Evidence] = field(default_factory=list)
    pointer: Mention | None = None
    """The word that points back to the implementer."""
    aimed: Mention | None = None
    """The word that points back to whom it hits."""
    others: list[Frame] = field(default_factory=list)
    """Further tellings of the same act."""
    features: dict[str, float] = field(default_factory=dict)
    item: tuple[int, int] | None = None
    """The list and the item of it that tell the act."""
    _marked: tuple[RuleId, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _marks: frozenset[str] = field(default=frozenset(), init=False, repr=False, compare=False)

    @property
    def frames(self) -> list[Frame]:
        """Every telling, the leading one first."""
        return [self.frame, *self.others]

    @property
    def tellings(self) -> int:
        """How often the text tells it."""
        return 1 + len(self.others)

    @property
    def marks(self) -> frozenset[str]:
        """The last parts of the frame's decisions: `bare`, `pointer`, `past`, `weak` …"""
        why = self.frame.why
        if self._marked is not why:  # asked four hundred times an article
            self._marked, self._marks = why, frozenset(rule.rsplit("/", 1)[-1] for rule in why)
        return self._marks

    @property
    def start(self) -> int:
        """First character of the trigger."""
        return self.frame.trigger.start

    def wider(self) -> set[str]:
        """The groups of the goods that its tellings name, at any depth."""
        goods = [argument.mention for frame in self.frames for argument in frame.arguments if argument.role == "good"]
        return {group for good in goods for group in good.attrs.get("within", "").split("|")} - {""}

    def has_core(self) -> bool:
        """Whether it names something that is hit: goods, targets or a rate."""
        return bool(self.goods or self.targets or self.rates)


def is_of_rebate(frame: Frame) -> bool:
    """Whether what changes is paid back: a rebate cut from 13 to 9 percent taxes exports, the other way round than a duty does."""
    return any(argument.role == "measure" and "/export_incentive." in argument.mention.rule for argument in frame.arguments)


def is_free_of_duty(draft: Draft) -> bool:
    """Whether its only rates are words for none: "sold duty-free", "a zero-tariff deal"; "a tariff of 0 percent", "the duty will be zero" are rates."""
    rates = [argument.mention for argument in draft.frame.arguments if argument.role == "rate"]
    return bool(rates) and not any(mention.rule.endswith("/will_be_zero") or any(map(str.isdigit, mention.text)) for mention in rates)


def is_unnamed_answer(draft: Draft) -> bool:
    """Whether it threatens to hit back by no measure that it names: "warned of retaliation", "will retaliate if the bill passes"."""
    return draft.action == "threaten" and draft.measure == "other" and bool(draft.retaliation)


def reason(argument: Argument) -> list[Evidence]:
    """An argument's evidence: its words under the gazetteer's rule, then under the rule that linked it."""
    mention = argument.mention
    return [Evidence(mention.start, mention.end, mention.rule), Evidence(mention.start, mention.end, argument.rule)]


def at(mention: Mention, rule: str) -> Evidence:
    """A mention's words under a decision of the linker."""
    return Evidence(mention.start, mention.end, RuleId(rule))
