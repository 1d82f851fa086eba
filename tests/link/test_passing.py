"""Which measures are only spoken of, and which acts are told?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    # a measure that stands, named in passing
    pytest.param("Peru's import ban on Chilean plums has cost growers dearly.", [], id="a noun that stands"),
    pytest.param("Growers want Lima to do more about the Chilean duty on plums.", [], id="a wish beside it"),
    pytest.param("Chile accused Peru of breaking trade deals between the two.", [], id="a deal in passing"),
    # the same nouns with news of their own
    pytest.param("Peru's import ban on Chilean plums takes effect on Monday.", [("impose", "import_ban")], id="it begins"),
    pytest.param("Peru proposed an import ban on Chilean plums.", [("propose", "import_ban")], id="a plan"),
    pytest.param("Peru and Chile signed a trade deal.", [("agree", "trade_agreement")], id="a deal signed"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "events"), CASES)
def test_a_measure_in_passing_is_no_event(extractor: Extractor, text: str, events: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(event.action.value, event.measure.value) for event in found] == events
