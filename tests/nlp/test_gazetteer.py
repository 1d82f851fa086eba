"""Places, bodies, leaders, goods and instruments: as many near misses as hits."""

import pickle
from itertools import pairwise

import pytest
import spacy

from extractor.core.partial_date import PartialDate
from extractor.core.types import Mention
from extractor.nlp.gazetteer import SPAN_GROUP, Gazetteer
from extractor.rules import load_rulebook

NLP = spacy.blank("en")
GAZETTEER = Gazetteer(NLP, load_rulebook())


def find(text: str, published: str | None = "2025-10-10") -> tuple[Mention, ...]:
    return GAZETTEER.find(NLP.make_doc(text), PartialDate(published) if published else None)


def named(text: str, published: str | None = "2025-10-10") -> list[str]:
    """`Beijing=CHN`, `customs=?` for each mention, agencies by jurisdiction where they have no id."""
    return [f"{one.text}={one.concept or one.attrs.get('jurisdiction') or '?'}" for one in find(text, published)]


PLACES = [
    ("Beijing answered Ottawa.", ["Beijing=CHN", "Ottawa=CAN"]),
    ("A pact of the U.S. and the U.K. with Türkiye.", ["U.S.=USA", "U.K.=GBR", "Türkiye=TUR"]),
    ("China's and India’s envoys met.", ["China=CHN", "India=IND"]),
    ("Talks of U.S.-China teams ended.", ["U.S.=USA", "China=CHN"]),
    ("An anti-China mood and a Japan-led plan.", ["China=CHN", "Japan=JPN"]),
    ("U.S.-made parts are spared.", ["U.S.=USA"]),
    ("Soviet buyers met West German sellers.", ["Soviet=RUS", "West German=DEU"]),
    ("Zaire and Burma signed.", ["Zaire=COD", "Burma=MMR"]),
    ("The EC and the Common Market agreed.", ["EC=EU", "Common Market=EU"]),
    ("ASEAN and Mercosur met the GCC.", ["ASEAN=ASEAN", "Mercosur=MERCOSUR", "GCC=GCC"]),
    ("OPEC+ met in Riyadh.", ["OPEC+=OPEC+", "Riyadh=SAU"]),
    ("Hong Kong, Macao and Kosovo objected.", ["Hong Kong=HKG", "Macao=MAC", "Kosovo=XKX"]),
    ("Turkey lifted the rule.", ["Turkey=TUR"]),
    ("Polish envoys left.", ["Polish=POL"]),
    ("Americans and Canadians agree.", ["Americans=USA", "Canadians=CAN"]),
    ("South Korea and North Korea talk.", ["South Korea=KOR", "North Korea=PRK"]),
    ("Seoul spoke; Korean envoys agreed.", ["Seoul=KOR", "Korean=KOR"]),
    ("Pyongyang spoke; Korean envoys agreed.", ["Pyongyang=PRK", "Korean=KOR"]),
    ("Kinshasa spoke; Congolese envoys agreed.", ["Kinshasa=COD", "Congolese=COD"]),
    ("Brazzaville spoke; Congolese envoys agreed.", ["Brazzaville=COG", "Congolese=COG"]),
    ("Congolese envoys agreed.", ["Congolese=?"]),
    ("Conakry spoke; Guinean envoys agreed.", ["Conakry=GIN", "Guinean=GIN"]),
    ("Papua New Guinea left.", ["Papua New Guinea=PNG"]),
    ("Guinea-Bissau left.", ["Guinea-Bissau=GNB"]),
    ("Tbilisi spoke for Georgia.", ["Tbilisi=GEO", "Georgia=GEO"]),
    ("Niger and Nigeria closed it.", ["Niger=NER", "Nigeria=NGA"]),
    ("JAPAN TO ANSWER US ON TALKS", ["JAPAN=JPN", "US=USA"]),
    ("Peking met Teheran and Dacca.", ["Peking=CHN", "Teheran=IRN", "Dacca=BGD"]),
    ("The minister in Kingston spoke.", ["Kingston=JAM"]),
    ("Congo and Guinea met the Sudan.", ["Congo=COD", "Guinea=GIN", "the Sudan=SDN"]),
    ("South Sudan met Sudan.", ["South Sudan=SSD", "Sudan=SDN"]),
    ("The Dominican Republic left.", ["Dominican Republic=DOM"]),
    ("The Gulf customs union and Sacu met.", ["Gulf customs union=GCC", "Sacu=SACU"]),
    ("Danes, Swedes and Turks agree.", ["Danes=DNK", "Swedes=SWE", "Turks=TUR"]),
    ("S. Africa and N.Korea left.", ["S. Africa=ZAF", "N.Korea=PRK"]),
    # nearly places
    ("Eastern Europe and Central European plains.", []),
    ("Herds of Inner Mongolia.", []),
    ("A West Indian dish.", []),
    ("Ships in the Taiwan Strait and the Gulf of Oman.", []),
    ("Kingston, Ontario, is cold.", []),
    ("The Niger Delta is wet.", []),
    ("George Washington slept here.", []),
    ("They told us all.", []),
    ("LET US GO, THEY SAID AT THE GATE", []),
    ("New Mexico and the Indian Ocean.", []),
    ("The South China Sea is calm.", []),
    ("Bank of China lent; China Daily wrote.", []),
    ("The Paris Agreement stands.", []),
    ("Ships pass the Panama Canal.", []),
    ("He spoke English and Latin.", []),
    ("Latin America and Latin American ports.", []),
    ("North American ports, South American ports.", []),
    ("They polish the brass plates.", []),
    ("A map on bone and china.", []),
    ("Voters in Atlanta, Georgia, queued.", []),
    ("Michael Jordan played.", []),
    ("It goes in and out; it is so.", []),
    ("The Washington Post wrote.", []),
    ("He paid ten Australian dollars.", []),
    ("The turkey was roasted.", []),
    ("Chad Bown wrote a paper.", []),
]

