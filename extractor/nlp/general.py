"""Which acts are told of no time and nobody? Definitions, rules for every case, what is said to be needless."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import is_quota, rule_of
from extractor.nlp.scene import Scene
from extractor.nlp.tree import CLAUSAL
from extractor.rules.triggers import VerbRule

SINCE = "since_then"
"""Flag of an act that only tells from when on something has been so."""
_DUTIES = frozenset({"tariff", "export_tax"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BELOW = frozenset({"xcomp", "csubj", "acl", "advcl", "ccomp"})
_STEPS = 3
_COUNT = 6
"""Tokens from a measure to the goods that it counts: "on more than 1,400 products"."""
_FORMER = 3
"""Tokens from "previous" to its measure: "an earlier export enhancement offer"."""
_ON_TOP = 9
"""Tokens from "on top of" to the end of what it names: "the bloc's ordinary 10 per cent import duty"."""
_FAULT = 12
"""Tokens behind a measure in which it is said to be unfair."""


def told_in_general(scene: Scene, act: Act) -> str:
    """Why an act is none of the news; nothing where it may be."""
    if not scene.tree.parsed(act.head):
        return ""
    if _is_definition(scene, act):
        return "definition"
    if _is_for_every_case(scene, act):
        return "for_every_case"
    if _is_end_of_period(scene, act):
        return "end_of_period"
    if _stood_then(scene, act):
        return "stood_then"
    if act.action == "investigate" and _is_routine(scene, act):
        return "routine"
    if _is_sought(scene, act):
        return "sought"
    if _is_outlived(scene, act):
        return "outlived"
    if _is_limited_by(scene, act):
        return "limited_by_what_stands"
    return "needless" if _is_needless(scene, act) else ""


def _is_routine(scene: Scene, act: Act) -> bool:
    """ "The tariff will be reviewed every four months": no probe that anybody opens."""
    said = scene.tree.lower[act.trigger.end : min(scene.hi, act.trigger.end + _STEPS)]
    return not scene.tables.words.routine.isdisjoint(said)


def _is_sought(scene: Scene, act: Act) -> bool:
    """ "Seeks relief from a 36% US tariff": nobody has given it."""
    tree = scene.tree
    over = tree.head[act.head]
    relief = "nominal" in act.flags and act.action in ("ease", "remove", "suspend")
    words = scene.tables.words
    if relief and tree.dep[act.head] in ("obl", "nmod") and tree.case_of(act.head) in words.works_for:
        return tree.lower[over] in words.works  # "is working on an exemption"
    return relief and tree.dep[act.head] == "obj" and tree.lower[over] in words.seeks


def _is_outlived(scene: Scene, act: Act) -> bool:
    """ "May keep the duties beyond their expiry": an end that does not come."""
    return "nominal" in act.flags and act.action == "remove" and scene.tree.case_of(act.head) in scene.tables.words.past_the_end


def _is_limited_by(scene: Scene, act: Act) -> bool:
    """ "Imports are limited by safeguards": a measure that stands does it, nobody else."""
    tree, words = scene.tree, scene.tables.words
    if "flow" not in act.flags or not tree.is_passive(act.head):
        return False
    agents = [kid for kid in tree.kids(act.head, "obl:agent", "obl") if tree.case_of(kid) in words.agent]
    return any(scene.hit("measure", kid) is not None for kid in agents)


def _is_definition(scene: Scene, act: Act) -> bool:
    """ "A safeguard duty is a tariff imposed to shield an industry": what such a thing is."""
    tree, words = scene.tree, scene.tables.words
    if tree.dep[act.head] != "acl" or "participle" not in act.flags:
        return False
    noun = tree.head[act.head]
    subjects = tree.kids(noun, "nsubj")
    if not tree.kids(noun, "cop") or not subjects or tree.lower[subjects[0]] in words.relative_pronouns:
        return False
    return _is_any(scene, noun) and _is_any(scene, subjects[0])


def _is_for_every_case(scene: Scene, act: Act) -> bool:
    """ "Reviews are held after a duty is put into effect", "once a country stops importing oil": what holds whenever it happens."""
    tree, words = scene.tree, scene.tables.words
    verb = act.head
    for _ in range(_STEPS):
        if tree.dep[verb] not in ("xcomp", "conj") or tree.kids(verb, "mark") or tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    if tree.dep[verb] not in CLAUSAL or not any(tree.lower[kid] in words.whenever for kid in tree.kids(verb, "mark", "advmod")):
        return False
    helpers = tree.kids(verb, "aux", "aux:pass", "cop")
    present = tree.tag[verb] in _PRESENT or any(tree.tag[kid] in _PRESENT for kid in helpers)
    if not present or any(item.mention.kind == "rate" for item in scene.placed):
        return False  # "prices jumped when a 20% duty took effect" tells of one
    return any(_is_any(scene, kid) for kid in tree.kids(verb, "nsubj", "nsubj:pass"))


def _stood_then(scene: Scene, act: Act) -> bool:
    """ "Two years ago the levies on copper and tin were 33% and 31%": what a duty was, told by nobody who did it."""
    tree = scene.tree
    if act.measure not in _DUTIES or act.noun is None or "bare" not in act.flags or tree.dep[act.noun.head] != "nsubj":
        return False
    value = tree.head[act.noun.head]
    return bool(scene.mentions(value, {"rate"})) and any(tree.tag[copula] == "VBD" for copula in tree.kids(value, "cop"))


def _is_any(scene: Scene, noun: int) -> bool:
    """Whether a noun means any of its kind: "a country", "any duty"."""
    return any(scene.tree.lower[kid] in scene.tables.words.any_one for kid in scene.tree.kids(noun, "det"))


def _is_end_of_period(scene: Scene, act: Act) -> bool:
    """ "Exports in the year ending March 31": a period ends, not the trade."""
    after = range(act.trigger.end, act.trigger.end + 1)
    return {"flow", "gerund"} <= act.flags and bool(scene.among(after, {"date", "duration"}))


def is_counted(scene: Scene, act: Act) -> bool:
    """ "Cut duties on 622 products": a number of goods that are not named there."""
    if act.noun is None or not scene.says(scene.tables.words.counted):
        return False
    start = act.noun.end
    said = scene.tree.lower[start : min(scene.hi, start + _COUNT)]
    last = next((at for at, word in enumerate(said) if word in scene.tables.words.counted), -1)
    return last > 0 and any(word.replace(",", "").isdigit() for word in said[:last]) and not scene.among(range(start, start + last + 1), {"rate", "date"})


def is_former(scene: Scene, act: Act) -> bool:
    """ "Bought wheat under a previous programme announced in May": a measure before the one of the news."""
    noun = act.noun
    if noun is None or not act.flags & {"participle", "bare"}:
        return False
    said = scene.tree.lower[max(scene.lo, noun.start - _FORMER) : noun.start]
    return not scene.tables.words.former_one.isdisjoint(said)


def tells_quota_rate(scene: Scene, act: Act) -> bool:
    """ "Imports beyond the quota face a 20% duty": what a quota means for the goods inside and outside of it."""
    if not {"weak", "subject_is_target"} <= act.flags:
        return False
    quotas = [hit for hit in scene.of("measure") if is_quota(hit)]
    before = scene.tree.lower[scene.lo : act.trigger.start]
    return any(hit.start < act.trigger.start for hit in quotas) and not scene.tables.words.of_quota.isdisjoint(before)


def comes_before(scene: Scene, act: Act) -> bool:
    """ "The ban comes months after Chad halted exports": an act that only tells when another came."""
    tree = scene.tree
    if not tree.parsed(act.head) or tree.dep[act.head] != "advcl":
        return False
    return any(tree.lower[kid] in scene.tables.words.after_which for kid in tree.kids(act.head, "mark"))


def told_since(scene: Scene, act: Act) -> bool:
    """ "Prices have fallen since Chad imposed its duty": an act that only tells from when on."""
    tree = scene.tree
    if not tree.parsed(act.head) or tree.dep[act.head] != "advcl" or tree.tag[act.head] != "VBD":
        return False
    return any(tree.lower[kid] in scene.tables.words.since for kid in tree.kids(act.head, "mark"))


def was_to(scene: Scene, act: Act) -> bool:
    """ "Under the pact Fiji was to open its market": what was to come of something told as history."""
    tree, head = scene.tree, act.head
    if tree.lower[scene.lo] not in scene.tables.words.under or not tree.parsed(head):
        return False
    while tree.dep[head] in ("conj", "xcomp") and tree.head[head] != head and not tree.kids(head, "nsubj", "nsubj:pass"):
        head = tree.head[head]
    bound = any(tree.tag[kid] == "TO" for kid in tree.kids(head, "mark"))
    return bound and any(tree.tag[kid] == "VBD" for kid in tree.kids(head, "cop", "aux"))


def is_beyond(scene: Scene, noun: Hit) -> bool:
    """ "Purchases beyond the quota": a quota that only says which goods are meant."""
    if not str(rule_of(noun).family or rule_of(noun).measure).endswith("quota"):
        return False
    before = scene.tree.lower[max(scene.lo, noun.start - 3) : noun.start]
    return not scene.tables.words.of_quota_only.isdisjoint(before)


def is_spared(scene: Scene, noun: Hit) -> bool:
    """ "A quota free of the 20 percent tariff": a duty that goods do not pay; who grants that, a verb tells."""
    if any(item.mention.attrs.get("zero") for item in scene.mentions(noun.head, {"rate"})):
        return False  # "free of duty" is itself what is granted
    before = f" {' '.join(scene.tree.lower[max(scene.lo, noun.start - _ON_TOP) : noun.start])} "
    return any(f" {words} " in before for words in scene.tables.words.spared)


def is_on_top_of(scene: Scene, token: int) -> bool:
    """ "The levy comes on top of the 5% import duty": a measure, or its rate, that stands already."""
    low = max(scene.lo, token - _ON_TOP)
    before = " ".join(scene.tree.lower[low:token])
    said = f"{before} "
    told = [words for words in scene.tables.words.atop if f"{words} " in said]
    at = max((before.rfind(f"{words} ") + len(words) for words in told), default=-1)
    return at >= 0 and not any(word == "," or word in scene.tables.words.object_stops for word in before[at:].split())


def gives_up_objection(scene: Scene, act: Act) -> bool:
    """ "Dropped its opposition to the ban": what is given up is no measure."""
    if act.action not in ("remove", "suspend", "ease") or act.noun is None or act.noun is act.trigger or not scene.tree.parsed(act.head):
        return False
    return any(scene.tree.lower[kid] in scene.tables.words.objections for kid in scene.tree.kids(act.head, "obj", "nsubj:pass"))


def is_faulted(scene: Scene, act: Act) -> bool:
    """ "Riyadh said the duties, imposed in June, are inconsistent with WTO rules": who faults a measure did not take it."""
    noun = act.noun or act.trigger
    said = scene.tree.lower[noun.end : min(scene.hi, noun.end + _FAULT)]
    return not scene.tables.words.faults.isdisjoint(said)


def _is_needless(scene: Scene, act: Act) -> bool:
    """ "It is not necessary to ban exports"."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.needed):
        return False
    token = act.head
    for _ in range(_STEPS):
        if tree.dep[token] not in _BELOW or tree.head[token] == token:
            return False
        token = tree.head[token]
        if tree.lower[token] in words.needed:
            return "nlp.acts/no_longer" not in act.why and any(tree.lower[kid] in words.negations for kid in tree.children[token])
    return False


