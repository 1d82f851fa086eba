"""Whose goods will come in free? "Tea from Kenya will be duty-free", "goods from Laos will enter Thailand free of duty"."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.general import is_spared
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
    """Goods that are said to be free of duty from now on, or let in so; those that merely are so tell of no act."""
    rate = _free_rate(scene, measure)
    if rate is None or not scene.tree.parsed(measure.head) or measure_of(scene, measure)[0] != "tariff":
        return None
    head, subjects = _predicate(scene, rate)
    hit = {token for subject in subjects for token in scene.tree.phrase(subject)} or set(_before(scene, head, rate))
    if scene.among(hit, _HIT) and _is_news(scene, head, rate):
        return Act(measure, rule_of(measure), head, "ease", "tariff", measure, measure.head, {"subject_is_target", "crosses"}, [LET_FREE])
    taker = _taker(scene, rate)
    if taker < 0 or not scene.among(range(taker + 1, rate.start), {"good"}) or _is_mere_leave(scene, taker, rate) or _is_by_people(scene, taker):
        return None
    flags = {"object_is_target", "crosses"} | ({"of_traders", "subject_is_target"} if _may(scene, taker) else set())
    return Act(measure, rule_of(measure), taker, "ease", "tariff", measure, measure.head, flags, [LET_FREE])


def is_part_of_free(scene: Scene, measure: Hit) -> bool:
    """Whether a noun is only a part of what says that goods are spared: "brings in sugar [duty]-free", "enters without paying [duty]"."""
    rate = _free_rate(scene, measure)
    return rate is not None and (rate.end > measure.end or scene.tree.lower[rate.start] in scene.tables.words.spares_by)


def is_in_free(scene: Scene, verb: Hit) -> bool:
    """Whether a verb stands within such words: "without [paying] duty"."""
    return any(item.mention.attrs.get("zero") and item.start < verb.start for item in scene.mentions(verb.start, {"rate"}))


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


def done_to_nothing(scene: Scene, measure: Hit, action: str) -> str:
    """ "Extended the zero duty", "withdrew it": what is done to a duty of nothing is done to a waiver."""
    if measure.kind != "measure" or action not in _TO_WAIVER:
        return action
    beside = scene.among(range(max(scene.lo, measure.start - 1), measure.end), {"rate"})
    return _TO_WAIVER[action] if any(item.mention.attrs.get("zero") and item.start < measure.start for item in beside) else action


_TO_WAIVER = {"extend": "suspend", "remove": "tighten", "suspend": "tighten", "reinstate": "ease"}


def laid_on_spared(scene: Scene, verb: Hit, measure: Hit, action: str) -> str:
    """What bringing in does to a duty that goods are spared: nothing, but "added rice to the list of duty-free goods" eases it."""
    if action != "impose" or measure.kind != "measure" or not (is_part_of_free(scene, measure) or is_spared(scene, measure)):
        return action
    lower, words = scene.tree.lower, scene.tables.words
    listed = any(lower[token] in words.lists and lower[token + 1] in words.flow_of for token in range(verb.end, measure.start - 1))
    return "ease" if listed else ""


def at_nothing(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "Will open its market at zero duty": a duty of nothing is laid on nobody."""
    for act in acts:
        noun = act.noun
        if act.action == "impose" and act.measure == "tariff" and noun is not None and noun.kind == "measure":
            free = any(item.mention.attrs.get("zero") and item.end == noun.end for item in scene.mentions(noun.head, {"rate"}))
            act.action = "ease" if free else act.action
    return acts


def enters_free(scene: Scene, flow: Hit) -> bool:
    """Whether imports are those that pay no duty: "the duty-free import of peas", "the importation of duty-free sugar", "imports of maize free of duty"."""
    if flow.flow != "import":
        return False
    behind = range(flow.end + 1, flow.end + 2) if flow.end < scene.hi and scene.tree.lower[flow.end] in scene.tables.words.flow_of else ()
    beside = scene.among((*range(max(scene.lo, flow.start - _BEFORE_FLOW), flow.start), *behind), {"rate"})
    after = [item for item in scene.among(range(flow.end, min(scene.hi, flow.end + _TO_FREE)), {"rate"}) if not _is_apart(scene, flow.end, item.start)]
    return any(item.mention.attrs.get("zero") for item in (*beside, *after))


_BEFORE_FLOW = 4
"""Words from "duty-free" to the imports, goods between: "duty-free chickpea imports"."""
_TO_FREE = 14
"""Tokens from the verb or the imports to "duty-free", goods and their amount between."""


