"""Which rate does an act have, where a sentence names two?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param("Oslo cut the duty on Korean cars to 5%, a third of what it was.", (5.0, 15.0), id="a part of the old one"),
    pytest.param("Oslo set a levy of 5% on the value of ore leaving the country, up from 3.5%.", (5.0, 3.5), id="up from, further on"),
    pytest.param("Oslo cut the duty on Korean cars to 20% from 2026.", (20.0, None), id="a year is no rate"),
    pytest.param("Oslo cut the duty on Korean sugar to $150 a tonne as against $300.", (150.0, 300.0), id="as against"),
    pytest.param("Oslo raised the duty on Korean cars to 25%. Until now importers paid 10%.", (25.0, 10.0), id="until now"),
    pytest.param("Oslo raised the duty on Korean cars to 25%. Inflation had been 10%.", (25.0, None), id="another's figure"),
    pytest.param("Oslo cut the duty on Korean cars to 25%. Until now importers paid 10%.", (25.0, None), id="the wrong way"),
    pytest.param("Oslo lowered the 25% duty on Korean cars to 15%.", (15.0, 25.0), id="from before the noun, to behind it"),
    pytest.param("Oslo raised the duty on Korean cars to 15%.", (15.0, None), id="the new one alone"),
    pytest.param("Oslo imposed a 25% duty on Korean cars.", (25.0, None), id="one rate"),
    pytest.param("Oslo raised the 10% duty on Korean cars to $300 a tonne.", (None, 10.0), id="not of one kind"),
    pytest.param("Oslo raised the duty on Korean cars by five percentage points to 20%.", (20.0, 15.0), id="by how much, and to what"),
    pytest.param("Oslo cut the duty on Korean cars by five percentage points to 10%.", (10.0, 15.0), id="a cut, and to what"),
    pytest.param("Oslo halved the 40% duty on Korean cars.", (None, 40.0), id="the old one alone"),
    pytest.param("Oslo raised the duty on Korean cars, currently 10%, to 15%.", (15.0, 10.0), id="what it still was"),
    pytest.param("Oslo raised a previously imposed 10% duty on Korean cars to 20%.", (20.0, 10.0), id="an earlier one"),
    pytest.param("Oslo will apply a 25% duty on Korean cars, replacing the current 10.5%.", (25.0, 10.5), id="what it replaces"),
    pytest.param("Oslo removed the 40% duty on Korean cars.", (0.0, 40.0), id="what is removed"),
    pytest.param("Oslo cut the 40% duty on Korean cars by five percentage points.", (35.0, 40.0), id="from what, and by how much"),
    pytest.param("Oslo raised its 10% duty on Korean cars by two percentage points to 12%.", (12.0, 10.0), id="from what, by how much, to what"),
    pytest.param("Oslo raised its duty on Korean cars to 12%, five percentage points more than before.", (12.0, None), id="the new one first"),
    pytest.param("Oslo set its duty on Korean cars at zero.", (0.0, None), id="at zero"),
    pytest.param("Oslo's export tax on tin will be zero from May.", (0.0, None), id="will be zero"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "rate"), CASES)
def test_rate(extractor: Extractor, text: str, rate: tuple[float | None, float | None]) -> None:
    (event,) = extractor.events(extractor.article(text, "2025-03-10", None))
    assert event.rate is not None
    assert (event.rate.value.value, event.rate.value.from_) == rate


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Peru suspended duty-free treatment for tuna from Fiji.", id="the relief that ends"),
        pytest.param("Peru raised the import quota for tax-free sugar from Fiji.", id="trade within a quota"),
    ],
)
def test_free_of_duty_is_no_rate_of_an_act_on_other_things(extractor: Extractor, text: str) -> None:
    (event,) = extractor.events(extractor.article(text, "2025-03-10", None))
    assert event.rate is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sri Lanka raised the import duty on potatoes to Rs. 60 a kilo.", "LKR/kg"),
        ("India raised the import duty on potatoes to Rs. 60 a kilo.", "INR/kg"),
        ("The Philippines raised the import duty on potatoes to 7 pesos a kilo.", "PHP/kg"),
        ("Canada raised the import duty on potatoes to $50 a tonne.", "USD/t"),
    ],
)
def test_currency(extractor: Extractor, text: str, unit: str) -> None:
    (event,) = extractor.events(extractor.article(text, "2025-03-10", None))
    assert event.rate is not None
    assert event.rate.value.unit == unit
