"""Which dates does an act get from other sentences? "It takes effect on 1 May", "the minister said on Friday", "Lima imposed the ban in 2019"."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from extractor.core.evidence import Evidence, RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, DateValue, Mention
from extractor.link.antecedents import sentence_of
from extractor.link.dates import Direction, resolve
from extractor.link.draft import Draft
from extractor.link.moments import ON_EXISTING

_REACH = 3
"""Sentences after an act that may still tell when it begins or ends; measured on the gold set, as are the others here."""
_SPOKEN = 2
"""Sentences from an act to the words that tell when it was announced."""
_NEWS = 10
"""Days that an announcement may lie before publication to be this news."""
_SAME_NEWS = 4
"""Sentences over which acts of one government are taken for one announcement."""
_EARLIER = 21
"""Days by which an earlier act must come before this one to be what introduced its measure."""
_RETROACTIVE = 400
"""Days that a measure may reach back; an older date is another measure's."""
_FAR_OFF = frozenset({"propose", "threaten", "investigate", "challenge", "reject"})
"""Actions of which no sentence of its own tells a beginning or an end."""
_NEAR = (frozenset({"export_ban", "export_control"}), frozenset({"import_ban", "import_control"}), frozenset({"sanction", "entity_listing"}))


def settle_dates(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Completes and checks the dates of merged drafts, in place."""
    for draft in drafts:
        _check(analysis, draft)
    told = {argument.mention.start for draft in drafts for frame in draft.frames for argument in frame.arguments}
    left = [mention for mention in analysis.mentions if mention.kind in ("date", "duration") and "role" in mention.attrs and mention.start not in told]
    for mention in left:
        if mention.attrs["role"] in ("effective", "expires", "duration") and "firm" in mention.attrs:
            _give_next(analysis, drafts, mention)
    for draft in drafts:
        _take_announced(analysis, drafts, draft, left)
        _take_introduced(analysis, drafts, draft)
        _check(analysis, draft)


def _give_next(analysis: Analysis, drafts: Sequence[Draft], mention: Mention) -> None:
    """A date in a sentence without an act belongs to the acts told last before it, all of one sentence."""
    here = sentence_of(analysis, mention.start)
    before = [
        (sentence, draft)
        for draft in drafts
        if draft.action not in _FAR_OFF and "past" not in draft.marks
        for sentence in (_last_before(draft, here, mention),)
        if sentence is not None and here - sentence <= _REACH
    ]
    if not before:
        return
    last = max(sentence for sentence, _ in before)
    role = mention.attrs["role"]
    for draft in (draft for sentence, draft in before if sentence == last):
        rule = f"link.told_dates/next_{role}"
        if role == "duration":
            length = mention.attrs.get("value", "")
            if draft.duration is None and length and "X" not in length:
                draft.duration = (length, _why(mention, rule))
            continue
        if not draft.dates.get(role):
            value = _resolved(analysis, mention, _anchor(draft))
            if value is not None:
                draft.dates[role] = [(value, _why(mention, rule))]


def _last_before(draft: Draft, sentence: int, mention: Mention) -> int | None:
    told = [frame.sentence for frame in draft.frames if frame.sentence < sentence or (frame.sentence == sentence and frame.trigger.start < mention.start)]
    return max(told, default=None)


def _take_announced(analysis: Analysis, drafts: Sequence[Draft], draft: Draft, left: Iterable[Mention]) -> None:
    """The day of the announcement from the words around, else from an act of the same government that the text told before."""
    if draft.dates.get("announced") or draft.dates.get("introduced") and "bare" in draft.marks or "past" in draft.marks:
        return
    near: list[tuple[int, Mention, DateValue]] = []
    for mention in left:
        away = sentence_of(analysis, mention.start) - draft.frame.sentence
        if mention.kind == "date" and mention.attrs["role"] == "announced" and -_SPOKEN <= away <= _SPOKEN:
            value = _resolved(analysis, mention, None)
            if value is not None and _is_news(analysis, value.date):
                near.append((2 * abs(away) + (away < 0), mention, value))
    if near:
        _, mention, value = min(near, key=lambda item: item[0])
        draft.dates["announced"] = [(value, _why(mention, "link.told_dates/spoken"))]
        return
    for other in sorted(drafts, key=lambda other: (other.start > draft.start, abs(other.start - draft.start))):
        if other is draft or not other.dates.get("announced") or not (other.implementers.keys() & draft.implementers.keys()):
            continue
        value, why = other.dates["announced"][0]
        if _is_news(analysis, value.date) and abs(other.frame.sentence - draft.frame.sentence) <= _SAME_NEWS:
            draft.dates["announced"] = [(value, [*why])]
            return


def _take_introduced(analysis: Analysis, drafts: Sequence[Draft], draft: Draft) -> None:
    """When the measure of an act was brought in: the day of the earlier act that the text tells for context."""
    if draft.action not in ON_EXISTING or draft.dates.get("introduced"):
        return
    reference = _anchor(draft) or analysis.article.published
    if reference is None:
        return
    for other in drafts:
        if other is draft or other.action not in ("impose", "tighten", "agree") or not _is_same_measure(draft, other):
            continue
        for role in ("announced", "effective"):
            for value, why in other.dates.get(role, [])[:1]:
                if value.date.last < reference.first - timedelta(days=_EARLIER):
                    draft.dates["introduced"] = [(value, [*why])]
                    return


def _is_same_measure(draft: Draft, other: Draft) -> bool:
    pair = {draft.measure, other.measure}
    if len(pair) > 1 and not any(pair <= near for near in _NEAR):
        return False
    if draft.goods and other.goods and not (draft.goods.keys() & other.goods.keys()):
        return False
    return bool(draft.implementers.keys() & other.implementers.keys())


def _check(analysis: Analysis, draft: Draft) -> None:
    """Takes out what cannot be: announced after publication, over before it began, in force long before it was thought of."""
    published = analysis.article.published
    if published is not None:
        _keep(draft, "announced", lambda value: value.first <= published.last + timedelta(days=1))
    if "bare" not in draft.marks and draft.action not in ON_EXISTING and draft.dates.get("introduced"):
        draft.dates.setdefault("announced", []).extend(draft.dates.pop("introduced"))
    anchor = _anchor(draft)
    if anchor is not None:
        _keep(draft, "effective", lambda value: value.last >= anchor.first - timedelta(days=_RETROACTIVE))
    begun = next((value.date for role in ("effective", "announced") for value, _ in draft.dates.get(role, [])[:1]), None)
    if begun is not None:
        _keep(draft, "expires", lambda value: value.last > begun.first)


def _keep(draft: Draft, role: str, fits: Callable[[PartialDate], bool]) -> None:
    values = [item for item in draft.dates.get(role, []) if item[0].open or fits(item[0].date)]
    if values:
        draft.dates[role] = values
    else:
        draft.dates.pop(role, None)


def _anchor(draft: Draft) -> PartialDate | None:
    return next((value.date for value, _ in draft.dates.get("announced", [])[:1]), None)


def _is_news(analysis: Analysis, value: PartialDate) -> bool:
    published = analysis.article.published
    return published is None or (published.first - value.last).days <= _NEWS


def _resolved(analysis: Analysis, mention: Mention, context: PartialDate | None) -> DateValue | None:
    said = "past" if mention.attrs["role"] == "announced" else mention.attrs.get("direction")
    direction: Direction = "past" if said == "past" else "future" if said == "future" else None
    return resolve(mention, analysis.article.published, direction, context)


def _why(mention: Mention, rule: str) -> list[Evidence]:
    return [mention.evidence(), Evidence(mention.start, mention.end, RuleId(mention.attrs["cue"])), Evidence(mention.start, mention.end, RuleId(rule))]
