"""Did it happen, is it planned, threatened, denied, asked for? The cues that govern an act, by syntax, else to its left."""

from extractor.core.quick import dataclass
from extractor.nlp.act import Act
from extractor.nlp.beside_cues import chance_told, is_opening_aside, of_draft, plans_beside, said_of, stands_apart
from extractor.nlp.chambers import is_left_open, is_part_of_law, is_voted_by_chamber
from extractor.nlp.complaints import TAKEN_UP
from extractor.nlp.conditions import (
    begins_then,
    gives_power,
    hangs_on_another,
    has_condition,
    is_by_the_letter,
    is_conditional,
    is_kept_silent,
    is_on_doers,
    is_open_question,
    is_perfect,
    is_subjunctive,
    is_told_of_draft,
    may_decide,
    of_itself,
    verb_told,
)
from extractor.nlp.leave import RULED
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.negation import is_negated, is_none
from extractor.nlp.parties import is_refused
from extractor.nlp.scene import Scene
from extractor.nlp.settled import BY_COURT, dropped_plan, is_asked_of_firms, is_granted, is_means_or_before, is_taken_up
from extractor.nlp.talks import is_on_agenda
from extractor.nlp.thoughts import only_thought
from extractor.nlp.ultimatums import is_told_to, is_ultimatum
from extractor.nlp.wishes import asked_at_home, is_advised, is_not_given_up, is_not_planned, is_talked_about, is_word_not_kept, names_known, only_wished
from extractor.rules.triggers import VerbRule

_CLIMB = frozenset({
    "xcomp", "ccomp", "acl", "advcl", "conj", "obj", "nmod", "obl", "nsubj:pass", "amod", "parataxis", "csubj", "compound", "nsubj",
    "appos", "acl:relcl",
})  # fmt: skip
_REASON = frozenset({"nsubj", "nsubj:pass", "compound", "nmod", "obl", "appos"})

_DATES = frozenset({"date"})
_SOFT = frozenset({"propose", "threaten", "reject"})
_RELIEF = frozenset({"remove", "ease", "suspend"})
_AGAINST = "against"
_OF_NOUNS = _SOFT | {"demand", "unreal"}
"""Kinds of cues that govern what stands under their noun: "a threat of tariffs", "the need for duties"."""


@dataclass(frozen=True, slots=True)
class Modality:
    """`kind`: "" (as told), propose, threaten, reject, drop; `cues` are the hits that made it so; `past` = told as history."""

    kind: str
    reason: str
    cues: tuple[Hit, ...] = ()
    past: bool = False
    modal: str = ""


def _settled_at_once(scene: Scene, act: Act) -> Modality | None:
    """What needs no look at what governs the act: a court's word, an ultimatum, what is done instead."""
    if not {BY_COURT, TAKEN_UP, RULED}.isdisjoint(act.why):
        return Modality("", "by_court")
    if is_ultimatum(scene, act) or is_told_to(scene, act):
        return Modality("threaten" if is_ultimatum(scene, act) else "drop", "ultimatum")
    if " ".join(scene.tree.lower[max(scene.lo, act.head - 2) : act.head]) in scene.tables.words.instead:
        return Modality("drop", "instead")  # "works with partners rather than applying tariffs"
    return None


def modality_of(scene: Scene, act: Act) -> Modality:
    """What governs an act."""
    if (settled := _settled_at_once(scene, act)) is not None:
        return settled
    cues = _governing(scene, act) if scene.tree.parsed(act.head) else _before(scene, act)
    modal = "" if act.flags & {"crosses", "obliges"} else _modal(scene, act.head) or may_decide(scene, act, cues)
    if is_left_open(scene, act, cues):
        return Modality("threaten" if act.measure == "other" else "propose", "not_ruled_out", tuple(cues))
    kinds = {_kind(hit) for hit in cues}
    negated = is_negated(scene, act)
    past = "past" in kinds or _pluperfect(scene, act.head)
    decided = "will" if "commit" in kinds and "infinitive" in act.flags else ""  # "decided not to tax tin"
    kind, reason = _decide(kinds, modal or decided, negated, is_conditional(scene, act.head))
    given_up = reason != "reject" or not is_not_given_up(scene, cues)
    if thought := only_thought(scene, act, kind) if given_up else "not_given_up":
        return Modality("drop", thought)
    if reason == "opinion" and is_advised(scene, act, cues):
        kind, reason = "propose", "advised"
    kind, reason = _reconsidered(scene, act, cues, kind, reason, modal)
    if not kind and is_on_agenda(scene, act):
        kind, reason = "propose", "on_agenda"
    return Modality(kind, reason, tuple(cues), past, modal)


