"""Which words hold trade to an amount? "Will hold exports to 63,000 tonnes", "a memorandum setting wheat exports at no more than 16 million tonnes"."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import REACH, object_heads
from extractor.nlp.scene import PARTIES, Scene

_TO_AMOUNT = 5
"""Tokens from "to" to the amount: "to no more than 40,000"."""


def is_held(scene: Scene, verb: Hit, flow: Hit) -> bool:
    """Whether trade is held to an amount as a rule for what is to come: "exports held at 2 million tonnes" last year is a figure."""
    tree, words = scene.tree, scene.tables.words
    if flow.flow not in ("export", "import") or not tree.parsed(verb.head) or flow.head not in object_heads(scene, verb.head):
        return False
    reach = range(max(verb.end, flow.end), min(scene.hi - 1, flow.end + REACH))
    lead = next((at for at in reach if tree.lower[at] in words.held_to and _leads_to_amount(scene, at)), -1)
    if lead < 0:
        return False
    capped = scene.starts_with(lead + 1, words.at_most)
    if tree.lower[verb.start] in words.sets_amount:
        # "the ministry set Peru's exports at 2 million tonnes": what somebody reckons
        return capped or not any(item.end <= flow.start for item in scene.among(tree.phrase(flow.head), PARTIES))
    if tree.lower[verb.start] in words.goes_on and tree.lower[lead] not in words.keeps_under and not capped:
        return False  # "will keep exports at 6 million barrels a day"
    return _is_ahead(scene, verb.head)


def _leads_to_amount(scene: Scene, lead: int) -> bool:
    """ "To 63,000 tonnes", "at no more than 5 percent", "at 1981 levels"."""
    behind = range(lead + 1, min(scene.hi, lead + _TO_AMOUNT))
    return bool(scene.among(behind, {"quantity", "rate"})) or not scene.tables.words.levels.isdisjoint(scene.tree.lower[lead + 1 : behind.stop])


def _is_ahead(scene: Scene, head: int) -> bool:
    """Whether a verb tells what is to be: "will hold", "agreed to keep", "are to be held"."""
    tree, words = scene.tree, scene.tables.words
    if any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(head, "aux")):
        return True
    led = tree.dep[head] in ("xcomp", "ccomp", "acl", "advcl") and any(tree.tag[kid] == "TO" for kid in tree.kids(head, "mark"))
    return led and tree.lower[tree.head[head]] in words.binds | words.orders | words.be_forms


__all__ = ["is_held"]
