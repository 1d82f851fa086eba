"""Who does what to which measure, before it is asked who: verbs and act nouns paired with the measures they act on."""

from dataclasses import dataclass, field

from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import JUDGE, is_trade, measure_of, phrase_of, rule_of
from extractor.nlp.scene import Scene
from extractor.rules.triggers import ActNounRule, MeasureRule, VerbRule

_REACH = 12
"""Tokens to look to the right of a verb whose object syntax did not find."""
_PARTICIPLE = ("VBN", "VBD")


@dataclass(slots=True)
class Act:
    """A pairing under construction: `head` carries the grammar, `anchor` heads the phrase with goods and targets."""

    trigger: Hit
    rule: VerbRule | ActNounRule | MeasureRule
    head: int
    action: str
    measure: str
    noun: Hit | None
    anchor: int
    flags: set[str] = field(default_factory=set)
    why: list[str] = field(default_factory=list)


def find_acts(scene: Scene) -> list[Act]:
    """Every pairing in a sentence: verbs first, then act nouns and measures that no verb took."""
    acts: list[Act] = []
    for verb in scene.of("verb"):
        acts += _verb_acts(scene, verb)
    acts = _through_pointers(scene, acts)
    taken = {token for act in acts if act.noun for token in range(act.noun.start, act.noun.end)}
    disputed = {
        hit.head for act in acts if act.measure == "trade_dispute" for hit in scene.of("measure") if hit.start > act.trigger.start and hit.head not in taken
    }
    first_dispute = min((act.trigger.start for act in acts if act.measure == "trade_dispute"), default=scene.hi)
    for noun in scene.of("act"):
        if noun.head in taken or any(act.trigger.start <= noun.head < act.trigger.end for act in acts):
            continue
        act = _act_noun(scene, noun)
        if act is not None:
            act.flags |= {"disputed"} if noun.start > first_dispute else set()
            acts.append(act)
            taken.update(range(noun.start, noun.end))
            if act.noun:
                taken.update(range(act.noun.start, act.noun.end))
    for measure in scene.of("measure"):
        if measure.head not in taken and is_trade(scene, measure) and not rule_of(measure).pointer:
            acts.append(_bare(scene, measure))
            # the duties that a complaint is about: whose they are helps to read on, but they are no news
            acts[-1].flags |= {"disputed"} if measure.head in disputed else set()
    return acts


