"""When is a deal one of trade that no word calls so? "Concluded an arrangement on cashmere", "struck a deal" in a text about their duties."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import is_trade, rule_of
from extractor.nlp.objects import REACH, object_heads
from extractor.nlp.scene import ACTORS, Scene, home_of
from extractor.rules.triggers import VerbRule

ON_DEAL = "nlp.acts/on_deal"
"""Why a deal of two parties is an act."""
_BEFORE = 3
"""Words before "deal" that say what it is about: "a ceasefire deal"."""
_LEAD, _WITH = 3, 6
"""Words from "deal" to "with", and from there to whom it is with."""
UNTOLD = "untold_deal"
"""Flag of a deal whose sentence does not say what it is about (`link.linker`)."""


def on_deal(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Two jurisdictions conclude something; what trade it is about stands in the sentence, or in others of the text."""
    rule, tree = next((rule for rule in rules if rule.on_measure == "agree" and rule.needs_measure == "trade_agreement"), None), scene.tree
    if rule is None or rule.one_sided or not tree.parsed(verb.head) or tree.is_passive(verb.head):
        return []
    deal = next((head for head in object_heads(scene, verb.head) if tree.lower[head] in scene.tables.words.deal_nouns), -1)
    if deal < 0 or deal < verb.head or len(_parties(scene, verb.head, deal)) < 2:
        return []
    said = tree.lower[max(scene.lo, deal - _BEFORE) : min(scene.hi, deal + REACH)]
    if not (scene.tables.words.of_other_deals | scene.tables.words.dealings).isdisjoint(said):
        return []
    flags = verb_form(scene, verb.head) | (set() if _tells_trade(scene, verb) else {UNTOLD})
    return [Act(verb, rule, verb.head, "agree", "trade_agreement", None, deal, flags, [ON_DEAL])]


def _parties(scene: Scene, verb: int, deal: int) -> set[str]:
    """The jurisdictions that conclude it: the subject, and who it is concluded with."""
    tree = scene.tree
    subjects = tree.kids(verb, "nsubj")
    if any(tree.lower[kid] in scene.tables.actors.private for kid in subjects):
        return set()
    told = [token for kid in subjects for token in tree.phrase(kid)]
    with_whom = [kid for head in (verb, deal) for kid in tree.kids(head, "obl", "nmod") if tree.case_of(kid) in scene.tables.words.deals_with]
    told += [token for kid in with_whom for token in tree.phrase(kid)]
    lead = next((token for token in range(deal + 1, min(scene.hi, deal + _LEAD)) if tree.lower[token] in scene.tables.words.deals_with), -1)
    told += range(lead, min(scene.hi, lead + _WITH)) if lead >= 0 else ()  # syntax may hang them on what the deal covers
    return {home_of(item.mention) for item in scene.among(told, ACTORS)} - {""}


def _tells_trade(scene: Scene, verb: Hit) -> bool:
    """Whether goods, trade or a measure of trade are named behind the verb."""
    behind = range(verb.end, scene.hi)
    if any(hit.start in behind and not rule_of(hit).pointer and is_trade(scene, hit) for hit in scene.of("measure")):
        return True
    flows = any(hit.start in behind and hit.flow in ("export", "import") for hit in scene.of("flow"))
    return flows or bool(scene.among(behind, {"good"}))


__all__ = ["ON_DEAL", "UNTOLD", "on_deal"]
