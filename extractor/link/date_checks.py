"""Which dates of an act cannot be? Announced after publication, over before it began, in force long before it was thought of."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from extractor.core.evidence import Evidence
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, DateValue
from extractor.link.antecedents import sentence_of
from extractor.link.draft import Draft
from extractor.link.moments import ON_EXISTING

_DATELINE = "nlp.date_context/dateline"
EARLIER = 21
"""Days by which an earlier act must come before this one to be what introduced its measure."""
_LONG = frozenset({"year", "half", "quarter"})
"""Precisions of a time in which nothing was announced unless it is over: "limits exports in the second half of this year"."""
_PLANS = frozenset({"propose", "threaten"})
RETROACTIVE = 400
"""Days that a measure may reach back; an older date is another measure's."""


def check_dates(analysis: Analysis, draft: Draft) -> None:
    """Takes out what cannot be: announced after publication, over before it began, in force long before it was thought of."""
    published = analysis.article.published
    if published is not None:
        last = published.last + timedelta(days=1)
        _keep(draft, "announced", lambda value: value.first <= last and (value.precision not in _LONG or value.last < published.first))
    if "bare" not in draft.marks and not is_on_existing(draft) and draft.dates.get("introduced"):
        old = draft.dates.pop("introduced")
        starts = [value.date.first - timedelta(days=RETROACTIVE) for value, _ in draft.dates.get("effective", [])[:1]]
        draft.dates.setdefault("announced", []).extend(item for item in old if not starts or item[0].date.last >= starts[0])
    _yield_dateline(draft)
    _leave_plans(draft)
    _leave_history(analysis, draft)
    if is_on_existing(draft):
        _part_announced(draft)
    if draft.action == "postpone" and draft.dates.get("effective"):
        last = max(value.date.last for value, _ in draft.dates["effective"])
        _keep(draft, "effective", lambda value: value.last == last)  # "moved from May to June"
    anchor = announced_on(draft)
    if anchor is not None:
        _keep(draft, "effective", lambda value: value.last >= anchor.first - timedelta(days=RETROACTIVE))
    _part_begun(analysis, draft)
    begun = next((value.date for role in ("effective", "announced") for value, _ in draft.dates.get(role, [])[:1]), None)
    if begun is not None:
        _keep(draft, "expires", lambda value: value.last > begun.first)


def _leave_history(analysis: Analysis, draft: Draft) -> None:
    """ "The levy is to be kept … It was renewed in 2016": what another sentence tells of years ago is no announcement of this act."""
    published = analysis.article.published
    if published is None or not draft.others or not is_on_existing(draft):
        return
    old = [
        item
        for item in draft.dates.get("announced", [])
        if (published.first - item[0].date.last).days > RETROACTIVE
        and all(sentence_of(analysis, evidence.start) != draft.frame.sentence for evidence in item[1])
    ]
    if old:
        _drop_values(draft, "announced", old)


def _leave_plans(draft: Draft) -> None:
    """ "Has withdrawn the duty … Earlier on 16 May it had said that it would consider withdrawing it": the day of the plan is not that of the act."""
    if draft.action in _PLANS:
        return
    plans = [frame for frame in draft.frames if frame.action in _PLANS and frame.sentence > draft.frame.sentence]
    spots = {argument.mention.start for frame in plans for argument in frame.arguments if argument.role == "announced"}
    told = draft.dates.get("announced", [])
    old = [item for item in told if item[0].date.precision == "day" and any(evidence.start in spots for evidence in item[1])]
    if old:
        _drop_values(draft, "announced", old)


def _part_begun(analysis: Analysis, draft: Draft) -> None:
    """ "Will levy 30% on tin … the provisional duty took effect in May": what began long before the news, in another sentence, is an earlier measure's."""
    published = analysis.article.published
    news = announced_on(draft) or (published if "modal_will" in draft.marks else None)
    begun = draft.dates.get("effective")
    if news is None or not begun:
        return
    old = [
        item
        for item in begun
        if item[0].date.last < news.first - timedelta(days=EARLIER)
        and all(sentence_of(analysis, evidence.start) != draft.frame.sentence for evidence in item[1] if not evidence.rule.startswith("link."))
        and not any(evidence.rule.endswith("/retroactive") for evidence in item[1])
    ]
    if not old:
        return
    _drop_values(draft, "effective", old)
    if is_on_existing(draft):
        draft.dates.setdefault("introduced", []).extend(old)


def _drop_values(draft: Draft, role: str, out: Sequence[tuple[DateValue, list[Evidence]]]) -> None:
    _put(draft, role, [item for item in draft.dates.get(role, []) if item not in out])


def _put(draft: Draft, role: str, values: list[tuple[DateValue, list[Evidence]]]) -> None:
    """The values of a role; a role without any is left out."""
    if values:
        draft.dates[role] = values
    else:
        draft.dates.pop(role, None)


def _yield_dateline(draft: Draft) -> None:
    """The day of a report dates an act only where nothing says when it was announced: "LIMA, June 30 (Agency) … in a decree published on Friday"."""
    said = told_on(draft)
    if said:
        draft.dates["announced"] = said


def told_on(draft: Draft) -> list[tuple[DateValue, list[Evidence]]]:
    """The days on which the text says that an act was announced, a dateline aside."""
    return [item for item in draft.dates.get("announced", []) if all(evidence.rule != _DATELINE for evidence in item[1])]


def _part_announced(draft: Draft) -> None:
    """Of two days on which an act was announced the one long before is that of its measure: "prolonged the decree from May"."""
    values = draft.dates.get("announced", [])
    if len(values) < 2:
        return
    last = max(value.date.last for value, _ in values)
    old = [item for item in values if item[0].date.last < last - timedelta(days=EARLIER)]
    if old:
        draft.dates["announced"] = [item for item in values if item not in old]
        draft.dates.setdefault("introduced", []).extend(old)


def _keep(draft: Draft, role: str, fits: Callable[[PartialDate], bool]) -> None:
    _put(draft, role, [item for item in draft.dates.get(role, []) if item[0].open or fits(item[0].date)])


def announced_on(draft: Draft) -> PartialDate | None:
    """The first day on which an act was announced, from which other dates of it are counted."""
    return next((value.date for value, _ in draft.dates.get("announced", [])[:1]), None)


def is_on_existing(draft: Draft) -> bool:
    """Whether an act, done or planned, is on a measure that was there before."""
    planned = draft.frame.trigger.concept if draft.action in ("propose", "threaten", "reject") else ""
    return draft.action in ON_EXISTING or planned in ON_EXISTING
