"""Which steps of a probe are still to come? A finding that a body will publish, the next review of a duty: a date in a calendar, whatever it will say."""

from extractor.nlp.act import Act
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene

_AHEAD = frozenset({"will", "would"})


def is_to_come(scene: Scene, act: Act, kind: str) -> bool:
    """ "Will issue its final anti-dumping determination in May", "the next sunset review is expected to start": nobody has laid, kept or opened anything."""
    tree, words, noun = scene.tree, scene.tables.words, act.noun
    if noun is None or kind not in ("", "propose"):
        return False
    behind = tree.lower[noun.end] if noun.end < scene.hi else ""
    found = behind in words.determinations
    by_turns = noun.kind == "measure" and rule_of(noun).probe and noun.start > scene.lo and tree.lower[noun.start - 1] in words.next_one
    if not found and not by_turns:
        return False
    if kind == "propose" or "infinitive" in act.flags:
        return True
    return tree.parsed(act.head) and any(words.modal_kind(tree.lower[kid]) in _AHEAD for kid in tree.kids(act.head, "aux"))
