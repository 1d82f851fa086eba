"""Which acts only say how things stand? What falls under a measure, what firms on a list must do, what a law forbids, what nobody may do."""

from collections.abc import Callable

from extractor.nlp.act import Act
from extractor.nlp.scene import Scene

_DUTIES = frozenset({"tariff", "export_tax", "anti_dumping", "countervailing", "safeguard"})
_PRESENT = frozenset({"VBP", "VBZ"})
_SUBJECTS = ("nsubj", "nsubj:pass")


def _names_which(scene: Scene, act: Act) -> bool:
    """ "Technologies that fall under export rules", "goods which are subject to the pact": which ones are meant; of a duty it may be the news."""
    tree = scene.tree
    if not {"weak", "subject_is_target"} <= act.flags or act.measure in _DUTIES:
        return False
    verb = tree.head[act.head] if tree.dep[act.head] in ("cop", "aux:pass") else act.head
    which = any(tree.lower[kid] in scene.tables.words.relative_pronouns for kid in tree.kids(verb, *_SUBJECTS))
    return (which or tree.dep[verb] == "acl:relcl") and _is_present(scene, verb)


def _is_for_whoever(scene: Scene, act: Act) -> bool:
    """ "Companies that are put on the list face licence rules": what holds for whoever it may be."""
    tree = scene.tree
    if not {"weak", "subject_is_target"} <= act.flags or act.measure in _DUTIES or not _is_present(scene, act.head):
        return False
    for subject in tree.kids(act.head, *_SUBJECTS):
        clauses = tree.kids(subject, "acl:relcl")
        if tree.lower[subject] in scene.tables.actors.private and any(_is_present(scene, clause) for clause in clauses):
            return True
    return False


def _is_law_spoken_of(scene: Scene, act: Act) -> bool:
    """ "A law prohibiting the export of herring was called unfair": a law that stands, of which something is said."""
    tree, words = scene.tree, scene.tables.words
    if tree.dep[act.head] not in ("acl", "acl:relcl") or "infinitive" in act.flags:
        return False
    law = tree.head[act.head]
    if tree.lower[law] not in words.statutes or tree.dep[law] not in _SUBJECTS or not (tree.tag[act.head] == "VBG" or _is_present(scene, act.head)):
        return False
    over = tree.head[law]
    told = scene.hit("verb", over)
    return told is None and tree.lower[over] not in words.enacts


def _is_without_power(scene: Scene, act: Act) -> bool:
    """ "Has no power to ban imports": what somebody may not do."""
    tree, words = scene.tree, scene.tables.words
    power = tree.head[act.head]
    if tree.dep[act.head] not in ("acl", "xcomp", "advcl", "ccomp") or not act.flags & {"infinitive"}:
        return False
    power = next((kid for kid in tree.kids(power, "obj") if tree.lower[kid] in words.powers), power)
    return tree.lower[power] in words.powers and any(tree.lower[kid] in words.negations for kid in (*tree.kids(power, "det"), *tree.children[tree.head[power]]))


def _is_avoided(scene: Scene, act: Act) -> bool:
    """ "Moved plants to escape the tariffs", "to avoid paying duties", "aims at averting them": whoever keeps clear of a measure lays none."""
    tree, words = scene.tree, scene.tables.words
    if not act.flags & {"bare", "subject_is_target"} and "nlp.acts/planned" not in act.why:
        return False
    token = act.head
    while tree.dep[token] in ("compound", "nmod", "conj") and tree.head[token] != token:
        token = tree.head[token]
    return tree.dep[token] in ("obj", "xcomp", "advcl") and tree.lower[tree.head[token]] in words.avoids | words.averts


def _is_matter(scene: Scene, act: Act) -> bool:
    """ "Will hear a case on the tariffs", "a vote on the duties": what a court or a chamber has before it."""
    tree, words = scene.tree, scene.tables.words
    if "bare" not in act.flags or tree.dep[act.head] != "nmod" or tree.case_of(act.head) not in words.topics | words.stood_against:
        return False
    return tree.lower[tree.head[act.head]] in words.matters


def _had_been(scene: Scene, act: Act) -> bool:
    """ "Said the duty had been 15 percent": what a duty was before the act that the text is about."""
    tree = scene.tree
    if "bare" not in act.flags or act.measure not in _DUTIES or "had" not in scene.said or tree.dep[act.head] != "nsubj":
        return False
    value = tree.head[act.head]
    return bool(tree.kids(value, "cop")) and any(tree.lower[kid] == "had" for kid in tree.kids(value, "aux"))


def _is_present(scene: Scene, verb: int) -> bool:
    """Whether a clause tells what is so: "fall", "are put", not "fell", "will face"."""
    tree = scene.tree
    helpers = tree.kids(verb, "aux", "aux:pass", "cop")
    return all(tree.tag[one] in _PRESENT for one in helpers) if helpers else tree.tag[verb] in _PRESENT


STANDING: tuple[tuple[str, Callable[[Scene, Act], bool]], ...] = (
    ("names_which", _names_which),
    ("for_whoever", _is_for_whoever),
    ("law_spoken_of", _is_law_spoken_of),
    ("no_power", _is_without_power),
    ("avoided", _is_avoided),
    ("matter", _is_matter),
    ("had_been", _had_been),
)
"""What `explain` says, by the order in which it is asked."""

__all__ = ["STANDING"]
