"""What the tests of dates and amounts share: the English rules, loaded once, and sentences with marked words."""

from functools import lru_cache

from extractor.core.types import Mention
from extractor.nlp.date_context import DateContexts
from extractor.nlp.dates import find_dates
from extractor.nlp.patterns import Matcher
from extractor.nlp.quantities import QuantityRules, find_quantities
from extractor.rules.times import load_times


@lru_cache(maxsize=1)
def date_rules() -> Matcher:
    return Matcher(load_times("en").dates)


@lru_cache(maxsize=1)
def contexts() -> DateContexts:
    return DateContexts(load_times("en").date_cues)


@lru_cache(maxsize=1)
def quantity_rules() -> QuantityRules:
    tables = load_times("en")
    return QuantityRules(tables.quantities, tables.amount_cues)


def dates_in(text: str, vague: bool = False) -> tuple[Mention, ...]:
    return find_dates(text, date_rules(), vague=vague)


def quantities_in(text: str) -> tuple[Mention, ...]:
    return find_quantities(text, quantity_rules())


def unmarked(marked: str) -> tuple[str, tuple[int, int]]:
    """A sentence without its brackets, and the characters that they held."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), (start, end)
