"""Is an act only told under a condition, as a question or as what a draft would do? The clause around its verb says so."""

from collections.abc import Sequence

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import ACTORS, Scene

_SOON, _AS = "soon", "as"
_WHO = 4
"""Tokens from "as soon as" to the one who must act first."""
_MECHANISM = 20
"""Tokens from a verb to what sets it off."""
_SETS_OFF = 5
"""Tokens from "when" to the verb: "when total imports exceed"."""


def verb_told(scene: Scene, head: int) -> int:
    """The verb whose auxiliaries tell an act's modality: itself, or the one that a noun is object or subject of."""
    tree = scene.tree
    token = head
    for _ in range(4):
        if tree.dep[token] in ("cop", "aux:pass"):
            return tree.head[token]  # "will not be subject to", "were not hit with"
        if tree.pos[token] in ("VERB", "AUX") or tree.head[token] == token:
            return token
        if tree.dep[token] not in ("obj", "nsubj", "nsubj:pass", "compound", "nmod", "obl", "amod"):
            return token
        token = tree.head[token]
    return token


def begins_then(scene: Scene, noun: int) -> bool:
    """ "Lima said the duty would take effect in June": the day of a measure, told at second hand."""
    hit = scene.hit("verb", verb_told(scene, noun))
    return hit is not None and any(getattr(rule, "effect", False) for rule, _ in hit.rules)


def is_conditional(scene: Scene, head: int) -> bool:
    """Whether the act stands in an if-clause or until-clause of its own (not merely beside one)."""
    tree = scene.tree
    words = scene.tables.words
    if not scene.says(words.conditions, words.when_done, words.inverted):
        return False
    if not tree.parsed(head):
        return any(tree.lower[token] in words.conditions for token in range(max(scene.lo, head - 7), head))
    token = verb_told(scene, head)
    for _ in range(4):
        subject = min(tree.kids(token, "nsubj", "nsubj:pass"), default=head)
        opens = [kid for kid in tree.kids(token, "mark", "aux", "advmod") if kid < head and tree.lower[kid] in words.conditions]
        # "if talks fail, Rome will act": another clause's; "said that Rome should act": no condition
        if any(kid < subject and "," not in tree.lower[kid:subject] for kid in opens):
            return True
        # "until a pact is signed": syntax may hang "until" on the subject
        marks = [*tree.kids(token, "mark"), *(kid for noun in tree.kids(token, "nsubj", "nsubj:pass") for kid in tree.kids(noun, "case"))]
        if any(tree.lower[kid] in words.when_done for kid in marks if kid < head):
            return True
        if _goes_on_from_condition(scene, token) or _is_inverted(scene, token):
            return True
        if tree.dep[token] in ("acl", "acl:relcl") and tree.lower[tree.head[token]] in words.documents | words.put_to_vote:
            token = tree.head[token]  # "if Congress passes a bill that curbs imports"
        elif tree.dep[token] not in ("xcomp", "conj", "ccomp") or tree.head[token] == token:
            return False
        token = tree.head[token]
    return False


def _is_inverted(scene: Scene, verb: int) -> bool:
    """ "Were Lima to halve its duty": an if-clause that begins with its helper."""
    tree, subjects = scene.tree, scene.tree.kids(verb, "nsubj", "nsubj:pass")
    if tree.lower[scene.lo] in scene.tables.words.inverted and tree.head[scene.lo] == verb and tree.dep[scene.lo] == "aux":
        return True  # "had Lima taxed tin": syntax may lose who would have
    if not subjects:
        return False
    begins = min(tree.subtree(subjects[0]))  # syntax hangs the helper on the verb or on the subject
    helper = begins if tree.dep[begins] in ("aux", "aux:pass", "cop") else begins - 1
    return helper >= scene.lo and tree.head[helper] in (verb, subjects[0]) and tree.lower[helper] in scene.tables.words.inverted


def _goes_on_from_condition(scene: Scene, verb: int) -> bool:
    """ "… if talks fail and the duties stay": a clause that "and" joins to an if-clause, though syntax hangs it elsewhere."""
    tree = scene.tree
    if tree.dep[verb] not in ("advcl", "conj") or tree.kids(verb, "mark"):
        return False
    link = min(tree.subtree(verb))
    if link <= scene.lo or tree.tag[link] != "CC" or tree.lower[link - 1] == ",":
        return False
    token = link - 1
    for _ in range(4):
        if any(tree.lower[kid] in scene.tables.words.conditions for kid in tree.kids(token, "mark")):
            return True
        token = tree.head[token]
    return False


