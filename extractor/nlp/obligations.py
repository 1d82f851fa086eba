"""What must traders do from now on? "Importers must register", "imported toys will have to carry a mark", "made inspection mandatory for scrap"."""

from collections.abc import Sequence

from extractor.nlp.act import Act, verb_form
from extractor.nlp.lexicon import Hit
from extractor.nlp.licensed import flow_of_verb
from extractor.nlp.measures import rule_of
from extractor.nlp.objects import REACH, object_heads
from extractor.nlp.scene import ACTORS, PARTIES, Scene
from extractor.rules.triggers import VerbRule

ON_OBLIGATION = "nlp.acts/on_obligation"
"""Why what traders must do is an act."""
_FINITE = 4
"""Verbs over the one that tells what must be done: "will [have] to [be] registered"."""


_BARE_BE = "be"
_REACH_OF_TEST = 8
"""Tokens behind "tested" in which it is told for what."""


def on_formality(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "All importers must register", "shipments of honey will have to be tested": news where it is told as such, by a day, "will", "new" or "now"."""
    rule, tree = next((rule for rule in rules if rule.formality), None), scene.tree
    if rule is None or not tree.parsed(verb.head):
        return []
    chain = _chain(scene, verb.head)
    behind = tree.lower[verb.end : min(scene.hi, verb.end + REACH)]
    if not _is_owed(scene, chain) or not _is_new(scene, chain) or (rule.needs_paper and scene.tables.words.trade_papers.isdisjoint(behind)):
        return []
    ordered = next((one for one in chain[1:] if tree.lower[one] in scene.tables.words.orders and tree.kids(one, "obj", "iobj", "nsubj:pass")), -1)
    told = tree.kids(ordered, "obj", "iobj", "nsubj:pass") if ordered >= 0 else []  # "ordered exporters to register"
    subject = next(iter(told or [kid for one in chain for kid in tree.kids(one, "nsubj", "nsubj:pass")]), -1)
    before = range(scene.lo if subject < 0 else subject, verb.start)  # syntax may lose it: "from May importers must"
    subject_words = tree.phrase(subject) if subject >= 0 else before
    flow = _flow_of(scene, subject_words) or _of_origin(scene, before) or _of_firms(scene, before) or _sold_in(scene, before, verb)
    if not flow or not _tells_goods(scene):
        return []
    barred = not scene.tables.words.negations.isdisjoint(tree.lower[min(chain, default=verb.start) - 1 : verb.start])
    by_subject = {"subject_is_target", "weak"} if ordered < 0 or tree.is_passive(ordered) else {"good_object"}
    return [] if barred else [_act(scene, verb, rule, flow, subject if subject >= 0 else verb.head, by_subject)]


def on_made_mandatory(scene: Scene, verb: Hit, rules: list[VerbRule]) -> list[Act]:
    """ "Made certificates mandatory for importers of honey", "registration has become compulsory": a duty of traders, whatever it is called."""
    rule, tree = next((rule for rule in rules if rule.makes_duty), None), scene.tree
    if rule is None or not tree.parsed(verb.head):
        return []
    made = [token for token in range(verb.start, min(scene.hi, verb.end + REACH)) if tree.lower[token] in scene.tables.words.made_so]
    if not made or any(tree.lower[token] in scene.tables.words.negations for token in range(verb.start - 1, made[0])):
        return []
    flow = _flow_of(scene, range(scene.lo, scene.hi))
    things = object_heads(scene, verb.head) or tree.kids(made[0], "nsubj") or tree.kids(verb.head, "nsubj", "nsubj:pass")
    if not flow or not _tells_goods(scene) or not things:
        return []
    by_subject = {"subject_is_target", "weak"} if verb.end - verb.start > 1 else set()
    return [_act(scene, verb, rule, flow, things[0], by_subject)]


def _act(scene: Scene, verb: Hit, rule: VerbRule, flow: str, thing: int, flags: set[str]) -> Act:
    tree, words = scene.tree, scene.tables.words
    said = {tree.lower[token] for token in range(verb.start, min(scene.hi, verb.end + REACH))} | {tree.lower[token] for token in tree.phrase(thing)}
    standard = flow == "import" and not words.standards_said.isdisjoint(said)
    measure = "technical_standard" if standard else scene.tables.families["control"][flow]
    reach = range(verb.end, min(scene.hi, verb.end + REACH))
    paper = scene.hit("measure", thing) or next((hit for hit in scene.of("measure") if hit.start in reach and not rule_of(hit).pointer), None)
    return Act(verb, rule, verb.head, "impose", measure, paper, thing, {"obliges", *flags, *verb_form(scene, verb.head)}, [ON_OBLIGATION])


def _chain(scene: Scene, head: int) -> list[int]:
    """A verb and those over it: "will have to be [registered]"."""
    tree, chain = scene.tree, [head]
    while len(chain) < _FINITE and tree.dep[chain[-1]] in ("xcomp", "conj", "ccomp") and tree.head[chain[-1]] != chain[-1]:
        above = tree.lower[tree.head[chain[-1]]]
        if (
            tree.dep[chain[-1]] == "ccomp"
            and above not in scene.tables.words.owes
            and not (above in scene.tables.words.decreed_that and _is_subjunctive(scene, chain[-1]))
        ):
            break
        chain.append(tree.head[chain[-1]])
    return chain


def _is_subjunctive(scene: Scene, verb: int) -> bool:
    """ "Ordered that toys be tested": what is wanted, no report."""
    tree = scene.tree
    return any(tree.lower[kid] == _BARE_BE for kid in tree.kids(verb, "aux:pass", "aux", "cop")) and not tree.kids(verb, "aux")


def tested_for(scene: Scene, act: Act) -> set[int]:
    """Of "must be tested for pesticides" the tokens behind "for": what is looked for in the goods is none of them; not "mandatory for exporters of tea"."""
    if "obliges" not in act.flags:
        return set()
    lower, end = scene.tree.lower, min(scene.hi, act.trigger.end + _REACH_OF_TEST)
    leads = next((at for at in range(act.trigger.end, end) if lower[at] in scene.tables.words.looked_for), -1)
    if leads < 0 or _flow_of(scene, range(leads + 1, min(scene.hi, leads + 3))):
        return set()
    return set(range(leads, end))


def is_owed_anew(scene: Scene, verb: int) -> bool:
    """ "Miners will have to refine their ore at home": what must be done, told for news."""
    chain = _chain(scene, verb)
    if not scene.tree.parsed(verb) or not _is_owed(scene, chain):
        return False
    return _is_new(scene, chain) or scene.tree.lower[scene.tree.head[chain[-1]]] in scene.tables.words.rules  # "the rule that mills must buy at home"


def _is_owed(scene: Scene, chain: list[int]) -> bool:
    """Whether it must be done: "must", "shall", "have to", "are required to"."""
    tree, words = scene.tree, scene.tables.words
    aids = {tree.lower[kid] for one in chain for kid in tree.kids(one, "aux")}
    if tree.lower[chain[0]] in words.pays:
        aids |= words.musts if any(words.modal_kind(aid) == "will" for aid in aids) else frozenset()  # "importers will pay a deposit"
    return not words.musts.isdisjoint(aids) or any(tree.lower[one] in words.owes | words.orders for one in chain[1:])


def _is_new(scene: Scene, chain: list[int]) -> bool:
    """Whether a sentence tells it as news."""
    tree, words = scene.tree, scene.tables.words
    ahead = any(words.modal_kind(tree.lower[kid]) == "will" for one in chain for kid in tree.kids(one, "aux"))
    said = tree.lower[scene.lo : scene.hi]
    ordered = any(tree.lower[one] in words.decreed_that for one in chain[1:]) and _is_subjunctive(scene, chain[0])
    if ahead or ordered or _is_said_by_office(scene, chain) or not (words.newly | words.now_new).isdisjoint(said):
        return True
    return bool(scene.among(range(scene.lo, scene.hi), {"date"}))


def _is_said_by_office(scene: Scene, chain: list[int]) -> bool:
    """ "Exporters must register their contracts, Delhi said", "Delhi told exporters to": what a government tells is news, where papers tell what is so."""
    tree, words, top = scene.tree, scene.tables.words, chain[-1]
    over = tree.head[top] if tree.dep[top] in ("ccomp", "parataxis") else next(iter(tree.kids(top, "parataxis")), top)
    if tree.tag[over] != "VBD" or not (tree.lower[over] in words.says_so or (over == top and tree.lower[over] in words.orders)):
        return False
    return bool(scene.among([token for kid in tree.kids(over, "nsubj") for token in tree.phrase(kid)], ACTORS))


def _flow_of(scene: Scene, tokens: Sequence[int]) -> str:
    """Which way the goods go that some words are about: those of traders, trade itself, or goods that are called imported."""
    lower, words = scene.tree.lower, scene.tables.words
    for token in tokens:
        if lower[token] in words.traders:
            return words.traders[lower[token]]
        if lower[token] in words.imported:
            return "import"
        hit = scene.hit("flow", token)
        if hit is not None and hit.flow in ("export", "import"):
            return hit.flow
        paper = scene.hit("measure", token)
        if paper is not None and rule_of(paper).flow is not None:
            return rule_of(paper).flow or ""  # "an import permit"
    return ""


def _of_origin(scene: Scene, before: range) -> str:
    """ "Honey shipped from Chad must be tested": goods and where they come from, before the verb."""
    goods = [item for item in scene.among(before, {"good"}) if "modifies" not in item.mention.attrs]
    origins = [item for item in scene.among(before, PARTIES) if scene.tree.lower[item.start - 1] in scene.tables.words.origin]
    return "import" if any(good.end <= place.start for good in goods for place in origins) else ""


def _of_firms(scene: Scene, before: range) -> str:
    """ "Firms must give notice before exporting chips": what those do who have to go through it."""
    return flow_of_verb(scene) if not scene.tables.actors.private.isdisjoint(scene.tree.lower[before.start : before.stop]) else ""


def _sold_in(scene: Scene, before: range, verb: Hit) -> str:
    """ "Toys sold in Chile must carry a safety label": what goods must be to reach a market, wherever they are made."""
    lower, words = scene.tree.lower, scene.tables.words
    if words.marketed.isdisjoint(scene.said) or words.standards_said.isdisjoint(lower[verb.start : min(scene.hi, verb.end + REACH)]):
        return ""
    goods = [item for item in scene.among(before, {"good"}) if "modifies" not in item.mention.attrs]
    sold = next((token for token in before if lower[token] in words.marketed and goods and goods[0].end <= token), -1)
    return "import" if sold >= 0 and scene.among(range(sold, min(before.stop, sold + 4)), PARTIES) else ""


def _tells_goods(scene: Scene) -> bool:
    return bool(scene.among(range(scene.lo, scene.hi), {"good"}))


__all__ = ["ON_OBLIGATION", "is_owed_anew", "on_formality", "on_made_mandatory", "tested_for"]
