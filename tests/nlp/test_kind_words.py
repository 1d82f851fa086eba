"""Which good is "the tuber", "both metals", "Peruvian glass"?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

MEANT = [
    pytest.param("Potatoes are dear. Fiji taxed the tuber.", ["potatoes"], id="a word that no table of goods holds"),
    pytest.param("Oman sells wheat. Fiji taxed the grain.", ["wheat"], id="a group"),
    pytest.param("Oman sells wheat. Fiji taxed the grain market.", ["grains"], id="part of a longer name"),
    pytest.param("Oman sells wheat and rye. Fiji taxed the grain.", ["grains"], id="either of two"),
    pytest.param("Oman sells copper and zinc. Fiji taxed both metals.", ["copper", "zinc"], id="both of two"),
    pytest.param("Oman sells copper. Fiji taxed both metals.", ["metals"], id="both of one"),
    pytest.param("Oman sells wheat. Grain is dear. Fiji taxed the grain.", ["grains"], id="the kind named later"),
    pytest.param("Oman sells coal. Fiji taxed the tuber.", [], id="nothing of its kind"),
    pytest.param("Oman sells onions. Fiji taxed the kitchen staple.", [], id="not of its kind"),
    pytest.param("Oman sells palm oil. Fiji taxed the raw material.", ["palm_oil"], id="over the adjective"),
    pytest.param("Oman sells sheet glass from Peru. Fiji taxed Peruvian glass.", ["float_glass"], id="of a place named beside it"),
    pytest.param("Oman sells rice. Fiji taxed imports of Peruvian grain.", ["grains"], id="of another place"),
    pytest.param("Fiji taxed wheat, the grain that it eats.", ["wheat"], id="only says what it is"),
    pytest.param("Fiji taxed wheat, a cheap grain, and onions.", ["wheat", "onions"], id="only says what kind of thing it is"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "goods"), MEANT)
def test_a_word_for_a_kind_means_the_good_named_before(extractor: Extractor, text: str, goods: list[str]) -> None:
    fiji = text.index("Fiji")
    found = extractor.analyse(Article(text)).mentions
    assert [mention.concept for mention in found if mention.kind == "good" and mention.start > fiji] == goods
