"""Which goods may not cross the border, and what opens the members of a list behind a colon?"""

import pytest

from extractor import Extractor, Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


CROSSINGS = [
    pytest.param("Raw teak may not be exported from Myanmar for a year.", [("MMR", "impose", "export_ban", "rosewood")], id="may not"),
    pytest.param("No maize may be exported from Malawi until further notice.", [("MWI", "impose", "export_ban", "maize")], id="no goods may"),
    pytest.param("Peru decreed that fish meal must not be shipped abroad.", [("PER", "impose", "export_ban", "fishmeal")], id="must not"),
    pytest.param("Used tyres may not enter Kenya from May.", [("KEN", "impose", "import_ban", "used_tyres")], id="may not enter"),
    pytest.param("Egypt said that rice would no longer be allowed into the country.", [("EGY", "impose", "import_ban", "rice")], id="no longer allowed"),
    pytest.param("New Zealand apples are not allowed into Australia.", [("AUS", "impose", "import_ban", "apples")], id="not allowed"),
    pytest.param("Gold may be exported from Ghana only under a licence.", [("GHA", "impose", "export_control", "gold")], id="only under a licence"),
    pytest.param("India said onions will not be exported until March.", [("IND", "impose", "export_ban", "onions")], id="will not, a government said"),
    pytest.param("New Delhi allowed another 500,000 tonnes of sugar to be sold abroad.", [("IND", "ease", "export_quota", "sugar")], id="so much let out"),
    pytest.param("Lima permits tea to be exported again.", [("PER", "remove", "export_ban", "tea")], id="let out"),
    # nearly so
    pytest.param("Traders allowed the sugar to be sold abroad from Lima.", [], id="traders let it out"),
    pytest.param("Maize could not be exported from Malawi because of floods.", [], id="could not"),
    pytest.param("Traders said onions will not be exported from India this year.", [], id="will not, traders said"),
    pytest.param("The rice was not exported from Malawi.", [], id="was not"),
    pytest.param("Onions that may be exported from India are red.", [], id="may"),
    pytest.param("Players may not be sold abroad by Peru.", [], id="no goods at all"),
]


@pytest.mark.parametrize(("text", "told"), CROSSINGS)
def test_goods_that_may_not_cross_are_banned(extractor: Extractor, text: str, told: list[tuple[str, str, str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    acts = [(event.implementers[0].value.code, event.action.value, event.measure.value, event.goods[0].value.id) for event in found]
    assert acts == told


LISTS = [
    pytest.param(
        "Uzbekistan has prohibited: (i) the importation of coal from Iran; and (ii) the export of cotton.",
        [("import_ban", "coal"), ("export_ban", "cotton")],
        id="numbered",
    ),
    pytest.param("Lima's decree bans the following: exports of fish meal.", [("export_ban", "fishmeal")], id="the following"),
    pytest.param("Uzbekistan has prohibited the following: (i) smoking; (ii) exports of tin.", [("export_ban", "tin")], id="one of them"),
]


@pytest.mark.parametrize(("text", "acts"), LISTS)
def test_a_verb_takes_the_members_of_a_list_behind_a_colon(extractor: Extractor, text: str, acts: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(event.measure.value, event.goods[0].value.id) for event in found] == acts
