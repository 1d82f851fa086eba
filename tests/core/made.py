"""Policy events made by hand, for tests of what comes after linking."""

from typing import TypeVar

from extractor.core.codes import Codes, GoodCodes, MeasureCodes
from extractor.core.evidence import Evidence, RuleId, Sourced
from extractor.core.partial_date import PartialDate
from extractor.core.types import DateValue, Good, Place, PolicyEvent, Quantity, Rate

T = TypeVar("T")

CODES = Codes(
    places={
        "CHN": "China",
        "USA": "United States",
        "CAN": "Canada",
        "MEX": "Mexico",
        "JPN": "Japan",
        "EU": "European Union",
        "IND": "India",
        "RUS": "Russia",
        "NLD": "Netherlands",
        "PHL": "Philippines",
    },
    goods={
        "gallium": GoodCodes("gallium", ("811292",)),
        "steel": GoodCodes("steel", ("72",)),
        "rare_earths": GoodCodes("rare earths", ("2805", "2846")),
        "solar_panel": GoodCodes("solar panels", ("854143",)),
    },
    measures={
        "export_ban": MeasureCodes("export", ("P31",), 19),
        "tariff": MeasureCodes("import", (), 47),
        "anti_dumping": MeasureCodes("import", ("D12",), 58),
    },
    courts=frozenset({"us_court_of_international_trade"}),
    considering=frozenset({"en.trigger/propose.consider"}),
)


def sourced(value: T, start: int = 0, end: int = 1, rule: str = "en.test/rule") -> Sourced[T]:
    """The value with one reason."""
    return Sourced(value, (Evidence(start, end, RuleId(rule)),))


def on(value: str, *, derived: bool = False, open: bool = False) -> Sourced[DateValue]:
    """A date."""
    return sourced(DateValue(PartialDate(value), derived=derived, open=open))


def event(
    said: str,
    *,
    goods: str = "",
    entities: tuple[str, ...] = (),
    exempt: str = "",
    rate: Rate | None = None,
    quantity: Quantity | None = None,
    duration: str | None = None,
    retaliation: bool = False,
    announced: Sourced[DateValue] | None = None,
    effective: Sourced[DateValue] | None = None,
    expires: Sourced[DateValue] | None = None,
) -> PolicyEvent:
    """`"CHN impose export_ban USA JPN"`: implementers (comma-joined, `-` for none), action, measure, targets."""
    who, action, measure, *targets = said.split()
    return PolicyEvent(
        action=sourced(action),
        measure=sourced(measure),
        implementers=tuple(sourced(Place(code)) for code in who.split(",") if code != "-"),
        goods=tuple(sourced(Good(name), start, start + 1) for start, name in enumerate(goods.split())),
        targets=tuple(sourced(Place(code)) for code in targets),
        exempt=tuple(sourced(name) for name in exempt.split()),
        entities=tuple(sourced(name) for name in entities),
        rate=sourced(rate) if rate else None,
        quantity=sourced(quantity) if quantity else None,
        duration=sourced(duration) if duration else None,
        retaliation=sourced(True) if retaliation else None,
        announced=announced,
        effective=effective,
        expires=expires,
    )
