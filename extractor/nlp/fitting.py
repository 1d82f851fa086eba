"""Which verb fits which measure, and what does it do to it there? The words around the two decide."""

from collections.abc import Sequence

from extractor.nlp.act import Act, is_permit, kind_of
from extractor.nlp.for_makers import helps_makers
from extractor.nlp.lexicon import Hit
from extractor.nlp.licensed import are_own_traders
from extractor.nlp.measures import COURTS, acts_on_it, is_excluded, is_known, is_trade, rule_of
from extractor.nlp.objects import PARTICIPLE, REACH, is_plan
from extractor.nlp.plain_acts import order_over
from extractor.nlp.scene import Scene
from extractor.nlp.settled import is_taken_up
from extractor.rules.triggers import VerbRule

_REACH_OF_DEGREE = 5
"""Words between "a less strict" and the measure: "a less strict local purchase requirement"."""
_WIDER = 4
"""Tokens behind "to" in which goods or parties are named that a measure now hits as well."""
_TO_WIDER = 10
"""Tokens from a measure to that "to": what it hits already stands between."""
_LENGTH = 4
"""Tokens from "added" to the length: "another three months"."""
_TO_BILL = 3
"""Words from a measure to the bill that it is the matter of: "export licensing reform legislation"."""
_NEED = 4
"""Words from "require" to the licence: "that need a special export licence"."""
_OF_PLANS = {"impose": "propose", "agree": "propose", "tighten": "propose", "ease": "propose", "remove": "reject"}
_TO_COME = frozenset({"propose", "threaten"})
"""Cues of what is not in force yet: who ends that drops a plan."""
_SAID_OF = frozenset({"VBN", "VBD", "JJ"})
_BESIDE = 4
"""Words from "planned" to its measure: "the planned 10 percent duty"."""
_ON_RULINGS = frozenset({"challenge", "reject"})
"""What parties do about a ruling."""
_BANS = frozenset({"export_ban", "import_ban"})
_TO_STANDING = frozenset({"extend", "remove", "suspend", "reinstate"})
"""What is done to what stands already."""
_OTHER_WAY = {"ease": "tighten", "tighten": "ease"}


def is_voided(scene: Scene, verb: Hit, landing: Hit) -> bool:
    """ "Declared the ban on used clothes unconstitutional": only with a word that says so behind the object."""
    lower = scene.tree.lower
    return landing.start >= verb.end and not scene.tables.words.unlawful.isdisjoint(lower[landing.end : min(scene.hi, landing.end + REACH)])


def may_take(scene: Scene, verb: Hit, rule: VerbRule, noun: Hit, action: str) -> bool:
    """Whether the verb fits the measure: a list needs no trade around it, a wrong is only looked into, a deal's name is for verbs of deals."""
    taken = rule_of(noun)
    if (taken.only == "concluded" and not rule.ends_talks) or (taken.only == "appealed" and not _is_on_ruling(scene, verb, action)):
        return False
    scheme = taken.listing and taken.measure == "trade_agreement" and action in _TO_STANDING  # "renewed AGOA", "AGOA lapsed"
    if taken.deal_verbs_only and rule.needs_measure is None and not (rule.needs_list and taken.listing) and not scheme:
        return False
    if rule.needs_list:
        return taken.listing
    if (taken.stands and action not in _TO_STANDING) or (taken.only == "demanded" and not (rule.demands or _is_needed_before(scene, verb, noun))):
        return False
    if rule.own_object and scene.tree.parsed(noun.head) and scene.tree.case_of(noun.head):
        return False  # "recognised the need for safety standards"
    if rule.relief_only and rule.subject_is_target and rule.on_measure != "ease" and is_permit(noun, kind_of(scene, noun)[0]):
        return False  # "the firm lost its export licence"
    known = acts_on_it(rule) and is_known(noun, scene.tree.lower, scene.tables.words) and not is_excluded(noun, scene.tree.lower, scene.lo, scene.hi)
    paid = taken.measure == "subsidy" and helps_makers(scene, noun)
    return (known or paid or is_trade(scene, noun)) and not (taken.only_probed and action != "investigate")


