"""Is a paragraph a notice: read more, newsletter, rights, byline, credit? The rules of `page_words.toml`, applied."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.core.types import BlockKind
from extractor.rules.pages import NoticeRule

_LONGEST_WORD = 40
"""Characters, addresses included: what has no blanks is not short for that."""
_HEAD_ONLY, _TAIL_ONLY = ("head",), ("tail",)


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
    # Promotional texts are one paragraph of news and ten of notices, so a notice before counts like running text.
    closed = (_HEAD_ONLY if place.running >= 2 else ()) + (_TAIL_ONLY if place.running + place.after_notice < 2 else ())
    for rule in rules:
        if words > rule.max_words or rule.zone in closed or (rule.anchors and not rule.may_stand_in(lower)):
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
