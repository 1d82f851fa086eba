"""A text of hundreds of acts is linked in parts that share nothing and lose nothing."""

import pytest

from extractor.core.evidence import RuleId
from extractor.core.types import Analysis, Article, Frame, Mention
from extractor.link.parts import parts


def analysis(sentences: int, frames_each: int) -> Analysis:
    """Sentences of ten characters, each with a mention and some frames."""
    mentions = tuple(Mention("good", "steel", 10 * index, 10 * index + 5, "steel", RuleId("test/good")) for index in range(sentences))
    frames = tuple(Frame(mention, "impose", "tariff", index, ()) for index, mention in enumerate(mentions) for _ in range(frames_each))
    spans = tuple((10 * index, 10 * index + 9) for index in range(sentences))
    flows = tuple((10 * index, "import") for index in range(sentences))
    return Analysis(Article("steel xxx " * sentences), spans, mentions, frames, title_frames=frames[:1], flows=flows)


@pytest.mark.parametrize(
    ("sentences", "frames_each", "expected"),
    [
        pytest.param(0, 0, [0], id="nothing"),
        pytest.param(300, 1, [300], id="one part"),
        pytest.param(301, 1, [300, 1], id="one too many"),
        pytest.param(200, 7, [294, 294, 294, 294, 224], id="sentences stay whole"),
        pytest.param(1, 700, [300, 300, 100], id="one sentence of 700 acts"),
    ],
)
def test_parts_hold_every_frame_once(sentences: int, frames_each: int, expected: list[int]) -> None:
    whole = analysis(sentences, frames_each)
    found = list(parts(whole))
    assert [len(part.frames) for part in found] == expected
    assert [frame for part in found for frame in part.frames] == list(whole.frames)
    assert [bool(part.title_frames) for part in found] == [index == 0 and bool(whole.frames) for index in range(len(found))]


def test_parts_hold_every_mention_and_flow_once_with_their_frames() -> None:
    whole = analysis(700, 1)
    found = list(parts(whole))
    assert [mention for part in found for mention in part.mentions] == list(whole.mentions)
    assert [flow for part in found for flow in part.flows] == list(whole.flows)
    for part in found:
        assert {mention.start for mention in part.mentions} == {frame.trigger.start for frame in part.frames}
