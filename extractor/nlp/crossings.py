"""Which goods may cross the border, and which may not? "Teak may not be exported", "used cars are no longer allowed into the country"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.duty_free import is_part_of_free
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.nlp.trade_verbs import is_freed, is_given_up
from extractor.rules.triggers import VerbRule

ON_CROSSING = "nlp.acts/on_crossing"
"""Why goods that may not cross are an act."""
_AGAIN = 5
"""Tokens from the verb to "again": "may be sold in China again"."""
_KEPT = 14
"""Tokens from the verb to "from leaving": goods and their origin stand between."""
_SOIL = 5
"""Tokens behind "entering" to what is entered: "the entire domestic market", "in by land"."""
_WAY_IN = 7
"""Tokens from goods to "into": "onions from Chad into the country"."""
_HELPERS = 4
"""Tokens before "allowed" in which "not" stands: "will not be allowed to enter"."""
_LIMIT = 14
"""Tokens behind the verb in which "without a licence" stands."""


def on_crossing(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Goods that may not cross the border are banned; those that cross only with a licence are under control."""
    rule = next((rule for rule in rules if rule.crosses), None)
    if rule is None or rule.crosses is None or not scene.tree.parsed(verb.head):
        return []
    last = scene.tree.lower[verb.end - 1]
    words = scene.tables.words
    sold_in = last == "in" and scene.tree.lower[verb.start] in words.sold
    to_place = sold_in or (last in words.bound_for | words.flow_of and verb.end - verb.start > 1)
    if to_place and not scene.among(range(verb.end, verb.end + 2), PARTIES):
        return []  # "may not be sold in shops"
    if scene.tree.lower[verb.head] in scene.tables.words.trade_verbs:
        return _on_traders(scene, verb, rule)
    let = _let_through(scene, verb.head)
    if let >= 0:
        leave = scene.tree.head[let]
        leave = scene.tree.head[leave] if leave == verb.head else leave  # "let [onions be exported]"
        barred = any(scene.tree.lower[kid] in scene.tables.words.negations | {"longer"} for kid in scene.tree.children[leave])
        family = "quota" if scene.among(scene.tree.phrase(let), {"quantity"}) and not barred else "control" if barred and _needs_leave(scene, verb) else "ban"
        measure, flags = scene.tables.families[family][rule.crosses], {"crosses", "weak_flow"}
        measure = "tariff" if family == "ban" and not barred and _is_free(scene, verb, rule) else measure
        return [Act(verb, rule, leave, "impose" if barred else "ease", measure, None, let, flags, [ON_CROSSING])]
    chain = _chain(scene, verb.head)
    goods = _goods(scene, chain)
    if goods >= 0 and any(scene.tree.lower[kid] in scene.tables.words.relative_pronouns for kid in scene.tree.kids(goods, "det", "nmod:poss")):
        return []  # "the list of countries from which poultry may not be imported"
    freed = goods >= 0 and (_is_let_again(scene, chain) or (rule.crosses == "import" and _is_declared(scene, chain, goods)))
    family = "ban" if freed else _family(scene, verb, chain, goods) if goods >= 0 else ""
    if not family:
        return []
    flags = {"crosses", "subject_is_target"}
    measure = "tariff" if freed and _is_free(scene, verb, rule) else scene.tables.families[family][rule.crosses]
    return [Act(verb, rule, verb.head, "ease" if freed else "impose", measure, None, goods, flags, [ON_CROSSING])]


def _is_free(scene: Scene, verb: Hit, rule: VerbRule) -> bool:
    """ "Allowed tea to enter duty-free", "to be imported into the country free of duty": what is spared is the duty; no ban is lifted."""
    behind = scene.among(range(verb.end, min(scene.hi, verb.end + _SOIL)), {"rate"})
    return rule.crosses == "import" and any(item.mention.attrs.get("zero") for item in behind)


