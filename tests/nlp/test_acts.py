"""Which verbs act on a measure, and which only say something about it?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

CASES = [
    pytest.param("Lusaka said on Monday that Zambia added a tariff on maize meal.", {"added"}, id="acts"),
    pytest.param("The minister in Lusaka added that tariffs on maize meal would stay as they are.", set(), id="says"),
    pytest.param("Zambia imposed that tariff on maize meal in May.", {"imposed"}, id="that one"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "acting"), CASES)
def test_a_verb_before_a_clause_triggers_nothing(extractor: Extractor, text: str, acting: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {frame.trigger.text for frame in frames} & {"added", "imposed"} == acting


WHAT_THEY_DO = [
    pytest.param("Peru will stop taxing gold exports.", {"remove"}, id="stops taxing"),
    pytest.param("Cairo stopped issuing import permits for tractors.", {"impose"}, id="stops permitting"),
    pytest.param("Tokyo halted collecting the duty on beef.", {"suspend"}, id="halts collecting"),
    pytest.param("Nairobi stopped importing sugar from Uganda.", {"impose"}, id="stops trade itself"),
    pytest.param("London added 30 tankers from a shadow fleet to its sanctions list.", {"impose"}, id="a list that hangs on the object"),
    pytest.param("Lusaka approved the resumption of maize exports.", {"ease"}, id="resumption of trade"),
    pytest.param("The resumption of duties on tiles was announced by Lima.", {"reinstate"}, id="resumption of a measure"),
    pytest.param("Tokyo suspended the resumption of beef imports.", set(), id="no resumption"),
    pytest.param("Turkey hit back by doubling duties on American cars.", {"tighten"}, id="what the answer does"),
    pytest.param("Mexico hit back with tariffs on pork.", {"impose"}, id="an answer with a measure"),
    pytest.param("Rabat put its duty on Egyptian tiles on hold.", {"suspend"}, id="on hold behind the object"),
    pytest.param("Hanoi placed planned curbs on rice exports, said to hurt farmers, on hold.", {"suspend"}, id="a verb inside the object"),
    pytest.param("Lima has put a 15 percent duty on Chilean coal back in place.", {"reinstate"}, id="back in place"),
    pytest.param("Quito kept its quota for imported garlic in place.", {"extend"}, id="in place"),
    pytest.param("Lima put a duty on tin and kept its quota for imported garlic in place.", {"impose", "extend"}, id="each with its own"),
    pytest.param("Lima put a duty on Chilean coal. Its trains were on hold.", {"impose"}, id="another sentence"),
    pytest.param("Nairobi will no longer restrict imports of sugar.", {"remove"}, id="no longer restricts"),
    pytest.param("Malawi put a lid on maize exports.", {"impose"}, id="a lid on trade"),
    pytest.param("The bank of Malawi kept a lid on prices.", set(), id="a lid on prices"),
    pytest.param("Exports of maize were placed under licence by Malawi.", {"impose"}, id="put under licence"),
    pytest.param("Turkey put the brakes on imports of walnuts.", {"impose"}, id="brakes on trade"),
    pytest.param("India will no longer allow exports of wheat flour.", {"impose"}, id="no longer allows"),
    pytest.param("Kenya no longer grants a waiver of the duty on maize.", {"tighten"}, id="no longer grants"),
    pytest.param("Bogota postponed the introduction of an export duty on coffee.", {"postpone"}, id="an act on an act"),
    pytest.param("Nairobi launched a review of its duty on sugar.", {"investigate"}, id="a review opened"),
    pytest.param("The duty on cars stays in place pending a review of the duty on tyres, Nairobi said.", {"extend", "impose"}, id="a review named"),
    pytest.param("Hanoi prolonged the exemption from import duties on wheat.", {"suspend"}, id="a relief prolonged"),
    pytest.param("Cairo temporarily lifted its ban on rice exports.", {"suspend"}, id="lifted for a time"),
    pytest.param("Rice from Laos will face lower import tariffs in Vietnam.", {"ease"}, id="lower duties"),
    pytest.param("Vietnam announced higher import tariffs on Lao rice.", {"tighten"}, id="higher duties"),
    pytest.param("The import tariffs will not apply to potash from Chile.", {"ease"}, id="spares"),
    pytest.param("Oman and Chad revised their trade agreement.", {"agree"}, id="an agreement revised"),
    pytest.param("A bill in the Kenyan parliament would ban imports of used tyres.", {"propose"}, id="a draft would"),
    pytest.param("Under the plan, Jakarta would cut its import tariff on soybeans.", {"propose"}, id="under a plan"),
    pytest.param("Jakarta said it would cut its import tariff on soybeans.", {"ease"}, id="would, as decided"),
    pytest.param("Accra denied reports that it had lifted the ban on rice imports.", {"reject"}, id="reports denied"),
    pytest.param("Not all import duties on rice have been lifted.", set(), id="not all"),
    pytest.param("Ankara threatened tariffs on Greek oil unless Athens rolls back its duty on nuts.", {"threaten"}, id="asked for under threat"),
    pytest.param("If talks fail, Oslo stands ready to hit Swedish fish with tariffs.", {"threaten"}, id="a condition of its own clause"),
    pytest.param("Beijing will accept requests for exemption from its duties on pork.", {"ease"}, id="requests taken in"),
    pytest.param("Oslo stepped up its sanctions on Chad.", {"tighten"}, id="no cap on a price"),
    pytest.param("The EU lowered the price cap on Russian oil.", {"tighten"}, id="a cap on a price"),
    pytest.param("The EU expanded its import quota for Georgian sugar.", {"ease"}, id="a larger quota"),
    pytest.param("The EU tightened its import quota for Georgian sugar.", {"tighten"}, id="a stricter quota"),
    pytest.param("Manila announced an increase in the import quota for sugar.", {"ease"}, id="an increase of a quota"),
    pytest.param("Moscow said the ban on petrol exports was extended to July.", {"extend"}, id="extended to a day"),
    pytest.param("There will be no lifting of the petrol export ban, the minister in Cairo said.", {"reject"}, id="no lifting"),
    pytest.param("Suva announced an extension of the suspension of duties on rice.", {"suspend"}, id="an act noun on a relief"),
    pytest.param("Suva announced the end of the tariff pause on Fijian cranes.", {"reinstate"}, id="the end of a pause"),
    pytest.param("Suva approved the withdrawal of the waivers allowing exports of copra.", {"tighten"}, id="waivers withdrawn, not granted"),
    pytest.param("Suva told of prices at the end of the ban on copra exports.", {"impose"}, id="a time, no act"),
    pytest.param("Quito let its levy on banana exports run out.", {"remove"}, id="let run out"),
    pytest.param("Firms that are late will see their export permits revoked, Quito said.", {"impose"}, id="see revoked"),
    pytest.param("Quito placed shrimp shipments under a licensing system.", {"impose"}, id="placed under licence"),
    pytest.param("Quito requires importers to get an import permit for each cargo of oats.", {"impose"}, id="must get a permit"),
    pytest.param("Importers of oats got an import permit from Quito.", {"ease"}, id="got a permit"),
    pytest.param("Quito freed shrimp shipments from export licensing.", {"ease"}, id="freed from licensing"),
    pytest.param("Manila took onions off the list of banned imports.", {"remove"}, id="off the list"),
    pytest.param("Manila added onions to the list of banned imports.", {"impose"}, id="onto the list"),
    pytest.param("The duty on oats will apply again from Monday, Lima said.", {"reinstate"}, id="applies again"),
    pytest.param("Lima again banned imports of Bolivian tin.", {"reinstate"}, id="again banned"),
    pytest.param("Lima again slapped new tariffs on Bolivian tin.", {"impose"}, id="new ones on top"),
    pytest.param("The high court of Kenya declared the ban on sugar imports unconstitutional.", {"remove"}, id="declared void"),
    pytest.param("The high court of Kenya declared the ban on sugar imports.", {"impose"}, id="declared"),
    pytest.param("A court in Kenya ruled that the president exceeded his powers by imposing a levy on imports.", {"remove"}, id="past his powers"),
    pytest.param("A lawsuit says that the Kenyan president exceeded his powers by imposing a levy on imports.", {"impose"}, id="says a lawsuit"),
    pytest.param("London accepted a recommendation to revoke the import duty on tiles.", {"remove"}, id="a recommendation taken up"),
    pytest.param("London may accept a recommendation to revoke the import duty on tiles.", {"propose"}, id="may be taken up"),
    pytest.param("London rejected a recommendation to revoke the import duty on tiles.", {"reject"}, id="not taken up"),
    pytest.param("Lima may retaliate against Bolivian tin, its minister said.", {"threaten"}, id="may answer"),
    pytest.param("Quito removed Chile from the list of countries subject to its duty on tin.", {"ease"}, id="off the list of those who bear it"),
    pytest.param("Quito will continue to apply a levy on imported oats.", {"extend"}, id="continues to apply"),
    pytest.param("Quito continues to ban imports of Bolivian tin.", {"extend"}, id="continues to ban"),
    pytest.param("Oats will no longer be subject to the import duty, Quito said.", {"ease"}, id="no longer borne"),
    pytest.param("Quito will not impose the duty on tin until March.", {"postpone"}, id="not until a day"),
    pytest.param("Quito will not lift the ban on tin imports until March.", {"extend"}, id="not lifted until a day"),
    pytest.param("Quito will not impose the duty on tin.", {"reject"}, id="will not"),
    pytest.param("The minister of Fiji raised the issue of import duties on sugar.", {"impose"}, id="an issue raised, no duty"),
    pytest.param("The Agreement Suspending the Duty on Sugar from Peru was named by Quito.", {"impose"}, id="the name of a deal"),
    pytest.param("Quito approved the extension of trade and investment sanctions against Chad.", {"extend"}, id="one of two kinds prolonged"),
    pytest.param("Quito zeroed the import tariff on sardines.", {"ease"}, id="zeroed"),
    pytest.param("Quito will cut its import quota for steel by half.", {"tighten"}, id="a quota cut by half"),
    pytest.param("Exporters of tin foil will no longer receive VAT rebates, Quito said.", {"impose"}, id="a rebate no longer paid"),
    pytest.param("Quito exempted cotton imports from customs duty.", {"ease"}, id="imports spared"),
    pytest.param("Quito will wait until March before it taxes imported tea.", {"postpone"}, id="waits before"),
    pytest.param("Quito gave more time for the quality control order on locks.", {"postpone"}, id="more time for a rule"),
    pytest.param("Quito does not plan to take retaliatory action against Chad.", {"reject"}, id="no action taken"),
    pytest.param("Quito allowed 500 tonnes of sugar to be sold abroad.", {"ease"}, id="allowed to be sold abroad"),
    pytest.param("The duty on tin, lifted last spring, will apply again in May, Quito said.", {"reinstate"}, id="the subject before a participle"),
    pytest.param("Beijing will jointly safeguard bilateral ties with Chad in tin.", set(), id="a verb, no safeguard"),
    pytest.param("Exemptions from the tariffs, due to run out in May, were renewed by Ottawa.", {"suspend"}, id="was to end, but goes on"),
    pytest.param(
        "Canada found that revoking the anti-dumping duty on Peruvian tyres would lead to recurrence of dumping.", {"extend"}, id="a review keeps a duty"
    ),
]


@pytest.mark.parametrize(("text", "actions"), WHAT_THEY_DO)
def test_what_verb_and_object_do_together(extractor: Extractor, text: str, actions: set[str]) -> None:
    assert {frame.action for frame in extractor.analyse(Article(text)).frames if frame.measure} == actions


FACING = [
    pytest.param("Thai steel exports face a 25% tariff in Norway.", "tariff", ["THA"], ["NOR"], id="exports face it at a border"),
    pytest.param("Vietnamese catfish will face an anti-dumping duty.", "anti_dumping", ["VNM"], [], id="nobody is said to act"),
    pytest.param("Indian rice exports will attract an export duty of 20%.", "export_tax", [], [], id="an export duty is one's own"),
    pytest.param("Thai mills fear the extra duty that Thai steel exports now face in Norway.", "tariff", ["THA"], ["NOR"], id="in a relative clause"),
]


@pytest.mark.parametrize(("text", "measure", "targets", "implementers"), FACING)
def test_what_goods_face_is_another_country_s(extractor: Extractor, text: str, measure: str, targets: list[str], implementers: list[str]) -> None:
    (frame,) = extractor.analyse(Article(text)).frames
    assert frame.measure == measure
    assert [argument.mention.concept for argument in frame.arguments if argument.role == "target"] == targets
    assert [argument.mention.concept for argument in frame.arguments if argument.role == "implementer"] == implementers


HISTORY = [
    pytest.param("Kenya on Friday suspended the duties it imposed on Ugandan sugar in March.", [("suspended", {"sugar"})], id="relative clause"),
    pytest.param("Kenya on Friday lifted the maize export ban introduced in March.", [("lifted", {"maize"})], id="participle"),
    pytest.param("Kenya will lift duties on Ugandan sugar and impose duties on Tanzanian rice.", [("lift", {"sugar"}), ("impose", {"rice"})], id="two acts"),
    pytest.param("Unless Kenya lifts the duties it imposed on Ugandan sugar, talks end.", [("imposed", {"sugar"})], id="outer act is no act"),
]


@pytest.mark.parametrize(("text", "told"), HISTORY)
def test_what_a_clause_tells_of_the_past_is_part_of_the_act(extractor: Extractor, text: str, told: list[tuple[str, set[str]]]) -> None:
    frames = extractor.analyse(Article(text)).frames
    found = [(frame.trigger.text, {argument.mention.concept for argument in frame.arguments if argument.role == "good"}) for frame in frames]
    assert found == told


DOERS = [
    pytest.param("The island nation, a member of ASEAN, will levy a duty on imports of cement.", [], id="a member is not the bloc"),
    pytest.param("The steel tariffs could draw retaliation by rich nations.", [], id="nations, none in particular"),
    pytest.param("Peru lifted duties on rice, with Chile exempted from the ban on sugar exports.", ["PER"], id="who is exempted does not act"),
    pytest.param("Norway said the duties, imposed on June 10, are inconsistent with its pact.", [], id="who speaks of duties did not impose them"),
    pytest.param("Ottawa may challenge Peru's decision to impose duties on peas.", ["CAN", "PER"], id="whose decision is challenged"),
]


@pytest.mark.parametrize(("text", "doers"), DOERS)
def test_who_acts(extractor: Extractor, text: str, doers: list[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    found = [argument.mention for frame in frames for argument in frame.arguments if argument.role == "implementer" and argument.mention.kind != "anaphor"]
    assert [mention.attrs.get("jurisdiction") or mention.concept for mention in found] == doers


READINGS = [
    pytest.param("Norway will continue to warn of tariffs on salmon.", [("threaten", "tariff")], id="what follows an infinitive is its object"),
    pytest.param("Peru introduced a levy on oils that are vital exports of the islands.", [("impose", "tariff")], id="a flow in another clause"),
    pytest.param("Peru imposed a duty on U.S. corn shipments.", [("impose", "tariff")], id="another's exports"),
    pytest.param("Chile expects talks on the duties imposed on its copper by Peru.", [("impose", "tariff")], id="a wish beside an act"),
    pytest.param("Peru amended the Tariff Act and the tariff code.", [], id="a law's name"),
]


@pytest.mark.parametrize(("text", "acts"), READINGS)
def test_what_is_done(extractor: Extractor, text: str, acts: list[tuple[str, str]]) -> None:
    assert [(frame.action, frame.measure) for frame in extractor.analyse(Article(text)).frames] == acts


UNREAL = [
    pytest.param("Delhi opened a probe to review the need for duties on glass.", {"investigate"}, id="a need"),
    pytest.param("Peru asked whether Chile has the confidence to retaliate against it.", set(), id="a confidence"),
    pytest.param("Traders fear a ban on rice exports by Peru.", set(), id="a fear"),
    pytest.param("Growers asked Peru for exemptions from the duty on rice.", set(), id="what is asked for"),
    pytest.param("Talks will go on until Peru lifts its ban on rice exports.", set(), id="until"),
    pytest.param("Once Peru lifts its ban on rice exports, Chile will buy.", set(), id="once it does"),
    pytest.param("Peru once lifted its ban on rice exports.", {"remove"}, id="once it did"),
    pytest.param("Ending the talks would be likely to lead to the reimposition of duties on Peruvian rice.", set(), id="what may follow"),
    pytest.param("Talks led to the removal of duties on Peruvian rice.", {"remove"}, id="what followed"),
    pytest.param("Peru lifted its ban on rice exports despite fears of shortages.", {"remove"}, id="a fear of something else"),
]


@pytest.mark.parametrize(("text", "actions"), UNREAL)
def test_what_is_feared_needed_or_awaited_is_no_act(extractor: Extractor, text: str, actions: set[str]) -> None:
    assert {frame.action for frame in extractor.analyse(Article(text)).frames if frame.measure} == actions


STATUS = [
    pytest.param("Washington revoked Georgia's most-favoured-nation status.", ["USA"], ["GEO"], id="whose status"),
    pytest.param("Washington revoked its tariffs on Georgian wine.", ["USA"], ["GEO"], id="whose tariffs"),
]


@pytest.mark.parametrize(("text", "doers", "targets"), STATUS)
def test_whose_status_it_is_is_hit(extractor: Extractor, text: str, doers: list[str], targets: list[str]) -> None:
    (frame,) = extractor.analyse(Article(text)).frames
    for role, expected in (("implementer", doers), ("target", targets)):
        assert [item.mention.concept for item in frame.arguments if item.role == role and item.mention.kind == "place"] == expected


MADE = [
    pytest.param("Canada adopted a 12th sanctions package against Belarus.", ("impose", "sanction"), id="numbered package"),
    pytest.param("Envoys read the 12th sanctions package of 2023 at dawn.", None, id="a package that nobody adopts"),
    pytest.param("Togo will stop importing cement from Benin.", ("impose", "import_ban"), id="gerund of a flow"),
    pytest.param("Peru has stopped buying soybeans from Bolivia.", ("impose", "import_ban"), id="buying"),
    pytest.param("Oil importing countries ended talks in Lima.", None, id="gerund before a noun"),
    pytest.param("Ottawa will inject 3 billion dollars into lithium refiners.", ("impose", "subsidy"), id="a sum as object"),
    pytest.param(
        "The Danish government allocated DKK 3 billion from a fund to support the steel industry.",
        ("impose", "subsidy"),
        id="sum with a currency code",
    ),
    pytest.param("Oslo approved a $40 million grant for a battery plant.", ("impose", "subsidy"), id="grant"),
    pytest.param("Oslo plans to award Ferrotek 40 million euros in grants for batteries.", ("propose", "subsidy"), id="sum in grants"),
    pytest.param("Oslo granted access to 40 batteries in the depot.", None, id="nothing paid"),
    pytest.param("Oslo provided 3 million tonnes of cement.", None, id="a volume is no sum"),
    pytest.param("Oslo awarded a 4 million euro grant to a choir.", None, id="no goods"),
    pytest.param("Washington designated six Cypriot refineries for buying Iranian oil.", ("impose", "sanction"), id="designated"),
    pytest.param("Kenya designated six Cypriot refineries as preferred bidders.", None, id="designated as something"),
    pytest.param("UNESCO designated two Peruvian sites.", None, id="designated no parties"),
    pytest.param("Peru's trade ministry added two Greek firms to its list of unreliable entities.", ("impose", "entity_listing"), id="list of"),
    pytest.param("Slovakia will keep its ban on Ukrainian grain.", ("extend", "import_ban"), id="another's goods"),
    pytest.param("Delhi imposed a ban on wheat from Ukraine.", ("impose", "import_ban"), id="goods from there"),
    pytest.param("Algeria eased restrictions on French wheat.", ("ease", "import_control"), id="restrictions on another's goods"),
    pytest.param("Argentina lifted its ban on Argentine beef.", ("remove", None), id="one's own goods say no flow"),
    pytest.param("Kenya exempted maize, rice and sugar from import duty.", ("ease", "tariff"), id="a list left out of a duty"),
    pytest.param("Peru announced a 12 percent charge on $3 billion worth of Chilean goods.", ("impose", "tariff"), id="charge at a percentage"),
    pytest.param("Vietnam slapped an import charge on Indian steel.", ("impose", "tariff"), id="import charge"),
    pytest.param("Peru took charge of the 12 percent of goods that were late.", None, id="in charge"),
    pytest.param("Brazil requested consultations with Peru over aircraft subsidies.", ("challenge", "trade_dispute"), id="consultations with a government"),
    pytest.param("A WTO panel ruled on Friday that Peru's export ban broke trade rules.", ("remove", "trade_dispute"), id="a panel rules"),
    pytest.param("A tennis panel found on Friday that Peru's captain was late.", None, id="another panel"),
    pytest.param(
        "The Turkish trade ministry determined that its mills are injured by imports of yarn from Peru.", ("investigate", "anti_dumping"), id="injury"
    ),
    pytest.param("The Turkish trade ministry found that imports of yarn do not injure local mills.", ("reject", "anti_dumping"), id="no injury"),
    pytest.param("A study in Chile found harm from imports of onions.", None, id="a study"),
    pytest.param("The union sought consultations with the firm over pay in Peru.", None, id="consultations with a firm"),
    pytest.param("Ottawa ordered two Cypriot lithium firms to divest their stakes in miners.", ("impose", "investment_control"), id="told to divest"),
    pytest.param("Berlin ordered a Turkish investor to sell its stake in a satellite firm.", ("impose", "investment_control"), id="told to sell"),
    pytest.param("The Turkish group will sell its stake in a German port.", None, id="sells of its own will"),
    pytest.param("Zambia ordered tin miners to refine half of the ore locally.", ("impose", "local_content"), id="told to refine at home"),
    pytest.param("Ghana told cocoa traders to domestically sell a third of the beans.", ("impose", "local_content"), id="told to sell at home"),
    pytest.param("Tin miners in Zambia refine half of the ore locally.", None, id="refine of their own will"),
    pytest.param("Bolivia nationalised two tin mines.", ("impose", "production_control"), id="takes over mines"),
    pytest.param("Bolivian police confiscated a tonne of tin.", None, id="takes over no mine"),
    pytest.param("Fiji cancelled the permits of three mining firms.", ("tighten", "production_control"), id="permits to dig"),
    pytest.param("Vietnam raised the foreign ownership cap in airlines to 40%.", ("ease", "investment_control"), id="a higher cap"),
    pytest.param("Peru will renegotiate its free trade agreement with Fiji.", ("propose", "trade_agreement"), id="renegotiates a deal"),
    pytest.param("The two firms in Peru renegotiated their rent.", None, id="renegotiates no deal"),
    pytest.param("Nepal announced a transport blockade of Fiji.", ("impose", "transport_measure"), id="transport blockade"),
    pytest.param("Nepal allowed 60% foreign ownership of airlines.", ("ease", "investment_control"), id="lets capital in"),
    pytest.param("Nepal will restrict foreign investment in ports.", ("impose", "investment_control"), id="keeps capital out"),
    pytest.param("High taxes restrict foreign investment in ports, an analyst in Nepal said.", None, id="no government keeps it out"),
    pytest.param("Ankara opened a sunset review of the duties on Chilean pasta.", ("investigate", "anti_dumping"), id="a review of duties"),
    pytest.param("The sunset review of the duties on Chilean pasta took a year in Ankara.", None, id="a review in passing"),
]


@pytest.mark.parametrize(("text", "made"), MADE)
def test_an_act_is_made_of(extractor: Extractor, text: str, made: tuple[str, str] | None) -> None:
    found = {(frame.action, frame.measure) for frame in extractor.analyse(Article(text)).frames if "nlp.frames/bare" not in frame.why}
    assert made in found if made else not found


JOINED = [
    pytest.param("Ottawa ordered two Cypriot firms to divest their stakes in miners.", {"CAN"}, id="who orders"),
    pytest.param("Two Cypriot firms were ordered to divest their stakes in miners.", set(), id="who is ordered"),
    pytest.param("Finland has now joined Sweden by halting imports of Belarusian timber.", {"FIN"}, id="by doing"),
    pytest.param("Norway joined the EU in banning imports of Russian timber.", {"NOR"}, id="in doing"),
    pytest.param("Norway asked Sweden to ban imports of Russian timber.", set(), id="asked to do"),
]


@pytest.mark.parametrize(("text", "acting"), JOINED)
def test_who_joins_acts(extractor: Extractor, text: str, acting: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {part.mention.concept for frame in frames for part in frame.arguments if part.role == "implementer"} == acting


def test_whom_a_war_hits_is_no_target(extractor: Extractor) -> None:
    frames = extractor.analyse(Article("Oslo imposed sanctions on Chad over its invasion of Niger.")).frames
    assert {part.mention.concept for frame in frames for part in frame.arguments if part.role == "target"} == {"TCD"}


WHICH_WAY = [
    pytest.param("Taipei tightened controls on sending semiconductors to Fiji.", {"export_control"}, id="sending to"),
    pytest.param("Oslo imposed curbs on buying timber from Chad.", {"import_control"}, id="buying from"),
    pytest.param("Oslo tightened curbs on selling alcohol on Sundays.", {None}, id="a sale at home"),
]


@pytest.mark.parametrize(("text", "measures"), WHICH_WAY)
def test_a_verb_behind_the_measure_tells_the_flow(extractor: Extractor, text: str, measures: set[str | None]) -> None:
    assert {frame.measure for frame in extractor.analyse(Article(text)).frames} == measures


def test_whose_tax_its_is(extractor: Extractor) -> None:
    (event,) = extractor.link(extractor.analyse(Article("It was reported that Malaysia was considering a cut in its export tax on palm oil."))).events
    assert [who.value.code for who in event.implementers] == ["MYS"]
