"""What do a new standing of trade, a rate put on goods, and a charge of a percentage make of a sentence?"""

import pytest

from extractor import Extractor, Settings

ACTS = [
    pytest.param("Delhi amended the export policy of onions from free to prohibited.", [("impose", "export_ban")], id="prohibited"),
    pytest.param('The import policy of watches was revised from "free" to "restricted" by the Indian government.', [("impose", "import_control")], id="quoted"),
    pytest.param("India changed the export policy of maize from prohibited to free.", [("remove", "export_ban")], id="free again"),
    pytest.param("India changed the export policy of maize from prohibited to restricted.", [("ease", "export_ban")], id="less than before"),
    pytest.param("India changed the import policy of maize to the restricted category.", [("impose", "import_control")], id="no old standing"),
    pytest.param("The Indian ministry revised its estimate of coal exports and moved to a restricted area.", [], id="another noun"),
    pytest.param("Delhi changed its policy on staff lunches from free to restricted.", [], id="no trade"),
    pytest.param("Oslo announced 12% on Danish cheese.", [("impose", "tariff")], id="announced a rate on goods"),
    pytest.param("Oslo announced 12% for its lenders in Denmark.", [], id="no goods"),
    pytest.param("A charge of 12% on imports of tea took hold in Kenya on Monday.", [("impose", "tariff")], id="a charge of"),
    pytest.param("A charge of 12% on parcels was agreed with the post office of Kenya.", [], id="no border"),
    pytest.param("Fijian ginger came under Tongan import control on Friday.", [("impose", "import_control")], id="came under"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "acts"), ACTS)
def test_what_is_done_to_trade(extractor: Extractor, text: str, acts: list[tuple[str, str]]) -> None:
    assert [(event.action.value, event.measure.value) for event in extractor.events(text)] == acts