def _free_rate(scene: Scene, measure: Hit) -> Placed | None:
    return next((item for item in scene.mentions(measure.head, {"rate"}) if item.mention.attrs.get("zero")), None)


def _is_apart(scene: Scene, start: int, end: int) -> bool:
    """Whether another clause begins between: "allowed imports of maize, which is duty-free"."""
    words, tree = scene.tables.words, scene.tree
    return any(tree.lower[token] in words.breaks | words.relative_pronouns or tree.tag[token] in _FINITE for token in range(start, end))


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _predicate(scene: Scene, rate: Placed) -> tuple[int, list[int]]:
    """The word that says it of a subject, and the subject: "free" after "will be", the verb of "will enter duty-free"."""
    tree, inside = scene.tree, range(rate.start, rate.end)
    top = next((token for token in reversed(inside) if tree.head[token] not in inside), rate.end - 1)
    if tree.kids(top, "cop"):
        return top, tree.kids(top, "nsubj")
    over = tree.head[top]
    if tree.dep[top] == "amod" and tree.kids(over, "cop") and scene.mentions(over, {"date"}):
        return over, tree.kids(over, "nsubj")  # "will be duty-free next year": syntax may take the year for what it will be
    if tree.dep[top] in ("xcomp", "advmod", "obl", "advcl") and tree.lower[over] in scene.tables.words.comes_in:
        return over, tree.kids(over, "nsubj", "nsubj:pass")
    return top, []


def _before(scene: Scene, head: int, rate: Placed) -> range:
    """The words before a verb whose subject syntax lost: "from May 1 wheat will come in free of duty"."""
    lost = scene.tree.lower[head] in scene.tables.words.comes_in and not scene.tree.kids(head, "nsubj", "nsubj:pass")
    return range(scene.lo, head) if lost and head < rate.start else range(0)


def _taker(scene: Scene, rate: Placed) -> int:
    """The verb by which goods between it and the rate are let in: "will let in tea free of duty", "admits beef without duty"; or -1."""
    tree, words = scene.tree, scene.tables.words
    for token in range(rate.start - 1, max(scene.lo - 1, rate.start - _TO_FREE), -1):
        if tree.lower[token] in words.breaks | words.relative_pronouns:
            return -1
        hit = scene.hit("verb", token)
        verb = token if hit is None else hit.start
        if tree.lower[verb] in words.takes_goods_in or (tree.lower[verb] in words.let and not words.inward.isdisjoint(tree.lower[verb : rate.start])):
            return verb
        if tree.tag[token] in _FINITE or hit is not None:
            return -1
    return -1


def _may(scene: Scene, verb: int) -> bool:
    return any(scene.tree.lower[kid] in scene.tables.words.may_do for kid in scene.tree.kids(verb, "aux"))


def _is_by_people(scene: Scene, verb: int) -> bool:
    """ "Travellers may bring in wine free of duty": what people carry is no trade."""
    tree, words = scene.tree, scene.tables.words
    return any(tree.lower[kid] in words.people | words.shoppers for kid in tree.kids(verb, "nsubj"))


def _is_news(scene: Scene, head: int, rate: Placed) -> bool:
    """Whether it is to be, or is so only now."""
    words, lower = scene.tables.words, scene.tree.lower
    if any(words.modal_kind(lower[kid]) in _AHEAD or lower[kid] in words.from_now for kid in scene.tree.children[head]):
        return True
    return _may(scene, head) and not _is_mere_leave(scene, head, rate)


def _is_mere_leave(scene: Scene, head: int, rate: Placed) -> bool:
    """ "Tea can enter free of duty": how things stand, where no day, no amount and no paper says that this is new."""
    tree, words = scene.tree, scene.tables.words
    if not _may(scene, head):
        return tree.tag[head] in ("VBZ", "VBP") and not scene.among(range(scene.lo, scene.hi), {"date"})
    under = [token for token in range(scene.lo, head) if tree.lower[token] in words.under_programme]
    if any(tree.lower[token + 1] in words.relative_pronouns for token in under):
        return True  # "trimmed the quota under which chicken may enter free of duty"
    told = scene.among(range(scene.lo, scene.hi), {"date", "quantity", "instrument"})
    return not told and not under and not any(tree.lower[token] in words.says_so for token in range(rate.end, scene.hi))


__all__ = [
    "LET_FREE",
    "ON_FREE_IMPORTS",
    "done_to_nothing",
    "enters_free",
    "is_in_free",
    "is_part_of_free",
    "is_zero",
    "laid_on_spared",
    "let_free",
    "on_free_imports",
]
