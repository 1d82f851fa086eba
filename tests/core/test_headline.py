"""Headlines are English for every action, measure and partial event."""

from dataclasses import replace
from itertools import product

import pytest

from extractor.core.headline import headline
from extractor.core.record import ACTIONS, MEASURES
from extractor.core.types import Good, PolicyEvent, Quantity, Rate
from tests.core.made import CODES, event, on, sourced

ACTS = [
    (event("USA threaten tariff CAN", rate=Rate(25.0)), "The United States threatens a 25% tariff on goods from Canada"),
    (event("EU propose import_quota", goods="steel"), "The European Union proposes an import quota on steel"),
    (event("IND investigate anti_dumping CHN", goods="solar_panel"), "India opens an anti-dumping investigation into solar panels from China"),
    (event("CHN impose export_ban USA", goods="gallium"), "China imposes an export ban on gallium towards the United States"),
    (event("CHN tighten export_control", goods="rare_earths"), "China tightens its export controls on rare earths"),
    (event("EU extend anti_dumping CHN", goods="steel", duration="P5Y"), "The European Union extends its anti-dumping duty on steel from China (for 5 years)"),
    (event("CHN reinstate import_ban JPN"), "China reinstates its import ban on goods from Japan"),
    (event("IND ease export_quota", goods="steel"), "India eases its export quota on steel"),
    (
        event("CHN suspend export_ban USA", goods="gallium", expires=on("2026-11-27")),
        "China suspends its export ban on gallium towards the United States (until 2026-11-27)",
    ),
    (event("EU postpone technical_standard", effective=on("2026-12")), "The European Union postpones its technical requirements (to 2026-12)"),
    (event("MEX remove tariff", goods="steel"), "Mexico ends its tariff on steel"),
    (event("JPN reject export_ban"), "Japan rules out an export ban"),
    (event("CAN challenge tariff USA", goods="steel"), "Canada challenges the United States over its tariff on steel"),
    (event("CHN,JPN agree trade_agreement"), "China and Japan conclude a trade agreement"),
]

MEASURE_NAMES = [
    (event("CHN impose export_incentive", goods="steel"), "China grants an export incentive for steel"),
    (event("USA impose subsidy", goods="gallium"), "The United States grants a subsidy for gallium"),
    (event("USA impose sanction RUS"), "The United States imposes sanctions against Russia"),
    (event("USA impose sanction RUS", entities=("Nordoil",)), "The United States imposes sanctions against Nordoil"),
    (event("USA impose investment_control CHN"), "The United States imposes investment controls towards China"),
    (event("IND impose local_content", goods="solar_panel"), "India imposes local-content rules for solar panels"),
    (event("CHN tighten production_control", goods="rare_earths"), "China tightens its production controls on rare earths"),
    (event("USA impose transport_measure CHN"), "The United States imposes transport restrictions towards China"),
    (event("EU impose safeguard", goods="steel"), "The European Union imposes a safeguard measure on steel"),
    (event("EU impose countervailing CHN", goods="steel"), "The European Union imposes a countervailing duty on steel from China"),
    (event("IND impose import_control"), "India imposes import controls"),
    (event("PHL impose technical_standard"), "The Philippines imposes technical requirements"),
    (event("CHN challenge trade_dispute CAN"), "China opens a trade dispute against Canada"),
    (event("CHN,CAN agree trade_dispute"), "China and Canada settle their trade dispute"),
    (event("NLD propose other"), "The Netherlands proposes a trade measure"),
    (event("IND agree export_quota"), "India agrees on an export quota"),
    (event("CAN challenge tariff"), "Canada challenges a tariff"),
    (event("USA investigate tariff", goods="steel"), "The United States opens a tariff investigation into steel"),
    (event("USA investigate export_control"), "The United States opens an export control investigation"),
    (event("EU investigate countervailing IND"), "The European Union opens an anti-subsidy investigation concerning India"),
]

LISTS = [
    (event("USA impose entity_listing CHN", entities=("Acme Chips",)), "The United States adds Acme Chips to its entity list"),
    (event("USA tighten entity_listing CHN"), "The United States adds companies from China to its entity list"),
    (event("CHN remove entity_listing", entities=("Acme", "Bolt")), "China removes Acme and Bolt from its entity list"),
    (event("CHN suspend entity_listing", entities=("Acme",)), "China suspends its entity listing of Acme"),
    (event("USA threaten entity_listing", entities=("Acme",)), "The United States threatens to add Acme to its entity list"),
    (event("USA,JPN propose entity_listing", entities=("Acme",)), "The United States and Japan propose to add Acme to their entity list"),
    (event("JPN reject entity_listing"), "Japan rules out adding companies to its entity list"),
    (event("- impose entity_listing", entities=("Acme",)), "Acme added to an entity list"),
    (event("- suspend entity_listing", entities=("Acme",)), "The entity listing of Acme suspended"),
    (
        event("CHN impose entity_listing", entities=("A", "B", "C", "D", "E")),
        "China adds A, B and 3 others to its entity list",
    ),
    (event("CHN impose export_ban", goods="gallium steel rare_earths solar_panel"), "China imposes an export ban on gallium, steel and 2 other goods"),
    (event("USA,EU,JPN impose sanction RUS"), "The United States, the European Union and Japan impose sanctions against Russia"),
]

