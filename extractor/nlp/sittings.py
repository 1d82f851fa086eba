"""On which day did a body sit? What it did is of that day: "the cabinet, which met on Tuesday, banned …", "at a meeting on Monday the board raised …"."""

from collections.abc import Sequence

from extractor.core.evidence import RuleId
from extractor.nlp.act import Act
from extractor.nlp.date_context import DateContext
from extractor.nlp.scene import Placed, Scene

SAT = RuleId("nlp.sittings/sat")
_DAYS = frozenset({"weekday", "day", "day_of_month"})
_CLAUSE = frozenset({"acl", "acl:relcl"})
_INSIDE = frozenset({"nmod", "nmod:poss", "compound", "appos"})


def acts_of_sitting(scene: Scene, acts: Sequence[Act], item: Placed, context: DateContext, chain: Sequence[int]) -> list[int]:
    """The acts that a body did at the sitting that a date is of; none where the date is of no sitting."""
    attrs = item.mention.attrs
    if context.role is not None or context.direction == "future" or not (attrs.get("form") in _DAYS or "day" in attrs) or not chain:
        return []
    tree, words = scene.tree, scene.tables.words
    verb = tree.head[chain[0]]
    if tree.dep[verb] not in _CLAUSE:
        return []
    noun = tree.head[verb]
    if tree.lower[verb] in words.sits:
        while tree.dep[noun] in _INSIDE:  # "the committee of the cabinet, which met": the parser joins the clause to the nearer noun
            noun = tree.head[noun]
        if tree.dep[noun] != "nsubj":
            return []
    elif tree.lower[noun] not in words.sittings or tree.dep[noun] != "obl" or tree.case_of(noun) not in words.at_sittings:
        return []
    main = tree.head[noun]
    return [index for index, act in enumerate(acts) if act.head == main or (tree.head[act.head] == main and tree.dep[act.head] in ("conj", "xcomp", "ccomp"))]
