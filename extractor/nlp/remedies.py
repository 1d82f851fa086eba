"""Which trade remedy is a duty or a probe that is called by no name of one? The wrong that it answers tells it, the stage that it is at, or who lays it."""

from collections.abc import Sequence

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene
from extractor.rules.triggers import MeasureRule
from extractor.rules.words import FunctionWords

REMEDIES = frozenset({"anti_dumping", "countervailing", "safeguard"})
"""Measures that follow a probe."""
GUESSED = "remedy_guessed"
"""Why a duty is one against dumping: it is a remedy, and most of them are; where another is named, it is that one."""
REMEDY_BODY = "trade_remedies"
"""The role of bodies that do nothing but look into remedies."""
_BEFORE = 4
"""Tokens before a probe in which a wrong of trade is told."""
_NEAR = 9
"""Tokens behind it."""


def probed_for(scene: Scene, hit: Hit, rule: MeasureRule) -> tuple[str, str]:
    """The measure that a probe may lead to, and why it is that one."""
    if rule.measure != "tariff":
        return rule.measure or "", "named"
    for token in range(max(scene.lo, hit.start - _BEFORE), min(scene.hi, hit.end + _NEAR)):
        if told := scene.tables.words.probe_words.get(scene.tree.lower[token]):
            return told, "probe_words"
    if wrong := told_wrong(scene.tree.lower[hit.end : scene.hi], scene.tables.words):
        return wrong, "probe_words"
    remedies = {said.measure or "" for said in _said(scene)} & REMEDIES
    if len(remedies) == 1:
        return remedies.pop(), "remedy_of_sentence"
    if rule.of_remedy:
        return "anti_dumping", "review_of_remedy"  # by far the most of them
    return ("anti_dumping", GUESSED) if _names_body(scene) else (rule.measure, "named")


def levied_as(scene: Scene, hit: Hit, rule: MeasureRule) -> tuple[str, str]:
    """The remedy that "a provisional duty", "the duty that the anti-dumping board recommends" is, and why; both empty for a duty of another kind."""
    words, lower = scene.tables.words, scene.tree.lower
    if wrong := told_wrong(lower[scene.lo : scene.hi], words):
        return wrong, "remedy_of_sentence"
    remedies = {said.measure or "" for said in _said(scene)} & REMEDIES if rule.of_remedy else set()
    if len(remedies) == 1:
        return remedies.pop(), "remedy_of_sentence"  # "cash deposits of countervailing duties"
    staged = hit.start > scene.lo and lower[hit.start - 1] in words.stages and not words.of_rates & {*lower[hit.start : hit.end + 1]}
    if staged or _names_body(scene) or any(said.of_remedy for said in _said(scene)):
        return "anti_dumping", GUESSED
    return "", ""


def measured_as(scene: Scene, hit: Hit) -> tuple[str, str]:
    """What "the measures on tiles" are where a body that looks into nothing but remedies is named; elsewhere a word that points back."""
    named = scene.tree.lower[hit.head] in scene.tables.words.remedy_nouns and _names_body(scene)
    return ("anti_dumping", GUESSED) if named else ("", "pointer")


def told_wrong(said: Sequence[str], words: FunctionWords) -> str:
    """The measure that answers a wrong of trade told in some words: "whether pipes from Oman are sold below cost"."""
    return next(iter(wrongs_told(said, words)), "")


def wrongs_told(said: Sequence[str], words: FunctionWords) -> list[str]:
    """The measures that answer the wrongs told, each once: "sold at less than fair value and subsidised"."""
    text = " ".join(said)
    return list(dict.fromkeys(measure for wrong, measure in words.unfair.items() if wrong in text))


def _said(scene: Scene) -> list[MeasureRule]:
    """What each word for a measure means first."""
    return [rule for hit in scene.of("measure") for rule, _ in hit.rules[:1] if isinstance(rule, MeasureRule)]


def _names_body(scene: Scene) -> bool:
    return any(item.mention.attrs.get("role") == REMEDY_BODY for item in scene.placed if item.mention.kind == "agency")
