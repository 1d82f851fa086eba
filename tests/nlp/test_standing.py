"""How things stand is no act: what falls under a measure, what a law forbids, what nobody may do; whose market it is."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


STANDS = [
    pytest.param("Goods from Chile and Peru that fall under the Pacific trade pact are exempt.", [], id="fall under a pact"),
    pytest.param("Firms need a permit for software that falls under Japanese export regulations, the ministry said.", [], id="fall under rules"),
    pytest.param("A Canadian law prohibiting the export of raw herring was called unfair by American packers.", [], id="a law spoken of"),
    pytest.param("The government has no power to ban imports of beef, the Norwegian minister said.", [], id="no power"),
    pytest.param("Any Brazilian move to cut tariffs on wheat would hurt growers.", [], id="any move"),
    pytest.param("The envoy was asked whether India might decide to lift its sanctions on Mali.", [], id="asked whether"),
    pytest.param("Consumers should shun goods from China as a way to avoid paying tariffs, an Ottawa minister said.", [], id="to avoid paying"),
    pytest.param("Carmakers moved plants to Mexico to escape the 25% U.S. tariffs on imported cars.", [], id="to escape"),
    pytest.param("The court will hear a case on the Canadian tariffs on Chinese cars.", [], id="a case on"),
    pytest.param("Peru is working on an exemption from Canada's 25 percent tariffs on steel.", [], id="working on"),
    pytest.param("A decision on the removal of the Canadian duty on rice is expected in May.", [("CAN", "propose", "tariff", "rice", "")], id="awaited"),
    # nearly so
    pytest.param("Peru won an exemption from Canada's 25 percent tariffs on steel.", [("CAN", "ease", "tariff", "steel", "PER")], id="won it"),
    pytest.param("Canada announced tariffs on Chinese cars.", [("CAN", "impose", "tariff", "cars", "CHN")], id="announced"),
    pytest.param("Canada passed a law prohibiting the export of raw herring.", [("CAN", "impose", "export_ban", "herring", "")], id="a law passed"),
    pytest.param("Norway used its power to ban imports of beef.", [("NOR", "impose", "import_ban", "beef", "")], id="used its power"),
    pytest.param("Brazil ruled out any move to cut tariffs on wheat.", [("BRA", "reject", "tariff", "wheat", "")], id="ruled out any"),
    pytest.param("India decided to lift its sanctions on Mali.", [("IND", "remove", "sanction", "", "MLI")], id="decided to"),
]
CHANGES = [
    pytest.param("A 45-day halt on rice exports was lifted by Myanmar.", [("MMR", "remove", "export_ban", "rice", "")], id="how long it stood"),
    pytest.param("Oman will open its market at zero duty to Indian tea.", [("OMN", "ease", "tariff", "tea", "IND")], id="at zero duty"),
    pytest.param("Seoul had shut its borders to the meat in February.", [("KOR", "impose", "import_ban", "meat", "")], id="to the meat"),
    pytest.param("India will probably raise its duty on sugar.", [("IND", "propose", "tariff", "sugar", "")], id="probably"),
    # nearly so
    pytest.param("Myanmar lifted its ban on rice exports for 45 days.", [("MMR", "suspend", "export_ban", "rice", "")], id="for 45 days"),
    pytest.param("Seoul had shut its border with Fiji to stop grain smuggling.", [("KOR", "impose", "transport_measure", "", "FJI")], id="to stop"),
    pytest.param("India will surely raise its duty on sugar.", [("IND", "tighten", "tariff", "sugar", "")], id="surely"),
]
MARKETS = [
    pytest.param("Indian shrimp exporters face a duty of 58% on shipments to the United States.", [("USA", "impose", "tariff", "shrimp", "IND")], id="to"),
    pytest.param("Norway's salmon growers face a 25% duty on sales to Chile.", [("CHL", "impose", "tariff", "salmon", "NOR")], id="sales to"),
    pytest.param("Brazilian beef has been barred from Chile.", [("CHL", "impose", "import_ban", "beef", "BRA")], id="barred from"),
    # nearly so
    pytest.param("India imposed a duty of 5% on shipments of rice to Chile.", [("IND", "impose", "export_tax", "rice", "CHL")], id="its own duty"),
    pytest.param("Peru barred Brazilian beef from Chile.", [("PER", "impose", "import_ban", "beef", "BRA")], id="who barred it"),
]


@pytest.mark.parametrize(("text", "told"), [*STANDS, *CHANGES, *MARKETS])
def test_what_stands_is_told_apart_from_what_is_done(extractor: Extractor, text: str, told: Told) -> None:
    assert told_acts(extractor, text, "2025-06-12") == sorted(told)
