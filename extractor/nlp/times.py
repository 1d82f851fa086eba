"""Dates, lengths, rates and volumes of a language in one place: what the analyser asks for."""

from collections.abc import Sequence
from itertools import chain

from extractor.core.types import Mention
from extractor.nlp.date_context import DateContext, DateContexts
from extractor.nlp.dates import find_dates
from extractor.nlp.patterns import Matcher
from extractor.nlp.quantities import QuantityRules, find_quantities
from extractor.rules.times import TimeTables


class Times:
    """The finders of one language, compiled once; RuleError where a pattern or cue is broken."""

    def __init__(self, tables: TimeTables) -> None:
        self._dates = Matcher(tables.dates)
        self._quantities = QuantityRules(tables.quantities, tables.amount_cues)
        self._contexts = DateContexts(tables.date_cues)

    def find(self, text: str) -> tuple[Mention, ...]:
        """All mentions in the order of the text; where a date and an amount overlap, the longer stays, both where the date has words of its own."""
        found: list[Mention] = []
        mentions = chain(find_dates(text, self._dates), find_quantities(text, self._quantities))
        for mention in sorted(mentions, key=lambda item: (item.start, -item.end)):
            if not found or mention.start >= found[-1].end:
                found.append(mention)
            elif mention.kind == "date" and any(char.isalpha() for char in mention.text) and mention.end <= found[-1].end:
                found.append(mention)  # "$5 a tonne from June 1, down from $7"
            elif mention.end - mention.start > found[-1].end - found[-1].start:
                found[-1] = mention
        return tuple(found)

    def context_of(self, text: str, mention: Mention, sentence: tuple[int, int], clause: Sequence[str] = ()) -> DateContext:
        """Role and direction of a date or duration of a sentence; `clause` as in `DateContexts.of`."""
        return self._contexts.of(text, mention, sentence, clause)
