"""Who does what to which measure, before it is asked who: verbs and act nouns paired with the measures they act on."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.act_nouns import act_noun, bare, relief_below
from extractor.nlp.answers import answered_by, is_over_trade
from extractor.nlp.beside_cues import is_in_paper
from extractor.nlp.covering import covers
from extractor.nlp.crossings import told_once
from extractor.nlp.divestments import gives_up
from extractor.nlp.duty_free import ON_FREE_IMPORTS, is_in_free, is_part_of_free, let_free, on_free_imports
from extractor.nlp.ended import no_longer, without_stops
from extractor.nlp.fitting import (
    is_imperative,
    is_voided,
    told_by_means,
    way_of,
)
from extractor.nlp.flow_acts import flow_act
from extractor.nlp.flow_aims import without_aims
from extractor.nlp.gates import on_gate_noun
from extractor.nlp.general import is_aimed_at, is_beyond, is_on_top_of, is_spared
from extractor.nlp.history import without_history
from extractor.nlp.leave import FOR_WINNER
from extractor.nlp.lexicon import Hit
from extractor.nlp.meant import as_meant
from extractor.nlp.measure_acts import measure_act
from extractor.nlp.measures import is_deal, is_trade, rule_of
from extractor.nlp.nearest import of_nearest, tells_of_known
from extractor.nlp.new_standing import ON_STATUS
from extractor.nlp.objects import REACH, object_heads, objects_of, subjects_of
from extractor.nlp.permits_stopped import without_permits
from extractor.nlp.phases import in_phase, kept_so
from extractor.nlp.plain_acts import (
    faces_party,
    is_by_document,
    is_by_organisation,
    names_organisation,
    order_over,
    says_home,
    told_over,
)
from extractor.nlp.probes import is_probing, without_questions
from extractor.nlp.programmes import may_allot
from extractor.nlp.pronoun_acts import on_pronoun, on_rate_of_goods, on_rising_pronoun
from extractor.nlp.replaced import with_successors
from extractor.nlp.rulings import as_judged
from extractor.nlp.scene import Scene
from extractor.nlp.settled import BY_COURT, is_past_power
from extractor.nlp.through_pointers import through_pointers
from extractor.nlp.twins import with_twins
from extractor.nlp.ways import acts_by, fields_of
from extractor.rules.triggers import VerbRule

_NOT_YET = frozenset({"VB", "VBP", "VBZ"})
"""Tags of "the duty lapses", "will lapse", "is to lapse"."""
_OF_NOUNS = frozenset({"on_measure", "on_flow", "subject"})
"""Fields that rules for verbs with an object or a subject set, one of them at least."""
_ARTICLE = 2  # tokens between "pulled out of" and what was left


def find_acts(scene: Scene) -> list[Act]:
    """Every pairing in a sentence: verbs first, then act nouns and measures that no verb took."""
    acts: list[Act] = []
    for verb in scene.of("verb"):
        if scene.tree.lower[verb.head] in scene.tables.words.standing and any(act.why == [ON_STATUS] for act in acts):
            continue  # the new standing itself
        if found := _verb_acts(scene, verb):
            acts += with_successors(scene, in_phase(scene, verb, without_permits(scene, no_longer(scene, verb, as_judged(scene, verb, found)))))
    more = scene.says(scene.tables.words.as_well)
    for told in acts:
        if told.action in ("impose", "tighten") and is_past_power(scene, told.head):
            told.action = "remove"
            told.why.append(BY_COURT)
        if told.action == "adjust" and (way := way_of(scene, told)) is not None:
            told.action = way
            told.why.append("nlp.acts/way")
        if more and any(scene.tree.lower[kid] in scene.tables.words.as_well for kid in scene.tree.kids(told.head, "advmod")):
            told.flags.add("one_more")
        if told.action == "impose" and tells_of_known(scene, told.head):
            told.flags.add("of_known")
    if acts:
        acts = told_by_means(scene, kept_so(scene, without_aims(scene, acts)))
        acts = without_history(scene, through_pointers(scene, answered_by(scene, without_stops(scene, told_once(without_questions(scene, acts))))))
    reviewed = any("nlp.acts/on_review" in act.why for act in acts)
    acts = [act for act in acts if not reviewed or scene.tree.lower[act.trigger.head] not in scene.tables.words.revokes]
    taken = {token for act in acts for hit in (act.noun, act.through) if hit is not None for token in range(hit.start, hit.end)}
    first_dispute = min([act.trigger.start for act in acts if act.measure == "trade_dispute"], default=scene.hi)
    disputed = {hit.head for hit in scene.of("measure") if hit.start > first_dispute and hit.head not in taken}
    inner = {hit.head: noun for noun in scene.of("act") if (hit := relief_below(scene, noun)) is not None}
    taken |= {inner[head].head for head in taken & inner.keys()}
    for noun in scene.of("act"):
        if noun.head in taken or noun.head in inner or any(act.trigger.start <= noun.head < act.trigger.end for act in acts):
            continue
        if reviewed and scene.tree.lower[noun.head] in scene.tables.words.revokes:
            continue  # "finds that revocation of the duty would lead to dumping": what the finding weighs
        act = act_noun(scene, noun)
        if act is not None:
            act.flags |= {"disputed"} if noun.start > first_dispute else set()
            acts.append(act)
            taken.update(range(noun.start, noun.end))
            if act.noun:
                taken.update(range(act.noun.start, act.noun.end))
    for measure in scene.of("measure"):
        rule = rule_of(measure)
        if (
            measure.head not in taken
            and not (rule.pointer or rule.only_probed or rule.deal_verbs_only or rule.taken_only)
            and not (rule.measure == "trade_dispute" and first_dispute < scene.hi)
            and not (is_beyond(scene, measure) or is_on_top_of(scene, measure.start) or is_spared(scene, measure))
            and is_trade(scene, measure)
        ):
            spared = is_part_of_free(scene, measure)
            freed = let_free(scene, measure) if not spared or all(ON_FREE_IMPORTS not in act.why for act in acts) else None
            if freed is None and spared:
                continue  # "duty-free" lays no duty, and who "allowed imports free of duty" has lowered it already
            acts.append(freed or bare(scene, measure))
            # the duties that a complaint is about: whose they are helps to read on, but they are no news
            acts[-1].flags |= {"disputed"} if measure.head in disputed else set()
    return of_nearest(scene, as_meant(scene, with_twins(scene, acts))) if acts else acts


def _verb_acts(scene: Scene, verb: Hit) -> list[Act]:
    rules = [(rule, lemma) for rule, lemma in verb.rules if isinstance(rule, VerbRule)]
    named = any(item.end - item.start > verb.end - verb.start for item in scene.mentions(verb.start, {"instrument"}))
    if named or is_in_free(scene, verb):
        return []  # "the Blocked Persons List", "without paying duty"
    told = fields_of(rules)
    if "covers" in told and (covered := covers(scene, verb, rules)) is not None:
        return [covered]
    if first := acts_by(told, scene, verb, [rule for rule, _ in rules], before_objects=True):
        return first
    objects = [] if told.isdisjoint(_OF_NOUNS) else objects_of(scene, verb)
    if _introduces_clause(scene, verb):
        rules = [(rule, lemma) for rule, lemma in rules if rule.neutral or rule.by_organisation or rule.on_injury or rule.on_measure == "investigate"]
    if "subject" in told and all(how == "near" for _, how in objects):
        subject = _on_subject(scene, verb, rules)  # "the tariffs drop": what follows is another clause
        if subject and ("weak" not in subject[0].flags or "effect" in subject[0].flags):
            return subject
    acts = _on_objects(scene, verb, rules, objects) if objects else []
    if not acts and "subject" in told:
        acts = on_rising_pronoun(scene, verb, rules) or on_rate_of_goods(scene, verb, rules)
    if not acts and "on_measure" in told:
        acts = on_pronoun(scene, verb, rules)
    acts = acts or acts_by(told, scene, verb, [rule for rule, _ in rules])
    if not acts and "alone" in told:
        acts = _with_measure(scene, verb, rules)
    if not acts and "subject" in told:
        acts = _on_subject(scene, verb, rules)
    return _alone(scene, verb, rules) if not acts and "alone" in told else acts


def _on_objects(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]], objects: list[tuple[Hit, str]]) -> list[Act]:
    """What a verb does to each of the nouns that it acts on."""
    acts: list[Act] = []
    # a verb of many uses ("make", "hold") needs its object by syntax, or right behind "pulled out of"
    loose = [(rule, lemma) for rule, lemma in rules if rule.needs_measure is None and not (rule.needs_list or rule.own_object)]
    for landing, how in objects:
        if how == "through" and any("flow" in act.flags for act in acts):
            break  # "restricted shipments under a quota": the trade itself is the object
        beside = how == "near" and verb.end - verb.start > 1 and landing.start - verb.end <= _ARTICLE
        fitting = rules if how != "near" or beside else loose
        act = _on_object(scene, verb, fitting, landing)
        if act is not None:
            if how == "through" and not act.measure and landing.kind == "measure":
                act.measure = _of_trade_before(scene, landing, objects)
            # "added tin to its list of banned exports": the object is what the measure further on hits
            behind = how == "near" and scene.tree.parsed(verb.head) and any(kid < landing.start for kid in scene.tree.kids(verb.head, "obj"))
            act.flags |= {"object_is_target"} if how == "through" or behind else set()
            listed = act.measure == "entity_listing" or not isinstance(act.rule, VerbRule) or act.rule.needs_list
            if how == "through" and act.action == "remove" and not listed:
                act.action = "ease"  # "took Chile off the list of countries under the duty": it stands for others
            # "the exporter has been barred from sending barley abroad": by whom, it does not say
            act.flags |= {"weak_flow"} if landing.over >= 0 and scene.tree.is_passive(verb.head) else set()
            acts.append(act)
    return acts


def _of_trade_before(scene: Scene, landing: Hit, objects: list[tuple[Hit, str]]) -> str:
    """ "Made imports of rice from Chad subject to a permit": the measure by the trade that the verb puts under it."""
    flow = next((hit.flow for hit, how in objects if how != "through" and hit.kind == "flow"), "")
    return scene.tables.families.get(rule_of(landing).family or "", {}).get("export" if flow == "outward" else flow, "")


def _alone(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "Retaliated", "told them to sell": what a verb does that needs no noun for it."""
    for rule, _ in rules:
        if (rule.by_organisation and not is_by_organisation(scene, verb)) or (rule.needs_party and not faces_party(scene, verb)):
            continue
        head = told_over(scene, verb, rule)
        if head < 0 or (rule.needs_home and not says_home(scene, verb)) or (rule.gives_up is not None and not gives_up(scene, head, verb, rule)):
            continue
        if rule.alone is not None and not rule.brings_only and (not rule.needs_organisation or names_organisation(scene, verb)):
            flags = {"alone"} | {name for name in ("retaliation", "ordered", "weak_flow", "same") if getattr(rule, name)}
            flags |= {"subject_is_target", "obliges", "of_traders"} if rule.needs_home and head == verb.head and rule.ordered else set()
            flags |= {FOR_WINNER} if rule.by_organisation and scene.tree.lower[verb.end - 1] in scene.tables.words.finds_for else set()
            flags |= {"over_trade"} if rule.retaliation and is_over_trade(scene) else set()
            return [Act(verb, rule, head, rule.alone, rule.makes or "other", None, verb.head, flags, ["nlp.acts/alone"])]
    return []


