"""Who threatens whom with what others will bear, whose goods will come in free, who bears a rate told alone?"""

import pytest

from extractor import Extractor, Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


Told = list[tuple[str, str, str, str]]

ULTIMATUMS = [
    pytest.param("Canberra told Fiji to drop its sugar levy or face a 25% tariff.", [("AUS", "threaten", "tariff", "FJI")], id="told to, or face"),
    pytest.param("Fiji must end its levy or face U.S. tariffs, the White House said.", [("USA", "threaten", "tariff", "FJI")], id="must, or face"),
    pytest.param("Canberra warned Fiji that it would face a tariff if it kept its levy.", [("AUS", "threaten", "tariff", "FJI")], id="warned that it would"),
    # nearly so
    pytest.param("Fiji drops its levy or its growers face ruin.", [], id="no measure"),
    pytest.param("Traders warned that they would face a slump.", [], id="nobody who threatens"),
]
FREE = [
    pytest.param("Lima said imports from Fiji will be duty-free from May.", [("PER", "ease", "tariff", "FJI")], id="will be"),
    pytest.param("Goods from Laos will enter Thailand free of duty from May.", [("THA", "ease", "tariff", "LAO")], id="will enter"),
    pytest.param("Lima said imports from Fiji are now duty-free.", [("PER", "ease", "tariff", "FJI")], id="are now"),
    # nearly so
    pytest.param("Lima said imports from Fiji are duty-free.", [], id="are"),
    pytest.param("Duty-free shops in Lima will sell wine from Fiji.", [], id="shops"),
]
ALONE = [
    pytest.param("Trump announced tariffs. Vietnam faces 46%.", [("USA", "impose", "tariff", "VNM")], id="faces a rate"),
    pytest.param("Trump announced tariffs. Vietnam faces 46% inflation.", [("USA", "impose", "tariff", "")], id="of something else"),
    pytest.param("Prices rose. Vietnam faces 46%.", [], id="no duty in the text"),
]
LISTED = [
    pytest.param("Beijing unveiled lists of U.S. goods to be subject to tariffs.", [("CHN", "impose", "tariff", "USA")], id="goods to be taxed"),
    pytest.param("Washington put Fiji on its priority watch list.", [("USA", "impose", "other", "FJI")], id="put on a watch list"),
    pytest.param("Fiji will remain on that watch list, Washington said.", [("USA", "extend", "other", "FJI")], id="left on it"),
]


@pytest.mark.parametrize(("text", "told"), [*ULTIMATUMS, *FREE, *ALONE, *LISTED])
def test_who_bears_what(extractor: Extractor, text: str, told: Told) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    acts = [
        (event.implementers[0].value.code, event.action.value, event.measure.value, event.targets[0].value.code if event.targets else "") for event in found
    ]
    assert acts == told
