"""Who won a case at the WTO? "Brazil wins WTO case against Peru", "Fiji lost its case at the GATT": a ruling, told by its winner or its loser."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.leave import BY_LEAVE, judge_of
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import is_trade, rule_of
from extractor.nlp.objects import behind_particle, object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.rules.triggers import VerbRule

ON_VERDICT = "nlp.acts/on_verdict"
"""Why a case that is won or lost is a ruling."""
_DISPUTE = "trade_dispute"


def on_verdict(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """The WTO finds for who wins: the measure falls, or it stands where who complained has lost."""
    rule, tree, words = next((rule for rule in rules if rule.verdict is not None), None), scene.tree, scene.tables.words
    if rule is None or not tree.parsed(verb.head) or judge_of(scene) is None:
        return []
    if "infinitive" in verb_form(scene, verb.head) or any(tree.tag[kid] == "MD" for kid in tree.kids(verb.head, "aux")):
        return []  # "hopes to win its case", "could lose it"
    if not scene.among([token for kid in tree.kids(verb.head, "nsubj") for token in tree.phrase(kid)], ACTORS):
        return []  # "the union won its dispute with the WTO"
    heads = object_heads(scene, verb.head) + behind_particle(scene, verb)
    case = next((hit for head in heads if (hit := scene.hit("measure", head)) and rule_of(hit).measure == _DISPUTE and is_trade(scene, hit)), None)
    if case is None:
        return []
    against = any(tree.lower[item.start - 1] in words.stood_against for item in scene.among(range(case.end, scene.hi), PARTIES))
    stands = rule.verdict == "lost" and (against or tree.lower[case.head] in words.appeals)
    flags = {BY_LEAVE, *verb_form(scene, verb.head)} | (set() if stands or rule.verdict == "won" else {"subject_is_target"})
    return [Act(verb, rule, verb.head, "reject" if stands else "remove", _DISPUTE, case, case.head, flags, [ON_VERDICT])]


__all__ = ["ON_VERDICT", "on_verdict"]
