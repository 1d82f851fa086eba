"""Acts that a plain object does not tell: programmes for exports, ports, votes of one chamber, what is not ruled out, takeovers, allotted quotas."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


BONUS = "export_incentive"
SHIPS = "transport_measure"
STAKES = "investment_control"

PROGRAMMES = [
    pytest.param("Washington accepted a bid for an export bonus on rice to Togo.", [("USA", "impose", BONUS, "rice", "TGO")], id="a bid"),
    pytest.param(
        "Togo has been made eligible for sales of rice under the Export Enhancement Program, USDA said.",
        [("USA", "impose", BONUS, "rice", "TGO")],
        id="eligible",
    ),
    pytest.param(
        "Exporters will have the opportunity to sell rice to Togo under the Export Enhancement Program, USDA said.",
        [("USA", "impose", BONUS, "rice", "TGO")],
        id="opportunity",
    ),
    pytest.param("Brussels will offer subsidized barley to Togo.", [("EU", "impose", BONUS, "barley", "TGO")], id="subsidised goods"),
    # nearly so
    pytest.param("Chad sold subsidised rice to poor families.", [], id="at home"),
    pytest.param("Traders may bid for bonus shares of a rice mill in Togo.", [], id="bonus shares"),
]
PORTS = [
    pytest.param("Chile closed its ports to Peruvian trawlers.", [("CHL", "impose", SHIPS, "", "PER")], id="closed to"),
    pytest.param("Chile banned Peruvian-flagged ships from its harbours.", [("CHL", "impose", SHIPS, "", "PER")], id="banned from"),
    pytest.param("Chile reopened its ports to Peruvian trawlers.", [("CHL", "remove", SHIPS, "", "PER")], id="reopened"),
    pytest.param("Chile declared its ports off limits to Peruvian trawlers.", [("CHL", "impose", SHIPS, "", "PER")], id="off limits"),
    # nearly so
    pytest.param("Chile banned big ships from its ports.", [], id="nobody's"),
    pytest.param("Chile banned Peruvian boats from fishing in its waters.", [], id="fishing"),
]
CHAMBERS = [
    pytest.param("The U.S. Senate voted to ban imports of rice.", [("USA", "propose", "import_ban", "rice", "")], id="one chamber"),
    pytest.param("The White House agreed to ban imports of rice.", [("USA", "impose", "import_ban", "rice", "")], id="no chamber"),
    pytest.param(
        "A U.S. House committee passed an amendment that would limit imports of rice.", [("USA", "propose", "import_control", "rice", "")], id="amendment"
    ),
    pytest.param("India issued an amendment prohibiting exports of rice.", [("IND", "impose", "export_ban", "rice", "")], id="amendment in force"),
    pytest.param("The president of Chad vetoed a bill that would have banned imports of rice.", [("TCD", "reject", "import_ban", "rice", "")], id="veto"),
    pytest.param("The bill would cut Chad's imports of rice.", [("TCD", "propose", "import_control", "rice", "")], id="cut by a bill"),
    pytest.param("The drought will cut Chad's imports of rice.", [], id="cut by a drought"),
]
OPEN = [
    pytest.param("Chile refused to rule out a ban on exports of rice.", [("CHL", "propose", "export_ban", "rice", "")], id="refused to rule out"),
    pytest.param("Chile has not ruled out retaliation against Peru.", [("CHL", "threaten", "other", "", "PER")], id="not ruled out"),
    pytest.param("Chile ruled out a ban on exports of rice.", [("CHL", "reject", "export_ban", "rice", "")], id="ruled out"),
    pytest.param("Chile would retaliate if Peru adopted the tax, its minister said.", [("CHL", "threaten", "other", "", "PER")], id="answers a tax"),
    pytest.param("Chile would retaliate if Peru attacked its ships, its minister said.", [], id="answers a blow"),
    pytest.param("If Peru refuses to lift the ban on rice exports, prices will rise.", [], id="if it refuses"),
    pytest.param("Chile will press ahead with duties on rice from Peru.", [("CHL", "impose", "tariff", "rice", "PER")], id="press ahead"),
]
CAPITAL = [
    pytest.param("Chile blocked the takeover of a port by a Peruvian firm on security grounds.", [("CHL", "impose", STAKES, "", "PER")], id="security"),
    pytest.param("Chile blocked the takeover of a Peruvian airline.", [], id="competition"),
    pytest.param("Chile eased limits on foreign ownership of banks.", [("CHL", "ease", STAKES, "", "")], id="limits"),
]
QUOTAS = [
    pytest.param("Chile allotted Peru a quota of 900 tonnes of rice.", [("CHL", "impose", "import_quota", "rice", "PER")], id="allotted"),
    pytest.param("Chile allotted mills 900 tonnes of coal.", [], id="no quota"),
    pytest.param("The U.S. rice import quota was fixed at 900 tonnes.", [("USA", "impose", "import_quota", "rice", "")], id="whose import quota"),
    pytest.param("Chile proposed a levy on imported bootlaces.", [("CHL", "propose", "tariff", "", "")], id="what is imported"),
    pytest.param("Chile proposed a levy on unruly bootlaces.", [], id="what is not"),
]


@pytest.mark.parametrize(("text", "told"), [*PROGRAMMES, *PORTS, *CHAMBERS, *OPEN, *CAPITAL, *QUOTAS])
def test_act_is_found(extractor: Extractor, text: str, told: Told) -> None:
    assert told_acts(extractor, text, "2005-03-10") == sorted(told)
