"""Which amount of goods is let across the border? "Allowed exports of 90,000 tonnes of sugar", "let in 900 tonnes of taro"."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Placed, Scene
from extractor.rules.triggers import VerbRule

_AMOUNT = frozenset({"quantity"})


def is_of_amount(scene: Scene, verb: Hit, flow: Hit) -> bool:
    """Whether trade that is let through is an amount; trade that resumes, or some of it in spite of a ban, is none."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[verb.start] in words.resumes | words.restarts or not tree.parsed(flow.head):
        return False
    goods = [token for kid in tree.kids(flow.head, "obj") for token in tree.phrase(kid)] if flow.over >= 0 else tree.phrase(flow.head)
    return bool(scene.among(goods, _AMOUNT)) and not any(rule_of(hit).family == "ban" for hit in scene.of("measure"))


def family_let_in(scene: Scene, rule: VerbRule, head: int) -> str:
    """The family of what lets goods in: a quota where their amount is told."""
    return "quota" if rule.lets_in and scene.mentions(head, _AMOUNT) else rule.flow_kind or "ban"


def goods_of_amount(scene: Scene, head: int) -> list[Placed]:
    """The goods of an amount: "let in 900 tonnes of Chadian sugar"."""
    phrase = scene.tree.phrase(head) if scene.mentions(head, _AMOUNT) else ()
    return [item for item in scene.among(phrase, {"good"}) if "modifies" not in item.mention.attrs]


__all__ = ["family_let_in", "goods_of_amount", "is_of_amount"]
