"""What do the slots of a date pattern mean? From the words of a rule to the parse that `nlp.dates` documents."""

from calendar import monthrange
from collections.abc import Callable, Mapping

_YEAR_WORDS = {"last": "-1", "this": "0", "next": "1"}
_PARTS = {"end": "END", "start": "START", "middle": "MID", "early": "EARLY", "late": "LATE"}
_ISO_UNITS = {
    "D": ("P", 1, "D"),
    "W": ("P", 1, "W"),
    "F": ("P", 2, "W"),
    "M": ("P", 1, "M"),
    "Q": ("P", 3, "M"),
    "Y": ("P", 1, "Y"),
    "E": ("P", 10, "Y"),
    "C": ("P", 100, "Y"),
    "H": ("PT", 1, "H"),
    "N": ("PT", 1, "M"),
}
"""Units of the word lists as ISO 8601: where it goes, how many of which letter."""

Slots = Mapping[str, str]


def read_slots(form: str, slots: Slots) -> dict[str, str]:
    """The parse of a form; empty where the numbers make no date ("31 June")."""
    read = _READERS.get(form)
    attrs = read(slots) if read else dict(slots)
    if read and not attrs:
        return {}
    for key in ("part", "time", "range"):
        if slots.get(key):
            attrs[key] = slots[key]
    return {"form": attrs.pop("form", form)} | attrs


def iso_duration(amount: str, unit: str) -> str:
    """ISO 8601; an unknown number is `X`."""
    head, times, letter = _ISO_UNITS[unit]
    if amount == "X":
        return f"{head}X{letter}"
    return f"{head}{float(amount) * times:g}{letter}"


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """An ISO date at the precision given; None where there is no such day."""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _calendar(slots: Slots) -> dict[str, str]:
    if "written" in slots:
        return _written(slots["written"])
    attrs = {key: str(int(slots[key])) for key in ("year", "month", "day") if key in slots}
    if "yy" in slots:
        attrs["yy"] = slots["yy"]
    if "weekday" in slots:
        attrs["weekday"] = slots["weekday"]
    attrs |= _shift(slots, "shift" if "shift" in slots or {"past", "coming"} & slots.keys() else "year_shift")
    year = int(attrs.get("year", 2000))  # a leap year: the 29th of February may exist
    value = iso_date(year, *(int(attrs[key]) if key in attrs else None for key in ("month", "day")))
    if value is None:
        return {}
    return attrs | ({"value": value} if "year" in attrs else {})


def _written(text: str) -> dict[str, str]:
    """20251009"""
    value = iso_date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    return {"year": text[:4], "month": str(int(text[4:6])), "day": str(int(text[6:8])), "value": value} if value else {}


def _shift(slots: Slots, name: str) -> dict[str, str]:
    if "shift" in slots:
        return {name: slots["shift"]}
    if "past" in slots or "coming" in slots:
        return {name: "-1" if "past" in slots else "1"}
    return next(({name: value} for word, value in _YEAR_WORDS.items() if word in slots), {})


def _numeric(slots: Slots) -> dict[str, str]:
    """Day before month unless that is impossible; `ambiguous` where both readings exist."""
    if "written" in slots:
        day, month, year = slots["written"].split(".")
        slots = {"day": day, "month": month, "year" if len(year) == 4 else "yy": year}
    day_number, month_number = int(slots["day"]), int(slots["month"])
    ambiguous = day_number != month_number and day_number <= 12 and month_number <= 12
    if month_number > 12:
        day_number, month_number = month_number, day_number
    read = _calendar({"day": str(day_number), "month": str(month_number)} | {key: slots[key] for key in ("year", "yy") if key in slots})
    return read and read | {"form": "numeric"} | ({"ambiguous": "true"} if ambiguous else {})


def _weekday(slots: Slots) -> dict[str, str]:
    attrs = {"weekday": slots["weekday"]}
    in_week = "week" in slots
    return attrs | _shift(slots, "week_shift" if in_week else "shift")


