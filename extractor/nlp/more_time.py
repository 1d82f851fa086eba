"""Who is given more time to keep a rule? "Gave importers three more months to comply with the quality order": it bites later."""

from extractor.nlp.act import Act, kind_of, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import is_trade, rule_of
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

ON_MORE_TIME = "nlp.acts/on_more_time"
"""Why more time for a rule is an act."""
_REACH = 16
"""Tokens from the verb to the rule."""
_TO_RULE = 5
"""Tokens from "comply with" to the rule: "with the new quality control order"."""
_TIMES = frozenset({"duration"})
_DAYS = frozenset({"date"})


def on_more_time(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """What is granted is a longer time, or a later day, to do what a trade measure asks for; a time to lift it is an ultimatum."""
    rule = next((rule for rule in rules if rule.more_time), None)
    words = scene.tables.words
    if rule is None or not scene.says(words.more_of, words.one_more_time, words.on_top, words.until):
        return []
    behind = range(verb.end, min(scene.hi, verb.end + _REACH))
    time_end = _time_end(scene, behind)
    if time_end < 0:
        return []
    for hit in scene.of("measure"):
        if hit.start < time_end or hit.start not in behind or rule_of(hit).pointer or rule_of(hit).probe or not is_trade(scene, hit):
            continue
        between = scene.tree.lower[max(time_end, hit.start - _TO_RULE) : hit.start]
        if words.keeps_to.isdisjoint(between) or not words.negotiations.isdisjoint(between):
            return []
        measure, basis = kind_of(scene, hit)
        flags = {"subject_is_target", "weak"} if rule.subject_is_target else verb_form(scene, verb.head)
        return [Act(verb, rule, verb.head, "postpone", measure, hit, hit.head, flags, [ON_MORE_TIME, f"nlp.measures/{basis}"])]
    return []


def _time_end(scene: Scene, behind: range) -> int:
    """Where "three more months", "until June", "more time" ends, or -1."""
    words, lower = scene.tables.words, scene.tree.lower
    more = words.more_of | words.one_more_time | words.on_top
    for item in scene.among(behind, _TIMES | _DAYS):
        if item.start not in behind:
            continue
        if item.mention.kind == "date" and lower[item.start - 1] in words.until:
            return item.end
        if item.mention.kind == "duration" and not more.isdisjoint(lower[max(behind.start, item.start - 2) : min(scene.hi, item.end + 1)]):
            return item.end
    return next((token + 1 for token in behind if lower[token] in words.time and lower[token - 1] in more), -1)