BODIES = [
    ("The European Commission opened it.", ["European Commission=eu_commission"]),
    ("MOFCOM, USTR and DGFT wrote.", ["MOFCOM=cn_mofcom", "USTR=us_ustr", "DGFT=in_dgft"]),
    ("China's commerce ministry wrote.", ["China's commerce ministry=cn_mofcom"]),
    ("The Chinese Ministry of Commerce wrote.", ["Chinese Ministry of Commerce=cn_mofcom"]),
    ("India’s trade ministry wrote.", ["India’s trade ministry=in_moci"]),
    ("The Ministry of Finance of Japan wrote.", ["Ministry of Finance of Japan=jp_mof"]),
    ("Norway's fisheries ministry wrote.", ["Norway's fisheries ministry=NOR"]),
    ("Kuwait's Ministry of Commerce and Industry wrote.", ["Kuwait's Ministry of Commerce and Industry=kw_moci"]),
    ("The Ministry of Commerce & Industry of Oman wrote.", ["Ministry of Commerce & Industry of Oman=OMN"]),
    ("The Ministry of Commerce and Industry wrote.", ["Ministry of Commerce and Industry=in_moci"]),
    ("Oman wrote. The Ministry of Commerce and Industry wrote.", ["Oman=OMN", "Ministry of Commerce and Industry=?"]),
    ("The Ministry of Commerce and Industry wrote to Oman.", ["Ministry of Commerce and Industry=in_moci", "Oman=OMN"]),
    ("Việt Nam wrote.", ["Việt Nam=VNM"]),
    ("The Turkish trade ministry wrote.", ["Turkish trade ministry=tr_mot"]),
    ("The commerce ministry wrote.", ["commerce ministry=?"]),
    ("The Supreme Court ruled.", ["Supreme Court=?"]),
    ("The U.S. Supreme Court ruled.", ["U.S. Supreme Court=us_scotus"]),
    ("Chinese customs stopped it.", ["Chinese customs=cn_gacc"]),
    ("The Kremlin and the White House talk.", ["Kremlin=ru_gov", "White House=us_wh"]),
    ("Ghana Cocoa Board paid.", ["Ghana Cocoa Board=gh_cocobod"]),
    ("MITI and the ITC met.", ["MITI=?", "ITC=us_itc"]),
    ("Tokyo said MITI would act.", ["Tokyo=JPN", "MITI=jp_miti"]),
    ("Kuala Lumpur said MITI would act.", ["Kuala Lumpur=MYS", "MITI=my_miti"]),
    ("Peru's Congress voted.", ["Peru's Congress=PER"]),
    ("The German government agreed.", ["German government=de_gov"]),
    ("The National Board of Revenue (NBR) met; NBR cut it.", ["National Board of Revenue=bd_nbr", "NBR=bd_nbr", "NBR=bd_nbr"]),
    ("The Union Cabinet met the FBR.", ["Union Cabinet=in_gov", "FBR=pk_fbr"]),
    ("The Wool Authority of Peru met.", ["Peru=PER"]),
    ("Brussels: the Commission acted.", ["Brussels=EU", "the Commission=eu_commission"]),
    ("The Commission acted at night.", ["The Commission=eu_commission"]),
    ("Commerce found dumping.", ["Commerce=us_doc"]),
    ("New Delhi: the Centre cut it.", ["New Delhi=IND", "the Centre=in_gov"]),
    ("The U.S. International Trade Commission met. The Commission voted.", ["U.S. International Trade Commission=us_itc", "The Commission=us_itc"]),
    ("Itac and Sars met MOFTEC.", ["Itac=za_itac", "Sars=za_sars", "MOFTEC=cn_moftec"]),
    # nearly bodies
    ("The Securities Commission met; the Commission voted.", []),
    ("The Chamber of Commerce found a room.", []),
    ("The Centre for Wool met.", ["Wool=wool"]),
    ("Send the file.DOC to U.S. staff.", ["U.S.=USA"]),
    ("The government agreed.", []),
    ("Indian customs duties fell.", ["Indian=IND"]),
    ("It is the custom of the house.", []),
    ("An executive bought shares.", []),
    ("The bis of the choir.", []),
]