def has_condition(scene: Scene, head: int) -> bool:
    """Whether an if-clause hangs on the act: "would retaliate if its exports were hit"."""
    tree = scene.tree
    if not tree.parsed(head):
        return False
    verb = verb_told(scene, head)
    verb = tree.head[verb] if tree.dep[verb] == "xcomp" and tree.lower[tree.head[verb]] in scene.tables.words.have else verb  # "would have to retaliate"
    conditions = scene.tables.words.conditions
    for clause in tree.kids(verb, "advcl"):
        subject = min(tree.kids(clause, "nsubj", "nsubj:pass"), default=clause)
        if any(tree.lower[mark] in conditions for mark in tree.kids(clause, "mark")) or any(
            kid < subject and tree.lower[kid] in conditions for kid in tree.kids(clause, "aux")
        ):
            return True  # "if its exports were hit", "should its exports be hit"
    return _is_on_whoever(scene, verb)


def hangs_on_another(scene: Scene, head: int) -> bool:
    """ "Would lift the duty as soon as Peru complied", "once Peru complies": what another must do first."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(head) or not scene.says(words.as_soon):
        return False
    for token in range(head + 1, scene.hi - 1):
        soon = tree.lower[token] in words.as_soon and (tree.lower[token] != _SOON or tree.lower[token - 1] == tree.lower[token + 1] == _AS)
        if soon and scene.among(range(token + 1, min(scene.hi, token + _WHO)), ACTORS):
            return True
    return False


def is_subjunctive(scene: Scene, head: int) -> bool:
    """ "Sent the cabinet a proposal that the duty be cut": what is proposed, told without a helper."""
    tree = scene.tree
    if not tree.parsed(head) or not {"that", "be"} <= scene.said:
        return False
    verb = verb_told(scene, head)
    helpers = tree.kids(verb, "aux", "aux:pass")
    bare_be = any(tree.lower[kid] == "be" for kid in helpers) and not any(tree.tag[kid] in ("MD", "TO") for kid in (*helpers, *tree.kids(verb, "mark")))
    asked = any(tree.lower[kid] == "that" for kid in tree.kids(verb, "mark"))
    return bare_be and asked and any(scene.cue(token) == "propose" and tree.pos[token] in ("NOUN", "VERB") for token in range(scene.lo, verb))


def of_itself(scene: Scene, head: int) -> str:
    """Why nobody has done what a verb tells: a mechanism would, or it is a means of what might be; empty where somebody has."""
    if is_gerund_subject(scene, head):
        return "gerund_subject"
    if is_by_mechanism(scene, head):
        return "by_mechanism"
    return "means_of_what_may_be" if is_means_of_what_may_be(scene, head) else ""


def is_by_mechanism(scene: Scene, head: int) -> bool:
    """ "Raises the tariff when imports exceed a set volume": what a rule does of itself, once trade does something; "raised it when they surged" is done."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(head) or not scene.says(words.once):
        return False
    verb = verb_told(scene, head)
    if tree.tag[verb] in ("VBD", "VBN"):
        return False
    # by the words in line: syntax hangs such a clause on whatever verb says it
    opens = [token for token in range(head + 1, min(scene.hi, head + _MECHANISM)) if tree.lower[token] in words.once]
    return any(not words.sets_off.isdisjoint(tree.lower[token + 1 : min(scene.hi, token + _SETS_OFF)]) for token in opens)


def is_gerund_subject(scene: Scene, head: int) -> bool:
    """ "Eliminating tariffs is hard work": an idea, not an act."""
    tree = scene.tree
    if not tree.parsed(head) or tree.tag[head] != "VBG":
        return False
    while tree.head[head] != head and (tree.dep[head] == "conj" or (tree.dep[head] == "advcl" and tree.tag[tree.head[head]] == "VBG")):
        head = tree.head[head]
    return tree.dep[head] in ("csubj", "csubj:pass") or (tree.dep[head] == "nsubj" and tree.pos[head] == "VERB")


def is_by_the_letter(scene: Scene, head: int) -> bool:
    """ "The duty shall not be imposed on cars above this price": a rule says how far it reaches, nobody refuses."""
    tree = scene.tree
    return tree.is_passive(head) and any(tree.lower[kid] in scene.tables.words.by_law for kid in tree.kids(head, "aux"))


def _is_on_whoever(scene: Scene, verb: int) -> bool:
    """ "Will put a duty on any country that buys oil from Peru": on whoever does it, so it hangs on them."""
    tree, words = scene.tree, scene.tables.words
    objects = tree.kids(verb, "obj")
    whom = [kid for top in (verb, *objects) for kid in tree.kids(top, "obl", "nmod", "obj") if kid > verb and tree.lower[kid] in words.whoever]
    return any(_does_it(scene, verb, kid) for kid in whom)


