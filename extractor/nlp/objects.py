"""What does a verb act on? The measures, act nouns and flows that are its object or subject, by syntax first, else beside it."""

from dataclasses import replace

from extractor.nlp.joined_measures import added_to, listed_with, other_way, with_remedies
from extractor.nlp.lexicon import Hit, HitKind
from extractor.nlp.measures import is_trade, rule_of
from extractor.nlp.nearest import is_of_clause
from extractor.nlp.papers import speaks_for, told_of
from extractor.nlp.scene import Scene

REACH = 12
"""Tokens to look to the right of a verb whose object syntax did not find."""
_LIST_REACH = 20
"""Tokens from "added" to the list."""
_TO_NAMES = 16
"""Tokens from "measures" to "including": what they are for stands between."""
_TO_FIRST = 8
"""Tokens from "including" to the first of them: "through a 10 percent export tax"."""
_FINITE = ("VBD", "VBZ", "VBP")
_MEMBERS = frozenset({";", ")"})
"""What stands before a member of such a list."""
PARTICIPLE = ("VBN", "VBD")
_NOUNS: tuple[HitKind, ...] = ("measure", "act", "flow")
_RELIEVES = ("ease", "remove")


def objects_of(scene: Scene, verb: Hit) -> list[tuple[Hit, str]]:
    """What the verb acts on, and how it was found.

    `object` by syntax; `through` a preposition beside the object, which is then what the measure hits ("put silk under export
    licence"); `near` where syntax found nothing: the next measure or flow to the right, to the left of a bare participle.
    """
    tree, v = scene.tree, verb.head
    heads: list[int] = []
    if tree.parsed(v):
        heads = [head for head in object_heads(scene, v) if not verb.start <= head < verb.end]  # "gave the green light to imports"
        outer = tree.dep[v] == "acl:relcl" and heads == [tree.head[v]] and bool(tree.kids(v, "nsubj"))
        own = tree.kids(v, "obj", "nsubj:pass")  # "accepted a petition and will look into the duties", "brought in a duty on exports"
        led = behind_particle(scene, verb) if not heads or outer or not own else []  # "an order that allows for the import of eggs"
        heads = led or heads
        found = _with_joined(scene, [hit for hit in (_landed(scene, verb, head) for head in heads) if hit is not None]) if heads else []
        told = [(hit, "object") for hit in {(hit.kind, hit.start): hit for hit in found}.values()]
        aside = bool(heads) and all(tree.lower[head] in scene.tables.words.not_itself or tree.lower[head] in scene.tables.words.negotiations for head in heads)
        if heads and not (aside and not found) and all(hit.kind == "flow" for hit in found):  # "placed rice shipments under a licensing system"
            told += [(hit, "through") for hit in _through(scene, verb)]
        if told:
            return told
        over = [hit for hit in scene.of("flow") if hit.over == v]
        if over:
            return [(hit, "near") for hit in over[:1]]
        lets = [kid for head in heads for kid in tree.phrase(head) if tree.dep[kid] == "acl"] + tree.kids(v, "xcomp", "ccomp")
        told = [(hit, "object") for kid in lets if (hit := scene.hit("flow", kid)) is not None and hit.end - hit.start > 1]
        if told:
            return told  # "allowed 500 tonnes of tea to be sold abroad"
        listed = _behind_colon(scene, verb)
        if listed:
            return [(hit, "object") for hit in listed]
        if aside:
            return []  # "eased concerns over the curbs"
        gerunds = [kid for kid in tree.kids(v, "xcomp", "ccomp") if tree.tag[kid] == "VBG" and not tree.kids(kid, "aux", "nsubj")]
        if not heads and any(scene.hit("verb", kid) and not scene.hit("flow", kid) for kid in gerunds):
            return []  # "approved prohibiting exports": what follows is the other verb's
        if tree.dep[v] == "amod" or led:
            return []  # "prolonged criticism": a participle acts on its noun or on nothing
    return [(hit, "near") for hit in _near_object(scene, verb, bool(heads)) if not is_of_clause(scene, v, hit)]


def _with_joined(scene: Scene, landed: list[Hit]) -> list[Hit]:
    """What objects are about, with the measures and flows that words join to it."""
    if not landed:
        return landed
    found = [hit for first in landed for hit in with_remedies(scene, first)]
    found += [hit for first in list(found) for hit in listed_with(scene, first)]
    found += added_to(scene, found) + other_way(scene, found)
    if len(found) == 1 and found[0].kind == "measure" and rule_of(found[0]).pointer:
        found += _named_under(scene, found[0])
    # "cut the duty to 10%, a move meant to cool prices": the move is the cut
    return [hit for hit in found if not (hit.kind == "measure" and rule_of(hit).pointer)] or found