LEADERS = [
    ("Trump spoke.", "2025-10-10", "USA"),
    ("President Trump spoke.", None, "USA"),
    ("Reagan spoke.", "1987-04-01", "USA"),
    ("Nakasone spoke.", "1987-04-01", "JPN"),
    ("Yeutter spoke.", "1987-04-01", "USA"),
    ("De Clercq spoke.", "1987-04-01", "EU"),
    ("President Garcia spoke.", "1987-04-01", "PER"),
    ("Prime Minister Mark Carney spoke.", "2025-10-10", "CAN"),
    ("Minister Lange spoke.", "1987-04-01", "NZL"),
    ("Trump spoke.", "2024-12-01", "USA"),
    ("Tusk spoke.", "2015-06-01", "EU"),
    ("Tusk spoke.", "2025-06-01", "POL"),
    ("Trump spoke.", "2023-01-01", ""),
    ("Former President Biden spoke.", "2025-10-10", ""),
    ("Nakasone spoke.", "2025-10-10", ""),
    ("Penny Wong spoke.", "2023-08-04", "AUS"),
    ("President Park Geun-hye spoke.", "2014-01-01", "KOR"),
    ("Sheinbaum spoke.", "2025-07-01", "MEX"),
    ("Prabowo spoke.", "2025-07-01", "IDN"),
    ("Takaichi spoke.", "2025-11-10", "JPN"),
    ("He Yongqian spoke.", "2025-11-10", "CHN"),
    ("Gradin spoke.", "1987-03-12", "SWE"),
    # namesakes
    ("Mr Brown spoke.", "2008-01-01", None),
    ("Dr Lee spoke.", "2025-10-10", None),
    ("Garcia spoke.", "1987-04-01", None),
    ("Eric Trump spoke to a few people about it.", "2025-10-10", None),
    ("We saw Carney Stadium.", "1960-01-01", ""),
    ("A hawke is a bird.", "1987-04-01", None),
    ("Lee spoke.", "2025-10-10", None),
]

