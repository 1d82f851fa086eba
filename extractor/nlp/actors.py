"""Who acts? The jurisdiction in a subject, an agent or a possessor, and the words that only point back to one."""

from extractor.nlp.abroad import laid_abroad
from extractor.nlp.access import by_access
from extractor.nlp.act import Act
from extractor.nlp.aims import lists_it
from extractor.nlp.bloc_leave import clears_aid
from extractor.nlp.duty_free import LET_FREE
from extractor.nlp.flow_acts import STOPS
from extractor.nlp.gates import at_border, by_gate
from extractor.nlp.leave import by_judge
from extractor.nlp.lost_subjects import goes_back, lost_subject, plan_before
from extractor.nlp.negation import is_none
from extractor.nlp.origins import imports_of
from extractor.nlp.owners import by_possessor, inside_antecedent
from extractor.nlp.parties import Found, is_refused, over_paper, verb_over, who_is, who_passed
from extractor.nlp.partners import with_partners
from extractor.nlp.party_phrases import blamed, modifies, named_by_number, own_nouns
from extractor.nlp.plants import by_market
from extractor.nlp.port_calls import by_port
from extractor.nlp.scene import ACTORS, OF_A_PLACE, PARTIES, Placed, Scene
from extractor.nlp.tellers import by_layer, by_teller, by_trader
from extractor.nlp.ultimatums import threatening
from extractor.nlp.united import united

_RAISE = frozenset({"xcomp", "conj", "advcl", "acl", "parataxis"})


def implementers(scene: Scene, act: Act) -> Found | None:
    """Who does it, as far as the sentence tells; None where it says nothing. `private` = somebody who is no government."""
    if "rate_alone" in act.flags:
        return at_border(scene, act)  # of "the EU faces 20%" the text tells elsewhere who lays the duty
    if "gains" in act.flags:
        return by_access(scene, act)
    found = by_judge(scene, act) or _by_agent(scene, act) or (by_trader(scene, act) if "of_traders" in act.flags else None)
    if found is None and not act.flags & {"bare", "nominal", "subject", "subject_is_target", "gate_opens", STOPS}:
        found = _by_subject(scene, act)
        if found is None and not act.flags & {"exempts", "participle"} and _is_active(scene, act.head):
            found = _near_subject(scene, act)
        if found is not None and found.pointer >= 0:
            found = inside_antecedent(scene, found.pointer) or found
    if found is None and "subject_is_target" in act.flags:
        found = _by_lister(scene, act)
    if "subject_may_act" in act.flags and "of_traders" not in act.flags:
        subject = _by_subject(scene, act)
        found = subject if subject is not None and subject.placed else None
    if found is not None and found.placed:
        owner = by_possessor(scene, act) if _is_nobody_s(found) or clears_aid(act, found) else None  # "the farm ministry set Japan's quota"
        return owner if owner is not None and owner.placed else with_partners(scene, _with_headline_pair(scene, found))
    if found is not None and found.private:
        return found
    says_it = found is not None and found.pointer >= 0 and scene.tree.lower[found.pointer] in scene.tables.actors.pronouns
    owner = by_possessor(scene, act) if not (says_it and act.action == "challenge") else None  # "It also contested Peru's duties"
    if owner is not None:
        return owner
    if found is None and act.flags & {"bare", "nominal"}:
        found = _by_governor(scene, act)
        if found is not None and found.pointer >= 0:
            found = inside_antecedent(scene, found.pointer) or found
    if found is None:
        found = by_layer(scene, act) or laid_abroad(scene, act) or _by_border(scene, act) or by_gate(scene, act) or by_port(scene, act) or by_market(scene, act)
    return found if found is not None or not (act.flags & {"weak_flow", "subject_is_target"} or is_none(scene, act)) else by_teller(scene, act)


def _is_nobody_s(found: Found) -> bool:
    """Whether none of the bodies that act says of which country it is."""
    return all(item.mention.kind == "agency" and not item.mention.attrs.get("jurisdiction") for item in found.placed)


def _by_lister(scene: Scene, act: Act) -> Found | None:
    """ "Beijing unveiled a list of U.S. products to be taxed": who tells which goods are to be hit; who threatens others with it."""
    tree = scene.tree
    if not tree.parsed(act.head):
        return None
    threatens = threatening(scene, act)
    if threatens >= 0:
        found = who_is(scene, threatens, "nlp.actors/threatens")
        return found if found is not None and found.placed else None
    over = scene.hit("verb", lists_it(scene, act))
    if over is None or not any(getattr(rule, "neutral", False) or getattr(rule, "on_measure", "") == "impose" for rule, _ in over.rules):
        return None
    subjects = tree.kids(over.head, "nsubj")
    found = who_is(scene, subjects[0], "nlp.actors/lister") if subjects else None
    return found if found is not None and not found.private else None


