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
