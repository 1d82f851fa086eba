"""When was an act announced, where its own words do not say? The day in the sentences around, of the act beside it, of the paper that it stands in."""

import re
from collections.abc import Iterable, Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, DateValue, Mention
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.date_checks import told_on
from extractor.link.dates import resolve
from extractor.link.draft import Draft, at
from extractor.link.moments import told_value, told_why

TELLINGS = frozenset({"bare", "weak", "effect"})
"""Marks of frames that tell of a measure without acting on it."""
SAME_NEWS = 4
"""Sentences over which acts of one government are taken for one announcement; of one measure they are wherever they follow."""
_IN_PASSING = frozenset({"bare", "nominal", "infinitive", "subordinate"})
"""Marks of frames that name an act rather than report it, or tell what came before: what is announced with it is not known to be announced that day."""
_UNDATED = frozenset({"bare", "subordinate", "past"})
"""The same in a paper, which does what it names: "it is decided to control exports of tin"."""
_SPOKEN = 2
"""Sentences from an act to the words that tell when it was announced."""
_NEWS = 14
"""Days that an announcement may lie before publication to be this news."""
_FRESH = 7
"""The same where another sentence tells the day: "leaders had agreed on it on 6 December" tells of something else by the 18th."""
_OF_PAPER = 45
"""The same for the day written on a notice or a statement, and for that of "the decision"."""
_PAPER = "/paper_dated"
_COMMENT = "/said"
"""The cue of what is said of an act on any day."""
_ISSUED = frozenset({"impose", "tighten", "ease", "suspend", "remove", "extend", "reinstate", "postpone"})
_RELEASES = ("fact sheet", "factsheet", "press release", "statement from", "statement by", "joint statement", "proclamation")
"""What the headline of a release opens with."""
_SAME_PAPER = re.compile(
    r"\b(?:[Tt]he|that|this) same (?:meeting|session|sitting|order|decree|notice|notification|circular|resolution|regulation|decision|announcement"
    r"|statement|package|gazette)\b"
)
"""What says that an act was done with the one told before, however far back."""
_SPEAKER = 60
"""Characters from a day to who speaks or acts on it: "On Friday Lima unveiled"."""
_OPENS = 3
"""Sentences in which a release says that it is of today."""
_DONE = r"(?:announced|taken|made|adopted|signed|issued|published|approved|gazetted|passed|promulgated|reached)"
_PAPERS = r"(?:decision|order|decree|move|step|resolution|notice|notification|regulation|announcement|directive|circular|rule|memorandum)"
_OF_IT = re.compile(
    rf"\b(?:announced|took|made|adopted|unveiled|signed|issued|published|approved|reached|passed) (?:its|the|this|that|their|his|her) (?:[\w-]+ )?{_PAPERS}\b"
    rf"|\b(?:the|this|that|its) (?:[\w-]+ )?{_PAPERS}s?\b(?: [\w-]+){{0,6}}? (?:was|were|had been|has been)(?: \w+)? {_DONE}\b",
    re.IGNORECASE,
)
"""What says that the act told before was done on that day."""


_HEREBY = re.compile(
    r"(?<![\"'“‘])\b(?:I|[Ww]e|[Ii]t is|is|are|Government|Ministry|Minister|Commission|President|Secretary) hereby\b|\bdo (?:hereby )?proclaim\b"
)
"""What a paper says that does what it tells."""


def take_announced(analysis: Analysis, drafts: Sequence[Draft], draft: Draft, left: Iterable[Mention]) -> None:
    """The day of the announcement from the words around, else from an act of the same government that the text told before."""
    _correct_comment(analysis, draft, left)
    if told_on(draft) or (draft.dates.get("introduced") and "bare" in draft.marks) or "past" in draft.marks:
        return
    if draft.marks & TELLINGS and draft.tellings == 1:
        _take_from_sentence(analysis, drafts, draft)
        if "modal_will" in draft.marks and "bare" not in draft.marks and not draft.dates.get("announced") and _is_release(analysis):
            _take_today(analysis, draft)  # "A tariff of 25% will apply to cranes": what the release brings
        return
    spoken = _spoken(analysis, draft, left)
    if spoken is not None:
        mention, value = spoken
        draft.dates["announced"] = [(value, told_why(mention, "link.told_dates/spoken"))]
        return
    if draft.marks & _IN_PASSING or draft.dates.get("announced"):
        return
    of_release = _is_release(analysis)
    of_same = bool(_SAME_PAPER.search(analysis.article.text, *analysis.sentences[draft.frame.sentence]))
    for other in sorted(drafts, key=lambda other: (other.start > draft.start, abs(other.start - draft.start))):
        if other is draft or not other.dates.get("announced") or not (other.implementers.keys() & draft.implementers.keys()):
            continue
        if "pronoun" in other.marks and other.start > draft.start and other.measure == draft.measure:
            continue  # "put a 10% duty on steel. On Tuesday it raised it to 15%": what is done to a duty comes after it
        value, why = other.dates["announced"][0]
        near = (
            of_release
            or (of_same and other.start < draft.start)
            or abs(other.frame.sentence - draft.frame.sentence) <= SAME_NEWS
            or (other.measure == draft.measure and other.start < draft.start)
        )
        if near and value.date.precision in ("day", "week") and _is_news(analysis, value.date):
            draft.dates["announced"] = [(value, [*why, at(draft.frame.trigger, "link.told_dates/same_news")])]
            return
    if of_release:
        _take_today(analysis, draft)


