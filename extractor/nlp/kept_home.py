"""Which goods are kept in the country? "Kept its sugar at home for another year": a ban on their export."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

KEPT_HOME = "nlp.acts/kept_home"
"""Why goods that stay at home are an act."""


def on_kept_home(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Goods that a government keeps in the country; a share of them is a duty to sell at home, and an aim is no act."""
    rule, tree, words = next((rule for rule in rules if rule.keeps_from), None), scene.tree, scene.tables.words
    if rule is None or not tree.parsed(verb.head) or tree.lower[verb.head] not in words.keeps_home or _is_aim(scene, verb.head):
        return []
    for head in object_heads(scene, verb.head):
        phrase = tree.phrase(head)
        goods = [item for item in scene.mentions(head, {"good"}) if "modifies" not in item.mention.attrs]
        if not goods or scene.among(phrase, {"rate", "quantity"}):
            continue
        after = max(verb.end, goods[-1].end)
        behind = f"{' '.join(tree.lower[after : after + 3])} "
        if behind.startswith(words.on_own_soil):
            flags = {"weak_flow", "good_object", *verb_form(scene, verb.head)}
            measure = scene.tables.families["ban"]["export"]
            return [Act(verb, rule, verb.head, "impose", measure, None, goods[-1].end - 1, flags, [KEPT_HOME])]
    return []


def _is_aim(scene: Scene, verb: int) -> bool:
    """ "Taxed exports to keep more rice at home", "keeping rice at home", "the law that keeps it there": what something is for, or does."""
    tree, words = scene.tree, scene.tables.words
    if tree.tag[verb] == "VBG" or tree.dep[verb] == "acl:relcl":
        return True
    over = tree.lower[tree.head[verb]]
    led = any(tree.tag[kid] == "TO" for kid in tree.kids(verb, "mark"))
    return led and not (tree.dep[verb] == "xcomp" and over in words.binds)


__all__ = ["on_kept_home"]
