"""Which goods does an act hit that names none? Those of the headline, else the one good that the whole article is about."""

from collections import Counter
from collections.abc import Sequence

from extractor.core.types import Analysis, Mention
from extractor.link.antecedents import sentence_of
from extractor.link.draft import Draft, at

_OFTEN = 4
"""Mentions that make a good the topic where nothing else comes near."""
_NO_GOODS = frozenset({"trade_agreement", "entity_listing", "sanction", "investment_control", "transport_measure", "other"})
_USE = "nlp.roles/beside_use"
_WEAK = frozenset({"bare", "past", "on_unknown"})
"""Marks of acts that take no goods from elsewhere."""


def settle_topic(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives acts without goods those of the headline, or of an article on one good; not where a like act has them, nor where the sentence names others."""
    empty = [draft for draft in drafts if not draft.goods and draft.measure not in _NO_GOODS and not draft.marks & _WEAK]
    if not empty:
        return
    topic, rule = _topic(analysis)
    for draft in empty if topic else ():
        if topic.keys() <= _told_beside(draft):
            continue  # "a duty on Peru over its purchases of oil": the text says why oil is spoken of
        near = _spoken_of(analysis, draft, topic)
        if near and not any(_has(other, draft, topic) for other in drafts):
            draft.goods = {good: [at(mention, rule)] for good, mention in near.items()}


def _told_beside(draft: Draft) -> set[str]:
    """The goods that an act's own sentence names for another reason than that it hits them."""
    return {argument.mention.concept for frame in draft.frames for argument in frame.arguments if argument.rule == _USE}


def _topic(analysis: Analysis) -> tuple[dict[str, Mention], str]:
    goods = [mention for mention in analysis.mentions if mention.kind == "good" and mention.concept != "all_goods"]
    first: dict[str, Mention] = {}
    for mention in goods:
        first.setdefault(mention.concept, mention)
    if analysis.title_goods:
        return {good: first[good] for good in analysis.title_goods if good in first}, "link.topic/headline"
    counts = Counter(mention.concept for mention in goods)
    if not counts:
        return {}, ""
    (good, most), *others = counts.most_common(2)
    if most < _OFTEN or (others and most < 3 * others[0][1]):
        return {}, ""
    return {good: first[good]}, "link.topic/article"


def _has(other: Draft, draft: Draft, topic: dict[str, Mention]) -> bool:
    """Whether another act of its kind hits the goods already, so that this one would have been told as the same."""
    same = other.action == draft.action and other.measure == draft.measure and bool(other.implementers.keys() & draft.implementers.keys())
    return other is not draft and same and bool(other.goods.keys() & topic.keys())


def _spoken_of(analysis: Analysis, draft: Draft, topic: dict[str, Mention]) -> dict[str, Mention]:
    """The goods of the topic that an act's sentence or the nearest one before it names; none where the sentence names others only."""
    told = draft.frame.sentence
    named: dict[int, set[str]] = {}
    for mention in analysis.mentions:
        if mention.kind == "good" and mention.concept != "all_goods" and (sentence := sentence_of(analysis, mention.start)) <= told:
            named.setdefault(sentence, set()).add(mention.concept)
    if told in named and not named[told] & topic.keys():
        return {}
    last = max((sentence for sentence, goods in named.items() if goods & topic.keys()), default=-1)
    return {good: mention for good, mention in topic.items() if good in named[last]} if last >= 0 else topic
