"""Which acts do nouns tell? "the lifting of the ban", "a tariff cut", and measures that no verb took."""

from extractor.nlp.act import Act, by_measure, kind_of
from extractor.nlp.gates import by_noun
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import flow_told, is_trade, measure_of, phrase_of, rule_of
from extractor.nlp.objects import REACH
from extractor.nlp.permits_stopped import without_permits
from extractor.nlp.remedies import GUESSED
from extractor.nlp.scene import Scene
from extractor.rules.triggers import ActNounRule

_RIGHT_BEHIND = 4
_FINITE = ("VBD", "VBZ", "VBP")
COMPOSED = "nlp.acts/act_on_relief"
"""Why "the extension of the suspension" suspends: an act noun that is about another."""


def act_noun(scene: Scene, noun: Hit) -> Act | None:
    """A nominal act with its measure: "the lifting of the ban", "a tariff cut", "suspension of exports"."""
    rule = noun.rules[0][0]
    assert isinstance(rule, ActNounRule)
    if (gate := by_noun(scene, noun)) is not None:
        return gate
    inner = relief_below(scene, noun)
    measure_noun = measure_below(scene, inner or noun)
    if inner is not None and measure_noun is not None:
        return _on_relief(scene, noun, inner, measure_noun)
    if measure_noun is None or rule.taken_only or rule.relief in ("review", "deadline"):  # "pending a review of the duties": one that nobody is said to open
        return None
    if measure_noun.kind == "flow":
        action = "impose" if rule.relief == "pause" else rule.on_flow
        measure = scene.tables.families["ban"].get(flow_told(scene.tree.lower, measure_noun, "ban", scene.tables.words.trades_with), "")
        if action is None or not measure or (rule.on_flow is not None and _is_stopped(scene, noun)):
            return None
        flags = {"nominal", "flow"} | ({"weak_flow"} if rule.on_flow else set())
        return Act(noun, rule, noun.head, action, measure, measure_noun, measure_noun.head, flags, ["nlp.acts/nominal_flow"])
    if not is_trade(scene, measure_noun):
        return None
    measure, basis = measure_of(scene, measure_noun)
    action, measure = by_measure(scene, rule, measure_noun, "investigate" if _is_probed(scene, noun) else rule.action, measure, None)
    flags = {"nominal"} | ({"listed"} if _is_listed(scene, noun) else set()) | ({"pointer"} if rule_of(measure_noun).pointer else set())
    act = Act(noun, rule, noun.head, action, measure, measure_noun, measure_noun.head, flags, ["nlp.acts/nominal", f"nlp.measures/{basis}"])
    return without_permits(scene, [act])[0]


def _is_probed(scene: Scene, noun: Hit) -> bool:
    """ "An investigation into a rise in the duty": a step that is looked into is not taken yet; "into the imposition of a duty" has one that stands."""
    rule = noun.rules[0][0]
    if not isinstance(rule, ActNounRule) or rule.relief not in ("cut", "hike"):
        return False
    probe = scene.hit("measure", scene.tree.head[noun.head]) if scene.tree.parsed(noun.head) else None
    return probe is not None and rule_of(probe).probe and scene.tree.case_of(noun.head) in scene.tables.words.looks_into


def _is_stopped(scene: Scene, noun: Hit) -> bool:
    """ "Put off the resumption of exports": what a verb does to it is another act than its own."""
    over = scene.hit("verb", scene.tree.head[noun.head]) if scene.tree.dep[noun.head] in ("obj", "nsubj:pass") else None
    return over is not None and any(getattr(rule, "on_measure", None) not in (None, "impose", "agree", "remove", "ease") for rule, _ in over.rules)


def bare(scene: Scene, noun: Hit) -> Act:
    rule = rule_of(noun)
    measure, basis = measure_of(scene, noun)
    if rule.probe and basis == GUESSED:
        measure, basis = rule.measure or "", "named"  # "the commission's investigation": told in passing, it may be any
    action = "investigate" if rule.probe else "agree" if measure == "trade_agreement" else "challenge" if measure == "trade_dispute" else "impose"
    flags = {"bare", "called_new"} if action == "impose" and _is_called_new(scene, noun) else {"bare"}
    return Act(noun, rule, noun.head, action, measure, noun, noun.head, flags, ["nlp.acts/bare", f"nlp.measures/{basis}"])


def _is_called_new(scene: Scene, noun: Hit) -> bool:
    """ "Peru's new curbs on fishmeal exports": news, where "Peru's curbs" may have stood for years."""
    tree = scene.tree
    for token in range(noun.start - 1, max(scene.lo, noun.start - _NEW_REACH) - 1, -1):
        if tree.lower[token] in scene.tables.words.newly:
            return True
        if tree.pos[token] not in ("ADJ", "NOUN", "PROPN", "NUM", "SYM"):
            return False
    return False


_NEW_REACH = 4
"""Words between "new" and the measure: "new 25 percent import duties"."""


