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
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "trigger", "roles"), CASES)
def test_a_date_goes_to_the_act_that_its_verb_tells(extractor: Extractor, text: str, trigger: str, roles: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames

    assert {argument.role for frame in frames if frame.trigger.text == trigger for argument in frame.arguments if argument.mention.kind == "date"} == roles
