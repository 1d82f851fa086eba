"""Is a paragraph a notice: read more, newsletter, rights, byline, credit? The rules of `page_words.toml`, applied."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.core.types import BlockKind
from extractor.rules.pages import NoticeRule

_LONGEST_WORD = 40
"""Characters, addresses included: what has no blanks is not short for that."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: how many paragraphs of running text came before it, and whether a notice did."""

    running: int = 2
    after_notice: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """The rule that takes a paragraph, and whether the rule's words are all there is in it."""

    rule: NoticeRule
    bare: bool

    @property
    def kind(self) -> BlockKind:
        """What the paragraph is."""
        return self.rule.kind


def find_notice(paragraph: str, rules: Iterable[NoticeRule], place: Place = Place()) -> Notice | None:  # frozen
    """The first rule that takes the paragraph."""
    words = max(paragraph.count(" ") + 1, len(paragraph) // _LONGEST_WORD)
    lower = paragraph.lower()
    for rule in rules:
        if words > rule.max_words or not _in_zone(rule, place) or not rule.may_stand_in(lower):
            continue
        found = (
            rule.pattern.fullmatch(paragraph)
            if rule.match == "whole"
            else rule.pattern.match(paragraph)
            if rule.match == "start"
            else rule.pattern.search(paragraph)
        )
        if found:
            return Notice(rule, found.end() == len(paragraph))
    return None


def _in_zone(rule: NoticeRule, place: Place) -> bool:
    if rule.zone == "head":
        return place.running < 2
    # Promotional texts are one paragraph of news and ten of notices, so a notice before counts like running text.
    return rule.zone == "any" or place.running + place.after_notice >= 2
