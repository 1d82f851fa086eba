"""Where may goods and targets of an act stand? Its noun's phrase, the phrases under its verb, the words that follow."""

from collections.abc import Sequence

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import phrase_of
from extractor.nlp.scene import PARTIES, Placed, Scene
from extractor.nlp.tree import NOMINAL
from extractor.nlp.ultimatums import bearing_head, threatened

_RATE = frozenset({"rate"})
_TO_LIST = 8
"""Tokens from what bars goods back to the list of them: "the list of goods whose import is banned"."""

_TO_PLACE = 4
"""Tokens from a rate to the party that bears it: "10 percent on the European Union"."""
_SUM = 9
"""Tokens from "worth" to "on": "worth up to 300 mln dlrs a year on"."""
_FINITE = ("VBD", "VBZ", "VBP")
_ABOVE = 4
"""Words over a verb in which who bears it is told."""
_UNDER = frozenset({"xcomp", "acl", "advcl", "obj", "obl", "nmod"})
"""How a clause without a subject of its own, or the noun that it hangs on, stands under another."""

_JOINS = frozenset({"-", "/", ",", "and", "&", "imported", "raw", "’s", "'s"})
"""What stands between the goods before a measure noun."""


def _hits_object(act: Act) -> bool:
    """Whether what the verb is done to may be hit: whom a case is against, whom a list names, who is cut from a system."""
    return "object_is_target" in act.flags or act.measure in ("trade_dispute", "entity_listing") or getattr(act.rule, "needs_list", False)


def region_of(scene: Scene, act: Act, barrier: int) -> list[int]:
    """The tokens where goods and targets of an act may stand: its noun's phrase, the phrases under its verb, the words that follow."""
    tree, noun = scene.tree, act.noun or act.trigger
    region = set(phrase_of(scene, noun)) if act.noun is not None or "bare" in act.flags else set()
    start = max(noun.end, act.trigger.end) if act.noun is not None and act.noun.start >= act.trigger.start else noun.end
    if tree.parsed(noun.head):
        heads = [act.head, *([noun.head] if noun.head != act.head else []), *(told.head for told in act.history)]
        heads += [kid for kid in tree.kids(noun.head, "acl") if scene.cue(kid) and kid not in heads]  # "duties planned for May on tea were dropped"
        first = min(act.head, noun.head)
        for head in heads:
            for kid in tree.children[head]:
                # what stands before the verb and its noun is setting ("On Monday the Indian ministry …"), not object
                leads_on = kid > first and tree.dep[kid] in ("obl", "nmod") and tree.case_of(kid).split(" ")[0] in scene.tables.words.leads_on
                if leads_on and not scene.mentions(kid, {"date", "duration"}) and not _is_aside(scene, kid):
                    region.update(tree.phrase(kid))
            if _hits_object(act) or (act.noun is None and "alone" not in act.flags) or (head == noun.head and tree.tag[head] in ("VBG", "VB")):
                for kid in tree.undergoing(head):
                    region.update(tree.phrase(kid))
        if "ordered" in act.flags:  # who is told to sell is hit
            for kid in tree.kids(act.head, "obj", "nsubj:pass"):
                region.update(tree.phrase(kid))
        if getattr(act.rule, "ordered", False):  # "makes exporters of gallium apply for licences"
            teller = tree.head[act.head]
            told = [*tree.kids(act.head, "nsubj"), *(tree.kids(teller, "obj") if tree.lower[teller] in scene.tables.words.orders else ())]
            region.update(token for kid in told for token in tree.phrase(kid))
        if "subject_is_target" in act.flags or ("exempts" in act.flags and not tree.kids(act.head, "obj", "nsubj:pass")):
            region.update(_who_bears(scene, act))
    if "bare" in act.flags:
        region.update(_under_verb(scene, noun))
    if act.flags & {"crosses", "good_object", "of_anchor"}:
        region.update(tree.phrase(act.anchor))
        region.update(_where_to(scene, act))
    region.update(_on_which(scene, act.head))
    if tree.parsed(noun.head) and tree.kids(noun.head, "cop") and tree.case_of(noun.head) in scene.tables.words.beneath:
        for kid in tree.kids(noun.head, "nsubj"):  # "tin and zinc are under export control"
            region.update(tree.phrase(kid))
    if act.noun is not None and tree.parsed(noun.head) and tree.dep[noun.head] == "obj":
        over = scene.hit("verb", tree.head[noun.head])
        if over is not None and over is not act.trigger and any(getattr(rule, "subject_is_target", False) for rule, _ in over.rules):
            # "billets will see reduced duties": who sees them is hit
            for kid in tree.kids(over.head, "nsubj"):
                region.update(tree.phrase(kid))
            act.flags.add("subject_is_target")
    region.update(_put_on_list(scene, act.head))
    for flow in scene.of("flow"):  # "allowed mills [to import rice from Chad]", "a licence [to ship tin]"
        if flow.over >= 0 and (flow is noun or noun.start <= flow.over < noun.end):
            region.update(range(flow.end, end_of_trail(scene, flow.end, barrier)))
    if act.flags & {"object_is_target"} or getattr(act.rule, "allots", False):
        region.update(range(act.trigger.end, noun.start))
    if "whole_clause" in act.flags:
        region.update(range(act.trigger.end, scene.hi))
    region.update(_owed_for(scene, act, barrier))
    region.update(_following(scene, _past_joined(scene, start), barrier))
    region.update(_behind_rates(scene, start, barrier))
    region.update(_right_before(scene, noun.start))
    low = noun.start if "other_way" in act.flags else scene.lo
    return sorted([token for token in region if low <= token < scene.hi])


