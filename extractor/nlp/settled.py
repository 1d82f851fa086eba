"""Is a wish, plan or power already settled by what stands over it? Firms told, requests granted, recommendations taken up, powers a court finds missing."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

BY_COURT = "nlp.acts/by_court"
"""Why an act that a court finds unlawful is one that ends."""
_AGAINST = "against"


def is_asked_of_firms(scene: Scene, verb: int) -> bool:
    """ "asked importers to stop buying": firms are told what to do, other governments are only asked."""
    tree = scene.tree
    return tree.lower[verb] in scene.tables.words.asks and any(
        tree.lower[kid] in scene.tables.actors.private for kid in tree.kids(verb, "obj", "iobj", "nsubj:pass")
    )


def is_granted(scene: Scene, noun: int) -> bool:
    """ "will accept requests for exemptions": who takes requests in grants what they ask for."""
    tree = scene.tree
    return tree.dep[noun] in ("obj", "nsubj:pass") and tree.lower[tree.head[noun]] in scene.tables.words.takes_requests


def is_taken_up(scene: Scene, noun: int) -> bool:
    """ "accepted the agency's recommendation to revoke the duty": what is proposed is done; not where it may be accepted, or by a committee."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[noun] in words.amendments and tree.dep[noun] in ("obj", "nsubj:pass") and tree.lower[tree.head[noun]] in words.enacts:
        return True  # "issued an amendment banning exports"
    if tree.lower[noun] not in words.proposals or tree.dep[noun] not in ("obj", "nsubj:pass", "obl"):
        return False
    verb = tree.head[noun]
    told = (verb, *tree.kids(verb, "xcomp", "advmod"))  # "made good on a threat"
    if all(tree.lower[token] not in words.takes_up for token in told) or (tree.dep[noun] == "obl" and tree.case_of(noun) not in words.takes_up_with):
        return False
    if scene.cue(tree.head[verb]) == "negate" and tree.dep[verb] == "xcomp":
        return False  # "failed to deliver on its promise"
    if any(tree.lower[kid] in words.still_to_come for kid in tree.kids(tree.head[verb], "advmod")):
        return False  # "has yet to make good on it"
    helpers = {tree.lower[kid] for kid in tree.kids(verb, "aux", "aux:pass", "advmod", "mark")}
    if helpers & (words.negations | words.conditions) or any(words.modal_kind(word) not in ("", "will") for word in helpers):
        return False
    subject = {tree.lower[token] for kid in tree.kids(verb, "nsubj", "obl") for token in (kid, *tree.kids(kid, "compound", "amod"))}
    return subject.isdisjoint(words.chambers)


def is_turned_down(scene: Scene, noun: int) -> bool:
    """ "Has not accepted the recommendation to tax tin": what is proposed is refused; "has not yet" leaves it open."""
    tree, words = scene.tree, scene.tables.words
    over = tree.head[noun]
    if tree.lower[noun] not in words.proposals or tree.lower[over] not in words.takes_up or tree.dep[noun] not in ("obj", "nsubj:pass"):
        return False
    helpers = {tree.lower[kid] for kid in tree.kids(over, "aux", "advmod", "aux:pass")}
    return not words.negations.isdisjoint(helpers) and helpers.isdisjoint(words.still_to_come)


def is_means_or_before(scene: Scene, verb: int) -> bool:
    """ "By taxing imports, Quito hopes to …", "having taxed them, it expects …": what is hoped governs neither the means nor what came before."""
    tree, words = scene.tree, scene.tables.words
    if scene.is_gerund_after(verb, words.by_means) or (tree.tag[verb] == "VBG" and tree.kids(verb, "nsubj")):
        return True
    return tree.tag[verb] in ("VBN", "VBD") and any(tree.tag[kid] == "VBG" for kid in tree.kids(verb, "aux"))


def stands_against(scene: Scene, noun: int) -> bool:
    """ "Vetoed a resolution to impose sanctions", "will vote against a proposal to raise duties": whoever does refuses what it would bring."""
    tree, words = scene.tree, scene.tables.words
    over = tree.head[noun]
    if tree.lower[noun] not in words.put_to_vote or tree.lower[over] not in words.stands_against:
        return False
    votes = tree.lower[over] in words.votes
    return tree.case_of(noun) == _AGAINST if votes or tree.dep[noun] == "obl" else tree.dep[noun] in ("obj", "nsubj:pass")


def refusal(scene: Scene, verb: int) -> list[Hit]:
    """A verb as the cue by which something is refused."""
    rule = next((rule for rule in scene.tables.cues if rule.kind == "reject"), None)
    return [Hit("cue", verb, verb + 1, ((rule, ""),))] if rule is not None else []


def dropped_plan(scene: Scene, noun: int) -> list[Hit]:
    """ "Scrapped a plan to tax imports", "reversed a proposal to ban them": what ends a plan refuses what it was to do; as a cue."""
    tree, over = scene.tree, scene.tree.head[noun]
    if stands_against(scene, noun) or is_turned_down(scene, noun):
        return refusal(scene, over)
    planned = scene.cue(noun) == "propose" or tree.lower[noun] in scene.tables.words.motions
    verb = scene.hit("verb", over) if tree.dep[noun] in ("obj", "nsubj:pass") and planned else None
    if verb is None or tree.lower[noun] not in scene.tables.words.dropped_plans:
        return []
    ends = any(isinstance(rule, VerbRule) and rule.on_measure == "remove" and rule.needs_measure is None and not rule.needs_list for rule, _ in verb.rules)
    return refusal(scene, verb.start) if ends else []


def is_past_power(scene: Scene, verb: int) -> bool:
    """ "ruled that the president exceeded his authority by taxing imports": what a court finds without a lawful ground."""
    words, lower = scene.tables.words, scene.tree.lower
    over = next((hit for hit in reversed(scene.of("cue")) if hit.start < verb and scene.cue(hit.start) == "overstep"), None)
    if over is None:
        return False
    before = set(lower[scene.lo : over.start])
    return not before.isdisjoint(words.ruled) and before.isdisjoint(words.whether | words.conditions)
