"""Which further measures does a verb act on beside its first? "Tariffs and quotas", "an anti-dumping and anti-subsidy probe", "a duty along with a levy"."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.remedies import REMEDIES
from extractor.nlp.scene import Scene

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM", "SYM"})
"""What may stand between the words of adding and the measure that they add."""


def with_remedies(scene: Scene, first: Hit) -> list[Hit]:
    """ "antidumping duty (AD) and countervailing duty (CVD) investigations": a probe of each remedy, from its own words to the common noun."""
    probe = _probe_of(scene, first)
    if probe is None:
        return [first]
    own = rule_of(probe).measure or ""
    found: dict[str, Hit] = {own: probe} if own in REMEDIES else {}  # "an anti-dumping and anti-subsidy investigation"
    token = probe.start - 1
    while token >= scene.lo:
        hit = scene.hit("measure", token)
        if hit is not None and (measure := rule_of(hit).measure or "") in REMEDIES:
            found[measure] = Hit("measure", hit.start, probe.end, scene.tables.namesakes(rule_of(hit), True))
            token = hit.start
        elif scene.tree.lower[token] not in scene.tables.words.remedy_links:
            break
        token -= 1
    return sorted(found.values(), key=lambda hit: hit.start) or [first]


def _probe_of(scene: Scene, first: Hit) -> Hit | None:
    """The common noun of probes that a measure is, or the probe that remedies and what links them lead to."""
    hit: Hit | None = first
    token = first.end
    while hit is not None and hit.kind == "measure" and not rule_of(hit).probe:
        if rule_of(hit).measure not in REMEDIES:
            return None
        while token < scene.hi and scene.tree.lower[token] in scene.tables.words.remedy_links and scene.hit("measure", token) is None:
            token += 1
        hit = scene.hit("measure", token) if token < scene.hi else None
        token = hit.end if hit is not None else token
    ends = {"tariff"} if hit is first else {"tariff", *REMEDIES}
    return hit if hit is not None and hit.kind == "measure" and rule_of(hit).measure in ends else None


def listed_with(scene: Scene, first: Hit) -> list[Hit]:
    """The further members of "tariffs and quotas on X", "an anti-dumping and countervailing probe", each an object of its own."""
    before = next((hit for hit in scene.of("measure") if hit.end + 1 == first.start and scene.tree.lower[hit.end] in scene.tables.words.list_links), None)
    if before is not None and first.kind == "measure" and rule_of(before).measure not in (None, "", rule_of(first).measure):
        probes = rule_of(first).probe
        rules = tuple((rule, lemma) for rule, lemma in scene.tables.namesakes(rule_of(before), probes)) or before.rules
        return [Hit("measure", before.start, before.end, rules)]
    tree, found, other = scene.tree, list[Hit](), False
    for kid in tree.kids(first.head, "conj"):
        hit = scene.hit("measure", kid)
        if hit is None or first.kind != "measure":
            continue
        if tree.kids(hit.head, "det") and tree.kids(hit.head, "nmod") and hit.start > first.end:
            found.append(hit)  # "prolonged its ban on petrol and the ban on diesel" are two
        elif rule_of(hit) is not rule_of(first) and not other:
            found.append(hit)
            other = True
    return found


def added_to(scene: Scene, found: list[Hit]) -> list[Hit]:
    """ "ordered a duty on tin along with a 10 percent levy on zinc": measures that words of adding join to a verb's object."""
    if not found or found[-1].kind != "measure":
        return []
    tree, words, last, added = scene.tree, scene.tables.words, found[-1], list[Hit]()
    for hit in scene.of("measure"):
        if hit.start <= last.end + 1 or rule_of(hit).pointer or any(other.start in range(last.end, hit.start) for other in scene.of("verb")):
            continue
        at = hit.start - 1
        while at > last.end and (tree.pos[at] in _BEFORE_NOUN or scene.mentions(at, {"rate"})):
            at -= 1
        if tree.lower[at] in words.adding or " ".join(tree.lower[at - 1 : at + 1]) in words.adding:
            added.append(hit)
        elif tree.lower[at] in words.list_links and scene.mentions(at - 1, {"rate"}) and rule_of(hit).measure not in (None, "", rule_of(last).measure):
            added.append(hit)  # "anti-dumping duties of 65 percent and countervailing duties of 56 percent"
    return added


def other_way(scene: Scene, found: list[Hit]) -> list[Hit]:
    """ "banned imports of wheat and exports of flour": trade the other way, which "and" joins to a verb's object."""
    if not found or found[-1].kind != "flow" or found[-1].over >= 0:
        return []
    tree, first = scene.tree, found[-1]
    for hit in scene.of("flow"):
        before = hit.start - 2 if tree.lower[hit.start - 1] in scene.tables.words.articles else hit.start - 1  # "and the import of coal"
        if hit.start <= first.end or {hit.flow, first.flow} != {"export", "import"} or tree.lower[before] not in scene.tables.words.list_links:
            continue
        apart = any(tree.pos[token] in ("VERB", "AUX") for token in range(first.end, hit.start)) or _opens_clause(scene, hit, before)
        return [hit] if not apart and (_name_goods(scene, first, hit, before) or _name_partners(scene, first, hit)) else []
    return []


def _opens_clause(scene: Scene, hit: Hit, link: int) -> bool:
    """ "Banned imports of sugar, and exports of gum rose": a flow behind a comma that is followed by a verb of its own."""
    return scene.tree.lower[link - 1] == "," and any(scene.tree.tag[token] in _FINITE for token in range(hit.end, scene.hi))


def _name_goods(scene: Scene, first: Hit, last: Hit, link: int) -> bool:
    """ "Imports of wheat and exports of flour" have each goods of their own, "the export and import of mercury" the same."""
    behind = bool(scene.among(range(last.end, scene.hi), {"good"}))
    named = last.end < scene.hi and scene.tree.lower[last.end] in scene.tables.words.flow_of
    own = bool(scene.among(range(first.end, last.start), {"good"}))
    return (own and (named or behind)) or (link == first.end and named and behind)


def _name_partners(scene: Scene, first: Hit, last: Hit) -> bool:
    """ "Exports to and imports from Chad", "imports from Chad and exports to it": each flow is followed by the word for its way."""
    return all(hit.end < scene.hi and scene.tree.lower[hit.end] in scene.tables.words.towards[hit.flow] for hit in (first, last) if hit.flow is not None)
