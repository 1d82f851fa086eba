"""Which goods are "these products"? Those that the text spoke of last."""

import pytest

from extractor import Extractor
from extractor.core.types import Article

POINTED = [
    pytest.param("Fiji grows onions and garlic. Oman banned imports of these products on Friday.", {"onions", "garlic"}, id="these"),
    pytest.param("Oman keeps the duty orders on rebar from Fiji. Oman also imposed a duty on imports of such goods from Chad.", {"rebar"}, id="such"),
    pytest.param("Oman taxed rebar in May. Oman imposed anti-dumping duties on the abovementioned products on Tuesday.", {"rebar"}, id="named above"),
    pytest.param("Prices of onions fell. Imports of these goods were suspended by Oman on Friday.", {"onions"}, id="before the verb"),
    pytest.param("Prices of onions fell. Oman banned exports of the commodity on Friday.", {"onions"}, id="one good"),
    pytest.param("Prices of onions and garlic fell. Oman banned exports of the commodity on Friday.", set(), id="one of two goods"),
    pytest.param("Prices of onions fell. Oman banned exports of these products: garlic and rice.", {"garlic", "rice"}, id="named behind it"),
    pytest.param("Prices of onions fell. Oman banned exports of such products as garlic.", {"garlic"}, id="named after such"),
    pytest.param("Prices of onions fell. Oman banned exports to those who owe it money.", set(), id="no goods"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "goods"), POINTED)
def test_goods_spoken_of_are_hit(extractor: Extractor, text: str, goods: set[str]) -> None:
    frame = extractor.analyse(Article(text)).frames[-1]
    assert {argument.mention.concept for argument in frame.arguments if argument.role == "good"} == goods
