"""Which buyers from abroad are kept out or let in? "Vetoed the sale of a chip plant to a Chinese firm", "cleared the sale of a port to a Chinese firm"."""

from collections.abc import Collection, Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import behind_particle, object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene, home_of
from extractor.rules.triggers import VerbRule
from extractor.rules.words import FunctionWords

ON_TAKEOVER = "nlp.acts/on_takeover"
"""Why a purchase that is kept from a buyer abroad is an act."""
_KIND = "investment_control"
_REACH = 16
"""Tokens from the purchase to its buyer: "the sale of a wafer line in Oslo to a Swedish unit of a Chinese group"."""
_TO_BUYER = 6
"""Tokens from "by" to where the buyer is at home: "by a state-owned Chinese group"."""
_STATE = frozenset({"place", "leader"})
"""Who stands for a state: "Ottawa", "the president"."""
_ACTIONS = {"opens": "investigate", "lets_through": "ease"}
_UNION = "EU"
"""Whose word on a merger is one on competition."""
_MAKERS = ("maker", "makers")
"""What words for firms end in: "chipmaker"."""


def may_be_takeover(rule: VerbRule, lower: Collection[str], words: FunctionWords) -> bool:
    """Whether a sentence has the words for it."""
    return rule.on_takeover is not None and not (words.takeovers.isdisjoint(lower) and words.buys_firms.isdisjoint(lower))


def on_takeover(scene: Scene, verb: Hit, rules: Sequence[VerbRule]) -> list[Act]:
    """What a government does to a purchase by a buyer of another country; what is done for competition's sake, or to a purchase abroad, is none."""
    tree, words = scene.tree, scene.tables.words
    rule = next((rule for rule in rules if may_be_takeover(rule, scene.said, words)), None)
    if rule is None or not tree.parsed(verb.head) or not words.of_competition.isdisjoint(scene.said):
        return []
    heads = object_heads(scene, verb.head) or behind_particle(scene, verb)
    heads = [kid for head in heads for kid in (head, *tree.kids(head, "appos"))]  # "its $9 billion takeover"
    if rule.on_takeover == "opens":  # "opened a review of the takeover"
        heads = [kid for head in heads if tree.lower[head] in words.looks_at_deals for kid in tree.kids(head, "nmod")]
    deal = next((head for head in heads if tree.lower[head] in words.takeovers), -1)
    if deal < 0 and rule.on_takeover == "impose":
        deal = next((head for head in heads if _is_kept_from_buying(scene, head)), -1)
    if rule.on_takeover == "lets_through" and words.through.isdisjoint(tree.lower[verb.end : scene.hi]):
        return []  # "let the sale go ahead" is told by its own verb
    if deal < 0 or (tree.lower[deal] in words.dealings_in_firms and not _is_of_firm(scene, deal)):
        return []
    subjects = tree.kids(verb.head, "nsubj", "obl:agent")
    own = {home_of(item.mention) for kid in subjects for item in scene.among(tree.phrase(kid), ACTORS)}
    if _UNION in own or any(tree.lower[kid] in words.merger_judges for kid in subjects) or not _is_foreign(scene, deal, own, subjects):
        return []
    action = _ACTIONS.get(rule.on_takeover or "", rule.on_takeover or "")
    return [Act(verb, rule, verb.head, action, _KIND, None, deal, {"weak_flow", "of_anchor", *verb_form(scene, verb.head)}, [ON_TAKEOVER])]


def _is_foreign(scene: Scene, deal: int, own: Collection[str], subjects: Sequence[int]) -> bool:
    """Whether the buyer is of another country, or, where only its name is told, the state itself or a matter of security stands in the way."""
    tree, words, buyer = scene.tree, scene.tables.words, _buyer(scene, deal)
    if scene.among(_invested_in(scene, deal), PARTIES):
        return True  # capital that is kept at home
    if places := scene.among(buyer, PARTIES):
        return any(home_of(item.mention) not in own for item in places)
    if any(home_of(item.mention) not in own for item in scene.among(tree.phrase(deal), PARTIES)):
        return False  # "the takeover of a Peruvian airline": what is bought abroad
    named = any(tree.pos[token] == "PROPN" for token in buyer)
    secure = not words.of_security.isdisjoint(scene.said) or any(scene.mentions(kid, _STATE) for kid in subjects)
    of_agency = any(scene.among(tree.phrase(kid), {"agency"}) for kid in subjects)  # a board on foreign investment
    return secure and (named or of_agency or tree.lower[deal] not in words.dealings_in_firms)