def _with_headline_pair(scene: Scene, found: Found) -> Found:
    """ "Seoul, Tokyo lift curbs": a comma for "and" between two that open a headline, the verb right behind them."""
    pair = [item for item in scene.placed[:2] if item.mention.kind in ACTORS]
    if len(found.placed) != 1 or len(pair) != 2 or found.placed[0] not in pair or pair[0].start != scene.lo:
        return found
    first, last = pair
    if first.end + 1 != last.start or scene.tree.lower[first.end] != "," or last.end >= scene.hi:
        return found
    follows = scene.hit("verb", last.end) is not None or scene.tree.pos[last.end] in ("VERB", "AUX") or scene.tree.tag[last.end] == "TO"
    return Found(found.rule, (first, last)) if follows else found


def _by_border(scene: Scene, act: Act) -> Found | None:
    """ "duties on copper imports into the U.S.", "shrimp faces a duty in the U.S.": whose border the goods cross."""
    noun = act.noun or act.trigger
    leaves = act.measure.startswith("export") and ("crosses" in act.flags or ("flow" in act.flags and not act.flags & {"weak_flow", "nominal"}))
    if not leaves and not act.measure.startswith(("tariff", "import", "anti_dumping", "countervailing", "safeguard")):
        return None
    tree, words = scene.tree, scene.tables.words
    # "teak may not be exported from Ghana", "exports of teak from Ghana are banned"
    faces = "subject_is_target" in act.flags or ("exempts" in act.flags and not tree.kids(act.head, "obj"))
    borders = words.origin if leaves else words.enters | words.faced_in if faces else words.enters
    begin = min(act.head, noun.start) if LET_FREE in act.why else noun.start
    for token in range(begin, min(scene.hi - 1, noun.end + 14)):
        if tree.lower[token] in borders and tree.lower[token - 1] not in words.originating:  # "stones mined in Chad"
            placed = scene.among(range(token + 1, min(scene.hi, token + 4)), PARTIES)
            if placed and scene.mentions(placed[0].end, {"good"}) and placed[0].mention.attrs.get("form") in OF_A_PLACE:
                return None  # "has not allowed in Tanzanian bananas", where "may not enter American ports" names the border
            return Found("nlp.actors/border", (placed[0],)) if placed else None
    importers = [item for item in scene.among(range(begin, min(scene.hi, noun.end + 10)), PARTIES) if not leaves and imports_of(scene, item)]
    return Found("nlp.actors/importer", (importers[0],)) if importers else None  # "a duty on U.S. imports from Chad"


def _by_agent(scene: Scene, act: Act) -> Found | None:
    tree = scene.tree
    if not tree.parsed(act.head):
        for token in range(act.trigger.end, min(scene.hi, act.trigger.end + 5)):
            if tree.lower[token] in scene.tables.words.agent and token + 1 < scene.hi:
                near = scene.among(range(token + 1, min(scene.hi, token + 5)), ACTORS)
                return Found("nlp.actors/by_near", (near[0],)) if near else None
        return None
    if (act.measure == "investment_control" or "flow" in act.flags) and tree.kids(act.head, "nsubj"):
        return None  # "vetoed the takeover of a port by a Chadian firm", "blocked tin exports by it"
    # "were hit with" hangs on its second word
    heads = [tree.head[act.head] if tree.dep[act.head] == "aux:pass" else act.head, *own_nouns(scene, act)]
    # "faces a duty from Washington": who is hit has it from somebody
    bears = "subject_is_target" in act.flags and not act.flags & {"crosses", "obliges"}
    leads = united(scene.tables.words.agent, scene.tables.words.origin) if bears else scene.tables.words.agent
    for head in heads if scene.says(leads) else ():
        for kid in tree.children[head]:
            if tree.dep[kid] in ("obl:agent", "obl", "nmod") and tree.case_of(kid) in leads:
                found = who_is(scene, kid, "nlp.actors/agent")
                if found is not None and (found.placed or found.pointer >= 0):
                    return found
    return None


