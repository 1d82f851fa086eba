"""What does the whole sentence make of its acts? Complaints taken up, talks on a measure, duties of nothing, leave of a judge, bans that end."""

from extractor.nlp.act import Act
from extractor.nlp.complaints import with_complaints
from extractor.nlp.duty_free import at_nothing
from extractor.nlp.leave import by_leave
from extractor.nlp.let_again import ends_bans
from extractor.nlp.scene import Scene
from extractor.nlp.talks import without_topics
from extractor.nlp.waived import waived


def as_meant(scene: Scene, acts: list[Act]) -> list[Act]:
    """The acts of a sentence, once all of them are known."""
    for step in (with_complaints, without_topics, at_nothing, waived, by_leave, ends_bans):
        acts = step(scene, acts)
    return acts


__all__ = ["as_meant"]
