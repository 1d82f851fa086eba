"""Which dates does an act get from other sentences? "It takes effect on 1 May", "the minister said on Friday", "Lima imposed the ban in 2019"."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from extractor.core.evidence import Evidence
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, DateValue, Mention
from extractor.link.announced import SAME_NEWS, TELLINGS, take_announced, take_paper_day
from extractor.link.antecedents import sentence_of
from extractor.link.date_checks import EARLIER, RETROACTIVE, announced_on, check_dates, is_on_existing
from extractor.link.draft import Draft, at, reason
from extractor.link.moments import begins_for, told_value, told_why

_REACH = 3
"""Sentences after an act that may still tell when it begins or ends; measured on the gold set, as are the others here."""
_FAR_REACH = 8
"""Sentences after an act that may still tell for context when its measure was brought in."""
_AHEAD = 2
"""Sentences before an act that may already tell when it begins: "The plan comes into force on 1 May. It cuts …"."""
_EARLIER_ACTS = frozenset({"past", "subordinate"})
"""Marks of frames that tell an act for what came before another: the dates of the sentences around are the other's."""
_SEASON = 90
"""Days after which an act is no news any more."""
_TODAY = 2
"""Days before publication from which on what began is the act that is reported."""
_FIRM = ("/takes_effect", "/took_effect", "/with_effect_from", "/not_until")
"""Cues whose words say that a measure begins."""
_AT_ONCE = ("/immediate", "/on_publication")
"""Date rules of words that mean the day of the act itself."""
_LASTS = frozenset({"impose", "extend", "tighten", "reinstate", "suspend", "ease"})
"""Actions after which a measure, or relief from one, is there for a time."""
_REVERSED = 2
"""Days after which a ban may be lifted again."""
_REVERSALS = frozenset({"remove", "suspend", "postpone"})
_YEAR = 4
"""Characters of a date that is only a year."""
_SOON = 31
"""Days: an extended measure that would end so soon would hardly have been extended; it is the old end."""
_ALL = re.compile(
    r"\s*(?:All|Both) (?:of )?(?:the |these )?(?:[a-z-]+ )?(?:measures|duties|tariffs|levies|taxes|bans|curbs|restrictions|rates|changes|steps|moves)\b"
)
"""A subject that means every act told so far, not only those of the last sentence."""
_FAR_OFF = frozenset({"propose", "threaten", "investigate", "challenge", "reject"})
"""Actions of which no sentence of its own tells a beginning or an end."""
_BY_CASE = frozenset({"anti_dumping", "countervailing", "safeguard"})
"""Measures that come one for each investigation."""
_DUTIES = _BY_CASE | {"export_tax"}
_NEAR = (frozenset({"export_ban", "export_control"}), frozenset({"import_ban", "import_control"}), frozenset({"sanction", "entity_listing"}))


