"""Where does a verb say that goods cross a border? "Allowed mills to export rice", "barred the firm from selling chips to Chad", "a licence to ship tin"."""

from collections.abc import Sequence

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.triggers import MeasureRule, TriggerTables, VerbRule
from extractor.rules.words import FunctionWords

_REACH = 12
"""Tokens from a verb in which its goods and where they go are told."""
_LICENCE = 10
"""Tokens from a licence to what it is for: its holder stands between."""
_OTHER_WAY = {"export": ("import", "inward"), "import": ("export", "outward")}
"""What traders of one kind do not do as such."""
_GOVERNED = ("xcomp", "advcl", "ccomp", "acl", "obl", "acl:relcl", "nmod")


def with_trade_verbs(tree: Tree, lo: int, hi: int, hits: Sequence[Hit], placed: Sequence[Placed], tables: TriggerTables) -> Sequence[Hit]:
    """The hits of a sentence, its trade verbs among them as flows where a leave, a ban or a licence governs them."""
    verbs = tables.words.trade_verbs
    if verbs.keys().isdisjoint(tree.lower[lo:hi]):
        return hits
    tokens = [at for at in range(lo, hi) if tree.lower[at] in verbs and tree.parsed(at)]
    words = tables.words
    tokens = [
        at
        for at in tokens
        if tree.tag[at] in ("VB", "VBG")
        or _is_let_do(tree, at, words)
        or _is_forbidden(tree, at, lo, words)
        or _is_said_free(tree, at, lo, words)
        or is_given_up(tree, at, lo, tables)
    ]
    if not tokens:
        return hits
    found = {}
    for at in tokens:
        crosses = _is_barred(tree, at, lo, tables.words) or is_freed(tree, at, lo, tables.words) or is_given_up(tree, at, lo, tables)
        over = -1 if crosses else _governor(tree, at, hits, tables)
        flow = _flow(tree, at, hi, placed, tables) if over >= 0 or crosses else ""
        flow = flow or (_of_shippers(tree, at, over, hi, placed, tables) if over >= 0 else "")
        flow = flow or (_of_traders(tree, at, lo, tables.words) if crosses or over >= 0 else "")
        if flow and crosses:
            found[at] = Hit("verb", at, at + 1, tuple((rule, tree.lower[at]) for rule in tables.verbs if rule.crosses == flow), over=at)
        elif flow:
            found[at] = Hit("flow", at, at + 1, (), flow, over)
    kept = [hit for hit in hits if not (hit.kind == "flow" and hit.start in found) and not (hit.kind == "verb" and hit.start in found)]
    return sorted([*kept, *found.values()], key=lambda hit: (hit.start, -hit.end)) if found else hits


def _governor(tree: Tree, at: int, hits: Sequence[Hit], tables: TriggerTables) -> int:
    """The verb that lets or bars it or the licence that it needs, or -1."""
    lead = at
    for _ in range(3):  # "to mine and export"
        if tree.dep[lead] != "conj":
            break
        lead = tree.head[lead]
    marks = {tree.lower[kid] for kid in tree.kids(lead, "mark", "case")}
    to_do = tree.tag[lead] == "VB" and any(tree.tag[kid] == "TO" for kid in tree.kids(lead, "mark"))
    if (
        (tree.tag[lead] == "VB" or _is_let_do(tree, lead, tables.words))
        and tree.dep[lead] in ("ccomp", "xcomp")
        and tree.lower[tree.head[lead]] in tables.words.let
        and _moves_trade(hits, tree.head[lead])
    ):
        return tree.head[lead]  # "will let Nvidia sell chips to China"
    stopped = tree.dep[lead] == "xcomp" or (tree.dep[lead] == "advcl" and tree.head[lead] == lead - 1)
    if tree.tag[lead] == "VBG" and stopped and not marks and _moves_trade(hits, tree.head[lead]):
        return tree.head[lead]  # "stop sending apricots to Russia", whatever syntax makes of it
    if not to_do and not (tree.tag[lead] == "VBG" and marks & tables.words.origin):
        return -1
    if tree.dep[lead] in _GOVERNED:
        head = tree.head[lead]
        if to_do and _is_licence(hits, head):
            return head
        if tree.dep[lead] == "acl" and tree.dep[head] in ("obj", "nsubj:pass", "iobj"):  # "authorised [five mills to import]"
            head = tree.head[head]
        held = tree.kids(head, "obj", "nsubj:pass", "iobj")
        if _moves_trade(hits, head) and held:
            return next((kid for kid in held if to_do and _is_licence(hits, kid)), head)  # "approved [licences] for two firms to ship tin"
    if to_do:
        return next((hit.head for hit in reversed(hits) if at - _LICENCE <= hit.end <= at and hit.kind == "measure" and _is_licence(hits, hit.head)), -1)
    return -1


