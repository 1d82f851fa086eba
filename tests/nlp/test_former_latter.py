"""Whom do "the former" and "the latter" stand for?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

PAIRS = [
    pytest.param("Peru and Fiji quarrelled. The former banned imports of eggs from the latter.", {"PER"}, {"FJI"}, id="first against second"),
    pytest.param("Peru and Fiji quarrelled. The latter barred onions from the former.", {"FJI"}, {"PER"}, id="second against first"),
    pytest.param("Peru met Fiji and Oman. The former banned imports of eggs from the latter.", set(), set(), id="one of three"),
    pytest.param("Peru and Fiji quarrelled. The former minister left.", set(), set(), id="who has left office"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "acting", "hit"), PAIRS)
def test_each_word_stands_for_one_of_two_parties(extractor: Extractor, text: str, acting: set[str], hit: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    told = [(argument.role, argument.mention.concept) for frame in frames for argument in frame.arguments]
    assert ({code for role, code in told if role == "implementer"}, {code for role, code in told if role == "target"}) == (acting, hit)
