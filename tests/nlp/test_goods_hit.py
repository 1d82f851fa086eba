"""Which goods does an act hit, where others are left out, told beside it, or held by a wider word?"""

import pytest

from extractor import Extractor, Settings

HIT = [
    pytest.param("Oslo bars Danish cheese, fish (except salmon), beer and butter.", {"cheese", "fish", "beer", "butter"}, {"salmon"}, id="except in brackets"),
    pytest.param("Peru cut the duty on rice excluding wheat, and on sugar.", {"rice", "sugar"}, {"wheat"}, id="the list goes on"),
    pytest.param("Peru banned imports of zinc from Chile, with the news coming days after a missile test.", {"zinc"}, set(), id="meanwhile"),
    pytest.param("Chile put a levy on vegetable oils and fats.", {"edible_oils"}, set(), id="oils and fats"),
    pytest.param(
        "Peru imposed a duty on Chilean goods on Monday. Peru said it would tax imports of Chilean copper and wine.",
        {"copper", "wine"},
        set(),
        id="named later",
    ),
    pytest.param("Peru imposed a ban on purchasing, importing or transporting zinc from Chile.", {"zinc"}, set(), id="several gerunds"),
    pytest.param("Peru imposed a duty on all Chilean goods on Monday.", {"all_goods"}, set(), id="all goods"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "goods", "exempt"), HIT)
def test_the_goods_of_an_act(extractor: Extractor, text: str, goods: set[str], exempt: set[str]) -> None:
    events = extractor.events(text)
    assert {good.value.id for event in events for good in event.goods} == goods
    assert {item.value for event in events for item in event.exempt} == exempt
