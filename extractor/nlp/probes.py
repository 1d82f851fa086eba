"""Which acts are probes into trade that no noun calls one? "will investigate whether imports of copper threaten national security"."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.remedies import told_wrong
from extractor.nlp.scene import Scene
from extractor.rules.triggers import ActNounRule, VerbRule
from extractor.rules.words import FunctionWords

_REACH = 9
"""Tokens from a verb to the imports that it looks into: "look into whether a surge in cheap imports"."""
FINDINGS = frozenset({"nlp.acts/on_unfair_trade", "nlp.acts/on_injury"})
"""Why a finding is a step of a probe."""
_OF_IMPORTS = frozenset({"safeguard", "tariff"})
"""Answers to imports as such, whoever sells them."""


def on_probe(scene: Scene, verb: Hit, rules: Sequence[VerbRule]) -> list[Act]:
    """A step that may lead to the measure which answers the wrong that is looked into; where no wrong of trade is told, none."""
    rule = next((rule for rule in rules if rule.on_measure == "investigate" and not rule.needs_measure), None)
    if rule is None:
        return []
    measure = wrong_told(scene.tree.lower[verb.end : scene.hi], scene.tables.words)
    flow = next((hit for hit in scene.of("flow") if hit.flow == "import" and verb.end <= hit.start < verb.end + _REACH), None)
    if not measure or (flow is None and (measure in _OF_IMPORTS or not scene.among(range(verb.end, scene.hi), {"good"}))):
        return []
    flags = {"weak_flow", "whole_clause", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, "investigate", measure, flow, verb.head, flags, ["nlp.probes/on_wrong"])]


def is_probing(scene: Scene, verb: Hit, noun: Hit) -> bool:
    """Whether a noun is a probe or a review that a verb holds: "undertook a review of the ban"; "is being conducted" tells of one that runs."""
    rule = noun.rules[0][0] if noun.rules else None
    if scene.tree.is_passive(verb.head) and scene.tree.lower[verb.start - 1] in scene.tables.words.runs_now:
        return False
    return (noun.kind == "measure" and rule_of(noun).probe) or (isinstance(rule, ActNounRule) and rule.relief == "review")


def without_questions(scene: Scene, acts: list[Act]) -> list[Act]:
    """Without the question that a probe asks: "opened an inquiry to determine whether imports of yarn hurt mills" tells one step, no finding."""
    probed = {act.measure for act in acts if act.noun is not None and act.noun.kind == "measure" and rule_of(act.noun).probe}
    return [act for act in acts if not (act.measure in probed and FINDINGS & {*act.why} and _asks(scene, act.trigger))] if probed else acts


def _asks(scene: Scene, verb: Hit) -> bool:
    lower = scene.tree.lower
    return lower[verb.start - 1] == "to" and not scene.tables.words.whether.isdisjoint(lower[verb.end : verb.end + 1])


def wrong_told(said: Sequence[str], words: FunctionWords) -> str:
    """The measure that answers what imports are said to do: dumping, subsidies, harm to security or to makers; or nothing."""
    wrong = told_wrong(said, words) or next((words.probe_words[word] for word in said if word in words.probe_words), "")
    if wrong:
        return wrong
    text = f" {' '.join(said)} "
    if any(f" {risk} " in text for risk in words.security):
        return "tariff"
    return "safeguard" if not words.injury.isdisjoint(said) and not words.surges.isdisjoint(said) else ""
