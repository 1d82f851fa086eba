"""Which sentences meet syntax: never fewer than those that hold an act."""

import pytest

from extractor import Extractor
from extractor.core.types import Article

CASES = [
    pytest.param(
        "Kenya keeps its eye on the maize price\n\nControls on maize were lifted by Kenya on Friday.", {"lifted"}, id="the word before ends another paragraph"
    ),
    pytest.param("Kenya on Friday lifted price controls on maize.", set(), id="the word before makes it something else"),
    pytest.param("Washington's case against the actor is weak.", set(), id="a case without the WTO"),
    pytest.param("Kenya suspended the agreement on cattle grazing.", set(), id="an agreement without trade"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "triggers"), CASES)
def test_what_is_found(extractor: Extractor, text: str, triggers: set[str]) -> None:
    assert {frame.trigger.text for frame in extractor.analyse(Article(text)).frames} == triggers
