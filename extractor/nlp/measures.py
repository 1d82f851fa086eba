"""Which measure does a noun name? Its own, or that of its family once the flow around it is known."""

from collections.abc import Sequence, Set

from extractor.nlp.for_makers import pays_exporters
from extractor.nlp.gerund_flows import by_gerund, is_sold_to
from extractor.nlp.lexicon import Hit, HitKind
from extractor.nlp.licensed import flow_licensed, sold_to, traders
from extractor.nlp.output_limits import limits_making
from extractor.nlp.paid import is_paid
from extractor.nlp.remedies import levied_as, measured_as, probed_for, told_wrong
from extractor.nlp.scene import PARTIES, Scene, home_of
from extractor.nlp.ship_fees import is_on_carriers
from extractor.nlp.united import united
from extractor.nlp.vessels import barred_ship
from extractor.rules.triggers import MeasureRule, VerbRule
from extractor.rules.words import FunctionWords

_NEAR = 9
"""Tokens to look on either side where syntax does not help; a noun phrase with two modifiers is rarely longer."""
_ASKED = 18
"""Tokens behind a probe that tell what it is to find out: "an investigation to determine the effects of imports of drones"."""
_ACTS: tuple[HitKind, ...] = ("verb", "act", "measure")
_TO_GOOD = 4
"""Tokens from "over" to the good: "over American and Mexican tomatoes"."""
_FAR = 12
"""Tokens in which "curbs on selling …" names to whom."""
_TAX_REACH = 2
"""Tokens between "sales" and the tax that it names ("sales and excise taxes")."""

COURTS = frozenset({"WTO"})
"""Where trade disputes are brought; the GATT goes by its successor's code."""
JUDGE = "organisation"
"""The kind of bloc that hears complaints: the WTO, the UN."""
_CARTEL = "producer group"
_GOODS = frozenset({"good"})
_NARROW = frozenset({"good", "instrument"})
_WIDE = _NARROW | PARTIES
_WIDEST = _WIDE | {"agency", "leader"}
_OUTPUT = ("production_control", "export_quota")
ON_IT = frozenset({"remove", "suspend", "extend", "postpone", "reinstate", "tighten", "ease"})
"""What is done to a measure that stands."""


def rule_of(hit: Hit) -> MeasureRule:
    """The measure rule of a measure hit."""
    rule = hit.rules[0][0]
    assert isinstance(rule, MeasureRule)
    return rule


def owner_is_target(hit: Hit) -> bool:
    """Whether whose it is has it from another: "Ghana's trade preferences"."""
    return hit.kind == "measure" and rule_of(hit).owner_is_target


_BY_DEGREE = ("tighten", "ease")


STANDS = ("pause", "exemption")
"""Reliefs that stand until something is done to them, so that "the suspension" may be one that was told before."""


def acts_on_it(rule: object) -> bool:
    """Whether a verb does to a measure what one can only do to something that stands, so that "it" may be one: "lifted it"."""
    return (
        isinstance(rule, VerbRule) and rule.on_measure in ON_IT and rule.needs_measure is None and not (rule.needs_list or rule.relief_only or rule.probe_only)
    )


def needs_amount(rule: object) -> bool:
    """Whether what a verb does is done by an amount: "raised it" may speak of a measure only beside one."""
    return isinstance(rule, VerbRule) and rule.on_measure in _BY_DEGREE


def is_deal(hit: Hit) -> bool:
    """Whether a noun names a deal between parties."""
    return hit.kind == "measure" and rule_of(hit).measure == "trade_agreement" and not rule_of(hit).owner_is_target


def is_quota(hit: Hit) -> bool:
    """Whether a noun names an amount that may be traded."""
    return hit.kind == "measure" and (rule_of(hit).family == "quota" or str(rule_of(hit).measure).endswith("_quota"))


def phrase_of(scene: Scene, hit: Hit) -> Sequence[int]:
    """The tokens of the phrase around a noun hit: by syntax, widened by the words that lists and headlines leave out."""
    tree, top = scene.tree, hit.head
    if tree.parsed(top):
        while tree.dep[top] in ("compound", "flat", "fixed", "goeswith") and scene.lo <= tree.head[top] < scene.hi:
            top = tree.head[top]
        phrase = tree.phrase(top)
        return phrase if hit.end - hit.start == 1 and top == hit.start else sorted({*phrase, *range(hit.start, hit.end)})
    return list(range(max(scene.lo, hit.start - 3), min(scene.hi, hit.end + _NEAR)))


