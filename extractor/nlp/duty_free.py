"""Whose goods will come in free? "Tea from Kenya will be duty-free", "goods from Laos will enter Thailand free of duty"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import measure_of, rule_of
from extractor.nlp.scene import Placed, Scene
from extractor.rules.triggers import VerbRule

LET_FREE = "nlp.acts/let_free"
"""Why goods that will be free of duty are an act."""
ON_FREE_IMPORTS = "nlp.acts/free_imports"
"""Why prolonging or ending imports without duty is an act on the duty."""
FREE_IMPORTS = {"extend": "suspend", "remove": "tighten"}
"""What is done to a duty by what is done to the imports that are spared it."""
_ON_FLOW = {"ease": "ease", "impose": "tighten"}
"""The same of verbs of trade: such imports are allowed, or stopped; who bans goods bans them whatever their duty."""
_HIT = {"good", "place", "bloc"}
_AHEAD = frozenset({"will", "would"})


def let_free(scene: Scene, measure: Hit) -> Act | None:
    """Goods that are said to be free of duty from now on; those that merely are so tell of no act."""
    rate = next((item for item in scene.mentions(measure.head, {"rate"}) if item.mention.attrs.get("zero")), None)
    if rate is None or not scene.tree.parsed(measure.head) or measure_of(scene, measure)[0] != "tariff":
        return None
    head, subjects = _predicate(scene, rate)
    hit = {token for subject in subjects for token in scene.tree.phrase(subject)}
    if not scene.among(hit, _HIT) or not _is_news(scene, head):
        return None
    return Act(measure, rule_of(measure), head, "ease", "tariff", measure, measure.head, {"subject_is_target"}, [LET_FREE])


def on_free_imports(scene: Scene, verb: Hit, rule: VerbRule, flow: Hit) -> Act | None:
    """ "Allowed tax-free imports of eggs" lowers the duty, "ended duty-free imports" brings it back: what is done to such imports is done to the duty."""
    action = FREE_IMPORTS.get(rule.on_measure or "") if rule.on_flow is None else _ON_FLOW.get(rule.on_flow)
    if action is None or (rule.on_flow == "impose" and not rule.weak_flow) or not enters_free(scene, flow):
        return None
    flags = verb_form(scene, verb.head) | ({"weak_flow"} if rule.weak_flow else set())
    return Act(verb, rule, verb.head, action, "tariff", flow, flow.head, flags, [ON_FREE_IMPORTS])


def is_zero(scene: Scene, measure: Hit) -> bool:
    """ "Granted zero duty": a duty of nothing."""
    return any(item.mention.attrs.get("zero") for item in scene.mentions(measure.head, {"rate"}))


def at_nothing(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "Will open its market at zero duty": a duty of nothing is laid on nobody."""
    for act in acts:
        noun = act.noun
        if act.action == "impose" and act.measure == "tariff" and noun is not None and noun.kind == "measure":
            free = any(item.mention.attrs.get("zero") and item.end == noun.end for item in scene.mentions(noun.head, {"rate"}))
            act.action = "ease" if free else act.action
    return acts


def enters_free(scene: Scene, flow: Hit) -> bool:
    """Whether imports are those that pay no duty: "extended the duty-free import of peas", "the importation of duty-free sugar"."""
    behind = range(flow.end + 1, flow.end + 2) if flow.end < scene.hi and scene.tree.lower[flow.end] in scene.tables.words.flow_of else ()
    beside = scene.among((*range(max(scene.lo, flow.start - _BEFORE_FLOW), flow.start), *behind), {"rate"})
    return flow.flow == "import" and any(item.mention.attrs.get("zero") for item in beside)


_BEFORE_FLOW = 4
"""Words from "duty-free" to the imports, goods between: "duty-free chickpea imports"."""


def _predicate(scene: Scene, rate: Placed) -> tuple[int, list[int]]:
    """The word that says it of a subject, and the subject: "free" after "will be", the verb of "will enter duty-free"."""
    tree, inside = scene.tree, range(rate.start, rate.end)
    top = next((token for token in reversed(inside) if tree.head[token] not in inside), rate.end - 1)
    if tree.kids(top, "cop"):
        return top, tree.kids(top, "nsubj")
    over = tree.head[top]
    if tree.dep[top] == "amod" and tree.kids(over, "cop") and scene.mentions(over, {"date"}):
        return over, tree.kids(over, "nsubj")  # "will be duty-free next year": syntax may take the year for what it will be
    if tree.dep[top] in ("xcomp", "advmod", "obl") and tree.lower[over] in scene.tables.words.comes_in:
        return over, tree.kids(over, "nsubj", "nsubj:pass")
    return top, []


def _is_news(scene: Scene, head: int) -> bool:
    """Whether it is to be, or is so only now."""
    words, lower = scene.tables.words, scene.tree.lower
    return any(words.modal_kind(lower[kid]) in _AHEAD or lower[kid] in words.from_now for kid in scene.tree.children[head])


__all__ = ["LET_FREE", "ON_FREE_IMPORTS", "enters_free", "is_zero", "let_free", "on_free_imports"]
