"""Which goods go on a list where syntax loses it? "Smart phones costing more than 300 dollars, television sets and cars"."""

from collections.abc import Collection

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Placed, Scene

_GOODS = frozenset({"good"})
_INSIDE = frozenset({"compound", "conj", "amod"})
"""How a good stands in the phrase of a subject: "leather imports", "salt and leather"."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAUSES = frozenset({"conj", "parataxis", "advcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BRACKET = 12
"""Tokens of a bracket behind one good: "(except those for industry)"."""
_NEXT = 5
"""Tokens from a preposition to its good: "of certain electronic components"."""
_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM", "SYM"})
_ASIDE = 9
"""Tokens of what narrows one good of a list: "costing more than 300 US dollars"."""


def goods_on_list(scene: Scene, last: Placed, barrier: int, asides: Collection[int] = ()) -> list[Placed]:
    """Goods that go on a list after the last one that syntax gave, past what `asides` say of them."""
    found: list[Placed] = []
    token = last.end
    gap = closes = 0
    while token < min(scene.hi, barrier):
        if token in asides:
            token += 1
            continue
        here = scene.mentions(token, _GOODS)
        if here:
            if "modifies" in here[0].mention.attrs or has_own_verb(scene, last.end, here[0]):
                break  # "a tax on wheat, rice millers said"
            found.append(here[0])
            token, gap = here[0].end, 0
            continue
        word = scene.tree.lower[token]
        if word in scene.tables.words.list_asides and (comma := _end_of_aside(scene, token, barrier)) > token:
            token = comma
            continue
        if word == "(":  # what a bracket says of one good is no gap of the list
            closes = next((at for at in range(token, min(scene.hi, token + _BRACKET)) if scene.tree.lower[at] == ")"), 0)
        if token >= closes and word not in scene.tables.words.list_words and scene.tree.pos[token] not in ("ADJ", "NUM", ""):
            gap += 1
        if gap > 1 or word in scene.tables.words.list_ends or scene.tree.dep[token] in ("nsubj", "nsubj:pass"):
            break  # also where a clause of its own begins: "a tax on wheat, and the sale of rice was stopped"
        token += 1
    return found if found and _is_linked(scene, last.end, found[0].start) else []


def has_own_verb(scene: Scene, start: int, good: Placed) -> bool:
    """Whether a good is the subject of the clause that follows what ends at `start`: "raised the duty on shoes, and leather will come in free"."""
    tree, top = scene.tree, good.end - 1
    if good.start < start or not tree.parsed(top):
        return False
    while tree.dep[top] in _INSIDE and tree.head[top] != top:
        top = tree.head[top]
    verb = tree.head[top]
    finite = tree.tag[verb] in _FINITE or bool(tree.kids(verb, "aux", "aux:pass", "cop"))  # no "zinc costing more than 300 dollars"
    return tree.dep[top] in _SUBJECTS and verb >= good.end and tree.dep[verb] in _CLAUSES and finite


def resumed(scene: Scene, last: Placed, barrier: int) -> Placed | None:
    """The next good of a list that goes on behind the same preposition: "of chips that were found there, of engines and of guns"."""
    tree, words = scene.tree, scene.tables.words
    before = last.start - 1
    while before > scene.lo and tree.pos[before] in ("ADJ", "DET", "NUM"):
        before -= 1
    if tree.lower[before] not in words.flow_of and tree.lower[before] not in words.upon:
        return None
    for token in range(last.end + 1, min(scene.hi - 1, barrier)):
        if scene.hit("measure", token) is not None or scene.hit("flow", token) is not None:
            return None
        if (
            tree.lower[token] == tree.lower[before]
            and tree.lower[token - 1] in words.list_links
            and (behind := scene.among(range(token, token + _NEXT), _GOODS))
        ):
            return behind[0]
    return None


def without_of_others(scene: Scene, act: Act, goods: list[tuple[Placed, str]]) -> list[tuple[Placed, str]]:
    """ "A levy on tea and a quota on tin": of two measures that one verb acts on, each with goods behind it, each hits its own."""
    noun = act.noun
    if noun is None or len(goods) < 2 or len(scene.among(range(act.trigger.start, scene.hi), {"rate"})) > 1:
        return goods  # with rates of their own they are parted by these
    joined = [hit for hit in scene.of("measure") if hit.start >= act.trigger.end and not rule_of(hit).pointer]
    last = next((hit for hit in reversed(joined) if hit.end < noun.start), None) if _is_joined(scene, noun) else None
    following = next((hit for hit in joined if hit.start > noun.end and _is_joined(scene, hit)), None)
    start = noun.end if last is not None else -1
    end = following.start if following is not None else scene.hi
    own = [one for one in goods if noun.end <= one[0].start < end]
    return [one for one in goods if start <= one[0].start < end] if own else goods


def _is_joined(scene: Scene, noun: Hit) -> bool:
    """Whether "and" or a comma joins a measure to what stands before it, over its article, adjectives and rate: "and [a 10 percent] levy"."""
    at = noun.start - 1
    while at > scene.lo and (scene.tree.pos[at] in _BEFORE_NOUN or scene.mentions(at, {"rate"})):
        at -= 1
    return scene.tree.lower[at] in scene.tables.words.list_links and scene.tree.pos[at + 1] in ("DET", "NUM", "SYM")


def _end_of_aside(scene: Scene, token: int, barrier: int) -> int:
    """The comma behind what narrows one good of a list: "phones [costing more than 300 dollars], television sets and cars"; 0 where none is near."""
    tree = scene.tree
    if tree.pos[token] == "ADP" and (token + 1 >= scene.hi or tree.pos[token + 1] != "NUM"):
        return 0  # "cosmetics under the trade law"; but "cars over ten years old"
    comma = next((at for at in range(token, min(scene.hi, barrier, token + _ASIDE)) if tree.lower[at] == ","), 0)
    return 0 if comma and any(scene.hit("verb", at) for at in range(token, comma)) else comma


def _is_linked(scene: Scene, start: int, end: int) -> bool:
    """Whether words that join goods stand between two of them: "and", a comma, "as well as"."""
    lower, words = scene.tree.lower, scene.tables.words
    return any(lower[at] in words.list_links or " ".join(lower[at : min(end, at + 2)]) in words.adding for at in range(start, end))
