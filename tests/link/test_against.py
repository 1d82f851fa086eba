"""Whom is a complaint or an answer against? Those whose act it disputes or answers."""

import pytest

from extractor import Extractor, Settings

AGAINST = [
    pytest.param("Qatar filed a complaint with the WTO over the curbs imposed by Chad on its goods.", ("QAT", {"TCD"}), id="imposed by"),
    pytest.param("Peru said it had brought a WTO case about tariffs by Chad and Mali on its gas.", ("PER", {"TCD", "MLI"}), id="by two"),
    pytest.param("Fiji put a 20% duty on Tongan beer. Tonga retaliated with a ban on imports of rice.", ("TON", {"FJI"}), id="an answer"),
    pytest.param("Fiji taxed Peruvian beer. Tonga put retaliatory duties on rice.", ("TON", set()), id="no quarrel with the one who answers"),
    pytest.param("Qatar filed a complaint with the WTO over steel duties.", ("QAT", set()), id="nobody named"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "act"), AGAINST)
def test_whom_a_complaint_or_an_answer_is_against(extractor: Extractor, text: str, act: tuple[str, set[str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert act in [(event.implementers[0].value.code, {target.value.code for target in event.targets}) for event in found]
