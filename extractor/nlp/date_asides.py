"""Which dates of a sentence are of none of its acts? What a condition, a participle or a noun of its own tells the day of."""

from collections.abc import Mapping, Sequence

from extractor.core.evidence import RuleId
from extractor.nlp.act import Act
from extractor.nlp.conditions import is_conditional
from extractor.nlp.date_context import BY_TENSE, DateContext
from extractor.nlp.general import is_on_top_of
from extractor.nlp.scene import ACTORS, Placed, Scene

ASIDE = DateContext(None, None, RuleId("nlp.date_asides/aside"))
_RULING = "trade_dispute"
_PARTICIPLE = frozenset({"acl", "acl:relcl"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "nmod:poss", "amod", "nummod", "det"})
_RECENT = frozenset({"weekday", "day", "day_of_month"})
_LED = frozenset({"det", "nmod:poss", "amod", "case"})
"""Relations of what stands before a date that stands before its noun: "the October 17 finding"."""


def is_of_other(scene: Scene, acts: Sequence[Act], item: Placed, contexts: Mapping[int, DateContext], chain: Sequence[int]) -> bool:
    """Whether the syntax around a date says that it is no day of an act; `chain` leads from the date's head to the root."""
    if not chain or item.mention.kind != "date":
        return False
    context = contexts[item.mention.start]
    return (
        (context.role in ("announced", "effective", "introduced") and is_on_top_of(scene, item.start))
        or _is_of_complaint(scene, chain)
        or _is_of_noun(scene, acts, item, context, chain)
        or (context.role != "expires" and _is_of_participle(scene, acts, item.mention.attrs, context, chain))
        or _goes_with(scene, item, contexts, chain)
        or (context.role == "announced" and (_is_of_what_came_before(scene, acts, chain) or _is_of_occasion(scene, acts, item)))
    )


def occasion_of(scene: Scene, chain: Sequence[int]) -> int | None:
    """The noun that a date stands before where it only tells after or before what the sentence's act comes: "since the 2 April announcement"."""
    tree = scene.tree
    if len(chain) < 2 or tree.dep[chain[0]] not in _BEFORE_NOUN or chain[1] < chain[0] or tree.pos[chain[1]] != "NOUN":
        return None
    return chain[1] if tree.case_of(chain[1]) in scene.tables.words.occasions else None


def _is_of_complaint(scene: Scene, chain: Sequence[int]) -> bool:
    """ "Opened a probe after a complaint lodged in March": the day of what led to an act is not the day of the act."""
    tree = scene.tree
    return any(tree.dep[token] == "acl" and tree.lower[tree.head[token]] in scene.tables.words.complaints for token in chain)


def _is_of_what_came_before(scene: Scene, acts: Sequence[Act], chain: Sequence[int]) -> bool:
    """ "Banned hens after tests confirmed on Friday that flocks had died": what others did before is no act of a government."""
    tree = scene.tree
    verb = next((token for token in chain if tree.pos[token] in ("VERB", "AUX")), None)
    if verb is None or tree.dep[verb] != "advcl" or any(act.head == verb for act in acts):
        return False
    if not any(tree.lower[mark] in scene.tables.words.occasions for mark in tree.kids(verb, "mark")):
        return False
    subjects = tree.kids(verb, "nsubj")
    return bool(subjects) and all(_is_of_nobody(scene, acts, subject) for subject in subjects)


def _is_of_occasion(scene: Scene, acts: Sequence[Act], item: Placed) -> bool:
    """ "Let in maize after a drought last summer": a date of long ago right behind what an act comes after."""
    tree, noun = scene.tree, item.start - 1
    old = "day" not in item.mention.attrs and item.mention.attrs.get("form") not in _RECENT
    if not old or noun <= scene.lo or tree.pos[noun] != "NOUN" or scene.mentions(noun, {"date"}) or _is_measure(scene, acts, noun):
        return False
    return tree.case_of(noun) in scene.tables.words.occasions


