"""Which goods are set free to cross the border? "Cleared 40,000 tonnes of sugar for export", "made an exception for 20,000 tonnes of soybeans"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import Placed, Scene
from extractor.rules.triggers import VerbRule

FOR_EXPORT = "nlp.acts/for_export"
"""Why goods that are cleared for export are an act."""
_FOR = 5
"""Tokens from the goods to "for export": where they come from may stand between."""
_EXCEPTED = 8
"""Tokens from "made an exception for" to the goods."""


def on_cleared(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Released 9,000 tonnes of maize for export": goods that a verb of letting through names as its object, with which way they may go."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if rule.on_flow == "ease" and rule.flow_kind == "ban"), None)
    if rule is None or not tree.parsed(verb.head):
        return []
    flows = [hit for hit in scene.of("flow") if hit.flow == "export" and tree.lower[hit.start - 1] in words.looked_for and tree.dep[hit.head] != "compound"]
    if not flows:
        return []
    for head in object_heads(scene, verb.head):
        goods = _goods_of(scene, head)
        if goods and any(goods[-1].end < hit.start <= max(goods[-1].end, verb.end) + _FOR for hit in flows):
            measure = scene.tables.families["ban"]["export"]
            flags = {"good_object", "weak_flow", *verb_form(scene, verb.head)}
            return [Act(verb, rule, verb.head, "ease", measure, None, goods[-1].end - 1, flags, [FOR_EXPORT])]
    return []


def _goods_of(scene: Scene, head: int) -> list[Placed]:
    """The goods that a noun is, or of which it is an amount: "sugar", "90,000 tonnes of sugar"."""
    tree = scene.tree
    heads = [head, *(kid for kid in tree.kids(head, "nmod") if tree.case_of(kid) in scene.tables.words.flow_of)]
    return [item for one in heads for item in scene.mentions(one, {"good"}) if "modifies" not in item.mention.attrs]


def on_exception(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Made an exception for 20,000 tonnes of soybeans": relief from the ban that was told before (`link.told_measures`)."""
    rule = next((rule for rule in rules if rule.excepts), None)
    goods = scene.among(range(verb.end, min(scene.hi, verb.end + _EXCEPTED)), {"good"}) if rule is not None else []
    goods = [item for item in goods if "modifies" not in item.mention.attrs]
    if rule is None or not goods or any(_leads_away(scene, token) for token in range(verb.end, goods[0].start)):
        return []
    flags = {"family_ban", "good_object", "weak_flow", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, "ease", "", None, goods[0].end - 1, flags, ["nlp.acts/goods_alone"])]


def _leads_away(scene: Scene, token: int) -> bool:
    """Whether what is excepted is something else than the goods: "for schools that buy maize", "for mills with rice"."""
    other_case = scene.tree.pos[token] == "ADP" and scene.tree.lower[token] not in scene.tables.words.flow_of
    return other_case or scene.tree.tag[token].startswith("VB") or scene.tree.lower[token] in scene.tables.words.relative_pronouns


__all__ = ["on_cleared", "on_exception"]
