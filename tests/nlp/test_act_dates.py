"""Which act of a sentence does a date go to?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

CASES = [
    pytest.param(
        "On 4 May 2021, the cabinet of Kenya passed regulations imposing a levy on exports of hides.", "imposing", {"announced"}, id="what a decree does"
    ),
    pytest.param("On 4 May 2021, the cabinet of Kenya adopted Decree 12/2021 imposing a levy on exports of hides.", "imposing", {"announced"}, id="numbered"),
    pytest.param("On 4 May 2021, Kenya cut the duty on coffee, raising the levy on exports of hides.", "raising", set(), id="told aside"),
    pytest.param("India will raise duties on almonds if Washington imposes its steel tariffs on 9 July.", "raise", set(), id="under a condition"),
    pytest.param("Washington threatened tariffs on cars over a failure to keep a pact signed last September.", "threatened", set(), id="of a pact"),
    pytest.param("Kenya imposed a duty on wire after the 17 October finding of its trade body.", "imposed", set(), id="of a noun"),
    pytest.param("Kenya granted licences for exports of hides at the 17 October tender.", "granted", {"announced"}, id="of the day's event"),
    pytest.param("Kenya set its export quota for hides at 3,000 tonnes based on herds that were counted last week.", "set", set(), id="of what was counted"),
    pytest.param("Fish may no longer be imported under an alert that Kenya issued on Thursday.", "imported", {"announced"}, id="of a paper"),
    pytest.param("Since the 2 April announcement of duties in Kenya, Uganda has cut its levy on hides.", "cut", set(), id="since another"),
    pytest.param("The levy on hides that was lifted in 2019 was reimposed by Kenya in March 2021.", "reimposed", {"announced"}, id="again"),
    pytest.param("Kenya opened a probe into imports of wire on 7-8 May 2021.", "opened", {"effective"}, id="a probe has no end"),
    pytest.param("Kenya hit back in April 2021 by banning imports of fish from Uganda.", "banning", {"announced"}, id="by what means"),
    pytest.param(
        "After years of wrangling the cabinet of Kenya on Thursday gave its nod to levy 21 per cent on imported hides.",
        "levy",
        {"announced"},
        id="before its verb",
    ),
    pytest.param("Kenya on Thursday rescinded the ban on exports of hides, while the one on logs was kept.", "rescinded", {"announced"}, id="of its own verb"),
    pytest.param("The ministry signed a notice on Thursday, which was the last step before Kenya lifted the ban on hides.", "lifted", set(), id="aside"),
    pytest.param("Kenya reimposed the ban on hides from Uganda that it lifted in March 2021.", "reimposed", set(), id="when it was lifted"),
    pytest.param("Kenya lifted the ban on hides from Uganda that it imposed in March 2021.", "lifted", {"introduced"}, id="when it was imposed"),
    pytest.param("Kenya pushed back the licensing of imports of toys to March 2027.", "pushed back", {"effective"}, id="moved to"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "trigger", "roles"), CASES)
def test_a_date_goes_to_the_act_that_its_verb_tells(extractor: Extractor, text: str, trigger: str, roles: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames

    assert {argument.role for frame in frames if frame.trigger.text == trigger for argument in frame.arguments if argument.mention.kind == "date"} == roles
