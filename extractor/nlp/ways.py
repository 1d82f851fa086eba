"""In which ways does a verb act without a noun for the measure? The plain acts, by the order in which they are asked."""

from collections.abc import Callable

from extractor.nlp.access import on_access
from extractor.nlp.act import Act
from extractor.nlp.allowances import on_allowance
from extractor.nlp.crossings import on_crossing, on_kept_from
from extractor.nlp.deals import on_deal
from extractor.nlp.flow_acts import on_flow_resuming, on_flow_subject
from extractor.nlp.lexicon import Hit
from extractor.nlp.obligations import on_formality, on_made_mandatory
from extractor.nlp.plain_acts import on_entry, on_goods, on_goods_alone, on_injury, on_money, on_rate, on_status
from extractor.nlp.plants import on_plants
from extractor.nlp.ports import on_ships, on_transit
from extractor.nlp.probes import on_probe
from extractor.nlp.programmes import on_programme
from extractor.nlp.scene import Scene
from extractor.nlp.taken_in import on_taken
from extractor.nlp.takeovers import on_takeover
from extractor.rules.triggers import VerbRule

_Way = Callable[[Scene, Hit, list[VerbRule]], list[Act]]

BEFORE_OBJECTS: tuple[_Way, ...] = (on_made_mandatory, on_takeover, on_status)
"""Asked before the verb's objects: what they find says more than the measure that the verb takes."""
WAYS: tuple[_Way, ...] = (
    on_flow_subject,
    on_flow_resuming,
    on_programme,
    on_entry,
    on_access,
    on_taken,
    on_deal,
    on_allowance,
    on_ships,
    on_transit,
    on_crossing,
    on_kept_from,
    on_rate,
    on_goods,
    on_plants,
    on_money,
    on_injury,
    on_probe,
    on_goods_alone,
    on_formality,
)
"""The first that finds an act tells it."""

__all__ = ["BEFORE_OBJECTS", "WAYS"]