def _reconsidered(scene: Scene, act: Act, cues: list[Hit], kind: str, reason: str, modal: str) -> tuple[str, str]:
    """What the cues and helpers make of an act, mended by what else the sentence says of it."""
    words, begins = scene.tables.words, modal == "would" and begins_then(scene, act.head)
    if kind in ("propose", "reject") and act.flags & {"bare", "nominal"} and any(is_not_planned(scene, hit) for hit in cues):
        kind, reason = "reject", "not_planned"
    if (not kind or kind in _SOFT) and is_word_not_kept(scene, act, kind):
        kind, reason = "drop", "word_not_kept"
    elif kind == "" and modal == "would" and is_perfect(scene, act.head) and not act.flags & {"subject"} and "nlp.acts/through_pointer" not in act.why:
        kind, reason = "drop", "counterfactual"  # "would have implied a cut"
    elif kind == "" and modal in ("would", "will") and is_told_of_draft(scene, act.head, modal):
        kind, reason = "propose", "by_draft"  # whatever conditions the draft makes
    elif _is_threat(scene, act, kind, modal):
        kind, reason = "propose" if act.action in _RELIEF and act.measure != "trade_agreement" else "threaten", "under_condition"
    elif kind == "" and modal in ("will", "would") and act.action in _RELIEF and hangs_on_another(scene, act.head):
        kind, reason = "propose", "as_soon_as"
    elif kind == "" and is_subjunctive(scene, act.head):
        kind, reason = "propose", "subjunctive"
    elif kind == "" and is_voted_by_chamber(scene, act):
        kind, reason = "propose", "by_draft"
    elif reason == "demand" and (asked := asked_at_home(scene, act)):
        kind, reason = ("", "ordered") if asked == "ordered" else ("propose", asked)
    elif reason == "opinion" and "flow" in act.flags and scene.tree.lower[act.head] in scene.tables.words.licensed:
        kind, reason = "", "must_be_licensed"  # "exports must be licensed" is the rule, "exports must be curbed" a view
    elif (kind == "" or reason == "will_not") and is_open_question(scene, act.head):
        licence = act.noun is not None and act.noun.kind == "measure" and rule_of(act.noun).licence
        kind, reason = (
            ("drop", "not_told") if licence or is_kept_silent(scene, act.head) else ("propose", "whether")
        )  # "decides whether to grant a licence" to whoever asks
    elif reason == "opinion" and "nominal" in act.flags and _is_subject(scene, act.head) and scene.tree.lower[verb_told(scene, act.head)] in words.helps:
        kind, reason = "", "told"  # "the cut in the duty should help mills" is made, or to be made
    elif kind == "reject" and reason == "will_not" and is_by_the_letter(scene, act.head):
        kind, reason = "drop", "by_the_letter"
    elif kind == "reject" and "bare" in act.flags and any(not words.takes_in.isdisjoint(scene.tree.lower[hit.start : hit.end]) for hit in cues):
        kind, reason = "drop", "not_accepted"  # "will not accept a duty on its tin" is said by who would bear it
    elif kind == "reject" and reason == "will_not" and act.flags & {"weak", "subject"}:
        kind, reason = "drop", "does_not_apply"
    elif kind == "" and modal in ("would", "may") and act.flags & {"nominal", "bare"} and _is_subject(scene, act.head) and not begins:
        kind, reason = "drop", "hypothetic"  # "revocation would lead to dumping"
    elif kind == "" and act.action == "ease" and any(scene.tree.lower[kid] in scene.tables.words.remains for kid in scene.tree.kids(act.head, "advmod")):
        kind, reason = "drop", "stays"  # "white sugar will still be let in"
    elif wished := only_wished(scene, act, kind, cues):
        kind, reason = "propose" if wished == "undecided" else "drop", wished
    elif (
        kind in _SOFT
        and act.flags & {"bare", "nominal"}
        and reason != "not_planned"
        and not is_none(scene, act)
        and not any(_kind(hit) == kind and _is_of_noun(scene, act, hit) for hit in cues)
    ):
        kind, reason = ("", "stands") if reason != "may" or names_known(scene, act) else (kind, reason)
    elif kind == "propose" and reason == "may" and _is_answer(act):
        kind, reason = "threaten", "may_answer"
    elif kind == "propose" and "bare" in act.flags and is_talked_about(scene, act):
        kind, reason = "drop", "talked_about"
    elif kind == "propose" and cues and act.flags & {"bare", "nominal"} and all(scene.tree.lower[hit.head] in scene.tables.words.expects for hit in cues):
        kind, reason = "drop", "forecast"
    elif kind == "" and (told_of_what_may_be := of_itself(scene, act.head)):
        kind, reason = "drop", told_of_what_may_be
    return kind, reason


