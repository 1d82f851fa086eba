"""Whose exports are hit? Another's exports are imports to the one who acts: "Brussels taxed Chinese exports"."""

from extractor.nlp.abroad import faced_abroad
from extractor.nlp.act import Act
from extractor.nlp.goods_roles import Filled
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.origins import comes_from, made_in
from extractor.nlp.scene import OF_A_PLACE, PARTIES, Placed, Scene
from extractor.nlp.sent_abroad import SENT_ABROAD, taxes_what_leaves

_NAMED = frozenset({"nlp.measures/named", "nlp.measures/export_before"})
"""Why a measure is an export tax that says so itself."""
_BEARERS = 8
"""Tokens before "face" in which those are named who bear a duty: "Indian makers of frozen shrimp"."""
_EXPORTED = 8
"""Tokens from a measure to "exported from": "a duty on passenger car tyres exported from"."""
_ROUND = {"export_ban": "import_ban", "export_control": "import_control", "export_quota": "import_quota", "export_tax": "tariff"}


def turn_round(scene: Scene, act: Act, acting: frozenset[str]) -> list[Placed]:
    """ "Brussels taxed Chinese exports": another's exports are imports to the one who acts; gives whose they are and mends the act's measure."""
    noun = act.noun
    if (acting or "object_is_target" in act.flags) and act.measure == "tariff" and _bears_at_home(scene, act, acting):
        act.measure = "export_tax"
        act.why.append("nlp.roles/own_exports_bear")
        return []
    if acting and taxes_what_leaves(scene, act, acting):
        act.measure = "export_tax"
        act.why.append(SENT_ABROAD)
        return []
    if noun is None or act.measure not in _ROUND or (not acting and act.measure != "export_tax"):
        return []
    exports = [hit for hit in scene.of("flow") if hit.flow == "export"]
    if "subject_is_target" in act.flags and act.measure == "export_tax" and not _NAMED & set(act.why):
        # "its steel exports face a duty", "the duty that its exports face": nobody's own exports face one
        faced = next((hit for hit in reversed(exports) if hit.end <= act.trigger.start), None)
        if faced is None and (market := faced_abroad(scene, act)) is not None:
            act.measure = "tariff"  # "exporters face a duty on shipments to Chad"
            act.why.append("nlp.roles/faced_abroad")
            bearers = scene.among(range(max(scene.lo, act.trigger.start - _BEARERS), act.trigger.start), PARTIES)
            return [item for item in bearers if item.mention.concept not in {*acting, market.mention.concept}]
        if faced is not None:
            act.measure = "tariff"
            act.why.append("nlp.roles/exports_face")
            return [item for item in _owners(scene, faced) if item.mention.concept not in acting]
    flow = next((hit for hit in exports if noun.start <= hit.start <= noun.end + 6), None)
    if flow is None:
        owners = _sent_by_another(scene, noun)
    else:
        owners = _owners(scene, flow) or (_of_another(scene, flow) or _of_those_let(scene, act, flow) if any(acting) else [])
    if not owners or any(item.mention.concept in acting for item in owners):
        return []
    act.measure = _ROUND[act.measure]
    act.why.append("nlp.roles/exports_of_another")
    return owners


def _bears_at_home(scene: Scene, act: Act, acting: frozenset[str]) -> bool:
    """ "Exports of beef will be subject to a 25% duty, Lima said", "exporters of beef must pay 9%": a tax on what leaves, where nobody else is named."""
    tree, words = scene.tree, scene.tables.words
    if "subject_is_target" in act.flags:
        before = [token for token in range(scene.lo, act.trigger.start) if tree.lower[token] in words.traders]  # "from May exporters must pay"
        bearers = tree.kids(act.head, "nsubj", "nsubj:pass") or before[-1:] or tree.kids(tree.head[act.head], "nsubj", "nsubj:pass")
    else:
        # "will charge exporters of tea a levy", "exports of tea have been made subject to a levy"
        bearers = [kid for kid in tree.kids(act.head, "iobj", "obj", "nsubj:pass") if kid < _start_of(act)]
    if not bearers or any(tree.dep[kid] == "nmod:poss" or tree.lower[kid] in words.definite for kid in tree.children[bearers[0]]):
        return False  # "its exports", "the exporters" are somebody's
    flow = scene.hit("flow", bearers[0])
    leaves = (flow is not None and flow.flow == "export") or words.traders.get(tree.lower[_first_of(scene, bearers[0])]) == "export"
    phrase = tree.phrase(bearers[0])
    places = scene.among(phrase, PARTIES)
    others = any(item.mention.concept not in acting or tree.case_of(item.end - 1) in words.towards["export"] for item in places)
    return leaves and not others and bool(scene.among(phrase, {"good"}))


