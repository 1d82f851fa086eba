"""Who is let into a programme of help for exports ("Togo will have the opportunity to buy rice"), and who is given a part of a quota?"""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import is_quota, rule_of
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

_REACH = 26
"""Tokens from "eligible for" to the programme: what may be sold, how much and to whom stands between."""
_LEAD = 4
"""Tokens from "under" to the programme: "under the department's own"."""
_HELP = "export_incentive"


def on_programme(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """What may be bought or sold "under" a programme that pays part of the price is what the programme does for whom it names."""
    rule = next((rule for rule in rules if rule.on_programme is not None), None)
    if rule is None:
        return []
    for noun in scene.of("measure"):
        if not verb.end <= noun.start <= verb.end + _REACH or rule_of(noun).measure != _HELP or rule_of(noun).deal_verbs_only:
            continue
        lead = scene.tree.lower[max(verb.end - 1, noun.start - _LEAD) : noun.start]
        if scene.tables.words.under_programme.isdisjoint(lead):
            continue
        flags = {"subject_is_target", "whole_clause", "partner", *verb_form(scene, verb.head)}
        return [Act(verb, rule, verb.head, rule.on_programme or "impose", _HELP, noun, verb.head, flags, ["nlp.acts/on_programme"])]
    return []


def may_allot(scene: Scene, verb: Hit, landing: Hit) -> bool:
    """ "Allotted Fiji a quota of 9,000 tonnes": a quota of some amount; "the quota allotted by the council" stands already."""
    return is_quota(landing) and bool(scene.among(range(landing.start - 3, scene.hi), {"quantity"})) and not scene.tree.is_reduced(verb.head)


__all__ = ["may_allot", "on_programme"]