def _is_threat(scene: Scene, act: Act, kind: str, modal: str) -> bool:
    """ "Will tax tin if Peru does", "no doubt that, if a bill is passed, it will retaliate": what hangs on another's deed."""
    ahead = modal in ("will", "would") if kind == "" else kind == "propose" and "retaliation" in act.flags  # "an intention to retaliate if Lima taxes tin"
    faced = act.noun if "subject_is_target" in act.flags else None
    if kind == "" and modal in ("will", "would") and faced is not None and scene.cue(faced.head) == "retaliate":
        return True  # "would face retaliation"
    if ahead and _is_answer(act) and not scene.tables.words.conditions.isdisjoint(scene.tree.lower[scene.lo : scene.hi]):
        return True
    if kind == "" and modal in ("will", "would") and faced is not None and act.measure == "sanction" and is_on_doers(scene, act.head):
        return True
    return kind in ("", "propose") and (modal in ("will", "would", "may") or _is_answer(act)) and has_condition(scene, act.head)


def _is_answer(act: Act) -> bool:
    """ "May retaliate", "could take countermeasures": a possible answer is a threat."""
    return "retaliation" in act.flags or (act.measure == "other" and not act.flags & {"bare", "pointer"})


def _decide(kinds: set[str], modal: str, negated: bool, conditional: bool) -> tuple[str, str]:
    if "demand" in kinds and "reject" not in kinds and "commit" not in kinds:
        return "drop", "demand"
    if conditional:
        return "drop", "hypothetic"  # "if Tokyo refuses to lift the ban"
    if "reject" in kinds:
        return "reject", "reject"
    if "threaten" in kinds:
        return "threaten", "threaten"
    if "negate" in kinds:
        return "drop", "not_done"
    if "unreal" in kinds or ("outcome" in kinds and ("propose" in kinds or modal in ("may", "would"))):
        return "drop", "unreal"
    if negated:
        return ("reject", "will_not") if modal in ("will", "would") or "propose" in kinds else ("drop", "negated")
    if modal == "should":
        return "drop", "opinion"
    if "propose" in kinds:
        return "propose", "propose"
    if modal == "may":
        return "propose", "may"
    return "", "told"


def _kind(hit: Hit) -> str:
    return str(getattr(hit.rules[0][0], "kind", ""))


def _at_noun(scene: Scene, act: Act) -> list[Hit]:
    """The cues before a noun that is an act by itself: "threatened tariffs", "a planned ban"."""
    tree, found = scene.tree, list[Hit]()
    if act.flags & {"bare", "nominal"}:
        noun = act.noun or act.trigger
        for kid in tree.phrase(act.head) if act.noun is None else [*range(max(scene.lo, noun.start - 4), noun.start)]:
            hit = scene.hit("cue", kid)
            if (
                hit is not None
                and kid < act.head
                and _kind(hit) in ("propose", "threaten", "past", "retaliate")
                and tree.head[kid] in (act.head, noun.head, kid)
            ):
                found.append(hit)
    return found


