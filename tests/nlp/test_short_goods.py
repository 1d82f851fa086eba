"""By which short names does a text call its goods?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

NAMES = [
    pytest.param("Fiji taxed hot-rolled steel (HR steel). Oman makes HR steel.", ["hot_rolled"], id="last of its words"),
    pytest.param("Fiji taxed hot-rolled steel (HRS). Oman makes HRS.", ["hot_rolled"], id="capitals"),
    pytest.param("Fiji taxed cast iron soil pipe (soil pipe). Oman makes soil pipe.", ["cast_iron_pipe"], id="some of its words"),
    pytest.param("Fiji taxed garlic (BBC). Oman hears BBC.", [], id="other capitals"),
    pytest.param("Fiji taxed garlic (see table). Oman read it, see table.", [], id="no name"),
    pytest.param("Oman makes HRS. Fiji taxed hot-rolled steel (HRS).", [], id="before it is introduced"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "goods"), NAMES)
def test_a_short_name_in_brackets_names_the_goods(extractor: Extractor, text: str, goods: list[str]) -> None:
    oman = text.index("Oman")
    fiji = text.index("Fiji")
    end = len(text) if oman > fiji else fiji
    found = extractor.analyse(Article(text)).mentions
    assert [mention.concept for mention in found if mention.kind == "good" and oman < mention.start < end] == goods
