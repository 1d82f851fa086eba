"""Which acts name no measure? Trade itself, rates on goods, goods barred or parties listed outright, complaints taken to the WTO."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.crossings import leads_in
from extractor.nlp.gates import behind_gate, is_kept_at_border, on_border, on_market, opening
from extractor.nlp.let_amounts import family_let_in, goods_of_amount
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import COURTS, is_trade, measure_of, rule_of
from extractor.nlp.objects import REACH, behind_noun, behind_particle, object_heads
from extractor.nlp.obligations import is_owed_anew
from extractor.nlp.origins import made_in
from extractor.nlp.remedies import REMEDIES, wrongs_told
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene, home_of
from extractor.nlp.tree import NOMINAL
from extractor.nlp.ultimatums import bearing_head
from extractor.rules.triggers import VerbRule

_PRESENT = ("VBP", "VBZ")
_TOLD = frozenset({"VBD", "VBZ"})
"""Tags of verbs by which something is told, not ordered."""
_MARKET = 6
"""Tokens from goods to the market that they are kept from: "from the entire domestic market"."""
_OTHER_COURT = 4
"""Tokens before "and the WTO" in which another body is named."""
_RATE_AT = 3
"""Tokens from a verb to the rate that its subject bears."""


def on_rate(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "put 25% on steel", "levy 10 pct on log exports": a rate on goods is a duty, whatever it is called."""
    rule = next((rule for rule in rules if rule.on_rate is not None), None)
    if rule is None:
        return _on_rate_alone(scene, verb, rules)
    rate = next((item for item in scene.among(range(verb.end, min(scene.hi, verb.end + 6)), {"rate"})), None)
    if rate is None or rate.end >= scene.hi or scene.tree.lower[rate.end] not in scene.tables.words.upon:
        return []
    if not scene.tables.words.paid_out.isdisjoint(scene.tree.lower[verb.end : rate.start]):
        return []  # "approved a bonus of 50 rupees a kilo for growers"
    hit = range(rate.end, min(scene.hi, rate.end + 8))
    flows = [flow for flow in scene.of("flow") if flow.start in hit]
    if not flows and not scene.among(hit, {"good"} if rule.neutral else {"good", "place"}):
        return []  # "announced 10% for its lenders in Peru"
    told = flows[0].flow if flows else "none" if scene.tables.words.exported.isdisjoint(scene.tree.lower[hit.start : hit.stop]) else "export"
    measure = scene.tables.families["tax"].get(told, "tariff")
    return [Act(verb, rule, verb.head, rule.on_rate or "impose", measure, None, verb.head, {"on_rate", *verb_form(scene, verb.head)}, ["nlp.acts/on_rate"])]


