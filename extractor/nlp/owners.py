"""Whose measure is it? "China's ban", "U.S. tariffs", "its export curbs", and whose the word is that "its" points to."""

from extractor.nlp.act import Act
from extractor.nlp.measures import owner_is_target, rule_of
from extractor.nlp.parties import Found, verb_over, who_is
from extractor.nlp.party_phrases import blamed, is_of_sanctions_law
from extractor.nlp.scene import ACTORS, OF_A_PLACE, Placed, Scene
from extractor.rules.triggers import ActNounRule

_HELD = ("exemption", "concession")
"""Reliefs that belong to whom they spare."""


def by_possessor(scene: Scene, act: Act) -> Found | None:
    """ "China's ban", "U.S. tariffs", "its export curbs": whose measure it is."""
    tree, noun = scene.tree, act.noun or act.trigger
    if (act.flags & {"flow"} and "nominal" not in act.flags) or owner_is_target(noun):
        return None
    # "lost their exemption from the U.S. duty": who has a relief did not grant it
    relief = isinstance(act.rule, ActNounRule) and act.rule.relief in _HELD
    heads = {noun.head, act.head} if act.flags & {"nominal"} and not relief else {noun.head}
    for head in sorted(heads):
        if not tree.parsed(head):
            continue
        for kid in tree.children[head]:
            if tree.dep[kid] == "nmod:poss" and not scene.mentions(kid, {"instrument"}):  # "eases the Export Act's curbs"
                found = who_is(scene, kid, "nlp.actors/possessor")
                if found is not None and found.pointer >= 0:
                    return inside_antecedent(scene, found.pointer) or found
                if found is not None and not (found.private and noun.kind == "measure" and rule_of(noun).licence):  # "the firm's permit was renewed"
                    return found
    # "the U.S. imposition of duties": before the noun of the act
    starts = [noun.start, *([act.trigger.start] if "nominal" in act.flags and not relief and act.trigger.start != noun.start else [])]
    for start in starts:
        for item in reversed(scene.among(range(max(scene.lo, start - 6), start), ACTORS)):
            if _is_owner(scene, act, item, start):
                return Found("nlp.actors/modifier", (item,))
    return None


def _is_owner(scene: Scene, act: Act, item: Placed, start: int) -> bool:
    """Whether a place before a measure noun owns it: "U.S. tariffs", "Indian export curbs"; not "tariffs on Chinese steel", "anti-Russian sanctions"."""
    tree = scene.tree
    if "against" in item.mention.attrs or is_of_sanctions_law(scene, act.noun or act.trigger, item):
        return False
    between = range(item.end, start)
    if len(between) == 2 and tree.lower[item.end] in scene.tables.words.possessives and tree.tag[item.end + 1] in ("VBG", "VBN"):
        return True  # "the EC's coming ban", "Peru's threatened duties"
    if any(
        tree.pos[token] in ("VERB", "ADP", "AUX", "CCONJ", "SCONJ") or tree.lower[token] in (",", ":", "on", "of", "and", ";", "against", "to", "for")
        for token in between
    ):
        return False
    if any(tree.lower[token] in scene.tables.words.possessives for token in between):
        return True
    form = item.mention.attrs.get("form", "")
    if form in ("abbrev", "capital", "metonym") and scene.tables.actors.flows.get(scene.tree.lower[start]) == "import":
        return True  # "the U.S. sugar import quota", where a "Chinese steel import duty" hits China
    if any(scene.mentions(token, {"good"}) for token in between) and act.measure in (
        "tariff",
        "anti_dumping",
        "countervailing",
        "safeguard",
        "import_ban",
        "import_quota",
    ):
        return False
    if item.mention.kind in ("agency", "leader", "bloc") or form in ("abbrev", "capital", "metonym"):
        return True
    if form in OF_A_PLACE:
        return True
    return act.measure.startswith("export")


def inside_antecedent(scene: Scene, pointer: int) -> Found | None:
    """ "Canada said it would", "Peru was considering a cut in its duty": the subject of the verb over the pronoun's clause, of a possessive its own verb's."""
    tree, pronouns = scene.tree, scene.tables.actors.pronouns
    if tree.parsed(pointer) and tree.lower[pointer] in scene.tables.words.own_country:  # "the minister said his country could ban"
        pointer = next((kid for kid in tree.kids(pointer, "nmod:poss") if tree.lower[kid] in pronouns), pointer)
    if tree.lower[pointer] not in pronouns or not tree.parsed(pointer):
        return None
    verb = verb_over(scene, pointer)
    if tree.dep[pointer] == "nmod:poss" and tree.lower[tree.head[pointer]] not in scene.tables.words.own_country:
        own = [subject for subject in tree.kids(verb, "nsubj", "nsubj:pass") if subject < pointer and scene.mentions(subject, ACTORS)]
        found = who_is(scene, own[0], "nlp.actors/antecedent") if own else None
        if found is not None and found.placed:
            return found
    for _ in range(5):
        above, at_fault = tree.head[verb], blamed(scene, verb)
        if at_fault >= 0:
            return who_is(scene, at_fault, "nlp.actors/antecedent")
        if above == verb:
            return None
        for subject in tree.kids(above, "nsubj", "nsubj:pass"):
            if subject < pointer:
                found = who_is(scene, subject, "nlp.actors/antecedent")
                return found if found is not None and (found.placed or found.pointer >= 0) else None
        verb = above
    return None


__all__ = ["by_possessor", "inside_antecedent"]