def is_on_doers(scene: Scene, head: int) -> bool:
    """ "Firms that deal with Peru will face sanctions": borne by whoever does it."""
    subjects = scene.tree.kids(verb_told(scene, head), "nsubj")
    return any(scene.tree.lower[kid] in scene.tables.words.whoever and _does_it(scene, verb_told(scene, head), kid) for kid in subjects)


def _does_it(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a clause at a noun says what those must do to be meant, and nobody is named."""
    tree = scene.tree
    would = any(scene.tables.words.modal_kind(tree.lower[kid]) == "would" for kid in tree.kids(verb, "aux"))
    helpers = [one for clause in tree.kids(noun, "acl:relcl") for one in (clause, *tree.kids(clause, "aux", "cop"))]
    does = any(tree.tag[one] in ("VBZ", "VBP") or (tree.tag[one] == "VBD" and would) for one in helpers)
    return does and not scene.among(tree.phrase(noun), ACTORS)


def is_open_question(scene: Scene, head: int) -> bool:
    """ "will decide whether to restrict imports"."""
    tree = scene.tree
    if not tree.parsed(head) or not scene.says(scene.tables.words.whether):
        return False
    return any(tree.lower[kid] in scene.tables.words.whether for kid in tree.kids(verb_told(scene, head), "mark", "advmod", "cc"))


def is_kept_silent(scene: Scene, head: int) -> bool:
    """ "Did not say whether it would tax tin", "declined to say whether": what nobody tells is no plan."""
    tree, words = scene.tree, scene.tables.words
    said = tree.head[verb_told(scene, head)]
    if tree.lower[said] not in words.says_so:
        return False
    over = tree.head[said] if tree.dep[said] == "xcomp" else said
    return scene.cue(over) == "reject" or any(tree.lower[kid] in words.negations for kid in tree.kids(said, "advmod", "neg"))


def is_told_of_draft(scene: Scene, head: int, modal: str) -> bool:
    """ "The bill would tax imports", "under the plan Rome would cut duties": a draft tells what is to be, whatever is decided."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(head):
        return False
    verb = verb_told(scene, head)
    while (tree.dep[verb] in ("conj", "xcomp") or gives_power(scene, verb)) and not tree.kids(verb, "nsubj", "nsubj:pass") and tree.head[verb] != verb:
        verb = tree.head[verb]
    told = tree.kids(verb, "nsubj") + [kid for kid in tree.kids(verb, "obl") if modal == "would" and tree.case_of(kid) in words.under]
    named = [token for kid in told for token in (kid, *tree.kids(kid, "amod", "compound"))]
    if modal == "would" and any(tree.lower[token] in words.put_to_vote & words.documents for token in named):
        return True
    drafts = (token for token in named if scene.cue(token) == "propose" and not scene.mentions(token, {"date"}))  # "from May exporters will have to pay"
    return any(tree.tag[token] != "VBG" for token in drafts)  # a "floating" duty is no draft


def gives_power(scene: Scene, verb: int) -> bool:
    """ "The bill would give the president power to bar takeovers": an infinitive that syntax hangs on the verb of giving."""
    tree = scene.tree
    if tree.dep[verb] != "advcl":
        return False
    nouns = [mark - 1 for mark in tree.kids(verb, "mark") if mark > scene.lo and tree.tag[mark] == "TO"]
    return any(tree.lower[noun] in scene.tables.words.powers and tree.dep[noun] == "obj" for noun in nouns)


def is_perfect(scene: Scene, head: int) -> bool:
    tree = scene.tree
    return tree.parsed(head) and any(tree.lower[kid] in scene.tables.words.have for kid in tree.kids(verb_told(scene, head), "aux"))


def is_means_of_what_may_be(scene: Scene, head: int) -> bool:
    """ "could be helped by taxing imports", "can't be solved by banning exports": how something might be done."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(head) or not scene.is_gerund_after(head, words.by_means):
        return False
    above = tree.head[head]
    helpers = tree.kids(above, "aux", "advmod")
    return any(words.modal_kind(tree.lower[kid]) in ("may", "would", "should") or tree.lower[kid] in words.negations for kid in helpers)


def may_decide(scene: Scene, act: Act, cues: Sequence[Hit]) -> str:
    """ "Could decide next week to lift": the modal of a decision that syntax does not join with what is decided; nothing where there is none."""
    if "infinitive" not in act.flags:
        return ""
    decisions = (hit.head for hit in cues if getattr(hit.rules[0][0], "kind", "") == "commit")
    helpers = (scene.tree.lower[kid] for verb in decisions for kid in scene.tree.kids(verb, "aux"))
    return "may" if any(scene.tables.words.modal_kind(word) == "may" for word in helpers) else ""
