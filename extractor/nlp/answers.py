"""Which acts of a sentence answer another party's? The words that say so, each given to the acts it is said of."""

from collections.abc import Sequence

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit, HitKind
from extractor.nlp.measures import is_trade, rule_of
from extractor.nlp.objects import REACH
from extractor.nlp.scene import Scene

_AHEAD = frozenset({"threaten", "unreal"})
"""Kinds of cues of an answer that is yet to come."""
_ANSWERED = 12
"""Tokens in which "in response to" tells what is answered."""
_ASKED = 4
"""Tokens in which the noun of what is answered stands."""
_MEASURES: tuple[HitKind, ...] = ("measure", "act")
_OF_TRADE = ("duty", "quota")
"""Families whose nouns speak of trade in a quarrel: "would retaliate if Lima adopted the tax"."""
_BESIDE = 3
"""Tokens between "retaliatory" and its noun ("retaliatory 25% import duties")."""


def answered_by(scene: Scene, acts: list[Act]) -> list[Act]:
    """ "Hit back by doubling duties": the answer is what is done, and the verb that calls it one is no act of its own."""
    by = {
        act.trigger.start: act
        for act in acts
        if scene.tree.tag[act.trigger.start] == "VBG" and scene.tree.lower[act.trigger.start - 1] in scene.tables.words.brings
    }
    kept = []
    for act in acts:
        done = next((by[token] for token in range(act.trigger.end, min(scene.hi, act.trigger.end + REACH)) if token in by), None)
        if done is not None and "retaliation" in act.flags and act.trigger.start < done.trigger.start:
            done.flags.add("retaliation")
        else:
            kept.append(act)
    return kept


def is_over_trade(scene: Scene) -> bool:
    """Whether a sentence in which somebody hits back speaks of trade: a measure, a duty of any kind, exports and imports."""
    measures = (hit for hit in scene.of("measure") if not rule_of(hit).pointer)
    if any(rule_of(hit).family in _OF_TRADE or is_trade(scene, hit) for hit in measures):
        return True
    said = set(scene.tree.lower[scene.lo : scene.hi])
    if said & scene.tables.words.trade_nouns:
        return True  # of firms and markets only under a condition: "will retaliate if Peru shuts out its firms"
    laws = (token for token in range(scene.lo + 1, scene.hi) if scene.tree.lower[token] in scene.tables.words.documents)
    if any(scene.mentions(token - 1, {"good"}) for token in laws):
        return True  # "if the dairy bill is approved"
    return bool(said & scene.tables.words.commerce and said & scene.tables.words.conditions)


def answering(scene: Scene, acts: Sequence[Act]) -> list[list[Hit]]:
    """For each act the cues of retaliation that it has: of "imposed retaliatory duties after their tariffs" the duties alone."""
    found: list[list[Hit]] = [[] for _ in acts]
    for cue in scene.of("cue"):
        if getattr(cue.rules[0][0], "kind", "") != "retaliate":
            continue
        if scene.tree.lower[cue.end - 1] == "to" and not _answers_trade(scene, cue):
            continue
        if not scene.tables.words.wards_off.isdisjoint(scene.tree.lower[max(scene.lo, cue.start - _BESIDE) : cue.start]):
            continue
        own = [index for index, act in enumerate(acts) if _is_at(scene, cue, act)]
        answered = {token for part in range(cue.start, cue.end) for token in scene.tree.subtree(part)}
        others = [] if own else [index for index, act in enumerate(acts) if act.head not in answered]
        feared = _feared(scene, cue) if others else -1
        for index in own or [index for index in others if not acts[index].trigger.start < feared]:
            found[index].append(cue)
    return found


def _answers_trade(scene: Scene, cue: Hit) -> bool:
    """Whether what is answered is a measure or a wrong: "in response to the levy", not "in response to rising prices"."""
    tree = scene.tree
    end = next((token for token in range(cue.end, scene.hi) if tree.lower[token] in (",", ";")), scene.hi)
    said = range(cue.end, min(end, cue.end + _ANSWERED))
    if not scene.tables.words.complaints.isdisjoint(tree.lower[cue.end : min(end, cue.end + _ASKED)]):
        return False  # "in response to a request for a review of the duty"
    if any(hit.head in said for kind in _MEASURES for hit in scene.of(kind)) or scene.among(said, {"instrument"}):
        return True
    return not scene.tables.words.wrongs.isdisjoint(tree.lower[said.start : said.stop])


def _feared(scene: Scene, cue: Hit) -> int:
    """Where a threat or fear of an answer is told, or -1: what stands before it, "raised the duty, prompting threats of retaliation", answers nothing."""
    kinds = [hit for hit in scene.of("cue") if cue.start - _BESIDE <= hit.end <= cue.start and getattr(hit.rules[0][0], "kind", "") in _AHEAD]
    return kinds[-1].start if kinds else -1


def _is_at(scene: Scene, cue: Hit, act: Act) -> bool:
    """Whether a cue is the act's trigger or an adjective of its noun."""
    if cue.start < act.trigger.end and act.trigger.start < cue.end:
        return "bare" not in act.flags  # "in retaliation" alone is said of another act
    noun = act.noun or act.trigger
    adjective = noun.start <= cue.start < noun.end or scene.tree.dep[cue.start] in ("amod", "compound", "")
    return adjective and cue.start < noun.end and noun.start - cue.end <= _BESIDE and cue.end - cue.start == 1
