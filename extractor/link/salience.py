"""Is an act what the article reports, or told for context? By how the text tells it and how old it is."""

from collections.abc import Sequence

from extractor.core.types import Article
from extractor.link.draft import Draft

_OLD = 21
"""Days before publication from which an act is history; news cycles of weeklies are shorter."""


def salience_of(article: Article, draft: Draft, drafts: Sequence[Draft]) -> str:
    """`main` or `background`."""
    if article.published is not None:
        for role in ("announced", "effective"):
            for value, _ in draft.dates.get(role, [])[:1]:
                if (article.published.first - value.date.last).days > _OLD:
                    return "background"
                if role == "announced":
                    return "main"
    if draft.marks & {"past", "subordinate"}:
        return "background"
    if "bare" in draft.marks and draft.tellings == 1 and any("bare" not in other.marks for other in drafts):
        return "background"
    return "main"