def _is_of_nobody(scene: Scene, acts: Sequence[Act], token: int) -> bool:
    """Whether a noun names no government, no paper of one, and no measure."""
    tree, actors = scene.tree, scene.tables.actors
    if tree.pos[token] != "NOUN" or tree.lower[token] in actors.government | actors.pointer | actors.offices or _is_measure(scene, acts, token):
        return False
    return not scene.mentions(token, ACTORS)


def is_in_condition(scene: Scene, acts: Sequence[Act], chain: Sequence[int]) -> bool:
    """ "Will tax wine if Quito puts its duty in force on 1 May": the day of an if-clause is no day of what may follow."""
    heads = {act.head for act in acts}
    for step in chain:
        if step in heads:
            return False
        if scene.tree.dep[step] == "advcl":
            return is_conditional(scene, step)
    return False


def _is_of_noun(scene: Scene, acts: Sequence[Act], item: Placed, context: DateContext, chain: Sequence[int]) -> bool:
    """ "Put duties on wire after the 17 October finding": a date before a noun that no cue knows is of that noun."""
    tree, top = scene.tree, chain[0]
    noun = tree.head[top]
    if not context.by_verb or tree.dep[top] not in _BEFORE_NOUN or noun < item.end or tree.pos[noun] != "NOUN" or _is_measure(scene, acts, noun):
        return False
    led = [kid for kid in tree.kids(noun, *_LED) if kid < item.start]
    return (bool(led) or tree.dep[top] == "det") and tree.case_of(noun) not in scene.tables.words.at_events  # "granted at today's tender"


def _is_of_participle(scene: Scene, acts: Sequence[Act], attrs: Mapping[str, str], context: DateContext, chain: Sequence[int]) -> bool:
    """ "Threatened duties over a pact signed last May", "set the quota after stocks surveyed last week": what was done to another noun."""
    tree = scene.tree
    verb = next((token for token in chain if tree.pos[token] in ("VERB", "AUX")), None)
    if verb is None or tree.dep[verb] not in _PARTICIPLE or any(act.head == verb for act in acts):
        return False
    if context.role == "effective" and not context.by_verb:
        return False  # "duties on goods shipped on or after 1 May"
    noun = tree.head[verb]
    if any(act.measure == _RULING and tree.head[noun] == act.head for act in acts):
        return False  # "in a report circulated on Friday, a panel found against the duties"
    old = "day" not in attrs and attrs.get("form") not in _RECENT
    told = scene.hit("verb", verb) is not None
    for step in (noun, *tree.above(noun)):
        if old and tree.lower[step] in scene.tables.words.laws and not _is_of_act(acts, step):
            return not tree.dep[step].startswith("nsubj")  # "under a law passed last year", but "a law passed last year bans tin"
        if _is_measure(scene, acts, step) or not tree.dep[step].startswith(("nmod", "obl", "conj", "appos")):
            break
    return not told and not _is_measure(scene, acts, noun)  # "under an alert issued on Thursday"


def _is_measure(scene: Scene, acts: Sequence[Act], token: int) -> bool:
    """Whether a word is an act, its measure, or a paper that may hold it."""
    if _is_of_act(acts, token):
        return True
    return any(scene.hit(kind, token) is not None for kind in ("measure", "act")) or scene.tree.lower[token] in scene.tables.words.papers


def _is_of_act(acts: Sequence[Act], token: int) -> bool:
    parts = (part for act in acts for part in (act.noun, act.through) if part is not None)
    return any(token == act.head for act in acts) or any(part.start <= token < part.end for part in parts)


def _goes_with(scene: Scene, item: Placed, contexts: Mapping[int, DateContext], chain: Sequence[int]) -> bool:
    """ "For shipment in May and June": the second date is of what the first is of."""
    tree = scene.tree
    if tree.dep[chain[0]] != "conj":
        return False
    first = next((other for other in scene.placed if other.mention.kind == "date" and other.start <= tree.head[chain[0]] < other.end), None)
    context = contexts.get(first.mention.start) if first is not None else None
    second = contexts[item.mention.start]
    if context is None:
        return False
    return (context.role is None and context.rule != BY_TENSE) or (context.role == "effective" and not context.by_verb and second.by_verb)