def _governing(scene: Scene, act: Act) -> list[Hit]:
    """Cues on the way from an act to the top of its sentence, and the adjectives of its noun."""
    tree = scene.tree
    token, steps = act.head, 0
    if isinstance(act.rule, VerbRule) and tree.is_reduced(token):
        return []  # "plans talks on the duties imposed in May": they are no plan
    found, aside = [*_at_noun(scene, act), *said_of(scene, act), *chance_told(scene, act)], False
    while steps < 8 and tree.head[token] != token and scene.lo <= tree.head[token] < scene.hi:
        relation = tree.dep[token].split(":")[0] if tree.dep[token].startswith(("acl:", "advcl:", "obl:", "nmod:")) else tree.dep[token]
        if relation not in _CLIMB:
            break
        above = tree.head[token]
        if stands_apart(scene, token, above):
            break
        if (
            relation in ("acl", "nsubj", "nsubj:pass")
            and act.rule.__class__.__name__ == "VerbRule"
            and tree.dep[token] == "acl:relcl"
            and steps == 0
            and not is_refused(scene, above)
        ):
            return [*found, *of_draft(scene, token, above)]
        hit = scene.hit("cue", above)
        found += dropped_plan(scene, token) if steps else []
        if hit is not None and not act.trigger.start <= above < act.trigger.end and not is_opening_aside(scene, above, act.head):
            kind = _kind(hit)
            governs = relation not in _REASON or (kind in _OF_NOUNS and relation in ("nmod", "compound") and not is_part_of_law(scene, token, above))
            clause = (
                relation == "advcl"
                and not _is_infinitive(scene, token)
                and not (tree.tag[token] == "VBG" and hit.end == token)  # "forgo imposing"; "called for lifting": its "for" is the cue's own
                and not any(hit.start < kid < hit.end or (kind == "demand" and tree.lower[kid] in scene.tables.words.urges_on) for kid in tree.children[token])
                and not any(tree.lower[kid] in scene.tables.words.hearsay for kid in tree.kids(above, "obj"))
            )
            governs = governs or (token == act.head and _takes_noun(scene, act, relation, kind)) or _leads_to(scene, token, relation, hit)
            governs = governs and not (kind == "demand" and tree.lower[hit.end : hit.end + 1] == [_AGAINST])  # "lobbies against the proposed levy"
            governs = governs and not (kind == "demand" and (is_asked_of_firms(scene, above) or is_granted(scene, above)))
            governs = governs and not (kind in ("propose", "threaten") and is_taken_up(scene, above))
            governs = governs and not (relation == "advcl" and is_means_or_before(scene, token))
            governs = governs and not (kind == "unreal" and aside)  # "tries to cut output to ward off the duties": not these
            joined = relation == "conj" and not (_is_infinitive(scene, token) and not _is_infinitive(scene, above))  # "proposed to halve … and to double"
            if governs and not joined and not (clause and kind not in ("threaten", "propose", "commit", "report")):
                found.append(hit)
            if kind == "report" and relation in ("ccomp", "parataxis"):
                break
        if relation in ("advcl", "xcomp") and _is_infinitive(scene, token):
            found += plans_beside(scene, token, above)
        if relation == "acl" and tree.pos[above] == "NOUN" and tree.lower[above] not in scene.tables.words.hearsay:
            found += _over_noun(scene, token, above, hit)
            break  # "the decision to impose": what governs the decision does not govern the act
        aside = aside or (relation == "advcl" and tree.pos[above] == "VERB")
        token = above
        steps += 1
    return found


def _takes_noun(scene: Scene, act: Act, relation: str, kind: str) -> bool:
    """Whether a cue is said of a measure that is not its object: "a duty has been proposed by Lima", "threatened Peru with a tariff"."""
    if relation == "nsubj:pass":
        return kind in _SOFT and bool(act.flags & {"bare", "nominal"})
    if kind == "reject" and relation == "obl" and scene.tree.case_of(act.head) in scene.tables.words.asks_for:
        # "turned down a request from Fiji for a lower duty"
        return any(scene.tree.lower[kid] in scene.tables.words.complaints for kid in scene.tree.kids(scene.tree.head[act.head], "obj"))
    return kind == "threaten" and relation == "obl" and scene.tree.case_of(act.head) in scene.tables.words.threatens_with


def _leads_to(scene: Scene, token: int, relation: str, hit: Hit) -> bool:
    """Whether a cue leads to a phrase by its own preposition: "backed away from a threat", "hinted at a ban", "urges on"."""
    if relation != "obl":
        return False
    kind, case = _kind(hit), scene.tree.case_of(token)
    own = kind in _SOFT and hit.end - hit.start > 1 and case == scene.tree.lower[hit.end - 1]
    return kind == "outcome" or own or (kind == "demand" and case in scene.tables.words.urges_on)


def _over_noun(scene: Scene, token: int, above: int, hit: Hit | None) -> list[Hit]:
    """The cues over the noun that an act hangs on: "backed away from a threat to ban"."""
    tree = scene.tree
    found = _beyond_setting(scene, token, above)
    found += dropped_plan(scene, above)
    over = scene.hit("cue", tree.head[above])  # "backed away from a threat to ban", "turned down a request to ban"
    moved = tree.lower[above] in scene.tables.words.motions  # "ruled out any move to cut duties"
    found += [over] if over is not None and _kind(over) == "reject" and (moved or (hit is not None and _kind(hit) in _SOFT | {"demand"})) else []
    # "asked their counterparts to exempt": syntax hangs what is asked on whom
    # "asked for the duty to be cut"; but "asked the WTO for leave to tax it"
    whom = tree.dep[above] in ("obj", "iobj") or (tree.case_of(above) in scene.tables.words.asks_for and tree.is_passive(token))
    asked = over is not None and _kind(over) == "demand" and whom and _is_infinitive(scene, token)
    found += [over] if over is not None and asked and not (is_asked_of_firms(scene, over.head) or is_granted(scene, over.head)) else []
    sought = tree.dep[above] == "obl" and over is not None and over.end - over.start > 1 and tree.case_of(above) == tree.lower[over.end - 1]
    # "is considering a law to ban imports", "looks for ways to tax them"
    drafted = (sought or tree.dep[above] in ("obj", "nsubj:pass")) and tree.lower[above] in scene.tables.words.drafted
    found += [over] if over is not None and drafted and _kind(over) in ("propose", "reject") else []
    return found


