"""Whose measure it is that a bloc lets a member take, and whom lists of parties hit: formal names, numbers between them, goods exported from another."""

import pytest

from extractor import Extractor, Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Mercosur allowed Paraguay to impose a 30% duty on sugar.", [("impose", "tariff", {"MERCOSUR", "PRY"})], id="a bloc's leave"),
        pytest.param(
            "The Common Market Council of Mercosur adopted a directive allowing Paraguay to impose a duty on sugar.",
            [("impose", "tariff", {"MERCOSUR", "PRY"})],
            id="by its paper",
        ),
        pytest.param("The WTO authorised Peru to impose tariffs on Chilean wine.", [("agree", "trade_dispute", {"WTO"})], id="the word of the WTO"),
        # nearly so
        pytest.param("The law allows Paraguay to impose a duty on sugar.", [], id="a law"),
        pytest.param("A ruling would allow Peru to impose tariffs on Chilean wine.", [], id="a ruling that may come"),
    ],
)
def test_who_lets_whom(extractor: Extractor, text: str, told: list[tuple[str, str, set[str]]]) -> None:
    events = extractor.events(text)
    assert [(event.action.value, event.measure.value, {place.value.code for place in event.implementers}) for event in events] == told


@pytest.mark.parametrize(
    ("text", "measure", "targets"),
    [
        pytest.param(
            "India put an anti-dumping duty on yarn originating in or exported from the Republic of Korea, Vietnam and the Kingdom of Thailand.",
            "anti_dumping",
            {"KOR", "VNM", "THA"},
            id="formal names",
        ),
        pytest.param("Morocco put a duty on tyres exported from Japan and Oman.", "tariff", {"JPN", "OMN"}, id="exported from another"),
        pytest.param("Kenya put a duty on tea exported from Kenya to Oman.", "export_tax", {"OMN"}, id="exported from home"),
        pytest.param(
            "Washington added 31 entities to the Entity List under the destinations of Chile, Republic of (Chile) (12); Oman (4); and Serbia (15).",
            "entity_listing",
            {"CHL", "OMN", "SRB"},
            id="brackets",
        ),
        pytest.param(
            "Washington added nine firms to the Entity List: seven in Chile and one person in Oman.", "entity_listing", {"CHL", "OMN"}, id="counted homes"
        ),
    ],
)
def test_whom_lists_hit(extractor: Extractor, text: str, measure: str, targets: set[str]) -> None:
    (event,) = extractor.events(text)
    assert (event.measure.value, {place.value.code for place in event.targets}) == (measure, targets)


@pytest.mark.parametrize(
    ("text", "implementers"),
    [
        pytest.param("The Republic of Korea, Japan and Chile banned beef from Peru.", {"KOR", "JPN", "CHL"}, id="a formal name leads"),
        pytest.param("The embassy of Korea in Japan said Peru banned beef from Chile.", {"PER"}, id="who only says so"),
    ],
)
def test_who_acts_in_a_list(extractor: Extractor, text: str, implementers: set[str]) -> None:
    (event,) = extractor.events(text)
    assert {place.value.code for place in event.implementers} == implementers