def _by_subject(scene: Scene, act: Act) -> Found | None:
    tree, verb = scene.tree, act.head
    if not tree.parsed(verb):
        return _left(scene, verb)
    if "participle" in act.flags and tree.dep[verb] not in ("amod", "acl"):
        return None
    if "exempts" in act.flags and not tree.kids(verb, "obj"):
        return None  # "Canada, exempted from the duties"
    if (planned := plan_before(scene, verb)) >= 0:
        return _owner_of_plan(scene, planned)
    token = verb
    for _ in range(6):
        passive = tree.is_passive(token)
        names = ("nsubj",) if token == verb and passive else ("nsubj", "nsubj:pass")
        subjects = [kid for kid in tree.kids(token, *names) if kid < verb or token == verb]
        if subjects and not (token == verb and passive):
            # of two the nearer: "Fact sheet: the president signs …", but not "the EU this week renewed …", nor "a bill backed by mills and by senators would …"
            subject = next((kid for kid in reversed(subjects) if not (scene.mentions(kid, {"date", "duration"}) or tree.case_of(kid))), subjects[0])
            if tree.lower[subject] in scene.tables.words.relative_pronouns and tree.dep[token] == "acl:relcl":
                subject = named_by_number(scene, tree.head[token])
                if laws := [item for item in scene.mentions(subject, {"instrument"}) if item.mention.attrs.get("jurisdiction")]:
                    return Found("nlp.actors/law", (laws[0],))  # "invoking Section 122, which imposes"
            return who_passed(scene, subject, "nlp.actors/subject") or who_is(scene, subject, "nlp.actors/subject")
        if token == verb and passive and tree.dep[token] != "conj":
            return None
        lost = lost_subject(scene, verb) if token == verb else None
        if lost is not None:
            return Found("nlp.actors/lost_subject", (lost,))
        relation, above = tree.dep[token], tree.head[token]
        if relation == "conj" and goes_back(scene, token, above):
            relation, above = tree.dep[above], tree.head[above]
        if above == token or relation not in _RAISE | {"ccomp", "obj", "obl", "nmod", "amod"}:
            return None
        if relation in ("xcomp", "advcl"):
            asked = [kid for kid in tree.kids(above, "obj") if above < kid < token and scene.mentions(kid, ACTORS)]
            # "expects China to drop", "asked Manila to raise": who is asked would act; "joined Sweden in banning" tells how the subject did
            # "charged Japan with breaking the rules by restricting imports": the means is of what Japan is said to do
            faults = [kid for kid in tree.kids(above, "advcl") if asked and asked[0] < kid < token and tree.tag[kid] == "VBG"]
            if asked and (faults or not scene.is_gerund_after(token, scene.tables.words.means)):
                return who_is(scene, asked[0], "nlp.actors/asked")
        if relation == "amod" or (relation == "acl" and tree.tag[token] in ("VBN", "VBD") and token == verb):
            return None
        if relation == "acl" and tree.pos[above] == "NUM":  # "issued Legal Notice 12 suspending imports"
            above = verb_over(scene, above)
        elif relation in ("acl", "ccomp") and tree.pos[above] in ("NOUN", "PROPN") and not is_refused(scene, above):
            owner = _owner_of_plan(scene, above) or _by_taker(scene, above)
            if owner is not None:
                return owner
            above = verb_over(scene, above)
        if relation == "ccomp" and scene.cue(above) == "report":
            return None
        token = above
    return None


def _by_taker(scene: Scene, noun: int) -> Found | None:
    """ "The decision to halt imports was taken by Nairobi": who took it."""
    tree, verb = scene.tree, scene.tree.head[noun]
    agents = tree.kids(verb, "obl:agent", "obl") if tree.dep[noun] == "nsubj:pass" else []
    agent = next((kid for kid in agents if tree.case_of(kid) in scene.tables.words.agent), -1)
    found = who_is(scene, agent, "nlp.actors/agent") if agent >= 0 else None
    return found if found is not None and found.placed else None


def _owner_of_plan(scene: Scene, noun: int) -> Found | None:
    """ "Jakarta's plan to tax", "the Indian decision to ban", "Trump threatening to": whose the noun is; None where it does not say."""
    tree = scene.tree
    direct = scene.mentions(noun, ACTORS)
    if direct or tree.pos[noun] == "PROPN":
        return who_is(scene, noun, "nlp.actors/owner_of_plan")
    if tree.lower[noun] in scene.tables.actors.private:
        return Found("nlp.actors/owner_of_plan_private", private=True)
    # "threats by Washington to review benefits", "hailed a decision last week by Peru to tax tin"
    near = [*tree.kids(noun, "nmod"), *(tree.kids(tree.head[noun], "obl", "obl:agent") if tree.dep[noun] == "obj" else [])]
    by = [kid for kid in near if kid > noun and tree.case_of(kid) in scene.tables.words.agent]
    for kid in (*tree.kids(noun, "nmod:poss"), *by):
        found = who_is(scene, kid, "nlp.actors/owner_of_plan")
        return inside_antecedent(scene, found.pointer) if found is not None and found.pointer >= 0 else found
    inside = [item for item in scene.among(tree.phrase(noun), ACTORS) if item.end <= noun + 1 or modifies(scene, noun, item)]
    return Found("nlp.actors/owner_of_plan", tuple(inside[:2])) if inside else None


