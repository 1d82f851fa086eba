"""Which plans are only wished for? What somebody hopes another does, would like to see in a package, or asks a body of its own to study."""

from collections.abc import Sequence

from extractor.nlp.act import Act
from extractor.nlp.findings import is_to_come
from extractor.nlp.lexicon import Hit
from extractor.nlp.objects import PARTICIPLE
from extractor.nlp.parties import who_is
from extractor.nlp.scene import ACTORS, PARTIES, Scene, home_of

_AWAITED = 14
"""Tokens behind "a decision on lifting" in which it is said that none has been taken."""


def only_wished(scene: Scene, act: Act, kind: str, cues: Sequence[Hit]) -> str:
    """Why an act is nobody's plan, or nothing: what others forecast or tell by hearsay, hope of another, would like to see; "undecided" is still a plan."""
    if kind == "" and _is_undecided(scene, act):
        return "undecided"
    if _is_forecast(scene, act):
        return "forecast"
    if is_to_come(scene, act, kind):
        return "to_come"
    if kind == "" and _is_wanted_done(scene, act):
        return "hoped_of_another"
    comments = scene.tables.words.comments
    over = {scene.tree.lower[above] for above in scene.tree.above(act.head)} if scene.says(comments) else frozenset[str]()
    if over & comments and over & scene.tables.words.hearsay_nouns - comments:
        return "only_commented"  # "declined to comment on reports of a duty"
    if kind in ("", "propose") and _is_hearsay(scene, act):
        return "hearsay"
    if kind == "propose" and any(_is_wished(scene, hit) for hit in cues):
        return "opinion"
    if kind == "propose" and any(_is_urged_from_outside(scene, act, hit) for hit in cues):
        return "urged_from_outside"
    return "hoped_of_another" if kind == "propose" and any(_is_hoped_of_another(scene, act, hit) for hit in cues) else ""


def _is_urged_from_outside(scene: Scene, act: Act, cue: Hit) -> bool:
    """ "The millers' association proposed that Fiji lift its ban": what others than governments would have one do."""
    tree = scene.tree
    if tree.dep[act.head] != "ccomp" or tree.head[act.head] != cue.head or scene.cue(cue.head) == "report":
        return False  # "may tax tin, sources said"
    who, whom = tree.kids(cue.head, "nsubj"), tree.kids(act.head, "nsubj")
    found = who_is(scene, who[0], "nlp.wishes/who") if who and any(scene.among(tree.phrase(kid), ACTORS) for kid in whom) else None
    return found is not None and found.private


def _is_hoped_of_another(scene: Scene, act: Act, cue: Hit) -> bool:
    """ "Lima hopes that the WTO will find against the duty": what one party hopes of another is nobody's plan."""
    tree = scene.tree
    if tree.lower[cue.head] not in scene.tables.words.hopes or tree.dep[act.head] not in ("ccomp", "xcomp", "advcl") or tree.head[act.head] != cue.head:
        return False
    # "wants Seoul to lift its ban"
    others = tree.kids(act.head, "nsubj") or [kid for kid in tree.kids(cue.head, "obj", "iobj") if cue.head < kid < act.head]
    return any(scene.among(tree.phrase(kid), ACTORS) for kid in others)


def _is_wanted_done(scene: Scene, act: Act) -> bool:
    """ "Importers want the ban lifted": what somebody wants to be done to a measure."""
    tree = scene.tree
    noun = tree.head[act.head]
    if tree.tag[act.head] not in PARTICIPLE or tree.dep[act.head] not in ("acl", "xcomp", "ccomp", "advcl") or not tree.parsed(act.head):
        return False
    verb = tree.head[noun] if tree.dep[act.head] == "acl" and tree.dep[noun] == "obj" else noun
    return tree.lower[verb] in scene.tables.words.wants and act.noun is not None and verb < act.noun.start < act.head and not tree.kids(act.head, "aux", "mark")


def _is_undecided(scene: Scene, act: Act) -> bool:
    """ "A decision on lifting the ban is expected in May", "must be made by the council": none has been taken."""
    words, lower, start = scene.tables.words, scene.tree.lower, act.trigger.start
    if not scene.says(words.decisions):
        return False
    while start - 1 > scene.lo and lower[start - 1] in words.articles:
        start -= 1  # "a decision regarding the removal of the ban"
    if start - 2 < scene.lo or lower[start - 2] not in words.decisions or lower[start - 1] not in words.upon | words.topics:
        return False
    after = lower[act.trigger.end : min(scene.hi, act.trigger.end + _AWAITED)]
    return any(word in words.awaits or words.modal_kind(word) for word in after)


def _is_wished(scene: Scene, cue: Hit) -> bool:
    """ "The package should include plans to lift the quotas": a plan that somebody would like to see."""
    tree, verb = scene.tree, scene.tree.head[cue.head]
    wished = tree.dep[cue.head] == "obj" and tree.pos[cue.head] == "NOUN"
    return wished and any(scene.tables.words.modal_kind(tree.lower[kid]) == "should" for kid in tree.kids(verb, "aux"))


