"""Acts in the wording of official texts: findings of trade remedy bodies, reviews of their orders, papers that only recommend, whose body it is."""

import pytest

from extractor import Extractor, Settings
from tests.told_acts import Told, told_acts


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


FINDINGS = [
    pytest.param(
        "The Department of Commerce finds that exporters made sales of subject merchandise in the United States below normal value.",
        [("USA", "investigate", "anti_dumping", "", "")],
        id="subject merchandise",
    ),
    pytest.param(
        "Canada's customs agency made a final determination of dumping respecting honey from Peru.",
        [("CAN", "investigate", "anti_dumping", "honey", "PER")],
        id="determination of dumping",
    ),
    pytest.param(
        "The Canadian International Trade Tribunal found that the dumping of honey from Peru has caused injury.",
        [("CAN", "investigate", "anti_dumping", "honey", "PER")],
        id="dumping that injures",
    ),
    pytest.param(
        "The Department of Commerce found that revoking the antidumping duty on honey from Peru would not lead to material injury.",
        [("USA", "remove", "anti_dumping", "honey", "PER")],
        id="no injury ahead",
    ),
    pytest.param(
        "Ecuador extended the duty on honey from Peru. The ministry said the duty will apply until May 2027.",
        [("ECU", "extend", "tariff", "honey", "PER")],
        id="an end told again",
    ),
    # nearly so
    pytest.param("The Department of Commerce finds that the exporter made no shipments of subject merchandise.", [], id="no shipments"),
    pytest.param("Canada's customs agency found honey from Peru at the border.", [], id="found at the border"),
]
REVIEWS = [
    pytest.param(
        "The Canadian International Trade Tribunal initiated an expiry review of its orders made on 4 May 2016 on honey from Peru.",
        [("CAN", "investigate", "anti_dumping", "honey", "PER")],
        id="expiry review",
    ),
    pytest.param(
        "The Commission gives notice that it will determine whether revocation of the antidumping duty order on honey from Peru would lead to "
        "material injury to an industry in the United States.",
        [("USA", "investigate", "anti_dumping", "honey", "PER")],
        id="whether",
    ),
    pytest.param("The court began a review of the sentence of a trader from Peru.", [], id="a court's review"),
]
PAPERS = [
    pytest.param(
        "The Indian ministry issued final findings recommending imposition of anti-dumping duty on honey from Peru.",
        [("IND", "propose", "anti_dumping", "honey", "PER")],
        id="findings recommending",
    ),
    pytest.param("Chile published a notice proposing a duty of 12% on pasta.", [("CHL", "propose", "tariff", "pasta", "")], id="notice proposing"),
    # nearly so
    pytest.param("Chile published a notice imposing a duty of 12% on pasta.", [("CHL", "impose", "tariff", "pasta", "")], id="notice imposing"),
    pytest.param("Thai growers released a statement demanding a ban on maize imports.", [], id="growers demand"),
    pytest.param("Thai growers released a report that recommends a duty on maize from Peru.", [], id="growers recommend"),
]
WHOSE = [
    pytest.param(
        "The Department of Commerce's Directorate General of Foreign Trade has banned exports of sugar.",
        [("IND", "impose", "export_ban", "sugar", "")],
        id="whose part it is",
    ),
    pytest.param("The Department of Commerce has banned exports of sugar.", [("USA", "impose", "export_ban", "sugar", "")], id="alone"),
    pytest.param(
        "The Board of the Eurasian Economic Commission (EEC) raised the duty on honey.", [("EAEU", "tighten", "tariff", "honey", "")], id="Eurasian EEC"
    ),
    pytest.param("The EEC raised the duty on honey from Peru.", [("EU", "tighten", "tariff", "honey", "PER")], id="EEC"),
    pytest.param("The Commission raised the duty on honey from Peru.", [("EU", "tighten", "tariff", "honey", "PER")], id="the Commission"),
]


@pytest.mark.parametrize(("text", "acts"), [*FINDINGS, *REVIEWS, *PAPERS, *WHOSE])
def test_acts_of_official_texts(extractor: Extractor, text: str, acts: Told) -> None:
    assert told_acts(extractor, text, "2023-06-15") == acts


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        pytest.param("In response to a request from growers, Ecuador opened a safeguard investigation into potatoes from Peru.", False, id="a request"),
        pytest.param("In response to Peru's duties, Ecuador opened a safeguard investigation into potatoes from Peru.", True, id="duties"),
    ],
)
def test_what_is_answered(extractor: Extractor, text: str, answers: bool) -> None:
    assert [event.retaliation is not None and bool(event.retaliation.value) for event in extractor.events(text)] == [answers]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param(
            "The Department of Commerce finds that honey from Peru was sold at less than normal value during the period of review (POR) 1 March 2018, "
            "through 28 February 2019.",
            (None, None, None),
            id="period of review",
        ),
        pytest.param(
            "Ecuador opened a tariff quota for honey from 1 March 2018 through 28 February 2019.", (None, "2018-03-01", "2019-02-28"), id="period of a quota"
        ),
    ],
)
def test_dates_of_what_is_reviewed(extractor: Extractor, text: str, dates: tuple[str | None, ...]) -> None:
    (event,) = extractor.events(text)
    assert tuple(None if date is None else str(date.value.date) for date in (event.announced, event.effective, event.expires)) == dates