def buyers(scene: Scene, act: Act, acting: Collection[str]) -> list[tuple[Placed, str]]:
    """Who is kept out or let in; the firm that is bought tells of no goods that are hit."""
    where = _invested_in(scene, act.anchor) or _buyer(scene, act.anchor)
    return [(item, "nlp.takeovers/buyer") for item in scene.among(where, PARTIES) if item.mention.concept not in acting]


def _invested_in(scene: Scene, head: int) -> range:
    """ "Barred its funds from investing in Chinese chip plants": where those who are kept from it would invest."""
    lower, words = scene.tree.lower, scene.tables.words
    at = next((token for token in range(head, scene.hi) if lower[token] in words.invests), -1) if lower[head] in words.buyers else -1
    return range(at, min(scene.hi, at + _TO_BUYER)) if at >= 0 else range(0)


def _is_kept_from_buying(scene: Scene, head: int) -> bool:
    """ "Blocked a Swedish company from buying a chip plant": a firm from abroad, and the firm or plant that it may not buy."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[head] not in words.buyers or not scene.among(tree.phrase(head), PARTIES):
        return False
    for token in range(head + 2, min(scene.hi, head + _TO_BUYER)):
        if tree.lower[token] in words.buys_firms and tree.lower[token - 1] in words.origin:
            if tree.lower[token] in words.invests:
                return True
            bought = [tree.lower[kid] for kid in tree.kids(token, "obj")]
            return any(word in words.firms or word in words.plants or word.endswith(_MAKERS) for word in bought)
    return False


def _is_of_firm(scene: Scene, deal: int) -> bool:
    """Whether what is sold or bought is a firm or a plant: "the sale of a chip factory", "a bid for a miner", "a bid for Talgo"."""
    tree, words = scene.tree, scene.tables.words
    behind = " ".join(tree.lower[deal + 1 : min(scene.hi, deal + _REACH)]).replace(" - ", "-").split()  # "start-up"
    bid, buyer = tree.lower[deal] in words.bids, _buyer(scene, deal)
    if bid and not words.money.isdisjoint(tree.lower[token] for token in buyer):
        return True  # "its $9 billion bid"
    by_name = bid and any(tree.pos[token] == "PROPN" for token in buyer)
    if bid or any(tree.lower[token] in words.one_buyer for token in buyer):
        bought = tree.kids(deal, "nmod")
        if any(_is_named(scene, kid) or (by_name and scene.mentions(kid, {"good"})) for kid in bought):  # "Salonen's bid for Turku Paper"
            return True
    return any(word in words.firms or word in words.plants or word.endswith(_MAKERS) for word in behind)


def _is_named(scene: Scene, token: int) -> bool:
    """ "Talgo", "U.S. Steel": a name and no country's."""
    word = scene.tree.text[token]
    return word.isalpha() and word[0].isupper() and not scene.mentions(token, ACTORS)


def names_bought(scene: Scene, deal: int) -> list[Placed]:
    """Goods that only the names of firms tell of: "Salonen's takeover of Turku Paper"."""
    tree = scene.tree
    return [item for item in scene.among(tree.phrase(deal), {"good"}) if tree.pos[item.start - 1] == "PROPN" and item.start > scene.lo]


def _buyer(scene: Scene, deal: int) -> list[int]:
    """The tokens that tell who buys: before the noun ("a Chinese bid"), behind "by", of a sale behind "to"; what is bought is none of them."""
    tree, words = scene.tree, scene.tables.words
    phrase = [token for token in tree.phrase(deal) if token < deal]
    leads = words.agent | words.shut_to if tree.lower[deal] in words.dealings_in_firms else words.agent
    for token in range(deal + 1, min(scene.hi, deal + _REACH)):
        if tree.lower[token] in leads and tree.lower[token] not in words.upon:
            return [*phrase, *range(token + 1, min(scene.hi, token + 1 + _TO_BUYER))]
    return phrase


__all__ = ["ON_TAKEOVER", "buyers", "may_be_takeover", "names_bought", "on_takeover"]