def _correct_comment(analysis: Analysis, draft: Draft, left: Iterable[Mention]) -> None:
    """ "The curbs are no ban, the ministry said on Thursday. It issued the notice on Monday": the day of a comment yields to that of the act."""
    told = told_on(draft)
    if not told or draft.action not in _ISSUED or not all(any(evidence.rule.endswith(_COMMENT) for evidence in why) for _, why in told):
        return
    papers = [mention for mention in left if mention.kind == "date" and mention.attrs["role"] == "announced" and _is_of_it(analysis, mention)]
    spoken = _spoken(analysis, draft, papers)
    if spoken is not None and spoken[1].date.last < told[0][0].date.first:
        draft.dates["announced"] = [(spoken[1], told_why(spoken[0], "link.told_dates/spoken"))]


def take_paper_day(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives the acts that a paper does the day on which it is dated: "Date of issue: 3 July 2023", or the last line below who signed.

    One that bears no day and does what it says ("I hereby order") does it on the day on which it is published.
    """
    undated = [draft for draft in drafts if not draft.dates.get("announced") and not draft.marks & _UNDATED]
    if not undated:
        return
    mention, published = analysis.paper_day, analysis.article.published
    value = resolve(mention, published, "past") if mention is not None else None
    if mention is not None and value is not None and _is_news(analysis, value.date, _OF_PAPER):
        why = [mention.evidence(), at(mention, "link.announced/paper_day")]
    elif published is not None and published.precision == "day" and (said := _says_that_it_acts(analysis.article.text)) is not None:
        value, why = DateValue(published, "published"), [Evidence(said.start(), said.end(), RuleId("link.announced/hereby"))]
    else:
        return
    for draft in undated:
        draft.dates["announced"] = [(value, why)]


def _says_that_it_acts(text: str) -> re.Match[str] | None:
    """The words by which a paper does what it tells, if it holds any; most texts lack both words."""
    return _HEREBY.search(text) if "hereby" in text or "proclaim" in text else None


def _spoken(analysis: Analysis, draft: Draft, left: Iterable[Mention]) -> tuple[Mention, DateValue] | None:
    """The nearest day of telling in the sentences around an act."""
    found: list[tuple[int, Mention, DateValue]] = []
    told = [frame.sentence for frame in draft.frames]
    for mention in () if "subordinate" in draft.marks else left:
        if mention.kind != "date" or mention.attrs["role"] != "announced" or "does" in mention.attrs:
            continue
        here = sentence_of(analysis, mention.start)
        away = min((here - sentence for sentence in told), key=lambda away: (abs(away), away < 0))
        if abs(away) > _SPOKEN or _is_of_others(analysis, draft, mention, here):
            continue
        value = told_value(analysis, mention, None)
        of_it = _is_of_it(analysis, mention)
        fine = value is not None and (value.date.precision == "day" or (value.date.precision == "week" and of_it))
        if value is not None and fine and _is_news(analysis, value.date, _OF_PAPER if of_it else _FRESH):
            found.append((2 * abs(away) + (away < 0), mention, value))
    if not found:
        return None
    _, mention, value = min(found, key=lambda item: item[0])
    return mention, value


def _is_of_it(analysis: Analysis, mention: Mention) -> bool:
    """Whether the words around a day say that the act told before was done then."""
    sentence = analysis.sentences[sentence_of(analysis, mention.start)]
    return mention.attrs["cue"].endswith(_PAPER) or _OF_IT.search(analysis.article.text, *sentence) is not None


def _is_of_others(analysis: Analysis, draft: Draft, mention: Mention, here: int) -> bool:
    """Whether another sentence names none but other governments: "On Friday Lima unveiled plans for a levy" tells nothing of what Quito did."""
    if not draft.implementers or any(frame.sentence == here for frame in draft.frames):
        return False
    begin, end = analysis.sentences[here]
    begin, end = max(begin, mention.start - _SPEAKER), min(end, mention.end + _SPEAKER)
    named = {code_of(other) for other in analysis.mentions if other.kind in ("place", "bloc", "agency", "leader") and begin <= other.start < end} - {""}
    return bool(named) and named.isdisjoint(draft.implementers.keys() | draft.targets.keys())


def _take_today(analysis: Analysis, draft: Draft) -> None:
    """The day on which a release says that it is: "Today the president signed"."""
    opening = analysis.sentences[min(_OPENS, len(analysis.sentences) - 1)][1]
    for mention in analysis.mentions:
        if mention.start < opening and mention.kind == "date" and (mention.attrs.get("form"), mention.attrs.get("shift")) == ("day", "0"):
            today = resolve(mention, analysis.article.published, None)
            if today is not None:
                draft.dates["announced"] = [(today, told_why(mention, "link.told_dates/release"))]
            return


def _is_release(analysis: Analysis) -> bool:
    """Whether a government itself tells of its acts, all of one day, and says so in the headline."""
    return (analysis.article.title or "").lower().startswith(_RELEASES)


def _take_from_sentence(analysis: Analysis, drafts: Sequence[Draft], draft: Draft) -> None:
    """The day of the act that a noun stands beside: "will levy 20% on tin and a 7% charge on zinc, it said on Friday"."""
    if draft.dates.get("announced") or not draft.rates:
        return
    for other in drafts:
        here = any(frame.sentence == draft.frame.sentence for frame in other.frames)
        beside = other is not draft and here and other.measure == draft.measure
        if beside and other.dates.get("announced") and other.implementers.keys() == draft.implementers.keys():
            value, why = other.dates["announced"][0]
            if value.date.precision in ("day", "week") and _is_news(analysis, value.date):
                draft.dates["announced"] = [(value, [*why, at(draft.frame.trigger, "link.told_dates/same_sentence")])]
            return


def _is_news(analysis: Analysis, value: PartialDate, days: int = _NEWS) -> bool:
    published = analysis.article.published
    return published is None or (published.first - value.last).days <= days
