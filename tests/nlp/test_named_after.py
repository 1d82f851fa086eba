"""Who are "five countries"? The sentence that follows may say it."""

import pytest

from extractor import Extractor
from extractor.core.types import Article

MEMBERS = [
    pytest.param("Fiji put a duty on tyres from three countries. The countries hit by the ruling are Peru, Chile and Iran.", {"PER", "CHL", "IRN"}, id="are"),
    pytest.param("Kenya banned beef imports from two countries. The affected countries include Chile and Peru.", {"CHL", "PER"}, id="include"),
    pytest.param("Fiji put a 20% tariff on four countries. They are Oman, Laos, Chad and Mali.", {"OMN", "LAO", "TCD", "MLI"}, id="they"),
    pytest.param("Japan added 12 firms to its export control list. The companies are based in Oman and Laos.", {"OMN", "LAO"}, id="firms by another noun"),
    pytest.param("Japan put 12 firms on its sanctions list. This list includes 8 firms in Oman, as well as ones in Laos.", {"OMN", "LAO"}, id="as well as"),
    pytest.param("Japan put 12 firms on its sanctions list. It said why. Firms were also added from Oman (six) and Laos (two).", {"OMN", "LAO"}, id="added"),
    pytest.param("Fiji put duties on steel from three countries. They hit imports from Oman, Laos and Chad.", {"OMN", "LAO", "TCD"}, id="as many"),
    pytest.param("Fiji put duties on steel from five countries. Talks with Oman, Laos and Chad go on.", set(), id="not as many"),
    pytest.param("Fiji put a 20% tariff on tyres from Peru and other countries. They are Oman and Laos.", {"PER"}, id="named before"),
    pytest.param("Kenya imposed duties on tyres from two countries. Talks with Oman and Laos go on.", set(), id="other news"),
    pytest.param("Kenya banned beef imports from two countries. The countries have protested, and Chile and Peru may appeal.", set(), id="an answer"),
    pytest.param("Kenya banned beef imports from two countries. The countries are angry, said an envoy of Peru.", set(), id="who speaks"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "targets"), MEMBERS)
def test_whom_the_next_sentence_names_is_hit(extractor: Extractor, text: str, targets: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {argument.mention.concept for frame in frames for argument in frame.arguments if argument.role == "target"} == targets
