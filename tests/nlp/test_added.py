"""What is done besides: measures joined by words of adding, deadlines put off, a cap for short, rebates and registrations."""

import pytest

from extractor import Extractor, Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


ACTS = [
    pytest.param(
        "Lima ordered a 25% tariff on Chile and Bolivia, citing smuggling, along with a 10% import levy on Fiji.",
        ["impose tariff PER > CHL BOL", "impose tariff PER > FJI"],
        id="along with",
    ),
    pytest.param("Traders complained of a levy on sugar exports, along with a ban on onions.", [], id="along with, of nobody"),
    pytest.param("India extended the deadline for the quality control order on toys by a year.", ["postpone technical_standard IND >"], id="deadline"),
    pytest.param("India set a deadline for the quality control order on toys.", [], id="a deadline set"),
    pytest.param("Brazil extended the deadline for talks on tariffs.", [], id="the deadline of talks"),
    pytest.param("The EU cut the cap on Russian oil from $60 to $48 a barrel.", ["tighten sanction EU > RUS"], id="a cap per barrel"),
    pytest.param("Lima put a cap on its ministers' pay.", [], id="another cap"),
    pytest.param("China cut value-added tax rebates for batteries from 9% to 6%.", ["impose export_tax CHN >"], id="tax rebates"),
    pytest.param("China announced a reduction of export tax rebates for batteries.", ["impose export_tax CHN >"], id="a reduction of rebates"),
    pytest.param("A deal to cut import tariffs between Chile and Fiji has come into force.", ["agree trade_agreement CHL FJI >"], id="a deal on duties"),
    pytest.param("A deal to build stadiums between Chile and Fiji has come into force.", [], id="another deal"),
    pytest.param("Chile and Fiji initialled a free trade agreement in Suva.", ["agree trade_agreement CHL FJI >"], id="initialled"),
    pytest.param("China tightened its grip on exports of gallium.", ["impose export_control CHN >"], id="grip"),
    pytest.param("Astana gave permission to export 200,000 tonnes of wheat.", ["ease export_control KAZ >"], id="permission"),
    pytest.param("Exporters in Kenya asked for permission to export maize.", [], id="permission asked for"),
    pytest.param("Honduras suspended coffee export registrations on Friday.", ["impose export_control HND >"], id="registrations"),
]


@pytest.mark.parametrize(("text", "told"), ACTS)
def test_what_else_is_done(extractor: Extractor, text: str, told: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    acts = [(event, " ".join(one.value.code for one in event.implementers), " ".join(one.value.code for one in event.targets)) for event in found]
    assert [f"{event.action.value} {event.measure.value} {doers} > {hit}".strip() for event, doers, hit in acts] == told
