"""Acts in the wording of real pages: duties set at nothing, imports let in free, goods that will be let in, exclusions, probes called examinations."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


NOTHING_TO_PAY = [
    pytest.param("Peru has set its export tax on wheat at zero percent.", [("PER", "ease", "export_tax", "wheat", "")], id="set at zero percent"),
    pytest.param("Fiji fixed the import duty on lentils at zero.", [("FJI", "ease", "tariff", "pulses", "")], id="at zero"),
    pytest.param("Fiji zeroed its duty on rice.", [("FJI", "ease", "tariff", "rice", "")], id="zeroed"),
    pytest.param("Fiji has knocked five percentage points off its duty on rice.", [("FJI", "ease", "tariff", "rice", "")], id="knocked off"),
    pytest.param("Suva signed an order that allows for the tax-free import of eggs.", [("FJI", "ease", "tariff", "eggs", "")], id="tax-free import"),
    pytest.param("Fiji ended duty-free imports of maize.", [("FJI", "tighten", "tariff", "maize", "")], id="ended free imports"),
    # nearly so
    pytest.param("Fiji stopped imports of maize.", [("FJI", "impose", "import_ban", "maize", "")], id="imports that pay"),
    pytest.param("Fiji imposed a 5 percent duty on rice.", [("FJI", "impose", "tariff", "rice", "")], id="more than nothing"),
]
LET_IN = [
    pytest.param("Peruvian avocados will be allowed to enter Chile, Santiago said.", [("CHL", "ease", "import_ban", "avocados", "PER")], id="will be allowed"),
    pytest.param("Fiji has stopped sending live chickens abroad.", [("FJI", "impose", "export_ban", "live_poultry", "")], id="stopped sending"),
    # nearly so
    pytest.param("Peruvian avocados will not be allowed to enter Chile, Santiago said.", [("CHL", "impose", "import_ban", "avocados", "PER")], id="will not"),
    pytest.param("Guests will be allowed to bring limes into the stadium, Santiago said.", [], id="guests"),
]
PROBES = [
    pytest.param(
        "Lima has started an anti-dumping examination of imported Chilean wine.", [("PER", "investigate", "anti_dumping", "wine", "CHL")], id="examination"
    ),
    pytest.param("Lima will hold an examination of young doctors from Chile.", [], id="of doctors"),
    pytest.param("The US extended certain Section 301 product exclusions for China.", [("USA", "ease", "tariff", "", "CHN")], id="exclusions prolonged"),
    pytest.param("The US ended nine product exclusions from its duties on Chinese chairs.", [("USA", "tighten", "tariff", "seats", "CHN")], id="ended"),
    pytest.param("The exclusion of the team surprised China.", [], id="a team"),
]
STAKES = "investment_control"
TAKEOVERS = [
    pytest.param("Lima on Monday vetoed the sale of a chip factory to a Chinese investor.", [("PER", "impose", STAKES, "", "CHN")], id="sale to"),
    pytest.param("Chile's government blocked the takeover of a miner by a Chinese fund.", [("CHL", "impose", STAKES, "", "CHN")], id="takeover by"),
    pytest.param("Chile's cabinet rejected a Chinese bid for a lithium miner.", [("CHL", "impose", STAKES, "", "CHN")], id="bid of"),
    # nearly so
    pytest.param("Chile rejected a Chinese bid for 50,000 tonnes of wheat.", [], id="bid for goods"),
    pytest.param("Chile blocked the takeover of a Peruvian miner.", [], id="bought abroad"),
    pytest.param("Chile blocked a Peruvian takeover of its airline for want of competition.", [], id="competition"),
    pytest.param("Brussels blocked the takeover of a shipyard by a Korean rival.", [], id="a union's"),
    pytest.param("Shareholders rejected a Chinese bid for the miner.", [], id="shareholders"),
    pytest.param("Chile banned the sale of chips to Chinese firms.", [("CHL", "impose", "export_ban", "semiconductors", "CHN")], id="goods sold"),
]
ROADS = "transport_measure"
BORDERS = [
    pytest.param("Lithuania on Monday closed both road crossings with Belarus.", [("LTU", "impose", ROADS, "", "BLR")], id="road crossings"),
    pytest.param("Zambia reopened two border posts with Congo to freight on Monday.", [("ZMB", "remove", ROADS, "", "COD")], id="border posts"),
    pytest.param("Chile has closed its airspace and ports to Peruvian ships.", [("CHL", "impose", ROADS, "", "PER")], id="airspace and ports"),
    # nearly so
    pytest.param("Chile closed three border posts with Peru to visitors.", [], id="visitors"),
    pytest.param("Chile filled three posts in Peru on Monday.", [], id="jobs"),
]
TRANSIT = [
    pytest.param("Chad blocked the transit of Nigerian goods on Monday.", [("TCD", "impose", ROADS, "all_goods", "NGA")], id="transit"),
    pytest.param("Poland banned Belarusian trucks from its roads on Monday.", [("POL", "impose", ROADS, "", "BLR")], id="trucks"),
    pytest.param("The firm blocked the transit of data through Peru.", [], id="data"),
]
ONE_MORE_TIME = [
    pytest.param("Peru will bar imports of rice for another six months.", [("PER", "extend", "import_ban", "rice", "")], id="another six months"),
    pytest.param("Peru's duty on rice will be levied for a further two years, Lima said.", [("PER", "extend", "tariff", "rice", "")], id="a further two years"),
    pytest.param("Peru will bar imports of rice for six months.", [("PER", "impose", "import_ban", "rice", "")], id="the first time"),
]
NAMED_UNDER = [
    pytest.param(
        "Egypt approved measures to help mills, including through a tax on cotton exports.", [("EGY", "impose", "export_tax", "cotton", "")], id="including"
    ),
    pytest.param("Egypt discussed measures including a tax on cotton exports.", [], id="discussed"),
    pytest.param("Growers criticised Egypt's measures, including a tax on cotton exports.", [], id="criticised"),
]
JUDGED = [
    pytest.param("The WTO upheld Peru's duties on salmon.", [("WTO", "extend", "trade_dispute", "salmon", "PER")], id="let stand"),
    pytest.param("The WTO upheld the case against Peru over salmon.", [("WTO", "remove", "trade_dispute", "salmon", "PER")], id="found against"),
]
KEPT_OUT = [
    pytest.param("Fiji has barred Tongan goods from its market.", [("FJI", "impose", "import_ban", "all_goods", "TON")], id="from its market"),
    pytest.param("Fiji announced the suspension of all trade with Tonga.", [("FJI", "impose", "sanction", "", "TON")], id="all trade with"),
    pytest.param("Tongan copra will not be subject to the duty, Suva said.", [("FJI", "ease", "tariff", "coconut", "TON")], id="not subject to"),
    # nearly so
    pytest.param("Fiji announced the suspension of trade in the shares of a bank.", [], id="shares"),
    pytest.param("Fiji has barred Tongan goods lorries from parking.", [], id="parking"),
]
GIVEN_UP = [
    pytest.param("Fiji said it will not export any more ginger this year.", [("FJI", "impose", "export_ban", "spices", "")], id="any more"),
    pytest.param("Fiji agreed not to export ginger to Chad.", [("FJI", "impose", "export_ban", "spices", "TCD")], id="agreed not to"),
    pytest.param("Fiji will no longer import Chilean pork.", [("FJI", "impose", "import_ban", "pork", "CHL")], id="no longer"),
    # nearly so
    pytest.param("Mills will no longer import ginger.", [], id="mills"),
    pytest.param("Fiji will not export ginger before the rains end.", [], id="a forecast"),
]
UPPER_LIMITS = [
    pytest.param("Peru will raise the upper limit of its export tax on copper.", [("PER", "tighten", "export_tax", "copper", "")], id="of a tax"),
]
KEPT_FROM = [
    pytest.param("Mali has banned raw shea nuts from leaving the country.", [("MLI", "impose", "export_ban", "shea_nuts", "")], id="from leaving"),
    pytest.param("India stopped Bangladeshi yarn from coming in by land.", [("IND", "impose", "import_ban", "cotton_yarn", "BGD")], id="from coming in"),
    pytest.param("Coal may no longer be shipped to Israel, Peru said.", [("PER", "impose", "export_ban", "coal", "ISR")], id="shipped to"),
    pytest.param("Fiji forbade sales of rice abroad.", [("FJI", "impose", "export_ban", "rice", "")], id="sales abroad"),
    pytest.param("Fiji ordered a stop to rice shipments.", [("FJI", "impose", "export_ban", "rice", "")], id="a stop to"),
    # nearly so
    pytest.param("Peru banned foreigners from entering the country.", [], id="people"),
    pytest.param("Peru barred the ship's rice from leaving the port after a fire.", [], id="a port"),
    pytest.param("Fiji forbade sales of rice at night.", [], id="sales at home"),
]
SHIP_FEES = [
    pytest.param("Chile will charge special fees on Peruvian ships from Tuesday.", [("CHL", "impose", ROADS, "", "PER")], id="fees on ships"),
    pytest.param("Chile imposed a duty on Peruvian fishing boats.", [("CHL", "impose", "tariff", "fishing_vessels", "PER")], id="a duty on boats"),
    pytest.param("Chile cut the fee on ships that use its canal.", [], id="nobody's ships"),
]
REVIEWS = [
    pytest.param("Fiji will undertake a review of its import ban on Tongan taro.", [("FJI", "investigate", "import_ban", "taro", "TON")], id="undertake"),
    pytest.param("Analysts carried out a review of Fiji's duties on sugar.", [], id="analysts"),
    pytest.param("The investigation of imports of tiles is being conducted under a law of Fiji.", [], id="runs already"),
]
BOTH_WAYS = [
    pytest.param(
        "Fiji is halting the sale of oil to Chad and the import of coal.",
        [("FJI", "impose", "export_ban", "crude_oil", "TCD"), ("FJI", "impose", "import_ban", "coal", "TCD")],
        id="sale and import",
    ),
    pytest.param("Fiji lifted curbs on the supply of rice from nine mills in Chad.", [("FJI", "remove", "import_control", "rice", "TCD")], id="supply from"),
]
PREFERENCES = [
    pytest.param("Fiji granted Chad trade preferences.", [("FJI", "ease", "trade_agreement", "", "TCD")], id="granted"),
    pytest.param("Fiji will give zero-duty access to rice from Chad.", [("FJI", "ease", "tariff", "rice", "TCD")], id="access"),
    pytest.param("Goods from Fiji enjoy duty-free access to Chad.", [], id="enjoys"),
]
PLANS = [
    pytest.param("Fiji scrapped a proposal to ban rice imports.", [("FJI", "reject", "import_ban", "rice", "")], id="scrapped"),
    pytest.param("Fiji reversed a plan to tax wheat exports.", [("FJI", "reject", "export_tax", "wheat", "")], id="reversed"),
    pytest.param("Fiji withdrew a bill that would have taxed rice imports.", [("FJI", "reject", "tariff", "rice", "")], id="withdrawn bill"),
    # nearly so
    pytest.param("Fiji reversed its decision to ban rice imports.", [("FJI", "remove", "import_ban", "rice", "")], id="what was decided"),
    pytest.param("Fiji has a plan to ban rice imports.", [("FJI", "propose", "import_ban", "rice", "")], id="a plan that stands"),
]
LET_AND_TOLD = [
    pytest.param("Chile cleared three Peruvian plants to resume beef exports.", [("CHL", "ease", "import_ban", "beef", "PER")], id="plants of another"),
    pytest.param("Chile cleared its plants to resume beef exports to Peru.", [("CHL", "ease", "export_ban", "beef", "PER")], id="its own plants"),
    pytest.param("Fiji asked mills not to export sugar.", [("FJI", "impose", "export_ban", "sugar", "")], id="mills told not to"),
    pytest.param("Unions asked mills not to export sugar.", [], id="told by unions"),
    pytest.param("Fiji told Chad not to export chips.", [], id="another government"),
]
AIMS = [
    pytest.param("Fiji waived its duty on rice to allow imports of rice from Chad.", [("FJI", "ease", "tariff", "rice", "TCD")], id="to allow imports"),
    pytest.param("Fiji lifted the 19-year U.S. trade embargo against Chad.", [("FJI", "remove", "sanction", "", "TCD")], id="how long it stood"),
    # nearly so
    pytest.param("Fiji decided to allow imports of rice from Chad.", [("FJI", "ease", "import_ban", "rice", "TCD")], id="decided to allow"),
    pytest.param("Fiji lifted its ban on rice exports for six months.", [("FJI", "suspend", "export_ban", "rice", "")], id="for a time"),
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *NOTHING_TO_PAY,
        *LET_IN,
        *PROBES,
        *TAKEOVERS,
        *BORDERS,
        *TRANSIT,
        *ONE_MORE_TIME,
        *NAMED_UNDER,
        *JUDGED,
        *KEPT_OUT,
        *GIVEN_UP,
        *UPPER_LIMITS,
        *KEPT_FROM,
        *SHIP_FEES,
    ],
)
def test_act_of_real_pages_is_told(extractor: Extractor, text: str, told: Told) -> None:
    assert told_acts(extractor, text, "2025-06-12") == sorted(told)