def _is_active(scene: Scene, verb: int) -> bool:
    """Whether a verb has a subject that acts, even where syntax lost it."""
    tree = scene.tree
    if not tree.parsed(verb) or tree.kids(verb, "aux:pass", "nsubj:pass"):
        return False
    return tree.pos[verb] == "VERB" and tree.tag[verb] in ("VBD", "VBZ", "VBP", "MD")


def _near_subject(scene: Scene, act: Act) -> Found | None:
    """Where syntax lost the subject: the nearest jurisdiction to the left in the clause that no preposition governs."""
    tree, words = scene.tree, scene.tables.words
    for token in range(act.trigger.start - 1, max(scene.lo - 1, act.trigger.start - 25), -1):
        if tree.lower[token] in words.clause_ends or scene.hit("verb", token) is not None:
            return None
        for item in scene.mentions(token, ACTORS):
            before = item.start - 1
            while before >= scene.lo and tree.lower[before] in words.articles:
                before -= 1
            whose = "crosses" in act.flags and scene.mentions(item.end, {"good"})  # "lets Peruvian garments enter"
            if (before < scene.lo or tree.lower[before] not in words.governs) and not whose:
                return Found("nlp.actors/near_subject", (*_listed_before(scene, item), item))
    return None


def _listed_before(scene: Scene, last: Placed) -> list[Placed]:
    """The parties of a list that ends with one: "and Chile, Bolivia and Uruguay did the same"; none where a preposition governs the first of them."""
    tree, words = scene.tree, scene.tables.words
    found: list[Placed] = []
    if tree.lower[last.start - 1] == ",":
        return found  # "it blamed Chile, Peru barred its plums"
    token = last.start - 1
    while token > scene.lo and tree.lower[token] in words.list_links and (here := scene.mentions(token - 1, ACTORS)):
        found.insert(0, here[-1])
        token = here[-1].start - 1
    return [] if found and tree.lower[token] in words.governs else found


def _left(scene: Scene, verb: int) -> Found | None:
    """Without syntax: the nearest jurisdiction to the left within the clause."""
    near = scene.among(range(max(scene.lo, verb - 12), verb), ACTORS)
    return Found("nlp.actors/left", (near[-1] if len(near) == 1 else near[0],)) if near else None


def _has_agent(scene: Scene, noun: int) -> bool:
    """Whether somebody is told behind the noun of an act by whom it is: "the lifting of the ban on rice by Peru"."""
    return any(
        token + 1 < scene.hi and scene.tree.lower[token] in scene.tables.words.agent and scene.mentions(token + 1, ACTORS) for token in range(noun, scene.hi)
    )


def _by_governor(scene: Scene, act: Act) -> Found | None:
    """The subject of the verb that takes a nominal act: "Ottawa is considering a ban"."""
    tree, top = scene.tree, act.head
    if not tree.parsed(top):
        return None
    while tree.dep[top] in ("compound", "nmod", "appos", "conj") and tree.head[top] != top:
        if tree.case_of(top) in scene.tables.words.opposing:
            return None  # "made its case against the imposition of duties"
        top = tree.head[top]
        if tree.lower[top] in scene.tables.words.answers_to:
            return None  # "postponed the measures planned in response to U.S. duties"
    if tree.dep[top] not in ("obj", "obl", "iobj"):
        return None
    verb = tree.head[top]
    hit = scene.hit("verb", verb)
    gives_notice = tree.lower[verb] in scene.tables.words.notifies and tree.case_of(top) in scene.tables.words.notice_of
    if not scene.cue(verb) and hit is None and not gives_notice:
        return None
    subjects = tree.kids(verb, "nsubj")
    if over_paper(scene, verb) >= 0 and (not subjects or tree.lower[subjects[0]] in scene.tables.words.relative_pronouns):
        makers = [who_is(scene, kid, "nlp.actors/maker") for kid in tree.kids(over_paper(scene, verb), "nsubj")]
        if makers and makers[0] is not None and (makers[0].placed or makers[0].private):
            return makers[0]
    if tree.dep[top] == "obl" and scene.cue(verb) not in ("propose", "threaten", "reject"):
        found = who_is(scene, subjects[0], "nlp.actors/governor") if subjects and gives_notice and "nominal" in act.flags else None
        return found if found is not None and found.placed and not _has_agent(scene, top) else None
    token = verb
    at_fault = blamed(scene, verb) if not subjects else -1
    if at_fault >= 0:
        return who_is(scene, at_fault, "nlp.actors/blamed")
    while not subjects and tree.dep[token] in ("xcomp", "conj", "advcl") and tree.head[token] != token:
        token = tree.head[token]
        subjects = tree.kids(token, "nsubj")
    return who_is(scene, subjects[0], "nlp.actors/governor") if subjects else None
