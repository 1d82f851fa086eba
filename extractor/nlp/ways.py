"""In which ways does a verb act without a noun for the measure? The plain acts, by the order in which they are asked."""

from collections.abc import Callable, Iterable
from functools import cache

from extractor.nlp.access import on_access
from extractor.nlp.act import Act
from extractor.nlp.allowances import on_allowance
from extractor.nlp.crossings import on_crossing, on_kept_from
from extractor.nlp.deals import on_deal
from extractor.nlp.divestments import on_time_to_sell
from extractor.nlp.flow_acts import on_flow_resuming, on_flow_subject
from extractor.nlp.for_export import on_cleared, on_exception
from extractor.nlp.kept_home import on_kept_home
from extractor.nlp.lexicon import Hit
from extractor.nlp.more_time import on_more_time
from extractor.nlp.new_standing import on_status
from extractor.nlp.obligations import on_formality, on_made_mandatory
from extractor.nlp.output_caps import on_output
from extractor.nlp.plain_acts import on_goods, on_goods_alone, on_injury, on_money, on_rate
from extractor.nlp.plants import on_plant_list, on_plants
from extractor.nlp.port_calls import on_calls
from extractor.nlp.ports import on_ships, on_transit
from extractor.nlp.probes import on_probe
from extractor.nlp.programmes import on_programme
from extractor.nlp.scene import Scene
from extractor.nlp.sell_leave import on_sell_leave
from extractor.nlp.state_stocks import on_stocks
from extractor.nlp.taken_in import on_entry, on_taken
from extractor.nlp.takeovers import on_takeover
from extractor.nlp.tenders import on_tenders
from extractor.nlp.verdicts import on_verdict
from extractor.rules.triggers import VerbRule

_Way = Callable[[Scene, Hit, list[VerbRule]], list[Act]]
_Ways = tuple[tuple[frozenset[str], _Way], ...]
"""Each way with the fields of which a rule must set one to act in it: most verbs have rules for very few ways."""

BEFORE_OBJECTS: _Ways = (
    (frozenset({"makes_duty"}), on_made_mandatory),
    (frozenset({"on_takeover"}), on_takeover),
    (frozenset({"on_tenders"}), on_tenders),
    (frozenset({"on_measure", "subject"}), on_status),
    (frozenset({"access"}), on_sell_leave),
    (frozenset({"more_time"}), on_more_time),
    (frozenset({"formality"}), on_formality),
)
"""Asked before the verb's objects: what they find says more than the measure that the verb takes."""
WAYS: _Ways = (
    (frozenset({"on_flow"}), on_flow_subject),
    (frozenset({"on_flow"}), on_flow_resuming),
    (frozenset({"on_programme"}), on_programme),
    (frozenset({"of_ships"}), on_calls),
    (frozenset({"gives_up"}), on_time_to_sell),
    (frozenset({"refuses_entry"}), on_entry),
    (frozenset({"access"}), on_access),
    (frozenset({"takes_in"}), on_taken),
    (frozenset({"verdict"}), on_verdict),
    (frozenset({"needs_measure"}), on_deal),
    (frozenset({"on_measure"}), on_allowance),
    (frozenset({"on_good"}), on_ships),
    (frozenset({"on_flow"}), on_transit),
    (frozenset({"on_flow"}), on_output),
    (frozenset({"crosses"}), on_crossing),
    (frozenset({"keeps_from", "on_flow"}), on_kept_from),
    (frozenset({"keeps_from"}), on_kept_home),
    (frozenset({"on_flow"}), on_cleared),
    (frozenset({"excepts"}), on_exception),
    (frozenset({"on_rate", "rate_alone"}), on_rate),
    (frozenset({"on_good"}), on_goods),
    (frozenset({"on_plants"}), on_plants),
    (frozenset({"plant_list"}), on_plant_list),
    (frozenset({"on_money"}), on_money),
    (frozenset({"on_stocks"}), on_stocks),
    (frozenset({"on_injury"}), on_injury),
    (frozenset({"on_measure"}), on_probe),
    (frozenset({"on_flow"}), on_goods_alone),
)
"""The first that finds an act tells it."""


def fields_of(rules: Iterable[tuple[VerbRule, str]]) -> frozenset[str]:
    """What the rules of a verb set."""
    return frozenset[str]().union(*[rule.model_fields_set for rule, _ in rules])


def acts_by(told: frozenset[str], scene: Scene, verb: Hit, rules: list[VerbRule], before_objects: bool = False) -> list[Act]:
    """The acts that the first of the ways finds; `told` are the fields that the verb's rules set."""
    return next((found for way in _able(told, before_objects) if (found := way(scene, verb, rules))), [])


@cache
def _able(told: frozenset[str], before_objects: bool) -> tuple[_Way, ...]:
    """The ways that some fields lead to; verbs share a few hundred sets of fields."""
    return tuple(way for fields, way in (BEFORE_OBJECTS if before_objects else WAYS) if not told.isdisjoint(fields))


__all__ = ["acts_by", "fields_of"]
