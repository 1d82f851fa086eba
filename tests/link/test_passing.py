"""Which measures are only spoken of, and which acts are told?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    # a measure that stands, named in passing
    pytest.param("Peru's import ban on Chilean plums has cost growers dearly.", [], id="a noun that stands"),
    pytest.param("Growers want Lima to do more about the Chilean duty on plums.", [], id="a wish beside it"),
    pytest.param("Chile accused Peru of breaking trade deals between the two.", [], id="a deal in passing"),
    pytest.param("Peru can't solve its problems by banning exports of rice.", [], id="how something might be done"),
    pytest.param("Chile said dumping of plums by Peru had continued for years.", [], id="a wrong that nobody looks into"),
    pytest.param("Growers in Peru must apply for an export licence for plums.", [], id="who asks for a licence"),
    # the same nouns with news of their own
    pytest.param("Peru fought the shortage by banning exports of rice.", [("impose", "export_ban")], id="how something was done"),
    pytest.param("Chile is investigating dumping of plums by Peru.", [("investigate", "anti_dumping")], id="a wrong looked into"),
    pytest.param("Peru's import ban on Chilean plums takes effect on Monday.", [("impose", "import_ban")], id="it begins"),
    pytest.param("Peru proposed an import ban on Chilean plums.", [("propose", "import_ban")], id="a plan"),
    pytest.param("Peru and Chile signed a trade deal.", [("agree", "trade_agreement")], id="a deal signed"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "events"), CASES)
def test_a_measure_in_passing_is_no_event(extractor: Extractor, text: str, events: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(event.action.value, event.measure.value) for event in found] == events


MERGED = [
    pytest.param(
        "Kenya on Friday suspended its export controls on critical minerals. The suspension also covers the export controls on graphite.",
        ["suspend", "suspend"],
        id="it also covers one more",
    ),
    pytest.param("Kenya banned maize exports on Friday. The ban on maize exports will remain in force until June.", ["impose"], id="just brought in, it stays"),
    pytest.param("Kenya banned maize exports last year. On Friday it extended the maize export ban until June.", ["impose", "extend"], id="prolonged later"),
    pytest.param("The maize export ban could be extended or lifted, Kenya's government said.", [], id="acts that undo each other"),
    pytest.param("Japan imposed export curbs on hydrogen fluoride. Tokyo imposed the export curbs on chemicals.", ["impose"], id="the group told again"),
    pytest.param("Peru raised duties on dairy to 9%. Peru raised duties on cheese to 20%.", ["tighten", "tighten"], id="a rate of its own"),
    pytest.param("Chile and Vietnam signed a free trade agreement on Monday to boost trade and slash tariffs.", ["agree"], id="what a deal is for"),
    pytest.param("Chile and Vietnam signed a free trade agreement. Vietnam will cut tariffs on cherries to 5%.", ["agree", "ease"], id="a commitment"),
    pytest.param(
        "Kenya will put duties on farm goods from Peru. A 15% duty will be imposed on wheat. A duty of 10% will be imposed on soybeans.",
        ["impose", "impose"],
        id="a sum and its parts",
    ),
    pytest.param(
        "Kenya will put duties on farm goods from Peru. A 15% duty will be imposed on steel. A duty of 10% will be imposed on zinc.",
        ["impose", "impose", "impose"],
        id="parts of another kind",
    ),
    pytest.param(
        "Peru put anti-dumping duties on Chilean steel. The tariffs on Chilean steel took effect on Friday.", ["impose"], id="the special duty told for short"
    ),
    pytest.param("Peru put anti-dumping duties on Chilean steel. It also put a tariff on Chilean plums.", ["impose", "impose"], id="another duty"),
    pytest.param(
        "Peru recommended a safeguard duty of 12% on steel for 200 days. Lima recommends the imposition of a safeguard duty at 12% for 200 days.",
        ["propose"],
        id="a plan with the same figures",
    ),
    pytest.param(
        "Egypt extended its ban on imports of sugar for three months. The decree prohibits the import of sugar for three months.",
        ["extend"],
        id="what is prolonged, for as long",
    ),
    pytest.param(
        "Peru banned exports of silver on Monday. Lima would maintain its ban on silver exports, it said.", ["impose"], id="just brought in, it is kept"
    ),
    pytest.param("Peru said it would maintain its ban on silver exports. Peru banned exports of silver in 2019.", ["extend", "impose"], id="kept, after long"),
    pytest.param(
        "Canada threatened a package of sanctions against Japan. Canada would put tariffs of 100 percent on Japanese steel.",
        ["threaten"],
        id="trade sanctions are duties",
    ),
    pytest.param("Canada put sanctions on Japan. Canada also put tariffs of 30 percent on Japanese steel.", ["impose", "impose"], id="sanctions and duties"),
    pytest.param(
        "China on Monday widened its export controls on rare earths. It had imposed export controls on rare earths in April 2024.",
        ["tighten", "impose"],
        id="what was before",
    ),
    pytest.param("Peru announced countermeasures against Chile. Peru will put a duty of 20% on Chilean plums.", ["impose"], id="countermeasures are named"),
    pytest.param("Peru halted exports of cattle to Chile. Peru ordered a halt of all livestock exports to Chile.", ["impose"], id="cattle are livestock"),
    pytest.param("Peru put a 20% duty on steel on Monday. Steel from Chile will be exempt from the duty.", ["impose"], id="spared from the start"),
    pytest.param("Peru put a 20% duty on steel in 2019. From 1 June steel from Chile will be exempt from the duty.", ["impose", "ease"], id="spared later"),
    pytest.param("Peru lifted its ban on maize exports. The mills had lobbied for it for two years.", ["remove"], id="how long somebody asked"),
    pytest.param("Peru lifted its ban on maize exports for two years.", ["suspend"], id="for how long"),
    pytest.param(
        "Peru opened an anti-dumping probe into Chilean steel. Peru will decide by June whether to impose anti-dumping duties on Chilean plums.",
        ["investigate", "propose"],
        id="of another probe",
    ),
    pytest.param(
        "Peru opened an anti-dumping probe into Chilean steel. Peru will decide by June whether to impose anti-dumping duties on Chilean steel.",
        ["investigate"],
        id="what a probe will find",
    ),
    pytest.param("Peru will enforce anti-dumping duties and pricing agreements on Chilean steel.", ["impose"], id="undertakings on prices are no deal"),
    pytest.param(
        "Growers in Chile were upset. The trade ministry has started an anti-dumping probe of some imports.", ["investigate"], id="a case of a body named"
    ),
]


@pytest.mark.parametrize(("text", "actions"), MERGED)
def test_each_act_is_told_once(extractor: Extractor, text: str, actions: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [event.action.value for event in found] == actions


TITLED = [
    pytest.param("Vietnam: Export ban on scrap copper", "The government of Haiphong banned the export of scrap copper.", ["VNM"], id="the text names nobody"),
    pytest.param("Vietnam: Export ban on scrap copper", "Laos banned the export of scrap copper.", ["LAO"], id="the text names another"),
    pytest.param("Traders in Vietnam: 'no scrap left'", "The government of Haiphong banned the export of scrap copper.", [], id="a place that is no heading"),
]


@pytest.mark.parametrize(("title", "text", "doers"), TITLED)
def test_the_place_that_heads_a_notice_is_whose_ministry_it_is(extractor: Extractor, title: str, text: str, doers: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", title))).events
    assert [party.value.code for event in found for party in event.implementers] == doers


TOLD_TO_FIRMS = [
    pytest.param("Chile's energy ministry told copper smelters to cut output by 10 percent.", [("impose", "production_control")], id="output"),
    pytest.param("China has ordered its steel mills to halt production of rebar.", [("impose", "production_control")], id="production of a good"),
    pytest.param("Beijing has asked importers to stop buying Australian wine.", [("impose", "import_ban")], id="asked of firms"),
    pytest.param("Seoul told steel mills to cut exports of plate to Peru.", [("impose", "export_control")], id="a flow"),
    pytest.param("Farmers asked Manila to stop importing onions.", [], id="a lobby asks a government"),
    pytest.param("Washington asked Beijing to cut steel output.", [], id="a government asks another"),
    pytest.param("Analysts asked the company to cut production.", [], id="analysts ask a firm"),
    pytest.param("Weak demand forced Indian mills to cut output of steel.", [], id="the market forces firms"),
    pytest.param("Steel mills in China cut exports of plate to Peru.", [], id="firms by themselves"),
]


@pytest.mark.parametrize(("text", "events"), TOLD_TO_FIRMS)
def test_what_a_government_tells_firms_to_do_is_its_act(extractor: Extractor, text: str, events: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(event.action.value, event.measure.value) for event in found] == events


BY_VERB = [
    pytest.param("Peru approved a 150-day duty-free window to allow the importation of maize.", ["ease"], id="let in free of duty"),
    pytest.param("Peru blocked the sale of two chipmakers to Chilean investors.", ["impose"], id="the sale of firms"),
    pytest.param("Peru cut duties on tin. Currently, cables pay an import duty of 11%.", ["ease"], id="what is paid so far"),
    pytest.param("Peru cut duties on tin. Cables now attract an import duty of 11%.", ["ease", "impose"], id="what is paid now"),
    pytest.param("Peru put a duty on peas. Beans, however, attract zero duty.", ["impose"], id="what is free as ever"),
    pytest.param("Peru put a duty on peas. Beans will attract zero duty.", ["impose", "ease"], id="what will be free"),
    pytest.param("A panel found that Peru's export ban limited to ten kinds of wood could be justified.", [], id="how far a ban goes"),
    pytest.param("Peru said it had limited exports to ten kinds of wood.", ["impose"], id="exports that are limited"),
    pytest.param("Peru said steel from Chile will not be subject to the 20% tariff.", ["ease"], id="spared"),
    pytest.param("Peru said steel from Chile would not be hit with the 20% tariff.", ["ease"], id="not hit"),
    pytest.param("Peru said steel from Chile will not be subject to tariffs.", ["ease"], id="spared in general"),
    pytest.param("Peru said steel from Chile is not subject to the 20% tariff.", [], id="how it stands"),
    pytest.param("Peru said steel from Chile will not be subject to the 20% tariff until 2026.", ["impose"], id="later"),
    pytest.param("Peru said steel from Chile will be subject to a 20% tariff.", ["impose"], id="hit"),
    pytest.param("Peru has asked the World Trade Organization to look into Chilean customs tariffs.", ["challenge"], id="the WTO is asked"),
    pytest.param("Peru asked the WTO for more time.", [], id="the WTO is asked for something"),
    pytest.param("The Peruvian cabinet called for lifting the ban on Chilean plums.", [], id="a government calls for it"),
    pytest.param("Peru and Chile missed a deadline to reach a trade agreement.", [], id="a deadline missed"),
    pytest.param("Peru remains committed to lowering duties on plums.", ["propose"], id="committed to it"),
    pytest.param(
        "Chile's trade ministry found that imports of garlic from Peru are circumventing the duty on garlic.", ["investigate"], id="a duty gone round"
    ),
    pytest.param("Please see the changes to the tariff of Chile for 21 April.", [], id="a reader is told to look"),
    pytest.param("Plums from Chile will see a duty of 20% in Peru.", ["impose"], id="goods that will see one"),
]


@pytest.mark.parametrize(("text", "actions"), BY_VERB)
def test_what_some_verbs_tell(extractor: Extractor, text: str, actions: list[str]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [event.action.value for event in found] == actions


ASIDES = [
    pytest.param(
        "Kenya on Friday banned exports of maize. The crop failed after a drought. The restrictions were imposed to calm prices.",
        [("impose", "export_ban")],
        id="the same act in other words",
    ),
    pytest.param(
        "Kenya on Friday added eight firms of Oman to its entity list. Once a firm is on the list, it is prohibited to export to it.",
        [("impose", "entity_listing")],
        id="what a list means",
    ),
    pytest.param(
        "Kenya on Friday banned exports of maize. The decree also suspends import duties.", [("impose", "export_ban"), ("suspend", "tariff")], id="one act more"
    ),
    pytest.param(
        "Kenya on Friday banned exports of maize. Uganda will suspend import duties.", [("impose", "export_ban"), ("suspend", "tariff")], id="another's act"
    ),
    pytest.param(
        "Kenya on Friday banned exports of maize. The ministry will suspend import duties on rice.",
        [("impose", "export_ban"), ("suspend", "tariff")],
        id="goods of its own",
    ),
]


@pytest.mark.parametrize(("text", "events"), ASIDES)
def test_what_names_neither_doer_nor_goods_is_told_once_more(extractor: Extractor, text: str, events: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(event.action.value, event.measure.value) for event in found] == events


GENERAL = [
    pytest.param("A safeguard duty is a temporary tariff imposed by India to shield an industry.", [], id="a definition"),
    pytest.param("This is a temporary tariff imposed by India on steel.", [("impose", "tariff")], id="no definition"),
    pytest.param("Reviews are held once a year after a duty order on garlic is put into effect by Peru.", [], id="what holds for every case"),
    pytest.param("Prices jumped when a 20% duty was imposed on maize by Kenya.", [("impose", "tariff")], id="one case"),
    pytest.param("It is not necessary to impose an export ban on rice, Delhi said.", [], id="needless"),
    pytest.param("Delhi said it is no longer necessary to continue to impose an export ban on rice.", [("remove", "export_ban")], id="no longer needed"),
    pytest.param("Australian officials target crippling tariffs on Australian wine.", [], id="a measure aimed at"),
    pytest.param("Australia targeted Chilean wine with tariffs.", [("impose", "tariff")], id="goods aimed at"),
    pytest.param(
        "Peru lifted its duties on Chilean plums, putting an end to a long dispute at the World Trade Organization.",
        [("remove", "tariff")],
        id="a dispute ends by it",
    ),
    pytest.param("WTO rules limit the level of import taxes that members can levy.", [], id="rules of the WTO"),
    pytest.param("The World Trade Organization ruled illegal Peru's tariffs on steel.", [("remove", "trade_dispute")], id="a ruling of the WTO"),
    pytest.param(
        "Commerce finds that revocation of the antidumping duty orders on garlic from Peru and the Republic of Chile (Chile) would be likely to lead to dumping"
        " and recurrence of injury.",
        [("extend", "anti_dumping")],
        id="what a sunset review weighs",
    ),
    pytest.param("Chile said the duties, imposed on June 10, are inconsistent with the rules of the WTO.", [], id="faulted by others"),
    pytest.param("Kenya's exports of maize rose to 20,000 tonnes in the year ending June 30, against exports of 9,000 tonnes.", [], id="a period ends"),
    pytest.param("Most plums come to Peru without paying import duties.", [], id="without duties"),
    pytest.param("Kuwait and Iraq expect further production cuts.", [], id="a forecast"),
    pytest.param("Kuwait expects to cut its duty on plums.", [("propose", "tariff")], id="a plan"),
    pytest.param("Peru's minister will discuss trade and the punitive tariffs with Chile.", [], id="talked about"),
    pytest.param("Peru and Chile are negotiating to lift duties on plums.", [], id="negotiated"),
    pytest.param("Eliminating tariffs, signing free trade deals and cutting costs are hard work, Peru's minister said.", [], id="a deal in general"),
    pytest.param("Peru and Chile agreed to sign a free trade deal.", [("agree", "trade_agreement")], id="a deal of two"),
    pytest.param("Countries with outbreaks can face import bans on their farm goods. Peru's ministry said so.", [], id="what may be faced"),
    pytest.param(
        "Peru raised its ethanol import quota on Friday. Imports beyond the quota are subject to a 20% tariff.",
        [("ease", "import_quota")],
        id="the rate of a quota",
    ),
    pytest.param("Peru put a 20% duty on plums. The duty will lapse one year after growers recover.", [("impose", "tariff")], id="it ends by itself"),
    pytest.param("The order reflects the trade deals that Peru's ministry has reached with partners.", [], id="deals of others"),
    pytest.param(
        "The commission of the United States determined that revoking the antidumping duty orders on garlic from Peru and Chile and the existing"
        " countervailing duty orders on garlic from Peru would likely lead to recurrence of injury.",
        [("extend", "countervailing"), ("extend", "anti_dumping")],
        id="what a sunset review weighs, by a verb",
    ),
    pytest.param("Jakarta will reopen palm oil exports on Monday, ending an embargo on palm oil.", [("remove", "export_ban")], id="an embargo ends by it"),
    pytest.param("Peru raised the duty on purchases beyond the quota to 95 percent.", [("tighten", "tariff")], id="beyond a quota"),
    pytest.param("Peru has added tungsten to its export control list.", [("impose", "export_control")], id="goods on a list"),
    pytest.param("Peru has added ten firms of Chile to its export control list.", [("impose", "entity_listing")], id="firms on a list"),
    pytest.param("Peru has launched a World Trade Organization investigation into Chilean duties.", [("challenge", "trade_dispute")], id="a probe of the WTO"),
    pytest.param("Peru plans to ask for a WTO panel examining those tariffs.", [("propose", "trade_dispute")], id="what a panel is asked for"),
]


@pytest.mark.parametrize(("text", "events"), GENERAL)
def test_what_holds_in_general_is_no_event(extractor: Extractor, text: str, events: list[tuple[str, str]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [(event.action.value, event.measure.value) for event in found] == events


def test_from_where_a_story_was_sent_is_not_who_acts(extractor: Extractor) -> None:
    text = "Singapore: China has lifted its duties on Peruvian barley. The ban on fish from Chile was lifted too."
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    assert [[party.value.code for party in event.implementers] for event in found] == [["CHN"], ["CHN"]]
