"""Acts that no measure's name tells: gates, plants abroad, what traders must do, goods that mills may ship."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


BAN = "import_ban"
NORM = "technical_standard"
SHIPS = "transport_measure"

GATES = [
    pytest.param("Chad announced the closure of its border with Sudan to maize.", [("TCD", "impose", SHIPS, "maize", "SDN")], id="the closure of"),
    pytest.param("Chad ordered the reopening of two crossings to trucks.", [("TCD", "remove", SHIPS, "trucks", "")], id="the reopening of"),
    pytest.param("Chad put off the reopening of its border to maize.", [("TCD", "extend", SHIPS, "maize", "")], id="put off the reopening"),
    pytest.param("Ghana's rice market was reopened to Malian rice.", [("GHA", "remove", BAN, "rice", "MLI")], id="passive"),
    pytest.param("Peru closed its door to poultry from nine countries.", [("PER", "impose", BAN, "poultry", "")], id="from nine countries"),
    pytest.param("Malian rice was shut out of the Fijian market.", [("FJI", "impose", BAN, "rice", "MLI")], id="shut out of"),
    pytest.param("Fiji has shut Malian rice out of its market.", [("FJI", "impose", BAN, "rice", "MLI")], id="shut rice out of"),
    # nearly so
    pytest.param("Chad announced the closure of two schools on the border.", [], id="schools"),
    pytest.param("The closure of a mill cost maize growers near the border a buyer.", [], id="a mill"),
    pytest.param("Prices kept Malian rice out of the Fijian market.", [], id="prices"),
]
PLANTS = [
    pytest.param("Fiji cleared four Peruvian beef plants.", [("FJI", "ease", BAN, "beef", "PER")], id="cleared"),
    pytest.param("Four Peruvian beef plants were cleared to ship to Fiji.", [("FJI", "ease", BAN, "beef", "PER")], id="were cleared"),
    pytest.param("Fiji delisted two Peruvian poultry exporters.", [("FJI", "impose", BAN, "poultry", "PER")], id="delisted"),
    # nearly so
    pytest.param("Fiji cleared four Fijian beef plants.", [], id="its own"),
    pytest.param("The chain approved four Peruvian beef plants.", [], id="a firm"),
]
OWED = [
    pytest.param("Importers of maize must register from May, Suva said.", [("FJI", "impose", "import_control", "maize", "")], id="must register"),
    pytest.param("Importers of maize must show certificates from May, Suva said.", [("FJI", "impose", NORM, "maize", "")], id="certificates"),
    pytest.param("Imported honey will have to be tested, Suva said.", [("FJI", "impose", NORM, "honey", "")], id="to be tested"),
    pytest.param("Fiji has made permits mandatory for exporters of cattle.", [("FJI", "impose", "export_control", "live_cattle", "")], id="made mandatory"),
    pytest.param("Labels will be compulsory for imports of honey, Suva said.", [("FJI", "impose", NORM, "honey", "")], id="be compulsory"),
    pytest.param("Fiji has allowed mills to ship 900 tonnes of sugar.", [("FJI", "ease", "export_quota", "sugar", "")], id="let mills ship"),
    # nearly so
    pytest.param("Importers must meet demand for maize from May, Suva said.", [], id="demand"),
    pytest.param("Importers of maize register with Suva.", [], id="a habit"),
    pytest.param("Fiji made a course mandatory for importers.", [], id="no goods"),
    pytest.param("Importers of maize need not register from May, Suva said.", [], id="need not"),
]

DEAL = "trade_agreement"
DEALS = [
    pytest.param("Fiji and Peru concluded an arrangement on sugar.", [("FJI", "agree", DEAL, "sugar", "")], id="an arrangement"),
    pytest.param("Fiji signed a protocol with Peru for fresh grapes.", [("FJI", "agree", DEAL, "grapes", "")], id="a protocol with"),
    pytest.param(
        "Fiji and Peru struck a deal on Friday. Fiji will end its ban on Peruvian rice.",
        [("FJI", "agree", DEAL, "", ""), ("FJI", "remove", BAN, "rice", "PER")],
        id="what it is about is told next",
    ),
    pytest.param(
        "Fiji and Peru reached an agreement in which Fiji will scrap or lower duties on Peruvian tea.",
        [("FJI", "agree", DEAL, "", ""), ("FJI", "remove", "tariff", "tea", "PER")],
        id="in which",
    ),
    # nearly so
    pytest.param("Fiji and Peru struck a deal on Friday.", [], id="about nothing told"),
    pytest.param("Fiji and Peru signed a memorandum on the sale of rice.", [], id="a sale"),
    pytest.param("A firm from Fiji and a bank from Peru signed an arrangement on sugar.", [], id="a firm"),
]
DECIDED = [
    pytest.param("The cabinet of Fiji met. Exports of rice will be halted until June.", [("FJI", "impose", "export_ban", "rice", "")], id="until June"),
    pytest.param("Suva notified that the import of tyres is suspended for a year.", [("FJI", "impose", BAN, "tyres", "")], id="notified"),
    pytest.param("Fiji has promised to export no more tea to Peru.", [("FJI", "propose", "export_ban", "tea", "PER")], id="no more"),
    pytest.param("Suva's trade ministry asked the cabinet to ban exports of tea.", [("FJI", "propose", "export_ban", "tea", "")], id="asks the cabinet"),
    pytest.param("The firm's permit to export tea was renewed, Suva said.", [("FJI", "ease", "export_control", "tea", "")], id="the firm's permit"),
    pytest.param("Fiji granted zero duty to tea from Peru.", [("FJI", "ease", "tariff", "tea", "PER")], id="zero duty"),
    pytest.param("Sales of tea to Peru need a licence, Suva said.", [("FJI", "impose", "export_control", "tea", "PER")], id="sales to Peru"),
    pytest.param("Fiji will take Peru before the Andean Community and the WTO.", [("FJI", "challenge", "trade_dispute", "", "PER")], id="before two courts"),
    # nearly so
    pytest.param("Fiji met Peru. Exports of rice were halted after a storm.", [], id="a mishap"),
    pytest.param("The mill in Fiji said its exports of rice were halted in May.", [], id="no word of a decision"),
    pytest.param("Growers in Fiji asked the cabinet to ban exports of tea.", [], id="growers ask"),
]

LET_OUT = [
    pytest.param(
        "Fiji will let live chickens leave for Peru again, the ministry said.", [("FJI", "remove", "export_ban", "live_poultry", "PER")], id="let leave"
    ),
    pytest.param("Fiji allows 900 tonnes of cement to go abroad.", [("FJI", "ease", "export_quota", "cement", "")], id="go abroad"),
    pytest.param("Suva said no sugar could leave the country.", [("FJI", "impose", "export_ban", "sugar", "")], id="no sugar could leave"),
    pytest.param("Suva lets in 900 tonnes of sugar.", [("FJI", "ease", BAN, "sugar", "")], id="tonnes let in"),
    pytest.param("Fiji threw open its borders to maize traders.", [("FJI", "remove", "import_ban", "maize", "")], id="threw open"),
    pytest.param("Fiji accepts no more onions from Peru.", [("FJI", "impose", BAN, "onions", "PER")], id="accepts no more"),
    pytest.param("Fiji has ceased to accept live cattle from Peru.", [("FJI", "impose", BAN, "live_cattle", "PER")], id="ceased to accept"),
    pytest.param("Fiji has refused Peruvian rice.", [("FJI", "impose", BAN, "rice", "PER")], id="refused"),
    pytest.param("Fiji halted Peruvian beef.", [("FJI", "impose", BAN, "beef", "PER")], id="halted beef"),
    pytest.param("Rice from Peru will be charged 20 percent at the Fijian border.", [("FJI", "impose", "tariff", "rice", "PER")], id="at the border"),
    pytest.param("Fiji raised its cap on rice exports.", [("FJI", "ease", "export_quota", "rice", "")], id="a cap on exports"),
    pytest.param("Fiji ordered exporters of rice to register from May.", [("FJI", "impose", "export_control", "rice", "")], id="ordered to register"),
    # nearly so
    pytest.param("Fiji accepted a cargo of Peruvian rice.", [], id="accepted a cargo"),
    pytest.param("Fiji refused Peruvian demands for rice.", [], id="refused demands"),
    pytest.param("The shop accepts no more rice from Peru.", [], id="a shop"),
    pytest.param("Fiji let the farmers of Suva go abroad.", [], id="people"),
    pytest.param("The mill halted Peruvian beef.", [], id="a mill"),
    pytest.param("Rice from Peru will be charged 20 percent more in shops.", [], id="in shops"),
]

RULE = "technical_standard"
MARKETS = [
    pytest.param("Peru can sell beef to Chile again, Lima said.", [("CHL", "remove", BAN, "beef", "PER")], id="can sell again"),
    pytest.param("Peruvian farmers may once again ship beef to Chile.", [("CHL", "remove", BAN, "beef", "PER")], id="farmers may ship"),
    pytest.param("Peru was cleared to export poultry to Chile.", [("CHL", "ease", BAN, "poultry", "PER")], id="cleared to export"),
    pytest.param("Peru has gained access to the Chilean market for its beef.", [("CHL", "ease", BAN, "beef", "PER")], id="gained access"),
    pytest.param("Chile granted market access to Peruvian beef.", [("CHL", "ease", BAN, "beef", "PER")], id="granted access"),
    pytest.param(
        "Peru lifted its ban on rice exports. Peruvian traders may again ship rice to Chile.",
        [("PER", "remove", "export_ban", "rice", "CHL")],
        id="after its own ban",
    ),
    pytest.param("Tokyo put an end to its duty on Thai shrimp.", [("JPN", "remove", "tariff", "shrimp", "THA")], id="an end to"),
    pytest.param("Suva put off its rules against deforestation.", [("FJI", "postpone", RULE, "", "")], id="rules against deforestation"),
    pytest.param("Fiji opened consultations with Peru over rice quotas.", [("FJI", "challenge", "trade_dispute", "rice", "PER")], id="opened consultations"),
    pytest.param("Importers of rice will pay a deposit of 20 percent, Suva said.", [("FJI", "impose", "import_control", "rice", "")], id="a deposit"),
    pytest.param("Fiji set up a licence system for exports of rice.", [("FJI", "impose", "export_control", "rice", "")], id="a licence system"),
    # nearly so
    pytest.param("A firm gained access to the Chilean market for its beef.", [], id="a firm"),
    pytest.param("Peru could gain access to the Chilean market for its beef.", [], id="could gain"),
    pytest.param("Chile gave buyers access to its data on beef in Peru.", [], id="access to data"),
    pytest.param("Importers of rice will pay the farmers of Fiji in full.", [], id="will pay farmers"),
]

AGAIN = [
    pytest.param("Imports of poultry may resume from Peru, Suva said.", [("FJI", "remove", BAN, "poultry", "PER")], id="may resume"),
    pytest.param("Exports of beef will resume in May, Suva said.", [("FJI", "remove", "export_ban", "beef", "")], id="will resume"),
    pytest.param("Fiji reopens to Peruvian beef after two years.", [("FJI", "remove", BAN, "beef", "PER")], id="reopens to beef"),
    pytest.param("Ghana closed the door to grain exports in August.", [("GHA", "impose", "export_ban", "grains", "")], id="the door to exports"),
    pytest.param("Fiji will let miners ship no more than 900 tonnes of ore.", [("FJI", "impose", "export_quota", "ores", "")], id="no more than"),
    pytest.param("Peru obliges steel importers to declare its origin from May.", [("PER", "impose", "import_control", "steel", "")], id="obliges"),
    # nearly so
    pytest.param("Oil exports will resume after a strike, the firm said.", [], id="a strike"),
    pytest.param("Fiji reopens to tourists from Peru.", [], id="tourists"),
    pytest.param("Traders said imports of rice could resume in May.", [], id="traders say"),
]


@pytest.mark.parametrize(("text", "told"), [*GATES, *PLANTS, *OWED, *DEALS, *DECIDED, *LET_OUT, *MARKETS, *AGAIN])
def test_acts_told_otherwise(extractor: Extractor, text: str, told: Told) -> None:
    assert told_acts(extractor, text, "2025-03-10") == told
