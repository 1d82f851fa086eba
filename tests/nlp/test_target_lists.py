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
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "targets"), LISTS)
def test_lists_of_targets_go_on(extractor: Extractor, text: str, targets: set[str]) -> None:
    frame = extractor.analyse(Article(text)).frames[0]
    assert {argument.mention.concept for argument in frame.arguments if argument.role == "target"} == targets