def _on_relief(scene: Scene, noun: Hit, inner: Hit, measure_noun: Hit) -> Act | None:
    """ "The extension of the suspension of duties": what the outer noun does to the relief, done to the measure."""
    rule, relief = noun.rules[0][0], inner.rules[0][0]
    assert isinstance(rule, ActNounRule)
    assert isinstance(relief, ActNounRule)
    if measure_noun.kind == "measure" and not is_trade(scene, measure_noun):
        return None
    measure, _ = kind_of(scene, measure_noun)
    halts = relief.relief == "pause" and measure_noun.kind == "flow"  # a halt of trade is itself the measure
    action = rule.action if halts else scene.tables.relief[relief.relief or ""][rule.action]
    if action == "drop" or not measure:
        return None
    return Act(noun, rule, noun.head, action, measure, measure_noun, measure_noun.head, {"nominal"}, [COMPOSED], inner)


def relief_below(scene: Scene, noun: Hit) -> Hit | None:
    """The relief that an act noun is about: "the extension of the [suspension] of duties", "a tariff [pause] extension"."""
    tree = scene.tree
    for kid in tree.kids(noun.head, "nmod", "compound"):
        hit = scene.hit("act", kid)
        if hit is None or hit.start == noun.start or (tree.dep[kid] == "nmod" and tree.case_of(kid) not in scene.tables.words.below_hollow):
            continue
        outer, inner = noun.rules[0][0], hit.rules[0][0]
        if isinstance(outer, ActNounRule) and isinstance(inner, ActNounRule) and inner.relief and outer.action in scene.tables.relief[inner.relief]:
            return hit
    return None


def measure_below(scene: Scene, noun: Hit) -> Hit | None:
    """The measure that an act noun is about: beside it, else under it by a preposition."""
    tree = scene.tree
    for hit in reversed(scene.of("measure")):
        beside = hit.end == noun.start or not scene.parsed or tree.head[hit.head] in (noun.head, tree.head[noun.head])
        if noun.start - 3 <= hit.end <= noun.start and beside and not _does(scene, hit, noun):
            return hit
    phrase = set(phrase_of(scene, noun))
    below = [
        hit
        for hit in scene.hits
        if hit.kind in ("measure", "flow")
        and hit.start >= noun.end
        and hit.start - noun.end <= REACH
        and not (hit.kind == "flow" and tree.dep[hit.head] == "compound")  # "the adoption of an export plan"
        and (not scene.parsed or hit.head in phrase or _is_right_behind(scene, noun, hit) or spares_from(scene, noun, hit))
    ]
    measures = [hit for hit in below if hit.kind == "measure"]
    found = (measures or below)[:1]
    if found and spares_from(scene, noun, found[0]):
        return found[0]
    if found and found[0].kind == "measure" and scene.parsed and tree.head[found[0].head] != noun.head:
        # "the suspension of trade with Chad and the closure of its airspace": the trade is nearer
        joined = next((at for at in range(noun.end, found[0].start) if tree.lower[at] in ("and", ";")), -1)
        found = [hit for hit in below if hit.kind == "flow" and hit.end <= joined][:1] or found
    beneath = bool(found) and scene.parsed and tree.head[found[0].head] == noun.head  # "the extension of trade and finance sanctions"
    if found and not beneath and any(tree.lower[token] in (",", ";", ":", "and", "but") for token in range(noun.end, found[0].start)):
        return None
    if found and getattr(noun.rules[0][0], "relief", None) == "deadline" and _is_of_else(scene, noun, found[0]):
        return None
    return found[0] if found else None


def _is_right_behind(scene: Scene, noun: Hit, hit: Hit) -> bool:
    """Whether a measure stands so near behind a noun that syntax may have lost it; not "the waiver allowed Rome to set quotas"."""
    finite = (verb for verb in scene.of("verb") if noun.end <= verb.start < hit.start and scene.tree.tag[verb.head] in _FINITE)
    return hit.start - noun.end <= _RIGHT_BEHIND and next(finite, None) is None


def _is_of_else(scene: Scene, noun: Hit, hit: Hit) -> bool:
    """ "The deadline for using quotas", "for talks on tariffs", "by the extended deadline": another's, or one that was put off before."""
    tree, between = scene.tree, range(noun.end, hit.start)
    return any(tree.pos[token] in ("NOUN", "VERB") for token in between) or any(tree.tag[kid] in ("VBN", "VBG") for kid in tree.kids(noun.head, "amod"))


def _does(scene: Scene, hit: Hit, noun: Hit) -> bool:
    """ "The measure brings an increase in the levy": a subject is not what its object is about."""
    tree = scene.tree
    return tree.dep[hit.head] == "nsubj" and tree.dep[noun.head] == "obj" and tree.head[hit.head] == tree.head[noun.head]


def spares_from(scene: Scene, noun: Hit, hit: Hit) -> bool:
    """ "the exemption of Chad, Niger and Mali from its duties": "from" leads to what a relief is relief from, past a list."""
    tree, head = scene.tree, hit.head
    if getattr(noun.rules[0][0], "relief", None) != "exemption" or not tree.parsed(head) or tree.case_of(head) not in scene.tables.words.spared_from:
        return False
    return tree.head[head] in (noun.head, tree.head[noun.head])


def _is_listed(scene: Scene, noun: Hit) -> bool:
    """ "The steps include a cut of tariffs": an act told as one of several."""
    tree, token = scene.tree, noun.head
    while tree.dep[token] in ("conj", "nmod") and tree.head[token] != token:
        token = tree.head[token]
    over = scene.hit("verb", tree.head[token]) if tree.dep[token] == "obj" else None
    return over is not None and any(getattr(rule, "covers", False) for rule, _ in over.rules)
