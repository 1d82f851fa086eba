"""Does each of several rates keep the goods or countries that it is said of?"""

import pytest

from extractor import Extractor, Settings

SPLIT = [
    pytest.param("Ghana put a 10% duty on cement and 20% on tiles.", {(10, "cement", ""), (20, "ceramics", "")}, id="behind each rate"),
    pytest.param("Kenya raised the duty on sugar to 35% and on rice to 45%.", {(35, "sugar", ""), (45, "rice", "")}, id="before each rate"),
    pytest.param(
        "Kenya cut import duty on wheat from 35% to 10%, and that on maize from 50% to 25%.", {(10, "wheat", ""), (25, "maize", "")}, id="each with an old one"
    ),
    pytest.param("Ottawa set tariffs of 19% for Peru and 20% for Chile.", {(19, "", "PER"), (20, "", "CHL")}, id="countries"),
    pytest.param(
        "Jordan will charge 19% on goods from Peru and 20% on goods from Chile.", {(19, "all_goods", "PER"), (20, "all_goods", "CHL")}, id="goods and countries"
    ),
    pytest.param("Ankara raised the tariff on maize to 30%, on barley to 30% and on rye to 5%.", {(30, "barley maize", ""), (5, "rye", "")}, id="twice"),
    pytest.param("Kenya imposed a 25% duty on sugar and rice from Peru and Chile.", {(25, "rice sugar", "CHL PER")}, id="one rate for all"),
    pytest.param(
        "Ottawa imposed duties of 10% on all countries, with higher ones for Peru (34%) and Chile (46%).",
        {(10, "", ""), (34, "", "PER"), (46, "", "CHL")},
        id="in brackets, beside one for all",
    ),
    pytest.param("Ottawa imposed tariffs on goods from Peru, 34%, and Chile, 46%.", {(34, "all_goods", "PER"), (46, "all_goods", "CHL")}, id="in commas"),
    pytest.param("Peru faces a duty of 12% and Chile one of 15%.", set(), id="nobody is said to act"),
]


@pytest.mark.parametrize(("text", "told"), SPLIT)
def test_each_rate_keeps_what_it_is_said_of(text: str, told: set[tuple[float, str, str]]) -> None:
    events = Extractor(Settings(ranker=False)).events(text)
    found = {
        (
            event.rate.value.value if event.rate else None,
            " ".join(sorted(good.value.id for good in event.goods)),
            " ".join(sorted(target.value.code for target in event.targets)),
        )
        for event in events
    }
    assert found == told


def test_what_is_lifted_to_a_rate_is_raised() -> None:
    events = Extractor(Settings(ranker=False)).events("Ankara lifted the tariff on wheat to 45 percent. Lima lifted the 12% duty on tin.")
    assert [event.action.value for event in events] == ["tighten", "remove"]