def _named_under(scene: Scene, pointer: Hit) -> list[Hit]:
    """ "Approved measures for mills, including a tax on cotton exports and a ban on scrap": the measures that a word for measures stands for."""
    lower, words = scene.tree.lower, scene.tables.words
    end = min(scene.hi, pointer.end + _TO_NAMES)
    leads = (at for at in range(pointer.end, end) if lower[at] in words.names_measures or " ".join(lower[at : at + 2]) in words.names_measures)
    lead = next(leads, -1)
    if lead < 0 or any(scene.tree.tag[hit.head] in _FINITE for hit in scene.of("verb") if pointer.end <= hit.start < lead):
        return []
    first = next((hit for hit in scene.of("measure") if lead < hit.start <= lead + _TO_FIRST and not rule_of(hit).pointer), None)
    if first is None or any(lead < hit.start < first.start for hit in scene.of("act")):
        return []
    others = [hit for kid in scene.tree.kids(first.head, "conj") if (hit := scene.hit("measure", kid)) is not None and not rule_of(hit).pointer]
    return [first, *others]


def _behind_colon(scene: Scene, verb: Hit) -> list[Hit]:
    """ "has prohibited the following: (i) imports of coal; and (ii) exports of tin": what opens each member of a list behind a colon."""
    tree = scene.tree
    if ":" not in scene.said:
        return []
    colon = verb.end
    while colon < scene.hi and tree.lower[colon] in scene.tables.words.the_following:
        colon += 1
    found: list[Hit] = []
    opens = colon < scene.hi and tree.lower[colon] == ":"
    for token in range(colon + 1, scene.hi) if opens else ():
        if opens and tree.pos[token] in ("NOUN", "PROPN", "VERB"):
            hit = scene.noun(token)
            found += [_rather_measure(scene, hit)] if hit is not None else []
            opens = False
        opens = opens or tree.lower[token] in _MEMBERS
    return found


def _through(scene: Scene, verb: Hit) -> list[Hit]:
    """The measures that a preposition beside the object leads to: "put silk under licence", "freed tea from the levy"."""
    tree, v, words = scene.tree, verb.head, scene.tables.words
    cases = words.with_object
    cut_off = any(getattr(rule, "needs_list", False) and getattr(rule, "needs_measure", None) == "sanction" for rule, _ in verb.rules)
    if cut_off or any(getattr(rule, "on_measure", None) in _RELIEVES for rule, _ in verb.rules):
        cases |= words.taken_from
    lists = any(getattr(rule, "needs_list", False) for rule, _ in verb.rules)
    if lists:
        cases |= words.onto_list
    made = [kid for kid in tree.kids(v, "xcomp") if tree.lower[kid] in words.after_object]  # "made shipments subject to a permit"
    made += [token for token in range(verb.end, min(scene.hi, verb.end + REACH)) if tree.lower[token] in words.conditional]
    with_ = [kid for top in (v, *made) for kid in tree.kids(top, "obl", "advcl") if kid > v and tree.case_of(kid) in cases]
    with_ += [kid for head in tree.kids(v, "obj") for kid in tree.kids(head, "nmod", "acl") if tree.lower[kid - 1] == "to"]  # "subject sales to licensing"
    # "exempted cotton imports from the duty": syntax may hang the duty on the object
    with_ += [kid for head in tree.kids(v, "obj") for kid in tree.kids(head, "nmod") if tree.case_of(kid) in words.taken_from & cases]
    found = [hit for hit in (landing(scene, kid) or _behind_list(scene, kid) for kid in with_) if hit is not None and hit.kind == "measure"]
    if not found and lists:
        found = _list_behind(scene, verb)
    return found + [hit for hit in (scene.hit("measure", kid) for kid in tree.kids(v, "obl")) if hit and rule_of(hit).needs_money and hit not in found]


def _list_behind(scene: Scene, verb: Hit) -> list[Hit]:
    """ "Added 30 tankers from a shadow fleet to its sanctions list": the list, where syntax hangs it on a word of the object; no other verb stands between."""
    tree, verbs = scene.tree, [hit.start for hit in scene.of("verb") if hit.start > verb.start]
    end = min(scene.hi, verb.end + _LIST_REACH, *verbs)
    lists = (hit for hit in scene.of("measure") if verb.end < hit.start < end and rule_of(hit).measure == "entity_listing")
    return [hit for hit in lists if tree.case_of(hit.head) in scene.tables.words.onto_list][:1]