def _on_rate_alone(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Fiji will be charged 15 percent", "sugar will pay 4,000 taka a tonne": a rate that a party or goods bear, of a duty told elsewhere (`link.linker`)."""
    rule, tree = next((rule for rule in rules if rule.rate_alone), None), scene.tree
    rate = next(iter(scene.among(range(verb.end, min(scene.hi, verb.end + _RATE_AT)), {"rate"})), None) if rule is not None else None
    if rule is None or rate is None or not tree.parsed(verb.head):
        return []
    flow = next((hit for hit in scene.of("flow") if hit.start == rate.end + 1 and tree.lower[rate.end] in scene.tables.words.upon), None)
    behind = flow is None and (
        rate.end < scene.hi
        and (tree.pos[rate.end] in NOMINAL or tree.pos[rate.end] == "ADJ")
        and tree.lower[rate.end] not in scene.tables.words.when_borne
        and not scene.mentions(rate.end, {"date", "duration"})
    )
    subjects = tree.kids(bearing_head(tree, verb.head), "nsubj", "nsubj:pass")
    if (
        "from" not in rate.mention.attrs
        and not scene.tables.words.for_now.isdisjoint(tree.lower[max(scene.lo, verb.start - 2) : verb.start])
        and tree.tag[verb.head] in _PRESENT
    ):
        return []  # "cars currently pay 20 percent"
    in_percent = rate.mention.attrs.get("unit") == "percent"
    if behind or not any(_is_good(scene, kid) or (in_percent and _is_party(scene, kid)) for kid in subjects):
        return []
    flags = {"on_rate", "rate_alone", "subject_is_target", "weak"}
    measure = scene.tables.families["tax"].get(flow.flow if flow is not None else "none", "tariff")  # "is taxed at 30 percent on export"
    return [Act(verb, rule, verb.head, "impose", measure, None, verb.head, flags, ["nlp.acts/on_rate"])]


def _is_party(scene: Scene, noun: int) -> bool:
    """Whether a noun names a party, goods of one that are not named or who sells them: "goods from Fiji", "Fijian makers"."""
    again = scene.tree.lower[noun] in scene.tables.words.goods_again | scene.tables.words.sellers
    return bool(scene.mentions(noun, PARTIES) or (again and scene.among(scene.tree.phrase(noun), PARTIES)))


def _is_good(scene: Scene, noun: int) -> bool:
    return any("modifies" not in item.mention.attrs for item in scene.mentions(noun, {"good"}))


def on_money(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "allocated 3 billion dollars to support the steel industry": a sum that a government gives makers of goods."""
    rule = next((rule for rule in rules if rule.on_money is not None), None)
    if rule is None or not scene.tree.parsed(verb.head) or not scene.among(range(verb.end, scene.hi), {"good"}):
        return []
    for token in range(verb.end, min(scene.hi, verb.end + 6)):
        if scene.hit("verb", token) or scene.hit("flow", token):
            break
        if scene.tree.lower[token] in scene.tables.words.money and not scene.mentions(token, {"quantity", "rate"}):
            flags = {"on_money", "weak_flow", *verb_form(scene, verb.head)}
            return [Act(verb, rule, verb.head, rule.on_money or "impose", "subsidy", None, verb.head, flags, ["nlp.acts/on_money"])]
    return []


def names_organisation(scene: Scene, verb: Hit) -> bool:
    """Whether a verb leads to the WTO: "took the curbs to the WTO", "asked the WTO to look into"."""
    reach = range(verb.end, min(scene.hi, verb.end + REACH))
    if is_by_document(scene, verb):
        return False  # "the amendment urges the cabinet to go to the WTO"
    for item in scene.among(reach, {"bloc", "agency"}):
        before = item.start - 1
        while before >= verb.end and scene.tree.lower[before] in scene.tables.words.articles | scene.tables.words.organs:
            before -= 1
        if item.mention.concept not in COURTS and not _is_court_of_trade(scene, item):
            continue
        while before > verb.end and scene.tree.lower[before] in scene.tables.words.list_links and (others := _courts_before(scene, before)):
            before = others[-1].start - 1  # "before the Andean Community of Nations and the WTO"
            before -= scene.tree.lower[before] in scene.tables.words.articles
        if before < verb.end:  # "asked the WTO to look into"; not "asked the WTO for more time"
            disputes = any(item.end < hit.start <= item.end + 2 and rule_of(hit).measure == "trade_dispute" for hit in scene.of("measure"))
            return item.end >= scene.hi or disputes or scene.tree.lower[item.end] not in scene.tables.words.asks_for
        if scene.tree.lower[before] in scene.tables.words.before_judge:
            return True
    return False


def _is_court_of_trade(scene: Scene, item: Placed) -> bool:
    """ "Hauled Paris before the European Court of Justice over its ban on British beef": a court, where the sentence tells of a measure of trade."""
    if item.mention.kind != "agency" or scene.tables.words.courts.isdisjoint(scene.tree.lower[item.start : item.end]):
        return False
    return any(not rule_of(hit).pointer and is_trade(scene, hit) for hit in scene.of("measure"))


def _courts_before(scene: Scene, link: int) -> list[Placed]:
    return scene.among(range(max(scene.lo, link - _OTHER_COURT), link), {"bloc", "agency"})


def is_by_organisation(scene: Scene, verb: Hit) -> bool:
    """Whether the subject is the WTO or a body of it."""
    tree, over = scene.tree, verb.head
    while tree.dep[over] == "xcomp" and not tree.kids(over, "nsubj") and tree.head[over] != over:
        over = tree.head[over]  # "the WTO agreed to set up a panel"
    subjects = {token for kid in tree.kids(over, "nsubj") for token in tree.phrase(kid)} if tree.parsed(over) else set()
    return any(home_of(item.mention) in COURTS for item in scene.among(subjects, {"bloc", "agency"}))


def on_injury(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "determined that imports of yarn from Peru injure local mills": a step of a probe into these imports."""
    rule, lower, words = next((rule for rule in rules if rule.on_injury), None), scene.tree.lower, scene.tables.words
    if rule is None or _is_told_of_found(scene, verb):
        return []
    if evaded := _on_evasion(scene, verb, rule):
        return evaded
    action = "investigate" if words.negations.isdisjoint(lower[verb.end : scene.hi]) else "reject"
    wrongs = wrongs_told(lower[verb.end : scene.hi], words)
    if wrongs and words.revokes.isdisjoint(lower[verb.end : scene.hi]) and (scene.among(range(verb.end, scene.hi), {"good"}) or _told_from(scene, verb)):
        # "determines that pipes from Oman are sold at less than fair value": a step of a probe into them
        return [Act(verb, rule, verb.head, action, wrong, None, verb.head, {"weak_flow", "whole_clause"}, ["nlp.acts/on_unfair_trade"]) for wrong in wrongs]
    if not words.revokes.isdisjoint(lower[verb.end : scene.hi]):
        return _on_review(scene, verb, rule)
    if words.injury.isdisjoint(lower[verb.end : scene.hi]):
        return []
    flow = next((hit for hit in scene.of("flow") if hit.start > verb.start and hit.flow == "import"), None)
    goods = scene.among(range(verb.end, scene.hi), {"good"}) if flow is None else []
    makers = not scene.tables.actors.private.isdisjoint(lower[verb.end : scene.hi])
    wronged = not words.probe_words.keys().isdisjoint(lower[verb.end : scene.hi]) and _told_from(scene, verb)
    if flow is None and not wronged and not (makers and any(scene.mentions(good.start - 1, {"place"}) for good in goods)):
        return []  # "ruled that Peruvian sugar harms growers"
    measure = next((words.probe_words[word] for word in lower[scene.lo : scene.hi] if word in words.probe_words), "anti_dumping")
    flags = {"weak_flow"} if flow is not None else {"weak_flow", "whole_clause"}
    return [Act(verb, rule, verb.head, action, measure, flow, flow.head if flow is not None else verb.head, flags, ["nlp.acts/on_injury"])]


def _told_from(scene: Scene, verb: Hit) -> bool:
    """ "Couplers from Oman": goods that no table holds, told by where they come from; "the subject merchandise" of a probe, whatever it is."""
    lower, words = scene.tree.lower, scene.tables.words
    if any(lower[token] in words.under_probe and lower[token + 1] in words.goods_again for token in range(verb.end, scene.hi - 1)):
        return True
    places = scene.among(range(verb.end, scene.hi), {"place"})
    return any(item.start > verb.end + 1 and lower[item.start - 1] in words.origin for item in places)


def _is_told_of_found(scene: Scene, verb: Hit) -> bool:
    """ "Determines that imports of yarn that have been found to be dumped do no harm": what another body found before."""
    earlier = any(hit.end <= verb.start and any(getattr(rule, "on_injury", False) for rule, _ in hit.rules) for hit in scene.of("verb"))
    return earlier and scene.tree.is_passive(verb.head)


def _on_evasion(scene: Scene, verb: Hit, rule: VerbRule) -> list[Act]:
    """ "Found that tubes from Oman are circumventing the orders on Chinese tubes": the finding by which each duty reaches further, or does not."""
    lower, words = scene.tree.lower, scene.tables.words
    evading = next((token for token in range(verb.end, scene.hi) if lower[token] in words.avoids), -1)
    if evading < 0:
        return []
    duties = {measure_of(scene, hit)[0]: hit for hit in reversed(scene.of("measure")) if hit.start > verb.start and rule_of(hit).measure in REMEDIES}
    if not words.whether.isdisjoint(lower[verb.end : evading]) or lower[verb.start - 1] in words.provisional:
        action = "investigate"
    else:
        action = "tighten" if words.negations.isdisjoint(lower[verb.end : evading]) else "reject"
    flags = {"weak_flow", "whole_clause"}
    return [Act(verb, rule, verb.head, action, measure, hit, hit.head, {*flags}, ["nlp.acts/on_evasion"]) for measure, hit in duties.items()]


def _on_review(scene: Scene, verb: Hit, rule: VerbRule) -> list[Act]:
    """ "Found that revoking the duty on yarn would lead to more dumping": the finding by which each duty stays, or goes."""
    lower, words = scene.tree.lower, scene.tables.words
    if (words.recurs | words.injury).isdisjoint(lower[verb.end : scene.hi]):
        return []
    if lower[verb.end : verb.end + 1] and lower[verb.end] in words.whether:
        action = "investigate"  # "is to determine whether revoking the duty would lead to dumping"
    else:
        action = "extend" if words.negations.isdisjoint(lower[verb.end : scene.hi]) else "remove"
    duties = {measure_of(scene, hit)[0]: hit for hit in reversed(scene.of("measure")) if hit.start > verb.start and rule_of(hit).measure in REMEDIES}
    return [Act(verb, rule, verb.head, action, measure, hit, hit.head, {"weak_flow"}, ["nlp.acts/on_review"]) for measure, hit in duties.items()]


def order_over(scene: Scene, verb: Hit) -> int:
    """The verb by which somebody is told to do it, or -1."""
    tree, token = scene.tree, verb.head
    if tree.dep[token] == "acl" and tree.pos[tree.head[token]] in NOMINAL:  # "ordered [an investor to sell]"
        token = tree.head[token]
    above = tree.head[token]
    if tree.dep[above] == "advcl" and any(tree.tag[kid] == "TO" for kid in tree.kids(above, "mark")):
        return -1  # "to make millers crush beans at home": what it is for
    if tree.dep[token] == "ccomp" and any(tree.tag[part] in _TOLD for part in (token, *tree.kids(token, "aux"))):
        return -1  # "told reporters that it had suspended the permits"
    return above if tree.dep[token] in ("xcomp", "ccomp", "advcl", "obj") and tree.lower[above] in scene.tables.words.orders else -1


def is_by_document(scene: Scene, verb: Hit) -> bool:
    """ "The bill would cut imports of steel", "Suva agreed to cut them": what a law does is done by who makes it, and so is what a party binds itself to."""
    tree = scene.tree
    if tree.dep[verb.head] == "xcomp" and tree.lower[tree.head[verb.head]] in scene.tables.words.binds:
        return True
    subjects = tree.kids(verb.head, "nsubj")
    if subjects and tree.lower[subjects[0]] in scene.tables.words.relative_pronouns:
        subjects = [tree.head[verb.head]]
    return any(tree.lower[kid] in scene.tables.words.documents for kid in subjects)


def told_over(scene: Scene, verb: Hit, rule: VerbRule) -> int:
    """The verb that carries an act which somebody is told to do, or -1; its own where it must be done, as the sentence tells for news."""
    over = order_over(scene, verb) if rule.ordered else verb.head
    return verb.head if over < 0 and rule.needs_home and is_owed_anew(scene, verb.head) else over


def says_home(scene: Scene, verb: Hit) -> bool:
    """Whether the words around a verb say that it is done at home: "sell a third of the ore on the domestic market"."""
    after = f" {' '.join(scene.tree.lower[max(scene.lo, verb.start - 1) : min(scene.hi, verb.end + 2 * REACH)])} "
    return any(f" {words} " in after for words in scene.tables.words.at_home)


def faces_party(scene: Scene, verb: Hit) -> bool:
    """Whether a jurisdiction follows a verb at once: "consultations with Peru"."""
    return bool(scene.among(range(verb.end, min(scene.hi, verb.end + 5)), ACTORS))


def _goods_at(scene: Scene, head: int) -> list[Placed]:
    """The goods that an object is; syntax may take "Kazakh" for the head of "Kazakh flour"."""
    found = goods_of_amount(scene, head) or scene.mentions(head, {"good"})
    return found or (scene.mentions(head + 1, {"good"}) if scene.mentions(head, {"place"}) and head + 1 < scene.hi else [])


def _is_foreign(scene: Scene, token: int) -> bool:
    """ "Foreign rice", "poultry from 14 countries": a word that says goods are another's without a name."""
    tree, words = scene.tree, scene.tables.words
    return tree.lower[token] in words.foreign or (tree.lower[token] in words.party_words and tree.case_of(token) in words.origin)


def _is_from_party(scene: Scene, verb: Hit) -> bool:
    """ "barred eggs from the latter": where goods come from, which syntax hangs on the verb."""
    tree = scene.tree
    origins = [kid for kid in tree.kids(verb.head, "obl") if tree.case_of(kid) in scene.tables.words.origin]
    return any(scene.among(tree.phrase(kid), PARTIES) or tree.lower[kid] in scene.tables.words.party_words for kid in origins)


def _is_name(scene: Scene, verb: Hit, head: int) -> bool:
    """ "sanctioned Lukoil": a word with a capital where the verb has none; headlines give every word one."""
    return scene.tree.text[head][:1].isupper() and scene.tree.text[verb.head][:1].islower() and scene.tree.pos[head] in NOMINAL


def _clause_end(scene: Scene, verb: Hit) -> int:
    """Where the words behind a verb end that may be its own: at the verb beside it, "listed two banks and named a third as an ally"."""
    return min([scene.hi, verb.end + REACH, *(kid for kid in scene.tree.kids(verb.head, "conj") if kid > verb.end)])


def _may_be_object(scene: Scene, rule: VerbRule, word: str) -> bool:
    """Whether an object is called what the rule needs, in a sentence with the words that it needs."""
    if (rule.only_near and scene.said.isdisjoint(rule.only_near)) or (rule.object_words and word not in rule.object_words):
        return False
    return not rule.assets_only or word in scene.tables.words.assets


def on_goods(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Kyiv bars Russian cheese", "sanctioned two Chinese banks": the goods or parties themselves are the object."""
    rule = next((rule for rule in rules if rule.on_good is not None), None)
    if rule is None or not scene.tree.parsed(verb.head):
        return []
    own = [head for head in object_heads(scene, verb.head) if not verb.start < head < verb.end]  # "gave the green light to Kenyan avocados"
    for head in behind_gate(scene, verb) if rule.gate else own or behind_particle(scene, verb) or behind_noun(scene, verb):
        if rule.gate and scene.tree.lower[head] in scene.tables.words.vessels:
            continue  # lorries bring goods of every kind
        if rule.way_in and not leads_in(scene, verb.head, head):
            continue
        phrase = scene.tree.phrase(head)
        places = scene.among(phrase, PARTIES) or made_in(scene, max([head, *(item.end - 1 for item in scene.among(phrase, {"good"}))]))
        if rule.makes is not None:
            listed = any(scene.tree.lower[token] in scene.tables.words.listed for token in phrase)
            if rule.listed_only and (not listed or not scene.tables.words.role.isdisjoint(scene.tree.lower[verb.end : _clause_end(scene, verb)])):
                continue
            if rule.plants_only:
                listed = not scene.tables.words.plants.isdisjoint(scene.tree.lower[token] for token in phrase)
                listed = listed or (rule.or_goods and bool(scene.mentions(head, {"good"})))
                places = []
            if not _may_be_object(scene, rule, scene.tree.lower[head]):
                continue
            if listed or places or (rule.or_named and _is_name(scene, verb, head)):
                flags = {"party_object"} | ({"weak_flow"} if rule.weak_flow else set())
                return [Act(verb, rule, verb.head, rule.on_good or "impose", rule.makes, None, verb.head, flags, ["nlp.acts/party_object"])]
            continue
        if scene.tree.lower[head] in scene.tables.words.sorts:
            head = next((kid for kid in scene.tree.kids(head, "nmod") if scene.mentions(kid, {"good"})), head)  # "two brands of Danish cheese"
        if scene.tree.lower[head] in scene.tables.words.goods_again and scene.mentions(head - 1, {"good"}) and places:
            head -= 1  # "some wheat products from Chile"
        any_goods = rule.flow_kind == "tax" and bool(places)  # "will tax Peruvian goods"
        goods = [
            item for item in _goods_at(scene, head) if any_goods or item.mention.concept != "all_goods" or _is_kept_from_market(scene, verb, rule, item.end)
        ]
        if rule.gate and not goods:  # "its market to Peruvian goods including grapes"
            goods = [item for item in scene.among(phrase, {"good"}) if item.mention.concept != "all_goods" and "modifies" not in item.mention.attrs]
        foreign = any(_is_foreign(scene, token) for token in phrase)
        trade = scene.hit("flow", head) if rule.gate else None
        told = [item for item in scene.among((*phrase, head - 1), {"good"}) if item.mention.concept != "all_goods"]
        if trade is not None and told and (trade.flow == "import" or (trade.flow == "export" and rule.on_good == "impose")):
            # "reopens the door to car imports", "closed the door to grain exports"
            measure = scene.tables.families["ban"][trade.flow]
            return [Act(verb, rule, verb.head, rule.on_good or "impose", measure, trade, told[0].end - 1, {"gate", "of_anchor"}, ["nlp.acts/good_object"])]
        crosses = rule.lets_in and verb.end - verb.start > 1  # "admitted rice" may be said of a jury
        # "shut its borders to the meat", "closed its border to maize"
        known = rule.gate and (
            is_kept_at_border(scene, head) or any(scene.tree.lower[kid] in scene.tables.words.definite for kid in scene.tree.kids(head, "det"))
        )
        if goods and not (head > verb.head and _is_subject_of_next(scene, head)) and (known or places or foreign or crosses or _is_from_party(scene, verb)):
            measure = scene.tables.families[family_let_in(scene, rule, head)].get("import", "")
            flags = {"good_object"} | ({"gate"} if rule.gate else set())
            action = rule.on_good or "impose"
            if rule.gate and opening(scene, verb.head):
                flags |= {"gate_opens", "weak_flow"}  # "the border reopened to Mexican cattle"
            if rule.lets_in and _is_kept_out(scene, verb):
                action, measure, flags = "impose", scene.tables.families["ban"]["import"], flags | {"crosses"}
            return [Act(verb, rule, verb.head, action, measure, None, head, flags, ["nlp.acts/good_object"])]
    return on_border(scene, verb, rule) or on_market(scene, verb, rule) if rule.gate else []


def _is_kept_from_market(scene: Scene, verb: Hit, rule: VerbRule, end: int) -> bool:
    """ "Banned Kenyan products from its market": goods of every kind, where it is said what they are kept from."""
    words, said = scene.tables.words, scene.tree.lower[end : min(scene.hi, end + _MARKET)]
    return rule.flow_kind == "ban" and len(said) > 1 and said[0] in words.origin and not words.market.isdisjoint(said)


def on_goods_alone(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Another 12 types, including copper scrap, will be banned from May": goods hit as those told before are (`link.told_measures`)."""
    tree = scene.tree
    rule = next((rule for rule in rules if rule.on_flow in ("impose", "ease") and rule.flow_kind is not None), None)
    if rule is None or (rule.on_flow == "ease" and scene.tables.words.as_well.isdisjoint(tree.lower[scene.lo : scene.hi])):
        return []  # much may be allowed; what is "also" allowed is told beside what was
    if not tree.parsed(verb.head) or not tree.is_passive(verb.head):
        return []
    for head in tree.kids(verb.head, "nsubj:pass"):
        if any("modifies" not in item.mention.attrs for item in scene.among(tree.phrase(head), {"good"})):
            return [Act(verb, rule, verb.head, rule.on_flow or "", "", None, head, {f"family_{rule.flow_kind}", "good_object"}, ["nlp.acts/goods_alone"])]
    return []


def _is_subject_of_next(scene: Scene, head: int) -> bool:
    """ "Admitted Chinese steel was dear": what follows is said of the goods, whatever syntax makes of them."""
    after = max(scene.tree.phrase(head)) + 1
    return after < scene.hi and scene.tree.tag[after] in ("VBD", "VBZ", "VBP") and scene.tree.pos[after] in ("AUX", "VERB")


def _is_kept_out(scene: Scene, verb: Hit) -> bool:
    """ "Will not let in rice", "no longer admits tea"."""
    tree, words = scene.tree, scene.tables.words
    if words.says_no_longer(tree.lower[max(scene.lo, verb.start - 2) : verb.start]):
        return True
    return any(tree.lower[kid] in words.negations for kid in tree.children[verb.head])
