"""What does an act reach besides? "The suspension also covers checks on graphite"."""

from extractor.nlp.act import Act, kind_of
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import objects_of, subjects_of
from extractor.nlp.scene import Scene
from extractor.rules.triggers import ActNounRule, VerbRule


def covers(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> Act | None:
    """ "The suspension also covers checks on graphite": what the noun does, done to the object."""
    rule = next((rule for rule, _ in rules if rule.covers), None)
    if rule is None:
        return None
    doer = next((hit for hit in subjects_of(scene, verb) if hit.kind == "act"), None)
    noun = next((hit for hit, how in objects_of(scene, verb) if hit.kind == "measure" and how != "near"), None)
    if doer is None or noun is None:
        return None
    act_rule = doer.rules[0][0]
    assert isinstance(act_rule, ActNounRule)
    measure, basis = kind_of(scene, noun)
    return Act(verb, rule, verb.head, act_rule.action, measure, noun, noun.head, {"covers"}, ["nlp.acts/covers", f"nlp.measures/{basis}"])
