"""Which acts do official notices tell, and which of general news are none? Frames of single sentences."""

import pytest

from extractor import Extractor
from extractor.core.types import Article

TOLD = [
    pytest.param(
        "Commerce announced the final determinations in the antidumping duty (AD) and countervailing duty (CVD) investigations of tile from Oman.",
        {("investigate", "anti_dumping"), ("investigate", "countervailing")},
        id="a probe of each remedy",
    ),
    pytest.param(
        "Commerce determined that shrimp from Chile was sold at less than fair value.", {("investigate", "anti_dumping")}, id="sales below fair value"
    ),
    pytest.param("Kenya requires importers to obtain a permit for each consignment of maize.", {("impose", "import_control")}, id="permits of importers"),
    pytest.param("Hanoi is reinstating a tariff on steel and raising tariffs on copper.", {("reinstate", "tariff"), ("tighten", "tariff")}, id="listed gerund"),
    pytest.param(
        "The Mexican president threatened during her campaign to impose a tariff on Chinese cars.", {("threaten", "tariff")}, id="threat beyond a setting"
    ),
    pytest.param("India launched an investigation into imports of solar cells from Oman.", {("investigate", "tariff")}, id="probe of imports"),
    pytest.param("The Australian parliament will hold an inquiry into the price of milk.", set(), id="probe of no trade"),
    pytest.param("Ankara opened an investigation into the crash of a helicopter.", set(), id="probe of a crash"),
    pytest.param("Canada will appeal the decision of the ski federation.", set(), id="appeal of no trade"),
    pytest.param("The envoy discussed U.S. sanctions with his guest.", set(), id="talk of what stands"),
    pytest.param("Oslo banned refugees from entering the country.", set(), id="travellers"),
    pytest.param("The post office halted mail delivery.", set(), id="mail"),
    pytest.param("Nurses in Ghana carry out their duties with smartphones.", set(), id="duties that people perform"),
    pytest.param("Its president has a duty to report on steel.", set(), id="a duty to do something"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "acts"), TOLD)
def test_acts_of_notices(extractor: Extractor, text: str, acts: set[tuple[str, str]]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {(frame.action, frame.measure) for frame in frames if not any(why.endswith("/bare") for why in frame.why)} == acts


@pytest.mark.parametrize(
    ("text", "implementers", "targets"),
    [
        pytest.param("Anti-Fijian sanctions introduced by the European Union hurt traders.", {"EU"}, {"FJI"}, id="anti"),
        pytest.param("Tubes came from Oman and Qatar. The measure on tubes has been extended, the ministry said.", set(), set(), id="origins do not act"),
    ],
)
def test_whom_it_is_against(extractor: Extractor, text: str, implementers: set[str], targets: set[str]) -> None:
    events = extractor.events(text)
    assert {place.value.code for event in events for place in event.implementers} == implementers
    assert {place.value.code for event in events for place in event.targets} == targets
