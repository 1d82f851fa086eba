"""Rates of the events of little articles, from the words to the record's fields."""

import pytest

from extractor.core.types import PolicyEvent
from tests.link.test_whole_dates import extractor


def rate(event: PolicyEvent) -> tuple[float | None, float | None, float | None, str] | None:
    told = event.rate.value if event.rate is not None else None
    return (told.value, told.from_, told.change, told.unit) if told is not None else None


CASES = [
    pytest.param("Chad expanded its 30% duty to ninety tariff lines.", [(30, None, None, "percent")], id="a wider reach leaves the rate"),
    pytest.param("Chad raised its 30% duty on tea.", [(None, 30, None, "percent")], id="a higher rate than that"),
    pytest.param(
        "Ghana set its duty on tiles at 20% in the first year and at 10% in the second.",
        [(20, None, None, "percent")],
        id="the rate of the first year",
    ),
    pytest.param(
        "Indonesia will reimpose an export duty on palm oil after its reference price surged to $791 per ton.",
        [None],
        id="a price is no rate of the duty before it",
    ),
    pytest.param(
        "Indonesia will reimpose an export duty on palm oil of $85 per ton.",
        [(85, None, None, "USD/t")],
        id="a duty for each ton",
    ),
    pytest.param(
        "The EU took its tariff on bananas from 176 euros a ton down to 114 euros.",
        [(114, 176, None, "EUR/t")],
        id="the unit is said of the old rate",
    ),
    pytest.param(
        "Chad announced new import tariffs on Thursday. Vietnam faces 46%, Thailand 36%, Peru 30% and the EU 20%.",
        [(46, None, None, "percent"), (36, None, None, "percent"), (30, None, None, "percent"), (20, None, None, "percent")],
        id="each country's rate",
    ),
    pytest.param(
        "The US slapped tariffs on dozens of countries on Thursday. Goods from Peru will be charged 46%.",
        [(46, None, None, "percent")],
        id="goods from a country bear it",
    ),
    pytest.param(
        "India cut its duty on sunflower oil by 5 per cent. The duty on sunflower oil has come down from 17.5 per cent to 12.5 per cent.",
        [(12.5, 17.5, None, "percent")],
        id="the step and what it leads to",
    ),
    pytest.param("India cut its duty on palm oil from 2.5% to naught.", [(0, 2.5, None, "percent")], id="to naught"),
    pytest.param(
        "The EU imposed duties on shoes on Friday. Peruvian exporters will face 16.5%.", [(16.5, None, None, "percent")], id="a country's exporters bear it"
    ),
    pytest.param("The EU imposed duties on shoes on Friday. Peruvian exporters will face 16.5% inflation.", [None], id="a rate of something else"),
    pytest.param("Fiji will cut the tariff on cars to 15% by 2028, and to zero by 2030.", [(15, None, None, "percent")], id="the first of two steps to come"),
    pytest.param("Fiji raised its 10% tariff on cars to 15%.", [(15, 10, None, "percent")], id="the old rate and the new"),
    pytest.param("Chad's duty on tin, currently 5%, will rise to 8% from January.", [(8, 5, None, "percent")], id="from a month on"),
    pytest.param("Chad's exports of tin will rise to 8% from January.", [], id="growth from a month"),
    pytest.param("Chad set a duty of 8% on tin, against 5% until now.", [(8, 5, None, "percent")], id="against the old rate"),
    pytest.param("Chad taxed tin exports at 5% on Friday.", [(5, None, None, "percent")], id="exports taxed at"),
    pytest.param(
        "Chad imposed duties on Peruvian tin, ranging from 8% for small mills to 30% for others.",
        [(30, None, None, "percent")],
        id="ranging from one to another",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_event_has_the_rate_that_its_article_gives(text: str, expected: list[tuple[float | None, float | None, float | None, str] | None]) -> None:
    reader = extractor()
    assert [rate(event) for event in reader.link(reader.analyse(reader.article(text, "2025-11-10", None))).events] == expected