def _is_on_ruling(scene: Scene, verb: Hit, action: str) -> bool:
    """Whether somebody appeals against a ruling or rejects it, or a higher judge upholds it."""
    return action in _ON_RULINGS or scene.tree.lower[verb.head] in scene.tables.words.upholds


def kind_taken(scene: Scene, rule: VerbRule, noun: Hit) -> tuple[str, str]:
    """The measure that a verb takes and why; none for "the ban" alone, which an earlier sentence told."""
    if rule.allots and noun.kind == "measure" and rule_of(noun).family == "quota":
        code, why = kind_of(scene, noun)
        near = [scene.tree.head[noun.head], *scene.tree.kids(scene.tree.head[noun.head], "iobj", "obj", "nsubj:pass", "obl")]
        return (code, why) if code or not scene.among(near, {"place"}) else ("import_quota", "allotted")
    if noun.kind == "measure" and is_known(noun, scene.tree.lower, scene.tables.words) and not is_trade(scene, noun):
        return "", "told_before"
    return kind_of(scene, noun)


def is_needed(scene: Scene, verb: Hit, rule: VerbRule, noun: Hit) -> bool:
    """ "Requires a permit", "must get one", "put under licence": a licence that must be held, where "gets a licence" is let through."""
    excluded = noun.kind == "measure" and rule_of(noun).taken_only  # "ended product exclusions": what is spared by them is hit again
    if not excluded and not scene.tables.words.ends_need.isdisjoint(scene.tree.lower[verb.start : verb.end]):
        return True  # "scrapped import licences", "got rid of them", "introduced licences": the need, not the paper
    if _is_needed_before(scene, verb, noun):
        return True
    return rule.demands or order_over(scene, verb) >= 0 or (scene.tree.parsed(noun.head) and scene.tree.case_of(noun.head) in scene.tables.words.beneath)


def _is_needed_before(scene: Scene, verb: Hit, noun: Hit) -> bool:
    """ "Put tea on a list of goods that need an import licence"."""
    return not scene.tables.words.needs.isdisjoint(scene.tree.lower[max(verb.end, noun.start - _NEED) : noun.start])


def as_told(scene: Scene, verb: Hit, act: Act, noun: Hit, landing: Hit) -> None:
    """Mends a verb's action by what the text says of it or of its measure: "partially lifted", "extended to tea", "plans for a duty"."""
    if getattr(act.rule, "demands", False) and scene.tree.parsed(verb.head) and are_own_traders(scene, verb.head, act.measure):
        act.flags.add("of_traders")
    removes = act.action == "remove"
    act.action = _removed_how(scene, verb) if removes else _widened(scene, verb, noun, act.action)
    if removes and act.action == "ease":
        act.why.append("nlp.acts/partly")
    if act.action == "impose" and _adds_time(scene, verb, noun):
        act.action = "extend"
        act.why.append("nlp.acts/added_time")
    if (
        act.action == "extend"
        and noun.kind == "measure"
        and rule_of(noun).taken_only
        and rule_of(noun).listing
        and not getattr(verb.rules[0][0], "needs_list", False)
    ):
        act.action = "tighten"  # "lengthened its list of banned imports"
    if act.action == "tighten" and _is_confined(scene, verb, noun):
        act.action = "ease"
    if act.action == "impose" and _is_of_bill(scene, verb, noun):
        act.action = "propose"
    if (planned := _of_plan(scene, verb, landing, act.action)) != act.action:
        act.action = planned
        act.why.append("nlp.acts/of_plan")


def _adds_time(scene: Scene, verb: Hit, noun: Hit) -> bool:
    """ "Added three months to its ban on tin": a length right behind the verb, which leads on to the measure."""
    if scene.tree.lower[verb.start] not in scene.tables.words.adds_time:
        return False
    length = next(iter(scene.among(range(verb.end, min(scene.hi, verb.end + _LENGTH)), {"duration"})), None)
    return length is not None and length.end < noun.start and scene.tree.lower[length.end] in scene.tables.words.onto_list


