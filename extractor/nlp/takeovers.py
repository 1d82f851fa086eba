"""Which buyers from abroad are kept out? "Vetoed the sale of a chip factory to a Chinese group", "blocked the takeover of a port by a Chinese firm"."""

from collections.abc import Collection, Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.scene import ACTORS, Placed, Scene, home_of
from extractor.rules.triggers import VerbRule
from extractor.rules.words import FunctionWords

ON_TAKEOVER = "nlp.acts/on_takeover"
"""Why a purchase that is kept from a buyer abroad is an act."""
_KEEPS_OUT = "investment_control"
_REACH = 16
"""Tokens from the purchase to its buyer: "the sale of a wafer line in Oslo to a Swedish unit of a Chinese group"."""
_TO_BUYER = 6
"""Tokens from "by" to where the buyer is at home: "by a state-owned Chinese group"."""
_PLACES = frozenset({"place", "bloc"})
_UNION = "EU"
"""Whose word on a merger is one on competition."""
_MAKERS = ("maker", "makers")
"""What words for firms end in: "chipmaker"."""


def may_be_takeover(rule: VerbRule, lower: Collection[str], words: FunctionWords) -> bool:
    """Whether a sentence has the words for it."""
    if rule.needs_measure != _KEEPS_OUT or rule.on_measure != "impose":
        return False
    return not (words.takeovers.isdisjoint(lower) and words.buys_firms.isdisjoint(lower))


def on_takeover(scene: Scene, verb: Hit, rules: Sequence[VerbRule]) -> list[Act]:
    """A purchase that a government keeps from a buyer of another country; what is stopped for competition's sake, or bought abroad, is none."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if may_be_takeover(rule, scene.said, words)), None)
    if rule is None or not tree.parsed(verb.head) or not words.of_competition.isdisjoint(scene.said):
        return []
    heads = object_heads(scene, verb.head)
    deal = next((head for head in heads if tree.lower[head] in words.takeovers), -1)
    deal = deal if deal >= 0 else next((head for head in heads if _is_kept_from_buying(scene, head)), -1)
    if deal < 0 or (tree.lower[deal] in words.dealings_in_firms and not _is_of_firm(scene, deal)):
        return []
    own = {home_of(item.mention) for kid in tree.kids(verb.head, "nsubj") for item in scene.among(tree.phrase(kid), ACTORS)}
    if _UNION in own or all(home_of(item.mention) in own for item in scene.among(_buyer(scene, deal), _PLACES)):
        return []
    return [Act(verb, rule, verb.head, "impose", _KEEPS_OUT, None, deal, {"weak_flow", "of_anchor", *verb_form(scene, verb.head)}, [ON_TAKEOVER])]


def buyers(scene: Scene, act: Act, acting: Collection[str]) -> list[tuple[Placed, str]]:
    """Who is kept out; the firm that is bought tells of no goods that are hit."""
    return [(item, "nlp.takeovers/buyer") for item in scene.among(_buyer(scene, act.anchor), _PLACES) if item.mention.concept not in acting]


def _is_kept_from_buying(scene: Scene, head: int) -> bool:
    """ "Blocked a Swedish company from buying a chip plant": a firm from abroad, and the firm or plant that it may not buy."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[head] not in words.buyers or not scene.among(tree.phrase(head), _PLACES):
        return False
    for token in range(head + 2, min(scene.hi, head + _TO_BUYER)):
        if tree.lower[token] in words.buys_firms and tree.lower[token - 1] in words.origin:
            if tree.lower[token] in words.invests:
                return True
            bought = [tree.lower[kid] for kid in tree.kids(token, "obj")]
            return any(word in words.firms or word in words.plants or word.endswith(_MAKERS) for word in bought)
    return False


def _is_of_firm(scene: Scene, deal: int) -> bool:
    """Whether what is sold or bought is a firm or a plant: "the sale of a chip factory", "a bid for a miner"."""
    behind = scene.tree.lower[deal + 1 : min(scene.hi, deal + _REACH)]
    words = scene.tables.words
    return any(word in words.firms or word in words.plants or word.endswith(_MAKERS) for word in behind)


def _buyer(scene: Scene, deal: int) -> list[int]:
    """The tokens that tell who buys: before the noun ("a Chinese bid"), behind "by", of a sale behind "to"; what is bought is none of them."""
    tree, words = scene.tree, scene.tables.words
    phrase = [token for token in tree.phrase(deal) if token < deal]
    leads = words.agent | words.shut_to if tree.lower[deal] in words.dealings_in_firms else words.agent
    for token in range(deal + 1, min(scene.hi, deal + _REACH)):
        if tree.lower[token] in leads and tree.lower[token] not in words.upon:
            return [*phrase, *range(token + 1, min(scene.hi, token + 1 + _TO_BUYER))]
    return phrase


__all__ = ["ON_TAKEOVER", "buyers", "may_be_takeover", "on_takeover"]
