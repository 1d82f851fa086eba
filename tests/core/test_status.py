"""The status follows from the action, the dates and who acts."""

from dataclasses import replace

import pytest

from extractor.core.codes import Codes
from extractor.core.partial_date import PartialDate
from extractor.core.record import ACTIONS, STATUSES
from extractor.core.status import status_of
from extractor.core.types import Place, PolicyEvent
from tests.core.made import CODES, event, on, sourced

PUBLISHED = PartialDate("2025-11-10")

CASES = [
    (event("CHN threaten tariff"), "threatened"),
    (event("CHN propose tariff"), "proposed"),
    (event("CHN investigate tariff"), "investigated"),
    (event("CHN impose tariff"), "in_force"),
    (event("CHN impose tariff", effective=on("2025-11-01")), "in_force"),
    (event("CHN impose tariff", effective=on("2025-11-10")), "in_force"),
    (event("CHN impose tariff", effective=on("2025-11-11")), "announced"),
    (event("CHN impose tariff", effective=on("2025-12")), "announced"),
    # a period that has begun is no future
    (event("CHN impose tariff", effective=on("2025-11")), "in_force"),
    (event("CHN impose tariff", effective=on("2026-Q1"), announced=on("2025-11-09")), "announced"),
    (event("CHN tighten tariff", effective=on("2026")), "announced"),
    (event("CHN tighten tariff"), "in_force"),
    (event("CHN reinstate tariff", effective=on("2025-12-01")), "announced"),
    (event("CHN reinstate tariff"), "in_force"),
    (event("CHN extend tariff", effective=on("2026")), "extended"),
    (event("CHN ease tariff", effective=on("2026")), "eased"),
    (event("CHN suspend tariff", effective=on("2026")), "suspended"),
    (event("CHN postpone tariff"), "postponed"),
    (event("CHN remove tariff"), "ended"),
    (event("CHN reject tariff"), "ruled_out"),
    (event("CHN challenge tariff"), "disputed"),
    (event("CHN agree trade_agreement"), "agreed"),
]


@pytest.mark.parametrize(("act", "status"), CASES)
def test_status(act: PolicyEvent, status: str) -> None:
    assert status_of(act, PUBLISHED, CODES) == status


def test_without_a_publication_date_the_announcement_is_now() -> None:
    later = event("CHN impose tariff", announced=on("2025-04-02"), effective=on("2025-04-05"))
    assert status_of(later, None, CODES) == "announced"
    assert status_of(event("CHN impose tariff", effective=on("2030")), None, CODES) == "in_force"


def test_what_a_court_removes_is_struck_down() -> None:
    act = replace(event("USA remove tariff"), implementers=(sourced(Place("USA", "us_court_of_international_trade")),))
    assert status_of(act, PUBLISHED, CODES) == "struck_down"


def test_a_verb_that_only_weighs_gives_considered() -> None:
    act = replace(event("USA propose tariff"), action=sourced("propose", rule="en.trigger/propose.consider"))
    assert status_of(act, PUBLISHED, CODES) == "considered"


def test_the_rulebook_may_say_otherwise() -> None:
    assert status_of(event("USA agree tariff"), PUBLISHED, Codes(statuses={"agree": "announced"})) == "announced"


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_a_status_of_the_list(action: str) -> None:
    assert status_of(event(f"CHN {action} tariff"), PUBLISHED, CODES) in STATUSES
