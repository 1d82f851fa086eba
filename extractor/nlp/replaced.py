"""What comes in a measure's place? "replaced the ban with quotas" ends one measure and brings in another."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import measure_of, rule_of
from extractor.nlp.objects import REACH
from extractor.nlp.scene import Scene
from extractor.rules.triggers import VerbRule

SUCCESSOR = "nlp.replaced/successor"
"""Why the measure that comes in another's place is an act."""


def with_successors(scene: Scene, acts: list[Act]) -> list[Act]:
    """The acts, each that replaces a measure followed by the one that brings in the next."""
    found: list[Act] = []
    for act in acts:
        found.append(act)
        leads = scene.tables.words.replaces.get(scene.tree.lower[act.trigger.start], frozenset())
        if leads and act.noun is not None and act.measure == "sanction" and rule_of(act.noun).licence:
            act.action = "ease"  # a treasury's licence is replaced by one that lasts longer
            continue
        noun = _led_to(scene, act, leads) if leads and act.noun is not None and isinstance(act.rule, VerbRule) else None
        if noun is not None and not any(other.noun is not None and other.noun.start == noun.start for other in acts):
            measure = measure_of(scene, noun)[0] or _like(scene, act, noun)
            if measure or "pronoun" in act.flags:
                found.append(Act(act.trigger, act.rule, act.head, "impose", measure, noun, noun.head, act.flags - {"pointer", "pronoun"}, [SUCCESSOR]))
    return found


def _led_to(scene: Scene, act: Act, leads: frozenset[str]) -> Hit | None:
    """The measure behind "with", the first one, where no other verb stands between."""
    assert act.noun is not None
    for token in range(act.noun.end, min(scene.hi, act.noun.end + REACH)):
        if scene.hit("verb", token) is not None:
            return None
        hit = scene.hit("measure", token)
        if hit is not None:
            within = scene.tree.lower[act.noun.end : hit.start]
            return hit if not leads.isdisjoint(within) and not rule_of(hit).pointer else None
    return None


def _like(scene: Scene, act: Act, noun: Hit) -> str:
    """A quota in place of an export ban is one on exports."""
    flow = "export" if act.measure.startswith("export") else "import"
    return scene.tables.families[rule_of(noun).family or "control"].get(flow, "") if act.measure else ""
