"""Which codes and names does a record add to what the text says? Filled by the app from the rulebook, since core may not import rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GoodCodes:
    """A goods concept in the record: its display name and its HS 2022 codes at 4 or 6 digits."""

    label: str
    hs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureCodes:
    """A measure type in the record: the flow it works on, its UNCTAD 2019 codes, its Global Trade Alert intervention type."""

    flow: str | None = None
    mast: tuple[str, ...] = ()
    gta: int | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """The look-up tables of a record. What a table lacks is shown by its id: a missing name is no error."""

    places: Mapping[str, str] = field(default_factory=dict)
    """Place or bloc code -> English name."""
    goods: Mapping[str, GoodCodes] = field(default_factory=dict)
    measures: Mapping[str, MeasureCodes] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    """Action -> status, where the rulebook says otherwise than `extractor.core.status`."""
    courts: frozenset[str] = frozenset()
    """Agency ids that are courts: what they remove is struck down."""
    considering: frozenset[str] = frozenset()
    """Ids of trigger rules whose verb only weighs an act ("considers"): the status is `considered`, not `proposed`."""

    def place(self, code: str) -> str:
        """The name of a place, else its code."""
        return self.places.get(code, code)

    def good(self, good_id: str) -> GoodCodes:
        """The codes of a good; a free label (a good outside the tables) is its own name."""
        return self.goods.get(good_id) or GoodCodes(good_id.replace("_", " "))

    def measure(self, measure: str) -> MeasureCodes:
        """The codes of a measure type, all empty where the table has none."""
        return self.measures.get(measure) or MeasureCodes()