GOODS = [
    ("A ban on gallium and germanium.", ["gallium", "germanium"]),
    ("Hot-rolled steel and hot rolled steel.", ["hot_rolled", "hot_rolled"]),
    ("Electric vehicle batteries rose.", ["ev_batteries"]),
    ("A duty on electric vehicles.", ["electric_vehicles"]),
    ("A duty on auto parts.", ["auto_parts"]),
    ("A duty on cars and auto parts.", ["cars", "auto_parts"]),
    ("Rare-earth magnets, rare earths.", ["rare_earth_magnets", "rare_earths"]),
    ("Steel-importing nations object.", ["steel"]),
    ("Imports of aluminum and aluminium.", ["aluminium", "aluminium"]),
    ("A duty on maize, corn and soya beans.", ["maize", "maize", "soybeans"]),
    ("Lead and zinc exports stop.", ["lead", "zinc"]),
    ("Exports of tin ore stop.", ["tin_ore"]),
    ("A levy on tyres and tires.", ["tyres", "tyres"]),
    ("All imports and all goods.", ["all_goods", "all_goods"]),
    ("A tariff on Chinese goods.", ["all_goods"]),
    ("A tariff on China's exports.", ["all_goods"]),
    ("A tariff on Chinese-made products.", ["all_goods"]),
    ("A tariff on imports from Canada.", ["all_goods"]),
    ("A tariff on imports from the European Union.", ["all_goods"]),
    ("A tariff on Chinese steel imports.", ["steel"]),
    ("A tariff on Chinese imports of steel.", ["steel"]),
    ("Exports of gold from Ghana.", ["gold"]),
    ("JAPAN CURBS CAR EXPORTS", ["cars"]),
    ("INDONESIA ENDS QUOTA ON RATTAN", ["bamboo"]),
    ("A ban on raw sugar and broken rice.", ["sugar", "rice"]),
    ("Duties on urea, DAP and potash fertilizer.", ["urea", "phosphate_fertilizers", "potash"]),
    ("A quota on orange juice.", ["orange_juice"]),
    ("Steel makers objected.", ["steel"]),
    ("A levy on copper and lead scrap.", ["copper_scrap", "lead_scrap"]),
    ("A levy on crude and refined palm oil.", ["palm_oil", "palm_oil"]),
    ("A levy on crude and refined oil.", ["crude_oil", "petroleum_products"]),
    ("A levy on steel, copper and aluminium scrap.", ["steel_scrap", "copper_scrap", "aluminium_scrap"]),
    ("A levy on nitrogen and phosphate fertilizers.", ["nitrogen_fertilizers", "phosphate_fertilizers"]),
    ("A levy on coal and iron ore.", ["coal", "iron_ore"]),
    ("Duties on soybean meal and oil fell.", ["soymeal", "soyoil"]),
    ("Exports of soy flour and oil stop.", ["soymeal", "soyoil"]),
    ("A duty on crude palm, soy and sunflower oil.", ["palm_oil", "soyoil", "sunflower_oil"]),
    ("A quota on waste and scraps of copper, aluminium and lead.", ["metal_scrap", "copper_scrap", "aluminium_scrap", "lead_scrap"]),
    ("A levy on scraps of iron or steel.", ["steel_scrap"]),
    ("Seamless tubes, pipes and hollow profiles.", ["steel_pipes", "steel_pipes", "steel_pipes"]),
    ("H-shaped steel, H-beams and I-beams.", ["steel_sections", "steel_sections", "steel_sections"]),
    ("Flat-rolled products of iron, plated or coated.", ["flat_steel", "iron", "coated_steel"]),
    ("Grain-oriented electrical steel; grain oriented sheets.", ["electrical_steel", "electrical_steel"]),
    ("Non-alloy steel and steel of hot-rolled kinds.", ["steel", "steel", "hot_rolled"]),
    ("A tax on construction and road machinery.", ["construction_machinery", "construction_machinery"]),
    ("A duty on aluminium sheet, foil and profiles.", ["aluminium_sheet", "aluminium_foil", "aluminium_extrusions"]),
    ("Imports of live chickens, sheep and cattle stop.", ["live_poultry", "live_sheep", "live_cattle"]),
    ("Duty on sugar, pulses and dates ends.", ["sugar", "pulses", "dates_fruit"]),
    ("A levy on garden tools, areca nuts and marbles.", ["hand_tools", "betel_nuts", "marble"]),
    ("Lithium-ion non-EV batteries and EV batteries.", ["lithium_batteries", "ev_batteries"]),
    ("A tariff on optic fibre and optic fiber.", ["optical_fibre", "optical_fibre"]),
    ("A tariff on Swiss watches.", ["watches"]),
    ("A tariff on every Mexican product.", ["all_goods"]),
    ("A tariff on Pakistani goods of every kind.", ["all_goods"]),
    ("A levy on everything the country sells abroad.", ["all_goods"]),
    ("A levy on log exports and unwrought lead.", ["logs", "lead"]),
    ("Jakarta stops exports of ore.", ["ores"]),
    # nearly goods
    ("Traders watch the list; it is a watch list.", []),
    ("It has no bearing on the dumping case.", []),
    ("Talks bore no fruit.", []),
    ("They worked hand in glove.", []),
    ("He told France 24 television of tariffs.", []),
    ("Take it with a grain of salt.", []),
    ("The effective dates of the tariffs.", []),
    ("They compete and lead globally in metals.", ["metals"]),
    ("The United States imported it.", []),
    ("The U.S.-PTA talks of fifteen states.", []),
    ("A petrol bomb and an olive branch.", []),
    ("Feel fat and sweet; hide it.", []),
    ("It took the lead in talks.", []),
    ("The plan would lead to talks.", []),
    ("Steelworkers in Steel City.", []),
    ("The oil minister and the food ministry.", []),
    ("The car park by the gold standard.", []),
    ("He must steel himself.", []),
    ("Nuts and bolts of it.", []),
    ("Bargaining chips in the talks.", []),
    ("High spirits at the table.", []),
    ("The white paper is out.", []),
    ("The rate rose 2 PP.", []),
    ("She won silver.", []),
    ("He won gold.", []),
    ("Silicon Valley and a silver lining.", []),
    ("Greenhouse gases and tear gas.", []),
    ("He gave a television interview.", []),
    ("They beef up talks after bird flu and swine fever.", []),
    ("He scraps the plan and pumps cash.", []),
    ("The firm monitors it and ships it.", []),
    ("Shares of Nucor Steel Corp fell.", []),
    ("The red herring and the think tank.", []),
    ("It can fuel anger.", []),
    ("A PE fund with a MAP.", []),
]