def _first_of(scene: Scene, bearer: int) -> int:
    """ "Exporters [of copper concentrate] face": who bears it, where syntax takes the goods for the subject."""
    lower, words = scene.tree.lower, scene.tables.words
    first = next((token for token in range(max(scene.lo, bearer - 4), bearer) if lower[token] in words.traders and lower[token + 1] in words.flow_of), bearer)
    return first if first == bearer or scene.mentions(bearer, {"good"}) else bearer


def _start_of(act: Act) -> int:
    """Where the measure of an act begins."""
    return (act.noun or act.trigger).start


def _sent_by_another(scene: Scene, noun: Hit) -> list[Placed]:
    """ "A duty on tyres exported from Korea and Japan": whose they are, behind "exported from"."""
    lower, words = scene.tree.lower, scene.tables.words
    for token in range(noun.end, min(scene.hi - 2, noun.end + _EXPORTED)):
        if lower[token] in words.exported and lower[token + 1] in words.origin:
            return scene.among(range(token + 2, min(scene.hi, token + 4)), PARTIES)
    return []


def _owners(scene: Scene, flow: Hit) -> list[Placed]:
    """Whose exports a flow noun names: "Chinese exports", "China's exports", "shipments of poultry from China"."""
    before = [
        item
        for item in scene.among(range(max(scene.lo, flow.start - 4), flow.start), PARTIES)
        if item.mention.attrs.get("form") in ("adjective", "demonym", "abbrev")
        or any(scene.tree.lower[token] in scene.tables.words.possessives for token in range(item.end, flow.start))
    ]
    inside = scene.among(scene.tree.phrase(flow.head), PARTIES) if not before and scene.tree.parsed(flow.head) else []
    return before or [item for item in inside if item.start > flow.end and _leads_from(scene, item.end - 1)]


def _of_those_let(scene: Scene, act: Act, flow: Hit) -> list[Placed]:
    """ "Cleared three Chilean plants to resume exports": whose exports they are, the verb's object says."""
    tree, verb = scene.tree, scene.tree.head[flow.head]
    if verb == act.head or tree.dep[verb] not in ("xcomp", "advcl", "acl") or tree.tag[verb] != "VB":
        verb = act.head if tree.dep[act.head] in ("xcomp", "advcl", "acl") and tree.tag[act.head] == "VB" else -1
    over = tree.head[verb] if verb >= 0 else -1
    if over < 0 or tree.lower[over] not in scene.tables.words.set_free | scene.tables.words.allows:
        return []
    makers = [token for kid in tree.kids(over, "obj", "nsubj:pass") for token in tree.phrase(kid) if token < verb]
    return scene.among(makers, PARTIES)


def _leads_from(scene: Scene, place: int) -> bool:
    """Whether "from" leads to a place, or to those who are at home there: "from 13 growers in Chad"."""
    tree, words = scene.tree, scene.tables.words
    case = tree.case_of(place)
    if tree.dep[place] == "amod":  # "from eight Moldovan firms"
        case = tree.case_of(tree.head[place])
    return case in words.origin or (case in words.faced_in and tree.dep[place] == "nmod" and tree.case_of(tree.head[place]) in words.origin)


def _of_another(scene: Scene, flow: Hit) -> list[Placed]:
    """ "Brussels eased its curbs on exports of Moldovan plums"; a body that only the article places ("the ministry") may act for either side."""
    if flow.end + 2 >= scene.hi or scene.tree.lower[flow.end] not in scene.tables.words.flow_of:
        return []
    owner = next(iter(scene.mentions(flow.end + 1, PARTIES)), None)
    if owner is None or owner.mention.attrs.get("form") not in OF_A_PLACE or scene.tree.lower[owner.end] == "-":  # "Chinese-made"
        return []
    return [owner]


def take_import(scene: Scene, act: Act, filled: Filled) -> None:
    """ "a ban on Fijian taro": a measure without a flow on another country's goods stops imports; own goods are never said to be one's own."""
    noun = act.noun or act.trigger
    if noun.kind != "measure" or not filled.goods:
        return
    table = scene.tables.families.get(rule_of(noun).family or "", {})
    measure = ""
    if act.measure == "sanction" and rule_of(noun).by_flow:
        measure = "import_ban"  # "an embargo on milk from Fiji"
    elif not act.measure and "none" in table and not table["none"]:
        measure = table.get("import", "")
    if not measure:
        return
    made = {place.start: place for good, _ in filled.goods for place in made_in(scene, good.end - 1)}
    if made or any(comes_from(scene, place, good) for place, _ in filled.targets for good, _ in filled.goods):
        act.measure = measure
        act.why.append("nlp.roles/goods_of_another")
        known = {place.start for place, _ in filled.targets}
        filled.targets += [(place, "nlp.roles/made_in") for start, place in made.items() if start not in known]
