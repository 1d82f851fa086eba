"""Whose act is it where syntax took the next clause's subject for one more of the goods?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param("Kenya banned exports of maize and Uganda lifted its ban on sugar.", [("KEN", []), ("UGA", [])], id="goods and a party with a verb"),
    pytest.param(
        "Fiji lowered the duty on pistachios, and Tonga, hit by drought, waived its wheat tariff.", [("FJI", []), ("TON", [])], id="an aside before the verb"
    ),
    pytest.param("Fiji put duties on steel from Peru and Chile.", [("FJI", ["PER", "CHL"])], id="two that are hit"),
    pytest.param("Fiji put duties on steel from Peru and Chile and banned poultry.", [("FJI", ["PER", "CHL"])], id="two that are hit, one more act"),
    pytest.param("Fiji went ahead despite threats by Tonga to tax Fijian tea.", [("TON", ["FJI"])], id="threats by another"),
    pytest.param("Fiji went ahead by threat of force to tax Tongan tea.", [("FJI", ["TON"])], id="no threats by another"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "acts"), CASES)
def test_a_party_that_opens_a_clause_is_no_member_of_the_list_before(extractor: Extractor, text: str, acts: list[tuple[str, list[str]]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    told = [(actor.value.code, [target.value.code for target in event.targets]) for event in found for actor in event.implementers]
    assert told == acts
