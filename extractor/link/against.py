"""Whom is an act against? Who is "the country" that it hits; and those whose act a complaint disputes or an answer answers."""

from collections.abc import Iterable, Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Mention
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.draft import OF_ORIGIN, Draft, at

_DEALS = frozenset({"trade_agreement", "trade_dispute"})
_GUESSED = frozenset({"resolved", "inherited", "of_article"})
"""What tells that an act's own words name nobody who acts."""
_RELIEF = frozenset({"ease", "suspend", "remove", "postpone"})
"""Acts of which each party to a deal does its own."""
_WEAK = frozenset({"bare", "past", "participle"})
_NEAR = 3
"""Sentences from an answer back to what it answers."""
_BACK = 2
"""Sentences that "the country" looks back."""


def settle_aims(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives acts on "goods from the country" the one it means: whom the act before hit, else the only party near that does not act itself."""
    for draft in drafts:
        if draft.measure in OF_ORIGIN and not draft.targets and draft.aimed is None and not draft.marks & _WEAK:
            draft.targets = _come_from(analysis, draft)
        if draft.aimed is None or draft.targets:
            continue
        known = _hit_before(draft, drafts, draft.aimed) or _named_near(analysis, draft, draft.aimed)
        for code, why in known.items():
            draft.targets[code] = [*why, at(draft.aimed, "link.against/points_to")]


def _hit_before(draft: Draft, drafts: Iterable[Draft], word: Mention) -> dict[str, list[Evidence]]:
    """Whom the nearest act before hit, where they are as many as the word means."""
    for other in reversed([other for other in drafts if other.start < word.start and other is not draft and other.targets]):
        if draft.frame.sentence - other.frame.sentence > _BACK:
            break
        if not other.targets.keys() & draft.implementers.keys() and (len(other.targets) > 1) == (word.concept == "many") and word.concept != "bloc":
            return {code: [*why] for code, why in other.targets.items()}
    return {}


def _come_from(analysis: Analysis, draft: Draft) -> dict[str, list[Evidence]]:
    """Where the goods come from by the sentence itself or the one before: "film coming in from Peru. It proposes that the anti-dumping duty be kept"."""
    for sentence in (draft.frame.sentence, draft.frame.sentence - 1):
        if sentence < 0:
            break
        begin, end = analysis.sentences[sentence]
        said = [mention for mention in analysis.mentions if begin <= mention.start < end and mention.kind in ("place", "bloc") and "from" in mention.attrs]
        goods = {mention.concept for mention in analysis.mentions if begin <= mention.start < end and mention.kind == "good"}
        if said:
            known = not draft.goods or not goods or draft.goods.keys() & goods
            ours = any(mention.concept in draft.implementers for mention in said)
            return {} if ours or not known else {mention.concept: [at(mention, "link.against/comes_from")] for mention in said}
        if goods and draft.goods and not draft.goods.keys() & goods:
            break
    return {}


def _named_near(analysis: Analysis, draft: Draft, word: Mention) -> dict[str, list[Evidence]]:
    """The parties of the nearest sentence that names any but the one who acts, where they are as many as the word means."""
    kinds = {"bloc"} if word.concept == "bloc" else {"place", "agency"} if word.concept == "one" else {"place", "bloc"}
    here = sentence_of(analysis, word.start)
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        begin, end = analysis.sentences[sentence]
        said = [mention for mention in analysis.mentions if begin <= mention.start < min(end, word.start) and mention.kind in kinds]
        found = {
            code_of(mention): [mention.evidence()]
            for mention in said
            if code_of(mention) not in {*draft.implementers, ""} and "organisation" not in mention.attrs
        }
        if found:
            return found if (len(found) > 1) == (word.concept == "many") else {}
    return {}


def settle_against(drafts: Sequence[Draft]) -> None:
    """Gives "a complaint over Peru's duties" and "answered Peru's duties with a ban" the target Peru, and complaints their goods, where they name none."""
    for draft in drafts:
        if draft.measure == "trade_dispute" and draft.implementers:
            _part_sides(draft, drafts)
            if not draft.targets and draft.action in ("challenge", "threaten", "propose"):
                _take(draft, _told_with(draft, drafts) or _against_it(draft, drafts), "disputes")
            _take_goods(draft, drafts)
        elif draft.targets or not draft.implementers:
            continue
        elif draft.retaliation and draft.measure not in _DEALS and not _GUESSED & draft.features.keys():
            near = [other for other in drafts if -_NEAR <= other.frame.sentence - draft.frame.sentence <= 0]
            _take(draft, _against_it(draft, near), "answers")
        else:
            answer = next((other for other in drafts if _is_answer_beside(other, draft)), None)
            draft.targets = {code: [*why] for code, why in answer.targets.items()} if answer is not None else draft.targets


def _part_sides(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "Suva and Lima are holding consultations over Lima's duties": whose measure is disputed does not complain."""
    beside = [other for other in drafts if other.frame.sentence == draft.frame.sentence and "disputed" in other.marks and not _GUESSED & other.features.keys()]
    for other in beside:
        theirs = other.implementers.keys() & draft.implementers.keys()
        if theirs and theirs < draft.implementers.keys():
            for code in theirs:
                draft.targets[code] = _with_rule(draft.implementers.pop(code)[1], "disputes")


def _take_goods(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "Took the duties to the WTO": a complaint about known measures is about their goods, where all that they can be hit the same."""
    beside = [other for other in drafts if other.frame.sentence == draft.frame.sentence and "disputed" in other.marks]
    if draft.goods or all(any(argument.role == "good" for argument in other.frame.arguments) for other in beside):
        return
    earlier = [other for other in _acts_of_others(draft, drafts) if other.goods and other.start < draft.start]
    theirs = [other for other in earlier if other.implementers.keys() & draft.targets.keys()]
    if theirs and len({frozenset(other.goods) for other in theirs}) == 1:
        for good, why in theirs[0].goods.items():
            draft.goods[good] = _with_rule(why, "disputed")


def _is_answer_beside(answer: Draft, draft: Draft) -> bool:
    """Whether a sentence tells an act as the second step of an answer: "hit back with a duty on Chad's tin and banned exports of diesel"."""
    same = answer.frame.sentence == draft.frame.sentence and answer.start < draft.start and "bare" not in draft.marks
    return same and bool(answer.retaliation and answer.targets) and answer.implementers.keys() == draft.implementers.keys() and draft.measure not in _DEALS


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
            draft.targets[code] = _with_rule(why, rule)


def _with_rule(why: Sequence[Evidence], rule: str) -> list[Evidence]:
    """The reasons of another act's value, and why it is this one's too."""
    return [*why, *(Evidence(part.start, part.end, RuleId(f"link.against/{rule}")) for part in why[:1])]


def is_own_part(both: Draft, one: Draft) -> bool:
    """What one party of two does to the other: "A and B agreed to cut tariffs. A will cut its tariff on B's goods to 20%"."""
    if one.action not in _RELIEF or both.rates or not one.rates or not one.implementers or not one.implementers.keys() < both.implementers.keys():
        return False
    return not one.targets.keys().isdisjoint(both.implementers.keys() - one.implementers.keys())
