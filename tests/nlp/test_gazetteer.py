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
    # nearly places
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
    # nearly bodies
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
    # namesakes
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
    ("A levy on steel, copper and aluminium scrap.", ["steel_scrap", "copper_scrap", "aluminium_scrap"]),
    ("A levy on nitrogen and phosphate fertilizers.", ["nitrogen_fertilizers", "phosphate_fertilizers"]),
    ("A levy on coal and iron ore.", ["coal", "iron_ore"]),
    # nearly goods
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
