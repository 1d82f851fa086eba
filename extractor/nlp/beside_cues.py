"""Which cues stand beside the way from an act to the top of its sentence? Drafts whose clause tells it, plans that a verb takes, what it is said to be."""

from extractor.nlp.act import Act
from extractor.nlp.chambers import refused as refused_bill
from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Scene
from extractor.nlp.settled import dropped_plan, is_taken_up, refusal, stands_against
from extractor.nlp.wishes import draft_of


def said_of(scene: Scene, act: Act) -> list[Hit]:
    """ "Their main demand would be the lifting of the duties": the cue that an act is said to be."""
    heads = scene.tree.kids(act.head, "nsubj") if "nominal" in act.flags and scene.tree.kids(act.head, "cop") else []
    return [hit for kid in heads if (hit := scene.hit("cue", kid)) is not None and scene.cue(hit.head) in ("demand", "propose", "unreal")]


def of_draft(scene: Scene, verb: int, noun: int) -> list[Hit]:
    """ "A bill that would tax imports", vetoed or not: the cues of a draft whose clause tells what it would do."""
    plan = draft_of(scene, noun)
    ahead = any(scene.tables.words.modal_kind(scene.tree.lower[kid]) in ("would", "will") for kid in scene.tree.kids(verb, "aux"))
    return [plan, *refused_bill(scene, noun), *dropped_plan(scene, noun)] if plan is not None and ahead else []


def plans_beside(scene: Scene, verb: int) -> list[Hit]:
    """The plans among a verb's objects that nobody takes up, and what is only talked of: "put a plan in place to end imports", "opened talks to end them"."""
    objects = scene.tree.kids(verb, "obj")
    plans = (scene.hit("cue", kid) for kid in objects if not is_taken_up(scene, kid))
    refused = refusal(scene, verb) if any(stands_against(scene, kid) for kid in objects) else []  # "will block a move in the council to tax imports"
    return [plan for plan in plans if plan is not None and scene.cue(plan.head) in ("propose", "unreal")] + refused


__all__ = ["of_draft", "plans_beside", "said_of"]