def _beyond_setting(scene: Scene, verb: int, noun: int) -> list[Hit]:
    """ "threatened during his campaign to impose": the cue of a verb whose infinitive syntax hangs on the setting between them."""
    tree = scene.tree
    over = scene.hit("cue", tree.head[noun])
    settles = over is None or _kind(over) not in _SOFT or scene.hit("cue", noun) or scene.hit("act", noun) or scene.hit("measure", noun)
    return [over] if over is not None and not settles and tree.dep[noun] == "obl" and _is_infinitive(scene, verb) else []


def _is_of_noun(scene: Scene, act: Act, cue: Hit) -> bool:
    """Whether a cue is said of the noun itself: "planned duties", "mulls a ban", "the threat of tariffs"; not "vowed to act on dairy after the duties"."""
    tree, noun = scene.tree, (act.noun or act.trigger)
    top = act.head
    if not tree.parsed(top) or cue.start <= min(noun.start, act.trigger.start) <= cue.end + 1:
        return True
    for _ in range(4):
        if cue.start <= tree.head[top] < cue.end:
            return tree.dep[top] != "obl" or tree.case_of(top) in scene.tables.words.plans_on
        if any(cue.start <= kid < cue.end for kid in tree.kids(top, "amod", "compound", "nmod:poss")):
            return True
        above, relation = tree.head[top], tree.dep[top]
        if above == top:
            return False
        if relation in ("obj", "obl", "nmod", "nsubj:pass", "xcomp", "ccomp", "acl") and (
            relation not in ("obl", "nmod") or tree.case_of(top) in scene.tables.words.plans_on
        ):
            top = above
            continue
        if relation in ("conj", "compound", "appos"):
            top = above
            continue
        return False
    return False


def _before(scene: Scene, act: Act) -> list[Hit]:
    tree = scene.tree
    found = []
    for token in range(act.trigger.start - 1, max(scene.lo - 1, act.trigger.start - 9), -1):
        if tree.lower[token] in scene.tables.words.clause_ends or tree.lower[token] == ",":
            break
        hit = scene.hit("cue", token)
        if hit is not None and hit not in found:
            found.append(hit)
    return found


def _modal(scene: Scene, head: int) -> str:
    tree = scene.tree
    if not tree.parsed(head):
        for token in range(head - 1, max(scene.lo - 1, head - 4), -1):
            kind = scene.tables.words.modal_kind(tree.lower[token])
            if kind:
                return kind
        return ""
    verb = verb_told(scene, head)
    for _ in range(3):
        for kid in tree.kids(verb, "aux", "aux:pass"):
            kind = scene.tables.words.modal_kind(tree.lower[kid])
            if kind and not scene.mentions(kid, _DATES):  # "on 8 May banned exports"
                perhaps = kind in ("will", "would") and any(tree.lower[one] in scene.tables.words.perhaps for one in tree.kids(verb, "advmod"))
                return "may" if perhaps else kind  # "would probably change its rules"
        if (tree.dep[verb] not in ("conj", "xcomp") and not gives_power(scene, verb)) or tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    return ""


def _pluperfect(scene: Scene, head: int) -> bool:
    tree = scene.tree
    if not tree.parsed(head) or not scene.says(scene.tables.words.had):
        return False
    return any(tree.lower[kid] in scene.tables.words.had for kid in tree.kids(head, "aux"))


def _is_subject(scene: Scene, head: int) -> bool:
    tree = scene.tree
    while tree.dep[head] in ("compound", "nmod", "conj", "appos") and tree.head[head] != head:
        head = tree.head[head]
    return tree.dep[head] == "nsubj"


def _is_infinitive(scene: Scene, verb: int) -> bool:
    """ "asked Manila to raise": what a verb asks for, whatever syntax calls the clause."""
    return any(scene.tree.tag[kid] == "TO" for kid in scene.tree.kids(verb, "mark")) and not scene.tree.kids(verb, "nsubj")
