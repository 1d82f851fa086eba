"""Which measures are only being thought about? "A ban on onions is on the table, Kyiv said", "duties on steel are being considered in Brussels"."""

from extractor.nlp.act import Act
from extractor.nlp.parties import Found, who_is
from extractor.nlp.scene import ACTORS, Scene

PENDING = "nlp.pending/under_way"
"""Why a measure is a plan: it is said to be thought about."""
_REACH = 5
"""Tokens from the verb of being to what says that it is thought about: "is now also on the table"."""


def pending(scene: Scene, act: Act) -> tuple[str, Found | None]:
    """propose, or reject where it is not even thought about, and by whom as far as the sentence tells; "" where it is no such matter."""
    tree = scene.tree
    if not act.flags & {"bare", "nominal"} or not tree.parsed(act.head):
        return "", None
    noun = act.head
    while tree.dep[noun] == "conj" and tree.head[noun] != noun:
        noun = tree.head[noun]
    over = tree.head[noun]
    if tree.dep[noun] not in ("nsubj", "nsubj:pass") or over < noun:
        return "", None
    ruled_off = _says(scene, noun, over, scene.tables.words.ruled_off)
    if not ruled_off and not _is_thought_about(scene, noun, over):
        return "", None
    if ruled_off:
        return "reject", _by(scene, over)
    first = min((kid for kid in tree.kids(over, "aux", "aux:pass", "cop", "advmod") if kid > noun), default=over)
    denied = not scene.tables.words.negations.isdisjoint(tree.lower[first : over + 1]) or any(
        tree.lower[kid] in scene.tables.words.negations for kid in tree.kids(noun, "det")
    )
    return "reject" if denied else "propose", _by(scene, over)


def _is_thought_about(scene: Scene, noun: int, over: int) -> bool:
    """ "Is being considered", "is under consideration", "was on the table": in the present of the text, not "has been considered"."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[over] in words.thought_about:
        return bool(tree.kids(over, "aux:pass")) and "being" in tree.lower[noun:over]
    return _says(scene, noun, over, words.under_way)


def _says(scene: Scene, noun: int, over: int, phrases: frozenset[str]) -> bool:
    text = f" {' '.join(scene.tree.lower[max(noun + 1, over - _REACH) : over + 1])} "
    return any(f" {said} " in text for said in phrases)


def _by(scene: Scene, over: int) -> Found | None:
    """By whom: "by the ministry", "Kyiv said", "in Brussels"."""
    tree, words = scene.tree, scene.tables.words
    for kid in tree.kids(over, "obl:agent", "obl", "nmod"):
        if tree.case_of(kid) in words.agent and (found := who_is(scene, kid, PENDING)) is not None and found.placed:
            return found
    tellers = [kid for kid in tree.kids(over, "parataxis") if kid > over] + [tree.head[over]] * (tree.dep[over] in ("ccomp", "parataxis"))
    for teller in tellers:
        for kid in tree.kids(teller, "nsubj") if scene.cue(teller) == "report" else []:
            found = who_is(scene, kid, PENDING)
            if found is not None and found.placed:
                return found
    places = [item for kid in tree.kids(over, "obl", "nmod") if tree.case_of(kid) == "in" for item in scene.mentions(kid, ACTORS)]
    capitals = [item for item in places if item.mention.attrs.get("form") in ("capital", "metonym")]
    return Found(PENDING, tuple(capitals[:1])) if capitals else None


__all__ = ["PENDING", "pending"]
