"""Acts that nobody takes, or another than it seems: what is thought, hoped, guessed, talked about, stood against; what passes again; what the WTO lets do."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


THOUGHT = [
    pytest.param("Cairo's trade minister hopes Turkey will soon be able to lift the sanctions on its textiles.", [], id="hoped of another"),
    pytest.param("Growers in Kenya are hoping the proposed Ugandan tax on tea will not be imposed.", [], id="hoped by growers"),
    pytest.param("A diplomat said it would be foolish for Peru to strike back against Chile for its duties on copper.", [], id="judged"),
    pytest.param("Vietnam would be pleased were Japan to halve its restrictions on rice imports.", [], id="were to"),
    pytest.param("Norway insists that Chile comply with the ruling and dismantle its salmon export subsidies.", [], id="insisted on"),
    pytest.param("Traders continued to speculate that Algeria will offer subsidised wheat to Tunisia.", [], id="guessed"),
    pytest.param("Shares fell as a rumour spread that Indonesia may impose tariffs on paper.", [], id="rumour"),
    pytest.param("Oran's minister declined to confirm statements made by a lawmaker that Algeria will ban imports of French wheat.", [], id="unconfirmed"),
    pytest.param("The minister had no comment on a report that Algeria had agreed to open its rice market.", [], id="no comment"),
    pytest.param("The bill would trigger European taxes on Indian goods, the commissioner said.", [], id="set off"),
    # nearly so
    pytest.param("Kenya hopes to lift its duty on tea by March.", [("KEN", "propose", "tariff", "tea", "")], id="hopes to do it"),
    pytest.param("Kenya will not impose a duty on tea.", [("KEN", "reject", "tariff", "tea", "")], id="will not"),
    pytest.param("Chile insists that its ban on apple imports will stay.", [("CHL", "extend", "import_ban", "", "")], id="stays"),
    pytest.param("Algeria's minister confirmed that it will ban imports of wheat.", [("DZA", "impose", "import_ban", "wheat", "")], id="confirmed"),
    pytest.param("Brussels will trigger a safeguard duty on Indian steel.", [("EU", "impose", "safeguard", "steel", "IND")], id="triggers it itself"),
    pytest.param("The analyst was foolish, but Peru imposed a duty on copper.", [("PER", "impose", "tariff", "copper", "")], id="foolish elsewhere"),
]
READY = [
    pytest.param("Seoul is willing to drop its tariffs on Thai rubber.", [("KOR", "propose", "tariff", "natural_rubber", "THA")], id="willing"),
    pytest.param(
        "Seoul said it would lift the duties on Thai rubber as soon as Bangkok complied with the pact.",
        [("KOR", "propose", "tariff", "natural_rubber", "THA")],
        id="as soon as",
    ),
    pytest.param("Mexico would not hesitate to retaliate, the trade minister said.", [("MEX", "threaten", "other", "", "")], id="not hesitate"),
    pytest.param("Brussels will hit back at Japanese steel tariffs should the ruling go its way.", [("EU", "threaten", "other", "", "JPN")], id="should"),
    pytest.param("Jakarta means to halt exports of raw copper.", [("IDN", "propose", "export_ban", "copper", "")], id="means to"),
    pytest.param("Australian senators introduced export licensing reform legislation.", [("AUS", "propose", "export_control", "", "")], id="a bill"),
    # nearly so
    pytest.param("Seoul will lift the duties on Thai rubber on June 1.", [("KOR", "remove", "tariff", "natural_rubber", "THA")], id="will"),
    pytest.param("Seoul lifted the duties on Thai rubber as soon as it could.", [("KOR", "remove", "tariff", "natural_rubber", "THA")], id="has lifted"),
    pytest.param("Australia introduced export licensing.", [("AUS", "impose", "export_control", "", "")], id="no bill"),
]
TALKS = [
    pytest.param("Negotiations with Chile over the copper tariffs were suspended, Peru's ministry said.", [], id="suspended"),
    pytest.param("Talks on reintroducing cocoa export quotas were extended into Friday, Ghana said.", [], id="extended"),
    # nearly so
    pytest.param("Peru suspended the copper tariffs after talks with Chile.", [("PER", "suspend", "tariff", "copper", "")], id="after talks"),
]
AGAINST = [
    pytest.param("Russia vetoed a Security Council resolution to impose sanctions on Mali.", [("RUS", "reject", "sanction", "", "MLI")], id="veto"),
    pytest.param("Russia will block a move in the council to impose sanctions on Mali.", [("RUS", "reject", "sanction", "", "MLI")], id="block"),
    pytest.param("Hungary will vote against a proposal to raise duties on Russian fertilizer.", [("HUN", "reject", "tariff", "fertilizers", "RUS")], id="vote"),
    pytest.param("India agreed to forgo imposing duties on Korean chips.", [("IND", "reject", "tariff", "semiconductors", "KOR")], id="forgo"),
    pytest.param("India agreed to hold off imposing duties on Korean chips.", [("IND", "reject", "tariff", "semiconductors", "KOR")], id="hold off"),
    # nearly so
    pytest.param("Hungary voted for a proposal to raise duties on Russian fertilizer.", [("HUN", "propose", "tariff", "fertilizers", "RUS")], id="for"),
    pytest.param("India agreed to impose duties on Korean chips.", [("IND", "impose", "tariff", "semiconductors", "KOR")], id="agreed to"),
]
AGAIN = [
    pytest.param("Brazilian beef is allowed back into Japan, Tokyo said.", [("JPN", "remove", "import_ban", "beef", "BRA")], id="back into"),
    pytest.param("Palm oil may leave Malaysia again from Monday.", [("MYS", "remove", "export_ban", "palm_oil", "")], id="may leave again"),
    pytest.param("Lusaka will allow farmers to resume exporting maize.", [("ZMB", "remove", "export_ban", "maize", "")], id="allow to resume"),
    pytest.param("China said it would allow imports of Fijian barley again.", [("CHN", "remove", "import_ban", "barley", "FJI")], id="again"),
    # nearly so
    pytest.param("India resumed exports of 4,000 tonnes of onions.", [("IND", "ease", "export_ban", "onions", "")], id="a part"),
    pytest.param("Egypt allowed imports of eggs from Brazil.", [("EGY", "ease", "import_ban", "eggs", "BRA")], id="not again"),
]
GOES_ON = [
    pytest.param("Mexico will charge its tariff on shoes for two more years.", [("MEX", "extend", "tariff", "footwear", "")], id="two more years"),
    pytest.param("Thailand will go on charging a duty on steel from China.", [("THA", "extend", "tariff", "steel", "CHN")], id="go on"),
    pytest.param("Exports of cotton will remain prohibited in Fiji until June 2026.", [("FJI", "extend", "export_ban", "cotton", "")], id="remain"),
    # nearly so
    pytest.param("Mexico will charge a tariff on shoes for two years.", [("MEX", "impose", "tariff", "footwear", "")], id="two years"),
]
BY_LEAVE = [
    pytest.param("The WTO has authorised Peru to impose sanctions against Japan.", [("WTO", "agree", "trade_dispute", "", "JPN")], id="authorised"),
    pytest.param("The WTO on Monday gave Peru leave to impose sanctions on Japan.", [("WTO", "agree", "trade_dispute", "", "JPN")], id="leave"),
    pytest.param("Peru was authorised by the WTO to retaliate against Japan.", [("WTO", "agree", "trade_dispute", "", "JPN")], id="passive"),
    pytest.param("Peru received permission from the WTO to retaliate against Japan.", [("WTO", "agree", "trade_dispute", "", "JPN")], id="from"),
    pytest.param(
        "A WTO arbitrator ruled that Peru may impose tariffs on Japanese steel.", [("WTO", "agree", "trade_dispute", "steel", "JPN")], id="ruled that it may"
    ),
    pytest.param("Peru asked the WTO for authorisation to impose sanctions on Japan.", [("PER", "challenge", "trade_dispute", "", "JPN")], id="asked for"),
    # nearly so
    pytest.param("WTO rules allow members to impose anti-dumping duties.", [], id="rules"),
    pytest.param("The WTO has not authorised Peru to impose sanctions on Japan.", [], id="has not"),
    pytest.param("Peru, a member of the WTO, imposed tariffs on Japanese steel.", [("PER", "impose", "tariff", "steel", "JPN")], id="a member"),
]


@pytest.mark.parametrize(("text", "told"), [*THOUGHT, *READY, *TALKS, *AGAINST, *AGAIN, *GOES_ON, *BY_LEAVE])
def test_act_is_told_as_it_is_meant(extractor: Extractor, text: str, told: Told) -> None:
    assert told_acts(extractor, text, "2025-06-12") == sorted(told)
