"""Rates of an act that the sentences after it tell."""

from functools import cache

import pytest

from extractor import Extractor, Settings


@cache
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


RATES = [
    ("Egypt put safeguard duties on steel wire. The duties range from 12% to 18%.", (18.0,)),
    ("Egypt put safeguard duties on steel wire. Importers must pay a deposit of between 9 and 14 percent on arrival.", (14.0,)),
    ("Oman imposed anti-dumping duties on Korean glass. The measures, in force for five years, range from 7 pct to 11 pct.", (11.0,)),
    # a rate of its own, a figure, a rate that the sentence gives to another country
    ("Egypt put a duty of 10% on steel wire. The rate was set at 12% in a draft.", (10.0,)),
    ("Egypt put safeguard duties on steel wire. Imports of wire rose 30% last year.", (None,)),
    ("Egypt put safeguard duties on steel wire. Importers currently pay 5%.", (None,)),
    ("Egypt put safeguard duties on steel wire. The tariff in Kenya is 25%.", (None,)),
]


@pytest.mark.parametrize(("text", "rates"), RATES)
def test_a_later_sentence_gives_an_act_its_rate(text: str, rates: tuple[float | None, ...]) -> None:
    reader = extractor()
    article = reader.article(text, "2024-03-15", None)
    events = reader.link(reader.analyse(article)).events
    assert tuple(event.rate.value.value if event.rate else None for event in events) == rates