def _is_confined(scene: Scene, verb: Hit, noun: Hit) -> bool:
    """ "Limited its ban on Brazilian poultry to two states": what a ban is kept to, it no longer hits beyond."""
    words, lower = scene.tables.words, scene.tree.lower
    rule = rule_of(noun) if noun.kind == "measure" else None
    if rule is None or lower[verb.head] not in words.confines or not (rule.family == "ban" or rule.measure in scene.tables.families["ban"].values()):
        return False
    leads = (token for token in range(noun.end, min(scene.hi, noun.end + _TO_WIDER)) if lower[token] in words.delivers_to)
    return any(_is_land(scene, at + 1) or not words.parts_of_land.isdisjoint(lower[at : at + _WIDER]) for at in leads)


def _is_land(scene: Scene, token: int) -> bool:
    """Whether a name that is no date begins here: "to Kerala"."""
    return token < scene.hi and bool(scene.mentions(token, {"place"}) or (scene.tree.pos[token] == "PROPN" and not scene.mentions(token, {"date"})))


def _is_of_bill(scene: Scene, verb: Hit, noun: Hit) -> bool:
    """ "Introduced export licensing reform legislation": a bill, no law yet."""
    lower, words = scene.tree.lower, scene.tables.words
    return lower[verb.start] in words.makes_bills and not words.bills.isdisjoint(lower[noun.start : min(scene.hi, noun.end + _TO_BILL)])


def told_by_means(scene: Scene, acts: Sequence[Act]) -> list[Act]:
    """ "Amended its rules by adding nine firms": the change is what the gerund tells, so that the verb of changing is no act beside it."""
    tree = scene.tree
    means = {tree.head[act.head] for act in acts if tree.dep[act.head] == "advcl" and scene.is_gerund_after(act.head, scene.tables.words.by_means)}
    return [act for act in acts if act.head not in means or getattr(act.rule, "on_measure", None) != "adjust"]


def _of_plan(scene: Scene, verb: Hit, landing: Hit, action: str) -> str:
    """What a verb does to a measure that is only planned: "announced plans for a duty" proposes it, "scrapped plans for a duty" drops it."""
    tree, above = scene.tree, landing.head
    if action == "remove" and landing.kind == "measure" and _is_to_come(scene, landing):
        return "reject"  # "dropped the planned duty", "duties threatened in May were called off"
    for _ in range(4):
        if not tree.parsed(above) or tree.dep[above] not in ("nmod", "compound"):
            return action
        above = tree.head[above]
        if is_plan(scene, above) or (action == "remove" and scene.cue(above) in _TO_COME):  # "withdrew its threat of tariffs"
            return action if is_taken_up(scene, above) else _OF_PLANS.get(action, action)
    return action


def _is_to_come(scene: Scene, noun: Hit) -> bool:
    """ "The planned duty", "duties threatened in May"."""
    tree = scene.tree
    said = [
        kid for kid in tree.kids(noun.head, "amod", "acl") if tree.tag[kid] in _SAID_OF and abs(kid - noun.head) <= _BESIDE and not noun.start <= kid < noun.end
    ]
    return any(scene.cue(kid) in _TO_COME for kid in said)


def is_hit_with(scene: Scene, verb: Hit) -> bool:
    """ "Peru hit with a 50% duty", "rice slapped with a tariff", as headlines say it: what is hit is the subject."""
    tree = scene.tree
    if verb.end - verb.start > 1 or verb.end >= scene.hi or tree.lower[verb.end] not in scene.tables.words.threatens_with:
        return False
    if tree.tag[verb.head] not in PARTICIPLE or tree.kids(verb.head, "obj", "aux", "aux:pass"):
        return False
    return any(scene.among(tree.phrase(kid), {"place", "bloc", "good"}) for kid in tree.kids(verb.head, "nsubj", "nsubj:pass"))


