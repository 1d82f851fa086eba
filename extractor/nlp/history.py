"""Which acts does a sentence tell only of a measure's past? What a participle or a clause says of the measure that another act is done to."""

from extractor.nlp.act import ON_EXISTING, Act
from extractor.nlp.objects import PARTICIPLE, is_contact_clause
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

_ENDS = frozenset({"ease", "suspend", "postpone", "remove"})
_PROLONGS = frozenset({"extend", "suspend"})
_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "xcomp"})
_BEGINS = frozenset({"impose", "tighten"})


def without_history(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "Reversed previously imposed measures" is one act; and an act learns what a clause tells of its measure ("lifted the duties it put on tin")."""
    acts = [
        act
        for act in acts
        if not any(
            _is_before_noun(scene, act, outer) or _would_have_ended(scene, act, outer) or _only_sees(scene, act, outer) or _was_granted(scene, act, outer)
            for outer in acts
        )
        and not _is_in_name(scene, act)
        and not any(
            _is_or_more(scene, act, outer)
            or _only_lists(act, outer)
            or _tells_relief(scene, act, outer)
            or _tells_since_when(scene, act, outer)
            or _is_undone(scene, act, outer)
            for outer in acts
        )
    ]
    for inner in acts:
        outer = next((other for other in acts if _tells_past(scene, inner, other)), None)
        if outer is not None:
            outer.history.append(inner)
    return acts


def is_alternative(scene: Scene, act: Act, acts: list[Act]) -> bool:
    """Whether an act is one of several that undo each other: "could be changed, prolonged or lifted" tells none of them."""
    for other in acts:
        if other is act or not _same_noun(act, other) or (act.action in _ENDS) == (other.action in _ENDS):
            continue
        first, last = sorted((act, other), key=lambda one: one.head)
        if any(scene.tree.lower[token] in scene.tables.words.alternatives for token in range(first.head + 1, last.head)) and last.head - first.head <= 5:
            return True
    return False


def _is_or_more(scene: Scene, act: Act, other: Act) -> bool:
    """Whether an act is only said to go as far at most: "will lower or scrap its duties on tea" is one act, and lowers them."""
    if other is act or not _same_noun(act, other) or not {act.action, other.action} <= _ENDS or act.action == other.action:
        return False
    first, last = sorted((act, other), key=lambda one: one.head)
    joined = scene.tree.lower[first.trigger.end : last.trigger.start]
    return len(joined) == 1 and joined[0] in scene.tables.words.alternatives and (act.action == "remove" or (other.action != "remove" and act is last))


def _is_before_noun(scene: Scene, inner: Act, outer: Act) -> bool:
    """Whether a participle before the noun only says that the measure stood."""
    return (
        outer is not inner
        and _same_noun(inner, outer)
        and scene.tree.tag[inner.head] in PARTICIPLE
        and outer.trigger.end <= inner.trigger.start < inner.noun.start  # type: ignore[union-attr]  # they share a noun
    )


def _would_have_ended(scene: Scene, inner: Act, outer: Act) -> bool:
    """Whether a clause tells when a measure was to end by itself that is now prolonged: "exemptions, due to run out in May, were renewed"."""
    ends = isinstance(inner.rule, VerbRule) and inner.rule.subject == "remove" and "subject" in inner.flags
    return ends and outer is not inner and outer.action in _PROLONGS and _same_noun(inner, outer) and scene.tree.dep[inner.head] in _ASIDE


def _was_granted(scene: Scene, inner: Act, outer: Act) -> bool:
    """Whether a participle only says whose a licence was that is now taken back: "permits granted to two mills were cancelled"."""
    taken = outer is not inner and outer.action in ("tighten", "impose") and inner.action == "ease" and _same_noun(inner, outer)
    return taken and scene.tree.tag[inner.head] in PARTICIPLE and scene.tree.dep[inner.head] in ("acl", "acl:relcl") and inner.head < outer.head


def _only_sees(scene: Scene, inner: Act, outer: Act) -> bool:
    """Whether a verb only says that its subject sees what a participle does to the noun: "will see their permits revoked"."""
    return (
        outer is not inner
        and _same_noun(inner, outer)
        and scene.tree.lower[inner.head] in scene.tables.words.sees
        and scene.tree.tag[outer.head] in PARTICIPLE
        and outer.trigger.start >= outer.noun.end  # type: ignore[union-attr]  # they share a noun
    )


def _is_in_name(scene: Scene, act: Act) -> bool:
    """Whether a gerund only stands in the name of a deal: "the Agreement Suspending the Investigation on Sugar"; "an agreement suspending it" acts."""
    text, over = scene.tree.text, scene.tree.head[act.head]
    return scene.tree.tag[act.head] == "VBG" and scene.tree.dep[act.head] == "acl" and text[act.head].istitle() and text[over].istitle()


def _only_lists(inner: Act, outer: Act) -> bool:
    """Whether words only say which parties a measure hits that a verb acts on: "took Chile off the list of countries subject to the duty"."""
    weak = "weak" in inner.flags and "subject_is_target" in inner.flags
    return weak and _same_noun(inner, outer) and "weak" not in outer.flags and outer.trigger.start < inner.trigger.start


def _tells_relief(scene: Scene, inner: Act, outer: Act) -> bool:
    """Whether a participle only says what a relief lets through that another act is done to: "withdrew waivers allowing exports"."""
    tree, head = scene.tree, scene.tree.head[inner.head]
    relief = scene.hit("act", head) if tree.dep[inner.head] == "acl" and inner.action == "ease" else None
    if relief is None:
        return False
    return scene.hit("act", tree.head[head]) is not None or (outer.through is not None and outer.through.start == relief.start)


def _tells_since_when(scene: Scene, inner: Act, outer: Act) -> bool:
    """Whether a clause only says when the halt began that is now over: "ending a suspension that began in May"."""
    halt, tree = outer.through, scene.tree
    if outer is inner or halt is None or tree.dep[inner.head] != "acl:relcl":
        return False
    if not any(getattr(rule, "effect", False) for rule, _ in inner.trigger.rules):
        return False
    return halt.start <= tree.head[inner.head] < halt.end


def _is_undone(scene: Scene, inner: Act, outer: Act) -> bool:
    """ "Restored duties on tea that it suspended in May": what the act undoes."""
    undoes = outer.action == "reinstate" and inner.action in _ENDS and _same_noun(inner, outer)
    return undoes and scene.tree.dep[inner.head] in _ASIDE and inner.head > outer.head


def _tells_past(scene: Scene, inner: Act, outer: Act) -> bool:
    tree, noun = scene.tree, inner.noun
    begins = inner.action in _BEGINS or (inner.action == "ease" and outer.action == "extend")  # "keeps its 15% duty, cut in June from 35%"
    if outer is inner or noun is None or not _same_noun(inner, outer) or not begins or inner.trigger.start < noun.end:
        return False
    if tree.dep[inner.head] == "conj" and tree.head[inner.head] == outer.head:
        first = min([inner.head, *tree.kids(inner.head, "advmod")])
        return outer.action in ON_EXISTING and tree.tag[inner.head] == "VBN" and tree.lower[first - 1] == ","  # "renewed its ban, first imposed in 1996"
    changes = outer.action in ON_EXISTING and "neutral" not in outer.flags and outer.head != inner.head
    if changes and outer.head < noun.start and is_contact_clause(scene, inner.head):
        return True
    return changes and tree.dep[inner.head] in ("acl", "acl:relcl") and noun.start <= tree.head[inner.head] < noun.end


def _same_noun(one: Act, two: Act) -> bool:
    return one.noun is not None and two.noun is not None and one.noun.start == two.noun.start
