"""What no government decided, each beside the decision that it looks like: mishaps, forecasts, wishes, powers, sums, plans that a verb takes."""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param("Libya suspended crude exports to Turkey.", {("impose", "export_ban")}, id="trade that is stopped"),
    pytest.param("Libya suspended crude exports after a fire at the terminal.", set(), id="trade that a fire stops"),
    pytest.param("Ecuador was forced to halt oil exports after an earthquake.", set(), id="trade that nobody chose to stop"),
    pytest.param("Egypt banned rice exports after floods.", {("impose", "export_ban")}, id="a ban after floods"),
    pytest.param("Rome said the tax would limit Peruvian tea exports.", set(), id="what a tax would do to another's trade"),
    pytest.param("The bill would limit Peruvian exports of tea.", {("propose", "export_control")}, id="what a bill would do"),
    pytest.param("Falling prices curbed Peru's exports of tea.", set(), id="prices curb trade"),
    pytest.param("Peru curbed exports of tea.", {("impose", "export_control")}, id="a government curbs trade"),
    pytest.param("A separate 12 pct import tax on tea is unchanged, Lima said.", set(), id="a tax that is unchanged"),
    pytest.param("Lima kept its import tax on tea unchanged.", {("extend", "tariff")}, id="a tax that is kept unchanged"),
    pytest.param("Lima left the import tax on tea unchanged.", {("extend", "tariff")}, id="a tax that is left unchanged"),
    pytest.param("Analysts expect Lima to cut tariffs on tea.", set(), id="a forecast"),
    pytest.param("Lima expects to cut tariffs on tea.", {("propose", "tariff")}, id="an own plan"),
    pytest.param("Economists predicted that Lima would curb tea exports.", set(), id="what others predict"),
    pytest.param("Quito wants Lima to drop its tariff on tea.", set(), id="a wish of another"),
    pytest.param("Quito wants to drop its tariff on tea.", {("propose", "tariff")}, id="an own wish"),
    pytest.param("The minister can raise tariffs at any time, Lima said.", set(), id="a power"),
    pytest.param("The waiver allowed Lima to set quotas on imports of tea.", set(), id="a leave that somebody has"),
    pytest.param("Lima collected 3 billion dollars in tariffs on tea.", set(), id="what tariffs bring in"),
    pytest.param("Lima imposed 3 billion dollars in tariffs on Chilean tea.", {("impose", "tariff")}, id="tariffs of a sum"),
    pytest.param("Lima saw no reason to ban exports of tea.", {("reject", "export_ban")}, id="no ground"),
    pytest.param("Growers saw no reason to ban exports of tea.", set(), id="no ground for others"),
    pytest.param("Lima has ruled out a tax on oil as a way to curb imports.", {("reject", "tariff")}, id="what a tax would be a means of"),
    pytest.param("A decision on lifting the ban on tea imports is due in May, Lima said.", {("propose", "import_ban")}, id="undecided"),
    pytest.param("A decision to lift the ban on tea imports was taken by Lima.", {("remove", "import_ban")}, id="decided"),
    pytest.param("Lima announced plans for a ban on imports of tea.", {("propose", "import_ban")}, id="plans announced"),
    pytest.param("Lima scrapped plans for a ban on imports of tea.", {("reject", "import_ban")}, id="plans scrapped"),
    pytest.param("Lima approved plans for a ban on imports of tea.", {("impose", "import_ban")}, id="plans approved"),
    pytest.param("Lima drafted a decree that would ban exports of tea.", {("propose", "export_ban")}, id="a decree that is drafted"),
    pytest.param("Lima signed a decree that bans exports of tea.", {("impose", "export_ban")}, id="a decree that is signed"),
    pytest.param("Lima backed away from a threat to ban tea exports.", {("reject", "export_ban")}, id="a threat dropped"),
    pytest.param("Lima will put a duty on any country that buys oil from Chad.", {("threaten", "tariff")}, id="on whoever does it"),
    pytest.param("Lima will demand the elimination of Chad's tea quota.", set(), id="a demand"),
    pytest.param("The Chilean imposition of duties on tea has not calmed buyers.", {("impose", "tariff")}, id="what has not calmed buyers was done"),
    pytest.param("Lima introduced licences for exports of tea.", {("impose", "export_control")}, id="licences introduced"),
    pytest.param("Lima granted licences for exports of tea.", {("ease", "export_control")}, id="licences granted"),
    pytest.param("Lima extended its export controls to tea.", {("tighten", "export_control")}, id="controls extended to goods"),
    pytest.param("Lima extended its export controls to December.", {("extend", "export_control")}, id="controls extended in time"),
    pytest.param("Lima will not allow imports of tea.", {("impose", "import_ban")}, id="not allowed"),
    pytest.param("The members will stay within their export quotas, Lima said.", set(), id="to stay within a quota"),
    pytest.param("Lima banned imports of wheat and exports of tea.", {("impose", "import_ban"), ("impose", "export_ban")}, id="trade both ways"),
    pytest.param("Lima imposed an embargo on milk from Chile.", {("impose", "import_ban")}, id="an embargo on goods"),
    pytest.param("Lima imposed an embargo on Chile.", {("impose", "sanction")}, id="an embargo on a country"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "told"), CASES)
def test_only_decisions_are_acts(extractor: Extractor, text: str, told: set[tuple[str, str]]) -> None:
    records = [line.to_dict() for line in extractor.records([{"id": "a", "published": "2025-06-18", "text": text}])]
    events = [record for record in records if "action" in record]
    assert {(event["action"], event["measure"]["type"]) for event in events} == told


TARGETS = [
    pytest.param("Lima cut its duty on tea under a deal with Chad.", {"TCD"}, id="with whom a deal is"),
    pytest.param("Lima agreed with Chad to drop its duty on tea.", {"TCD"}, id="with whom it was agreed"),
    pytest.param("Tea shipped to Chad will require an export licence, Lima said.", {"TCD"}, id="where goods are sent"),
    pytest.param("Malaysia let in Norwegian salmon.", {"NOR"}, id="whose goods are let in"),
    pytest.param("Lima plans tariffs worth up to 30 million dollars on Chadian tea.", {"TCD"}, id="what tariffs are worth"),
    pytest.param("Lima accused Chad of breaking rules by restricting imports of tea.", set(), id="who is accused acts"),
]


@pytest.mark.parametrize(("text", "hit"), TARGETS)
def test_targets_stand_where_the_act_leads(extractor: Extractor, text: str, hit: set[str]) -> None:
    records = [line.to_dict() for line in extractor.records([{"id": "a", "published": "2025-06-18", "text": text}])]
    found = [record for record in records if "action" in record]
    assert len(found) == 1
    assert {target["code"] for target in found[0]["targets"]} == hit