def _is_let_do(tree: Tree, at: int, words: FunctionWords) -> bool:
    """ "Will let traders import sugar": a verb that syntax may take for a noun."""
    return tree.dep[at] == "xcomp" and tree.lower[tree.head[at]] in words.let


def _of_traders(tree: Tree, at: int, lo: int, words: FunctionWords) -> str:
    """ "Exporters may not ship rice": which way their goods go."""
    flow = next((words.traders[word] for word in tree.lower[max(lo, at - _LICENCE) : at] if word in words.traders), "")
    return "" if words.trade_verbs[tree.lower[at]] in _OTHER_WAY.get(flow, ()) else flow  # "let exporters buy rice"


def _of_shippers(tree: Tree, at: int, over: int, hi: int, placed: Sequence[Placed], tables: TriggerTables) -> str:
    """ "Allowed mills to ship 90,000 tonnes of sugar": makers who are let ship their goods, unless it is said that these stay at home."""
    words, after = tables.words, range(at + 1, min(hi, at + _REACH))
    if tree.lower[at] not in words.ships or not any(item.mention.kind == "good" and item.start in after for item in placed):
        return ""
    let = (*tree.kids(over, "obj", "iobj", "nsubj:pass"), *tree.kids(at, "nsubj"))
    said = f" {' '.join(tree.lower[after.start : after.stop])} "
    home = any(f" {one} " in said for one in words.at_home)
    return "export" if not home and any(tree.lower[kid] in tables.actors.private for kid in let) else ""


def _is_barred(tree: Tree, at: int, lo: int, words: FunctionWords) -> bool:
    """Whether somebody may not do it: "traders may no longer import", "are not allowed to ship", "it is illegal to buy"."""
    if tree.lower[at] in words.brings_along:
        return False  # "fans may no longer bring food into the stadium"
    if _is_forbidden(tree, at, lo, words):
        return True
    if tree.tag[at] != "VB":
        return False
    over = tree.head[at]
    led = tree.dep[at] in ("xcomp", "ccomp", "csubj") and any(tree.tag[kid] == "TO" for kid in tree.kids(at, "mark"))
    allowed = led and tree.lower[over] in words.allows and tree.is_passive(over)
    leave = over if allowed else next((kid for kid in tree.kids(at, "aux") if tree.lower[kid] in words.leave), -1)
    if leave < 0:
        return False
    first = min([leave, *tree.kids(leave, "aux", "aux:pass")])
    if any(" ".join(tree.lower[at + 1 : at + 4]).startswith(most) for most in words.at_most):
        return True  # "mills may sell at most 900 tonnes abroad"
    said = tree.lower[max(lo, first - 1) : at]
    return not words.negations.isdisjoint(said) or words.says_no_longer(said)


def is_freed(tree: Tree, at: int, lo: int, words: FunctionWords) -> bool:
    """Whether somebody may do it from now on: "traders may once again import", "mills can now ship", "will be free to sell"."""
    if not words.negations.isdisjoint(tree.lower[max(lo, at - 5) : at]):
        return False
    if tree.tag[at] != "VB":
        return _is_said_free(tree, at, lo, words)
    over = tree.head[at]
    if tree.dep[at] in ("xcomp", "ccomp", "advcl") and tree.lower[over] in words.set_free and tree.tag[at - 1] == "TO":
        first = min(tree.kids(over, "cop", "aux", "aux:pass", "advmod"), default=over)
        ahead = any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(over, "aux"))
        return ahead or not words.from_now_on.isdisjoint(tree.lower[first:over])
    leave = next((kid for kid in tree.kids(at, "aux") if tree.lower[kid] in words.may_do), -1)
    again = not words.again.isdisjoint(tree.lower[at + 1 : at + _REACH])  # "can sell beef to China again"
    return leave >= 0 and (again or not words.from_now_on.isdisjoint(tree.lower[leave + 1 : at]))


