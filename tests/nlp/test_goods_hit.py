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
    pytest.param("Imports of zinc as well as copper from Chile were banned by Peru.", {"zinc", "copper"}, set(), id="as well as under a subject"),
    pytest.param("Peru's congress voted to raise duties to as much as 50 percent on cars and wine.", {"cars", "wine"}, set(), id="behind a rate"),
    pytest.param("Peru proposed duties ranging from 5 percent to 30 percent on zinc and wine.", {"zinc", "wine"}, set(), id="behind a range"),
    pytest.param("Peru raised duties to 20 percent on Monday for copper, miners of zinc said.", {"copper"}, set(), id="not past the clause"),
    pytest.param("Peru's ban took effect on 3 March 2025 on imports of zinc and wine.", {"zinc", "wine"}, set(), id="behind the verb of a bare noun"),
    pytest.param("Peru said zinc and wine are liable to a duty of 15 percent.", {"zinc", "wine"}, set(), id="liable to"),
    pytest.param("Peru freed from duty all zinc and copper.", {"zinc", "copper"}, set(), id="behind what it is freed from"),
    pytest.param(
        "Peru bans imports of wine (excepting beer), zinc costing more than 300 dollars, copper and cars.",
        {"wine", "zinc", "copper", "cars"},
        {"beer"},
        id="narrowed on the list",
    ),
    pytest.param(
        "Imports of zinc (except ingots, bars and plates of any kind) as well as copper from Chile were banned by Peru.",
        {"zinc", "copper"},
        set(),
        id="a bracket is no gap",
    ),
    pytest.param("Turkey banned exports of zinc to all countries but Peru and Chile.", {"zinc"}, {"PER", "CHL"}, id="all but"),
    pytest.param("Peru banned exports of all zinc but said that wine would be spared.", {"zinc"}, set(), id="but, of a clause"),
    pytest.param("Peru put a duty on wheat above 200 dollars a ton, rice traders said.", {"wheat"}, set(), id="not who deals in others"),
]


TWO_MEASURES = [
    pytest.param("Peru imposed a levy on wine and a quota on zinc.", {"tariff": {"wine"}, "import_quota": {"zinc"}}, id="two"),
    pytest.param(
        "Peru replaced its duty on wine with a quota on wine and zinc.", {"tariff": {"wine", "zinc"}, "import_quota": {"wine", "zinc"}}, id="not joined"
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "goods", "exempt"), HIT)
def test_the_goods_of_an_act(extractor: Extractor, text: str, goods: set[str], exempt: set[str]) -> None:
    events = extractor.events(text)
    assert {good.value.id for event in events for good in event.goods} == goods
    assert {item.value for event in events for item in event.exempt} == exempt


@pytest.mark.parametrize(("text", "by_measure"), TWO_MEASURES)
def test_each_of_two_measures_hits_its_own(extractor: Extractor, text: str, by_measure: dict[str, set[str]]) -> None:
    assert {event.measure.value: {good.value.id for good in event.goods} for event in extractor.events(text)} == by_measure
