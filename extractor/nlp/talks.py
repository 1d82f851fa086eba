"""Is a measure only what talks are about? What is done to talks over duties is not done to the duties."""

from extractor.nlp.act import Act
from extractor.nlp.measures import is_deal
from extractor.nlp.scene import Scene

_REACH = 10
"""Tokens from talks to the measure that they are about: "negotiations with Chile over the copper tariffs"."""
_PHRASE = frozenset({"SCONJ", "NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "PUNCT"})
_BEHIND = 2
"""Tokens from a measure to the talks that it is the matter of: "coffee quota talks"."""


def without_topics(scene: Scene, acts: list[Act]) -> list[Act]:
    """Without what is done to talks: "negotiations over the duties were suspended", "extended the talks on quotas", "quota talks resume"."""
    return [act for act in acts if act.noun is None or act.trigger is act.noun or not _is_topic(scene, act)]


def is_on_agenda(scene: Scene, act: Act) -> bool:
    """ "Began talks with Chad on lifting the ban", "held consultations on a cut in the duty": what talks are about is not done yet."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.talks_on) or not act.flags & {"nominal", "gerund"} or not tree.parsed(act.head):
        return False
    leads = [kid for kid in tree.kids(act.head, "case", "mark") if tree.lower[kid] in words.topics]
    return bool(leads) and not words.talks_on.isdisjoint(tree.lower[max(scene.lo, leads[0] - _REACH) : leads[0]])


def _is_topic(scene: Scene, act: Act) -> bool:
    noun = act.noun
    if noun is None or noun.kind != "measure" or is_deal(noun):
        return False
    tree, words = scene.tree, scene.tables.words
    if tree.dep[act.head] in ("acl", "acl:relcl", "amod") and tree.head[act.head] == noun.head:
        return False  # "talks on the duties imposed by Peru"
    talks = next((at for at in range(noun.end, min(scene.hi, noun.end + _BEHIND)) if tree.lower[at] in words.talks_on), -1)
    if talks >= 0 and all(tree.pos[at] in ("NOUN", "PROPN") for at in range(noun.end, talks + 1)):
        return act.trigger.start > talks or act.trigger.end <= noun.start
    about = False
    for token in range(noun.start - 1, max(scene.lo - 1, noun.start - _REACH), -1):
        if tree.lower[token] in words.talks_on:
            return about and (act.trigger.end <= token or act.trigger.start >= noun.end)
        if act.trigger.start <= token < act.trigger.end or (tree.pos[token] not in _PHRASE and tree.tag[token] != "VBG"):
            return False
        about = about or tree.lower[token] in words.topics
    return False