def _introduces_clause(scene: Scene, verb: Hit) -> bool:
    """ "She added that tariffs would stay": what follows is said, not acted on; "imposed that tariff" and "cut that on tea" act."""
    tree, after = scene.tree, verb.end
    if after + 1 >= scene.hi or tree.lower[after] not in scene.tables.words.clause_openers or tree.lower[after + 1] in scene.tables.words.upon:
        return False
    if tree.parsed(after):
        return tree.tag[after] != "DT"
    return all(hit.start != after + 1 for hit in scene.of("measure"))


def _on_subject(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "the tariffs expire": a measure is the subject of a verb without an object."""
    tree = scene.tree
    objects = tree.kids(verb.head, "obj") if tree.parsed(verb.head) else []
    objects = [kid for kid in objects if "," not in tree.lower[verb.end : tree.phrase(kid)[0]]]  # "took effect, the first such pact with a neighbour"
    if any(not verb.start <= kid < verb.end for kid in objects):
        return []
    for landing in subjects_of(scene, verb):
        if landing.kind not in ("measure", "act") or (objects and not is_deal(landing)):
            continue  # only of deals "took effect" is an act by itself, of other measures it dates one
        for rule, _ in rules:
            if rule.subject is not None and not (rule.weak and is_deal(landing)):  # "goods under the pact remain exempt"
                act = measure_act(scene, verb, rule, landing, rule.subject)
                if act is not None:
                    act.flags |= {"subject"} | ({"effect"} if rule.effect else set()) | ({"needs_rate"} if rule.needs_rate else set())
                    act.flags |= {"ahead"} if tree.tag[verb.head] in _NOT_YET else set()
                    return [act]
    return []


def _with_measure(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "hit back with tariffs on whisky": the measure that a verb which needs no object brings along."""
    alone = next((rule for rule, _ in rules if rule.alone is not None and not (rule.needs_organisation or rule.by_organisation or rule.ordered)), None)
    if alone is None:
        return []
    tree, words = scene.tree, scene.tables.words
    for token in range(verb.end, min(scene.hi, verb.end + REACH)):
        if tree.lower[token] in words.conditions:
            break  # "retaliate if Peru goes ahead with its ban"
        noun = scene.hit("measure", token)
        if noun is not None and any(tree.lower[before] in words.brings for before in range(verb.end, token)):
            act = measure_act(scene, verb, alone, noun, alone.alone or "impose")
            if act is not None:
                act.flags |= {"retaliation"} if alone.retaliation else set()
                return [act]
    return []


def _is_own(scene: Scene, noun: int) -> bool:
    return any(scene.tree.lower[kid] in scene.tables.actors.pronouns for kid in scene.tree.kids(noun, "nmod:poss"))


def _is_called(scene: Scene, verb: Hit, rule: VerbRule, landing: Hit) -> bool:
    """ "Ended their row over salmon": the words that a rule asks for; "met to end their row" only tries."""
    return scene.tree.lower[landing.head] in rule.object_words and "infinitive" not in verb_form(scene, verb.head)


def _on_object(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]], landing: Hit) -> Act | None:
    for rule, lemma in rules:
        if rule.ordered and order_over(scene, verb) < 0 and not is_by_document(scene, verb):
            continue  # "exporters cut shipments": their own affair, unless they are told to
        if (
            (rule.allots and not may_allot(scene, verb, landing))
            or (rule.voids and not is_voided(scene, verb, landing))
            or (rule.probe_only and not is_probing(scene, verb, landing))
            or (rule.of_paper and not is_in_paper(scene, verb.head))
            or (rule.object_words and rule.on_measure and not _is_called(scene, verb, rule, landing))
        ):
            continue
        if rule.subject_is_target and not (rule.subject_may_act or rule.relief_only) and (is_imperative(scene, verb.head) or _is_own(scene, landing.head)):
            continue  # "Please see the tariff for June", "to get its tariffs into shape"
        if rule.subject_is_target and rule.demands and landing.kind == "measure" and rule_of(landing).measure in ("subsidy", "trade_dispute"):
            continue  # "will pay 3 billion yen in subsidies" gives them; duties "subject to a WTO case" are disputed, by whom it does not say
        if (
            rule.demands
            and rule.subject_may_act
            and landing.kind == "measure"
            and (rule_of(landing).family in ("ban", "quota") or rule_of(landing).measure == "sanction")
        ):
            continue  # "a resolution demanding an embargo": what somebody wants; a licence is demanded of traders
        if landing.kind in ("measure", "act") and rule.on_measure is not None and not is_aimed_at(scene, verb, rule, landing):
            act = on_gate_noun(scene, verb, rule, landing, rule.on_measure) or measure_act(scene, verb, rule, landing, rule.on_measure)
            if act is not None:
                return act
        if landing.kind == "flow" and (free := on_free_imports(scene, verb, rule, landing)) is not None:
            return free
        if landing.kind == "flow" and rule.on_flow is not None and (not rule.flow_only or lemma in rule.flow_only):
            if rule.flow_is_object and landing.head not in object_heads(scene, verb.head):
                continue
            return flow_act(scene, verb, rule, landing)
    return None