def flow_of(scene: Scene, hit: Hit) -> tuple[str, Hit | None]:
    """Export, import, both or nothing, and the flow noun that says it: first in the noun's own phrase, then beside it."""
    phrase = set(phrase_of(scene, hit))
    inside = [flow for flow in scene.of("flow") if flow.head in phrase]
    near = [
        flow
        for flow in scene.of("flow")
        if (hit.end <= flow.start <= hit.end + _NEAR and not _is_in_clause(scene, hit.end, flow.start)) or hit.start - 3 <= flow.end <= hit.start
    ]
    for flow in inside + near:
        if flow.flow != "both" and not _names_a_tax(scene, flow) and not _is_of_next(scene, hit, flow):
            return flow.flow, flow
    return "", None


def _is_of_next(scene: Scene, hit: Hit, flow: Hit) -> bool:
    """ "A duty on tiles and a tax on exports of copper": the exports are those of a measure further on, the goods of this one being told."""
    later = next((other for other in scene.of("measure") if hit.end <= other.start and other.end <= flow.start), None)
    return later is not None and bool(scene.among(range(hit.end, later.start), _GOODS))


def flow_told(lower: Sequence[str], flow: Hit, kind: str, trades_with: Set[str]) -> str:
    """The row of its family that stopped trade falls in; trade both ways only where it is told with whom: "halted all trade with Chad"."""
    if flow.flow != "both":
        return flow.flow
    return "both" if kind in ("ban", "control") and " ".join(lower[flow.end - 1 : flow.end + 1]) in trades_with else "none"


def _names_a_tax(scene: Scene, flow: Hit) -> bool:
    """ "sales and excise taxes", "sales tax": what shoppers pay, no trade."""
    if scene.tree.lower[flow.head] not in scene.tables.words.sales:
        return False
    return any(rule_of(hit).family == "duty" and flow.end <= hit.start <= flow.end + _TAX_REACH for hit in scene.of("measure"))


def _is_in_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether a relative clause begins between: "a levy on oils that are vital exports of the islands"."""
    return any(scene.tree.lower[token] in scene.tables.words.relative_pronouns for token in range(start, end))


def _laid_upon(scene: Scene, hit: Hit) -> range:
    """What a duty is laid upon as the words stand, where syntax hangs it on the verb: "a levy on each tonne of coal"."""
    lower, words, end = scene.tree.lower, scene.tables.words, hit.end
    if rule_of(hit).family != "duty":
        return range(0)
    ends = united(words.object_stops, words.object_breaks)
    while end < min(scene.hi, hit.end + _FAR) and lower[end] != "," and lower[end] not in ends:
        end += 1
    return range(hit.end, end)


_OF_DEALS = frozenset({"tariff", "import_quota", "export_quota", "export_tax", "export_ban", "export_control", "import_ban", "import_control"})
"""Measures that deals are about."""


def measure_of(scene: Scene, hit: Hit) -> tuple[str, str]:
    """The record's measure code and why it is that one; both empty where the text does not tell."""
    rule = rule_of(hit)
    if is_on_carriers(scene, hit):
        return "transport_measure", "on_carriers"
    if rule.pointer:
        named = _measure_before(scene, hit)
        if named is not None:
            return measure_of(scene, named)
        flow = _rules_on(scene, hit)
        if flow:
            return scene.tables.families["control"][flow], f"flow_{flow}"
        return measured_as(scene, hit)
    if rule.probe:
        return probed_for(scene, hit, rule)
    if rule.measure == "other":
        flow, _ = flow_of(scene, hit)
        if flow:  # "retaliatory measures on exports of gallium"
            return scene.tables.families["control"].get(flow, "other"), f"flow_{flow}"
    if rule.by_flow:
        flow, _ = flow_of(scene, hit)
        if not flow and any(scene.tree.lower[token] in scene.tables.words.foreign for token in phrase_of(scene, hit)):
            flow = "import"
        if flow:
            return scene.tables.families["ban"].get(flow, rule.measure or ""), f"flow_{flow}"
    if rule.family == "control" and is_to_dig(scene, hit):
        return "production_control", "to_dig"
    if rule.family == "ban" and barred_ship(scene, hit.head) >= 0:
        return "transport_measure", "on_ships"
    if limited := limits_making(scene, hit, rule.family):
        return "production_control", limited
    if rule.measure == "subsidy" and pays_exporters(scene, hit):
        return "export_incentive", "to_exporters"
    if rule.measure == "subsidy" and not scene.tables.words.bounds.isdisjoint(scene.tree.lower[hit.start : hit.end]):
        flow, _ = flow_of(scene, hit)  # "a floor price for basmati exports"
        return scene.tables.families["floor"].get(flow, rule.measure), f"flow_{flow}" if flow else "named"
    if rule.measure is not None:
        before = scene.tree.lower[hit.start - 1] if hit.start > scene.lo else ""
        if rule.measure == "tariff" and scene.tables.actors.flows.get(before) == "export":
            return "export_tax", "export_before"
        return rule.measure, "named"
    flow, _ = flow_of(scene, hit)
    said = {scene.tree.lower[token] for token in (*phrase_of(scene, hit), *_laid_upon(scene, hit))} if not flow else set()
    if not scene.tables.words.foreign.isdisjoint(said):
        flow = "import"  # "a quota for imported garlic"
    elif not scene.tables.words.exported.isdisjoint(said):
        flow = "export"  # "a levy on exported onions", "on every tonne of onions exported"
    if not flow and (rule.licence or rule.family == "control"):
        flow = flow_licensed(scene, hit) if rule.licence else sold_to(scene, hit)
    if not flow and rule.family == "ban":
        flow = _both_ways(scene, hit)
    flow = flow or by_gerund(scene, hit)
    if rule.family == "duty" and flow != "export" and (remedy := levied_as(scene, hit, rule))[0]:
        return remedy
    table = scene.tables.families[rule.family or ""]
    return table.get(flow or "none", ""), f"flow_{flow}" if flow else "no_flow"