def _through_pointers(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "re-introduced the policy to restrict imports": what is done to a rule is done to what the rule does."""
    tree = scene.tree
    gone: set[int] = set()
    for outer in acts:
        if "pointer" not in outer.flags or outer.noun is None or "neutral" in outer.flags or outer.action in ("impose", "adjust"):
            continue
        for inner in acts:
            if inner is not outer and inner.action == "impose" and inner.measure and _tells_of(scene, inner.head, outer.noun.head):
                inner.action, inner.head = outer.action, outer.head
                inner.why.append("nlp.acts/through_pointer")
                gone.add(id(outer))
    return [act for act in acts if id(act) not in gone]


def _tells_of(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a clause says what a noun is: "a rule announced in May that would have blacklisted"."""
    tree = scene.tree
    for _ in range(3):
        if not tree.parsed(verb) or tree.dep[verb] not in ("acl", "acl:relcl", "ccomp"):
            return False
        verb = tree.head[verb]
        if verb == noun:
            return True
    return False


def _verb_acts(scene: Scene, verb: Hit) -> list[Act]:
    rules = [(rule, lemma) for rule, lemma in verb.rules if isinstance(rule, VerbRule)]
    acts: list[Act] = []
    objects = _objects(scene, verb)
    covered = _covers(scene, verb, rules)
    if covered is not None:
        return [covered]
    if all(how == "near" for _, how in objects):
        told = _on_subject(scene, verb, rules)  # "the tariffs drop": what follows is another clause
        if told and "weak" not in told[0].flags:
            return told
    for landing, how in objects:
        # a verb of many uses ("make", "hold") needs its object by syntax
        fitting = rules if how != "near" else [(rule, lemma) for rule, lemma in rules if rule.needs_measure is None]
        act = _on_object(scene, verb, fitting, landing)
        if act is not None:
            act.flags |= {"object_is_target"} if how == "through" else set()
            acts.append(act)
    if not acts:
        acts = _on_rate(scene, verb, [rule for rule, _ in rules]) or _on_goods(scene, verb, [rule for rule, _ in rules])
    if acts:
        return acts
    acts = _with_measure(scene, verb, rules)
    if acts:
        return acts
    acts = _on_subject(scene, verb, rules)
    if acts:
        return acts
    for rule, _ in rules:
        if rule.by_organisation and not _is_by_organisation(scene, verb):
            continue
        if rule.alone is not None and not rule.brings_only and (not rule.needs_organisation or _names_organisation(scene, verb)):
            flags = {"alone"} | ({"retaliation"} if rule.retaliation else set())
            return [Act(verb, rule, verb.head, rule.alone, rule.makes or "other", None, verb.head, flags, ["nlp.acts/alone"])]
    return []


def _covers(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> Act | None:
    """ "The suspension also covers checks on graphite": what the noun does, done to the object."""
    rule = next((rule for rule, _ in rules if rule.covers), None)
    if rule is None:
        return None
    doer = next((hit for hit in _subjects(scene, verb) if hit.kind == "act"), None)
    noun = next((hit for hit, how in _objects(scene, verb) if hit.kind == "measure" and how != "near"), None)
    if doer is None or noun is None:
        return None
    act_rule = doer.rules[0][0]
    assert isinstance(act_rule, ActNounRule)
    measure, basis = _kind_of(scene, noun)
    return Act(verb, rule, verb.head, act_rule.action, measure, noun, noun.head, {"covers"}, ["nlp.acts/covers", f"nlp.measures/{basis}"])


def _on_subject(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "the tariffs expire": a measure is the subject of a verb without an object."""
    tree = scene.tree
    if tree.parsed(verb.head) and tree.kids(verb.head, "obj"):
        return []
    for landing in _subjects(scene, verb):
        if landing.kind not in ("measure", "act"):
            continue
        for rule, _ in rules:
            if rule.subject is not None:
                act = _measure_act(scene, verb, rule, landing, rule.subject)
                if act is not None:
                    act.flags |= {"subject"} | ({"effect"} if rule.effect else set()) | ({"needs_rate"} if rule.needs_rate else set())
                    return [act]
    return []


def _on_rate(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "put 25% on steel", "levy 10 pct on log exports": a rate on goods is a duty, whatever it is called."""
    rule = next((rule for rule in rules if rule.on_rate is not None), None)
    if rule is None:
        return []
    rate = next((item for item in scene.among(range(verb.end, min(scene.hi, verb.end + 6)), {"rate"})), None)
    if rate is None or rate.end >= scene.hi or scene.tree.lower[rate.end] not in scene.tables.words.upon:
        return []
    hit = range(rate.end, min(scene.hi, rate.end + 8))
    flows = [flow for flow in scene.of("flow") if flow.start in hit]
    if not flows and not scene.among(hit, {"good", "place"}):
        return []
    measure = scene.tables.families["tax"].get(flows[0].flow if flows else "none", "tariff")
    return [Act(verb, rule, verb.head, rule.on_rate or "impose", measure, None, verb.head, {"on_rate", *verb_form(scene, verb.head)}, ["nlp.acts/on_rate"])]


def _names_organisation(scene: Scene, verb: Hit) -> bool:
    """Whether a verb leads to the WTO: "took the curbs to the WTO", "asked the WTO to look into"."""
    reach = range(verb.end, min(scene.hi, verb.end + _REACH))
    for item in scene.among(reach, {"bloc"}):
        before = item.start - 1
        while before > verb.end and scene.tree.lower[before] in scene.tables.words.articles:
            before -= 1
        if item.mention.attrs.get("organisation") == JUDGE and (before < verb.end or scene.tree.lower[before] in scene.tables.words.before_judge):
            return True
    return False


def _is_by_organisation(scene: Scene, verb: Hit) -> bool:
    """Whether the subject is the WTO or its like."""
    tree = scene.tree
    subjects = {token for kid in tree.kids(verb.head, "nsubj") for token in tree.phrase(kid)} if tree.parsed(verb.head) else set()
    return any(item.mention.attrs.get("organisation") == JUDGE for item in scene.among(subjects, {"bloc"}))


def _on_goods(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Kyiv bars Russian cheese", "sanctioned two Chinese banks": the goods or parties themselves are the object."""
    rule = next((rule for rule in rules if rule.on_good is not None), None)
    if rule is None or not scene.tree.parsed(verb.head):
        return []
    for head in _object_heads(scene, verb.head):
        phrase = scene.tree.phrase(head)
        places = scene.among(phrase, {"place", "bloc"})
        if rule.makes is not None:
            if places or scene.tree.lower[head] in scene.tables.words.listed or any(scene.tree.lower[token] in scene.tables.words.listed for token in phrase):
                return [Act(verb, rule, verb.head, rule.on_good or "impose", rule.makes, None, verb.head, {"party_object"}, ["nlp.acts/party_object"])]
            continue
        goods = [item for item in scene.mentions(head, {"good"}) if "group" not in item.mention.attrs or item.mention.concept != "all_goods"]
        foreign = any(scene.tree.lower[token] in scene.tables.words.foreign for token in phrase)
        if goods and (places or foreign):
            measure = scene.tables.families[rule.flow_kind or "ban"].get("import", "")
            return [Act(verb, rule, verb.head, rule.on_good or "impose", measure, None, head, {"good_object"}, ["nlp.acts/good_object"])]
    return []


def _with_measure(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]]) -> list[Act]:
    """ "hit back with tariffs on whisky": the measure that a verb which needs no object brings along."""
    alone = next((rule for rule, _ in rules if rule.alone is not None and not rule.needs_organisation), None)
    if alone is None:
        return []
    tree, words = scene.tree, scene.tables.words
    for token in range(verb.end, min(scene.hi, verb.end + _REACH)):
        noun = scene.hit("measure", token)
        if noun is not None and any(tree.lower[before] in words.brings for before in range(verb.end, token)):
            act = _measure_act(scene, verb, alone, noun, alone.alone or "impose")
            if act is not None:
                act.flags |= {"retaliation"} if alone.retaliation else set()
                return [act]
    return []


def _on_object(scene: Scene, verb: Hit, rules: list[tuple[VerbRule, str]], landing: Hit) -> Act | None:
    for rule, lemma in rules:
        if landing.kind in ("measure", "act") and rule.on_measure is not None:
            act = _measure_act(scene, verb, rule, landing, rule.on_measure)
            if act is not None:
                return act
        if landing.kind == "flow" and rule.on_flow is not None and (not rule.flow_only or lemma in rule.flow_only):
            return _flow_act(scene, verb, rule, landing)
    return None


def _measure_act(scene: Scene, verb: Hit, rule: VerbRule, landing: Hit, action: str) -> Act | None:
    """A verb acts on a measure noun, or on an act noun that has a measure of its own."""
    relief, noun, why = None, landing, ["nlp.acts/object"]
    said = action
    if landing.kind == "act":
        act_rule = landing.rules[0][0]
        assert isinstance(act_rule, ActNounRule)
        noun_of = _measure_below(scene, landing)
        relief = act_rule.relief
        if relief == "pause" and noun_of is not None and noun_of.kind == "flow":
            # "extended its suspension of cobalt exports": what stops trade is itself the measure
            relief, action = None, "impose" if rule.neutral or action == "suspend" else action
            why.append("nlp.acts/halt_of_flow")
        elif relief is not None:
            decided = scene.tables.relief[relief].get(action)
            if decided is None and rule.neutral:
                decided = act_rule.action
            action = decided or act_rule.action
            why.append(f"nlp.acts/relief_{relief}")
        elif action in ("impose", "agree") or rule.neutral:
            action = act_rule.action
            why.append("nlp.acts/act_noun")
        if noun_of is None:
            return (
                None
                if relief is None and landing.end - landing.start == 1 and act_rule.action == "impose"
                else Act(verb, rule, verb.head, action, "", None, landing.head, {"no_measure", *([f"plain_{said}"] if relief == "pause" and not rule.neutral else [])}, why)
            )
        noun = noun_of
    elif rule.relief_only:
        return None
    listed = rule.needs_measure == "entity_listing" and noun.kind == "measure" and rule_of(noun).measure == "entity_listing"
    if noun.kind == "measure" and not listed and not is_trade(scene, noun):
        return None
    measure, basis = _kind_of(scene, noun)
    if rule.needs_measure is not None and measure != rule.needs_measure:
        return None
    action, measure = _by_measure(scene, rule, noun, action, measure, relief)
    if action == "challenge":
        measure = "trade_dispute"  # what is disputed is somebody else's
    act = Act(verb, rule, verb.head, action, measure, noun, noun.head, set(), [*why, f"nlp.measures/{basis}"])
    if noun.kind == "measure" and rule_of(noun).pointer:
        act.flags.add("pointer")
    if act.action == "remove" and any(scene.tree.lower[kid] in scene.tables.words.partly for kid in scene.tree.kids(verb.head, "advmod")):
        act.action = "ease"  # "partially lifted"
    act.flags |= verb_form(scene, verb.head) | ({f"with_rate_{rule.with_rate}"} if rule.with_rate else set())
    for flag in ("weak", "object_is_target", "subject_is_target", "subject_may_act", "exempts", "neutral"):
        if getattr(rule, flag):
            act.flags.add(flag)
    return act


def verb_form(scene: Scene, head: int) -> set[str]:
    """How a verb stands: infinitive, gerund or participle; nothing for a finite one."""
    tree = scene.tree
    if not tree.parsed(head):
        return set()
    if tree.tag[head] == "VBG" and not tree.kids(head, "aux"):
        return {"gerund"}
    if tree.tag[head] == "VB" and any(tree.tag[kid] == "TO" for kid in tree.kids(head, "mark")):
        return {"infinitive"}
    return {"participle"} if tree.tag[head] in _PARTICIPLE and tree.dep[head] in ("acl", "amod") else set()


def _kind_of(scene: Scene, noun: Hit) -> tuple[str, str]:
    if noun.kind == "flow":
        return scene.tables.families["ban"].get(noun.flow, ""), "flow_object"
    return measure_of(scene, noun)


def _by_measure(scene: Scene, doer: VerbRule | ActNounRule, noun: Hit, action: str, measure: str, relief: str | None) -> tuple[str, str]:
    table = scene.tables.by_measure
    amount = doer.amount
    rule = rule_of(noun) if noun.kind == "measure" else None
    if rule is not None and rule.licence:
        required = isinstance(doer, VerbRule) and doer.subject_may_act
        return (action if required else table.get("licence", {}).get(action, action)), measure
    if measure == "sanction" and amount:
        return table.get("price_cap", {}).get(action, action), measure
    key = "probe" if rule is not None and rule.probe else "quota" if measure.endswith("_quota") else measure
    if relief is not None or (key in ("quota", "export_incentive") and not (amount or (key == "export_incentive" and action == "remove"))):
        return action, measure
    changed = table.get(key, {}).get(action, action)
    action, _, other = changed.partition(":")
    return action, other or measure


def _flow_act(scene: Scene, verb: Hit, rule: VerbRule, flow: Hit) -> Act | None:
    kind = rule.flow_kind or "control"
    measure = scene.tables.families[kind].get(flow.flow if flow.flow != "both" else "none", "")
    if not measure:
        return None
    flags = {"flow"} | ({"weak_flow"} if rule.weak_flow else set()) | verb_form(scene, verb.head)
    return Act(verb, rule, verb.head, rule.on_flow or "impose", measure, flow, flow.head, flags, ["nlp.acts/flow_object"])


def _act_noun(scene: Scene, noun: Hit) -> Act | None:
    """A nominal act with its measure: "the lifting of the ban", "a tariff cut", "suspension of exports"."""
    rule = noun.rules[0][0]
    assert isinstance(rule, ActNounRule)
    measure_noun = _measure_below(scene, noun)
    if measure_noun is None:
        return None
    if measure_noun.kind == "flow":
        if rule.relief != "pause" or measure_noun.flow == "both":
            return None
        measure = scene.tables.families["ban"].get(measure_noun.flow, "")
        return Act(noun, rule, noun.head, "impose", measure, measure_noun, measure_noun.head, {"nominal", "flow"}, ["nlp.acts/nominal_flow"])
    if not is_trade(scene, measure_noun):
        return None
    measure, basis = measure_of(scene, measure_noun)
    action, measure = _by_measure(scene, rule, measure_noun, rule.action, measure, None)
    flags = {"nominal"} | ({"pointer"} if rule_of(measure_noun).pointer else set())
    return Act(noun, rule, noun.head, action, measure, measure_noun, measure_noun.head, flags, ["nlp.acts/nominal", f"nlp.measures/{basis}"])


def _bare(scene: Scene, noun: Hit) -> Act:
    rule = rule_of(noun)
    measure, basis = measure_of(scene, noun)
    action = "investigate" if rule.probe else "agree" if measure == "trade_agreement" else "challenge" if measure == "trade_dispute" else "impose"
    return Act(noun, rule, noun.head, action, measure, noun, noun.head, {"bare"}, ["nlp.acts/bare", f"nlp.measures/{basis}"])


def _measure_below(scene: Scene, noun: Hit) -> Hit | None:
    """The measure that an act noun is about: beside it, else under it by a preposition."""
    tree = scene.tree
    for hit in reversed(scene.of("measure")):
        if noun.start - 3 <= hit.end <= noun.start and (hit.end == noun.start or not scene.parsed or tree.head[hit.head] in (noun.head, tree.head[noun.head])):
            return hit
    phrase = set(phrase_of(scene, noun))
    below = [
        hit
        for hit in scene.hits
        if hit.kind in ("measure", "flow")
        and hit.start >= noun.end
        and hit.start - noun.end <= _REACH
        and (not scene.parsed or hit.head in phrase or hit.start - noun.end <= 4)
    ]
    measures = [hit for hit in below if hit.kind == "measure"]
    found = (measures or below)[:1]
    if found and any(tree.lower[token] in (",", ";", ":", "and", "but") for token in range(noun.end, found[0].start)):
        return None
    return found[0] if found else None


def _objects(scene: Scene, verb: Hit) -> list[tuple[Hit, str]]:
    """What the verb acts on, and how it was found.

    `object` by syntax; `through` a preposition beside the object, which is then what the measure hits ("put silk under export
    licence"); `near` where syntax found nothing: the next measure or flow to the right, to the left of a bare participle.
    """
    tree, v = scene.tree, verb.head
    heads: list[int] = []
    if tree.parsed(v):
        heads = _object_heads(scene, v)
        found = [hit for hit in (landing(scene, head) for head in heads) if hit is not None]
        found += [hit for hit in (_listed(scene, first) for first in list(found)) if hit is not None]
        if found:
            return [(hit, "object") for hit in {(hit.kind, hit.start): hit for hit in found}.values()]
        if heads:
            with_ = [kid for kid in tree.kids(v, "obl") if tree.case_of(kid) in scene.tables.words.with_object]
            found = [hit for hit in (landing(scene, kid) for kid in with_) if hit is not None and hit.kind == "measure"]
            if found:
                return [(hit, "through") for hit in found]
        if tree.dep[v] == "amod":
            return []  # "prolonged criticism": a participle acts on its noun or on nothing
    return [(hit, "near") for hit in _near_object(scene, verb, bool(heads))]


def _listed(scene: Scene, first: Hit) -> Hit | None:
    """The second member of "tariffs and quotas on X", "an anti-dumping and countervailing probe", as an object of its own."""
    before = next((hit for hit in scene.of("measure") if hit.end + 1 == first.start and scene.tree.lower[hit.end] in scene.tables.words.list_links), None)
    if before is not None and first.kind == "measure" and rule_of(before).measure not in (None, "", rule_of(first).measure):
        probes = rule_of(first).probe
        rules = tuple((rule, lemma) for rule, lemma in scene.tables.namesakes(rule_of(before), probes)) or before.rules
        return Hit("measure", before.start, before.end, rules)
    for kid in scene.tree.kids(first.head, "conj"):
        hit = scene.hit("measure", kid)
        if hit is not None and first.kind == "measure" and rule_of(hit) is not rule_of(first):
            return hit
    return None


def _object_heads(scene: Scene, v: int) -> list[int]:
    tree = scene.tree
    heads = tree.kids(v, "obj", "nsubj:pass")
    relation, head = tree.dep[v], tree.head[v]
    if (relation == "amod" and tree.tag[v] in _PARTICIPLE) or (relation == "acl" and tree.tag[v] in _PARTICIPLE):
        heads.append(head)
    elif relation == "acl:relcl" and (not heads or any(tree.lower[kid] in scene.tables.words.relative_pronouns for kid in heads)):
        heads = [head]
    if not heads and relation == "conj":
        first = tree.head[v]
        passive = bool(tree.kids(first, "nsubj:pass")) and tree.tag[v] in _PARTICIPLE
        heads = tree.kids(first, "nsubj:pass") if passive else tree.kids(first, "obj") if not tree.kids(v, "nsubj") else []
    if not heads:  # "reversed previously imposed measures": the participle took the object
        for other in tree.kids(v, "advcl", "xcomp", "ccomp", "dep"):
            if tree.tag[other] in _PARTICIPLE and other - v <= 3 and not tree.kids(other, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark"):
                heads += tree.kids(other, "obj")
    if not heads:
        for other in tree.kids(v, "conj"):
            heads += [kid for kid in tree.kids(other, "obj") if kid > other]
    return heads + tree.kids(v, "iobj")


def landing(scene: Scene, head: int) -> Hit | None:
    """The measure, act noun or flow noun that a noun phrase is about."""
    tree = scene.tree
    for _ in range(4):
        for kind in ("measure", "act", "flow"):
            hit = scene.hit(kind, head)  # type: ignore[arg-type]  # the three are hit kinds
            if hit is not None:
                return _rather_measure(scene, hit)
        below = [kid for kid in tree.kids(head, "nmod") if tree.case_of(kid) in scene.tables.words.below_hollow]
        if tree.lower[head] in scene.tables.words.hollow and below:
            head = below[0]
            continue
        break
    inside = set(tree.phrase(head))
    for kind in ("measure", "flow"):
        for hit in scene.of(kind):  # type: ignore[arg-type]
            if hit.head in inside and abs(hit.head - head) <= 6 and not (kind == "flow" and hit.head > head + 3):
                return hit
    return None


def _rather_measure(scene: Scene, hit: Hit) -> Hit:
    """ "export controls" and "trade in": a flow noun that only modifies a measure gives way to it."""
    if hit.kind == "flow":
        for measure in scene.of("measure"):
            if measure.start == hit.end:
                return measure
    return hit


def _near_object(scene: Scene, verb: Hit, has_object: bool) -> list[Hit]:
    tree = scene.tree
    reach = 5 if has_object else _REACH
    for token in range(verb.end, min(scene.hi, verb.end + reach)):
        if tree.lower[token] in (";", ":", "—", "–") or (tree.lower[token] in ("but", "after", "while", "because", "which", "that", "as") and token > verb.end):
            break
        if scene.hit("verb", token) is not None and token > verb.end:
            break
        for kind in ("measure", "act", "flow"):
            hit = scene.hit(kind, token)  # type: ignore[arg-type]
            if hit is not None:
                return [_rather_measure(scene, hit)]
    if not scene.parsed or tree.tag[verb.head] in _PARTICIPLE:
        for token in range(verb.start - 1, max(scene.lo - 1, verb.start - 7), -1):
            if tree.lower[token] in (",", ";", ":"):
                break
            for kind in ("measure", "flow"):
                hit = scene.hit(kind, token)  # type: ignore[arg-type]
                if hit is not None and (tree.lower[verb.head].endswith("ed") or tree.lower[verb.start - 1] in scene.tables.words.be_forms):
                    return [hit]
    return []


def _subjects(scene: Scene, verb: Hit) -> list[Hit]:
    tree, v = scene.tree, verb.head
    if not tree.parsed(v):
        for token in range(verb.start - 1, max(scene.lo - 1, verb.start - 10), -1):
            for kind in ("measure", "act"):
                hit = scene.hit(kind, token)  # type: ignore[arg-type]
                if hit is not None:
                    return [hit]
        return []
    heads = tree.kids(v, "nsubj")
    climb = v
    while not heads and tree.dep[climb] in ("xcomp", "conj") and tree.head[climb] != climb:
        climb = tree.head[climb]
        heads = tree.kids(climb, "nsubj", "nsubj:pass")
    if tree.dep[v] in ("acl:relcl", "acl") and (not heads or tree.lower[heads[0]] in scene.tables.words.relative_pronouns):
        heads = [tree.head[v]]
    return [hit for hit in (landing(scene, head) for head in heads) if hit is not None]
