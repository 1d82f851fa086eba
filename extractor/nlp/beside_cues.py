"""Which cues stand beside the way from an act to the top of its sentence? Drafts whose clause tells it, plans that a verb takes, what it is said to be."""

from extractor.nlp.act import Act
from extractor.nlp.chambers import refused as refused_bill
from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene
from extractor.nlp.settled import dropped_plan, is_taken_up, refusal, stands_against
from extractor.nlp.wishes import draft_of


def said_of(scene: Scene, act: Act) -> list[Hit]:
    """ "Their main demand would be the lifting of the duties": the cue that an act is said to be."""
    heads = scene.tree.kids(act.head, "nsubj") if "nominal" in act.flags and scene.tree.kids(act.head, "cop") else []
    return [hit for kid in heads if (hit := scene.hit("cue", kid)) is not None and scene.cue(hit.head) in ("demand", "propose", "unreal")]


def chance_told(scene: Scene, act: Act) -> list[Hit]:
    """ "It is unlikely the duties will be lifted": the cue right before the clause that tells an act, which syntax may read without it."""
    tree = scene.tree
    subjects = tree.kids(act.head, "nsubj", "nsubj:pass")
    token = min(tree.subtree(subjects[-1])) - 1 if subjects else -1
    if token < scene.lo + 2 or not scene.tables.words.be_forms & set(tree.lower[token - 2 : token]):
        return []
    hits = (scene.hit("cue", word) for word in (token, token - 1))  # "unlikely", "is likely"
    return [hit for hit in hits if hit is not None and hit.end == token + 1 and scene.cue(hit.head) in ("negate", "propose", "unreal")]


def of_draft(scene: Scene, verb: int, noun: int) -> list[Hit]:
    """ "A bill that would tax imports", vetoed or not: the cues of a draft whose clause tells what it would do."""
    plan = draft_of(scene, noun)
    ahead = any(scene.tables.words.modal_kind(scene.tree.lower[kid]) in ("would", "will") for kid in scene.tree.kids(verb, "aux"))
    return [plan, *refused_bill(scene, noun), *dropped_plan(scene, noun)] if plan is not None and ahead else []


def plans_beside(scene: Scene, act: int, verb: int) -> list[Hit]:
    """The plans among a verb's objects that nobody takes up, and what is only talked of: "put a plan in place to end imports", "opened talks to end them"."""
    objects = [*scene.tree.kids(verb, "obj"), *_voted_on(scene, act)]
    plans = (scene.hit("cue", kid) for kid in objects if not is_taken_up(scene, kid))
    refused = refusal(scene, verb) if any(stands_against(scene, kid) for kid in objects) else []  # "will block a move in the council to tax imports"
    return [plan for plan in plans if plan is not None and scene.cue(plan.head) in ("propose", "unreal")] + refused


def _voted_on(scene: Scene, act: int) -> list[int]:
    """ "Will vote on [a bill] to lift the ban": the draft right before an infinitive that syntax hangs on the verb of a vote."""
    tree, words = scene.tree, scene.tables.words
    nouns = [mark - 1 for mark in tree.kids(act, "mark") if mark > scene.lo and tree.tag[mark] == "TO"]
    return [noun for noun in nouns if tree.lower[noun] in words.put_to_vote and tree.dep[noun] == "obl" and tree.case_of(noun) in words.upon]


def is_in_paper(scene: Scene, verb: int) -> bool:
    """ "The package includes a ban on imports", "its measures include one": what a paper brings in; a draft brings nothing."""
    return any(_brings(scene, kid) and not any(scene.cue(part) == "propose" for part in scene.tree.phrase(kid)) for kid in scene.tree.kids(verb, "nsubj"))


def _brings(scene: Scene, noun: int) -> bool:
    """Whether a noun is a paper or one for measures that are known, of which nothing says that they are only possible."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[noun] in words.paper_brings:
        return True
    if tree.lower[noun] not in words.known_bring or tree.kids(noun, "acl", "acl:relcl"):
        return False
    return bool(tree.kids(noun, "nmod:poss")) or any(tree.lower[kid] in words.definite for kid in tree.kids(noun, "det"))


def stands_apart(scene: Scene, token: int, above: int) -> bool:
    """ "A duty was rejected; instead a quota was set", "is expected to fall after Lima cut its duty": what is said of the one governs the other no more."""
    tree, words = scene.tree, scene.tables.words
    if ";" in scene.said and ";" in tree.lower[min(token, above) : max(token, above)]:
        return True
    if tree.dep[token] != "advcl":
        return False
    done = tree.tag[token] == "VBD" or any(tree.lower[kid] in words.has_done for kid in tree.kids(token, "aux", "aux:pass"))
    return done and any(tree.lower[kid] in words.facts for kid in tree.kids(token, "mark"))


def is_opening_aside(scene: Scene, cue: int, head: int) -> bool:
    """ "Seeking to calm prices, India cut its duty": a gerund that opens the sentence governs nothing behind its comma, whatever syntax makes of it."""
    return cue == scene.lo and scene.tree.tag[cue] == "VBG" and "," in scene.tree.lower[cue:head]


__all__ = ["chance_told", "is_in_paper", "is_opening_aside", "of_draft", "plans_beside", "said_of", "stands_apart"]