def is_advised(scene: Scene, act: Act, cues: Sequence[Hit]) -> bool:
    """ "The trade board recommended that the duty should stay": what a body of the state says should be done is a proposal, not a view."""
    tree = scene.tree
    over = next((hit.head for hit in cues if tree.lower[hit.head] in scene.tables.words.advises), -1)
    who = tree.kids(over, "nsubj") if over >= 0 else []
    found = who_is(scene, who[0], "nlp.wishes/who") if who else None
    return found is not None and not found.private and bool(found.placed)


def asked_at_home(scene: Scene, act: Act) -> str:
    """ "ordered" where a government sets a body of its own to work, "asked_for_leave" where a ministry asks those above it to let it act, else nothing."""
    if act.action == "investigate":
        return "ordered" if asks_own_body(scene, act) else ""
    tree, asks = scene.tree, scene.tree.head[act.head]
    who = [item for kid in tree.kids(asks, "nsubj") for item in scene.mentions(kid, ACTORS)]
    whom = tree.kids(asks, "obj", "iobj")
    over = [kid for kid in whom if tree.lower[kid] in scene.tables.words.superiors or any(scene.mentions(kid, {"leader"}))]
    at_home = bool(who) and all(item.mention.kind == "agency" for item in who) and bool(over) and not scene.among(tree.phrase(over[0]), PARTIES)
    return "asked_for_leave" if at_home and asks_own_body(scene, act) else ""


def asks_own_body(scene: Scene, act: Act) -> bool:
    """ "The premier asked the trade ministry to study a ban": a government sets its own body to work, where firms only ask for it."""
    tree, asks = scene.tree, scene.tree.head[act.head]
    if not tree.parsed(act.head) or tree.dep[act.head] not in ("xcomp", "ccomp", "advcl"):
        return False
    who = [found for kid in tree.kids(asks, "nsubj") if (found := who_is(scene, kid, "nlp.actors/asks")) is not None]
    whom = [found for kid in tree.kids(asks, "obj", "iobj") if (found := who_is(scene, kid, "nlp.actors/asked")) is not None]
    if not who or not whom or who[0].private or whom[0].private:
        return False
    codes = [{item.mention.attrs.get("jurisdiction", item.mention.concept) for item in found.placed} for found in (who[0], whom[0])]
    return not codes[1] or not codes[0] or bool(codes[0] & codes[1])


def _is_forecast(scene: Scene, act: Act) -> bool:
    """ "Economists predicted that China would curb exports", "traders expect India to lift its ban": what somebody thinks will be done."""
    tree, words = scene.tree, scene.tables.words
    verb = act.head
    while tree.dep[verb] == "conj" and tree.head[verb] != verb:
        verb = tree.head[verb]
    if not tree.parsed(verb) or tree.dep[verb] not in ("ccomp", "xcomp", "parataxis"):
        return False
    over = tree.head[verb]
    if "subject_is_target" not in act.flags and not tree.is_passive(verb) and _is_foretold_abroad(scene, verb, over):
        return True
    says = scene.cue(over) == "report" and any(words.modal_kind(tree.lower[kid]) in ("would", "may") for kid in tree.kids(verb, "aux"))
    if not says and tree.lower[over] not in words.forecasts:
        return False
    who = (tree.lower[kid] for kid in tree.kids(over, "nsubj"))
    return any(word in words.forecasters or (not says and word in scene.tables.actors.private) for word in who)


def _is_foretold_abroad(scene: Scene, verb: int, over: int) -> bool:
    """ "The U.S. envoy was sure Japan would not retaliate", "said Japan might": what one government thinks that another will do."""
    tree, words = scene.tree, scene.tables.words
    modals = {words.modal_kind(tree.lower[kid]) for kid in tree.kids(verb, "aux")}
    thought = tree.lower[over] in words.thinks and any(modals)
    if not thought and not ("may" in modals and scene.cue(over) == "report"):
        return False
    acts = [item for kid in tree.kids(verb, "nsubj") for item in scene.mentions(kid, ACTORS)]
    if not thought and any(item.mention.kind == "bloc" for item in acts):
        return False  # a member tells what its bloc may do
    while not tree.kids(over, "nsubj") and tree.dep[over] in ("xcomp", "conj") and tree.head[over] != over:
        over = tree.head[over]
    thinks = tree.kids(over, "nsubj")
    if thinks and tree.lower[thinks[0]] in words.again_rising and tree.dep[over] == "ccomp":
        thinks = tree.kids(tree.head[over], "nsubj") or thinks  # "U.S. officials said they did not think Japan would retaliate"
    found = who_is(scene, thinks[0], "nlp.wishes/thinks") if thinks else None
    codes = {home_of(item.mention) for item in (found.placed if found is not None else ())}
    own = {home_of(item.mention) for item in acts}
    named = found is not None and (
        (bool(codes) and "" not in codes) or (thought and tree.tag[thinks[0]] == "PRP" and tree.lower[thinks[0]] not in words.again_rising)
    )  # "said he was sure Japan would not"
    return bool(own) and named and codes.isdisjoint(own)


