"""Is a duty waived or set to nothing, and only for a time? "Waived the levy until August", "set its export tax at zero until October"."""

from extractor.nlp.act import Act
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Scene

_TO_ZERO = 4
"""Tokens from "at" to the rate: "at zero", "to a rate of 0 percent"."""
_DUTIES = frozenset({"tariff", "export_tax", "anti_dumping", "countervailing", "safeguard", "import_quota"})
_NAMES = frozenset({"good", "place", "bloc"})
_SET_ASIDE = "nlp.waived/"
"""Why an act eases or suspends a duty: how it is set aside."""


def waived(scene: Scene, acts: list[Act]) -> list[Act]:
    """Acts on duties, of which one that is set at nothing is no new one, and one that is waived as a whole for a time is suspended."""
    for act in acts:
        noun = act.noun
        if noun is None or noun.kind != "measure" or act.measure not in _DUTIES or act.through is not None:
            continue
        if act.action == "impose" and scene.tree.lower[act.trigger.start] in scene.tables.words.sets_amount and _is_at_zero(scene, noun.end):
            act.action = "suspend" if _ends(scene, act.trigger.end) else "ease"
            act.why.append(f"{_SET_ASIDE}at_zero")
        elif act.action == "ease" and _is_waived(scene, act) and not rule_of(noun).licence and not _is_for_some(scene, noun.end):
            act.action = "suspend"
            act.why.append(f"{_SET_ASIDE}for_a_time")
    return acts


def _is_waived(scene: Scene, act: Act) -> bool:
    return scene.tree.lower[act.trigger.start] in scene.tables.words.waives and _ends(scene, act.trigger.end)


def _ends(scene: Scene, start: int) -> bool:
    """Whether it is told behind a verb for how long or until when."""
    times = scene.among(range(start, scene.hi), {"date", "duration"})
    return any(item.mention.kind == "duration" or item.mention.attrs.get("role") == "expires" for item in times)


def _is_at_zero(scene: Scene, start: int) -> bool:
    """ "At zero": a rate of nothing behind a word that leads to a new one."""
    lower, words = scene.tree.lower, scene.tables.words
    zeros = [item for item in scene.among(range(start, scene.hi), {"rate"}) if item.mention.attrs.get("zero")]
    return any(not words.held_to.isdisjoint(lower[max(start, item.start - _TO_ZERO) : item.start]) for item in zeros)


def _is_for_some(scene: Scene, start: int) -> bool:
    """ "Waived the levy for local kernels": relief for some, where the duty stands for others."""
    lower, words = scene.tree.lower, scene.tables.words
    leads = (token for token in range(start, scene.hi - 1) if lower[token] in words.meant_for)
    return any(scene.among(range(lead + 1, min(scene.hi, lead + 4)), _NAMES) and not scene.among((lead + 1, lead + 2), {"duration", "date"}) for lead in leads)


__all__ = ["waived"]
