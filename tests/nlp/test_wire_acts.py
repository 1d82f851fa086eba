"""Acts as agency wires tell them: bills before a chamber, talks, opinions, refusals, panels, barriers, each beside what it looks like."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


BILLS = [
    pytest.param(
        "Lima was worried by a draft bill before the U.S. Congress that would impose quotas on imports of shoes.",
        [("USA", "propose", "import_quota", "footwear", "")],
        id="a bill before another's chamber",
    ),
    pytest.param("Lima criticised a bill in the Danish parliament that would ban imports of furs.", [("DNK", "propose", "import_ban", "fur", "")], id="in"),
    pytest.param("Peru is considering a law to ban imports of furs.", [("PER", "propose", "import_ban", "fur", "")], id="considers a law"),
    pytest.param("Envoys discussed a Japanese law that bans imports of apples.", [("JPN", "impose", "import_ban", "apples", "")], id="whose law"),
    # nearly so
    pytest.param("Peru adopted a law to ban imports of furs.", [("PER", "impose", "import_ban", "fur", "")], id="adopts a law"),
    pytest.param("Oslo would be pleased if Congress passed a bill that bans imports of furs.", [], id="if a bill is passed"),
]
ONLY_SAID = [
    pytest.param("It would be foolish for Chile to impose tariffs on Bolivian tea.", [], id="an opinion"),
    pytest.param("Peru would be pleased were Japan to halve its duty on plywood.", [], id="an inverted condition"),
    pytest.param("Traders speculated that India will ban exports of rice.", [], id="speculation"),
    pytest.param("Fiji declined to confirm reports that it would ban exports of copra.", [], id="not confirmed"),
    pytest.param("Fiji declined to comment on its decision to ban exports of copra.", [("FJI", "impose", "export_ban", "coconut", "")], id="no comment"),
    pytest.param("Talks in Suva to re-introduce cocoa export quotas ended in failure.", [], id="talks that end"),
    pytest.param("Peru and Chile opened talks to cut tariffs on wine.", [], id="talks that begin"),
    pytest.param("Peru is trying to ban imports of used tyres.", [], id="an attempt"),
    # nearly so
    pytest.param("After talks in Suva, Fiji re-introduced its cocoa export quota.", [("FJI", "reinstate", "export_quota", "cocoa", "")], id="after talks"),
    pytest.param("Peru was pleased that Japan halved its duty on plywood.", [("JPN", "ease", "tariff", "plywood", "")], id="what has been done"),
]
WILLING = [
    pytest.param("Peru is willing to drop its duty on Turkish carpets.", [("PER", "propose", "tariff", "carpets", "TUR")], id="willing"),
    pytest.param("Peru would not hesitate to put a duty on Turkish carpets.", [("PER", "threaten", "tariff", "carpets", "TUR")], id="not hesitate"),
    pytest.param("Peru agreed to hold off imposing a duty on Turkish carpets.", [("PER", "reject", "tariff", "carpets", "TUR")], id="holds off"),
    pytest.param("Thailand has re-imposed export duties on rubber.", [("THA", "reinstate", "export_tax", "natural_rubber", "")], id="a prefix"),
    pytest.param("Chile applied to join the WTO.", [("CHL", "propose", "trade_agreement", "", "")], id="applies to join"),
    pytest.param("Chile joined the WTO.", [("CHL", "agree", "trade_agreement", "", "")], id="joins"),
    pytest.param("France vetoed a UN resolution to impose sanctions on Chad.", [("FRA", "reject", "sanction", "", "TCD")], id="vetoes"),
    pytest.param("Oslo blocked a move to impose sanctions on Chad.", [("NOR", "reject", "sanction", "", "TCD")], id="blocks a move"),
    pytest.param(
        "The trade secretary may recommend that the United States retaliate if Peru keeps out its firms.",
        [("USA", "threaten", "other", "", "PER")],
        id="answers over firms",
    ),
    pytest.param("Mali will retaliate against Chad if its embassy is attacked.", [], id="answers over no trade"),
]
NOT_YET = [
    pytest.param("The U.S. will lift its ban on Peruvian beef once Lima complies.", [("USA", "propose", "import_ban", "beef", "PER")], id="once"),
    pytest.param("Fiji hopes it will soon be able to lift its ban on Tongan taro.", [("FJI", "propose", "import_ban", "taro", "TON")], id="able to"),
    pytest.param("Suva's ministry sent the cabinet a proposal that the tariffs on soap be halved.", [("FJI", "propose", "tariff", "detergents", "")], id="be"),
    pytest.param("The Peruvian minister was almost sure Chile would not retaliate against its duty on tea.", [], id="what another will do"),
    pytest.param("The main demand would be the lifting of the U.S. duties on steel.", [], id="a demand is an act"),
    pytest.param("Ghana halted smuggling of cocoa exports.", [], id="what is stopped is no trade"),
    pytest.param("The U.S. Imposed a duty on Peruvian tea.", [("USA", "impose", "tariff", "tea", "PER")], id="a capital behind an acronym"),
    # nearly so
    pytest.param("The U.S. will lift its ban on Peruvian beef in May.", [("USA", "remove", "import_ban", "beef", "PER")], id="in May"),
]
PANELS = [
    pytest.param(
        "The WTO set up a panel to examine an EU complaint that a Chadian law barring exports of logs was unfair.",
        [("EU", "challenge", "trade_dispute", "", "TCD"), ("TCD", "impose", "export_ban", "logs", ""), ("WTO", "investigate", "trade_dispute", "", "TCD")],
        id="whose complaint, about whom",
    ),
    pytest.param(
        "The WTO agreed to set up a panel on Fiji's complaint over Peru's duties on copra.",
        [("FJI", "challenge", "trade_dispute", "coconut", "PER"), ("WTO", "investigate", "trade_dispute", "coconut", "PER")],
        id="a panel on a complaint",
    ),
    pytest.param("The WTO ruled that Peru's duties on copra broke its rules.", [("WTO", "remove", "trade_dispute", "", "PER")], id="a ruling"),
]
KEPT_OUT = [
    pytest.param("Japan lowered its barriers to Chilean salmon.", [("JPN", "ease", "import_control", "salmon", "CHL")], id="barriers to"),
    pytest.param("Fiji banned two brands of Tongan milk powder.", [("FJI", "impose", "import_ban", "milk_powder", "TON")], id="brands"),
    pytest.param("Finland approved a trade ban against Chad.", [("FIN", "impose", "sanction", "", "TCD")], id="a trade ban"),
    pytest.param("Fiji put a duty on some Tongan goods.", [("FJI", "impose", "tariff", "", "TON")], id="some goods"),
    pytest.param("Fiji put a duty on a range of Tongan goods.", [("FJI", "impose", "tariff", "", "TON")], id="a range of goods"),
    # nearly so
    pytest.param("Fiji put a duty on Tongan goods.", [("FJI", "impose", "tariff", "all_goods", "TON")], id="all goods"),
    pytest.param("Canada removed flood barriers to help beef farmers.", [], id="barriers of another kind"),
    pytest.param("The two sides agreed to reduce barriers to trade.", [], id="barriers to trade"),
]


@pytest.mark.parametrize(("text", "expected"), [*BILLS, *ONLY_SAID, *WILLING, *NOT_YET, *PANELS, *KEPT_OUT])
def test_the_acts_of_a_wire(extractor: Extractor, text: str, expected: Told) -> None:
    assert told_acts(extractor, text, "1987-05-12") == sorted(expected)
