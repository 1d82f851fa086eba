"""Where does a text mean all goods? "Chinese imports", "every Chinese product", "imports from Canada", with no good named beside them."""

from collections.abc import Sequence

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.rules import Rulebook
from extractor.rules.rulebook import ALL_GOODS

_ADJECTIVE = RuleId("nlp.bare_goods/place_and_goods")
_FROM = RuleId("nlp.bare_goods/goods_from_place")
_EVERYTHING = RuleId("nlp.bare_goods/everything_sold")
_CLAUSE = 5
"""Words after "everything" within which its verb stands: "everything that the country sells"."""


def bare_goods(mentions: Sequence[Mention], context: Context, rules: Rulebook) -> list[Mention]:
    """`all_goods` mentions on the bare noun ("imports"), marked by rules of their own."""
    nouns = context.list("bare_goods") | context.list("bare_goods_singular") | context.list("everything")
    if nouns.isdisjoint(context.vocabulary):
        return []
    places = {mention.end: mention for mention in mentions if mention.kind in ("place", "bloc")}
    starts = {mention.start for mention in mentions if mention.kind in ("place", "bloc")}
    found = []
    for at, word in enumerate(context.lower):
        rule = _rule(at, context, places, starts) if word in nouns else None
        if rule is not None:
            token = context.doc[at]
            found.append(Mention("good", ALL_GOODS, token.idx, token.idx + len(token), token.text, rule, {"group": "true"}))
    return found


def _rule(at: int, context: Context, places: dict[int, Mention], starts: set[int]) -> RuleId | None:
    doc = context.doc
    after = context.after(at + 1)
    if context.lower[at] in context.list("everything"):
        return _EVERYTHING if not context.list("sells").isdisjoint(context.lower[at + 1 : at + 1 + _CLAUSE]) else None
    if after in context.list("names_goods_after") and not _of_any_kind(at + 1, context):
        return None
    place_end = _place_before(at, context, places)
    if place_end >= 0:
        if _is_part(_token_at(places[place_end].start, at, context), context):
            return None
        single = context.lower[at] in context.list("bare_goods_singular")
        return None if single and context.before(_token_at(places[place_end].start, at, context)) not in context.list("every") else _ADJECTIVE
    if at + 2 < len(doc) and after == "from" and context.before(at) in context.list("opens_bare_goods"):
        origin = at + 3 if context.lower[at + 2] == "the" and at + 3 < len(doc) else at + 2
        if doc[origin].idx in starts:
            return _FROM
    return None


def _is_part(place: int, context: Context) -> bool:
    """ "Some Japanese goods", "a range of Chinese products": not all of them."""
    before = context.before(place)
    ranged = before == "of" and context.before(place - 1) in context.list("ranges_of_goods")
    return ranged or before in context.list("some_goods")


def _of_any_kind(at: int, context: Context) -> bool:
    """Whether "of every kind" follows, which names no good."""
    return (
        context.lower[at] == "of"
        and at + 2 < len(context.lower)
        and context.lower[at + 1] in context.list("every")
        and context.lower[at + 2] in context.list("kinds")
    )


def _token_at(offset: int, before: int, context: Context) -> int:
    return next(at for at in range(before, -1, -1) if context.doc[at].idx <= offset)


def _place_before(at: int, context: Context, places: dict[int, Mention]) -> int:
    """Where an adjective of place, or a place's genitive, ends right before, else -1; some words may fall between ("Chinese-made goods")."""
    back = at - 1
    while back > 0 and context.lower[back] in context.list("between_place_and_goods"):
        back -= 1
    if back < 0:
        return -1
    token = context.doc[back]
    end = token.idx + len(token)
    return end if end in places else -1
