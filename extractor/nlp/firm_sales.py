"""Which sale is one of a firm? "Blocked the sale of two chipmakers to Chinese investors" screens an investment and bans no exports."""

from extractor.nlp.act import Act
from extractor.nlp.scene import Scene

_REACH = 8
"""Tokens behind "the sale of" in which the firm is named."""


def is_of_firm(scene: Scene, act: Act) -> bool:
    """Whether what is stopped is the sale of a firm or of a share in one, which nothing of its own follows."""
    tree, words, noun = scene.tree, scene.tables.words, act.noun
    if act.action != "impose" or noun is None or "flow" not in act.flags or tree.lower[noun.head] not in words.sales:
        return False
    if noun.end + 1 >= scene.hi or tree.lower[noun.end] not in words.flow_of:
        return False
    for token in range(noun.end + 1, min(scene.hi, noun.end + _REACH)):
        if tree.lower[token] in words.firms_sold:
            return tree.pos[token + 1 if token + 1 < scene.hi else token] not in ("NOUN", "PART")  # "company cars", "a plant's scrap"
        if tree.pos[token] in ("ADP", "VERB", "CCONJ"):
            return False
    return False
