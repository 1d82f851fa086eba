"""Which verb fits which measure, and what does it do to it there? The words around the two decide."""

from extractor.nlp.act import kind_of
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import COURTS, acts_on_it, is_excluded, is_known, is_trade, rule_of
from extractor.nlp.objects import REACH
from extractor.nlp.plain_acts import order_over
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule


def is_voided(scene: Scene, verb: Hit, landing: Hit) -> bool:
    """ "Declared the ban on used clothes unconstitutional": only with a word that says so behind the object."""
    lower = scene.tree.lower
    return landing.start >= verb.end and not scene.tables.words.unlawful.isdisjoint(lower[landing.end : min(scene.hi, landing.end + REACH)])


def may_take(scene: Scene, rule: VerbRule, noun: Hit, action: str) -> bool:
    """Whether the verb fits the measure: a list needs no trade around it, a wrong is only looked into, a deal's name is for verbs of deals."""
    taken = rule_of(noun)
    if taken.deal_verbs_only and rule.needs_measure is None and not (rule.needs_list and taken.listing):
        return False
    if rule.needs_list:
        return taken.listing
    known = acts_on_it(rule) and is_known(noun, scene.tree.lower, scene.tables.words) and not is_excluded(noun, scene.tree.lower, scene.lo, scene.hi)
    return (known or is_trade(scene, noun)) and not (taken.only_probed and action != "investigate")


def kind_taken(scene: Scene, noun: Hit) -> tuple[str, str]:
    """The measure that a verb takes and why; none for "the ban" alone, which an earlier sentence told."""
    if noun.kind == "measure" and is_known(noun, scene.tree.lower, scene.tables.words) and not is_trade(scene, noun):
        return "", "told_before"
    return kind_of(scene, noun)


def is_needed(scene: Scene, verb: Hit, rule: VerbRule, noun: Hit) -> bool:
    """ "Requires a permit", "must get one", "put under licence": a licence that must be held, where "gets a licence" is let through."""
    if scene.tree.lower[verb.start] in scene.tables.words.ends_need:
        return True  # "scrapped import licences": the need, not the paper
    return rule.demands or order_over(scene, verb) >= 0 or (scene.tree.parsed(noun.head) and scene.tree.case_of(noun.head) in scene.tables.words.beneath)


def degree_before(scene: Scene, verb: Hit, noun: Hit) -> str | None:
    """ "Will face higher duties", "announced lower quotas": what the word before a measure says is done to it."""
    return scene.tables.words.degrees.get(scene.tree.lower[noun.start - 1]) if noun.start > verb.end else None


def removed_how(scene: Scene, verb: Hit) -> str:
    """ "Partially lifted" only eases, "temporarily lifted" suspends."""
    words = scene.tables.words
    how = {scene.tree.lower[kid] for kid in scene.tree.kids(verb.head, "advmod")}
    return "ease" if how & words.partly else "suspend" if how & words.for_a_time else "remove"


def speaks_of_trade(scene: Scene) -> bool:
    """Whether a sentence speaks of trade: a border crossed, a trade measure, the WTO."""
    if any(item.mention.concept in COURTS or item.mention.kind in ("good", "instrument") for item in scene.placed):
        return True
    return any(hit.flow != "both" for hit in scene.of("flow")) or any(not rule_of(hit).pointer and is_trade(scene, hit) for hit in scene.of("measure"))


def is_imperative(scene: Scene, verb: int) -> bool:
    """Whether a verb in its base form heads its sentence with nobody as its subject."""
    tree = scene.tree
    return tree.parsed(verb) and tree.tag[verb] == "VB" and tree.dep[verb] == "ROOT" and not tree.kids(verb, "nsubj", "nsubj:pass", "aux", "csubj")
