"""What does a verb do to trade itself? "Banned exports of tin", "limited shipments to 2,000 tonnes": a measure that no noun names."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.held_flows import is_held
from extractor.nlp.let_amounts import is_of_amount
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import flow_told, rule_of
from extractor.nlp.objects import REACH
from extractor.nlp.scene import PARTIES, Scene
from extractor.rules.triggers import VerbRule

_ONLY = "only"


def _is_to_amount(scene: Scene, flow: Hit) -> bool:
    """ "Limit imports of steel to 60 percent of last year's", "curb exports to 2,000 tonnes": an amount that may pass."""
    after = range(flow.end, min(scene.hi - 1, flow.end + REACH))
    return any(scene.tree.lower[at] in scene.tables.words.new_value and scene.among((at + 1, at + 2), {"rate", "quantity"}) for at in after)


def _is_only_by_leave(scene: Scene, verb: Hit, flow: Hit) -> bool:
    """ "Will only allow imports under permit", "permits exports only with a licence": what is let through needs leave from now on."""
    end = min(scene.hi, flow.end + REACH)
    licence = next((hit for hit in scene.of("measure") if flow.end <= hit.start < end and rule_of(hit).licence), None)
    return licence is not None and _ONLY in scene.tree.lower[max(scene.lo, verb.start - 2) : licence.start]


def _is_with_party(scene: Scene, flow: Hit) -> bool:
    """ "Transactions with two Chadian banks", not "with bitcoin"."""
    return bool(scene.among(range(flow.end, min(scene.hi, flow.end + REACH)), PARTIES))


def flow_act(scene: Scene, verb: Hit, rule: VerbRule, flow: Hit) -> Act | None:
    kind, action = rule.flow_kind or "control", rule.on_flow or "impose"
    if rule.holds_flow and not is_held(scene, verb, flow):
        return None
    if action == "ease" and _is_only_by_leave(scene, verb, flow):
        kind, action = "control", "impose"
    elif action == "ease" and kind == "ban" and is_of_amount(scene, verb, flow):
        kind = "quota"
    if kind == "control" and _is_to_amount(scene, flow):
        kind = "quota"
    if action == "ease" and scene.starts_with(flow.end, scene.tables.words.at_most):
        kind, action = "quota", "impose"  # "will let miners ship no more than 9,600 tons"
    measure = scene.tables.families[kind].get(flow_told(scene.tree.lower, flow, kind, scene.tables.words.trades_with), "")
    if not measure or (scene.tree.lower[flow.head] in scene.tables.words.deals_in_money and not _is_with_party(scene, flow)):
        return None
    if scene.tree.lower[verb.head] in scene.tables.words.licensed and scene.among(scene.tree.phrase(flow.head), {"quantity"}):
        return Act(verb, rule, verb.head, "ease", measure, flow, flow.head, {"flow"}, ["nlp.acts/licensed_amount"])  # "licensed exports of 900 tonnes"
    flags = {"flow"} | ({"weak_flow"} if rule.weak_flow else set()) | ({"of_amount"} if kind == "quota" else set()) | verb_form(scene, verb.head)
    return Act(verb, rule, verb.head, action, measure, flow, flow.head, flags, ["nlp.acts/flow_object"])


def on_flow_resuming(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Imports of apples may resume, Manila said": trade that is said to go on again, which whoever tells of it lets through."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if rule.on_flow == "ease"), None)
    if rule is None or not tree.parsed(verb.head) or tree.lower[verb.start] not in words.restarts or tree.kids(verb.head, "obj", "aux:pass"):
        return []
    subject = next((hit for kid in tree.kids(verb.head, "nsubj") if (hit := scene.hit("flow", kid)) is not None), None)
    let = any(tree.lower[kid] in words.may_do or words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(verb.head, "aux"))
    let = let or (tree.tag[verb.start - 1] == "TO" and tree.lower[verb.start - 2] in words.is_now)  # "imports are to resume in August"
    if subject is None or not let or subject.flow not in ("export", "import") or not scene.among(tree.phrase(subject.head), {"good"}):
        return []
    flags = {"flow", "weak_flow", "crosses", STOPS}
    return [Act(verb, rule, verb.head, "ease", scene.tables.families["ban"][subject.flow], subject, subject.head, flags, [STOPS])]


def on_flow_subject(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Live exports will end in May 2028, Canberra said": trade that is said to stop, which whoever tells of it has stopped."""
    tree = scene.tree
    rule = next((rule for rule in rules if rule.on_flow == "impose" and rule.flow_kind == "ban"), None)
    if rule is None or not tree.parsed(verb.head) or tree.lower[verb.start] not in scene.tables.words.ceases or tree.kids(verb.head, "obj", "aux:pass"):
        return []
    subject = next((hit for kid in tree.kids(verb.head, "nsubj") if (hit := scene.hit("flow", kid)) is not None), None)
    if verb.end < scene.hi and tree.tag[verb.end] == "DT":
        return []  # "exports will end the year lower"
    ahead = any(scene.tables.words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(verb.head, "aux"))
    if subject is None or not ahead or subject.flow not in ("export", "import") or not scene.among(tree.phrase(subject.head), {"good"}):
        return []
    return [Act(verb, rule, verb.head, "impose", scene.tables.families["ban"][subject.flow], subject, subject.head, {"flow", "weak_flow", STOPS}, [STOPS])]


STOPS = "nlp.acts/flow_stops"
"""Flag and reason of trade that is said to stop."""


__all__ = ["STOPS", "flow_act", "on_flow_resuming", "on_flow_subject"]