def on_kept_from(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Banned raw nuts from leaving the country", "stopped Chadian yarn from coming in": goods that are kept from crossing the border."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if rule.keeps_from or (rule.on_flow == "impose" and rule.flow_kind == "ban")), None)
    if rule is None or not tree.parsed(verb.head):
        return []
    going = next((at for at in range(verb.end + 1, min(scene.hi, verb.end + _KEPT)) if tree.lower[at] in words.goes), -1)
    if going < 0 or tree.lower[going - 1] not in words.origin or not _crosses_own_border(scene, going):
        return []
    own = object_heads(scene, verb.head)
    own += [kid for head in own for kid in tree.kids(head, "nmod") if tree.case_of(kid) in words.flow_of]  # "stopped 900 doses of vaccine from leaving"
    kept = [token for head in own for token in tree.phrase(head)] if tree.is_passive(verb.head) else range(verb.end, going - 1)
    goods = [item for item in scene.among(kept, {"good"}) if "modifies" not in item.mention.attrs]
    if not goods or (isinstance(kept, range) and not any(item.start <= head < item.end for item in goods for head in own)):
        return []
    measure = scene.tables.families["ban"][words.goes[tree.lower[going]]]
    flags = {"weak_flow", "good_object", *verb_form(scene, verb.head)}
    return [Act(verb, rule, verb.head, "impose", measure, None, goods[-1].end - 1, flags, [ON_CROSSING])]


def leads_in(scene: Scene, verb: int, goods: int) -> bool:
    """ "Let Danish pork in", "allow Mexican cattle into the United States": words behind goods by which they come into a country, not to be worked on."""
    tree, words = scene.tree, scene.tables.words
    for token in range(goods + 1, min(scene.hi, goods + _WAY_IN)):
        if tree.tag[token] == "TO" or tree.lower[token] in words.clause_ends:
            return False
        if tree.lower[token] in words.enters and not tree.dep[token].startswith("compound"):
            return _crosses_own_border(scene, token)
        if tree.lower[token] in words.goes_in and tree.head[token] == verb and tree.dep[token] in ("compound:prt", "advmod"):
            return tree.lower[verb] in words.let
    return False


def _crosses_own_border(scene: Scene, going: int) -> bool:
    """Whether it is a country that goods leave or enter, no port or shop."""
    behind = range(going + 1, min(scene.hi, going + _SOIL))
    said = scene.tree.lower[behind.start : behind.stop]
    if not said or said[0] in scene.tables.words.until | {"since", ".", ",", ";"} or scene.mentions(going + 1, {"date"}):
        return True  # "kept eggs from entering since Monday": whose soil it is needs no word
    return not scene.tables.words.own_soil.isdisjoint(said) or bool(scene.among(behind, PARTIES))


def _on_traders(scene: Scene, verb: Hit, rule: VerbRule) -> list[Act]:
    """ "EU firms may no longer import diamonds", "must not ship chips to Chad without a licence": what traders may not do, or may again (`nlp.trade_verbs`)."""
    goods = scene.among(range(verb.end, min(scene.hi, verb.end + _LIMIT)), {"good"})
    if not goods or rule.crosses is None:
        return []
    freed = is_freed(scene.tree, verb.start, scene.lo, scene.tables.words)
    if freed and not scene.tables.words.shoppers.isdisjoint(scene.tree.lower[scene.lo : verb.start]):
        return []
    most = scene.starts_with(verb.end, scene.tables.words.at_most)
    measure = scene.tables.families["quota" if most else "control" if _needs_leave(scene, verb) else "ban"][rule.crosses]
    given_up = is_given_up(scene.tree, verb.start, scene.lo, scene.tables)
    flags = {"crosses", "weak_flow"} if given_up else {"crosses", "of_traders", "subject_is_target"}
    flags |= {"into_market"} if freed and _goes_into_market(scene, verb) else set()
    return [Act(verb, rule, verb.head, "ease" if freed else "impose", measure, None, goods[0].end - 1, flags, [ON_CROSSING])]


def _goes_into_market(scene: Scene, verb: Hit) -> bool:
    """ "Ireland can sell beef to China again": whose goods go to which country, so that it may be that country which lets them in (`link.markets`)."""
    tree, whose = scene.tree, scene.among(range(scene.lo, verb.start), PARTIES)
    to = [item for item in scene.among(range(verb.end, min(scene.hi, verb.end + _LIMIT)), PARTIES) if _leads_to(scene, item.start)]
    return bool(whose) and bool(to) and tree.parsed(verb.head)


def _leads_to(scene: Scene, place: int) -> bool:
    lower, words = scene.tree.lower, scene.tables.words
    before = place - 2 if lower[place - 1] in words.articles else place - 1
    return lower[before] in words.delivers_to


