"""Whom is a complaint or an answer against? Those whose act it disputes or answers, as the article tells that act."""

from collections.abc import Iterable, Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.link.draft import Draft

_DEALS = frozenset({"trade_agreement", "trade_dispute"})
_GUESSED = frozenset({"resolved", "inherited", "of_article"})
"""What tells that an act's own words name nobody who acts."""
_NEAR = 3
"""Sentences from an answer back to what it answers."""


def settle_against(drafts: Sequence[Draft]) -> None:
    """Gives "filed a complaint over Peru's duties" and "answered the Peruvian duties with a ban" the target Peru, where they name none."""
    for draft in drafts:
        if draft.targets or not draft.implementers:
            continue
        if draft.measure == "trade_dispute" and draft.action in ("challenge", "threaten", "propose"):
            _take(draft, _told_with(draft, drafts) or _against_it(draft, drafts), "disputes")
        elif draft.retaliation and draft.measure not in _DEALS and not _GUESSED & draft.features.keys():
            near = [other for other in drafts if -_NEAR <= other.frame.sentence - draft.frame.sentence <= 0]
            _take(draft, _against_it(draft, near), "answers")


def _acts_of_others(draft: Draft, drafts: Iterable[Draft]) -> list[Draft]:
    """Acts whose own words say that somebody else acts."""
    return [
        other
        for other in drafts
        if other.measure not in _DEALS and not _GUESSED & other.features.keys() and other.implementers and not other.implementers.keys() & draft.implementers
    ]


def _told_with(draft: Draft, drafts: Iterable[Draft]) -> list[Draft]:
    """What the sentence of a complaint tells after it: "over the tariffs imposed by Chad"."""
    return _acts_of_others(draft, (other for other in drafts if other.frame.sentence == draft.frame.sentence and other.start > draft.start))[:1]


def _against_it(draft: Draft, drafts: Iterable[Draft]) -> list[Draft]:
    """Acts that hit the one who complains or answers, where they are all one party's."""
    found = [other for other in _acts_of_others(draft, drafts) if other.targets.keys() & draft.implementers.keys()]
    return found[:1] if len({frozenset(other.implementers) for other in found}) == 1 else []


def _take(draft: Draft, others: Sequence[Draft], rule: str) -> None:
    for other in others:
        for code, (_, why) in other.implementers.items():
            draft.targets[code] = [*why, *(Evidence(part.start, part.end, RuleId(f"link.against/{rule}")) for part in why[:1])]