INSTRUMENTS = [
    ("Under Section 232 it acts.", "Section 232", "us232"),
    ("Section 301 of the Trade Act of 1974 allows it.", "Section 301 of the Trade Act of 1974", "us301"),
    ("CBAM and the EUDR bite.", "CBAM", "eucbam"),
    ("The Multi-Fibre Arrangement ends.", "Multi-Fibre Arrangement", "mfa"),
    ("In Announcement No. 46 of 2024 it acts.", "Announcement No. 46 of 2024", ""),
    ("By Notification No. 10/2025 it acts.", "Notification No. 10/2025", ""),
    ("By Notification No. 10/2025-26 it acts.", "Notification No. 10/2025-26", ""),
    ("See S.I. 2022 No. 123 here.", "S.I. 2022 No. 123", ""),
    ("See Regulation (EU) 2023/956 here.", "Regulation (EU) 2023/956", ""),
    ("See Executive Order 14257 here.", "Executive Order 14257", ""),
    ("By Notice No. 39, 2011 it acts.", "Notice No. 39, 2011", ""),
    ("By Notification No. 22/2015-2020 it acts.", "Notification No. 22/2015-2020", ""),
    ("By SRO 1234(I)/2023 it acts.", "SRO 1234(I)/2023", ""),
    ("By Gazette S.O. 4514(E) it acts.", "Gazette S.O. 4514(E)", ""),
    ("By Resolution 438/2022 it acts.", "Resolution 438/2022", ""),
    ("By Decree 682 it acts.", "Decree 682", ""),
    ("By Law 27.640 it acts.", "Law 27.640", ""),
    ("By resolution No.243 it acts.", "resolution No.243", ""),
    ("By Legal Notice 42 of 2024 it acts.", "Legal Notice 42 of 2024", ""),
    ("By Executive Order (E.O.) 13902 it acts.", "Executive Order (E.O.) 13902", ""),
    ("The Kettles (Quality Control) Order, 2021 binds.", "Kettles (Quality Control) Order, 2021", ""),
    ("Under the Fair Wool Enforcement Act it acts.", "Fair Wool Enforcement Act", ""),
    ("The 18th sanctions package binds.", "18th sanctions package", ""),
    ("Governor Bill Smith spoke.", None, None),
    ("The Act binds.", None, None),
    ("Decree 50 percent of it.", None, None),
    ("In section two of the talks.", None, None),
    ("The announcement of 46 firms.", None, None),
    ("A regulation of the EU in 2023.", None, None),
    ("The executive order came late.", None, None),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert [shown for shown, one in zip(named(text), find(text), strict=True) if one.kind in ("place", "bloc")] == expected


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(("text", "published", "expected"), LEADERS)
def test_leaders_stand_for_a_country_only_in_office(text: str, published: str | None, expected: str | None) -> None:
    found = [one.attrs["jurisdiction"] for one in find(text, published) if one.kind == "leader"]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(("text", "expected"), GOODS)
def test_goods(text: str, expected: list[str]) -> None:
    assert [one.concept for one in find(text) if one.kind == "good"] == expected


@pytest.mark.parametrize(("text", "words", "concept"), INSTRUMENTS)
def test_instruments(text: str, words: str | None, concept: str | None) -> None:
    found = [(one.text, one.concept) for one in find(text) if one.kind == "instrument"]
    assert found[:1] == ([] if words is None else [(words, concept)])


def test_mentions_keep_their_offsets_and_name_their_rule() -> None:
    text = "China’s commerce ministry curbs exports of gallium to the U.S."
    rules = load_rulebook()
    for one in find(text):
        assert text[one.start : one.end] == one.text
        assert one.rule in rules.lines or one.rule.startswith("nlp.")


def test_no_mention_overlaps_another() -> None:
    found = find("India's DGFT, by Notification No. 10/2025 under Section 3 of the Foreign Trade Act, bars Chinese steel goods.")
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_attributes_say_how_a_place_is_named() -> None:
    forms = {one.text: one.attrs["form"] for one in find("Chinese, Americans, China, U.S., Beijing and Lagos") if one.kind == "place"}
    assert forms == {"Chinese": "adjective", "Americans": "demonym", "China": "name", "U.S.": "abbrev", "Beijing": "metonym"}


def test_open_forms_keep_their_candidates() -> None:
    (one,) = find("Congolese envoys agreed.")
    assert (one.concept, one.attrs["candidates"]) == ("", "COD|COG")


def test_groups_are_marked() -> None:
    marks = {one.concept: one.attrs.get("group") for one in find("Exports of critical minerals and gallium.")}
    assert marks == {"critical_minerals": "true", "gallium": None}


def test_of_two_namesakes_the_one_named_in_full_is_meant() -> None:
    found = {one.concept for one in find("Senator Wong, that is Penny Wong, spoke.", "2023-08-04") if one.kind == "leader"}
    assert found == {"penny_wong"}


def test_finer_goods_name_what_they_stand_for() -> None:
    text = "Duties on thermal paper, hydraulic actuators, paper and lead or zinc scrap."
    assert {one.concept: one.attrs.get("stands_for", "") for one in find(text) if one.kind == "good"} == {
        "thermal_paper": "paper",
        "hydraulic_actuators": "",
        "paper": "",
        "lead_scrap": "metal_scrap",
        "zinc_scrap": "metal_scrap",
    }


def test_the_component_keeps_spans_and_pickles() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_gazetteer")
    doc = nlp("India taxes gallium.")
    assert [(span.text, span.label_, span.kb_id_, span.id_) for span in doc.spans[SPAN_GROUP]] == [
        ("India", "place", "IND", "en.places/IND"),
        ("gallium", "good", "gallium", "en.goods/gallium"),
    ]
    again = pickle.loads(pickle.dumps(GAZETTEER))
    assert [one.concept for one in again.find(NLP.make_doc("India taxes gallium."))] == ["IND", "gallium"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "'s", "-", "U.S.-", "CHINA", "\x00\x01", "[[]]"])
def test_odd_texts_are_no_error(text: str) -> None:
    assert isinstance(find(text), tuple)
