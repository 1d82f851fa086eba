"""How are names, numbers and lists written in our own English sentences?"""

import re

_THE_FIRST = ("United ", "Democratic Republic", "Republic of", "Russian Federation", "G7", "G20")
_THE_LAST = (
    "Union", "Islands", "Republic", "Emirates", "Organization", "Organisation", "Nations", "Council", "States", "Kingdom",
    "Community", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Territory", "Territories",
)  # fmt: skip

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_SCALES = ("year", "month", "week", "day")

_AN = re.compile(
    r"""
    [aeio]             # an import ban, an export quota
  | un(?!i)            # an unreliable …, but a uniform …
  | 8 | 1[18](?!\d)    # an 8% tariff, an 80% tariff, an 11% or 18% tariff (not 110%)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def place(name: str) -> str:
    """The name inside a sentence: "the United States", "China"."""
    if name.startswith(_THE_FIRST) or name.endswith(_THE_LAST):
        return f"the {name}"
    return name


def with_article(phrase: str) -> str:
    """The phrase with "a" or "an"."""
    return f"an {phrase}" if _AN.match(phrase) else f"a {phrase}"


def join(names: list[str], limit: int, more: str = "others") -> str:
    """ "a", "a and b", "a, b and c"; beyond the limit "a, b and 3 others"."""
    names = list(dict.fromkeys(names))
    if len(names) > limit:
        return f"{', '.join(names[: limit - 1])} and {len(names) - limit + 1} {more}"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def number(value: float) -> str:
    """ "25", "12.5", "96,600": no trailing zeros."""
    return f"{value:,.10f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """ "25%"."""
    return f"{number(value)}%"


def amount(value: float, unit: str) -> str:
    """ "25%", "10 percentage points", "50 USD/t", "96,600 t"."""
    if unit == "percent":
        return percent(value)
    if unit == "percentage_point":
        return f"{number(value)} percentage point{'' if value == 1 else 's'}"
    return f"{number(value)} {unit}"


def years_and_days(duration: str) -> str:
    """ "1 year", "90 days", "1 year and 6 months"; a form we do not know is shown as it is."""
    form = _DURATION.fullmatch(duration)
    if form is None or not any(form.groups()):
        return duration
    parts = [f"{count} {scale}{'' if int(count) == 1 else 's'}" for count, scale in zip(form.groups(), _SCALES, strict=True) if count]
    return join(parts, len(parts))
