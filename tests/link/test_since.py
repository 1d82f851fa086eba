"""What only tells since when something is so is background; "has since" tells an act of its own."""

import pytest

from extractor import Extractor, Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(
    ("text", "salience"),
    [
        pytest.param("Tin prices have slid since Fiji taxed exports of the metal.", "background", id="since"),
        pytest.param("Steel imports fell by half since Turkey raised its duty on coil.", "background", id="raised"),
        # nearly so
        pytest.param("Fiji has since taxed exports of tin.", "main", id="has since"),
        pytest.param("Fiji taxed exports of tin, since prices had doubled.", "main", id="because"),
        pytest.param("Tin prices have slid since Fiji taxed exports of the metal. Fiji taxed exports of the metal on Monday.", "main", id="told again"),
    ],
)
def test_since_tells_background(extractor: Extractor, text: str, salience: str) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-06-12", None))).events
    assert [event.salience for event in found] == [salience]