def _let_through(scene: Scene, head: int) -> int:
    """ "Allowed 500,000 tonnes of sugar to be sold abroad", "no longer allows tyres to be imported": the goods that somebody lets through or not, or -1."""
    tree, words = scene.tree, scene.tables.words
    over = tree.head[head]
    let = over if tree.dep[head] in ("xcomp", "ccomp") else tree.head[over]
    goods = over if tree.dep[head] == "acl" else next(iter(tree.kids(over, "obj", "iobj") or tree.kids(head, "nsubj", "nsubj:pass")), -1) if let == over else -1
    goes = tree.lower[head] in words.goes_out  # "let chickens leave for Brunei", "allows cement to go abroad"
    phrasal = _gives_leave(scene, let)
    if phrasal and let == over:  # "gave its approval for 900 tonnes of sugar to be exported"
        goods = next((kid for kid in tree.kids(over, "obl") if kid < head and scene.among(tree.phrase(kid), {"good"})), -1)
    if goods < 0 or not (tree.dep[goods] in ("obj", "iobj", "nsubj:pass") or goes or (phrasal and tree.dep[goods] == "obl")):
        return -1
    if not phrasal and tree.lower[let] not in words.allows | words.let:
        return -1
    if not goes and not tree.kids(head, "aux:pass", "cop"):
        return -1
    return goods if scene.among(tree.phrase(goods), {"good"}) else -1


def _gives_leave(scene: Scene, verb: int) -> bool:
    """ "Gave the go-ahead for": a verb of several words that lets trade through."""
    hit = scene.hit("verb", verb)
    return hit is not None and hit.end - hit.start > 1 and any(isinstance(rule, VerbRule) and rule.on_flow == "ease" for rule, _ in hit.rules)


def _chain(scene: Scene, head: int) -> list[int]:
    """The verb and those over it: "are [allowed] to be [exported]"."""
    tree, chain = scene.tree, [head]
    while tree.dep[chain[-1]] in ("xcomp", "advcl") and tree.lower[tree.head[chain[-1]]] in scene.tables.words.allows | scene.tables.words.set_free:
        if tree.dep[chain[-1]] == "advcl" and not tree.kids(tree.head[chain[-1]], "cop"):
            break
        chain.append(tree.head[chain[-1]])
    return chain


def _goods(scene: Scene, chain: list[int]) -> int:
    """The subject, where it is goods or nothing at all, else -1; the goods before the verb where syntax lost its subject."""
    tree = scene.tree
    subjects = [kid for verb in chain for kid in tree.kids(verb, "nsubj:pass", "nsubj")]
    for subject in subjects:
        if tree.lower[subject] in scene.tables.words.nothing or scene.among(tree.phrase(subject), {"good"}):
            return subject
    if subjects:
        return -1
    before = min(chain)
    while before > scene.lo and tree.lower[before - 1] not in scene.tables.words.object_stops:
        before -= 1
    goods = scene.among(range(before, min(chain)), {"good"})
    return goods[0].end - 1 if goods else -1


