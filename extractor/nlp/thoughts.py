"""Which acts only stand in somebody's head? What is judged, hoped of another, insisted on, guessed at, or may follow from something else."""

from extractor.nlp.act import Act
from extractor.nlp.not_done import not_done
from extractor.nlp.parties import who_is
from extractor.nlp.scene import ACTORS, Scene, home_of

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "acl:relcl"})
_STEPS = 4
_TOLD = 14
"""Tokens before "that" in which the report stands that somebody would not confirm: who made it may stand between."""
_ABOUT = 5
"""Tokens from "confirm" or "comment" to the report."""
_NOT = 3
"""Tokens before "confirm" or "comment" in which "no" or "declined" stands."""
_IT = ("it", "that", "this", "what")
_BASE = frozenset({"VB", "VBP", "VBZ"})


def only_thought(scene: Scene, act: Act, kind: str) -> str:
    """Why an act is only a thought of somebody, or nothing; `kind` is what its cues have made of it."""
    if not scene.tree.parsed(act.head):
        return ""
    if undone := not_done(scene, act):
        return undone
    if _is_judged(scene, act) or _is_advised(scene, act):
        return "opinion"
    if kind != "reject" and _is_spoken_against(scene, act):
        return "spoken_against"
    if "crosses" not in act.flags and _is_set_off(scene, act) and kind != "threaten":
        return "may_follow"
    if kind != "reject" and _is_any(scene, act):
        return "any_at_all"
    for token in _over(scene, act.head):
        if _is_asked_whether(scene, token):
            return "question"
        if _is_hoped(scene, act, token):
            return "hoped_of_another"
        if _is_insisted_on(scene, act, token):
            return "demand"
        if kind == "propose" and _is_made_possible(scene, token):
            return "made_possible"
        if _is_guessed(scene, token) or _is_unconfirmed(scene, token):
            return "hearsay"
    return ""


def _over(scene: Scene, head: int) -> list[int]:
    """The heads of the clauses that an act stands in, from its own on, each below the verb or noun that it hangs on."""
    tree, found, token = scene.tree, list[int](), head
    for _ in range(_STEPS):
        while tree.dep[token] in ("conj", "cop", "aux:pass", "obj", "nsubj", "nsubj:pass", "compound") and tree.head[token] != token:
            token = tree.head[token]
        if tree.dep[token] not in _CLAUSES or tree.head[token] == token:
            break
        found.append(token)
        token = tree.head[token]
    return found


def _is_judged(scene: Scene, act: Act) -> bool:
    """ "It would be foolish for Peru to strike back": what somebody makes of an act."""
    tree, words = scene.tree, scene.tables.words
    above = tree.head[act.head]
    if tree.dep[act.head] not in _CLAUSES or tree.lower[above] not in words.judged or not tree.kids(above, "cop"):
        return False
    subjects = tree.kids(above, "nsubj", "expl")
    return not subjects or tree.lower[subjects[0]] in _IT


def _is_advised(scene: Scene, act: Act) -> bool:
    """ "The smart move would be to lower tariffs", "what Peru should do is scrap them": what somebody would have done."""
    tree, words = scene.tree, scene.tables.words
    verb = act.head
    while tree.dep[verb] == "conj" and tree.head[verb] != verb:
        verb = tree.head[verb]
    if not tree.kids(verb, "cop") or not scene.says(words.advised_courses, words.whatever_one):
        return False
    subjects = tree.kids(verb, "nsubj", "nsubj:outer", "csubj")
    if not subjects:
        return False
    subject, ends = subjects[0], tree.kids(verb, "cop")[0]
    if tree.lower[subject] in words.whatever_one or any(tree.lower[token] in words.whatever_one for token in tree.phrase(subject)[:1]):
        return any(tree.lower[token] in words.ought for token in range(subject, ends))
    return tree.lower[subject] in words.advised_courses and any(tree.lower[kid] in words.judged | words.advised_as for kid in tree.kids(subject, "amod"))


def _is_spoken_against(scene: Scene, act: Act) -> bool:
    """ "Advised against prolonging the ban", "opposed lifting it", "is opposed to taxing tin": what somebody would not have done; who decides is another."""
    tree = scene.tree
    if act.flags & {"bare", "nominal"} or act.head <= scene.lo + 1:
        return False
    before = act.head - 2 if tree.lower[act.head - 1] == "to" else act.head - 1
    return tree.lower[before] in scene.tables.words.speaks_against


