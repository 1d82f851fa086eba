"""Which acts are the news, and which are told for context?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param("Kenya lifted its maize export ban. It imposed the ban on maize exports to save stocks.", ["main", "background"], id="how it began"),
    pytest.param("Kenya lifted its maize export ban. It imposed a duty on imports of rice.", ["main", "main"], id="another measure"),
    pytest.param("Kenya imposed a duty on imports of rice. Uganda will extend its duties on imports of rice.", ["main", "main"], id="another party"),
    pytest.param(
        "Kenya put anti-dumping duties on Chilean steel. The move marks the end of an anti-dumping probe launched by Kenya.",
        ["main", "background"],
        id="the probe that led to it",
    ),
    pytest.param(
        "Kenya put anti-dumping duties on Chilean steel. It also launched an anti-dumping probe into Chilean plums.", ["main", "main"], id="another probe"
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "salience"), CASES)
def test_how_a_measure_began_is_context(extractor: Extractor, text: str, salience: list[str]) -> None:
    events = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [event.salience for event in events] == salience


def test_an_article_without_a_date_is_as_new_as_its_last_announcement(extractor: Extractor) -> None:
    text = "On 4 March 2014, Chile opened a safeguard probe into imports of tyres. On 9 October 2015, Chile imposed a safeguard duty on imports of tyres."
    events = extractor.link(extractor.analyse(extractor.article(text, None, None))).events
    assert [(event.action.value, event.salience) for event in events] == [("investigate", "background"), ("impose", "main")]
