"""What do "quotas", "the measure" and a clause without a doer take from what stands beside them?"""

import pytest

from extractor import Extractor, Settings
from extractor.core.types import Article

FLOWS = [
    pytest.param("Peru raised its duty on rice to 20 percent and abolished quotas on cheese.", ["tariff", "import_quota"], id="beside a duty"),
    pytest.param("Fiji lifted quotas on speed boats.", [], id="nothing beside it"),
    pytest.param("France imposed its own ban in May. British beef exports had been feared for years.", ["import_ban"], id="another's exports come in"),
    pytest.param("France imposed its own ban in May. Beef exports had been feared for years.", ["export_ban"], id="exports"),
    pytest.param("Peru banned exports of rice and lifted quotas on cheese.", ["export_ban", "export_quota"], id="a word for the flow"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "measures"), FLOWS)
def test_a_quota_without_a_flow_takes_that_of_the_act_beside_it(extractor: Extractor, text: str, measures: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [event.measure.value for event in found] == measures


SAME = [
    pytest.param("Fiji barred Peruvian beef on Monday; Tonga did the same.", [("FJI", "impose"), ("TON", "impose")], id="did the same"),
    pytest.param("Fiji banned exports of rice. Tonga said it would not follow suit.", [("FJI", "impose"), ("TON", "reject")], id="will not"),
    pytest.param("Fiji banned exports of rice; traders in Tonga did likewise.", [("FJI", "impose")], id="no government"),
    pytest.param("Fiji cut its bank rate. Tonga followed suit.", [], id="of no trade measure"),
]


@pytest.mark.parametrize(("text", "acts"), SAME)
def test_who_does_the_same_does_what_was_told_before(extractor: Extractor, text: str, acts: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(actor.value.code, event.action.value) for event in found for actor in event.implementers] == acts
    assert len({(event.measure.value, *(good.value.id for good in event.goods)) for event in found}) <= 1


UNNAMED = [
    pytest.param("Uganda's farm minister said his country would ban imports of Kenyan milk.", None, ["UGA"], id="his country"),
    pytest.param("The Ministry of Trade, Industry and Competition of Chad banned exports of scrap.", None, ["TCD"], id="a long name"),
    pytest.param("Peru banned rice exports. The Chadian ministry reported on the introduction of a ban on tin exports.", None, ["PER", "TCD"], id="notice"),
    pytest.param("The U.N. put an oil embargo on Haiti. The resolution imposes a ban on oil shipments.", None, ["UN"], id="a resolution"),
    pytest.param("Peru said on Monday that this executive order raises the duty on maize.", None, ["PER"], id="an order that raises duties"),
    pytest.param("The Peruvian trade chamber published Resolution No. 12, which increased the import tariff on rice.", None, ["PER"], id="numbered"),
    pytest.param("President Ada Kone has approved a ban on exports of teak, the Gambian presidency said.", None, ["GMB"], id="an office before a name"),
    pytest.param("Skipper Ada Kone has approved a ban on exports of teak, the Gambian press wrote.", None, [], id="no office"),
    pytest.param("- Removal of import controls on fish from Japan (from 6 April).", "Fiji Customs notices, May", ["FJI"], id="a list under a title"),
    pytest.param("- Removal of import controls on fish from Japan (from 6 April).", "Fiji and Tonga: customs notices", [], id="which of two"),
    pytest.param("Anti-dumping duties on fish from Japan now apply to tuna.", "Fiji Customs notices, May", ["FJI"], id="an act under a title"),
    pytest.param("Anti-dumping duties on fish from Japan now apply to tuna.", "Japan fish news, May", [], id="whom it hits"),
    pytest.param("Anti-dumping duties on fish from Japan now apply to tuna.", "Fijian fish news, May", [], id="where it is from"),
]


@pytest.mark.parametrize(("text", "title", "doers"), UNNAMED)
def test_an_act_of_a_document_or_an_office_is_that_of_who_is_named(extractor: Extractor, text: str, title: str | None, doers: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-05-10", title))).events
    assert [actor.value.code for event in found for actor in event.implementers] == doers


TAKEN = [
    pytest.param("Washington intends to scrap the preferential trade status of Fiji.", ["propose trade_agreement USA > FJI"], id="preference"),
    pytest.param("The United States restored Fiji's GSP eligibility on Friday.", ["reinstate trade_agreement USA > FJI"], id="eligibility"),
    pytest.param("Chile and Fiji have said they have agreed on a long-stalled free trade agreement.", ["agree trade_agreement CHL FJI >"], id="agreed on"),
    pytest.param("Kenya has submitted a request to the WTO within its complaint against Peru.", ["challenge trade_dispute KEN > PER"], id="request"),
    pytest.param("Kenya has submitted its yearly report to the WTO.", [], id="another paper"),
    pytest.param("China has granted export licences for magnets to three German firms.", ["ease export_control CHN > DEU"], id="licences granted"),
    pytest.param("China will decide case by case whether to grant export licences for magnets.", [], id="whether to grant"),
    pytest.param("The EU has agreed to postpone its deforestation law by a year.", ["postpone technical_standard EU >"], id="a law's name"),
    pytest.param("Kenya has come out with quality norms for imported steel pipes.", ["impose technical_standard KEN >"], id="came out with"),
    pytest.param("Senators in Oslo came out with a bill proposing more taxes.", [], id="came out with no measure"),
]


@pytest.mark.parametrize(("text", "told"), TAKEN)
def test_a_party_s_act_on_what_a_verb_leads_to(extractor: Extractor, text: str, told: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    acts = [(event, " ".join(one.value.code for one in event.implementers), " ".join(one.value.code for one in event.targets)) for event in found]
    assert [f"{event.action.value} {event.measure.value} {doers} > {hit}".strip() for event, doers, hit in acts] == told


AT_HOME = [
    pytest.param("https://www.paper.co.ke/a", "The government will ban exports of scrap metal.", ["KEN"], id="a paper at home"),
    pytest.param("https://paper.de/a", "The cabinet has approved a duty on steel imports.", ["DEU"], id="without a second label"),
    pytest.param("https://www.paper.co.ke/a", "The government will ban imports of eggs from Uganda.", ["KEN"], id="whom it hits is no doer"),
    pytest.param("https://www.paper.co.ke/a", "Peru is short of rice. The government will ban exports of rice.", ["PER"], id="another named before"),
    pytest.param("https://www.paper.com/a", "The government will ban exports of scrap metal.", [], id="no country's address"),
    pytest.param("https://paper.tv/a", "The government will ban exports of scrap metal.", [], id="an ending bought for its looks"),
    pytest.param("https://www.paper.co.ke/a", "It will ban exports of scrap metal.", [], id="no word for a government"),
    pytest.param(None, "The government will ban exports of scrap metal.", [], id="no address"),
]


@pytest.mark.parametrize(("url", "text", "doers"), AT_HOME)
def test_the_government_of_a_paper_at_home_is_that_of_its_address(extractor: Extractor, url: str | None, text: str, doers: list[str]) -> None:
    found = extractor.link(extractor.analyse(Article(text, url=url))).events
    assert [actor.value.code for event in found for actor in event.implementers] == doers
