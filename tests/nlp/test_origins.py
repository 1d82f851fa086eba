"""Whose goods and firms does a measure hit, where the place stands far behind the measure or under "in"?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

WHOSE = [
    pytest.param("Ukraine applied a duty of 12% on PVC made in Hungary.", {"HUN"}, id="made in"),
    pytest.param("Brussels imposed anti-dumping duties on a new type of cable originating in Peru.", {"PER"}, id="originating in"),
    pytest.param("Thailand imposed duties on steel coils, in widths of up to two metres, from Japan and Iran.", {"JPN", "IRN"}, id="behind a description"),
    pytest.param(
        "Fiji extended its anti-dumping duty on hoes, classified under tariff heading 8201, originating in or imported from Laos.", {"LAO"}, id="comes from"
    ),
    pytest.param("Benin raised Ghanaian tariffs to 40%.", {"GHA"}, id="another's tariffs are tariffs on it"),
    pytest.param("Benin criticised higher Ghanaian tariffs on Monday.", set(), id="its own tariffs"),
    pytest.param("Japan blacklisted 13 firms under the destinations of Oman (12), Peru (3) and Fiji (1).", {"OMN", "PER", "FJI"}, id="numbers in brackets"),
    pytest.param("India sanctioned firms based in the Republic of Cuba.", {"CUB"}, id="a name with a preposition"),
    pytest.param("Japan blacklisted six firms, 2 of which are based in Oman, 3 in Peru and 1 in Fiji.", {"OMN", "PER", "FJI"}, id="numbers before"),
    pytest.param("The United States blacklisted five companies in Oman and a refinery in India.", {"OMN", "IND"}, id="firms in"),
    pytest.param("Nine Peruvian drone makers will need licences after Tokyo put them on its export blacklist.", {"PER"}, id="whom a pronoun speaks of"),
    pytest.param("Two Peruvian shippers were put on Japan's sanctions list.", {"PER"}, id="put on, passive"),
    pytest.param("Japan took two Peruvian shippers off its list of sanctioned ships.", {"PER"}, id="taken off"),
    pytest.param("India will charge Fijian-built vessels a port fee of $20 a ton.", {"FJI"}, id="built by"),
    pytest.param("Norway joined the EU's sanctions against Fiji.", {"FJI"}, id="whose sanctions they are"),
    pytest.param("Beijing suspended the blacklisting of nine Peruvian firms.", {"PER"}, id="blacklisting"),
    pytest.param("President Lula banned new Brazilian investment in Laos.", {"LAO"}, id="where money may not go"),
    pytest.param("Tokyo requested a panel at the WTO regarding Peru's antidumping duties on stainless steel.", {"PER"}, id="whose duties a case is about"),
    pytest.param("Japan halted imports of poultry from two farms in Peru and Chile.", {"PER", "CHL"}, id="from a part of it"),
    pytest.param("Japan halted imports of poultry from March in response to flu in Peru.", set(), id="from a day"),
    pytest.param("Turkey imposed a safeguard duty on flat glass in Norway on Monday.", set(), id="where it was done"),
    pytest.param("Peru raised the duty on onions under pressure from Chile.", set(), id="no goods come from there"),
    pytest.param("The EU put duties on biodiesel as mills in Argentina cut prices.", set(), id="another clause"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "targets"), WHOSE)
def test_where_goods_and_firms_are_from(extractor: Extractor, text: str, targets: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {argument.mention.concept for frame in frames for argument in frame.arguments if argument.role == "target"} == targets