def _both_ways(scene: Scene, hit: Hit) -> str:
    """ "A ban on trade with Iraq": both ways, where it is told with whom."""
    beside = (flow for flow in scene.of("flow") if hit.end < flow.start <= hit.end + 2 and flow.flow == "both")
    return next(("both" for flow in beside if " ".join(scene.tree.lower[flow.end - 1 : flow.end + 1]) in scene.tables.words.trades_with), "")


def _measure_before(scene: Scene, hit: Hit) -> Hit | None:
    """ "The import permit rule", "its export quota system": the measure whose rule it is."""
    rules = scene.tree.lower[hit.head] in scene.tables.words.rules
    named = scene.hit("measure", hit.start - 1) if rules and hit.start > scene.lo else None
    return named if named is not None and not rule_of(named).pointer and is_trade(scene, named) else None


def _rules_on(scene: Scene, hit: Hit) -> str:
    """ "Eased its rules on imports of shoes", "a requirement for importers": the flow that rules are on, or nothing."""
    lower, words = scene.tree.lower, scene.tables.words
    if hit.end + 1 >= scene.hi or lower[hit.head] not in words.rules or lower[hit.end] not in words.upon:
        return ""
    if lower[hit.end + 1] in words.traders:
        return words.traders[lower[hit.end + 1]]
    return next((flow.flow for flow in scene.of("flow") if hit.end < flow.start <= hit.end + 2 and flow.flow in ("export", "import")), "")


def is_excluded(hit: Hit, lower: Sequence[str], low: int, high: int) -> bool:
    """Whether the word beside a noun makes it something else: "stamp duty", "smoking ban"; `low` to `high` are the tokens of its sentence."""
    rule = rule_of(hit)
    joined = hit.start - 2 >= low and lower[hit.start - 1] == "-"
    before = f"{lower[hit.start - 2]}-" if joined else lower[hit.start - 1] if hit.start > low else ""  # "in-quota", "off-duty"
    return before in rule.not_after or (hit.end < high and lower[hit.end] in rule.not_before)


def is_known(hit: Hit, lower: Sequence[str], words: FunctionWords) -> bool:
    """ "The ban was lifted", "extended these temporary curbs": a measure that an earlier sentence must have told in full (`link.told_measures`)."""
    rule = rule_of(hit)
    if not rule.anaphoric or not rule.family:
        return False
    before = hit.start - 1
    while before > 0 and (lower[before] in words.of_length or lower[before] in words.number_names or lower[before].isdigit()):
        before -= 1  # "the two-year ban"
    return any(word in words.known for word in lower[max(0, before - 1) : before + 1])


_BORNE, _SUBJECT_TO = 7, "subject to"  # tokens before a measure in which goods are said to bear it


