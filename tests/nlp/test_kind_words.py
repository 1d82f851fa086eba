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
    pytest.param("Oman sells copper and zinc. Fiji taxed the two metals.", ["copper", "zinc"], id="as many as told"),
    pytest.param("Oman sells copper and zinc. Fiji taxed the three metals.", ["metals"], id="not as many"),
    pytest.param("Oman sells copper and zinc. Fiji taxed the metals.", ["copper", "zinc"], id="several"),
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


IN_HEADLINE = [
    pytest.param("Fiji taxes wheat exports", ["wheat"], id="of the headline"),
    pytest.param("Fiji taxes wheat and maize exports", ["grains"], id="either of two"),
    pytest.param("Fiji taxes beef exports", ["grains"], id="none of its kind"),
]


@pytest.mark.parametrize(("title", "goods"), IN_HEADLINE)
def test_the_headline_names_the_good_before_the_text(extractor: Extractor, title: str, goods: list[str]) -> None:
    found = extractor.analyse(Article("Suva taxed exports of the grain.", title=title)).mentions
    assert [mention.concept for mention in found if mention.kind == "good"] == goods
