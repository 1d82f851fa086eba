"""Whom is a complaint or an answer against? Those whose act it disputes or answers."""

import pytest

from extractor import Extractor, Settings
from extractor.core.types import Article

AGAINST = [
    pytest.param("Qatar filed a complaint with the WTO over the curbs imposed by Chad on its goods.", ("QAT", {"TCD"}), id="imposed by"),
    pytest.param("Peru said it had brought a WTO case about tariffs by Chad and Mali on its gas.", ("PER", {"TCD", "MLI"}), id="by two"),
    pytest.param("Fiji put a 20% duty on Tongan beer. Tonga retaliated with a ban on imports of rice.", ("TON", {"FJI"}), id="an answer"),
    pytest.param("Fiji taxed Peruvian beer. Tonga put retaliatory duties on rice.", ("TON", set()), id="no quarrel with the one who answers"),
    pytest.param("Fiji hit back at Chad with a 20% import duty on tin and banned exports of diesel.", ("FJI", {"TCD"}), id="the second step of an answer"),
    pytest.param("Qatar filed a complaint with the WTO over steel duties.", ("QAT", set()), id="nobody named"),
    pytest.param("Qatar will challenge the curbs by Chad on its fish.", ("QAT", {"TCD"}), id="whose curbs they are"),
]

AIMS = [
    pytest.param("Chad halted beef imports from Mali and exports of soy to the country.", {"MLI"}, id="hit before"),
    pytest.param("Talks with Mali and Laos failed. Chad put a 25% tariff on the two countries.", {"MLI", "LAO"}, id="two"),
    pytest.param("Chad and Mali have quarrelled for years. This week Chad banned maize imports from its neighbour.", {"MLI"}, id="not who acts"),
    pytest.param("Mali closed its border. Chad banned imports of goods without a label of the country of origin.", set(), id="no party"),
    pytest.param("Chad put sanctions on the junta in Mali. It also banned exports of machinery to the country.", {"MLI"}, id="a government"),
    pytest.param("Laos is at war. Two Malian firms were hit with sanctions on Thursday by Chad.", {"MLI"}, id="by whom, behind a day"),
    pytest.param("Those with Mali trade. Malian cement faces a 20% duty from Chad.", {"MLI"}, id="a duty from somebody"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "act"), AGAINST)
def test_whom_a_complaint_or_an_answer_is_against(extractor: Extractor, text: str, act: tuple[str, set[str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert act in [(event.implementers[0].value.code, {target.value.code for target in event.targets}) for event in found]


@pytest.mark.parametrize(("text", "targets"), AIMS)
def test_whom_a_pointing_word_means(extractor: Extractor, text: str, targets: set[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert {actor.value.code for event in found for actor in event.implementers} == {"TCD"}
    assert {target.value.code for event in found for target in event.targets} == targets


DISPUTED = [
    pytest.param("Fiji put a duty on Omani steel. Oman complained to the WTO about the duty.", {"steel"}, id="the duty told before"),
    pytest.param("Fiji put a duty on Omani steel. Oman complained to the WTO about a duty on Omani rice.", {"rice"}, id="goods of its own"),
]


@pytest.mark.parametrize(("text", "goods"), DISPUTED)
def test_a_complaint_about_known_measures_is_about_their_goods(text: str, goods: set[str]) -> None:
    events = Extractor(Settings(ranker=False)).events(Article(text))
    assert [{good.value.id for good in event.goods} for event in events if event.measure.value == "trade_dispute"] == [goods]


CONDITIONS = [
    pytest.param("Fiji threatened tariffs on fish unless Peru opens its market.", {"PER"}, id="unless somebody acts"),
    pytest.param("If Peru does not lift its curbs, Fiji will put duties on tea.", {"PER"}, id="if somebody does not"),
    pytest.param("Fiji will put duties on tea if prices fall in Peru.", set(), id="what nobody does"),
    pytest.param("Fiji will put duties on Omani tea unless Peru opens its market.", {"OMN"}, id="who is said to be hit"),
]


@pytest.mark.parametrize(("text", "targets"), CONDITIONS)
def test_a_threat_hits_the_one_whose_conduct_it_hangs_on(text: str, targets: set[str]) -> None:
    events = Extractor(Settings(ranker=False)).events(Article(text))
    assert [{target.value.code for target in event.targets} for event in events if event.measure.value == "tariff"] == [targets]
