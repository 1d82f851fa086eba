"""What is an act while it is put together, and how do a verb's form and a measure's kind colour it?"""

from dataclasses import dataclass, field

from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import flow_told, measure_of, rule_of
from extractor.nlp.scene import Scene
from extractor.rules.triggers import ActNounRule, MeasureRule, VerbRule

ON_EXISTING = frozenset({"tighten", "extend", "reinstate", "ease", "suspend", "postpone", "remove", "challenge", "reject", "investigate"})
"""What is done to a measure that stands already."""
_CONTROLS = frozenset({"export_control", "import_control"})


RISING = "nlp.acts/rising_pronoun"
"""Why "It will rise to 25 percent" is an act."""


@dataclass(slots=True)
class Act:
    """A pairing under construction: `head` carries the grammar, `anchor` heads the phrase with goods and targets."""

    trigger: Hit
    rule: VerbRule | ActNounRule | MeasureRule
    head: int
    action: str
    measure: str
    noun: Hit | None
    anchor: int
    flags: set[str] = field(default_factory=set)
    why: list[str] = field(default_factory=list)
    through: Hit | None = None
    """The noun between verb and measure: "extension" in "announced an extension of the ban", "rule" in "postponed a rule that bans"."""
    history: list["Act"] = field(default_factory=list)
    """What clauses tell of the measure's past: acts that are no news of their own."""


def verb_form(scene: Scene, head: int) -> set[str]:
    """How a verb stands: infinitive, gerund or participle, nothing for a finite one; and whether it tells one act more: "also bans"."""
    tree = scene.tree
    if not tree.parsed(head):
        return set()
    more = {"also"} if any(tree.lower[kid] in scene.tables.words.besides for kid in tree.kids(head, "advmod")) else set()
    if tree.tag[head] == "VBG" and not tree.kids(head, "aux"):
        return {"gerund"} | more
    if tree.tag[head] == "VB" and any(tree.tag[kid] == "TO" for kid in tree.kids(head, "mark")):
        return {"infinitive"} | more
    return {"participle"} | more if tree.is_reduced(head) else more


def kind_of(scene: Scene, noun: Hit) -> tuple[str, str]:
    if noun.kind == "flow":
        return scene.tables.families["ban"].get(flow_told(scene.tree.lower, noun, "ban", scene.tables.words.trades_with), ""), "flow_object"
    return measure_of(scene, noun)


def is_permit(noun: Hit, measure: str) -> bool:
    """Whether a noun is a paper without which goods may not cross the border."""
    return noun.kind == "measure" and rule_of(noun).licence and not rule_of(noun).listing and measure in _CONTROLS


def by_measure(scene: Scene, doer: VerbRule | ActNounRule, noun: Hit, action: str, measure: str, relief: str | None, needed: bool = False) -> tuple[str, str]:
    """An act's action and measure by what the measure is; `needed` says that a licence must be held, not that one is given."""
    table = scene.tables.by_measure
    amount = doer.amount
    rule = rule_of(noun) if noun.kind == "measure" else None
    if relief == "review" and noun.kind == "flow":  # "a review of lumber imports": what may come of it
        return action, "tariff" if noun.flow == "import" else "export_control"
    if rule is not None and rule.licence:
        return (action if needed else table["permit" if is_permit(noun, measure) else "licence"].get(action, action)), measure
    if rule is not None and rule.owner_is_target and action == "ease":
        return action, measure  # a preference that one side grants is no deal of two
    if rule is not None and rule.caps and amount:
        return table.get("price_cap", {}).get(action, action), measure
    quota = measure.endswith("_quota") or (rule is not None and (rule.family == "quota" or rule.limit))
    key = "halting_pact" if rule is not None and rule.halts else "probe" if rule is not None and rule.probe else "quota" if quota else measure
    of_quota = key in ("quota", "export_incentive") and (relief in ("hike", "cut") or (isinstance(doer, VerbRule) and doer.widens))
    if not of_quota and (
        relief is not None
        or (key in ("quota", "export_incentive", "investment_control") and not (amount or (key == "export_incentive" and action == "remove")))
    ):
        return action, measure
    if key == "export_incentive" and scene.tables.words.paid_back.isdisjoint(scene.tree.lower[noun.start : noun.end]):
        return action, measure  # a subsidy that ends is no tax, as a rebate is that is cut
    changed = table.get(key, {}).get(action, action)
    action, _, other = changed.partition(":")
    return action, other or measure