def degree_before(scene: Scene, verb: Hit, noun: Hit) -> str | None:
    """ "Will face higher duties", "a less strict import rule": what the words before a measure say is done to it."""
    words, lower = scene.tables.words, scene.tree.lower
    for token in range(noun.start - 1, max(verb.end, noun.start - _REACH_OF_DEGREE) - 1, -1):
        if lower[token] in words.definite or lower[token] in words.articles or scene.tree.pos[token] in ("ADP", "PUNCT", "CCONJ", "VERB"):
            return None
        if degree := degree_at(scene, token):
            return degree
    return None


def degree_at(scene: Scene, token: int) -> str | None:
    """Which way a comparison points: "higher", "more lenient", "less strict"."""
    words, lower = scene.tables.words, scene.tree.lower
    more_or_less = words.compares.get(lower[token - 1]) if token > scene.lo else None
    degree = words.qualities.get(lower[token]) if more_or_less else None
    if degree is None:
        return words.degrees.get(lower[token])
    return degree if more_or_less == "more" else _OTHER_WAY[degree]


def way_of(scene: Scene, act: Act) -> str | None:
    """Which way a measure is changed, where the sentence says it: "revised upwards", "amended to be less strict", "from denial to a review case by case"."""
    tree, ways = scene.tree, scene.tables.words.ways
    found = None
    for token in range(act.head + 1, scene.hi):
        if tree.lower[token] == ";":
            break
        said = degree_at(scene, token) or next((way for phrase, way in ways.items() if _stands_at(tree.lower, token, phrase.split())), None)
        if said and not _is_left(scene, token):
            found = said
            break
    return found


def _is_left(scene: Scene, token: int) -> bool:
    """Whether a word tells what was until now: "from a presumption of denial"."""
    words, lower = scene.tables.words, scene.tree.lower
    for before in range(token - 1, max(scene.lo, token - _REACH_OF_DEGREE) - 1, -1):
        if lower[before] in words.turns_to or lower[before] in words.origin:
            return lower[before] in words.origin
    return False


def _stands_at(lower: Sequence[str], token: int, phrase: Sequence[str]) -> bool:
    return lower[token] == phrase[0] and list(lower[token : token + len(phrase)]) == list(phrase)


def _widened(scene: Scene, verb: Hit, noun: Hit, action: str) -> str:
    """ "Extended the controls to graphite", "the ban on sugar to molasses" makes them wider; "extended them to December" longer."""
    if action != "extend":
        return action
    begin = max(verb.end, noun.end)
    for token in range(begin, min(scene.hi, begin + _TO_WIDER)):
        if scene.tree.lower[token] in scene.tables.words.new_value:
            return "tighten" if _leads_to_more(scene, noun, begin, token) else action
    return action


def _leads_to_more(scene: Scene, noun: Hit, begin: int, leads: int) -> bool:
    """Whether "to" leads to goods or parties that a measure hits as well, not to a day, an aim or the end of a range."""
    tree, words = scene.tree, scene.tables.words
    end = min(scene.hi, leads + 1 + _WIDER)
    stop = next((token for token in range(leads + 1, end) if tree.pos[token] == "ADP"), end)
    behind = range(leads + 1, stop)
    if scene.among(behind, {"date", "duration", "rate"}) or any(tree.tag[token] == "VB" for token in behind[:2]):
        return False  # "extended the ban to keep out rice"
    between = range(begin, leads)
    if any(tree.lower[token] in words.ranging | words.clause_ends or tree.tag[token] == "CC" for token in between):
        return False
    if any(hit.start in behind and hit.flow == "import" for hit in scene.of("flow")):
        return True  # "to imports consigned from Fiji"
    if (rule_of(noun).family == "ban" or rule_of(noun).measure in _BANS) and not scene.tables.actors.private.isdisjoint(tree.lower[leads + 1 : stop]):
        return True  # "extended the ban to producers"
    # "extended the ban on exports to Peru": the way of what it bans, no wider ban
    return bool(scene.among(behind, {"good", "place", "bloc"} if leads == begin else {"good"}))


def _removed_how(scene: Scene, verb: Hit) -> str:
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
