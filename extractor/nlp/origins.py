"""Where do goods come from, where are firms at home? Places that a participle or a noun beside them makes an origin."""

from extractor.nlp.scene import PARTIES, Placed, Scene
from extractor.nlp.united import united

_NO_PART = frozenset({"place", "bloc", "date", "duration", "rate", "quantity"})
"""What "from" may lead to that is no part of a country."""
_PLACE = 6
"""Tokens from "made" to the place: "made in the rest of Chad"."""
_ORIGIN = "origin"
_TREATED = 4
"""Tokens of "U.S. [hormone-treated] beef"."""
_DESCRIBES = frozenset({"ADJ", "NOUN", "VERB"})
_ADJECTIVES = frozenset({"adjective", "demonym", "abbrev"})
"""Forms of a place's name that say whose goods they stand before."""
_JOINED = frozenset({"compound", "flat", "conj", "appos"})
"""How a token of a list or a name hangs on the one before."""
_PART = 8
"""Tokens from "from" to "in": "from two of its largest poultry farms in"."""


def is_origin(scene: Scene, item: Placed) -> bool:
    """ "cables originating in Peru", "five firms in Oman": "in" says where they come from, not where something happens."""
    tree, words = scene.tree, scene.tables.words
    token = _first_of_list(scene, item)
    leads = [kid for kid in tree.kids(token, "case") if tree.lower[kid] in words.located and kid > scene.lo]
    if not leads:
        return False
    above, before = tree.head[token], tree.lower[leads[0] - 1]  # syntax often hangs "in Oman" on the verb
    if not words.listed.isdisjoint((before, tree.lower[above])) or not words.originating.isdisjoint((before, tree.lower[above])):
        return True
    return _is_from_within(scene, leads[0])


def _is_from_within(scene: Scene, lead: int) -> bool:
    """ "Poultry from a farm [in] Denmark", "beef from Sao Paulo [in] Brazil": "from" leads to a part of the place; not "from March in Peru"."""
    tree = scene.tree
    for token in range(lead - 1, max(scene.lo, lead - _PART), -1):
        if tree.lower[token] in scene.tables.words.origin:
            return token < lead - 1 and not scene.among(range(token, lead), _NO_PART)
        if tree.pos[token] not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PART") and tree.lower[token] not in scene.tables.words.flow_of:
            return False
    return False


def made_in(scene: Scene, head: int) -> list[Placed]:
    """Where goods at a token come from by the participle right behind them: "beef [originating in Chad]", "some tiles made in Peru"."""
    lower, words, at = scene.tree.lower, scene.tables.words, head + 1
    if at + 2 >= scene.hi or lower[at] not in united(words.originating, words.sent) or lower[at + 1] not in united(words.located, words.origin):
        return []
    return scene.among(range(at + 2, min(scene.hi, at + _PLACE)), PARTIES)


def comes_from(scene: Scene, place: Placed, good: Placed) -> bool:
    """Whether a place says whose goods they are: "Fijian taro", "taro from Fiji"."""
    if place.end <= good.start:
        between = range(place.end, good.start)
        plain = len(between) <= 2 or (
            len(between) <= _TREATED and all(scene.tree.pos[token] in _DESCRIBES or scene.tree.text[token] == "-" for token in between)
        )
        return plain and place.mention.attrs.get("form") in _ADJECTIVES
    lower, words = scene.tree.lower, scene.tables.words
    if place.start == good.end + 1 and lower[good.end] in words.flow_of and lower[place.end : place.end + 1] == [_ORIGIN]:
        return True  # "cement of Thai origin"
    return place.start - good.end <= 2 and not words.origin.isdisjoint(lower[good.end : place.start])


def sent_from(scene: Scene, start: int, end: int, with_goods: bool) -> list[Placed]:
    """The places that "from" leads to on some tokens, whatever syntax hangs them on: "imports of paper, of a width of 2 m, from Finland", "tyres made in Peru".

    Where the act names no goods (`with_goods` is false) a participle must say that something comes from there: "imported from Finland".
    """
    tree, words, found = scene.tree, scene.tables.words, list[Placed]()
    for item in scene.among(range(start, end), PARTIES):
        token = _first_of_list(scene, item)
        leads = [kid for kid in tree.kids(token, "case", "mark") if tree.tag[kid] != "POS"][:1]
        lead = leads[0] if leads else -1
        if lead > start and tree.lower[lead] in words.located and tree.lower[lead - 1] in words.originating:
            found.append(item)
        if tree.case_of(token) not in words.origin:
            continue
        comes = lead > start and tree.lower[lead - 1] in words.sent
        if comes or (with_goods and tree.pos[tree.head[token]] not in ("VERB", "AUX")):
            found.append(item)
    return [item for item in found if not is_source(scene, item)]


def is_maker(scene: Scene, item: Placed) -> bool:
    """ "Dumping of wire by Chinese companies", "tiles sold by producers in Peru": those who make or sell the goods are at home in the place."""
    tree, words = scene.tree, scene.tables.words
    token = _first_of_list(scene, item)
    for _ in range(5):
        lead = next((kid for kid in tree.kids(token, "case") if tree.lower[kid] in words.agent), -1)
        if lead > scene.lo:
            return tree.lower[tree.head[token]] in words.sold_by or tree.lower[lead - 1] in words.sold_by
        above, case = tree.head[token], tree.case_of(token)
        at_home = case in words.located or case in words.origin
        if above == token or not (tree.dep[token] in ("amod", "compound", "nmod:poss", "conj", "acl") or (at_home and tree.dep[token] in ("nmod", "obl"))):
            return False
        token = above
    return False


def is_source(scene: Scene, item: Placed) -> bool:
    """Whether what comes from the place is no goods: "pressure from Rome"."""
    tree = scene.tree
    token = _first_of_list(scene, item)
    return tree.lower[tree.head[token]] in scene.tables.words.sources and tree.case_of(token) in scene.tables.words.origin


def imports_of(scene: Scene, item: Placed) -> bool:
    """ "Peru's imports of maize", "U.S. imports from Chad": where they go, not where they come from; "Peruvian imports" come from there."""
    tree = scene.tree
    flow = scene.hit("flow", item.end + 1 if item.end < scene.hi and tree.lower[item.end] in scene.tables.words.possessives else item.end)
    if flow is None or flow.flow != "import":
        return False
    words, behind = scene.tables.words, tree.kids(flow.head, "nmod")
    return any(tree.case_of(kid) in words.flow_of or (tree.case_of(kid) in words.origin and scene.mentions(kid, PARTIES)) for kid in behind)


def _first_of_list(scene: Scene, item: Placed) -> int:
    tree, token = scene.tree, item.end - 1
    for _ in range(12):
        head = tree.head[token]
        joined = tree.dep[token] in _JOINED or item.start <= head < item.end or is_in_name(scene, token)
        if not joined or head == token:
            break
        token = head
    return token


def is_in_name(scene: Scene, token: int) -> bool:
    """Whether the preposition of a token belongs to a name and leads nowhere: "the Republic [of Peru], Chile and Oman"."""
    cases = scene.tree.kids(token, "case")
    return bool(cases) and any(item.start < cases[0] for item in scene.mentions(token, PARTIES))
