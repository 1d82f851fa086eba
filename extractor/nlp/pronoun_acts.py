"""What is done to the measure of the sentence before? "Kampala lifted it", "It will rise to 25 percent"."""

from extractor.nlp.act import RISING, Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import acts_on_it, needs_amount
from extractor.nlp.objects import REACH, object_heads
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

MOVES = ("tighten", "ease", "adjust")
"""What a verb does to a rate that is its subject."""
_TO_GOODS = 4
"""Tokens from "on" to the first good: "the rate on certain [steel] pipes"."""


def on_pronoun(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "Kampala lifted it", "It was raised to 8%", "raised the rate to 8%": a measure of the sentence before; what is only raised or cut needs a rate."""
    words = scene.tables.words
    rule = next((rule for rule, _ in rules if acts_on_it(rule)), None)
    if rule is None or not (scene.says(words.measure_again) or scene.says(words.rates_again)) or not scene.tree.parsed(verb.head):
        return []
    heads = object_heads(scene, verb.head)
    it = next((head for head in heads if scene.tree.lower[head] in words.measure_again or (needs_amount(rule) and _is_mere_rate(scene, head))), -1)
    if it < 0 or (needs_amount(rule) and not scene.among(range(verb.end, scene.hi), {"rate"})):
        return []
    return [_of_pronoun(scene, verb, rule, rule.on_measure or "", it, "nlp.acts/pronoun")]


def on_rising_pronoun(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "It will rise to 25 percent on January 1", "the rate will": what is to become of a duty of the sentence before."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule, _ in rules if rule.subject in ("tighten", "ease")), None)
    if rule is None:
        return []
    subjects = tree.kids(verb.head, "nsubj") if tree.parsed(verb.head) else []
    it = next((kid for kid in subjects if (kid == scene.lo and tree.lower[kid] in words.again_rising) or _is_mere_rate(scene, kid)), -1)
    ahead = any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(verb.head, "aux"))
    rates = scene.among(range(verb.end, min(scene.hi, verb.end + REACH)), {"rate"})
    if it < 0 or not ahead or not rates or tree.lower[rates[0].start - 1] not in words.new_value:
        return []
    act = _of_pronoun(scene, verb, rule, rule.subject or "", it, RISING)
    if _is_mere_rate(scene, it):
        act.flags = {"pointer", "subject"}
    return [act]


def _is_mere_rate(scene: Scene, noun: int) -> bool:
    """ "The rate", of nothing that is told."""
    tree, words = scene.tree, scene.tables.words
    return noun > scene.lo and tree.lower[noun] in words.rates_again and tree.lower[noun - 1] in words.definite and tree.children[noun] == [noun - 1]


def on_rate_of_goods(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "The rate on soap falls from 12% to 9%", "For soap the rate goes to 9%": what becomes of a duty told before, on goods of their own."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule, _ in rules if rule.subject in MOVES), None)
    if rule is None or not tree.parsed(verb.head) or not scene.says(words.rates_again):
        return []
    rate = next((kid for kid in tree.kids(verb.head, "nsubj", "nsubj:pass") if tree.lower[kid] in words.rates_again), -1)
    if rate <= scene.lo or tree.lower[rate - 1] not in words.definite:
        return []
    lead = rate + 1 if tree.lower[rate + 1] in words.upon else scene.lo if tree.lower[scene.lo] in words.upon else -1
    named = lead >= 0 and scene.among(range(lead + 1, lead + 1 + _TO_GOODS), {"good"})
    if not named or not scene.among(range(verb.end, min(scene.hi, verb.end + REACH)), {"rate"}):
        return []
    duty = tuple((measure, "") for measure in scene.tables.measures if measure.family == "duty")[:1]
    return [Act(verb, rule, verb.head, rule.subject or "", "", Hit("measure", rate, rate + 1, duty), rate, {"subject"}, [RISING])]


def _of_pronoun(scene: Scene, verb: Hit, rule: VerbRule, action: str, it: int, why: str) -> Act:
    """An act on the measure that the pronoun at token `it` stands for (`link.told_measures`)."""
    pointer = tuple((measure, "") for measure in scene.tables.measures if measure.pointer)[:1]
    return Act(verb, rule, verb.head, action, "", Hit("measure", it, it + 1, pointer), it, {"pointer", "pronoun"}, [why])


__all__ = ["MOVES", "on_pronoun", "on_rate_of_goods", "on_rising_pronoun"]
