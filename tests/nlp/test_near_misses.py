"""What only looks like an act on trade, each beside the act that it looks like."""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param("Nicaragua bans the sale of tribal land.", set(), id="sold at home"),
    pytest.param("Spain bans sales of petrol cars.", set(), id="goods sold at home"),
    pytest.param("Spain halted sales of howitzers to Oman.", {("impose", "export_ban")}, id="sold abroad"),
    pytest.param("Peru suspended sales of silver.", {("impose", "export_ban")}, id="a state that sells"),
    pytest.param("Ghana's traders paid sales and excise taxes.", set(), id="a tax on shoppers"),
    pytest.param("Ghana imposed a tax on sales of gold to India.", {("impose", "export_tax")}, id="a tax on sales abroad"),
    pytest.param("Kenya's audit committee will publish its investigation into the sale of the bank's Ugandan branch.", set(), id="a probe into a sale"),
    pytest.param("Kenya opened an investigation into imports of Ugandan steel.", {("investigate", "tariff")}, id="a probe into imports"),
    pytest.param("Ghana has not followed through on threats to tax imports of rice.", set(), id="a threat not carried out"),
    pytest.param("Ghana has yet to make good on its promise to impose tariffs on rice.", set(), id="a promise not kept"),
    pytest.param("Ghana has not made public why it imposed tariffs on rice.", {("impose", "tariff")}, id="not made public"),
    pytest.param("Peru raised tariffs on Chilean pork. Chile hit back at the allegations.", {("tighten", "tariff")}, id="talk answers talk"),
    pytest.param("Peru raised tariffs on Chilean pork. Chile hit back at Peru.", {("tighten", "tariff"), ("impose", "other")}, id="an answer"),
    pytest.param("Peru's trade-weighted average tariff is now 4 percent.", set(), id="a figure"),
    pytest.param("Peru cut its average tariff to 4 percent.", {("ease", "tariff")}, id="a figure that somebody cuts"),
    pytest.param("Hungary imposed a border closure to stop migrants.", set(), id="a border closed to people"),
    pytest.param("Nigeria extended the border closure to keep out rice.", {("extend", "transport_measure")}, id="a border closed to goods"),
    pytest.param("Chile and Peru would be obliged to apply tariffs to each other.", set(), id="what they ought to do"),
    pytest.param("Fiji is putting a plan in place to end rice imports.", {("propose", "import_ban")}, id="a plan put in place"),
    pytest.param("Fiji approved a plan to end rice imports.", {("impose", "import_ban")}, id="a plan approved"),
    pytest.param("Fiji's rice is handled by Suva Exports Limited.", set(), id="a firm called limited"),
    pytest.param("Fiji has limited rice exports.", {("impose", "export_control")}, id="limited"),
    pytest.param(
        "Fiji extended its curbs on tea exports. Exporters would require a licence to export tea.", {("extend", "export_control")}, id="what they ask for"
    ),
    pytest.param("Meanwhile, Turkey today allowed exports of 10.35 lakh tonnes of white rice.", {("ease", "export_quota")}, id="a day for a subject"),
    pytest.param("But Turkey lifted its ban on tea exports.", {("remove", "export_ban")}, id="a name behind a capital"),
    pytest.param("Fiji withdrew its WTO lawsuit against Peru.", {("remove", "trade_dispute")}, id="a suit withdrawn"),
    pytest.param("Exports of tea from Fiji have been banned.", {("impose", "export_ban")}, id="where banned exports come from"),
    pytest.param("Exports of tea from Fiji have been halted by a storm.", set(), id="a storm"),
    pytest.param("Fiji lifted its duty on tea. The duty was imposed to help growers.", {("remove", "tariff")}, id="why it was imposed"),
    pytest.param("Fiji approved prohibiting the export of tea.", {("impose", "export_ban")}, id="approved another verb"),
    pytest.param("Fiji has stopped buying tea from Peru.", {("impose", "import_ban")}, id="a gerund that is the trade itself"),
    pytest.param("Fiji cut its duty on tea. Two years ago the duty on tea was 33%.", {("ease", "tariff")}, id="what it was"),
    pytest.param("Fiji repealed a tax hike on sugar exports.", {("ease", "export_tax")}, id="a rise taken back"),
    pytest.param("An MEP appealed for intervention by the Irish government.", set(), id="asked for help"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "acts"), CASES)
def test_only_acts_on_trade_are_told(extractor: Extractor, text: str, acts: set[tuple[str, str]]) -> None:
    events = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert {(event.action.value, event.measure.value) for event in events} == acts


OUT_OF_OFFICE = [
    pytest.param("Duties on Chinese tyres were imposed by Barack Obama. Kenya took note.", "USA", id="by a former leader"),
    pytest.param("Kenya held talks. Obama imposed sanctions on Belarus in 2011.", "USA", id="a former leader acts"),
]


@pytest.mark.parametrize(("text", "doer"), OUT_OF_OFFICE)
def test_what_a_leader_did_in_office_is_his_country_s(extractor: Extractor, text: str, doer: str) -> None:
    events = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [code.value.code for event in events for code in event.implementers] == [doer]


OF_NOBODY = [
    pytest.param("A speaker in Ghana said that the removal of sanctions against Belarus would be wrong. Ghana has no say.", [], id="an onlooker"),
    pytest.param("The EU said that sanctions against Belarus would be lifted.", ["EU"], id="who says it does it"),
    pytest.param("The EU lifted its sanctions against Belarus.", ["EU"], id="who acts"),
]


@pytest.mark.parametrize(("text", "doers"), OF_NOBODY)
def test_sanctions_are_not_those_of_onlookers(extractor: Extractor, text: str, doers: list[str]) -> None:
    events = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [code.value.code for event in events for code in event.implementers] == doers
