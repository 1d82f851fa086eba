"""Which verbs act on a measure, and which only say something about it?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

CASES = [
    pytest.param("Lusaka said on Monday that Zambia added a tariff on maize meal.", {"added"}, id="acts"),
    pytest.param("The minister in Lusaka added that tariffs on maize meal would stay as they are.", set(), id="says"),
    pytest.param("Zambia imposed that tariff on maize meal in May.", {"imposed"}, id="that one"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "acting"), CASES)
def test_a_verb_before_a_clause_triggers_nothing(extractor: Extractor, text: str, acting: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {frame.trigger.text for frame in frames} & {"added", "imposed"} == acting
