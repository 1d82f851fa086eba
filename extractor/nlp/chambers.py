"""What has a vote or a word settled? One chamber's vote is a bill yet; what is not ruled out may still come."""

from collections.abc import Sequence

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene

_STEPS = 6
"""Steps from an act to the vote over it: "voted to give the president the power to block"."""
_OVER = ("xcomp", "ccomp", "acl", "obj", "advcl", "nmod", "nsubj:pass", "compound", "conj", "acl:relcl")


def is_voted_by_chamber(scene: Scene, act: Act) -> bool:
    """ "The Senate voted to ban imports", "a House panel agreed to cap shipments": no law before the other chamber and the president have had it."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(act.head) or not scene.says(words.voters):
        return False
    over = tree.upward(act.head, _OVER, _STEPS)
    return any(tree.lower[token] in words.votes and any(_is_chamber(scene, kid) for kid in tree.kids(token, "nsubj")) for token in over)


def _is_chamber(scene: Scene, noun: int) -> bool:
    """Whether a subject is one chamber of a parliament or a body of it; the White House is none."""
    tree, words = scene.tree, scene.tables.words
    said = [token for token in tree.phrase(noun) if tree.lower[token] in words.voters]
    return any(tree.lower[token - 1] not in words.no_voters if token > scene.lo else True for token in said)


def is_left_open(scene: Scene, act: Act, cues: Sequence[Hit]) -> bool:
    """ "Refused to rule out retaliation", "has not ruled out banning imports": what is not excluded may come."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.rules_out):
        return False
    heads = [act.trigger.start, *(hit.start for hit in cues)]
    out = next((head for head in heads if tree.lower[head] in words.rules_out and tree.lower[head + 1 : head + 2] == ["out"]), -1)
    if out < 0:
        return False
    before = set(tree.lower[max(scene.lo, out - 3) : out])
    return bool(before & (words.negations | words.refuses)) and not before & words.must_not


def is_part_of_law(scene: Scene, noun: int, over: int) -> bool:
    """ "The provisions of the pact", "an amendment to the ban": what they are part of stands already."""
    return scene.tree.lower[over] in scene.tables.words.amendments and scene.tree.dep[noun] == "nmod"


def refused(scene: Scene, bill: int) -> list[Hit]:
    """ "Vetoed a bill that would cap imports", "the veto of a bill": the cue by which a draft is refused."""
    tree = scene.tree
    over = scene.hit("cue", tree.head[bill]) if tree.dep[bill] in ("obj", "nsubj:pass", "nmod") else None
    return [over] if over is not None and scene.cue(over.head) == "reject" else []


__all__ = ["is_left_open", "is_part_of_law", "is_voted_by_chamber", "refused"]
