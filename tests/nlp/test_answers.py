"""Which act of a sentence is the answer, and which is answered?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param("China imposed duties on U.S. pork in response to American tariffs on steel.", {"CHN": True}, id="in response to"),
    pytest.param("In retaliation for U.S. tariffs on steel, China imposed duties on pork.", {"CHN": True}, id="in front"),
    pytest.param("Ottawa announced retaliatory duties on orange juice after Washington imposed tariffs on steel.", {"CAN": True, "USA": False}, id="adjective"),
    pytest.param("The U.S. put tariffs on steel and the EU responded with duties on bourbon.", {"USA": False, "EU": True}, id="verb"),
    pytest.param("Trump imposed a 25% tariff on EU steel, and Brussels lifted its retaliatory duties on bourbon.", {"USA": False, "EU": True}, id="lifted"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "answers"), CASES)
def test_only_the_answer_is_retaliation(extractor: Extractor, text: str, answers: dict[str, bool]) -> None:
    events = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert {event.implementers[0].value.code: event.retaliation is not None for event in events} == answers
