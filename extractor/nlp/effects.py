"""Which acts does no government take? Trade that a mishap stops, what a duty would do to another's exports, duties that stay as they are."""

from collections.abc import Callable

from extractor.nlp.act import Act
from extractor.nlp.bloc_leave import let_by_bloc
from extractor.nlp.leave import BY_LEAVE
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.nlp.standing import STANDING

_DUTIES = frozenset({"tariff", "export_tax", "anti_dumping", "countervailing", "safeguard"})
_AT = 2
"""Tokens from "remains" to the value that a duty remains at."""
_STAYS = 6
"""Tokens from a duty to what it does: "the levy on crude oil stays at"."""
_CLAUSE = 8
"""Tokens before a verb in which "currently" says that it tells a state."""
_IN = ("in", "of")
_SUM = 8
"""Tokens from "collected" to the duties: "collected more than 3 billion dollars in"."""
_OWNED = 4
"""Tokens from a possessive to the flow noun: "their farmers' soybean exports"."""


def follows(scene: Scene, act: Act) -> str:
    """Why an act is nobody's decision; nothing where it may be one."""
    return next((reason for reason, holds in _REASONS if holds(scene, act)), "")


def _is_by_mishap(scene: Scene, act: Act) -> bool:
    """ "Was forced to suspend oil exports after an earthquake": trade that stops, no ban."""
    if "flow" not in act.flags or act.action != "impose" or not act.measure.endswith("ban") or not getattr(act.rule, "weak_flow", False):
        return False
    tree, words = scene.tree, scene.tables.words
    over = tree.head[act.head]
    if tree.dep[act.head] in ("xcomp", "advcl", "ccomp") and tree.lower[over] in words.forced:
        return True
    return not words.accidents.isdisjoint(tree.lower[scene.lo : scene.hi])


def _is_effect_of_duty(scene: Scene, act: Act) -> bool:
    """ "Opposes the tax, as it would limit U.S. soybean exports": what a measure would do to somebody's trade is no curb on it."""
    tree, words = scene.tree, scene.tables.words
    if "flow" not in act.flags or act.noun is None:
        return False
    if {words.modal_kind(tree.lower[kid]) for kid in tree.kids(act.head, "aux")}.isdisjoint(("would", "may", "will")):
        return False
    subject = next(iter(tree.kids(act.head, "nsubj")), -1)
    if subject < 0:
        return False
    before = range(max(scene.lo, act.noun.start - _OWNED), act.noun.start)
    owned = any(tree.dep[token] == "nmod:poss" for token in before) or bool(scene.among(before, PARTIES))
    hit = scene.hit("measure", subject)
    duty = hit is not None and (rule_of(hit).family == "duty" or rule_of(hit).measure in _DUTIES)
    return owned and (duty or tree.lower[subject] in words.told_thing)


def _is_breached(scene: Scene, act: Act) -> bool:
    """ "Sanctions for violating the chip agreement": a deal that stands and is not kept."""
    tree, breaches = scene.tree, scene.tables.words.breaches
    if act.measure != "trade_agreement" or "bare" not in act.flags:
        return False
    return tree.dep[act.head] in ("obj", "nmod", "obl", "nsubj:pass") and tree.lower[tree.head[act.head]] in breaches


def _is_caused(scene: Scene, act: Act) -> bool:
    """ "Falling prices curbed exports": no government is the subject."""
    tree = scene.tree
    if not act.flags & {"flow", "weak_flow"} or tree.is_passive(act.head):
        return False
    return any(tree.lower[kid] in scene.tables.words.natures for kid in tree.kids(act.head, "nsubj"))


def _is_suffered(scene: Scene, act: Act) -> bool:
    """ "Will lend to companies facing tariffs of 25 percent": who gets help, not who is hit."""
    tree = scene.tree
    if "subject_is_target" not in act.flags or not tree.parsed(act.head) or tree.dep[act.head] != "acl":
        return False
    noun = tree.head[act.head]
    return tree.lower[noun] in scene.tables.words.helped and tree.dep[noun] in ("obl", "nmod", "iobj")


