"""Where does a text mean all goods? "Chinese imports", "all goods", "imports from Canada", with no good named beside them."""

from collections.abc import Sequence

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.rules import Rulebook
from extractor.rules.rulebook import ALL_GOODS

_ADJECTIVE = RuleId("nlp.bare_goods/place_and_goods")
_FROM = RuleId("nlp.bare_goods/goods_from_place")


def bare_goods(mentions: Sequence[Mention], context: Context, rules: Rulebook) -> list[Mention]:
    """`all_goods` mentions on the bare noun ("imports"), marked by rules of their own."""
    nouns = context.list("bare_goods")
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
    if after in context.list("names_goods_after"):
        return None
    if at and _place_before(at, context, places):
        return _ADJECTIVE
    if at + 2 < len(doc) and after == "from" and context.before(at) in context.list("opens_bare_goods"):
        origin = at + 3 if context.lower[at + 2] == "the" and at + 3 < len(doc) else at + 2
        if doc[origin].idx in starts:
            return _FROM
    return None


def _place_before(at: int, context: Context, places: dict[int, Mention]) -> bool:
    """Whether an adjective of place, or a place's genitive, stands right before; capitals may fall between ("Chinese-made goods")."""
    back = at - 1
    while back > 0 and context.lower[back] in context.list("between_place_and_goods"):
        back -= 1
    token = context.doc[back]
    return token.idx + len(token) in places
