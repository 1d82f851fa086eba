"""What does the headline add? Parties and goods that a matching act of the text leaves out, proved where the text names them."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Frame, Mention
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.draft import Draft, at
from extractor.link.pointing import covered, pointer
from extractor.link.values import rate_of

_PARTIES = ("place", "bloc", "agency", "leader")
_LEAD = 4
"""Sentences: below the lead an act is no longer the headline's."""
_OPENING = 1
"""The last sentence whose unnamed ministry and goods are the headline's."""


def take_hints(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Completes the acts that the headline tells too; a value that the text itself never names stays out."""
    for frame in analysis.title_frames:
        for draft in drafts:
            if _tells(frame, draft):
                _complete(analysis, frame, draft)
                draft.features["headline"] = 1.0


def title_drafts(analysis: Analysis, drafts: Sequence[Draft]) -> list[Draft]:
    """Acts that the headline alone tells outright: each value proved where the text names it, the act where the text first names its object."""
    made = []
    for frame in analysis.title_frames:
        marks = {rule.rsplit("/", 1)[-1] for rule in frame.why}
        if not frame.measure or marks & {"bare", "pointer", "no_measure", "past"}:
            continue
        pointed = pointer(analysis, frame)
        told = (draft for draft in drafts if pointed is None or draft.implementers or draft.goods or draft.targets)
        if any(_same_news(frame, draft) for draft in told):
            continue
        draft = _told_in_title(analysis, frame, pointed)
        if draft is not None:
            made.append(draft)
    return made


def _same_news(frame: Frame, draft: Draft) -> bool:
    """Whether a draft of the text can be what the headline tells: the same actor on a like measure, or nothing that speaks against it."""
    said = _codes(frame, "implementer")
    if said and draft.implementers and not said & draft.implementers.keys():
        return False
    return frame.measure == draft.measure or not draft.measure or frame.action == draft.action


def _told_in_title(analysis: Analysis, frame: Frame, pointed: Mention | None) -> Draft | None:
    draft = Draft(frame, frame.action, frame.measure or "")
    draft.implementers = _acting(analysis, frame, draft, _office(analysis, frame))
    if not draft.implementers:
        draft.implementers = _spoken_for(analysis, frame)
    points = [at(pointed, "link.headline/pointed_to")] if pointed is not None else []
    if points and not draft.implementers:
        draft.implementers = dict.fromkeys(_codes(frame, "implementer"), (None, points))
    for code in sorted(_codes(frame, "target") - draft.implementers.keys()):
        why = _proof(analysis, code, ("place", "bloc")) or points
        if why:
            draft.targets[code] = why
    for good in dict.fromkeys(argument.mention.concept for argument in frame.arguments if argument.role == "good"):
        draft.goods |= _named_or_narrower(analysis, good) or ({good: points} if points else {})
    if pointed is not None:
        draft.targets |= covered(analysis, frame, pointed, "place")
        draft.goods = covered(analysis, frame, pointed, "good") or draft.goods
    anchors = points or [why[0] for why in (*draft.goods.values(), *draft.targets.values(), *(why for _, why in draft.implementers.values()))]
    if not draft.implementers or not anchors:
        return None
    first = anchors[0]
    draft.action_why.append(Evidence(first.start, first.end, RuleId("link.headline/told_in_title")))
    draft.measure_why.append(Evidence(first.start, first.end, RuleId("link.headline/told_in_title")))
    for argument in frame.arguments:
        if argument.role == "rate":
            same = next((mention for mention in analysis.mentions if mention.kind == "rate" and mention.attrs == argument.mention.attrs), None)
            if same is not None:
                draft.rates.append((rate_of(same, draft.action), [at(same, "link.headline/named_in_text")]))
    sentence = sentence_of(analysis, first.start)
    draft.frame = replace(frame, sentence=sentence, trigger=replace(frame.trigger, start=first.start, end=first.end), arguments=())
    draft.features["title_only"] = 1.0
    return draft


def _spoken_for(analysis: Analysis, frame: Frame) -> dict[str, tuple[str | None, list[Evidence]]]:
    """Under "China bans …" the "commerce ministry" of the lead, of no country named, is China's: it proves the one actor that the text leaves unnamed."""
    codes = _codes(frame, "implementer")
    body = next((item for item in analysis.mentions if "generic" in item.attrs and not code_of(item) and sentence_of(analysis, item.start) <= _OPENING), None)
    if body is None or len(codes) != 1:
        return {}
    return {codes.pop(): (None, [at(body, "link.headline/speaks_for")])}


def _named_or_narrower(analysis: Analysis, good: str) -> dict[str, list[Evidence]]:
    """A good of the headline where the text names it, else the goods of its kind that the lead names: gallium for "key minerals"."""
    why = _proof(analysis, good, ("good",))
    if why:
        return {good: why}
    kinds = [item for item in analysis.mentions if item.attrs.get("broader") == good and sentence_of(analysis, item.start) <= _OPENING]
    return {item.concept: [at(item, "link.headline/kind_named_in_text")] for item in kinds}


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
        draft.implementers = _acting(analysis, frame, draft, draft.pointer)
    if not draft.targets:
        for code in sorted(_codes(frame, "target") - draft.implementers.keys()):
            why = _proof(analysis, code, ("place", "bloc"))
            if why:
                draft.targets[code] = why
    if not draft.goods:
        for good in dict.fromkeys(argument.mention.concept for argument in frame.arguments if argument.role == "good"):
            why = _proof(analysis, good, ("good",))
            if why:
                draft.goods[good] = why


def _office(analysis: Analysis, frame: Frame) -> Mention | None:
    """The text's word for a government, unless its sentence names another than the headline does."""
    office = analysis.office
    if office is None:
        return None
    begin, end = analysis.sentences[sentence_of(analysis, office.start)]
    here = {code_of(item) for item in analysis.mentions if item.kind in _PARTIES and begin <= item.start < end} - {""}
    return office if here <= _codes(frame, "implementer") else None


def _acting(analysis: Analysis, frame: Frame, draft: Draft, pointer: Mention | None) -> dict[str, tuple[str | None, list[Evidence]]]:
    """Who acts by the headline, proved where the text names them, else by a word that points to them ("the junta")."""
    found: dict[str, tuple[str | None, list[Evidence]]] = {}
    for code in sorted(_codes(frame, "implementer") - draft.targets.keys()):
        why = _proof(analysis, code, _PARTIES) or ([at(pointer, "link.headline/office")] if pointer is not None else [])
        if why:
            found[code] = (None, why)
    return found


def _codes(frame: Frame, role: str) -> set[str]:
    return {code_of(argument.mention) for argument in frame.arguments if argument.role == role and argument.mention.kind != "anaphor"} - {""}


def _proof(analysis: Analysis, concept: str, kinds: tuple[str, ...]) -> list[Evidence]:
    """The first place in the text that names what the headline names."""
    mention: Mention | None = next((item for item in analysis.mentions if item.kind in kinds and code_of(item) == concept), None)
    return [at(mention, "link.headline/named_in_text")] if mention is not None else []