def settle_dates(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Completes and checks the dates of merged drafts, in place."""
    for draft in drafts:
        check_dates(analysis, draft)
    told = {argument.mention.start for draft in drafts if not _is_mere_noun(draft) for frame in draft.frames for argument in frame.arguments}
    left = [mention for mention in analysis.mentions if mention.kind in ("date", "duration") and "role" in mention.attrs and mention.start not in told]
    for draft in drafts:
        _resolve_late(analysis, draft)
    for mention in left:
        if mention.attrs["role"] in ("effective", "expires", "duration") and "firm" in mention.attrs:
            _give_next(analysis, drafts, mention)
    for draft in drafts:
        _lend(analysis, draft, drafts)
    for draft in drafts:
        _share_beginning(draft, drafts)
    take_paper_day(analysis, drafts)
    for draft in drafts:
        take_announced(analysis, drafts, draft, left)
        _resolve_late(analysis, draft)
        _take_introduced(analysis, drafts, draft, left)
        check_dates(analysis, draft)


def _is_mere_noun(draft: Draft) -> bool:
    """Whether it is a noun that becomes no act of its own; its dates are free for others."""
    return "bare" in draft.marks and draft.tellings == 1 and not draft.has_core()


def _resolve_late(analysis: Analysis, draft: Draft) -> None:
    """Dates counted from another that only the other tellings name: "30 days after signing", "effective immediately"."""
    anchor = announced_on(draft)
    if anchor is not None and anchor.precision == "day":
        draft.dates["effective"] = [_at_once(told, anchor) for told in draft.dates.get("effective", [])]
    if anchor is not None:
        _count_from(analysis, draft, anchor)


def _count_from(analysis: Analysis, draft: Draft, anchor: PartialDate) -> None:
    """Gives the dates that a draft's own words count from a day that they do not tell."""
    for argument in (argument for frame in draft.frames for argument in frame.arguments if argument.role in ("effective", "expires")):
        counted = argument.mention.attrs.get("anchor") == "text" or argument.mention.rule.endswith(_AT_ONCE)
        value = told_value(analysis, argument.mention, anchor) if counted and not draft.dates.get(argument.role) else None
        if value is not None:
            draft.dates[argument.role] = [(value, reason(argument))]


def _at_once(told: tuple[DateValue, list[Evidence]], announced: PartialDate) -> tuple[DateValue, list[Evidence]]:
    """What "takes effect immediately" does so on the day of the announcement, not of the report."""
    value, why = told
    at_once = value.basis == "published" and any(evidence.rule.endswith(_AT_ONCE) for evidence in why)
    return (DateValue(announced, "text"), why) if at_once else told


def _give_next(analysis: Analysis, drafts: Sequence[Draft], mention: Mention) -> None:
    """A date in a sentence without an act belongs to the acts told last before it, all of one sentence; else to the next ones."""
    for draft in _told_around(analysis, drafts, mention, sentence_of(analysis, mention.start)):
        role = mention.attrs["role"]
        rule = f"link.told_dates/next_{role}"
        if role == "duration":
            length = mention.attrs.get("value", "")
            if draft.duration is None and length and "X" not in length:
                draft.duration = (length, told_why(mention, rule))
            continue
        value = told_value(analysis, mention, announced_on(draft))
        if value is None:
            continue
        slot = "introduced" if _is_of_the_old(draft, mention, value.date, analysis.article.published) else begins_for(draft, role)
        if slot == "expires" and _is_long_over(analysis, value.date):
            continue  # "from 1967 to 1974": history, no end of news
        if slot == "expires" and draft.action in _LASTS and mention.attrs["cue"].endswith("/expired") and not _is_earlier_act(analysis, draft):
            continue  # "will go on charging the duty … it ran out yesterday": the end of what was before
        if slot == "expires" and draft.action == "extend" and (_is_soon(analysis, value.date) or mention.attrs.get("direction") == "past"):
            continue  # the end that the extension moves
        have = draft.dates.setdefault(slot, [])
        if slot == "expires" and have and _is_over(analysis, have[0][0]) and value.date.last > have[0][0].date.last:
            have.clear()  # "was extended until May 2024", and in another sentence "runs until March"
        if slot == "effective" and mention.attrs["cue"].endswith(_FIRM) and all(_is_by_any_verb(why) for _, why in have):
            have.clear()  # "will put its case next week", and "the duties take effect on 12 March"
        if not have or (have[0][0].date.holds(value.date) and have[0][0].date != value.date):  # "since April", then "from April 21"
            have.append((value, told_why(mention, rule)))


def _is_of_the_old(draft: Draft, mention: Mention, value: PartialDate, published: PartialDate | None) -> bool:
    """Whether a beginning in the past is that of the measure on which the act is; what began after the act was announced is the act itself."""
    if mention.attrs["role"] != "effective" or not is_on_existing(draft) or mention.attrs.get("direction") != "past":
        return False
    announced = announced_on(draft)
    if announced is None and published is not None and (published.first - value.last).days <= _TODAY:
        return False  # "cut the duty on tin. The notice came into force today"
    return announced is None or value.first < announced.first


def _told_around(analysis: Analysis, drafts: Sequence[Draft], mention: Mention, here: int) -> list[Draft]:
    """The acts of the nearest sentence that tells any, before the date rather than after it."""
    able = [
        draft
        for draft in drafts
        if draft.action not in _FAR_OFF
        and not draft.marks & _EARLIER_ACTS
        and not (draft.action == "postpone" and draft.frame.sentence == here and mention.attrs["role"] == "effective")  # the day that no longer holds
    ]
    told = {(draft.action, draft.measure) for draft in drafts if not draft.marks & TELLINGS or draft.tellings > 1}
    reach = _FAR_REACH if len(told) == 1 else _REACH  # a text of one act
    before = [(sentence, draft) for draft in able for sentence in (_last_before(draft, here, mention),) if sentence is not None and here - sentence <= reach]
    news = analysis.article.published or max((day for _, draft in before if (day := announced_on(draft)) is not None), key=lambda day: day.first, default=None)
    fresh = [(sentence, draft) for sentence, draft in before if draft.implementers and not _is_old(draft, news)]
    before = fresh or before
    if before:
        last = max(sentence for sentence, _ in before)
        if _ALL.match(analysis.article.text, analysis.sentences[here][0]):
            nearest = next(draft for sentence, draft in before if sentence == last)
            return [draft for _, draft in before if draft.implementers.keys() & nearest.implementers.keys()]
        return [draft for sentence, draft in before if sentence == last]
    after = [draft for draft in able if 0 < draft.frame.sentence - here <= _AHEAD and "\n\n" not in analysis.article.text[mention.end : draft.start]]
    first = min((draft.frame.sentence for draft in after), default=0)
    return [draft for draft in after if draft.frame.sentence == first]


def _is_old(draft: Draft, news: PartialDate | None) -> bool:
    """Whether an act was announced long before the news, which is of the day of publication, else of the latest act told: what follows tells of it."""
    announced = announced_on(draft)
    return announced is not None and news is not None and (news.first - announced.last).days > _SEASON


def _lend(analysis: Analysis, draft: Draft, drafts: Sequence[Draft]) -> None:
    """What "the duties take effect on Friday" tells of the act that imposed them, where the two were not taken for one."""
    if not draft.marks & TELLINGS or draft.tellings > 1:
        return
    for other in reversed([other for other in drafts if other.start < draft.start]):
        if other.marks & TELLINGS or other.action in _FAR_OFF or not (_is_same_measure(draft, other) or _is_same_duty(draft, other)):
            continue
        if (anchor := announced_on(other)) is not None:
            _count_from(analysis, draft, anchor)
        if "effect" in draft.marks and draft.duration is not None and other.duration is None:
            other.duration = (draft.duration[0], [*draft.duration[1], at(draft.frame.trigger, "link.told_dates/lent")])
        for role in ("effective", "expires"):
            if draft.dates.get(role) and not other.dates.get(role):
                other.dates[role] = [(value, [*why, at(draft.frame.trigger, "link.told_dates/lent")]) for value, why in draft.dates[role]]
        return


def _share_beginning(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Acts that are told as parts of one ("25% on tin … and 10% on zinc") begin on the one day that the text gives for any of them."""
    if draft.dates.get("effective"):
        return
    parts = [other for other in drafts if other.dates.get("effective") and _is_part_of_one(draft, other) and not _begins_by_verb(other)]
    if len({other.dates["effective"][0][0].date for other in parts}) != 1:
        return
    value, why = parts[0].dates["effective"][0]
    draft.dates["effective"] = [(value, [*why, at(draft.frame.trigger, "link.told_dates/part_of_one")])]


def _begins_by_verb(draft: Draft) -> bool:
    """Whether only a verb of acting tells when it begins: "25% on tin, which will rise to 30% on 1 May" is a step of that part alone."""
    begins = [argument.mention for frame in draft.frames for argument in frame.arguments if argument.role == "effective"]
    return bool(begins) and all(mention.attrs.get("does") == "acts" for mention in begins)


def _is_part_of_one(draft: Draft, other: Draft) -> bool:
    """Whether two acts are one announcement: the same government, action and measure, told close together, towards nobody else."""
    if draft is other or (draft.action, draft.measure) != (other.action, other.measure) or draft.action in _FAR_OFF or (draft.marks | other.marks) & {"past"}:
        return False
    if draft.implementers.keys() != other.implementers.keys() or abs(draft.frame.sentence - other.frame.sentence) > SAME_NEWS:
        return False
    days = [one.dates["announced"][0][0].date for one in (draft, other) if one.dates.get("announced")]
    if len(days) == 2 and not (days[0].holds(days[1]) or days[1].holds(days[0])):
        return False
    if days and len(days[0].value) == _YEAR:
        return False  # "the country banned ore exports in 2020": long before
    return not draft.targets or not other.targets or draft.targets.keys() == other.targets.keys()


def _is_soon(analysis: Analysis, value: PartialDate) -> bool:
    published = analysis.article.published
    return published is not None and (value.first - published.last).days <= _SOON


def _is_long_over(analysis: Analysis, value: PartialDate) -> bool:
    published = analysis.article.published
    return published is not None and (published.first - value.last).days > RETROACTIVE


def _is_earlier_act(analysis: Analysis, draft: Draft) -> bool:
    """Whether an act was announced long enough ago to be over."""
    announced, published = announced_on(draft), analysis.article.published
    return announced is not None and published is not None and (published.first - announced.last).days > _SOON


def _is_by_any_verb(why: Sequence[Evidence]) -> bool:
    """Whether only a verb ahead gave a date its role: it may be the date of what others do."""
    return not any(evidence.rule.startswith("link.") for evidence in why) and any(evidence.rule.endswith("/will_do") for evidence in why)


def _is_over(analysis: Analysis, value: DateValue) -> bool:
    published = analysis.article.published
    return published is not None and not value.open and value.date.last < published.first


def _last_before(draft: Draft, sentence: int, mention: Mention) -> int | None:
    told = [frame.sentence for frame in draft.frames if frame.sentence < sentence or (frame.sentence == sentence and frame.trigger.start < mention.start)]
    return max(told, default=None)


def _take_introduced(analysis: Analysis, drafts: Sequence[Draft], draft: Draft, left: Iterable[Mention]) -> None:
    """When the measure of an act was brought in: what another act on it says, or the day of the earlier act that the text tells for context."""
    if not is_on_existing(draft) or draft.dates.get("introduced") or (draft.action == "reject" and draft.frame.trigger.concept == "impose"):
        return  # what is refused before it was brought in has no beginning
    for other in drafts:
        if other is not draft and other.dates.get("introduced") and is_on_existing(other) and _is_same_measure(draft, other):
            value, why = other.dates["introduced"][0]
            draft.dates["introduced"] = [(value, [*why, at(draft.frame.trigger, "link.told_dates/same_measure")])]
            return
    reference = announced_on(draft) or analysis.article.published
    if reference is None:
        return
    for other in drafts:
        if other is draft or other.action not in ("impose", "tighten", "agree") or not _is_same_measure(draft, other):
            continue
        if draft.measure in _BY_CASE and draft.goods and not other.goods:
            continue  # each case is on goods of its own, and these have no name here
        for role in ("announced", "effective"):
            for value, why in other.dates.get(role, [])[:1]:
                if _is_earlier(value.date, reference, days=_REVERSED if draft.action in _REVERSALS and role == "announced" else EARLIER):
                    draft.dates["introduced"] = [(value, [*why, at(draft.frame.trigger, "link.told_dates/earlier_act")])]
                    return
    for mention in left:
        away = sentence_of(analysis, mention.start) - draft.frame.sentence
        said = mention.attrs["role"] == "introduced"
        tells = said or mention.attrs.get("does") == "begins"
        if mention.kind != "date" or not tells or "firm" not in mention.attrs or not -_REACH <= away <= _FAR_REACH:
            continue
        if any(is_on_existing(other) and other.measure != draft.measure and _is_nearer(analysis, other, draft, mention) for other in drafts):
            continue
        found = told_value(analysis, mention, None)
        if found is not None and _is_earlier(found.date, reference, this_year=said):
            draft.dates["introduced"] = [(found, told_why(mention, "link.told_dates/earlier_words"))]
            return


def _is_nearer(analysis: Analysis, one: Draft, two: Draft, mention: Mention) -> bool:
    """Whether a date stands nearer to one act than to another, or as near behind the one as before the other."""
    here = sentence_of(analysis, mention.start)
    away = [(abs(draft.frame.sentence - here), draft.start > mention.start) for draft in (one, two)]
    return away[0] < away[1]


def _is_earlier(date: PartialDate, reference: PartialDate, this_year: bool = False, days: int = EARLIER) -> bool:
    """Whether a day lies well before an act; `this_year` lets "earlier this year" pass."""
    return (date.first if this_year and date.precision == "year" else date.last) < reference.first - timedelta(days=days)


def _is_same_measure(draft: Draft, other: Draft) -> bool:
    pair = {draft.measure, other.measure}
    if len(pair) > 1 and not any(pair <= near for near in _NEAR):
        return False
    for mine, theirs in ((draft.goods, other.goods), (draft.targets, other.targets)):
        if mine and theirs and not (mine.keys() & theirs.keys()) and not {"all_goods"} & (mine.keys() | theirs.keys()):
            return False
    return bool(draft.implementers.keys() & other.implementers.keys())


def _is_same_duty(draft: Draft, other: Draft) -> bool:
    """ "Imposed anti-dumping duties on glass … The duties come into force tomorrow": a duty that is not said again of what kind it is."""
    if (
        "effect" not in draft.marks
        or draft.measure != "tariff"
        or other.measure not in _DUTIES
        or (draft.goods and other.goods and not draft.goods.keys() & other.goods.keys())
    ):
        return False
    return not draft.implementers or bool(draft.implementers.keys() & other.implementers.keys())
