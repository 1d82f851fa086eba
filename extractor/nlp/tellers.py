"""Who does what is told without a doer? The government that tells of it, or the one whose traders are told what they may do."""

from extractor.nlp.act import Act
from extractor.nlp.date_asides import ASIDE
from extractor.nlp.date_context import DateContext
from extractor.nlp.flow_acts import STOPS
from extractor.nlp.negation import is_none
from extractor.nlp.parties import Found, who_is
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene, home_of
from extractor.nlp.values import Given


def by_trader(scene: Scene, act: Act) -> Found | None:
    """ "Swiss traders may not ship arms": whose traders are told so."""
    tree, token = scene.tree, act.head
    while not (subjects := tree.kids(token, "nsubj", "nsubj:pass")) and tree.dep[token] in ("xcomp", "conj") and tree.head[token] != token:
        token = tree.head[token]
    placed = scene.among([one for kid in subjects for one in tree.phrase(kid)], ACTORS)
    return Found("nlp.actors/of_traders", tuple(placed[:1])) if placed else None


def by_layer(scene: Scene, act: Act) -> Found | None:
    """ "The duties imposed by Lima took effect": what begins or ends by itself is theirs who laid it."""
    tree = scene.tree
    if act.noun is None or not tree.parsed(act.noun.head) or tree.dep[act.noun.head] not in ("nsubj", "nsubj:pass"):
        return None
    if not scene.says(scene.tables.words.agent):
        return None
    clauses = (token for token in range(act.noun.end, tree.head[act.noun.head]) if tree.is_reduced(token) and scene.hit("verb", token) is not None)
    told = (kid for clause in clauses for kid in tree.kids(clause, "obl:agent", "obl"))
    by = next((kid for kid in told if tree.case_of(kid) in scene.tables.words.agent), -1)
    found = who_is(scene, by, "nlp.actors/layer") if by >= 0 else None
    return found if found is not None and (found.placed or found.pointer >= 0) else None


def by_teller(scene: Scene, act: Act) -> Found | None:
    """ "Onion exports have been halted, the ministry said": a government that tells of it without a doer does it, unless a mishap did."""
    tree, words = scene.tree, scene.tables.words
    leads = ("cop", "aux:pass", "advcl", "xcomp") if "of_traders" in act.flags else ("cop", "aux:pass")
    none = is_none(scene, act)  # "there will be no ban, the minister said"
    token = tree.head[act.head] if none or tree.dep[act.head] in leads else act.head  # "will be subject to a duty", "will be free to ship"
    bears = none or bool(act.flags & {"subject_is_target", "gate_opens", STOPS})
    if not tree.parsed(act.head) or not (bears or tree.is_passive(token)) or not (words.mishaps | words.accidents).isdisjoint(tree.lower[scene.lo : scene.hi]):
        return None
    borne = [one for kid in tree.kids(token, "nsubj", "nsubj:pass") for one in tree.phrase(kid)] if bears else []
    if any(tree.lower[one] in scene.tables.actors.pronouns for one in borne):
        return None  # "our wine will face a duty, Santiago said"
    tellers = [kid for kid in tree.kids(token, "parataxis", "ccomp") if kid > token] + [tree.head[token]] * (tree.dep[token] in ("ccomp", "parataxis"))
    sources = [kid for teller in tellers if scene.cue(teller) == "report" or tree.lower[teller] in words.notifies for kid in tree.kids(teller, "nsubj")]
    sources += [kid for kid in tree.kids(token, "obl") if tree.case_of(kid).split(" ")[0] in scene.tables.words.by_account_of]
    found = who_is(scene, sources[0], "nlp.actors/teller") if sources else None
    hit = {item.mention.concept for item in scene.among(borne, ACTORS)} if "of_traders" not in act.flags else set()
    sent_to = [item for item in scene.among(borne, PARTIES) if tree.case_of(item.end - 1) in words.towards["export"]]
    theirs = {home_of(item.mention) for item in found.placed} if found is not None else set()
    if len(sent_to) == 1 and theirs and act.measure == "tariff" and sent_to[0].mention.concept not in theirs:
        return Found("nlp.actors/border_of_exports", (sent_to[0],))  # "exports of beef to Chile will face a duty, Lima said"
    if found is None or any(home_of(item.mention) in hit for item in found.placed):
        return None  # "Chilean wine will face a duty, Santiago said"
    return found if found.placed or (not bears and tree.lower[sources[0]] in scene.tables.actors.government) else None


def is_decided(scene: Scene, act: Act) -> bool:
    """ "Exports of rice will be halted until June", "imports of tyres are suspended for a year": trade stopped for a time, by whoever else the text names."""
    tree, words = scene.tree, scene.tables.words
    if "flow" not in act.flags or act.noun is None or act.noun.over >= 0 or not tree.is_passive(act.head) or act.measure not in _BANS:
        return False
    if not (words.mishaps | words.accidents).isdisjoint(tree.lower[scene.lo : scene.hi]) or not scene.among(tree.phrase(act.noun.head), {"good"}):
        return False
    ahead = any(words.modal_kind(tree.lower[kid]) == "will" for kid in tree.kids(act.head, "aux"))
    times = scene.among(range(act.head, scene.hi), {"date", "duration"})
    return ahead or any(item.mention.kind == "duration" or item.mention.attrs.get("role") == "expires" for item in times)


def without_days_of_others(scene: Scene, act: Act, who: Found | None, given: list[Given], contexts: dict[int, DateContext]) -> list[Given]:
    """ "Peru's decision to tax tin is unfair, Chile said on Monday": the day on which another government speaks of an act in passing is not the act's."""
    homes = {home_of(item.mention) for item in who.placed} if who is not None else set[str]()
    others = [value for value in given if homes and value.role == "announced" and _is_others_day(scene, act, homes, value.placed)]
    for value in others:
        contexts[value.placed.mention.start] = ASIDE
    return [value for value in given if value not in others]


def _is_others_day(scene: Scene, act: Act, homes: set[str], day: Placed) -> bool:
    tree = scene.tree
    if not tree.parsed(day.start) or not tree.parsed(act.head):
        return False
    verb = next((token for token in tree.above(day.start) if tree.pos[token] == "VERB"), -1)
    content = [tree.head[verb], *tree.kids(verb, "ccomp", "parataxis")] if verb >= 0 and scene.cue(verb) == "report" else [act.head]
    doing = act.head
    while tree.dep[doing] == "xcomp":  # "has decided to tax tin"
        doing = tree.head[doing]
    if doing in content or verb == act.head:
        return False  # "Chile's duty will be cut, Lima said on Monday": so it came to be known
    sources = tree.kids(verb, "nsubj")
    teller = who_is(scene, sources[0], "nlp.actors/teller") if sources else None
    placed = teller.placed if teller is not None else ()
    known = all(item.mention.kind != "agency" or item.mention.attrs.get("jurisdiction") for item in placed)
    return bool(placed) and known and homes.isdisjoint(home_of(item.mention) for item in placed)


_BANS = frozenset({"export_ban", "import_ban"})

__all__ = ["by_layer", "by_teller", "by_trader", "is_decided", "without_days_of_others"]