def behind_particle(scene: Scene, verb: Hit) -> list[int]:
    """ "agreed on a long-stalled deal", "pulled out of the pact": what the last word of a verb leads to."""
    tree, last = scene.tree, scene.tree.lower[verb.end - 1]
    return [kid for kid in tree.kids(verb.head, "obl", "xcomp") if last in tree.case_of(kid).split(" ")] if verb.end - verb.start > 1 else []


def behind_noun(scene: Scene, verb: Hit) -> list[int]:
    """ "Gave the nod to Peruvian onions": what hangs on a noun inside the verb."""
    tree, last = scene.tree, scene.tree.lower[verb.end - 1]
    inside = [kid for kid in tree.kids(verb.head, "obj") if verb.start < kid < verb.end]
    return [kid for head in inside for kid in tree.kids(head, "nmod") if last in tree.case_of(kid).split(" ")]


def _behind_list(scene: Scene, head: int) -> Hit | None:
    """ "From the list of countries subject to the duty": the measure that a list is for, which syntax may take for another clause's."""
    if scene.tree.lower[head] not in scene.tables.words.lists:
        return None
    return next((hit for hit in scene.of("measure") if head < hit.start <= head + REACH), None)


def _torn(scene: Scene, head: int) -> Hit | None:
    """ "Scrapped its rice [buying scheme]": a noun of two words that syntax took for what the goods before it do."""
    hit = scene.hit("measure", head + 1) if head + 1 < scene.hi and scene.tree.dep[head + 1] == "acl" else None
    return hit if hit is not None and hit.end - hit.start > 1 and scene.mentions(head, {"good"}) else None


def _named_before(scene: Scene, pronoun: int) -> Hit | None:
    """ "raised the duty on rice and cut that on wheat", "while that on soy doubles": the measure that a pronoun before goods stands for."""
    tree, words = scene.tree, scene.tables.words
    said, behind = tree.lower[pronoun], tree.lower[pronoun + 1] if pronoun + 1 < scene.hi else ""
    if said in words.objects_again and behind in words.upon:  # "raised the duties on rice but cut them on wheat"
        if tree.dep[tree.head[pronoun]] != "conj" or not any(scene.mentions(token, {"good"}) for token in range(pronoun + 2, min(scene.hi, pronoun + 4))):
            return None
    elif said not in words.measure_pronouns or behind not in words.upon:
        return _flow_before(scene, pronoun) if said in words.them and behind in words.flow_of else None
    before = [hit for hit in scene.of("measure") if hit.end <= pronoun and is_trade(scene, hit)]
    return Hit("measure", pronoun, pronoun + 1, before[-1].rules) if before else None


def _flow_before(scene: Scene, pronoun: int) -> Hit | None:
    """ "Banned exports of rice and allowed those of wheat": the trade that a pronoun before goods stands for, where no measure is named between."""
    if scene.tree.dep[scene.tree.head[pronoun]] != "conj" or not scene.mentions(pronoun + 2, {"good"}):
        return None
    before = [hit for hit in scene.of("flow") if hit.end <= pronoun]
    if not before or any(hit.end <= pronoun for hit in scene.of("measure")):
        return None
    return Hit("flow", pronoun, pronoun + 1, before[-1].rules, before[-1].flow)


def _landed(scene: Scene, verb: Hit, head: int) -> Hit | None:
    """What an object is about; of talks only the deal that they end with: "wrapped up negotiations for a trade pact", not "began talks on tariffs"."""
    if scene.tree.lower[head] not in scene.tables.words.negotiations:
        return landing(scene, head) or _named_before(scene, head) or _torn(scene, head)
    inside = set(scene.tree.phrase(head)) if any(getattr(rule, "ends_talks", False) for rule, _ in verb.rules) else set()
    return next((hit for hit in scene.of("measure") if hit.head in inside), None)


