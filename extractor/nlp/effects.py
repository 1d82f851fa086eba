"""Which acts does no government take? Trade that a mishap stops, what a duty would do to another's exports, duties that stay as they are."""

from extractor.nlp.act import Act
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene

_DUTIES = frozenset({"tariff", "export_tax", "anti_dumping", "countervailing", "safeguard"})
_AT = 2
"""Tokens from "remains" to the value that a duty remains at."""
_OWNED = 4
"""Tokens from a possessive to the flow noun: "their farmers' soybean exports"."""


def follows(scene: Scene, act: Act) -> str:
    """Why an act is nobody's decision; nothing where it may be one."""
    if _is_by_mishap(scene, act):
        return "mishap"
    if _is_effect_of_duty(scene, act):
        return "effect_of_duty"
    if _is_breached(scene, act):
        return "breached"
    if _is_caused(scene, act):
        return "caused"
    if _is_means(scene, act):
        return "means_of_another"
    return "unchanged" if _is_unchanged(scene, act) else ""


def _is_by_mishap(scene: Scene, act: Act) -> bool:
    """ "Was forced to suspend oil exports after an earthquake": trade that stops, no ban."""
    if "flow" not in act.flags or act.action != "impose" or not act.measure.endswith("ban") or not getattr(act.rule, "weak_flow", False):
        return False
    tree, words = scene.tree, scene.tables.words
    over = tree.head[act.head]
    if tree.dep[act.head] in ("xcomp", "advcl", "ccomp") and tree.lower[over] in words.forced:
        return True
    return not words.accidents.isdisjoint(tree.lower[scene.lo : scene.hi])


def _is_effect_of_duty(scene: Scene, act: Act) -> bool:
    """ "Opposes the tax, as it would limit U.S. soybean exports": what a measure would do to somebody's trade is no curb on it."""
    tree, words = scene.tree, scene.tables.words
    modals = {words.modal_kind(tree.lower[kid]) for kid in tree.kids(act.head, "aux")}
    if "flow" not in act.flags or act.noun is None or modals.isdisjoint(("would", "may", "will")):
        return False
    subject = next(iter(tree.kids(act.head, "nsubj")), -1)
    if subject < 0:
        return False
    owned = any(tree.dep[token] == "nmod:poss" for token in range(max(scene.lo, act.noun.start - _OWNED), act.noun.start))
    near = scene.among(range(max(scene.lo, act.noun.start - _OWNED), act.noun.start), {"place", "bloc"})
    hit = scene.hit("measure", subject)
    duty = hit is not None and (rule_of(hit).family == "duty" or rule_of(hit).measure in _DUTIES)
    return (owned or bool(near)) and (duty or tree.lower[subject] in words.told_thing)


def _is_breached(scene: Scene, act: Act) -> bool:
    """ "Sanctions for violating the chip agreement": a deal that stands and is not kept."""
    tree, breaches = scene.tree, scene.tables.words.breaches
    if act.measure != "trade_agreement" or "bare" not in act.flags:
        return False
    return tree.dep[act.head] in ("obj", "nmod", "obl", "nsubj:pass") and tree.lower[tree.head[act.head]] in breaches


def _is_caused(scene: Scene, act: Act) -> bool:
    """ "Falling prices curbed exports": no government is the subject."""
    tree = scene.tree
    if not act.flags & {"flow", "weak_flow"} or tree.is_passive(act.head):
        return False
    return any(tree.lower[kid] in scene.tables.words.natures for kid in tree.kids(act.head, "nsubj"))


def _is_means(scene: Scene, act: Act) -> bool:
    """ "Ruled out a tax as a way to curb imports": what another act would be for."""
    tree = scene.tree
    return tree.dep[act.head] == "acl" and tree.lower[tree.head[act.head]] in scene.tables.words.means_of and tree.case_of(tree.head[act.head]) == "as"


def _is_unchanged(scene: Scene, act: Act) -> bool:
    """ "A separate import tax is unchanged", "the duties range up to 25%", "the duty remains at 4 cents": nobody did anything to it."""
    tree, words = scene.tree, scene.tables.words
    if "bare" in act.flags and act.noun is not None:
        return tree.dep[act.noun.head] in ("nsubj", "nsubj:pass") and tree.lower[tree.head[act.noun.head]] in words.unchanged | words.ranges
    if act.action != "extend" or "subject" not in act.flags or any(words.modal_kind(tree.lower[kid]) for kid in tree.kids(act.head, "aux")):
        return False
    after = range(act.trigger.end, min(scene.hi, act.trigger.end + _AT))
    value = bool(scene.among([token + 1 for token in after if tree.lower[token] == "at"], {"rate", "quantity"}))
    return value or any(tree.lower[token] in words.unchanged for token in range(act.trigger.start, after.stop))
