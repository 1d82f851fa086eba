"""Who is spared from the start? "Put a duty on steel. Steel from Chile will be exempt" is one act, and Chile is not hit by it."""

from collections.abc import Sequence

from extractor.link.draft import Draft

_BROUGHT_IN = frozenset({"impose", "tighten", "extend", "reinstate"})
"""Acts that say themselves whom they spare: "eggs for hatching are exempt"."""
_OLD = frozenset({"bare", "past", "participle", "subordinate"})
"""Marks of acts that are told for context: who "will be exempt" from a duty of last year is spared today."""


def is_exempt_from_start(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether somebody is only said to be spared by an act told before."""
    if not draft.marks & {"exempt_now", "exempt_then"}:
        return False
    if draft.dates and "exempt_now" not in draft.marks:
        return False  # "will be exempt from June"
    old = frozenset({"bare"}) if "exempt_now" in draft.marks else _OLD
    return any(
        other.action in _BROUGHT_IN and other.measure == draft.measure and other.start < draft.start and not other.marks & old and _one_acts(draft, other)
        for other in drafts
    )


def _one_acts(draft: Draft, other: Draft) -> bool:
    """Whether the two are not said to be of different parties."""
    return not draft.implementers or not other.implementers or bool(draft.implementers.keys() & other.implementers.keys())