def _owed_for(scene: Scene, act: Act, barrier: int) -> range:
    """ "Made permits compulsory [for tyres]": what traders owe it for."""
    made = -1
    if "obliges" in act.flags:
        made = next((token for token in range(act.trigger.start, scene.hi) if scene.tree.lower[token] in scene.tables.words.made_so), -1)
    return range(made, end_of_trail(scene, made + 1, barrier)) if made >= 0 else range(0)


def _where_to(scene: Scene, act: Act) -> list[int]:
    """ "Stopped 900 doses from leaving [for Chad]", "may go [to Chad]": where goods go that cross the border, whatever syntax makes of the place."""
    tree, words = scene.tree, scene.tables.words
    if tree.lower[act.trigger.end - 1] in words.bound_for:
        return list(range(act.trigger.end - 1, min(scene.hi, act.trigger.end + 2)))
    leaves = [kid for kid in tree.kids(act.head, "advcl", "xcomp", "ccomp") if words.goes.get(tree.lower[kid]) == "export"]
    return [token for verb in leaves for kid in tree.kids(verb, "obl") if tree.case_of(kid) in words.bound_for for token in tree.phrase(kid)]


def _under_verb(scene: Scene, noun: Hit) -> list[int]:
    """ "The ban took effect on Monday [on imports of tin]": what a measure is on, behind the verb that it is the subject of."""
    tree, verb = scene.tree, scene.tree.head[noun.head]
    if tree.dep[noun.head] not in ("nsubj", "nsubj:pass") or tree.pos[verb] != "VERB":
        return []
    below = [
        kid for kid in tree.kids(verb, "obl") if kid > verb and tree.case_of(kid) in scene.tables.words.upon and not scene.mentions(kid, {"date", "duration"})
    ]
    return [token for kid in below for token in tree.phrase(kid)]


def _who_bears(scene: Scene, act: Act) -> Sequence[int]:
    """The phrase of who bears an act: the subject, what a clause hangs on ("goods to be hit with duties"), the subject over it ("is lucky to face a duty")."""
    tree = scene.tree
    told = [token for head in threatened(scene, act) for token in tree.phrase(head)]
    if told:
        return told
    verb = bearing_head(tree, act.head)
    listed = hangs_on(scene, verb)
    if listed >= 0:
        return tree.phrase(listed)
    for _ in range(_ABOVE):
        subjects = tree.kids(verb, "nsubj", "nsubj:pass")
        noun = tree.head[verb] if tree.dep[verb] in ("acl", "amod", "acl:relcl") or (tree.dep[verb] == "advcl" and verb == act.head) else -1
        found = [token for kid in (*subjects, *([noun] if noun >= 0 else [])) for token in tree.phrase(kid)]
        if scene.among(found, {"good", "place", "bloc"}) or (subjects and noun < 0) or tree.head[verb] == verb:
            return found
        if tree.dep[verb] not in _UNDER or scene.hit("verb", tree.head[verb]) is not None:
            return found  # "announced lists of goods to be taxed": who announces them does not bear it
        verb = tree.head[verb]
    return []


