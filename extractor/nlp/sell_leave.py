"""Who gets leave to sell its goods abroad? "Kenya got the nod to export avocados to China", "China granted Kenya permission to export": China lets them in."""

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import object_heads
from extractor.nlp.parties import Found
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene, home_of
from extractor.rules.triggers import VerbRule

ON_LEAVE = "nlp.acts/on_sell_leave"
"""Why leave to sell on another's market is an act."""
_TO_LEAVE = 8
"""Tokens from the verb to the leave: whom it is given to stands between."""
_FROM = 4
"""Tokens behind the leave in which it is said whose it is: "approval on Monday from China"."""
_TO_SALE = 14
"""Tokens from the leave to what it is for: "for tomatoes from twelve Armenian greenhouses to be supplied"."""
_TO_MARKET = 10
"""Tokens from the sale to the country whose market it is."""


def on_sell_leave(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """Leave that a country, or its goods, get on another's market; what a firm may sell abroad, its own government may have let it."""
    rule, tree = next((rule for rule in rules if rule.access is not None), None), scene.tree
    if rule is None or not scene.says(scene.tables.words.leave_given) or not tree.parsed(verb.head):
        return []
    head = tree.head[verb.head] if tree.dep[verb.head] == "aux:pass" else verb.head
    leave, subjects = _leave(scene, verb, head), tree.kids(head, "nsubj", "nsubj:pass")
    goods = [item for item in scene.among(range(scene.lo, scene.hi), {"good"}) if item.mention.concept != "all_goods"]
    if leave < 0 or not subjects or not goods or tree.dep[head] == "xcomp" or tree.lower[subjects[0]] in scene.tables.words.firms:
        return []
    if any(tree.tag[kid] == "MD" and scene.tables.words.modal_kind(tree.lower[kid]) != "will" for kid in tree.kids(head, "aux")):
        return []
    gains = rule.access == "gains"
    if (_giver(scene, verb.end, leave, head) if gains else _is_given_to_another(scene, verb.end, leave, subjects[0])) in (None, False):
        return []
    flags = {"weak_flow", "whole_clause", *verb_form(scene, head)} | ({"gains"} if gains else set())
    paper = scene.hit("measure", leave)  # "approval to export": told with the act
    return [Act(verb, rule, head, "ease", scene.tables.families["ban"]["import"], None, leave, flags, [ON_LEAVE], paper)]


def _leave(scene: Scene, verb: Hit, head: int) -> int:
    """The word for leave that the verb gives or gets, or -1."""
    tree, words = scene.tree, scene.tables.words
    objects = [token for kid in object_heads(scene, head) + tree.kids(head, "obj") for token in (*tree.phrase(kid), kid)]
    return next((token for token in range(verb.end, min(scene.hi, verb.end + _TO_LEAVE)) if tree.lower[token] in words.leave_given and token in objects), -1)


def _sale(scene: Scene, leave: int) -> int:
    """What the leave is for: "to [export]", "for [entry]"; or -1."""
    return next((token for token in range(leave + 1, min(scene.hi, leave + _TO_SALE)) if scene.tree.lower[token] in scene.tables.words.leave_for), -1)


def _giver(scene: Scene, start: int, leave: int, head: int) -> Placed | None:
    """Whose market it is, where a country or its goods get leave: "approval from China", "China's nod", "to sell rice to China"."""
    lower, words = scene.tree.lower, scene.tables.words
    own = {item.mention.concept for item in sellers(scene, head)}
    sale = _sale(scene, leave)
    if not own or sale < 0:
        return None
    named = [item for item in scene.among(range(leave + 1, min(scene.hi, leave + _FROM)), ACTORS) if lower[item.start - 1] in words.origin]
    named += [item for item in scene.among(range(start, leave), ACTORS) if item.end <= leave]
    behind = scene.among(range(sale + 1, min(scene.hi, sale + _TO_MARKET)), PARTIES)
    leads = words.delivers_to | words.enters | words.faced_in
    named += [item for item in behind if {lower[item.start - 1], lower[item.start - 2]} & leads or lower[sale] in words.goes_out]
    return next((item for item in named if home_of(item.mention) not in own), None)


def _is_given_to_another(scene: Scene, start: int, leave: int, subject: int) -> bool:
    """ "China granted Kenya permission to export", "gave permission for Kenyan avocados to be imported", "gave Kenyan avocados the green light"."""
    tree, words = scene.tree, scene.tables.words
    acting = {home_of(item.mention) for item in scene.among(tree.phrase(subject), ACTORS)}
    others = [item for item in scene.among(range(start, min(scene.hi, leave + _TO_SALE)), PARTIES) if item.mention.concept not in acting]
    if not acting or not others:
        return False
    sale = _sale(scene, leave)
    if sale >= 0 and words.trade_verbs.get(tree.lower[sale]) == "import" and tree.tag[sale - 1] == "TO":
        return False  # "granted mills clearance to import sugar from Laos": one's own mills
    goods = scene.among(range(start, leave), {"good"})  # "gave Kenyan avocados the green light"
    behind = tree.lower[leave + 1 : leave + 3]
    led = not words.shut_to.isdisjoint(behind) and any(item.start <= leave + 5 for item in scene.among(range(leave + 1, scene.hi), {"good"}))
    return sale >= 0 or bool(goods) or led


def sellers(scene: Scene, head: int) -> list[Placed]:
    """The countries that are the subject of a verb, or whose goods or makers are."""
    return scene.among([token for kid in scene.tree.kids(head, "nsubj", "nsubj:pass") for token in scene.tree.phrase(kid)], PARTIES)


def by_giver(scene: Scene, act: Act) -> Found | None:
    """ "Kenya got the nod to export avocados to China": China gave it."""
    giver = _giver(scene, act.trigger.end, act.anchor, act.head)
    return Found("nlp.sell_leave/giver", (giver,)) if giver is not None else None


__all__ = ["ON_LEAVE", "by_giver", "on_sell_leave", "sellers"]
