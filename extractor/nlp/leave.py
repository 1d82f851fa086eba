"""What may a party do by leave of the WTO? The leave is the WTO's act in a dispute; who asks for it challenges."""

from extractor.nlp.act import Act
from extractor.nlp.measures import COURTS
from extractor.nlp.parties import Found
from extractor.nlp.scene import ACTORS, Placed, Scene, home_of

BY_LEAVE = "by_leave"
"""Flag of what the WTO lets a party do; the WTO is its implementer."""
FOR_WINNER = "for_winner"
"""Flag of a ruling that names whom the WTO finds for behind its verb."""
RULED = "nlp.leave/ruled"
"""Why an act that the WTO says a party may do is its ruling."""
_DISPUTE = "trade_dispute"
_REACH = 12
"""Tokens from the WTO to the verb by which it lets a party act, and from that to the act."""
_BY = 5
"""Tokens from a passive verb to the WTO: "was authorised on Monday by the WTO"."""
_OF_PARTIES = frozenset({"impose", "tighten", "threaten", "reinstate"})


def by_leave(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "The WTO allowed Peru to put duties on copper", "Peru won WTO approval to retaliate": rulings; "asked the WTO for leave to" is a challenge."""
    judge = judge_of(scene)
    if judge is None:
        return acts
    given_by = set[int]()
    for act in acts:
        if act.action not in _OF_PARTIES or not act.measure or act.measure == _DISPUTE or act.measure == "trade_agreement":
            continue
        if not _is_own_clause(scene, act) and (given := _leave(scene, judge, act)) >= 0:
            given_by |= {given} if given != act.trigger.start else set()
            asked = _is_asked(scene, given)
            act.action, act.measure = "challenge" if asked else "agree", _DISPUTE
            act.flags |= set() if asked else {BY_LEAVE}
            act.flags -= {"weak_flow", "alone", "neutral"}
            act.why.append("nlp.leave/asked" if asked else RULED if scene.tree.lower[given] in scene.tables.words.ruled else "nlp.leave/given")
    return [act for act in acts if act.trigger.start not in given_by or act.noun is not None]  # "ruled that Peru may tax": one ruling


def _is_own_clause(scene: Scene, act: Act) -> bool:
    """ "Approved the sanctions that Peru imposed": what a party has done already, told of the measure."""
    tree = scene.tree
    return tree.dep[act.head] == "acl:relcl" and any(scene.mentions(kid, ACTORS) for kid in tree.kids(act.head, "nsubj"))


def without_owner(scene: Scene, act: Act, targets: list[tuple[Placed, str]]) -> list[tuple[Placed, str]]:
    """The targets of an act, without whose measure the WTO lets stand: "backed U.S. sanctions on Peru" are none on the U.S."""
    if FOR_WINNER in act.flags:
        return [(item, how) for item, how in targets if item.start not in _winners(scene, act)]
    if BY_LEAVE not in act.flags or act.noun is None:
        return targets
    first = act.noun.start
    return [(item, how) for item, how in targets if not (item.end <= first <= item.end + 1 and item.start > act.trigger.start)]


def _winners(scene: Scene, act: Act) -> set[int]:
    """ "Sided with Peru and Chad": where the parties stand that the WTO finds for."""
    found, end = set[int](), act.trigger.end
    for item in scene.among(range(end, scene.hi), ACTORS):
        if item.start > end + 2 or any(scene.tree.pos[token] == "ADP" for token in range(end, item.start)):
            break
        found.add(item.start)
        end = item.end
    return found


def by_judge(scene: Scene, act: Act) -> Found | None:
    """The WTO, where it lets others act."""
    judge = judge_of(scene) if BY_LEAVE in act.flags else None
    return Found("nlp.actors/judge", (judge,)) if judge is not None else None


def judge_of(scene: Scene) -> Placed | None:
    """The WTO in a sentence."""
    return next((item for item in scene.placed if home_of(item.mention) in COURTS), None)


def _leave(scene: Scene, judge: Placed, act: Act) -> int:
    """The word by which the WTO lets somebody act, or -1: a verb that it is the subject or agent of, a noun that it stands before."""
    lower, words = scene.tree.lower, scene.tables.words
    last = act.trigger.start + (1 if act.trigger.start > judge.end and lower[act.trigger.start] in words.gives_leave else 0)
    for token in range(judge.end, min(last, judge.end + _REACH)):
        if lower[token] in words.leave_given:
            got = not (words.gets_leave | words.asks_leave).isdisjoint(lower[max(scene.lo, judge.start - _BY) : token])
            return token if got and _is_noun(scene, token) and act.trigger.start >= token else -1
        if lower[token] in words.gives_leave and scene.is_verb(token) and not _has_other_subject(scene, judge, token) and not _is_open(scene, token):
            give = lower[token] in words.needs_leave_noun
            said = next((at for at in range(token + 1, min(act.trigger.start, token + _REACH)) if lower[at] in words.leave_given), -1)
            return said if give else token
        if lower[token] in words.clause_ends:
            return -1
    ruled = next((token for token in range(judge.end, min(act.head, judge.end + _REACH)) if lower[token] in words.ruled), -1)
    if ruled >= 0 and any(lower[token] in words.may_do for token in range(ruled + 1, act.head)) and not _is_open(scene, act.head):
        return ruled  # "a WTO panel ruled that Peru may tax"
    before = range(max(scene.lo, judge.start - _BY), judge.start)
    if lower[judge.start - 1] in words.articles and lower[judge.start - 2] in words.origin and lower[judge.start - 3] in words.leave_given:
        return judge.start - 3  # "received permission from the WTO to retaliate"
    passive = next((token for token in before if lower[token] in words.gives_leave and scene.tree.tag[token] in ("VBN", "VBD")), -1)
    led = not words.agent.isdisjoint(lower[before.start : judge.start])
    return passive if passive >= 0 and led and judge.end <= act.trigger.start < judge.end + _REACH else -1


def _is_noun(scene: Scene, token: int) -> bool:
    return scene.tree.pos[token] in ("NOUN", "PROPN", "ADJ", "VERB")


def _is_open(scene: Scene, verb: int) -> bool:
    """Whether the leave is not given, or only may be: "has not authorised", "may allow"."""
    tree, words = scene.tree, scene.tables.words
    before = tree.lower[max(scene.lo, verb - 3) : verb]
    return not words.negations.isdisjoint(before) or any(words.modal_kind(word) in ("would", "should") for word in before)


def _has_other_subject(scene: Scene, judge: Placed, verb: int) -> bool:
    """Whether another party stands between the WTO and the verb, or its rules do it: "a WTO ruling that Peru allowed", "WTO rules allow"."""
    if scene.among(range(judge.end, verb), ACTORS):
        return True
    subjects = scene.tree.kids(verb, "nsubj")
    bodies = scene.tables.words.judging_bodies
    return bool(subjects) and not judge.start <= subjects[0] < judge.end and scene.tree.lower[subjects[0]] not in bodies


def _is_asked(scene: Scene, given: int) -> bool:
    """ "Asked the WTO for authorisation to impose": leave that somebody wants."""
    lower, words = scene.tree.lower, scene.tables.words
    if lower[given] not in words.leave_given:
        return False
    return any(lower[token] in words.asks_leave for token in range(max(scene.lo, given - _REACH), given))


__all__ = ["BY_LEAVE", "FOR_WINNER", "RULED", "by_judge", "by_leave", "judge_of", "without_owner"]