def _is_let_again(scene: Scene, chain: list[int]) -> bool:
    """ "Teak may again be exported", "apples can now be brought into", "will be allowed to enter": goods that may cross from now on."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[chain[-1]] in words.set_free and tree.kids(chain[-1], "cop"):  # "is free to leave the country again"
        said = tree.lower[max(scene.lo, chain[-1] - _HELPERS) : min(scene.hi, chain[0] + _AGAIN)]
        ahead = any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(chain[-1], "aux"))
        return words.negations.isdisjoint(said) and (ahead or not words.from_now_on.isdisjoint(said))
    if len(chain) > 1 and tree.is_passive(chain[-1]):
        helpers = {tree.lower[kid] for kid in tree.kids(chain[-1], "aux", "aux:pass")}
        said = tree.lower[max(scene.lo, chain[-1] - _HELPERS) : chain[0]]
        if any(words.modal_kind(word) == "will" for word in helpers) and words.negations.isdisjoint(said) and not words.says_no_longer(said):
            return True
    aids = [kid for one in chain for kid in tree.kids(one, "aux") if tree.lower[kid] in words.may_do]
    said = tree.lower[min(aids) : min(scene.hi, chain[0] + _AGAIN)] if aids else []
    return not words.from_now_on.isdisjoint(said) and words.negations.isdisjoint(said)


def _is_declared(scene: Scene, chain: list[int], goods: int) -> bool:
    """ "The ministry has determined that fresh figs from Peru may be imported": another country's goods, by the word of who decides."""
    tree, words = scene.tree, scene.tables.words
    verb, over = chain[0], tree.head[chain[-1]]
    may = any(tree.lower[kid] in words.leave & words.may_do for kid in tree.kids(verb, "aux"))
    subject = next(iter(tree.kids(over, "nsubj")), -1)
    if not may or over == verb or subject < 0 or not scene.among(tree.phrase(goods), PARTIES):
        return False
    if not (words.in_part | words.negations).isdisjoint(tree.lower[scene.lo : verb]) or not words.conditions.isdisjoint(tree.lower[verb : scene.hi]):
        return False  # "only peeled onions may be imported", "may be imported if prices rise"
    decides = tree.lower[over] in words.ruled and not any(tree.lower[token] in scene.tables.actors.private for token in tree.phrase(subject))
    return decides or (tree.lower[over] in words.says_so and bool(scene.among(tree.phrase(subject), {"agency"})))


def _family(scene: Scene, verb: Hit, chain: list[int], goods: int) -> str:
    """ban or control, or nothing where the goods are free to go or only did not go."""
    tree, words = scene.tree, scene.tables.words
    aids = [kid for one in chain for kid in tree.kids(one, "aux", "aux:pass")]
    said = {tree.lower[kid] for kid in aids}
    leave = bool(said & words.leave) or any(tree.lower[one] in words.allows for one in chain)
    leave = leave or words.says_no_longer(tree.lower[min(aids, default=verb.start) : verb.start])
    if not leave and not (said & words.statements and (_is_said(scene, chain[-1]) or _is_for_a_time(scene, verb, said))):
        return ""
    barred = not words.negations.isdisjoint(tree.lower[min(aids, default=verb.start) : verb.start])
    barred = barred or tree.lower[goods] in words.nothing or any(tree.lower[kid] in words.negations for kid in tree.kids(goods, "det", "cc:preconj"))
    if scene.starts_with(min(tree.phrase(goods)), words.at_most):
        return "quota"  # "no more than 900 tonnes of urea may leave"
    return "control" if _needs_leave(scene, verb) else "ban" if barred else ""


def _needs_leave(scene: Scene, verb: Hit) -> bool:
    """ "May be shipped only with a licence": behind the verb, what lets the goods through."""
    after = range(verb.end, min(scene.hi, verb.end + _LIMIT))
    papers = (hit for token in after if (hit := scene.hit("measure", token)) is not None)
    return not scene.tables.words.by_leave.isdisjoint(scene.tree.lower[after.start : after.stop]) and any(not is_part_of_free(scene, hit) for hit in papers)


def _is_for_a_time(scene: Scene, verb: Hit, helpers: set[str]) -> bool:
    """ "Cannot be exported for another six months", "until 1 June": a term that somebody has set, and no mishap."""
    words, lower = scene.tables.words, scene.tree.lower
    if any(words.modal_kind(word) == "would" or word == "could" for word in helpers) or not words.accidents.isdisjoint(lower[scene.lo : scene.hi]):
        return False
    terms = scene.among(range(verb.end, scene.hi), {"duration", "date"})
    return any(not (words.for_time | words.until).isdisjoint(lower[item.start - 2 : item.start + 1]) for item in terms)


def _is_said(scene: Scene, verb: int) -> bool:
    """Whether a party says so: "will not be exported, Delhi said"."""
    tree, above = scene.tree, scene.tree.head[verb]
    return any(scene.among(tree.phrase(kid), ACTORS) for kid in tree.kids(above, "nsubj") if above != verb)


def told_once(acts: list[Act]) -> list[Act]:
    """Without what a crossing tells more fully: "allowed sugar [to be sold abroad]" is the crossing, not the verb over it as well."""
    crossings = {(act.trigger.start, act.action) for act in acts if "crosses" in act.flags}
    return [act for act in acts if "crosses" in act.flags or act.noun is None or (act.noun.start, act.action) not in crossings]
