"""Who joins, leaves or lets in whom? Deals, lists and frozen assets."""

import pytest

from extractor import Extractor, Settings
from extractor.core.types import Article

ACTS = [
    pytest.param("Seoul's parliament ratified a free trade agreement with Peru.", [("agree", "trade_agreement", {"KOR"}, {"PER"})], id="ratified by one"),
    pytest.param("South Korea and Peru signed a free trade agreement.", [("agree", "trade_agreement", {"KOR", "PER"}, set())], id="signed by both"),
    pytest.param("Fiji and Peru wrapped up negotiations for a free trade accord.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="end of talks"),
    pytest.param("Fiji and Peru began talks on a free trade accord.", [], id="start of talks"),
    pytest.param("Officials from Fiji and Peru signed a trade pact.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="signed by officials"),
    pytest.param("Fiji and Peru struck a deal on Monday over Fijian rice.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="over goods"),
    pytest.param("Fiji and Peru struck a deal on the purchase of rice.", [], id="a sale"),
    pytest.param("Fiji struck a deal over rice with its farmers.", [], id="at home"),
    pytest.param("The Fiji-Peru free trade agreement entered into force on May 3.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="in force"),
    pytest.param("Tonga joined the World Trade Organization in July.", [("agree", "trade_agreement", {"TON"}, set())], id="joined"),
    pytest.param("Tonga will become a member of the WTO in July.", [("agree", "trade_agreement", {"TON"}, set())], id="becomes a member"),
    pytest.param("Fiji and Peru resolved their row over salmon.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="a row ended"),
    pytest.param("Fiji and Peru met to resolve their row over salmon.", [], id="a row still to end"),
    pytest.param("Six states, from Fiji to Peru, signed a trade pact.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="two of several"),
    pytest.param(
        "Fiji's trade pact with Peru, signed in 2011, took effect.", [("agree", "trade_agreement", {"FJI", "PER"}, set())], id="signed, then in force"
    ),
    pytest.param("Fiji quit its beef accord with Peru.", [("remove", "trade_agreement", {"FJI"}, {"PER"})], id="a pact over goods"),
    pytest.param("The US dropped Uganda from AGOA.", [("remove", "trade_agreement", {"USA"}, {"UGA"})], id="out of a scheme"),
    pytest.param("The US ended Fiji's eligibility for benefits under the GSP.", [("remove", "trade_agreement", {"USA"}, {"FJI"})], id="no longer eligible"),
    pytest.param("Brussels restored trade preferences for Fiji.", [("reinstate", "trade_agreement", {"EU"}, {"FJI"})], id="granted to"),
    pytest.param("Fiji stands to gain from the benefits of trade.", [], id="benefits of trade"),
    pytest.param("She joined the World Trade Organization in July.", [], id="joined its staff"),
    pytest.param("Ottawa pulled out of the Trans-Pacific Partnership.", [("remove", "trade_agreement", {"CAN"}, set())], id="left"),
    pytest.param("Mills in Ottawa said the Trans-Pacific Partnership would hurt them.", [], id="named in passing"),
    pytest.param("The US removed three Serbian firms from the Entity List.", [("remove", "entity_listing", {"USA"}, {"SRB"})], id="taken off a list"),
    pytest.param("Oslo froze the assets of 12 Belarusian officials.", [("impose", "sanction", {"NOR"}, {"BLR"})], id="frozen assets"),
    pytest.param("Frost froze the orange groves of Brazilian growers.", [], id="frozen fruit"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "acts"), ACTS)
def test_deals_and_lists(extractor: Extractor, text: str, acts: list[tuple[str, str, set[str], set[str]]]) -> None:
    events = extractor.events(Article(text))
    assert [
        (event.action.value, event.measure.value, {who.value.code for who in event.implementers}, {hit.value.code for hit in event.targets}) for event in events
    ] == acts
