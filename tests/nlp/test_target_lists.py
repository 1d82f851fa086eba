"""Which countries else are on a list of targets?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

LISTS = [
    pytest.param(
        "Fiji put a duty on tyres from Oman (Oman), Chad, the Republic of Korea (Korea), Mali, and Laos.", {"OMN", "TCD", "KOR", "MLI", "LAO"}, id="brackets"
    ),
    pytest.param("Fiji raised its tariff on tyres from countries without a trade pact with it, including Peru and Chad.", {"PER", "TCD"}, id="a group's names"),
    pytest.param("Fiji put a duty on pipes from several Asian countries, namely Oman and Laos.", {"OMN", "LAO"}, id="namely"),
    pytest.param("Fiji put a duty on tyres from Oman, and Chad raised its own.", {"OMN"}, id="another acts"),
    pytest.param("Fiji put a duty on tyres from Oman, Chad said.", {"OMN"}, id="another speaks"),
    pytest.param(
        "Fiji announced a tariff package targeting imports from countries without a pact, including Peru and Chad.", {"PER", "TCD"}, id="a clause behind"
    ),
    pytest.param("Among the countries hit by Fiji's new tariffs are Peru and Chad.", {"PER", "TCD"}, id="among"),
    pytest.param("Among the countries that sell most to Fiji are Peru and Chad; it put tariffs on steel on Friday.", set(), id="among others"),
    pytest.param("Fiji raised tariffs to protect its farmers, who compete with countries such as Peru.", set(), id="who competes"),
    pytest.param(
        "Fiji raised tariffs on imports from Oman and other countries. The measures target countries without a pact with Fiji, including Peru and Chad.",
        {"OMN", "PER", "TCD"},
        id="more in the next sentence",
    ),
    pytest.param("Fiji raised tariffs on imports from Oman. The measures target countries without a pact, including Peru.", {"OMN"}, id="nobody else"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "targets"), LISTS)
def test_lists_of_targets_go_on(extractor: Extractor, text: str, targets: set[str]) -> None:
    frame = extractor.analyse(Article(text)).frames[0]
    assert {argument.mention.concept for argument in frame.arguments if argument.role == "target"} == targets


RATED = [
    pytest.param(
        "Fiji set the tariff at 10 percent for Peru, 12 percent for Chad and 15 percent for Oman.", [("10", "PER"), ("12", "TCD"), ("15", "OMN")], id="for"
    ),
    pytest.param("Fiji's new tariffs included 10 percent on Peru and 12 percent on Chad.", [("10", "PER"), ("12", "TCD")], id="included"),
    pytest.param("Fiji's new tariffs average 10 percent, good news for Peru.", [], id="one rate"),
]


@pytest.mark.parametrize(("text", "told"), RATED)
def test_each_party_has_the_rate_before_it(extractor: Extractor, text: str, told: list[tuple[str, str]]) -> None:
    found = []
    for frame in extractor.analyse(Article(text)).frames:
        rates = [argument.mention.text.split(" ")[0] for argument in frame.arguments if argument.role == "rate"]
        found += [(rates[0], argument.mention.concept) for argument in frame.arguments if argument.role == "target" and rates]
    assert found == told