def _is_elsewhere(scene: Scene, act: Act) -> bool:
    """ "Fruit faces high duties in other nations": whose, it does not say."""
    if "subject_is_target" not in act.flags or act.noun is None:
        return False
    lower, words = scene.tree.lower, scene.tables.words
    for token in range(act.noun.end, min(scene.hi - 2, act.noun.end + _AT)):
        if lower[token] in words.located and lower[token + 1] in words.other_ones and lower[token + 2] in scene.tables.actors.several | words.markets:
            return True
    return False


def _is_power(scene: Scene, act: Act) -> bool:
    """ "The waiver allowed Washington to set quotas", "the minister can raise duties": what somebody may do whenever they like."""
    tree, words = scene.tree, scene.tables.words
    if act.action not in ("impose", "tighten", "remove", "ease") or not tree.parsed(act.head) or act.flags & {"crosses", BY_LEAVE}:
        return False
    if any(tree.lower[kid] in words.abilities for kid in tree.kids(act.head, "aux")) and not tree.is_passive(act.head):
        return bool(tree.kids(act.head, "nsubj")) and not act.flags & {"flow", "subject"}
    over = tree.head[act.head]
    given = tree.dep[act.head] in ("xcomp", "ccomp") and tree.lower[over] in words.empowers and act.action in ("impose", "tighten")
    if given and let_by_bloc(scene, act) is not None:
        return False  # "Mercosur allowed Chad to set a duty": that is how its members act
    return given and any(scene.among(tree.phrase(kid), ACTORS) for kid in (*tree.kids(over, "obj", "iobj"), *tree.kids(act.head, "nsubj")))


def _is_money(scene: Scene, act: Act) -> bool:
    """ "Collected 3 billion dollars in tariffs", "duties collected so far will be refunded": what duties bring in or cost."""
    tree, noun, lower = scene.tree, act.noun, scene.tree.lower
    if noun is not None and noun.end <= act.head and act.action == "impose" and lower[act.head] in scene.tables.words.collects:
        its_own = tree.head[act.head] == noun.head or noun.head in tree.kids(act.head, "nsubj")  # not "hit by a duty, Beijing brought in one"
        return its_own and not tree.kids(act.head, "aux:pass", "aux")
    if noun is None or lower[noun.start - 1] not in _IN or noun.start - 1 < scene.lo:
        return False
    before = range(max(scene.lo, noun.start - _SUM), noun.start - 1)
    collects = next((token for token in before if lower[token] in scene.tables.words.collects), noun.start)
    if collects > scene.lo and collects < noun.start and lower[collects - 1] in scene.tables.words.be_forms:
        collects = max(scene.lo, collects - _SUM)  # "38 billion rupees was collected in duty"
    return any(scene.tree.pos[token] == "NUM" or lower[token][0].isdigit() for token in range(collects, noun.start - 1))


def _is_means(scene: Scene, act: Act) -> bool:
    """ "Ruled out a tax as a way to curb imports", "saw no ground for taxing steel": what another act would be for, or what others might."""
    tree = scene.tree
    over, words = tree.head[act.head], scene.tables.words
    if tree.dep[act.head] != "acl" or scene.cue(over) == "reject":
        return False  # "saw no reason to lift the ban" refuses to
    return tree.lower[over] in words.grounds_for or (tree.lower[over] in words.means_of and tree.case_of(over) == "as")


_GOING_ON = "nlp.acts/going_on"
"""Why an act is one that goes on."""
_STAND_AT = frozenset({"at", "between"})
"""Words before the amounts at which a measure stands."""


def _is_unchanged(scene: Scene, act: Act) -> bool:
    """ "A separate import tax is unchanged", "the duties range up to 25%", "the duty remains at 4 cents": nobody did anything to it."""
    tree, words = scene.tree, scene.tables.words
    if "bare" in act.flags and act.noun is not None:
        behind = range(act.noun.end, min(scene.hi - 1, act.noun.end + _STAYS))  # syntax takes "the levy stays at" for a noun
        if any(tree.lower[token] in words.stays and tree.lower[token + 1] == "at" for token in behind):
            return True
        return tree.dep[act.noun.head] in ("nsubj", "nsubj:pass") and tree.lower[tree.head[act.noun.head]] in words.unchanged | words.ranges
    if act.action != "extend" or "subject" not in act.flags or any(words.modal_kind(tree.lower[kid]) for kid in tree.kids(act.head, "aux")):
        return False
    after = range(act.trigger.end, min(scene.hi, act.trigger.end + _AT))
    if any("from" in item.mention.attrs for item in scene.among((*after, after.stop), {"rate"})):
        return False  # "now stands at 30%, up from 20%"
    value = bool(scene.among([token + 1 for token in after if tree.lower[token] in _STAND_AT], {"rate", "quantity"}))
    return value or any(tree.lower[token] in words.unchanged for token in range(act.trigger.start, after.stop))