def _is_any(scene: Scene, act: Act) -> bool:
    """ "Any move to cut tariffs would hurt growers", "any new duty could": one that nobody has made, whatever may come of it."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.any_at_all):
        return False
    noun = tree.head[act.head] if tree.dep[act.head] == "acl" else act.head
    if tree.pos[noun] != "NOUN" or not any(tree.lower[kid] in words.any_at_all for kid in tree.kids(noun, "det")):
        return False
    over = tree.head[noun]
    return tree.dep[noun] == "nsubj" and any(words.modal_kind(tree.lower[kid]) in ("would", "may", "will") for kid in tree.kids(over, "aux"))


def _is_asked_whether(scene: Scene, clause: int) -> bool:
    """ "Was asked whether India might decide to lift its ban": a question, to which the answer is told elsewhere."""
    tree, words = scene.tree, scene.tables.words
    asked = tree.lower[tree.head[clause]] in words.asks_whether
    return asked and any(tree.lower[kid] in words.whether | words.conditions for kid in tree.kids(clause, "mark", "advmod"))


def _is_set_off(scene: Scene, act: Act) -> bool:
    """ "The bill would trigger taxes on Indian goods": what may follow from something, where no party does it."""
    tree, words = scene.tree, scene.tables.words
    verb = act.head if tree.lower[act.head] in words.sets_off_acts else tree.head[act.head]
    if tree.lower[verb] not in words.sets_off_acts or tree.dep[act.head] not in ("obj", "ROOT", "ccomp", "conj", "acl:relcl", "advcl", "nmod", "xcomp"):
        return False
    if act.head != verb and tree.dep[act.head] != "obj":
        return False
    if not any(words.modal_kind(tree.lower[kid]) in ("would", "may", "will") for kid in tree.kids(verb, "aux")):
        return False
    subjects = tree.kids(verb, "nsubj")
    return bool(subjects) and not scene.mentions(subjects[0], ACTORS) and tree.lower[subjects[0]] not in scene.tables.actors.pronouns


def _is_made_possible(scene: Scene, clause: int) -> bool:
    """ "Registers imports so that duties can be collected later": what another act is to allow, done by none yet."""
    tree = scene.tree
    if tree.dep[clause] != "advcl":
        return False
    first = min(tree.subtree(clause))
    opens = next((token for token in range(first, clause) if tree.tag[token] not in (",", ":")), first)
    return " ".join(tree.lower[opens : opens + 2]) in scene.tables.words.to_allow and any(
        scene.tables.words.modal_kind(tree.lower[kid]) == "may" for kid in tree.kids(clause, "aux")
    )


def _is_hoped(scene: Scene, act: Act, clause: int) -> bool:
    """ "Hopes Seoul will lift its ban", "growers hope that no duty is imposed": what is hoped of another, or by somebody who decides nothing."""
    tree, over = scene.tree, scene.tree.head[clause]
    if tree.lower[over] not in scene.tables.words.hopes or tree.dep[clause] not in ("ccomp", "xcomp"):
        return False
    told = tree.kids(clause, "nsubj", "nsubj:pass")
    others = scene.among([token for kid in told for token in tree.phrase(kid)], ACTORS)
    who = tree.kids(over, "nsubj")
    found = who_is(scene, who[0], "nlp.thoughts/who") if who else None
    if found is not None and found.private:
        return True
    own = {home_of(item.mention) for item in found.placed} if found is not None else set()
    return any(home_of(item.mention) not in own for item in others) and "noun" not in act.flags


def _is_insisted_on(scene: Scene, act: Act, clause: int) -> bool:
    """ "Insists that Chile dismantle its subsidies": a party told to do it, no report that it does."""
    tree, over = scene.tree, scene.tree.head[clause]
    if tree.lower[over] not in scene.tables.words.insists or tree.dep[clause] != "ccomp" or tree.kids(clause, "aux", "cop"):
        return False
    whom = scene.among([token for kid in tree.kids(clause, "nsubj") for token in tree.phrase(kid)], ACTORS)
    return bool(whom) and tree.tag[clause] in _BASE and "bare" not in act.flags


def _is_guessed(scene: Scene, clause: int) -> bool:
    """ "Traders speculate that Algeria will offer wheat", "a rumour spread that Peru may tax paper"."""
    tree, over, words = scene.tree, scene.tree.head[clause], scene.tables.words
    if tree.dep[clause] not in ("ccomp", "acl", "acl:relcl", "advcl", "parataxis"):
        return False
    if tree.dep[clause] == "ccomp" and tree.lower[over] in words.speculates:
        return True
    spread = any(tree.lower[kid] in words.rumours and tree.lower[kid] in words.hearsay_nouns for kid in tree.kids(over, "nsubj"))
    return spread and tree.dep[clause] != "parataxis" and tree.lower[over] not in words.says_so


def _is_unconfirmed(scene: Scene, clause: int) -> bool:
    """ "Declined to confirm statements that Algeria will ban imports", "had no comment on a report that": neither told nor denied."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.unconfirmed) or not scene.says(words.hearsay_nouns):
        return False
    that = min([*tree.kids(clause, "mark", "nsubj"), clause])
    said = range(max(scene.lo, that - _TOLD), that)
    noun = next((token for token in reversed(said) if tree.lower[token] in words.hearsay_nouns), -1)
    word = next((token for token in reversed(range(said.start, max(said.start, noun))) if tree.lower[token] in words.unconfirmed), -1)
    told = tree.dep[clause] in ("acl", "acl:relcl", "ccomp") or tree.lower[that] in words.relative_pronouns  # syntax may hang it on "declined"
    if word < 0 or noun - word > _ABOUT or not told:
        return False
    before = tree.lower[max(scene.lo, word - _NOT) : word]
    return not (words.negations | words.refuses).isdisjoint(before)
