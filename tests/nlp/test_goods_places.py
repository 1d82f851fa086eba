"""Where do an act's goods stand? As its subject, beside an exception, behind a rate without a duty's name."""

import pytest

from extractor import Extractor
from extractor.core.types import Article

GOODS = [
    pytest.param("Tea and tin are subject to Fijian export control.", {"tea", "tin"}, set(), id="subject to"),
    pytest.param("Tea and cobalt are under Fijian export control since May.", {"tea", "cobalt"}, set(), id="under"),
    pytest.param("Steel is under pressure from Fijian tariffs.", set(), set(), id="under pressure"),
    pytest.param(
        "Fiji banned imports of eggs, cheese (except butter), tea and garlic.", {"eggs", "cheese", "tea", "garlic"}, {"butter"}, id="exception in brackets"
    ),
    pytest.param("Fiji ordered an extra 10% on Omani copper.", {"copper"}, set(), id="a rate that is ordered"),
    pytest.param("Fiji announced 4% growth as tea exports rose.", set(), set(), id="a rate of growth"),
    pytest.param("Fiji added tea and cement to the list of goods whose import is banned.", {"tea", "cement"}, set(), id="put on a list"),
    pytest.param("Fiji put tea and cement on its list of prohibited imports.", {"tea", "cement"}, set(), id="on a list of what is prohibited"),
    pytest.param("Fiji added tea to the menu and banned imports of cement.", {"cement"}, set(), id="added to no list"),
    pytest.param("Fiji placed cobalt items, as well as related technologies, under export licensing.", {"cobalt"}, set(), id="under licensing"),
    pytest.param("Fiji requires exporters of timber to obtain an export licence.", {"lumber"}, set(), id="who must obtain"),
    pytest.param("A charge of 15% on imported copper took hold in Fiji.", {"copper"}, set(), id="a charge of a rate"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "goods", "exempt"), GOODS)
def test_goods_of_an_act(extractor: Extractor, text: str, goods: set[str], exempt: set[str]) -> None:
    said = [argument for frame in extractor.analyse(Article(text)).frames for argument in frame.arguments]
    assert {argument.mention.concept for argument in said if argument.role == "good"} == goods
    assert {argument.mention.concept for argument in said if argument.role == "exempt_good"} == exempt