def _is_state(scene: Scene, act: Act) -> bool:
    """ "Currently cables pay a duty of 11%", "exporters who enjoy tariff-free entry", "other pulses attract zero duty": how things stand."""
    tree, words = scene.tree, scene.tables.words
    if "subject_is_target" not in act.flags or not tree.parsed(act.head) or tree.tag[act.head] not in ("VBP", "VBZ", "VB"):
        return False
    verb = tree.head[act.head] if tree.dep[act.head] in ("cop", "aux:pass") else act.head
    if _GOING_ON in act.why and tree.lower[act.head] in words.has_by_right:
        return True  # "continue to enjoy the preferential rates"
    if tree.tag[act.head] == "VB" and tree.kids(verb, "aux", "mark"):
        return False  # "will attract", "to attract"
    if not words.now_new.isdisjoint(tree.lower[token] for token in tree.kids(verb, "advmod")) or scene.among(range(act.trigger.end, scene.hi), {"date"}):
        return False
    clause = range(max(scene.lo, act.trigger.start - _CLAUSE), min(scene.hi, act.trigger.end + 1))
    if any(tree.lower[token] in words.currently for token in clause):
        return True
    free = any(
        item.mention.attrs.get("value") in ("0", "0.0") for item in scene.among(range(act.trigger.end, min(scene.hi, act.trigger.end + _AT + 1)), {"rate"})
    )
    return free and "rate_alone" not in act.flags and tree.lower[act.head] in words.has_by_right


def _is_bounded(scene: Scene, act: Act) -> bool:
    """ "The export ban limited to ten kinds of wood": how far a measure goes."""
    tree, noun = scene.tree, act.noun
    if noun is None or noun.kind != "measure" or tree.tag[act.head] != "VBN" or tree.lower[act.head] not in scene.tables.words.bounded:
        return False
    return noun.end == act.trigger.start and act.trigger.end < scene.hi and tree.lower[act.trigger.end] == "to"


def _is_paid(scene: Scene, act: Act) -> bool:
    """ "The mill paid a duty of 7%", "importers have been paying the full duty": what firms paid is no decision of today's."""
    tree, words = scene.tree, scene.tables.words
    if "subject_is_target" not in act.flags or tree.lower[act.head] not in words.paid or not tree.parsed(act.head):
        return False
    past = tree.tag[act.head] == "VBD" or any(tree.lower[kid] in words.have | words.had for kid in tree.kids(act.head, "aux"))
    return past and any(tree.lower[kid] in words.helped or tree.lower[kid] in scene.tables.actors.private for kid in tree.kids(act.head, "nsubj"))


def _ends_what_begins(scene: Scene, act: Act) -> bool:
    """ "The ban starts on 1 June and ends on 31 July": the end of what begins in the same breath takes nothing away."""
    tree = scene.tree
    if act.action != "remove" or "subject" not in act.flags or not tree.parsed(act.head) or tree.dep[act.head] != "conj" or tree.kids(act.head, "nsubj"):
        return False
    begins = scene.hit("verb", tree.head[act.head])
    return begins is not None and tree.tag[begins.head] != "VBD" and any(getattr(rule, "effect", False) for rule, _ in begins.rules)


_REASONS: tuple[tuple[str, Callable[[Scene, Act], bool]], ...] = (
    ("mishap", _is_by_mishap),
    ("effect_of_duty", _is_effect_of_duty),
    ("breached", _is_breached),
    ("caused", _is_caused),
    ("suffered", _is_suffered),
    ("elsewhere", _is_elsewhere),
    ("power", _is_power),
    ("money", _is_money),
    ("means_of_another", _is_means),
    ("unchanged", _is_unchanged),
    ("state", _is_state),
    ("bounded", _is_bounded),
    ("paid", _is_paid),
    ("ends_what_begins", _ends_what_begins),
    *STANDING,
)
"""What `explain` says, by the order in which it is asked."""
