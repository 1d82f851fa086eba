"""Is an act what the article reports, or told for context? By how the text tells it, how old it is, and what else is done to its measure."""

from collections.abc import Sequence
from datetime import date

from extractor.core.types import Article
from extractor.link.draft import Draft

_OLD = 21
"""Days before publication from which an act is history; news cycles of weeklies are shorter."""
_AGE = 3650
"""Days after which an act is of another age."""
_CHANGES = frozenset({"extend", "remove", "suspend", "ease", "postpone", "reinstate"})
"""What is done to a measure that stands: where that is the news, how the measure began is context."""


def salience_of(article: Article, draft: Draft, drafts: Sequence[Draft]) -> str:
    """`main` or `background`."""
    if draft.action == "impose" and any(_changes(other, draft) for other in drafts):
        return "background"
    if is_surely_context(article, draft, drafts):
        return "background"
    now = article.published.first if article.published is not None else _latest(drafts)
    if now is not None:
        for role in ("announced", "effective"):
            for value, _ in draft.dates.get(role, [])[:1]:
                if (now - value.date.last).days > _OLD:
                    if draft.measure == "trade_agreement" and role == "announced" and draft.dates.get("effective"):
                        continue  # a deal signed years ago is news when it takes effect
                    return "background"
                if role == "announced":
                    return "main"
    if draft.marks & {"past", "subordinate"}:
        return "background"
    if "bare" in draft.marks and draft.tellings == 1 and any("bare" not in other.marks for other in drafts):
        return "background"
    return "main"


def _came_of(news: Draft, probe: Draft) -> bool:
    """Whether a probe told in passing led to the duty that is the news: "put a duty on brandy … the end of a probe launched last year"."""
    if probe.action != "investigate" or news.action != "impose" or news.measure != probe.measure or news.start > probe.start or news.marks & {"past", "bare"}:
        return False
    same = bool(news.implementers.keys() & probe.implementers.keys())
    return same and all(not one or not two or bool(one.keys() & two.keys()) for one, two in ((news.goods, probe.goods), (news.targets, probe.targets)))


def _is_of_old_deal(article: Article, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it tells what a deal of long ago does: "signed a pact with Suva last year limiting exports of sugar"."""
    if not draft.marks & {"gerund", "participle"} or article.published is None or draft.tellings > 1:
        return False
    deals = [other for other in drafts if other.measure == "trade_agreement" and other.frame.sentence == draft.frame.sentence and other.start < draft.start]
    days = [value.date for deal in deals for value, _ in deal.dates.get("announced", [])[:1]]
    return any((article.published.first - day.last).days > _OLD for day in days)


def is_surely_context(article: Article, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an act cannot be news, however the article tells it: the probe that led to today's duty, what only tells since when prices fall."""
    if "since_then" in draft.marks and draft.tellings == 1 and not draft.dates.get("effective"):
        return True
    if "was_to" in draft.marks and draft.tellings == 1 and not draft.dates:
        return True  # "under the pact Fiji was to open its market"
    if _is_of_old_deal(article, draft, drafts):
        return True
    if _is_of_another_age(article, draft):
        return True
    return "participle" in draft.marks and any(_came_of(other, draft) for other in drafts)


def _is_of_another_age(article: Article, draft: Draft) -> bool:
    """Whether an act was announced so long ago that no article reports it: "passed in 1930, it raised taxes on imports"."""
    told = draft.dates.get("announced", [])
    if article.published is None or not told or draft.dates.get("effective"):
        return False
    return all((article.published.first - value.date.last).days > _AGE for value, _ in told)


def _latest(drafts: Sequence[Draft]) -> date | None:
    """The last day on which something was announced: the news of an article without a date."""
    return max((value.date.first for draft in drafts for value, _ in draft.dates.get("announced", [])[:1]), default=None)


def _changes(news: Draft, draft: Draft) -> bool:
    """Whether an act told before is done to the very measure that this one began: "lifted the ban … the ban was imposed in May"."""
    if news is draft or news.action not in _CHANGES or news.measure != draft.measure or news.start > draft.start or news.marks & {"past", "bare"}:
        return False
    same = bool(news.implementers.keys() & draft.implementers.keys())
    return same and all(not one or not two or bool(one.keys() & two.keys()) for one, two in ((news.goods, draft.goods), (news.targets, draft.targets)))
