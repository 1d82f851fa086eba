"""Which firms, banks and persons does a listing or a sanction name?"""

import pytest

from extractor import extract

NAMED = [
    pytest.param(
        "The Commerce Department added Norilsk Robotics and Baikal Avionics Ltd to its Entity List.", ["Norilsk Robotics", "Baikal Avionics Ltd"], id="object"
    ),
    pytest.param(
        "The EU imposed sanctions on Sovtorg Bank, Uralneft and the shipping group Volga Lines.", ["Sovtorg Bank", "Uralneft", "Volga Lines"], id="after on"
    ),
    pytest.param("Two Turkish banks, Anadolu Yatirim and Bosfor Bank, were sanctioned by the US Treasury.", ["Anadolu Yatirim", "Bosfor Bank"], id="passive"),
    pytest.param("Washington placed Lumina Optics Co., Ltd. on its Entity List.", ["Lumina Optics Co., Ltd."], id="form after a comma"),
    pytest.param("Japan froze the assets of Norgas PJSC and Bank of Kamchatka.", ["Norgas PJSC", "Bank of Kamchatka"], id="of within a name"),
    pytest.param("China blacklisted American Skylark Systems.", ["Skylark Systems"], id="without its origin"),
    pytest.param("The United States sanctioned Russia over the invasion, Prime Minister Olaf Berg said in Oslo.", [], id="a state, a speaker"),
    pytest.param("The United States added seven Iranian firms to the Commerce Control List.", [], id="a list"),
    pytest.param("Peru raised the duty on onions that Lima Foods Inc. imports.", [], id="a tariff names its payers in passing"),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_firms_and_persons_that_are_hit(text: str, names: list[str]) -> None:
    events = extract(text)
    assert [entity.value for event in events for entity in event.entities] == names


def test_a_firms_name_is_no_good() -> None:
    (event,) = extract("The Commerce Department added Norilsk Robotics to its Entity List.")
    assert [good.value.id for good in event.goods] == []
    (entity,) = event.entities
    assert entity.why[-1].rule == "nlp.entities/hit"
