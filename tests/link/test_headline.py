"""Which acts that only the headline tells does the text prove?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param(
        "Zambia bans maize exports", "The agriculture ministry said stocks of maize were low.", ["ZMB"], ["maize"], id="an unnamed ministry is the headline's"
    ),
    pytest.param("Zambia bans maize exports", "Millers welcomed it. Stocks of maize are low.", [], [], id="nobody of Zambia speaks"),
    pytest.param("Zambia bans maize exports", "Peru's agriculture ministry said stocks of maize were low.", [], [], id="another's ministry"),
    pytest.param(
        "China bans export of key minerals", "The commerce ministry named gallium and antimony.", ["CHN"], ["gallium", "antimony"], id="goods of the kind"
    ),
    pytest.param("Mali stops exports of cotton", "The junta gave no end date.", ["MLI"], [], id="any word for a government"),
    pytest.param("Togo, EU wrap up free trade pact", "The two sides initialled the text after nine rounds.", ["EU", "TGO"], [], id="one word for two"),
    pytest.param("Togo bans imports of cars", "The Ministry of Roads has announced a ban on imports of cars.", ["TGO"], ["cars"], id="who acts in the text"),
    pytest.param("Mali stops exports of cotton", "Peru's government gave no end date.", [], [], id="another's government"),
    pytest.param("Mali stops to look at exports of cotton", "The junta gave no end date.", [], [], id="a headline without an act"),
    pytest.param("Government bans exports of cotton", "The government gave no end date.", [], [], id="a headline that names nobody"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("title", "text", "actors", "goods"), CASES)
def test_the_lead_proves_what_the_headline_tells(extractor: Extractor, title: str, text: str, actors: list[str], goods: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", title))).events
    assert [actor.value.code for event in found for actor in event.implementers] == actors
    assert [good.value.id for event in found for good in event.goods] == goods