def is_trade(scene: Scene, hit: Hit) -> bool:
    """Whether a noun that needs trade around it has it: a flow, a good or a jurisdiction in its phrase or close by."""
    rule = rule_of(hit)
    if is_excluded(hit, scene.tree.lower, scene.lo, scene.hi) or (rule.needs_partner and not _goes_to_partner(scene, hit)):
        return False
    if is_on_carriers(scene, hit):
        return bool(scene.among(range(hit.start, scene.hi), PARTIES))
    if rule.needs_organisation:
        return any(home_of(item.mention) in COURTS for item in scene.placed) or any(rule_of(other).only == "appealed" for other in scene.of("measure"))
    if (rule.family == "duty" and scene.tree.tag[hit.end : hit.end + 2] == ["TO", "VB"]) or scene.tree.tag[hit.end - 1 : hit.end + 1] == ["TO", "VB"]:
        return False  # "has a duty to report", "removed flood barriers to help"
    if rule.family == "duty" and scene.tree.parsed(hit.head) and scene.tree.lower[scene.tree.head[hit.head]] in scene.tables.words.performs:
        return bool(flow_of(scene, hit)[0]) or bool(scene.among(phrase_of(scene, hit), {"rate"}))
    if rule.measure == "transport_measure" and not scene.tables.words.people.isdisjoint(scene.tree.lower[scene.lo : scene.hi]):
        return bool(scene.among(range(scene.lo, scene.hi), {"good"}))  # "a border closure that keeps refugees out"
    if rule.family == "ban" and not scene.tables.words.people.isdisjoint(scene.tree.lower[hit.end : min(scene.hi, hit.end + 4)]):
        return False  # "a ban on refugees"
    if (rule.family == "quota" or rule.measure in _OUTPUT) and any(item.mention.attrs.get("organisation") == _CARTEL for item in scene.placed):
        return False  # what a cartel pumps is no trade measure of a government
    if (rule.needs_money or rule.or_money) and is_paid(scene.tree.lower, hit, scene.tables.words.money) and scene.among(range(scene.lo, scene.hi), {"good"}):
        return True
    if rule.needs_money:
        return False
    if rule.family == "quota" and limits_making(scene, hit, "quota"):
        return True
    if rule.at_rate and not scene.among((*range(max(scene.lo, hit.start - 2), hit.start), *range(hit.end, min(scene.hi, hit.end + 2))), {"rate"}):
        return False
    if rule.by_exporters:
        return traders(scene) == "export" or any(flow.flow == "export" for flow in scene.of("flow"))
    at_home = scene.at_home and rule.homely
    if not rule.context and not at_home:
        return True
    asks = rule.probe and scene.tree.tag[hit.end : hit.end + 2] == ["TO", "VB"]
    borne = rule.licence or _SUBJECT_TO in " ".join(scene.tree.lower[max(scene.lo, hit.start - _BORNE) : hit.start])  # "imports of tin are subject to a 9% tax"
    near = range(max(scene.lo, hit.start - (_NEAR if borne else 4)), min(scene.hi, hit.end + (_ASKED if asks else _NEAR)))
    tokens = set(phrase_of(scene, hit)) | set(near)
    if at_home:  # only a duty that says what crosses the border: "tariffs on imported power"
        return any(flow.head in tokens and scene.tables.actors.flows.get(scene.tree.lower[flow.head]) in ("export", "import") for flow in scene.of("flow"))
    dealings = scene.tables.words.dealings if rule.probe or rule.needs_trade else frozenset()
    flows = [flow for flow in scene.of("flow") if flow.head in tokens and scene.tree.lower[flow.head] not in dealings]
    if any(flow.flow != "both" or not (rule.licence or rule.probe or rule.family == "duty") for flow in flows):
        return True
    if rule.probe:
        return _probes_trade(scene, hit, tokens)
    if rule.licence and is_sold_to(scene, tokens):
        return True  # "sales of chips to Chad need a licence"
    if rule.licence and scene.among(range(scene.lo, scene.hi), {"good"}) and flow_licensed(scene, hit):
        return True  # "importers must obtain a permit for each cargo of maize"
    if rule.needs_trade and rule.family == "quota":  # "its limits on foreign steel"
        return any(scene.tree.lower[token] in scene.tables.words.foreign for token in tokens) and bool(scene.among(tokens, {"good"}))
    if rule.family == "duty" and any(scene.tree.lower[token] in scene.tables.words.imported for token in tokens):
        return True  # "a levy on imported bootlaces"
    if rule.of_origin:
        return _are_of_origin(scene, hit)
    if rule.needs_trade:
        return is_to_dig(scene, hit) or (rule.measure == "trade_agreement" and (_is_of_duties(scene, hit) or _is_over_goods(scene, hit)))
    return bool(scene.among(tokens, kinds_beside(rule)))