def _on_which(scene: Scene, verb: int) -> list[int]:
    """ "Named goods from Peru, on which it will lay duties": what stands between the verb over it and "on which", wherever that hangs."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.relative_pronouns) or not tree.parsed(verb):
        return []
    which = next((kid for kid in tree.kids(verb, "obl") if kid < verb and tree.lower[kid] in words.relative_pronouns and tree.case_of(kid) in words.upon), -1)
    over = next((token for token in range(which - 2, scene.lo, -1) if tree.tag[token] in _FINITE), -1) if which >= 0 else -1
    return list(range(over + 1, which - 1)) if over >= 0 else []


def hangs_on(scene: Scene, verb: int) -> int:
    """The noun right before "to" in "unveiled a list of products to be taxed", whatever syntax hangs the clause on, or -1."""
    tree = scene.tree
    marks = [kid for kid in tree.kids(verb, "mark") if tree.tag[kid] == "TO"]
    passive = bool(tree.kids(verb, "aux:pass", "cop")) and not tree.kids(verb, "nsubj", "nsubj:pass")
    before = marks[0] - 1 if marks and passive else -1
    return before if before >= scene.lo and tree.pos[before] in NOMINAL and scene.among(tree.phrase(before), {"good", "place", "bloc"}) else -1


def _right_before(scene: Scene, noun: int) -> list[int]:
    """The goods and adjectives that stand right before a measure noun: "steel and aluminium [tariffs]"."""
    tree, found = scene.tree, list[int]()
    before = noun - 1
    while before >= scene.lo and (scene.mentions(before, {"good"}) or tree.lower[before] in _JOINS or tree.pos[before] == "ADJ") and noun - before < 8:
        if tree.parsed(before) and tree.case_of(before) and scene.hit("measure", tree.head[before]) is not None:
            return []  # "safeguards on aluminium and export duties on scrap"
        found.append(before)
        before -= 1
    return found


def _past_joined(scene: Scene, start: int) -> int:
    """Past what a measure is worth, and past measures that "and" joins to one without an article: "anti-dumping and countervailing duties on wire"."""
    words = scene.tables.words
    while start + 1 < scene.hi and scene.tree.lower[start] in words.list_links:
        joined = scene.hit("measure", start + 1)
        if joined is None or joined.start != start + 1:
            break
        start = joined.end
    if start < scene.hi and scene.tree.lower[start] in words.worth:  # "tariffs worth 300 million dollars on Fijian goods"
        behind = range(start + 1, min(scene.hi, start + _SUM))
        start = next((token for token in behind if scene.tree.lower[token] in words.upon), start)
    return start


def _put_on_list(scene: Scene, head: int) -> list[int]:
    """What is "added to the list of goods whose import is banned": the object of the verb over the list."""
    tree, words = scene.tree, scene.tables.words
    if not scene.says(words.lists):
        return []
    at = head - 1
    while at > max(scene.lo, head - _TO_LIST) and not (tree.lower[at] in words.lists and tree.case_of(at) in words.onto_list):
        if tree.lower[at] in words.list_links:
            return []
        at -= 1
    if tree.lower[at] not in words.lists or tree.dep[at] not in ("obl", "nmod") or tree.case_of(at) not in words.onto_list:
        return []
    over = tree.head[at]
    return [token for kid in tree.kids(over, "obj", "nsubj:pass") for token in tree.phrase(kid) if not at <= token <= head]


def _is_aside(scene: Scene, noun: int) -> bool:
    """Whether a phrase tells what goes on meanwhile: "with the news coming days after a missile test"."""
    tree = scene.tree
    meanwhile = tree.case_of(noun) in scene.tables.words.meanwhile
    return meanwhile and any(tree.dep[kid] in ("acl", "advcl") and tree.tag[kid] == "VBG" and kid > noun for kid in tree.children[noun])


def _following(scene: Scene, start: int, barrier: int) -> list[int]:
    """The words after a measure noun up to the next clause, where "on …", "of …", "from …" lead on."""
    tree, words = scene.tree, scene.tables.words
    if start + 1 < scene.hi and tree.lower[start] in words.applies_to and tree.lower[start + 1] in words.trail_starts:
        start += 1  # "the duty applicable to soy oil"
    end = start
    first = tree.lower[start] if start < scene.hi else ""
    if first not in words.trail_starts:
        return []
    while end < min(scene.hi, barrier, start + 45):
        if _breaks(scene, end):
            break
        if scene.parsed and tree.pos[end] in ("VERB", "AUX") and end > start + 1:
            relation = tree.dep[end]
            if relation == "conj" and tree.tag[end] == "VBG" == tree.tag[tree.head[end]]:
                pass  # "a ban on buying, importing or selling sugar"
            elif relation not in ("amod", "acl", "compound", "case", "nmod") or (relation == "acl" and tree.lower[end - 1] == ","):
                break
        end += 1
    return list(range(start, end))


def _behind_rates(scene: Scene, start: int, barrier: int) -> list[int]:
    """ "Raise duties [to as much as 50 percent] on cars", "duties at 20 percent for cars and 10 percent for trucks": what rates lead on to."""
    found: list[int] = []
    last, rates = start, scene.among(range(start, min(scene.hi, barrier)), _RATE)
    for rate in rates:
        if any(_parts(scene, token) for token in range(last, rate.start)):
            break
        last = rate.end
        led = _following(scene, rate.end, barrier) if rate.end < scene.hi and scene.tree.lower[rate.end] in scene.tables.words.upon else []
        found += led if scene.among(led, {"good"}) else []  # "96 percent on the Chinese side" hits nobody
    return found + _each_rated(scene, rates) if len(rates) > 1 else found


def _each_rated(scene: Scene, rates: Sequence[Placed]) -> list[int]:
    """ "10 percent for Peru, 12 percent for Chad and 15 percent for Mali": the parties of a list in which each has its rate."""
    found: list[list[int]] = []
    for rate in rates:
        if rate.end + 1 < scene.hi and scene.tree.lower[rate.end] in scene.tables.words.upon:
            places = [
                item for item in scene.among(range(rate.end + 1, min(scene.hi, rate.end + _TO_PLACE)), PARTIES) if item.mention.attrs.get("form") == "name"
            ]
            found += [list(range(rate.end, places[0].end))] if places else []
    return [token for tokens in found for token in tokens] if len(found) > 1 else []


def _parts(scene: Scene, token: int) -> bool:
    """Whether a token between a measure and its rate begins something else: another measure, a verb that acts, a clause; not the "as" of "as much as"."""
    lower = scene.tree.lower[token]
    return scene.hit("measure", token) is not None or scene.hit("verb", token) is not None or (lower != "as" and lower in scene.tables.words.breaks)


def end_of_trail(scene: Scene, start: int, barrier: int) -> int:
    """Where another clause begins after a measure."""
    end = min(scene.hi, barrier, start + 45)
    return next((token for token in range(start, end) if _breaks(scene, token)), end)


def _breaks(scene: Scene, token: int) -> bool:
    """Whether another clause begins, with who says it too ("on tin, miners of zinc said"): not at "as well", the "under" of "under heading 8201"."""
    lower, words = scene.tree.lower, scene.tables.words
    if lower[token] not in words.breaks:
        return scene.tree.dep[token] == "nsubj" and scene.tree.head[token] > token and lower[scene.tree.head[token]] in words.breaks
    if lower[token] == "as":
        return lower[token + 1 : token + 2] != ["well"]
    return lower[token] not in words.beneath or words.headings.isdisjoint(lower[token + 1 : token + 3])