SIZES = [
    (event("USA impose tariff CAN", rate=Rate(8.0)), "The United States imposes an 8% tariff on goods from Canada"),
    (event("USA impose tariff", rate=Rate(11.0)), "The United States imposes an 11% tariff"),
    (event("USA impose tariff", rate=Rate(12.5)), "The United States imposes a 12.5% tariff"),
    (event("USA impose tariff", rate=Rate(110.0)), "The United States imposes a 110% tariff"),
    (event("USA impose tariff", rate=Rate(18.0)), "The United States imposes an 18% tariff"),
    (event("USA tighten tariff CAN", goods="steel", rate=Rate(50.0, 25.0)), "The United States raises its tariff on steel from Canada to 50% from 25%"),
    (event("USA ease tariff JPN", rate=Rate(15.0)), "The United States lowers its tariff on goods from Japan to 15%"),
    (event("USA ease tariff", rate=Rate(change=-10.0, unit="percentage_point")), "The United States lowers its tariff by 10 percentage points"),
    (event("USA tighten tariff", rate=Rate(change=1.0, unit="percentage_point")), "The United States raises its tariff by 1 percentage point"),
    (event("USA remove tariff", rate=Rate(0.0, 25.0)), "The United States ends its 25% tariff"),
    (event("IND impose export_tax", goods="steel", rate=Rate(50.0, unit="USD/t")), "India imposes an export tax of 50 USD/t on steel"),
    (event("IND suspend tariff", rate=Rate(from_=30.0)), "India suspends its 30% tariff"),
    (event("IND impose tariff", rate=Rate(0.0)), "India imposes a 0% tariff"),
    (event("IND impose export_quota", quantity=Quantity(96600, "t")), "India imposes an export quota of 96,600 t"),
    (event("IND ease export_quota", quantity=Quantity(200000, "t", 150000)), "India eases its export quota to 200,000 t from 150,000 t"),
    (event("USA impose tariff", rate=Rate(change=10.0, unit="percentage_point")), "The United States imposes a tariff of 10 percentage points"),
]

PARTIAL = [
    (event("- impose export_ban", goods="gallium"), "Export ban on gallium imposed"),
    (event("- remove tariff CAN"), "The tariff on goods from Canada ended"),
    (event("- investigate anti_dumping", goods="steel"), "Anti-dumping investigation into steel opened"),
    (event("- tighten tariff", rate=Rate(50.0)), "The tariff raised to 50%"),
    (event("CHN impose export_ban", goods="all_goods"), "China imposes an export ban on all goods"),
    (event("CHN impose export_ban", goods="yak_wool"), "China imposes an export ban on yak wool"),
    (event("XYZ impose other"), "XYZ imposes a trade measure"),
    (event("USA impose tariff", exempt="CAN MEX"), "The United States imposes a tariff, except for Canada and Mexico"),
    (event("USA impose tariff", exempt="steel", effective=on("2025-08")), "The United States imposes a tariff, except for steel (from 2025-08)"),
    (event("CHN impose tariff USA", retaliation=True), "China imposes a tariff on goods from the United States in retaliation"),
    (event("CHN impose export_ban", effective=on("2025-12-01"), expires=on("2026")), "China imposes an export ban (from 2025-12-01, until 2026)"),
    (event("CHN impose export_ban", expires=on("2025", open=True)), "China imposes an export ban (until further notice)"),
    (event("CHN impose export_ban", duration="P90D"), "China imposes an export ban (for 90 days)"),
    (event("CHN impose export_ban", duration="P1Y6M"), "China imposes an export ban (for 1 year and 6 months)"),
    (event("CHN impose export_ban", duration="P1D"), "China imposes an export ban (for 1 day)"),
    (event("CHN impose export_ban", announced=on("2025-10-09")), "China imposes an export ban"),
]


@pytest.mark.parametrize(("act", "said"), ACTS + MEASURE_NAMES + LISTS + SIZES + PARTIAL, ids=lambda value: value if isinstance(value, str) else "")
def test_the_headline_reads_as_a_sentence(act: PolicyEvent, said: str) -> None:
    assert headline(act, CODES) == said


def test_goods_of_the_same_words_are_named_once() -> None:
    act = event("CHN impose export_ban", goods="gallium steel")
    twice = replace(act, goods=(act.goods[0], sourced(Good("rare_earths")), act.goods[1]))
    assert headline(twice, CODES) == "China imposes an export ban on gallium and steel"


@pytest.mark.parametrize(("action", "measure"), list(product(ACTIONS, MEASURES)))
@pytest.mark.parametrize("who", ["-", "CHN", "CHN,USA"])
def test_every_action_on_every_measure_has_clean_wording(action: str, measure: str, who: str) -> None:
    for targets in ("", " JPN"):
        said = headline(event(f"{who} {action} {measure}{targets}", goods="steel"), CODES)
        assert said[0].isupper()
        assert "  " not in said
        assert " ," not in said
        assert "_" not in said
        assert "None" not in said
        assert not said.endswith((" ", ",", "."))
        assert " a a" not in said
        assert "a export" not in said
        assert "a import" not in said
