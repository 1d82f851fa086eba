"""Which government limits what is made? "China capped steel output": no noun names the measure."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import ACTORS, Scene
from extractor.rules.triggers import VerbRule

_GOODS = frozenset({"good"})
_CARTEL = "producer group"


def on_output(scene: Scene, verb: Hit, rules: Sequence[VerbRule]) -> list[Act]:
    """A government that limits the output of goods; the weather, a firm or a cartel does no such act."""
    tree, words = scene.tree, scene.tables.words
    if words.output.isdisjoint(scene.said) or not any(lemma in words.caps_output for _, lemma in verb.rules) or not tree.parsed(verb.head):
        return []
    rule = next((rule for rule in rules if rule.on_flow == "impose" and not rule.ordered), None)
    if rule is None:
        return []
    made = next((head for head in object_heads(scene, verb.head) if tree.lower[head] in words.output), -1)
    if made < 0 or not scene.among(tree.phrase(made), _GOODS) or any(item.mention.attrs.get("organisation") == _CARTEL for item in scene.placed):
        return []
    doers = [kid for head in (verb.head, tree.head[verb.head]) for kid in tree.kids(head, "nsubj")][:1]
    if not any(scene.mentions(kid, ACTORS) or tree.lower[kid] in scene.tables.actors.government for kid in doers):
        return []
    flags = {"weak_flow", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, "impose", "production_control", None, made, flags, ["nlp.acts/on_output"])]


__all__ = ["on_output"]
