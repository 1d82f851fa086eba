"""What does a verb do to a measure noun, or to an act noun that has a measure of its own? "Extended the pause of its duty", "granted an exemption from it"."""

from extractor.nlp.act import Act, by_measure, verb_form
from extractor.nlp.act_nouns import COMPOSED, measure_below, relief_below, spares_from
from extractor.nlp.duty_free import done_to_nothing, is_zero, laid_on_spared
from extractor.nlp.fitting import (
    as_told,
    degree_before,
    is_hit_with,
    is_needed,
    kind_taken,
    may_take,
    speaks_of_trade,
)
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import STANDS, rule_of
from extractor.nlp.objects import PARTICIPLE
from extractor.nlp.scene import Scene
from extractor.rules.triggers import ActNounRule, VerbRule


def measure_act(scene: Scene, verb: Hit, rule: VerbRule, landing: Hit, action: str) -> Act | None:
    """A verb acts on a measure noun, or on an act noun that has a measure of its own."""
    relief, noun, why = None, landing, ["nlp.acts/object"]
    reports = rule.neutral
    inner = relief_below(scene, landing) if landing.kind == "act" and (reports or action in ("impose", "agree", "ease")) else None
    if inner is not None:  # "announced an extension of the pause": what the nouns say together
        action, landing, reports = landing.rules[0][0].action, inner, False  # type: ignore[union-attr]  # an act noun
        why.append(COMPOSED)
    said = action
    if landing.kind == "act":
        if rule.demands:
            return None  # "will demand the elimination of the quota"
        act_rule = landing.rules[0][0]
        assert isinstance(act_rule, ActNounRule)
        noun_of = measure_below(scene, landing)
        relief = act_rule.relief
        if relief == "pause" and noun_of is not None and noun_of.kind == "flow":
            # "extended its suspension of cobalt exports": what stops trade is itself the measure
            relief, action = None, "impose" if reports or action == "suspend" else action
            why.append("nlp.acts/halt_of_flow")
        elif relief is not None:
            decided = scene.tables.relief[relief].get(action)
            if decided == "drop" or (relief in ("review", "deadline") and noun_of is None):  # "received no request for review"
                return None
            if decided is None and reports:
                decided = act_rule.action
            action = decided or act_rule.action
            why.append(f"nlp.acts/relief_{relief}")
        elif noun_of is not None and noun_of.kind == "flow" and action not in ("impose", "agree") and not reports:
            return None  # "put off the resumption of imports": trade that has stopped stays so
        elif action in ("impose", "agree") or reports:
            flows = noun_of is not None and noun_of.kind == "flow"
            action = act_rule.on_flow if flows and act_rule.on_flow is not None else act_rule.action
            why.append("nlp.acts/act_noun")
        if noun_of is None:
            if rule.needs_measure is not None or (relief is None and landing.end - landing.start == 1 and act_rule.action == "impose"):
                return None
            flags = {"no_measure"} | ({f"plain_{said}"} if relief == "pause" and not reports else set())
            if relief in STANDS and scene.tree.lower[landing.start - 1] in scene.tables.words.known:
                flags.add("known_noun")
            return Act(verb, rule, verb.head, action, "", None, landing.head, flags, why, landing)
        noun = noun_of
    elif rule.relief_only and not (landing.kind == "measure" and (rule_of(landing).licence or rule_of(landing).owner_is_target or is_zero(scene, landing))):
        return None  # "granted licences" lets goods through, as a waiver does
    if rule.needs_list and noun.kind != "measure":
        return None
    action = laid_on_spared(scene, verb, noun, action)
    if not action or (noun.kind == "measure" and not may_take(scene, verb, rule, noun, action)):
        return None
    measure, basis = kind_taken(scene, rule, noun)
    if rule.needs_measure is not None and measure != rule.needs_measure:
        return None
    degree = degree_before(scene, verb, noun) if action == "impose" and landing is noun else None
    why += ["nlp.acts/degree"] if degree else []
    action, measure = by_measure(scene, rule, noun, degree or action, measure, relief, is_needed(scene, verb, rule, noun))
    if action == "challenge":
        if "pointer" in basis and not speaks_of_trade(scene):
            return None  # "appealed the decision" of a sports body or a judge
        measure = "trade_dispute"  # what is disputed is somebody else's
    return _of_noun(scene, verb, rule, landing, noun, done_to_nothing(scene, noun, action), measure, [*why, f"nlp.measures/{basis}"])


def _of_noun(scene: Scene, verb: Hit, rule: VerbRule, landing: Hit, noun: Hit, action: str, measure: str, why: list[str]) -> Act:
    """An act on a measure, with how its verb stands to it."""
    through = landing if landing.kind == "act" else None
    act = Act(verb, rule, verb.head, action, measure, noun, noun.head, set(), why, through)
    as_told(scene, verb, act, noun, landing)
    act.flags |= _flags(scene, verb, rule, noun, through)
    return act


def _is_undergone(scene: Scene, verb: Hit) -> bool:
    """ "Will see its permits revoked", "had its preferences handed back"."""
    tree = scene.tree
    return tree.tag[verb.head] in PARTICIPLE and tree.lower[tree.head[verb.head]] in scene.tables.words.sees


def _flags(scene: Scene, verb: Hit, rule: VerbRule, noun: Hit, through: Hit | None) -> set[str]:
    """How a verb stands to its measure, by its form and its rule."""
    tree, words = scene.tree, scene.tables.words
    found = verb_form(scene, verb.head) | ({"subject_is_target"} if _is_undergone(scene, verb) else set())
    found |= {f"with_rate_{rule.with_rate}"} if rule.with_rate else set()
    if noun.kind == "measure" and rule_of(noun).pointer:
        found.add("pointer")
    found |= {"obliges"} if verb.lead and tree.lower[verb.start] in words.musts else set()  # "must pay": part of the verb, no view of what ought to be
    if noun.kind == "measure" and rule_of(noun).measure == "trade_agreement" and tree.dep[verb.head] == "acl:relcl":
        found.add("relative")  # "the deals that it has signed"
    if rule.on_measure == "impose" and is_hit_with(scene, verb):
        return found | {"subject_is_target"}
    if through is not None and spares_from(scene, through, noun):
        found.add("object_is_target")  # "ended the exemption of Chad from its duties" hits Chad
    if noun.end + 1 == verb.start and tree.lower[noun.end] == "," and tree.tag[verb.head] in PARTICIPLE and tree.dep[verb.head] != "ROOT":
        found.add("participle")  # "said the duties, imposed in June, are unfair", whatever syntax makes of it
    if rule.exempts and any(tree.lower[kid] in words.is_now for kid in tree.kids(verb.head, "aux:pass", "cop")):
        found.add("exempt_now")  # "eggs for hatching are exempt from the ban": part of how it was brought in
    elif rule.exempts and tree.kids(verb.head, "cop") and any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(verb.head, "aux")):
        found.add("exempt_then")  # "tea from Chad will be exempt"
    for flag in ("weak", "weak_flow", "object_is_target", "subject_is_target", "subject_may_act", "exempts", "neutral", "one_sided", "needs_rate"):
        if getattr(rule, flag):
            found.add(flag)
    return found


__all__ = ["measure_act"]
