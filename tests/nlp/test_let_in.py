"""Which goods are let in or kept out, which borders shut, and which amount goes with which goods?"""

import pytest

from extractor import Extractor, Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


Told = list[tuple[str, str, str, str]]

LET_IN = [
    pytest.param("Fiji no longer admits Peruvian rice.", [("FJI", "impose", "import_ban", "rice")], id="no longer admits"),
    pytest.param("Fiji will not let in rice until May.", [("FJI", "impose", "import_ban", "rice")], id="will not let in"),
    pytest.param("Fiji readmitted Peruvian rice in May.", [("FJI", "remove", "import_ban", "rice")], id="readmitted"),
    pytest.param("Fiji has opened its market to Peruvian rice.", [("FJI", "ease", "import_ban", "rice")], id="opened its market"),
    pytest.param("Fiji barred shipments of rice from Peru.", [("FJI", "impose", "import_ban", "rice")], id="shipments from elsewhere"),
    pytest.param("Fiji told growers to stop sending rice to Peru.", [("FJI", "impose", "export_ban", "rice")], id="stop sending"),
    # nearly so
    pytest.param("Fiji admitted that rice was dear.", [], id="admits a fact"),
    pytest.param("Lima asked Fiji to open its market to rice.", [], id="asked to"),
    pytest.param("Peru opened Fiji's market to its rice by a suit.", [], id="another's market"),
]
BORDERS = [
    pytest.param("Chad shut its border with Sudan to halt trade.", [("TCD", "impose", "transport_measure", "")], id="shut"),
    pytest.param("Chad reopened its border with Sudan to cargo.", [("TCD", "remove", "transport_measure", "")], id="reopened"),
    pytest.param("Chad shut its border with Sudan to refugees.", [], id="people"),
    pytest.param("Chad shut its border with Sudan.", [("TCD", "impose", "transport_measure", "")], id="with whom"),
    pytest.param("Chad shut its border after the storm.", [], id="no word of trade"),
]
AMOUNTS = [
    pytest.param(
        "Fiji raised the duties on rice and sugar to 20% and 35%, respectively.",
        [("FJI", "tighten", "tariff", "rice"), ("FJI", "tighten", "tariff", "sugar")],
        id="rates, respectively",
    ),
    pytest.param(
        "Ghana set import quotas of 2,000 tonnes for rice and 3,500 tonnes for sugar.",
        [("GHA", "impose", "import_quota", "rice"), ("GHA", "impose", "import_quota", "sugar")],
        id="quotas for goods",
    ),
    pytest.param(
        "The output quota for tin was raised to 20 tonnes and that for zinc to 35 tonnes, Lima said.",
        [("PER", "ease", "production_control", "tin"), ("PER", "ease", "production_control", "zinc")],
        id="larger output quotas",
    ),
]


@pytest.mark.parametrize(("text", "told"), [*LET_IN, *BORDERS, *AMOUNTS])
def test_what_passes_the_border(extractor: Extractor, text: str, told: Told) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    acts = [(event.implementers[0].value.code, event.action.value, event.measure.value, event.goods[0].value.id if event.goods else "") for event in found]
    assert sorted(acts) == sorted(told)
