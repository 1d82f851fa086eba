"""Which government limits what is made or dug? "China capped steel output", "banned tin mining": no noun names the measure."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.plain_acts import order_over
from extractor.nlp.scene import ACTORS, Scene
from extractor.rules.triggers import VerbRule

_GOODS = frozenset({"good"})
_BODIES = frozenset({"agency", "leader"})
_PLACES = frozenset({"place"})
_AMOUNTS = frozenset({"rate", "quantity"})
_CARTEL = "producer group"
ON_OUTPUT = "nlp.acts/on_output"
"""Why a limit on what is made or dug is an act."""


def on_output(scene: Scene, verb: Hit, rules: Sequence[VerbRule]) -> list[Act]:
    """A government that limits the output of goods or ends their digging; the weather, a firm or a cartel does no such act."""
    tree, words = scene.tree, scene.tables.words
    if (words.output.isdisjoint(scene.said) and words.digging.isdisjoint(scene.said)) or not tree.parsed(verb.head):
        return []
    made = next((head for head in object_heads(scene, verb.head) if tree.lower[head] in words.output or tree.lower[head] in words.digging), -1)
    rule = next((rule for rule in rules if rule.on_flow == "impose"), None)
    if made < 0 or rule is None or any(item.mention.attrs.get("organisation") == _CARTEL for item in scene.placed):
        return []
    order = order_over(scene, verb)
    if not _limits(scene, verb, rules, made, order) or not _is_by_government(scene, order if order >= 0 else verb.head):
        return []
    flags = {"weak_flow"} | (verb_form(scene, verb.head) if order < 0 else {"ordered"})
    makers = tree.kids(order, "obj", "iobj", "nsubj:pass") if order >= 0 and not scene.among(tree.phrase(made), _GOODS) else []
    head = order if order >= 0 and tree.dep[verb.head] == "acl" else verb.head  # syntax may hang what makers are told on the makers
    return [Act(verb, rule, head, "impose", "production_control", None, makers[0] if makers else made, flags, [ON_OUTPUT])]


def _limits(scene: Scene, verb: Hit, rules: Sequence[VerbRule], made: int, order: int) -> bool:
    """Whether a verb limits what is made: cap it, bar its digging, tell makers to trim it, or say that it will be trimmed; what fell is a figure."""
    tree, words = scene.tree, scene.tables.words
    lemmas = {lemma for _, lemma in verb.rules}
    if tree.lower[made] in words.digging:
        return any(rule.flow_kind == "ban" for rule in rules) and bool(scene.among((*tree.phrase(made), made - 1), _GOODS))
    if not lemmas.isdisjoint(words.caps_output):
        return bool(scene.among(tree.phrase(made), _GOODS))
    if lemmas.isdisjoint(words.trims_output):
        return False
    if order >= 0:
        return bool(scene.among(range(scene.lo, scene.hi), _GOODS))  # "told makers of chips to trim output"
    will = any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(verb.head, "aux"))
    bound = tree.dep[verb.head] == "xcomp" and tree.lower[tree.head[verb.head]] in words.binds
    told = bool(scene.among(range(scene.lo, scene.hi), _BODIES)) or not scene.tables.actors.offices.isdisjoint(scene.said)
    if any(scene.mentions(kid, _PLACES) for kid in tree.kids(verb.head, "nsubj")):
        told = told and bool(scene.among(range(verb.end, scene.hi), _AMOUNTS))  # "Chile will cut copper output, officials said": what is to be expected
    mishap = not (words.mishaps | words.accidents | words.forecasts).isdisjoint(scene.said)
    return (will or bound) and told and not mishap and bool(scene.among(tree.phrase(made), _GOODS))


def _is_by_government(scene: Scene, head: int) -> bool:
    """Whether a government is the subject of a verb or of the one over it."""
    tree = scene.tree
    doers = [kid for verb in (head, tree.head[head]) for kid in tree.kids(verb, "nsubj")][:1]
    return any(scene.mentions(kid, ACTORS) or tree.lower[kid] in scene.tables.actors.government for kid in doers)


__all__ = ["ON_OUTPUT", "on_output"]
