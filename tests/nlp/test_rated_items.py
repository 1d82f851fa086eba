"""Which lines of a list are acts of their own? Those that give a rate to goods or parties, right below an act on duties."""

import pytest

from extractor import Extractor
from extractor.core.types import Article, Frame

LINES = [
    pytest.param(
        "Fiji will charge these duties:\n\n- steel: 25%\n\n- tin or zinc – 10%, from May", [("25%", {"steel"}), ("10%", {"tin", "zinc"})], id="goods before"
    ),
    pytest.param(
        "Fiji will charge these duties:\n\n* 25 percent on toys\n\n* 10 percent on tea", [("25 percent", {"toys"}), ("10 percent", {"tea"})], id="after"
    ),
    pytest.param(
        "Fiji will charge these duties:\n\n* 25% on toys\n\n* 10% on tea\n\n* 25% on rice", [("25%", {"toys", "rice"}), ("10%", {"tea"})], id="one rate"
    ),
    pytest.param("Fiji puts tariffs on imports from:\n\n- Oman: 20%\n\n- Peru: 30%", [("20%", {"OMN"}), ("30%", {"PER"})], id="parties"),
    pytest.param("Fiji will charge new duties:\n\n- Growth was 5%.\n\n- It needs money.", [(None, set())], id="no rates"),
    pytest.param("Fiji will charge new duties.\n\nOutput of steel rose 5%.\n\nPrices of tin fell 10%.", [(None, set())], id="no list"),
    pytest.param("Fiji will lift its duties:\n\n- steel: 25%\n\n- tin: 10%", [(None, {"steel", "tin"})], id="rates that end"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _told(frame: Frame) -> tuple[str | None, set[str]]:
    rates = [argument.mention.text for argument in frame.arguments if argument.role == "rate"]
    return (rates[0] if rates else None), {argument.mention.concept for argument in frame.arguments if argument.role in ("good", "target")} - {"all_goods"}


@pytest.mark.parametrize(("text", "told"), LINES)
def test_each_line_with_a_rate_is_an_act(extractor: Extractor, text: str, told: list[tuple[str | None, set[str]]]) -> None:
    assert [_told(frame) for frame in extractor.analyse(Article(text)).frames] == told
