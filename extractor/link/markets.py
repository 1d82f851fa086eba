"""Whose act is it that goods may again be sold abroad? "Ireland can sell beef to China again": China's, unless the text tells of an export ban of Ireland's."""

from collections.abc import Sequence

from extractor.link.draft import Draft

_INTO_MARKET = "into_market"
_EXPORTS = ("export_ban", "export_quota", "export_control")


def settle_markets(drafts: Sequence[Draft]) -> None:
    """Turns such an act round: who lets the goods in acts on its import ban, and whose goods they are is hit by it."""
    for draft in drafts:
        if _INTO_MARKET not in draft.marks or draft.measure not in _EXPORTS or not draft.targets or not draft.implementers:
            continue
        others = (other for other in drafts if other is not draft and _INTO_MARKET not in other.marks and other.measure in _EXPORTS)
        if any(other.implementers.keys() & draft.implementers.keys() for other in others):
            continue
        sellers = {code: [*why] for code, (_, why) in draft.implementers.items()}
        draft.implementers = {code: (None, [*why]) for code, why in draft.targets.items()}
        draft.targets.clear()
        draft.targets.update(sellers)
        draft.measure = "import_ban"


__all__ = ["settle_markets"]
