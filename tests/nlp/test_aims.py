"""Whom does an act aim at, where the words for it stand apart?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

AIMS = [
    pytest.param("The WTO ruled on Monday that Peru had acted against its rules with duties on Chilean yarn.", "trade_dispute", {"PER"}, id="who broke rules"),
    pytest.param("A WTO panel ruled that India's curbs on sugar exports were illegal.", "trade_dispute", {"IND"}, id="whose curbs"),
    pytest.param("Fiji has asked the WTO to investigate European Union customs tariffs.", "trade_dispute", {"EU"}, id="whose tariffs"),
    pytest.param("Fiji hit back at Peru with a 20% import duty on tin.", "tariff", {"PER"}, id="hit back at"),
    pytest.param("Fiji raised duties on steel from countries without trade deals, including Peru and Chad.", "tariff", {"PER", "TCD"}, id="members of a group"),
    pytest.param("Fiji lifted duties on countries that lack a pact, among them Peru and Chad.", "tariff", {"PER", "TCD"}, id="among them"),
    pytest.param("Fiji lifted duties on goods of many countries, said an envoy of Peru.", "tariff", set(), id="no member"),
    pytest.param("Peru opened an anti-dumping probe into some U.S. car and chicken products.", "anti_dumping", {"USA"}, id="into another's goods"),
    pytest.param("Fiji put anti-dumping and countervailing duties on wire from Chad.", "anti_dumping", {"TCD"}, id="both hit"),
    pytest.param("Fiji is to charge 35 percent on tyres made in Peru and Chad.", "tariff", {"PER", "TCD"}, id="made in"),
    pytest.param("Fish farmed in Peru may no longer enter Fiji.", "import_ban", {"PER"}, id="farmed in, before the verb"),
    pytest.param("Hanoi subjected sugar products from Laos to a safeguard duty of 5%.", "safeguard", {"LAO"}, id="subjected to"),
    pytest.param("Two Chadian shippers landed on Fiji's sanctions list.", "entity_listing", {"TCD"}, id="landed on a list"),
    pytest.param("Nine Peruvian firms were added to Fiji's sanctions list for selling arms to Chad.", "entity_listing", {"PER"}, id="not what they did"),
    pytest.param("Fiji halted all imports and exports to and from Chad.", "import_ban", {"TCD"}, id="both ways"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "measure", "targets"), AIMS)
def test_whom_an_act_aims_at(extractor: Extractor, text: str, measure: str, targets: set[str]) -> None:
    frames = [frame for frame in extractor.analyse(Article(text)).frames if frame.measure == measure]
    assert frames
    assert {argument.mention.concept for frame in frames for argument in frame.arguments if argument.role == "target"} == targets
