"""What does an act hit that names no goods? What the headline or the whole article is about."""

import pytest

from extractor import Extractor, Settings
from extractor.core.types import Article

TOPICS = [
    pytest.param("Norway's sugar plan", "Norway will cut its tariffs on Monday. Sugar is dear.", {"sugar"}, id="headline"),
    pytest.param("Norway's sugar plan", "Norway will cut its tariffs on Monday.", set(), id="never named in the text"),
    pytest.param("Norway's sugar plan", "Sugar is dear. Norway will cut its tariffs on Monday, while Chad sells rebar.", set(), id="other goods beside it"),
    pytest.param("Rice and zinc", "Zinc is dear. Rice is dear. Norway will cut its tariffs on Monday.", {"rice"}, id="of two the one spoken of last"),
    pytest.param(None, "Zinc rose. Zinc fell. Zinc stayed. Zinc mines shut. Norway will cut its tariffs on Monday.", {"zinc"}, id="article on one good"),
    pytest.param(None, "Zinc rose. Zinc fell. Tin stayed. Norway will cut its tariffs on Monday.", set(), id="article on two goods"),
    pytest.param("Norway's sugar plan", "Norway put a firm on its entity list on Monday. Sugar is dear.", set(), id="an act that hits no goods"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("title", "text", "goods"), TOPICS)
def test_goods_of_the_topic_are_hit(extractor: Extractor, title: str | None, text: str, goods: set[str]) -> None:
    events = extractor.link(extractor.analyse(Article(text, title=title))).events
    assert [{good.value.id for good in event.goods} for event in events] == [goods]
