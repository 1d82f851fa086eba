"""Is an act done once more, gone on with, or not done before a day? What small words around its verb make of it."""

from extractor.nlp.act import Act, is_permit
from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Placed, Scene

_ROUNDS = frozenset({"sanction", "entity_listing", "trade_dispute", "other", "subsidy"})
"""Measures that come in rounds: the next one brings none back."""
_PERIOD = 12
"""Tokens from "beginning" to "ending"."""
_WAITS = {"impose": "postpone", "tighten": "postpone", "reinstate": "postpone", "remove": "extend", "ease": "extend"}
"""What it is not to do a thing before a day."""
_TO_OLD = 4
"""Tokens from a day to the one that it takes the place of: "instead of from 1 June"."""


def in_phase(scene: Scene, verb: Hit, acts: list[Act]) -> list[Act]:
    """A verb's acts as "again", "continues to" and "for another year" make them."""
    return _one_more_time(scene, verb, _going_on(scene, verb, _once_more(scene, verb, acts))) if acts else acts


def waits_to(scene: Scene, act: Act, denied: bool) -> str:
    """ "Will not impose the duty until March", "waits until March before it taxes": what not doing it before a day is, or nothing."""
    tree, words = scene.tree, scene.tables.words
    if not denied and _is_moved_back(scene, act):
        return _WAITS[act.action]
    if denied and act.action == "ease" and act.noun is not None and is_permit(act.noun, act.measure):
        return "impose"  # "will not grant import licences until May"
    if not tree.parsed(act.head):
        return ""
    if not denied:
        before = any(tree.lower[kid] in words.until for kid in tree.kids(act.head, "mark"))
        waits = tree.dep[act.head] == "advcl" and tree.lower[tree.head[act.head]] in words.waits
        return _WAITS.get(act.action, "") if before and waits else ""
    behind = (item for item in scene.placed if item.start > act.head and item.mention.kind == "duration")
    if act.action == "impose" and any(tree.lower[item.start - 1] in words.for_time for item in behind):
        return "suspend"  # "will not collect the duty for 12 months"
    for kid in tree.kids(act.head, "obl"):
        named = tree.pos[kid] in ("PROPN", "NUM") or tree.lower[kid] in words.periods
        if named and tree.case_of(kid) in words.until:
            return _WAITS.get(act.action, "")
    return ""


def lets_run_out(scene: Scene, act: Act, reason: str) -> bool:
    """ "Decided not to renew the duties", "did not renew its ban": they run out; what has not been prolonged yet still may be."""
    did = reason == "negated" and any(scene.tree.lower[kid] in scene.tables.words.did for kid in scene.tree.kids(act.head, "aux"))
    return reason == "will_not" or did


def _is_moved_back(scene: Scene, act: Act) -> bool:
    """ "Will apply from 1 July instead of 1 June": the day that follows is the one that no longer holds, and the earlier of the two."""
    lower, instead = scene.tree.lower, scene.tables.words.instead
    day = next((item for item in scene.placed if item.start >= act.trigger.end and item.mention.kind == "date"), None)
    if act.action not in _WAITS or day is None or " ".join(lower[day.end : day.end + 2]) not in instead:
        return False
    old = next((item for item in scene.placed if day.end + 2 <= item.start <= day.end + _TO_OLD and item.mention.kind == "date"), None)
    return old is not None and not _is_earlier(day, old)


def _is_earlier(one: Placed, two: Placed) -> bool:
    """Whether a day lies before another, as far as both name the same parts of it."""
    for part in ("year", "month", "day"):
        mine, other = one.mention.attrs.get(part, ""), two.mention.attrs.get(part, "")
        if mine != other and mine.isdigit() and other.isdigit():
            return int(mine) < int(other)
    return False


