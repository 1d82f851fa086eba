"""Does an act let trade through again that was barred? Whoever lets it all through again has ended a ban, not only eased it."""

from extractor.nlp.act import Act
from extractor.nlp.scene import Scene

LET_AGAIN = "nlp.let_again/again"
"""Why letting goods through ends a ban."""
_BANS = frozenset({"export_ban", "import_ban"})
_BEFORE = 4
"""Tokens before a verb in which "again" or the verb that it hangs on stands: "again allowed", "allow mills to resume exports"."""
_AFTER = 12
"""Tokens behind a verb in which "again" stands: "allowed imports of Peruvian beef again"."""


def ends_bans(scene: Scene, acts: list[Act]) -> list[Act]:
    """The acts, with what lets trade through again told as the end of a ban: "resumed imports of barley", "is allowed back into Peru"."""
    for act in acts:
        if act.action == "ease" and act.measure in _BANS and _is_told_by_trade(act) and _is_again(scene, act) and not _is_in_part(scene, act):
            act.action = "remove"
            act.why.append(LET_AGAIN)
    return acts


def _is_told_by_trade(act: Act) -> bool:
    """Whether trade itself is let through; "eased its ban" names the measure, and says how far."""
    return act.noun is None or act.noun.kind == "flow"


def _is_again(scene: Scene, act: Act) -> bool:
    tree, lower, words = scene.tree, scene.tree.lower, scene.tables.words
    start, end = act.trigger.start, act.trigger.end
    if lower[start] in words.resumes or not words.back.isdisjoint(lower[start + 1 : min(scene.hi, end + 1)]):
        return True
    if not words.again.isdisjoint(lower[max(scene.lo, start - _BEFORE) : start]):
        return True
    for token in range(end, min(scene.hi, end + _AFTER)):
        if lower[token] in words.again or (lower[token] in words.back and token + 1 < scene.hi and lower[token + 1] in words.enters | words.goes_in):
            return True
        if tree.dep[token] == "xcomp" and tree.head[token] == act.head:
            if lower[token] in words.resumes:
                return True  # "will let exports resume"
            continue  # "will let shipments start again"
        if lower[token] in words.clause_ends or (scene.hit("verb", token) is not None and token != act.head and act.anchor != token):
            return lower[token] in words.resumes and token == end  # "will allow to resume"
    return False


def _is_in_part(scene: Scene, act: Act) -> bool:
    """ "Resumed exports of 50,000 tonnes of rice", "let in some beef again": a part of what was barred."""
    phrase = scene.tree.phrase(act.anchor) if scene.tree.parsed(act.anchor) else [act.anchor]
    first, last = max(scene.lo, min([act.trigger.start - 1, *phrase])), min(scene.hi, max([act.trigger.end + 1, *phrase]) + 1)
    said = scene.tree.lower[first:last]
    return not scene.tables.words.in_part.isdisjoint(said) or bool(scene.among(range(first, last), {"quantity"}))
