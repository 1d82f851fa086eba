"""Where does the measure stand after the act? The record's `status`, from the action and its dates."""

from extractor.core.codes import Codes
from extractor.core.partial_date import PartialDate
from extractor.core.types import PolicyEvent

_STATUS = {
    "threaten": "threatened",
    "propose": "proposed",
    "investigate": "investigated",
    "impose": "in_force",
    "tighten": "in_force",
    "extend": "extended",
    "reinstate": "in_force",
    "ease": "eased",
    "suspend": "suspended",
    "postpone": "postponed",
    "remove": "ended",
    "reject": "ruled_out",
    "challenge": "disputed",
    "agree": "agreed",
}


def status_of(event: PolicyEvent, published: PartialDate | None, codes: Codes) -> str:
    """One of the record's status codes.

    A measure that begins is `announced` while its effective date lies wholly after the article appeared (or, where the
    article has no date, after the act was announced), and `in_force` otherwise.
    """
    action = event.action.value
    if action == "remove" and any(party.value.agency in codes.courts for party in event.implementers):
        return "struck_down"
    if action == "propose" and any(reason.rule in codes.considering for reason in event.action.why):
        return "considered"
    status = codes.statuses.get(action) or _STATUS[action]
    if status == "in_force" and _begins_later(event, published):
        return "announced"
    return status


def _begins_later(event: PolicyEvent, published: PartialDate | None) -> bool:
    if event.effective is None:
        return False
    # The article's date comes first: what was announced in May for June is in force for a reader in July.
    now = published or (event.announced.value.date if event.announced else None)
    return now is not None and event.effective.value.date.first > now.last