def is_given_up(tree: Tree, at: int, lo: int, tables: TriggerTables) -> bool:
    """Whether a party says that it stops, or tells firms to: "will no longer import tin", "agreed not to export rice", "told mills not to export sugar"."""
    words = tables.words
    before = tree.lower[max(lo, at - 4) : at]
    if not _crosses_itself(tree, at, words) or not (tree.tag[at] == "VB" or words.says_no_longer(before[-2:])):
        return False
    if before[-1:] == ["to"]:
        over = tree.head[at]
        told = tree.lower[over] in words.orders and any(tree.lower[kid] in tables.actors.private for kid in tree.kids(over, "obj", "iobj", "nsubj:pass"))
        no_more = " ".join(tree.lower[at + 1 : at + 3]) in words.no_more  # "promised to export no more trousers"
        return (
            (no_more or (before[-2:-1] != [] and before[-2] in words.negations))
            and tree.dep[at] in ("xcomp", "advcl")
            and (told or tree.lower[over] in words.binds)
        )
    will = any(words.modal_kind(word) == "will" for word in before)
    more = " ".join(tree.lower[at + 1 : at + 3]) in words.any_more and not words.negations.isdisjoint(before)
    none = tree.lower[at + 1] in words.negations and not words.abroad.isdisjoint(tree.lower[at + 2 : at + _REACH])  # "will send no raw ore abroad"
    return will and (words.says_no_longer(before) or more or none or " ".join(tree.lower[at + 1 : at + 3]) in words.no_more)


def _crosses_itself(tree: Tree, at: int, words: FunctionWords) -> bool:
    """Whether a trade verb says by itself, or with "abroad", that goods leave or enter the country."""
    way = words.trade_verbs.get(tree.lower[at])
    return way in ("export", "import") or (way == "outward" and not words.abroad.isdisjoint(tree.lower[at + 1 : at + _REACH]))


def _is_said_free(tree: Tree, at: int, lo: int, words: FunctionWords) -> bool:
    """ "May once again import onions": words right before a verb that syntax takes for a noun."""
    before = tree.lower[max(lo, at - 3) : at]
    return before[-1:] != [] and before[-1] in words.from_now_on and not words.may_do.isdisjoint(before)


def _is_forbidden(tree: Tree, at: int, lo: int, words: FunctionWords) -> bool:
    """ "May no longer import", "illegal to import": words right before a verb that say it whatever syntax makes of it."""
    before = tree.lower[max(lo, at - 3) : at]
    if before[-1:] == ["to"]:
        return before[-2:-1] != [] and before[-2] in words.unlawful
    if len(before) == 3 and words.says_no_longer(before[1:]):
        return before[0] in words.leave
    return len(before) > 1 and before[-1] in words.negations and before[-2] in words.leave


def _is_licence(hits: Sequence[Hit], token: int) -> bool:
    return any(hit.kind == "measure" and hit.start <= token < hit.end and isinstance(rule := hit.rules[0][0], MeasureRule) and rule.licence for hit in hits)


def _moves_trade(hits: Sequence[Hit], token: int) -> bool:
    """Whether a verb lets, bars or stops trade."""
    return any(hit.kind == "verb" and hit.head == token and any(isinstance(rule, VerbRule) and rule.on_flow for rule, _ in hit.rules) for hit in hits)


def _flow(tree: Tree, at: int, hi: int, placed: Sequence[Placed], tables: TriggerTables) -> str:
    """Which way goods go, or nothing: who sells or buys trades only where the text says with whom."""
    words = tables.words
    after = range(at + 1, min(hi, at + _REACH))
    if not any(item.mention.kind == "good" and item.start in after for item in placed):
        return ""
    flow = words.trade_verbs[tree.lower[at]]
    if flow in ("export", "import"):
        return flow
    places = [item for item in placed if item.mention.kind in ("place", "bloc") and item.start in after]
    whence = any(tree.lower[item.start - 1] in words.origin for item in places)
    if flow == "inward":
        if tree.lower[at] in words.brings_along and tree.lower[at + 1] == "in":
            return "import"  # "let millers bring in maize"
        return "import" if places or not words.foreign.isdisjoint(tree.lower[at + 1] for at in after[:-1]) else ""
    return "import" if whence else "export" if places or not words.abroad.isdisjoint(tree.lower[token] for token in after) else ""


__all__ = ["is_freed", "is_given_up", "with_trade_verbs"]
