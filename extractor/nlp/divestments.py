"""Which part of a firm is somebody told to give up? "Told to sell 86 percent of a chip plant", "ordered Kolm to close its Peruvian arm"."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import behind_particle, object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene, home_of
from extractor.rules.triggers import VerbRule

ON_TIME_TO_SELL = "nlp.acts/on_time_to_sell"
"""Why more time to sell is an act."""
_TIMES = frozenset({"date", "duration"})
_ABOVE = 3
"""Verbs and nouns over "to sell" among which "gave" stands."""
_BEHIND = 3
"""Tokens from a branch to where it is: "its operations in Peru"."""


def gives_up(scene: Scene, order: int, verb: Hit, rule: VerbRule) -> bool:
    """Whether who is told so gives up a stake, or a branch in the country of who orders it: a mine that is shut, an office elsewhere are none."""
    tree, words = scene.tree, scene.tables.words
    if not words.of_competition.isdisjoint(scene.said) or tree.lower[order] in words.asked_only:
        return False
    heads = object_heads(scene, verb.head) or behind_particle(scene, verb)
    return rule.gives_up == "any" or any(_is_branch(scene, order, head) or (rule.gives_up == "stake" and _is_stake(scene, head)) for head in heads)


def on_time_to_sell(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Gave the owner another 75 days to sell its Peruvian business": who must give it up may keep it longer."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if rule.gives_up is not None), None)
    if rule is None or tree.tag[verb.head] != "VB" or words.more_time.isdisjoint(scene.said) or not words.of_competition.isdisjoint(scene.said):
        return []
    giving = next((token for token in tree.above(verb.head)[:_ABOVE] if tree.lower[token] in words.gives_time), -1)
    if giving < 0 or not _TIMES & {item.mention.kind for item in scene.among(range(giving, scene.hi), _TIMES)}:
        return []
    told = tree.lower[giving : verb.start]
    heads = object_heads(scene, verb.head) or behind_particle(scene, verb)
    firm = rule.gives_up == "any" or any(_is_branch(scene, giving, head) or _is_stake(scene, head) for head in heads)
    if not firm or words.more_time.isdisjoint(told):
        return []
    return [Act(verb, rule, giving, "postpone", "investment_control", None, verb.head, {"weak_flow", "alone"}, [ON_TIME_TO_SELL])]


def _is_stake(scene: Scene, head: int) -> bool:
    tree, words = scene.tree, scene.tables.words
    of_firm = any(tree.text[kid][:1].isupper() or tree.lower[kid] in words.firms for kid in tree.kids(head, "nmod"))
    return tree.lower[head] in words.stakes or (of_firm and bool(scene.mentions(head, {"rate"})))


def _is_branch(scene: Scene, order: int, head: int) -> bool:
    tree = scene.tree
    if tree.lower[head] not in scene.tables.words.branches:
        return False
    who = [token for kid in tree.kids(order, "nsubj", "obl:agent") for token in tree.phrase(kid)]
    where = [*tree.phrase(head), *range(head + 1, min(scene.hi, head + _BEHIND))]
    return not {item.mention.concept for item in scene.among(where, PARTIES)}.isdisjoint(home_of(item.mention) for item in scene.among(who, ACTORS))


__all__ = ["gives_up", "on_time_to_sell"]
