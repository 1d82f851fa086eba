"""What do "quotas", "the measure" and a clause without a doer take from what stands beside them?"""

import pytest

from extractor import Extractor, Settings

FLOWS = [
    pytest.param("Peru raised its duty on rice to 20 percent and abolished quotas on cheese.", ["tariff", "import_quota"], id="beside a duty"),
    pytest.param("Fiji lifted quotas on speed boats.", [], id="nothing beside it"),
    pytest.param("Peru banned exports of rice and lifted quotas on cheese.", ["export_ban", "export_quota"], id="a word for the flow"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "measures"), FLOWS)
def test_a_quota_without_a_flow_takes_that_of_the_act_beside_it(extractor: Extractor, text: str, measures: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [event.measure.value for event in found] == measures


SAME = [
    pytest.param("Fiji barred Peruvian beef on Monday; Tonga did the same.", [("FJI", "impose"), ("TON", "impose")], id="did the same"),
    pytest.param("Fiji banned exports of rice. Tonga said it would not follow suit.", [("FJI", "impose"), ("TON", "reject")], id="will not"),
    pytest.param("Fiji banned exports of rice; traders in Tonga did likewise.", [("FJI", "impose")], id="no government"),
    pytest.param("Fiji cut its bank rate. Tonga followed suit.", [], id="of no trade measure"),
]


@pytest.mark.parametrize(("text", "acts"), SAME)
def test_who_does_the_same_does_what_was_told_before(extractor: Extractor, text: str, acts: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(actor.value.code, event.action.value) for event in found for actor in event.implementers] == acts
    assert len({(event.measure.value, *(good.value.id for good in event.goods)) for event in found}) <= 1
