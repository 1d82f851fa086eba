"""What does the headline add? Parties and goods that a matching act of the text leaves out, proved where the text names them."""

from collections.abc import Sequence

from extractor.core.evidence import Evidence
from extractor.core.types import Analysis, Frame, Mention
from extractor.link.antecedents import code_of
from extractor.link.draft import Draft, at

_LEAD = 4
"""Sentences: below the lead an act is no longer the headline's."""


def take_hints(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Completes the acts that the headline tells too; a value that the text itself never names stays out."""
    for frame in analysis.title_frames:
        for draft in drafts:
            if _tells(frame, draft):
                _complete(analysis, frame, draft)
                draft.features["headline"] = 1.0


def _tells(frame: Frame, draft: Draft) -> bool:
    if draft.frame.sentence > _LEAD or draft.marks & {"past", "bare"}:
        return False
    if frame.measure and draft.measure and frame.measure != draft.measure:
        return False
    said = _codes(frame, "implementer")
    if said and draft.implementers and not said & draft.implementers.keys():
        return False
    hit = _codes(frame, "target")
    return not (hit and draft.targets and not hit & draft.targets.keys())


def _complete(analysis: Analysis, frame: Frame, draft: Draft) -> None:
    if not draft.implementers:
        for code in _codes(frame, "implementer") - draft.targets.keys():
            why = _proof(analysis, code, ("place", "bloc", "agency", "leader"))
            if why:
                draft.implementers[code] = (None, why)
    if not draft.targets:
        for code in _codes(frame, "target") - draft.implementers.keys():
            why = _proof(analysis, code, ("place", "bloc"))
            if why:
                draft.targets[code] = why
    if not draft.goods:
        for good in {argument.mention.concept for argument in frame.arguments if argument.role == "good"}:
            why = _proof(analysis, good, ("good",))
            if why:
                draft.goods[good] = why


def _codes(frame: Frame, role: str) -> set[str]:
    return {code_of(argument.mention) for argument in frame.arguments if argument.role == role} - {""}


def _proof(analysis: Analysis, concept: str, kinds: tuple[str, ...]) -> list[Evidence]:
    """The first place in the text that names what the headline names."""
    mention: Mention | None = next((item for item in analysis.mentions if item.kind in kinds and code_of(item) == concept), None)
    return [at(mention, "link.headline/named_in_text")] if mention is not None else []
