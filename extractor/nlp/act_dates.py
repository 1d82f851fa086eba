"""Which date belongs to which act of its sentence, and in which role? The act whose verb it hangs on, all that a speech verb tells, else the nearest."""

from collections.abc import Sequence

from extractor.core.types import Role
from extractor.nlp.act import ON_EXISTING, Act
from extractor.nlp.date_asides import ASIDE, is_in_condition, is_of_other, occasion_of
from extractor.nlp.date_context import BY_TENSE, DateContext
from extractor.nlp.measures import phrase_of, rule_of
from extractor.nlp.more_time import ON_MORE_TIME
from extractor.nlp.probes import FINDINGS
from extractor.nlp.replaced import SUCCESSOR
from extractor.nlp.scene import ACTORS, Placed, Scene
from extractor.nlp.sittings import SAT, acts_of_sitting
from extractor.nlp.twins import are_joined
from extractor.nlp.values import FAR, Given, distance

_ASIDE = frozenset({"advcl", "acl:relcl", "advcl:relcl"})
"""Clauses that tell of something else than their main verb does."""
_FURTHER = _ASIDE | {"acl"}
"""The same for a measure that is only named: "will cut output in May in a bid to ward off duties"."""
_WHOSE_LENGTH = frozenset({"extend", "remove", "reinstate", "challenge", "reject"})
"""Actions on a measure whose length is no length of the act."""
_ENDED = _WHOSE_LENGTH - {"extend"}
"""Those of them that end what lasted so long, in whatever order it is told."""
_NEWS = frozenset({"weekday", "day"})
"""Forms of the day of the news itself, which other acts of the text may be of."""
_RELIEF = frozenset({"remove", "ease", "suspend"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_DESCRIBING = frozenset({"acl", "acl:relcl", "appos"})


_MAKERS = 5
"""Tokens from the participle to the day on which a law was made: "signed by the two sides last May"."""


def give_dates(scene: Scene, acts: Sequence[Act], contexts: dict[int, DateContext]) -> list[Given]:
    """Dates and durations in the roles that their words give; `contexts` by first character of the mention, where `ASIDE` is put for those of no act."""
    given: list[Given] = []
    own: set[tuple[int, int]] = set()
    for item in scene.placed:
        context = contexts.get(item.mention.start)
        if item.mention.kind not in ("date", "duration") or context is None:
            continue
        chain = _chain(scene, item)
        sat = acts_of_sitting(scene, acts, item, context, chain)
        if sat:
            given += [Given(index, "announced", item, SAT) for index in sat]
            continue
        if is_of_other(scene, acts, item, contexts, chain):
            contexts[item.mention.start] = ASIDE
            continue
        if is_in_condition(scene, acts, chain):
            if context.role not in ("effective", "expires"):
                contexts[item.mention.start] = ASIDE
            continue  # the sentences around may tell of the same act that it will be done then
        for index in _holders(scene, acts, item, context, chain):
            role = _role(scene, acts[index], item, context, chain)
            if role is None and context.role == "expires" and acts[index].action == "extend":
                contexts[item.mention.start] = ASIDE  # the end that the extension moves
            if role is not None:
                given.append(Given(index, role, item, context.rule))
                if role == "announced" and context.acting and _verb_in(scene, chain) == acts[index].head:
                    own.add((index, item.start))
    return _without_tellings(given, own)


def _without_tellings(given: Sequence[Given], own: set[tuple[int, int]]) -> list[Given]:
    """The dates without the days of telling where the act's own verb has one: "said on Friday that it had opened a probe on Monday"."""
    dated = {index for index, _ in own}
    return [one for one in given if one.role != "announced" or one.index not in dated or (one.index, one.placed.start) in own]


def _chain(scene: Scene, item: Placed) -> list[int]:
    """From the date's own head to the root; empty without syntax."""
    tree = scene.tree
    if not tree.parsed(item.start):
        return []
    top = next((token for token in range(item.start, item.end) if not item.start <= tree.head[token] < item.end), item.start)
    verb = _verb_behind(scene, item) or _passed_before(scene, item)
    return [top, verb, *tree.above(verb)] if verb is not None else [top, *tree.above(top)]


def _verb_behind(scene: Scene, item: Placed) -> int | None:
    """ "The cabinet on Thursday banned": a day between a subject and its verb is that verb's, however far off the parser joins it."""
    tree, at = scene.tree, item.start
    if item.mention.attrs.get("form") not in _NEWS or item.end >= scene.hi or tree.tag[item.end] not in _FINITE:
        return None
    before = at - 2 if at - 1 >= scene.lo and tree.lower[at - 1] in scene.tables.words.on_day else at - 1
    named = before >= scene.lo and (tree.pos[before] in ("NOUN", "PROPN") or bool(scene.mentions(before, ACTORS)))
    return item.end if named else None


def _passed_before(scene: Scene, item: Placed) -> int | None:
    """ "Laws passed by Congress last fall": a date right behind how a law was made is that law's, whatever verb the parser joins it to."""
    tree = scene.tree
    for token in range(item.start - 1, max(scene.lo, item.start - _MAKERS), -1):
        if tree.dep[token] == "acl" and tree.tag[token] == "VBN":
            return token if tree.lower[tree.head[token]] in scene.tables.words.laws else None
        if tree.pos[token] in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _verb_in(scene: Scene, chain: Sequence[int]) -> int | None:
    """The verb, or adjective with a copula, that the head of a chain hangs on."""
    tree = scene.tree
    return next((above for above in chain[1:] if tree.pos[above] in ("VERB", "AUX") or tree.kids(above, "cop")), None)


def _holders(scene: Scene, acts: Sequence[Act], item: Placed, context: DateContext, chain: Sequence[int]) -> list[int]:
    """The acts that a date is of."""
    tree = scene.tree
    occasion = occasion_of(scene, chain)
    if occasion is not None and context.role == "announced":
        below = [index for index, act in enumerate(acts) if occasion == act.head or occasion in tree.above(act.head)]
        if below or any(act.head in chain for act in acts):
            return below  # "since the 2 April announcement of duties Quito has offered …"
    held = sorted((chain.index(act.head), index) for index, act in enumerate(acts) if act.head in chain)
    if held:
        first = _described(scene, acts, held[0][1], chain)
        below = [] if acts[first].measure else [index for index, act in enumerate(acts) if act.measure and _is_of_verb(scene, act, acts[first])]
        after = [index for index, act in enumerate(acts) if act.trigger is acts[first].trigger and SUCCESSOR in act.why]
        return [*dict.fromkeys([first, *after, *_beside(scene, acts, first, item), *_twins(scene, acts, first, item), *below])]
    verb = _verb_in(scene, chain)
    if verb is not None:
        below = [index for index, act in enumerate(acts) if _is_told_by(scene, act, verb)]
        strong = [index for index in below if "bare" not in acts[index].flags]
        if strong and context.role == "announced":
            return strong
        if below:
            nearest = min(strong or below, key=lambda index: distance(scene, acts[index], item))
            return [nearest, *_twins(scene, acts, nearest, item)]
        if context.acting:
            return []
    named = verb is not None and context.role != "introduced"
    other = context.role == "announced" and item.mention.attrs.get("form") in _NEWS  # "issued a notice Thursday, the final step in enforcing the pact"
    under = [(index, act) for index, act in enumerate(acts) if named and verb in tree.above(act.head)]
    apart = {index for index, act in under if "bare" in act.flags or (other and verb is not None and _is_apart(scene, act, verb))}
    near = min(((distance(scene, act, item), index) for index, act in enumerate(acts) if index not in apart), default=None)
    return [near[1]] if near is not None and near[0] <= FAR * 2 else []


def _described(scene: Scene, acts: Sequence[Act], index: int, chain: Sequence[int]) -> int:
    """ "lifted the ban imposed in May": the date is about the ban of the act, not an act of its own."""
    tree, act = scene.tree, acts[index]
    if tree.dep[act.head] not in ("acl", "acl:relcl"):
        return index
    noun = tree.head[act.head]
    mains = (other for other, main in enumerate(acts) if main.noun is not None and main.noun.head == noun and main.action in ON_EXISTING)
    return next((other for other in mains if other != index), index)


def _beside(scene: Scene, acts: Sequence[Act], first: int, item: Placed) -> list[int]:
    """Acts that stand side by side with the one that holds a date told before all of them: "From May Lima bans tin and taxes zinc"."""
    tree, head = scene.tree, acts[first].head
    if item.start > head:
        return []
    return [index for index, act in enumerate(acts) if act.head != head and tree.dep[act.head] == "conj" and head in tree.above(act.head)[:3]]


def _twins(scene: Scene, acts: Sequence[Act], first: int, item: Placed) -> list[int]:
    """The acts of the same verb on measures said in one breath before a date: "lifted the anti-dumping and anti-subsidy duties from 1 May"."""
    mine = acts[first]
    if mine.noun is None:
        return []
    found: list[int] = []
    for index, act in enumerate(acts):
        if index == first or act.noun is None or act.trigger is not mine.trigger or act.measure == mine.measure:
            continue
        one, two = sorted((act.noun, mine.noun), key=lambda hit: hit.start)
        if (one is two or one.end >= two.end or are_joined(scene, scene.tree.lower[one.end : two.start])) and not one.end <= item.start < two.start:
            found.append(index)
    return found


def _is_of_verb(scene: Scene, act: Act, other: Act) -> bool:
    """Whether an act is told by the verb of another that has no measure: "extended the stock limits and the duty on Friday"."""
    return act.head == other.head or _is_told_by(scene, act, other.head)


def _is_told_by(scene: Scene, act: Act, verb: int) -> bool:
    """Whether an act stands below a verb without a clause between that turns aside."""
    tree = scene.tree
    token = act.head
    above = tree.above(token)
    if verb not in above:
        return False
    if _is_content(scene, act, verb):
        return True
    path = [token, *above[: above.index(verb)]]
    if "bare" in act.flags:
        return not any(tree.dep[step] in _FURTHER or _is_cause(scene, step) for step in path)
    return not any(tree.dep[step] in _ASIDE and not _announces(scene, step) and not _is_means(scene, step) for step in path)


def _is_apart(scene: Scene, act: Act, verb: int) -> bool:
    """Whether an act below a verb stands in a clause with a subject of its own, or in a relative one."""
    tree = scene.tree
    path = [act.head, *tree.above(act.head)]
    own = (step for step in path[: path.index(verb)] if tree.dep[step] in _ASIDE)
    return any(tree.dep[step] != "advcl" or tree.kids(step, "nsubj", "nsubj:pass") for step in own)


def _is_cause(scene: Scene, step: int) -> bool:
    """ "Will raise prices from May in response to the duty", "because of the ban": what firms do then dates no measure."""
    tree, causes = scene.tree, scene.tables.words.causes
    return tree.lower[step] in causes or any(tree.lower[kid] in causes for kid in tree.kids(step, "case"))


def _announces(scene: Scene, step: int) -> bool:
    """ "Adopted a notice, announcing a cut of the duty": what a gerund reports is done as the main verb is."""
    tree = scene.tree
    verb = scene.hit("verb", step)
    reports = verb is not None and any(getattr(rule, "neutral", False) for rule, _ in verb.rules)
    return tree.dep[step] == "advcl" and tree.tag[step] == "VBG" and tree.head[step] < step and reports


def _is_means(scene: Scene, step: int) -> bool:
    """ "Hit back in April by shutting out tin": how it was done is when it was done."""
    return scene.tree.dep[step] == "advcl" and scene.is_gerund_after(step, scene.tables.words.by_means)


def _is_content(scene: Scene, act: Act, verb: int) -> bool:
    """ "passed a decree taxing tin": the participle tells what was passed, however the parser joins it, where nothing parts the two."""
    tree, token = scene.tree, act.head
    joined = "gerund" in act.flags and tree.dep[token] == "advcl" and tree.head[token] == verb < token
    marked = any(tree.lower[kid].isalpha() for kid in tree.kids(token, "mark"))  # the number of a decree is no word that turns aside
    return joined and not marked and ("," not in tree.lower[verb:token] or _names_document(scene, range(verb + 1, token)))


def _names_document(scene: Scene, tokens: range) -> bool:
    """ "Adopted Decree 12, raising the duty": what a document does is done when it is adopted."""
    papers = any(hit.start in tokens and rule_of(hit).pointer for hit in scene.of("measure"))
    return papers or bool(scene.among(tokens, {"instrument"}))


def _role(scene: Scene, act: Act, item: Placed, context: DateContext, chain: Sequence[int]) -> Role | None:
    """The role for this act: what describes the measure of an act dates the measure, not the act."""
    if ON_MORE_TIME in act.why and act.noun is not None and act.trigger.end <= item.start < act.noun.start:
        return "duration" if item.mention.kind == "duration" else "effective"  # "gave mills until May, six more months, to comply with the order"
    whose = act.noun is not None and item.end <= act.noun.head and item.start in phrase_of(scene, act.noun)
    whose = whose and not (chain and scene.tree.kids(chain[0], "case"))  # "renewed, for a year, the ban"
    if item.mention.kind == "duration" and act.action in _WHOSE_LENGTH and whose:
        return None  # "prolonged the 60-day ban", "lifted the 19-year embargo": so long was the ban
    if item.mention.kind == "duration" and act.action in _ENDED and context.rule.endswith("/long_pause") and item.end <= act.trigger.start:
        return None  # "the 45-day halt on exports was lifted"
    if item.mention.kind == "duration" and context.role is None:
        unsaid = context.rule == BY_TENSE  # a cue without a role says that something else lasts so long
        return "duration" if unsaid and item.start in phrase_of(scene, act.noun or act.trigger) else None
    role = context.role
    if role == "expires" and act.action == "investigate" and item.mention.attrs.get("range") == "end":
        return None  # "will open a probe on 7-8 May"
    if role in ("effective", "expires") and not FINDINGS.isdisjoint(act.why):
        return None  # "sold below cost during the period of review July 1 to June 30": no finding begins or ends
    if role is None and context.rule == BY_TENSE and _verb_in(scene, chain) == act.head and context.direction is not None:
        ends = item.mention.attrs.get("part") == "END"  # "was continued to the end of the year"
        role = "effective" if context.direction != "past" else None if ends else "announced"
    if role == "effective" and act.action == "extend" and context.by_verb and not context.firm:
        return None  # "will stay in place next year": it began long ago
    if role == "expires" and act.action == "remove" and context.by_verb and _verb_in(scene, chain) == act.head:
        return "effective"  # "will end its halt to exports on 1 May": with the act's own verb the measure ends, and so the act begins
    existing = act.action in ON_EXISTING or "bare" in act.flags
    if role == "introduced" and act.action == "reinstate" and not context.standing and _verb_in(scene, chain) == act.head:
        role = "announced"  # "was lifted in 2019 and reimposed in March"
    if context.standing and not existing:
        return "effective"
    if act.action == "postpone" and context.rule.endswith("/moved_to"):
        return role  # "pushes back the licensing of toys to March"
    verb = _describing(scene, act, chain) if existing else None
    if verb is not None:
        if _frees(scene, verb) and role in ("effective", "announced"):
            return None  # "reimposed the ban that it lifted in May"
        if role in ("effective", "announced") and context.direction == "past":
            return "introduced"
        until = role == "expires" and act.action == "extend" and not context.by_verb
        return role if role == "introduced" or until else None
    return role


def _frees(scene: Scene, token: int) -> bool:
    """Whether a verb takes a measure away rather than brings it in."""
    hit = scene.hit("verb", token)
    return hit is not None and any(getattr(rule, "on_measure", None) in _RELIEF for rule, _ in hit.rules)


def _describing(scene: Scene, act: Act, chain: Sequence[int]) -> int | None:
    """The word by which a date lies in a clause about the act's measure: "the curbs that took effect in April", "a rule announced in May that bans"."""
    nouns = {hit.head for hit in (act.noun, act.through) if hit is not None}
    if not nouns or act.head not in chain:
        return None
    tree = scene.tree
    inside = phrase_of(scene, act.noun) if act.noun is not None else ()
    for token in chain[: chain.index(act.head)]:
        if tree.dep[token] in _DESCRIBING and (tree.head[token] in nouns or (tree.dep[token] != "appos" and tree.head[token] in inside)):
            return token
    return None