def is_aimed_at(scene: Scene, verb: Hit, rule: VerbRule, landing: Hit) -> bool:
    """ "targets the duties on wine" works against them; "hits buses with duties" brings them in; growers "hit hard by the duties" only bear them."""
    if not rule.object_is_target or landing.kind != "measure":
        return False
    leads = scene.tables.words.brings.intersection(scene.tree.lower[verb.end : landing.start])
    return not leads or (leads <= scene.tables.words.agent and scene.tree.is_passive(verb.head))


def _hits_back(scene: Scene, verb: int) -> bool:
    """Whether a verb tells an answer: "hit back at the steel duties"."""
    hit = scene.hit("verb", verb)
    return hit is not None and any(getattr(rule, "retaliation", False) for rule, _ in hit.rules)


def is_answered(scene: Scene, noun: int) -> bool:
    """ "The steps planned in response to the rice duties": a measure of somebody else, whoever answers it."""
    tree = scene.tree
    if tree.parsed(noun) and tree.case_of(noun) in scene.tables.words.hits_at and _hits_back(scene, tree.head[noun]):
        return True
    for _ in range(2):
        if not tree.parsed(noun) or tree.dep[noun] not in ("nmod", "obl", "compound"):
            return False
        noun = tree.head[noun]
        if tree.lower[noun] in scene.tables.words.answers_to:
            return True
    return False