def is_not_planned(scene: Scene, cue: Hit) -> bool:
    """ "Does not envisage a ban", "never considered a tariff": a plan that somebody does not have."""
    tree, words = scene.tree, scene.tables.words
    if scene.cue(cue.head) != "propose" or tree.pos[cue.head] != "VERB" or tree.lower[cue.head] in words.expects:
        return False
    return any(tree.lower[kid] in words.negations and tree.dep[kid] == "advmod" for kid in tree.children[cue.head])


def is_not_given_up(scene: Scene, cues: Sequence[Hit]) -> bool:
    """ "Did not drop its plan to tax tin", "the pause does not reverse the move to list them": all that would undo an act is denied, and nothing is done."""
    tree, words = scene.tree, scene.tables.words
    undoes = [hit for hit in cues if getattr(hit.rules[0][0], "kind", "") == "reject"]
    return bool(undoes) and all(
        tree.pos[hit.head] == "VERB" and any(tree.lower[kid] in words.negations and not hit.start <= kid < hit.end for kid in tree.kids(hit.head, "advmod"))
        for hit in undoes
    )


def _is_hearsay(scene: Scene, act: Act) -> bool:
    """ "Rumours that Kenya would ban imports", "asked about reports that sugar would be barred": what people say will come."""
    tree, words, verb = scene.tree, scene.tables.words, act.head
    if not scene.says(words.rumours):
        return False
    while tree.dep[verb] == "conj" and tree.head[verb] != verb:
        verb = tree.head[verb]
    if not tree.parsed(verb) or tree.dep[verb] not in ("acl", "acl:relcl", "ccomp") or tree.lower[tree.head[verb]] not in words.rumours:
        return False
    if scene.cue(tree.head[verb]) == "unreal":
        return True  # "rumours that Kenya had banned imports proved false"
    return any(words.modal_kind(tree.lower[kid]) in ("would", "will", "may") for kid in tree.kids(act.head, "aux"))


def is_talked_about(scene: Scene, act: Act) -> bool:
    """ "discussed U.S. sanctions with the envoy": what is spoken of as standing is no plan."""
    tree, words = scene.tree, scene.tables.words
    over = tree.head[tree.head[act.head] if tree.dep[act.head] == "conj" else act.head]
    about = words.talks | words.not_itself  # "seeks clarity on the duties"
    return tree.parsed(act.head) and tree.lower[over] in about and words.indefinite.isdisjoint(tree.lower[over + 1 : act.head])


def names_known(scene: Scene, act: Act) -> bool:
    """Whether the noun names what stands already: "the duties could hurt", "Peru's ban may cost"."""
    tree, noun = scene.tree, (act.noun or act.trigger)
    return any(tree.dep[kid] == "nmod:poss" or tree.lower[kid] in scene.tables.words.definite for head in {noun.head, act.head} for kid in tree.children[head])


def draft_of(scene: Scene, noun: int) -> Hit | None:
    """The cue that makes a rule a draft: "a bill that", "a draft decree that", "is preparing a regulation that"."""
    tree, words = scene.tree, scene.tables.words
    if tree.dep[noun] == "nmod" and tree.case_of(noun) in words.lies_before and tree.lower[tree.head[noun]] in words.documents:
        noun = tree.head[noun]  # "a bill in the Danish parliament that"
    over = tree.head[noun] if tree.dep[noun] == "obj" else noun
    cues = (scene.hit("cue", token) for token in (noun, *tree.kids(noun, "amod", "compound"), over))
    found = next((hit for hit in cues if hit is not None and getattr(hit.rules[0][0], "kind", "") == "propose"), None)
    if found is None and tree.lower[noun] in words.documents | words.motions and tree.lower[tree.head[noun]] not in words.votes | words.enacts:
        plan = next((rule for rule in scene.tables.cues if rule.kind == "propose"), None)  # "alarmed by legislation that would cap imports"
        return Hit("cue", noun, noun + 1, ((plan, ""),)) if plan is not None else None
    return found


def is_word_not_kept(scene: Scene, act: Act, kind: str) -> bool:
    """ "has not followed through on threats to tax imports", "has yet to make good on its pledge to lift the ban": said, but not done."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.keeps_word):
        return False
    token = act.head
    for _ in range(6):
        if not tree.parsed(token) or tree.head[token] == token:
            return False
        below, token = token, tree.head[token]
        if tree.lower[token] in words.keeps_word:
            if tree.dep[below] in ("obj", "obl") and scene.cue(tree.head[token]) == "negate":
                return True  # "its failure to honour a pact to open its market"
            stray = tree.dep[below] == "conj" and tree.tag[below] == "VB" and tree.tag[token] in PARTICIPLE
            if not stray and (kind == "" or tree.dep[below] == "conj"):
                return False  # "did not follow suit but raised" tells an act; "not followed through on threats to leave or tax" none, whatever syntax says
            over = [token, tree.head[token]] if tree.dep[token] == "xcomp" else [token]
            return any(tree.lower[kid] in words.negations | words.still_to_come for verb in over for kid in tree.children[verb])
    return False
