"""Which goods does an act hit, where an aside, a use or a list that syntax loses stands in its sentence?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

HIT = [
    pytest.param("Fiji banned exports of bauxite, the raw material for aluminium, on Monday.", {"bauxite"}, id="what a good is for"),
    pytest.param("Fiji curbed exports of gallium (a metal key to chips and lamps) on Monday.", {"gallium"}, id="in brackets"),
    pytest.param("Fiji curbed exports of lithium – the main ingredient of batteries – on Monday.", {"lithium"}, id="between dashes"),
    pytest.param("Fiji curbed exports of tungsten, a metal used in tools, tin and zinc.", {"tungsten", "tin", "zinc"}, id="the list goes on"),
    pytest.param("Fiji banned exports of pork, a range of cheeses and whisky.", {"pork", "cheese", "whisky"}, id="an article in a list"),
    pytest.param("Fiji curbed exports of metals – gallium and germanium – on Monday.", {"metals", "gallium", "germanium"}, id="names between dashes"),
    pytest.param("Fiji curbed exports of machines that make chips.", {"chip_equipment"}, id="machines"),
    pytest.param("Fiji curbed exports of parts for aircraft.", {"aircraft_parts"}, id="parts"),
    pytest.param("Fiji curbed exports of parts and of aircraft.", {"aircraft"}, id="parts and goods"),
    pytest.param("Coffee and tea; cocoa; and rice were exempted from tariffs by Fiji.", {"coffee", "tea", "cocoa", "rice"}, id="a list with semicolons"),
    pytest.param("Fiji said some goods not made at home — such as tea and rice — would be exempt from tariffs.", {"tea", "rice"}, id="examples between dashes"),
    pytest.param("Fiji said products from Oman, including beer and wine, would be hit with a 20% tariff.", {"beer", "wine"}, id="examples of products"),
    pytest.param("Fiji said rice comes from Oman but would be hit with a 20% tariff.", set(), id="goods of another verb"),
    pytest.param("Fiji raised its duty on steel, higher than those on aluminium and copper, to 20%.", {"steel"}, id="compared"),
    pytest.param("Fiji's 20% duty on steel, like that on aluminium, will end in May.", {"steel"}, id="likened"),
    pytest.param("Fiji banned exports of wheat instead of rice.", {"wheat"}, id="instead of"),
    pytest.param("Fiji banned exports of wheat, not rice.", {"wheat"}, id="not"),
    pytest.param("Fiji will cut duties on cars in return for better access for its fruit, meat and wine.", {"cars"}, id="in return"),
    pytest.param("Fiji put a tax on exports of copper on Friday, a blow to makers of cars and phones.", {"copper"}, id="whom it harms"),
    pytest.param("Fiji cut its duty on wheat, from which flour and noodles are made.", {"wheat"}, id="from which"),
    pytest.param("Fiji put a duty on cars powered by petrol and diesel.", {"cars"}, id="powered by"),
    pytest.param("Fiji put a duty on diesel-powered cars.", {"cars"}, id="drives"),
    pytest.param("Fiji put duties on goods like steel and cars.", {"steel", "cars"}, id="examples with like"),
    pytest.param(
        "Fiji bans exports of coal, of some chemicals that were found in arms, of drones and of steel.", {"coal", "chemicals", "drones", "steel"}, id="of again"
    ),
    pytest.param("Fiji bans exports of coal, and Oman wants more of tin.", {"coal"}, id="of another clause"),
    pytest.param("Fiji will hit back at Omani steel tariffs in June.", set(), id="what is answered"),
    pytest.param("Toys and tyres from Oman will be dearer. Fiji put a 10% duty on the goods.", {"toys", "tyres"}, id="the goods"),
    pytest.param("Toys from Oman are cheap. Fiji put a 10% duty on the products named in a list.", set(), id="products named elsewhere"),
    pytest.param("Fiji banned vegetables from Oman on pesticide fears.", {"vegetables"}, id="fears"),
    pytest.param("Garlic is scarce. Fiji banned its export.", {"garlic"}, id="its export"),
    pytest.param("Garlic and tea are scarce. Fiji banned their export.", {"garlic", "tea"}, id="their export"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "goods"), HIT)
def test_goods_of_an_act(extractor: Extractor, text: str, goods: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {argument.mention.concept for frame in frames for argument in frame.arguments if argument.role == "good"} == goods
