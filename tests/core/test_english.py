"""Names, numbers and lists in our own sentences."""

import pytest

from extractor.core.english import amount, join, number, place, with_article, years_and_days

PLACES = [
    ("United States", "the United States"),
    ("European Union", "the European Union"),
    ("Netherlands", "the Netherlands"),
    ("Dominican Republic", "the Dominican Republic"),
    ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
    ("G7", "the G7"),
    ("Gulf Cooperation Council", "the Gulf Cooperation Council"),
    # no article
    ("China", "China"),
    ("South Africa", "South Africa"),
    ("ASEAN", "ASEAN"),
]

ARTICLES = [
    ("export ban", "an export ban"),
    ("import quota", "an import quota"),
    ("anti-dumping duty", "an anti-dumping duty"),
    ("8% tariff", "an 8% tariff"),
    ("80% tariff", "an 80% tariff"),
    ("11% tariff", "an 11% tariff"),
    ("18.5% tariff", "an 18.5% tariff"),
    # sounds that take "a"
    ("tariff", "a tariff"),
    ("10% tariff", "a 10% tariff"),
    ("110% tariff", "a 110% tariff"),
    ("180% tariff", "a 180% tariff"),
    ("uniform tariff", "a uniform tariff"),
]

DURATIONS = [
    ("P1Y", "1 year"),
    ("P90D", "90 days"),
    ("P1D", "1 day"),
    ("P6M", "6 months"),
    ("P2W", "2 weeks"),
    ("P1Y6M", "1 year and 6 months"),
    ("P1Y2M3D", "1 year, 2 months and 3 days"),
    # not ours to word
    ("PT36H", "PT36H"),
    ("P", "P"),
]


@pytest.mark.parametrize(("name", "said"), PLACES)
def test_places_take_their_article(name: str, said: str) -> None:
    assert place(name) == said


@pytest.mark.parametrize(("phrase", "said"), ARTICLES)
def test_a_or_an_by_sound(phrase: str, said: str) -> None:
    assert with_article(phrase) == said


@pytest.mark.parametrize(("iso", "said"), DURATIONS)
def test_durations_in_words(iso: str, said: str) -> None:
    assert years_and_days(iso) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a", "b", "c", "d"], "a, b and 2 others"), (["a", "a"], "a")],
)
def test_lists_end_with_and(names: list[str], said: str) -> None:
    assert join(names, 3) == said


@pytest.mark.parametrize(("value", "said"), [(25.0, "25"), (12.5, "12.5"), (96600, "96,600"), (0, "0"), (100, "100"), (0.07, "0.07")])
def test_numbers_have_no_empty_decimals(value: float, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(25, "percent", "25%"), (10, "percentage_point", "10 percentage points"), (1, "percentage_point", "1 percentage point"), (50, "USD/t", "50 USD/t")],
)
def test_amounts_carry_their_unit(value: float, unit: str, said: str) -> None:
    assert amount(value, unit) == said
