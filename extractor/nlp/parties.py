"""Who is meant by a noun phrase? A jurisdiction, a word that points back to one, or somebody who is no government."""

from extractor.core.quick import dataclass
from extractor.nlp.lost_subjects import before_day
from extractor.nlp.party_phrases import coordinated, ends_of_range, is_definite_plural, is_of_sanctions_law, modifies, title_before
from extractor.nlp.scene import ACTORS, Placed, Scene
from extractor.nlp.settled import dropped_plan, stands_against


@dataclass(frozen=True, slots=True)
class Found:
    """Who acts: `placed` jurisdictions, or a pointing word at token `pointer`; `rule` is the decision."""

    rule: str
    placed: tuple[Placed, ...] = ()
    pointer: int = -1
    private: bool = False


def over_paper(scene: Scene, verb: int) -> int:
    """The verb of who puts out a paper that a clause tells the contents of: "[issued] a report recommending a duty", or -1."""
    tree = scene.tree
    noun = tree.head[verb]
    return tree.head[noun] if tree.dep[verb] in ("acl", "acl:relcl") and tree.dep[noun] == "obj" else -1


def verb_over(scene: Scene, noun: int) -> int:
    tree, token = scene.tree, noun
    for _ in range(4):
        if tree.pos[token] in ("VERB", "AUX") or tree.head[token] == token:
            return token
        token = tree.head[token]
    return token


def is_refused(scene: Scene, noun: int) -> bool:
    """ "Rejected Chile's request to drop the duty", "blocked the council's move to tax tin": refused, by the one who was asked, not by whose it is."""
    if stands_against(scene, noun):
        return True  # "vetoed a resolution to impose sanctions"
    asked = scene.cue(noun) == "demand" or scene.tree.lower[noun] in scene.tables.words.motions
    return scene.tree.dep[noun] == "obj" and asked and (scene.cue(scene.tree.head[noun]) == "reject" or bool(dropped_plan(scene, noun)))


_NAMED = 2
"""Tokens from "neighbour" to its name, a comma between them."""


def who_is(scene: Scene, head: int, rule: str) -> Found | None:
    """The jurisdictions in a noun phrase, unless its head is a firm, a grower or an analyst."""
    tree, actors = scene.tree, scene.tables.actors
    phrase = tree.phrase(head) if tree.parsed(head) else [head]
    word = tree.lower[head]
    if not word.isalpha():  # "Decree 877/2025, which reduces"
        word = next((tree.lower[kid] for kid in tree.kids(head, "compound", "flat") if tree.lower[kid] in actors.pointer), word)
    direct = scene.mentions(head, ACTORS) or before_day(scene, head)
    if direct:
        others = [item for item in scene.among(phrase, ACTORS) if item is not direct[0] and coordinated(scene, head, item)]
        return Found(rule, (direct[0], *others))
    named = [item for kid in (head + 1, *tree.kids(head, "appos", "flat")) for item in scene.mentions(kid, {"agency"})]
    if named:  # "Brazil's foreign trade chamber Camex"
        return Found(rule, (named[0],))
    if tree.kids(head, "nmod:poss") and word in scene.tables.words.party_words:  # "Nigeria's western neighbour, Benin, has"
        called = [item for kid in tree.kids(head, "appos", "flat", "conj") for item in scene.mentions(kid, {"place"}) if kid <= head + _NAMED]
        if called:
            return Found(rule, (called[0],))
    central = " ".join(tree.lower[max(scene.lo, head - 1) : head + 1]) in actors.pointer  # "the central bank", though banks are firms
    if (word in actors.private and not central) or _is_of_traders(scene, head):
        return Found(f"{rule}_private", private=True)
    ends = ends_of_range(scene, head) if word in actors.several else ()
    if ends:
        return Found(rule, ends)
    inside = [
        item
        for item in scene.among([token for token in phrase if token <= head or tree.dep[token] in ("nmod", "conj", "appos", "flat")], ACTORS)
        if modifies(scene, head, item)
    ]
    laws = [hit for token in phrase if (hit := scene.hit("measure", token)) is not None]
    if any(is_of_sanctions_law(scene, hit, item) for hit in laws for item in inside):
        return None
    lawful = central or word in actors.government or word in scene.tables.words.documents  # "a Japanese law that bans"
    if inside and (lawful or scene.hit("measure", head) or scene.hit("act", head) or tree.pos[head] == "PROPN" or scene.cue(head)):
        return Found(rule, tuple(inside[:3]))
    if inside:
        return Found(f"{rule}_private", private=True)
    if word in actors.several and not is_definite_plural(scene, head):
        return Found(f"{rule}_several", private=True)  # "rich countries", "governments that retaliate": none in particular
    if central or word in actors.pointer or word in actors.pronouns:
        return Found(f"{rule}_pointer", pointer=head)
    held = tree.kids(head, "nmod") if word in scene.tables.words.hollow else []
    if any(scene.hit(kind, token) for token in (head, *held) for kind in ("measure", "act")):
        return None  # "the package also introduces a ban": whose it is, the article says elsewhere
    if word in scene.tables.words.laws:
        return None  # "a framework that cuts duties": whose it is, the sentence or the article says elsewhere
    title = title_before(scene, head)
    if title >= 0:
        return Found(f"{rule}_title", pointer=title)
    if scene.mentions(head, {"good"}) and "modifies" not in scene.mentions(head, {"good"})[0].mention.attrs:
        return None  # "rice keeps its duty": goods bear it, who lays it is told elsewhere
    if tree.pos[head] == "PROPN" or tree.pos[head] == "NOUN":
        return Found(f"{rule}_unknown", private=True) if scene.hit("flow", head) is None else None
    return None


def _is_of_traders(scene: Scene, head: int) -> bool:
    """ "The growers' union", "the Millers Federation": who is united in it decides nothing."""
    tree, words = scene.tree, scene.tables.words
    return tree.lower[head] in words.unions and any(tree.lower[kid] in scene.tables.actors.private for kid in tree.kids(head, "compound", "nmod:poss"))


def _owner_in_clause(scene: Scene, noun: int, rule: str) -> Found | None:
    """ "Signed a pact with Peru that cuts Peru's duties": whose measure the clause names."""
    tree = scene.tree
    objects = (kid for clause in tree.kids(noun, "acl:relcl", "acl") for kid in tree.kids(clause, "obj"))
    owners = [kid for head in objects for kid in tree.kids(head, "nmod:poss") if scene.mentions(kid, ACTORS)]
    return who_is(scene, owners[0], rule) if owners else None


def who_passed(scene: Scene, noun: int, rule: str) -> Found | None:
    """ "Parliament passed an act which bans exports": who made the document that a clause is about, where the sentence names them."""
    tree, refused = scene.tree, is_refused(scene, noun)  # "vetoed a UN resolution that would": who refuses
    signed = tree.lower[noun] in scene.tables.words.laws and tree.lower[tree.head[noun]] in scene.tables.words.enacts
    if tree.dep[noun] != "obj" or not (refused or signed or tree.lower[noun] in scene.tables.words.documents):
        return None
    if signed and (owner := _owner_in_clause(scene, noun, rule)) is not None:
        return owner
    if not refused and any(scene.mentions(kid, ACTORS) for kid in tree.kids(noun, "amod", "compound", "nmod:poss")):
        return None  # "discussed a Japanese law that bans apples"
    makers = tree.kids(tree.head[noun], "nsubj")
    found = who_is(scene, makers[0], rule) if makers else None
    return found if found is not None and found.placed else None
