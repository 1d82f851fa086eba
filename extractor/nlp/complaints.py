"""Whose complaint does the WTO take up, and whom is it about? "A panel on an EC complaint that a Chadian law is unfair": the EC's, about Chad."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.parties import Found, who_is
from extractor.nlp.plain_acts import is_by_organisation
from extractor.nlp.scene import ACTORS, Placed, Scene, home_of

_DISPUTE = "trade_dispute"
TAKEN_UP = "nlp.acts/complaint_taken_up"
"""Why a noun for a complaint tells an act of its own."""
_OF_NOUN = ("amod", "compound", "nmod:poss")
_STARTS = frozenset({"challenge", "impose", "agree", "investigate", "propose"})


def with_complaints(scene: Scene, acts: list[Act]) -> list[Act]:
    """Acts by which the judge takes up a case are its probes; the complaint that such a sentence names is an act of those who brought it."""
    taken = [act for act in acts if act.measure == _DISPUTE and act.action in _STARTS and is_by_organisation(scene, act.trigger)]
    if not taken:
        return acts
    for act in taken:
        act.action = "investigate"
    first = min(act.trigger.start for act in taken)
    cases = [hit for hit in scene.of("measure") if hit.start > first and rule_of(hit).measure == _DISPUTE]
    panel = next((act.noun for act in taken if act.noun is not None), None)
    if panel is not None:
        cases += [Hit("measure", token, token + 1, panel.rules) for token in _objections(scene, first)]
    hit = next((hit for hit in cases if brought_by(scene, hit.head) is not None), None)
    if hit is None:
        return acts
    kept = [act for act in acts if act in taken or act.measure != _DISPUTE]  # "to examine the complaint" is the same probe
    return [*kept, Act(hit, rule_of(hit), hit.head, "challenge", _DISPUTE, hit, hit.head, {"nominal"}, [TAKEN_UP])]


def brought_by(scene: Scene, head: int) -> Found | None:
    """Those whose complaint it is: "a U.S. complaint", "Chad's request", "objections by Chad and Mali"."""
    tree = scene.tree
    if not tree.parsed(head):
        return None
    for kid in tree.kids(head, *_OF_NOUN):
        if any(item.mention.attrs.get("organisation") is None for item in scene.mentions(kid, ACTORS)):
            return who_is(scene, kid, "nlp.complaints/owner")
    by = next((kid for kid in tree.kids(head, "nmod") if tree.case_of(kid) in scene.tables.words.agent | scene.tables.words.origin), -1)
    found = who_is(scene, by, "nlp.complaints/by") if by >= 0 else None
    return found if found is not None and found.placed else None


def complainants(scene: Scene, act: Act, acting: frozenset[str]) -> frozenset[str]:
    """The codes of those who brought the case that somebody else takes up: none of them is whom it is against."""
    if act.measure != _DISPUTE:
        return acting
    cases = [hit.head for hit in scene.of("measure") if rule_of(hit).measure == _DISPUTE]
    cases += _objections(scene, act.trigger.end)
    owners = [found for case in cases if (found := brought_by(scene, case)) is not None]
    codes = {home_of(item.mention) for found in owners for item in found.placed}
    return acting | codes


def _objections(scene: Scene, first: int) -> list[int]:
    return [token for token in range(first, scene.hi) if scene.tree.lower[token] in scene.tables.words.objections]


def faulted(scene: Scene, complaint: Hit) -> list[Placed]:
    """Whose rule a complaint calls unfair: "a complaint that a Chadian law bars its wool"."""
    tree = scene.tree
    for clause in tree.kids(complaint.head, "acl", "acl:relcl", "ccomp"):
        for subject in tree.kids(clause, "nsubj", "nsubj:pass"):
            own = [item for kid in (subject, *tree.kids(subject, *_OF_NOUN)) for item in scene.mentions(kid, ACTORS)]
            if own:
                return own[:1]
    return []


__all__ = ["TAKEN_UP", "brought_by", "complainants", "faulted", "with_complaints"]