def kept_so(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "Keeps its duty suspended": without the keeping, where what the measure is kept in is told as an act of its own; without where a period ends."""
    acts = [act for act in acts if not ("gerund" in act.flags and _closes_period(scene, act.head))]
    return [act for act in acts if act.action != "extend" or not any(_is_kept_in(scene, act, state) for state in acts)]


def _closes_period(scene: Scene, verb: int) -> bool:
    """ "For the period beginning on 1 May and [ending] on 30 June"."""
    lower, words = scene.tree.lower, scene.tables.words
    return lower[verb] in words.closes_period and not words.opens_period.isdisjoint(lower[max(scene.lo, verb - _PERIOD) : verb])


def _is_kept_in(scene: Scene, act: Act, state: Act) -> bool:
    """Whether the state that another act tells stands behind the measure of this one."""
    if act.noun is None or state.noun is None or state is act or state.noun.start != act.noun.start:
        return False
    told = scene.tree.tag[state.trigger.head] == "VBN" and state.action in ("suspend", "postpone", "remove")
    return told and (act.trigger.start < act.noun.start < state.trigger.start or act.trigger.end == state.trigger.start)  # "the duties remain suspended"


def _once_more(scene: Scene, verb: Hit, acts: list[Act]) -> list[Act]:
    """ "Again levies a tax on exports", "will apply again": what stood before is brought back; "again slapped new duties" puts others on top."""
    lower, words = scene.tree.lower, scene.tables.words
    if not scene.says(words.again):
        return acts
    before, after = (
        max(scene.lo, verb.start - 1),
        min(scene.hi, max([verb.end, *(act.noun.end if act.noun is not None else act.anchor + 1 for act in acts)]) + 1),
    )
    tree = scene.tree
    said = tree.parsed(verb.head) and any(lower[kid] in words.again for kid in tree.kids(verb.head, "advmod"))  # "halts US beef again"
    if (not said and words.again.isdisjoint(lower[before:after])) or not words.on_top.isdisjoint(lower[verb.end : after]):
        return acts
    for act in acts:
        if act.action == "impose" and act.measure not in _ROUNDS:
            act.action = "reinstate"
            act.why.append("nlp.acts/once_more")
    return acts


def _going_on(scene: Scene, verb: Hit, acts: list[Act]) -> list[Act]:
    """ "Continues to ban imports", "went on taxing exports", "remain prohibited": what is gone on with is prolonged."""
    tree, words = scene.tree, scene.tables.words
    if not tree.parsed(verb.head):
        return acts
    above = tree.head[verb.head]
    goes_on = tree.dep[verb.head] == "xcomp" and tree.lower[above] in words.goes_on
    goes_on = goes_on or f"{tree.lower[verb.start - 2]} {tree.lower[verb.start - 1]}" in words.goes_on_with
    stays = tree.tag[verb.head] == "VBN" and verb.start > scene.lo and tree.lower[verb.start - 1] in words.remains_so
    if not (goes_on or stays):
        return acts
    for act in acts:
        if act.action == "impose" and act.measure != "trade_dispute":
            act.action = "extend"
            act.why.append("nlp.acts/going_on")
    return acts


def _one_more_time(scene: Scene, verb: Hit, acts: list[Act]) -> list[Act]:
    """ "Will be levied for another five years", "bars imports for a further six months": what goes on for a time more is prolonged."""
    told = [act for act in acts if act.action == "impose"]
    if not told:
        return acts
    end = min((hit.start for hit in scene.of("verb") if hit.start >= verb.end and scene.tree.dep[hit.head] != "amod"), default=scene.hi)
    if any(_is_more_time(scene, item) for item in scene.among(range(verb.end, end), {"duration"})):
        for act in told:
            act.action = "extend"
            act.why.append("nlp.acts/one_more_time")
    return acts


def _is_more_time(scene: Scene, item: Placed) -> bool:
    """Whether a length of time comes on top: "for another five years", "for five more years"."""
    lower, words = scene.tree.lower, scene.tables.words
    if not words.more_of.isdisjoint(lower[item.start : item.end]) and lower[item.start - 1] in words.for_time:
        return True
    first = next((token for token in (item.start, item.start - 1) if lower[token] in words.one_more_time), -1)
    lead = first - 1 if first > 0 and lower[first - 1] not in words.articles else first - 2
    return first > 0 and lower[lead] in words.for_time