def _are_of_origin(scene: Scene, hit: Hit) -> bool:
    """ "Checks on Turkish lemons", "on lemons from Turkey": goods right behind, and where they come from."""
    lower, behind = scene.tree.lower, range(hit.end, min(scene.hi, hit.end + _NEAR))
    goods = scene.among(behind, _GOODS)
    if not goods or any(other.start in range(hit.end, goods[0].start) for other in scene.of("verb")):
        return False
    after = scene.among(range(goods[-1].end, min(scene.hi, goods[-1].end + 3)), PARTIES)
    before = any(place.end <= goods[0].start for place in scene.among(behind, PARTIES))
    return before or any(lower[place.start - 1] in scene.tables.words.origin for place in after)


def _goes_to_partner(scene: Scene, hit: Hit) -> bool:
    """ "Subsidised barley to Yemen": a good right behind, and the place that it goes to."""
    behind = hit.start + 1
    goods = scene.among(range(behind, min(scene.hi, behind + 3)), _GOODS)
    if not goods or scene.tree.lower[behind] in scene.tables.words.governs:
        return False
    places = scene.among(range(goods[0].end, min(scene.hi, behind + _FAR)), PARTIES)
    return any(not scene.tables.words.shut_to.isdisjoint(scene.tree.lower[max(goods[0].end, place.start - 2) : place.start]) for place in places)


def _is_of_duties(scene: Scene, hit: Hit) -> bool:
    """ "A deal to cut import tariffs", "an agreement on steel quotas": a named trade measure right behind makes a deal one of trade."""
    behind = range(hit.end, min(scene.hi, hit.end + _NEAR))
    return any(other.start in behind and rule_of(other).measure in _OF_DEALS and is_trade(scene, other) for other in scene.of("measure"))


def _is_over_goods(scene: Scene, hit: Hit) -> bool:
    """ "Brussels and Hanoi struck a deal over textiles", "their beef accord": what two parties settle about goods is trade, unless it is a sale."""
    words, lower = scene.tables.words, scene.tree.lower
    if lower[hit.head] in words.pacts and scene.mentions(hit.start - 1, {"good"}):
        return _has_two_parties(scene)
    behind = range(hit.end, min(scene.hi, hit.end + _NEAR))
    acts = min((other.start for kind in _ACTS for other in scene.of(kind) if other.start in behind), default=scene.hi)
    leads = [token for token in behind if lower[token] in words.deal_over and token < acts]
    goods = scene.among(behind, {"good"}) if leads else []
    if not any(lead < good.start <= lead + _TO_GOOD for good in goods for lead in leads) or not words.dealings.isdisjoint(lower[token] for token in behind):
        return False
    return _has_two_parties(scene)


def _has_two_parties(scene: Scene) -> bool:
    """Whether a sentence names two jurisdictions."""
    return len({home_of(item.mention) for item in scene.placed if item.mention.kind in PARTIES}) > 1


def _probes_trade(scene: Scene, hit: Hit, tokens: set[int]) -> bool:
    """Whether a probe is into trade: a wrong of trade or another trade measure beside it, or a good that comes from somewhere; the price of milk is none."""
    if any(scene.tree.lower[token] in scene.tables.words.probe_words for token in tokens) or told_wrong(
        scene.tree.lower[hit.end : scene.hi], scene.tables.words
    ):
        return True
    others = (other for other in scene.of("measure") if other is not hit and not rule_of(other).pointer and not rule_of(other).probe)
    goods = scene.among(tokens, {"good"})
    # whoever opens it says nothing: the place must follow it or stand at the good
    places = [place for place in scene.among(tokens, PARTIES) if place.start >= hit.end or any(place.end == good.start for good in goods)]
    return (bool(goods) and bool(places)) or any(is_trade(scene, other) for other in others)


def is_to_dig(scene: Scene, hit: Hit) -> bool:
    """Whether a permit is one to dig: "the licences of nine mining companies"."""
    near = range(max(scene.lo, hit.start - 3), min(scene.hi, hit.end + _NEAR - 2))
    if any(hit.start <= flow.over < hit.end for flow in scene.of("flow")):
        return False  # "the miner's permit to export copper"
    return rule_of(hit).licence and not scene.tables.words.digs.isdisjoint(scene.tree.lower[token] for token in near)


def kinds_beside(rule: MeasureRule) -> frozenset[str]:
    """The kinds of mentions that make a noun which needs trade around it one of trade."""
    if rule.measure in ("sanction", "entity_listing"):
        return _WIDEST
    return _WIDE if rule.family in ("ban", "control", "quota") else _NARROW