def object_heads(scene: Scene, v: int) -> list[int]:
    tree = scene.tree
    heads = tree.undergoing(v) if tree.is_passive(v) else tree.kids(v, "obj")
    relation, head = tree.dep[v], tree.head[v]
    if (relation in ("amod", "acl") and tree.tag[v] in PARTICIPLE) or (relation == "amod" and _goes_on(scene, v)):
        heads.append(head)
    elif relation == "acl:relcl" and _led_into(scene, v):
        heads = [kid for kid in heads if tree.lower[kid] not in scene.tables.words.relative_pronouns]
    elif relation == "acl:relcl" and (not heads or any(tree.lower[kid] in scene.tables.words.relative_pronouns for kid in heads)):
        heads = [head]
    if not heads and relation == "conj":
        first = tree.head[v]
        while tree.dep[first] == "conj" and tree.head[first] != first and not tree.kids(first, "obj", "nsubj:pass"):
            first = tree.head[first]
        passive = bool(tree.kids(first, "nsubj:pass")) and tree.tag[v] in PARTICIPLE
        if tree.kids(v, "aux:pass") and not passive and not tree.kids(v, "nsubj"):  # "the ban was due to end in May but was extended"
            heads = [kid for kid in tree.kids(first, "nsubj") if scene.hit("measure", kid) is not None]
        heads = heads or (tree.kids(first, "nsubj:pass") if passive else tree.kids(first, "obj") if not tree.kids(v, "nsubj") else [])
    if not heads and tree.tag[v] in PARTICIPLE and relation in ("xcomp", "ccomp") and tree.lower[head] in scene.tables.words.sees:
        heads = tree.kids(head, "obj")  # "will see their permits revoked"
    if not heads:  # "reversed previously imposed measures": the participle took the object
        for other in tree.kids(v, "advcl", "xcomp", "ccomp", "dep"):
            if tree.tag[other] in PARTICIPLE and other - v <= 3 and not tree.kids(other, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark"):
                heads += tree.kids(other, "obj")
    if not heads:
        for other in tree.kids(v, "conj"):
            heads += [kid for kid in tree.kids(other, "obj") if kid > other]
    if not heads and is_contact_clause(scene, v):
        heads = [hit.head for hit in scene.of("measure") if hit.end < v][-1:]
    return heads + tree.kids(v, "iobj")


def _led_into(scene: Scene, v: int) -> bool:
    """ "A pact in which Suva will cut or scrap duties": a clause that a preposition leads into acts on nothing before it, whatever syntax makes of "which"."""
    tree = scene.tree
    return any(tree.lower[kid] in scene.tables.words.relative_pronouns and tree.case_of(kid) for kid in tree.kids(v, "obj", "obl"))


def is_contact_clause(scene: Scene, v: int) -> bool:
    """ "Its ban on Peruvian wool [it imposed] last month": a clause about the noun before it, without a word to join them, whatever syntax calls it."""
    tree = scene.tree
    if tree.tag[v] not in PARTICIPLE:
        return False
    subject = next((kid for kid in tree.kids(v, "nsubj") if tree.tag[kid] == "PRP" and kid < v), -1)
    if subject <= scene.lo or tree.kids(v, "obj", "mark", "nsubj:pass"):
        return False
    return all(tree.pos[token] in ("AUX", "ADV") for token in range(subject + 1, v)) and tree.pos[subject - 1] in ("NOUN", "PROPN")


def _goes_on(scene: Scene, v: int) -> bool:
    """ "is ending a levy on tin and raising tariffs on zinc": a gerund in a list of them, which syntax took for an adjective."""
    tree = scene.tree
    if tree.tag[v] != "VBG" or v == scene.lo or tree.lower[v - 1] not in scene.tables.words.list_links:
        return False
    return any(hit.head < v and tree.tag[hit.head] == "VBG" and tree.dep[hit.head] != "amod" for hit in scene.of("verb"))


def landing(scene: Scene, head: int) -> Hit | None:
    """The measure, act noun or flow noun that a noun phrase is about."""
    tree = scene.tree
    for _ in range(4):
        below = [kid for kid in tree.kids(head, "nmod") if tree.case_of(kid) in scene.tables.words.below_hollow]
        if below and tree.lower[head] in scene.tables.words.bounds and scene.hit("measure", below[0]) is not None:
            head = below[0]  # "the upper limit of its export tax"
        if (hit := scene.noun(head)) is not None:
            return _rather_measure(scene, hit)
        if below and (tree.lower[head] in scene.tables.words.hollow or is_plan(scene, head)):
            head = below[0]
            continue
        break
    if tree.lower[head] in scene.tables.words.not_itself:
        return None
    inside = set(tree.phrase(head))
    for kind in (_NOUNS[0], _NOUNS[2]):
        for hit in scene.of(kind):
            if hit.head in inside and abs(hit.head - head) <= 6 and not (kind == "flow" and hit.head > head + 3) and not told_of(scene, head, hit):
                return _rather_measure(scene, hit) if kind == "measure" else hit
    return None


def is_plan(scene: Scene, noun: int) -> bool:
    """Whether a noun tells a plan: "unveiled a plan for a quota", "scrapped its proposal for a levy"."""
    return scene.tree.pos[noun] == "NOUN" and scene.cue(noun) == "propose"


def _rather_measure(scene: Scene, hit: Hit) -> Hit:
    """ "export controls" and "trade in": a flow noun that only modifies a measure gives way to it; "subsidised" means the barley behind it."""
    if hit.kind == "measure" and rule_of(hit).needs_partner and scene.tree.head[hit.start] > hit.start:
        return replace(hit, end=scene.tree.head[hit.start] + 1)
    if hit.kind == "flow":
        for measure in scene.of("measure"):
            if measure.start == hit.end:
                return measure
    return hit


def _near_object(scene: Scene, verb: Hit, has_object: bool) -> list[Hit]:
    tree, words = scene.tree, scene.tables.words
    # "exempted maize, rice and sugar from import duty": what is left out may be a list
    may_need = any(getattr(rule, "subject_may_act", False) for rule, _ in verb.rules)
    reach = REACH if not has_object or may_need or any(getattr(rule, "exempts", False) for rule, _ in verb.rules) else 5
    if verb.end < scene.hi and tree.tag[verb.head] in PARTICIPLE and tree.lower[verb.end] in words.agent:
        reach = 0  # "the curbs ordered by the customs on imports": who did it follows, not to what
    if verb.end < scene.hi and tree.lower[verb.end] in words.conditions:
        reach = 0  # "to establish if the duty should run on"
    for token in range(verb.end, min(scene.hi, verb.end + reach)):
        if tree.tag[token] == "TO" and tree.dep[token] == "mark" and not may_need:
            break  # "continues to warn of tariffs"; but "will need to obtain a licence"
        if tree.lower[token] in words.object_stops or (
            token > verb.end and (tree.lower[token] in words.object_breaks or scene.hit("verb", token) is not None or speaks_for(scene, token))
        ):
            break
        hit = scene.noun(token)
        if hit is not None:
            cut = scene.hit("act", hit.end) if hit.kind == "measure" and hit.end < scene.hi and tree.pos[hit.end] == "NOUN" else None
            return [cut or _rather_measure(scene, hit)]  # "announced on Monday a tariff cut for rice"
    if not has_object and (not scene.parsed or tree.tag[verb.head] in PARTICIPLE):
        for token in range(verb.start - 1, max(scene.lo - 1, verb.start - 7), -1):
            if tree.lower[token] in (",", ";", ":"):
                break
            for kind in (_NOUNS[0], _NOUNS[2]):
                hit = scene.hit(kind, token)
                if hit is not None and tree.dep[hit.head] == "obj" and tree.head[hit.head] != verb.head and tree.kids(verb.head, "nsubj"):
                    return []  # "talks to bring back quotas ended": the object of another verb
                if hit is not None and (tree.lower[verb.head].endswith("ed") or tree.lower[verb.start - 1] in scene.tables.words.be_forms):
                    return [hit]
    return []


def subjects_of(scene: Scene, verb: Hit) -> list[Hit]:
    tree, v = scene.tree, verb.head
    if not tree.parsed(v):
        for token in range(verb.start - 1, max(scene.lo - 1, verb.start - 10), -1):
            for kind in _NOUNS[:2]:
                hit = scene.hit(kind, token)
                if hit is not None:
                    return [hit]
        return []
    heads = tree.kids(v, "nsubj") or ([] if tree.kids(v, "aux:pass") else tree.kids(v, "nsubj:pass"))
    climb = v
    if not heads and tree.dep[v] == "xcomp" and tree.lower[tree.head[v]] in scene.tables.words.lets:
        heads = tree.kids(tree.head[v], "obj")  # "let the ban run out"
    while not heads and tree.dep[climb] in ("xcomp", "conj") and tree.head[climb] != climb:
        climb = tree.head[climb]
        heads = tree.kids(climb, "nsubj", "nsubj:pass")
    if not heads:  # "the duty, lifted in May, will apply again": the participle took the subject
        heads = [
            head for kid in tree.kids(v, "advcl") if kid < v and tree.tag[kid] in PARTICIPLE and not tree.kids(kid, "aux") for head in tree.kids(kid, "nsubj")
        ]
    if tree.dep[v] in ("acl:relcl", "acl") and (not heads or tree.lower[heads[0]] in scene.tables.words.relative_pronouns):
        heads = [tree.head[v]]
    return [hit for hit in (landing(scene, head) or _named_before(scene, head) for head in heads) if hit is not None]