def _day(slots: Slots) -> dict[str, str]:
    attrs = {"shift": slots.get("shift", "0")}
    if "minus_two" in slots or "plus_two" in slots:
        attrs["shift"] = "-2" if "minus_two" in slots else "2"
    if "last" in slots:
        attrs = {"shift": "-1", "time": "NI"}
    if "tonight" in slots:
        attrs["time"] = "NI"
    return attrs


def _day_of_month(slots: Slots) -> dict[str, str]:
    return {"day": str(int(slots["day"]))} | _shift(slots, "shift")


def _period(slots: Slots) -> dict[str, str]:
    attrs = {"unit": slots["unit"], "shift": slots.get("shift", "0")}
    part = next((value for word, value in _PARTS.items() if word in slots), None)
    return attrs | ({"part": part} if part else {})


def _anchored(slots: Slots) -> dict[str, str]:
    shift = "1" if "following" in slots else "-1" if "preceding" in slots else "0"
    return {"unit": slots["unit"], "shift": shift}


def _with_year(slots: Slots) -> dict[str, str]:
    """Quarters, halves, seasons: the year that is named, or how far it is from ours."""
    attrs = {key: slots[key] for key in ("quarter", "half", "season", "year", "yy", "shift") if key in slots}
    if "quarter" in attrs and not 1 <= int(attrs["quarter"]) <= 4:
        return {}
    if "half" in attrs and not 1 <= int(attrs["half"]) <= 2:
        return {}
    if "year" in attrs and "season" not in attrs:
        name = "Q" + attrs["quarter"] if "quarter" in attrs else "H" + attrs["half"]
        attrs["value"] = f"{attrs['year']}-{name}"
    return attrs


def _month_quarter(slots: Slots) -> dict[str, str]:
    return _with_year({**slots, "quarter": str((int(slots["month"]) + 2) // 3)}) | {"form": "quarter"}


def _fiscal(slots: Slots) -> dict[str, str]:
    """A year of budgets or crops by the year in which it begins, or by its only name; "2019/45" is none."""
    if "shift" in slots:
        return {"shift": slots["shift"]}
    attrs = {"year": slots["year"]} if "year" in slots else {"yy": slots["yy"]}
    begins = int(slots.get("year", slots.get("yy", "0"))) % 100
    ends = slots.get("year2", slots.get("yy2"))
    if ends is not None:
        if int(ends) % 100 != (begins + 1) % 100:
            return {}
        attrs["ends"] = ends
    return attrs


def _decade(slots: Slots) -> dict[str, str]:
    name = slots.get("year", slots.get("yy", ""))
    return {"decade": name} if name.endswith("0") else {}


def _offset(slots: Slots) -> dict[str, str]:
    amount = _amount(slots)
    return {"amount": amount, "unit": slots["unit"], "sign": slots["sign"], "anchor": slots["anchor"]} | ({"lead": slots["lead"]} if "lead" in slots else {})


def _duration(slots: Slots) -> dict[str, str]:
    amount, unit = _amount(slots), slots["unit"]
    if amount != "X" and not 0 < float(amount) < 1000:
        return {}
    shift = slots.get("shift") or ("-1" if "past" in slots else None)
    return {"amount": amount, "unit": unit, "value": iso_duration(amount, unit)} | ({"shift": shift} if shift else {})


def _amount(slots: Slots) -> str:
    if "dozen" in slots:
        return "12"
    return slots.get("amount", "100" if "skip" in slots else "1")


_READERS: dict[str, Callable[[Slots], dict[str, str]]] = {
    "none": lambda _slots: {},
    "calendar": _calendar,
    "numeric": _numeric,
    "weekday": _weekday,
    "day": _day,
    "day_of_month": _day_of_month,
    "period": _period,
    "anchored_period": _anchored,
    "weekend": lambda slots: {"shift": slots.get("shift", "0")},
    "season": _with_year,
    "quarter": _with_year,
    "half": _with_year,
    "month_quarter": _month_quarter,
    "fiscal": _fiscal,
    "decade": _decade,
    "offset": _offset,
    "duration": _duration,
}
