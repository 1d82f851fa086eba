"""Which parties open a clause, though syntax put them on a list? "Kenya taxed maize and Uganda lifted its ban": no list holds maize and Uganda."""

from extractor.nlp.scene import ACTORS, Placed, Scene

_REACH = 10
"""Tokens between a party and its verb, an aside between commas included: "and Morocco, hit by drought, waived"."""
_OPENER = 2
"""Tokens before the day that opens a sentence: "This week in Rome"."""
_NAME = 8
"""Tokens of the name between "a decision by" and "to"."""
_DAYS = frozenset({"date"})
_ADJECTIVAL = ("adjective", "demonym", "abbrev")


def lost_subject(scene: Scene, verb: int) -> Placed | None:
    """The party before a verb without a subject of its own that syntax took for one more of the things before it."""
    tree = scene.tree
    pair = [item for item in scene.mentions(verb - 1, ACTORS) if item.mention.attrs.get("form") == "pair"] if verb > scene.lo else []
    if pair:
        return pair[0]  # "the former barred eggs": syntax takes the word for an adjective
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") and not tree.kids(verb, "aux"):
        return None
    if (owner := _before_aside(scene, verb)) is not None:
        return owner
    for token in range(verb - 1, max(scene.lo, verb - _REACH), -1):
        here = scene.mentions(token, ACTORS)
        if here:
            return here[0] if opens_clause(scene, here[0]) or _follows_opener(scene, here[0], verb) else None
    return None


def _before_aside(scene: Scene, verb: int) -> Placed | None:
    """ "Togo, whose mills have complained for years, has now banned exports": who stands before an aside of which syntax makes the verb a second one."""
    tree = scene.tree
    comma = verb - 1
    while comma > scene.lo and tree.pos[comma] in ("AUX", "ADV"):
        comma -= 1
    if tree.dep[verb] != "conj" or tree.lower[comma] != ",":
        return None
    asides = (token for token in range(scene.lo + 2, comma) if tree.tag[token] == "WP$" and tree.lower[token - 1] == ",")
    opens = next(asides, -1)
    party = scene.mentions(opens - 2, ACTORS) if opens >= 0 else []
    return party[0] if party and party[0].mention.attrs.get("form") not in _ADJECTIVAL else None


def opens_clause(scene: Scene, item: Placed) -> bool:
    """Whether a party is joined by "and" to what is none, with a verb or an aside right behind it."""
    tree, head = scene.tree, item.end - 1
    if not tree.parsed(head) or item.start <= scene.lo or item.end >= scene.hi or tree.dep[item.start - 1] != "cc":
        return False
    if (
        tree.dep[head] != "conj"
        or tree.pos[tree.head[head]] != "NOUN"
        or scene.mentions(tree.head[head], ACTORS)
        or item.mention.attrs.get("form") in _ADJECTIVAL
    ):
        return False
    return tree.pos[item.end] in ("VERB", "AUX") or tree.lower[item.end] == ","


def _follows_opener(scene: Scene, item: Placed, verb: int) -> bool:
    """ "After Beijing reportedly eased its ban": a party right behind the word that opens a clause, at most an adverb before the verb."""
    tree = scene.tree
    opened = item.start > scene.lo and tree.lower[item.start - 1] in scene.tables.words.facts
    return opened and item.mention.attrs.get("form") not in _ADJECTIVAL and all(tree.pos[token] == "ADV" for token in range(item.end, verb))


def before_day(scene: Scene, head: int) -> list[Placed]:
    """The party beside a day that syntax took for the subject: "Meanwhile, Fiji today allowed exports", "This week in Rome, President Ruiz reached"."""
    if not scene.mentions(head, _DAYS):
        return []
    before = scene.mentions(head - 1, ACTORS) if head > scene.lo else []
    return before or _behind_comma(scene, head)


def _behind_comma(scene: Scene, day: int) -> list[Placed]:
    """The party right before the verb of a sentence that a day opens, a comma between them."""
    tree, verb = scene.tree, scene.tree.head[day]
    if day - scene.lo > _OPENER or verb <= day or "," not in tree.lower[day:verb]:
        return []
    last = verb - 1
    while last > day and tree.pos[last] in ("AUX", "ADV"):
        last -= 1
    party = scene.mentions(last, ACTORS)
    return [] if party and party[0].mention.attrs.get("form") in _ADJECTIVAL else party


def goes_back(scene: Scene, verb: int, before: int) -> bool:
    """ "Found that mills had dumped steel and imposed a duty": past again after the past perfect, who found also imposed, whatever syntax joins."""
    tree = scene.tree
    perfect = any(tree.lower[kid] in scene.tables.words.had for kid in tree.kids(before, "aux"))
    return perfect and tree.tag[verb] == "VBD" and tree.dep[before] == "ccomp" and not tree.kids(verb, "aux", "nsubj")


def plan_before(scene: Scene, verb: int) -> int:
    """ "Prices fell on Suva's decision last week to tax rice": the plan whose infinitive syntax hangs on another verb for the day between, or -1."""
    tree = scene.tree
    mark = next((kid for kid in tree.kids(verb, "mark") if tree.tag[kid] == "TO"), -1)
    noun = mark - 1
    while noun > scene.lo and scene.mentions(noun, {"date"}):
        noun -= 1
    if mark >= 0 and (by := _named_by(scene, noun)) >= 0:
        return by
    stray = mark >= 0 and noun < mark - 1 and tree.dep[verb] != "acl"
    return noun if stray and tree.lower[noun] in scene.tables.words.plan_nouns else -1


def _named_by(scene: Scene, last: int) -> int:
    """The plan before whose it is: "threats by the United States to review benefits", "a decision last week by dockers to"; -1 where there is none."""
    tree, words = scene.tree, scene.tables.words
    nearest = max(scene.lo, last - _NAME)
    token = last
    while token > nearest and tree.lower[token] not in words.agent:
        if tree.pos[token] in ("VERB", "AUX") or tree.lower[token] == ",":
            return -1
        token -= 1
    if tree.lower[token] not in words.agent or token == last:
        return -1
    noun = token - 1
    while noun > scene.lo and scene.mentions(noun, _DAYS):
        noun -= 1
    if noun < token - 1 and tree.pos[noun] == "ADP":
        noun -= 1  # "on Tuesday"
    return noun if tree.lower[noun] in words.plan_nouns else -1


__all__ = ["before_day", "goes_back", "lost_subject", "opens_clause", "plan_before"]
