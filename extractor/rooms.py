"""Which rooms work together for one language? Loaded once, loudly: a broken rule stops the program here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import Protocol

from extractor.core.codes import Codes
from extractor.core.record import MadeBy
from extractor.core.types import Analysis, Article, Drop, PolicyEvent
from extractor.settings import Settings


class Linked(Protocol):
    """What the link room makes of an analysis."""

    @property
    def events(self) -> tuple[PolicyEvent, ...]:
        """In the order of the text."""
        ...

    @property
    def dropped(self) -> tuple[Drop, ...]:
        """What was seen and not used."""
        ...


@dataclass(frozen=True, slots=True)
class Rooms:
    """The loaded pipeline. Tests put fakes in."""

    analyse: Callable[[Article], Analysis]
    link: Callable[[Analysis], Linked]
    codes: Codes
    made_by: MadeBy
    find_rule: Callable[[str], str] = lambda _rule: ""
    """File and line of a rule."""


def load_rooms(settings: Settings) -> Rooms:
    """Rules and models read, checked and joined; RuleError where a rule file is broken."""
    from extractor.link import link, load_ranker
    from extractor.nlp import load_analyser
    from extractor.rules import load_rulebook, models_dir, rules_digest, rules_line

    lang = settings.language
    rules = load_rulebook(lang)
    analyser = load_analyser(lang, syntax=settings.syntax)
    made_by = MadeBy(extractor=version("extractor"), model=analyser.model, rules=f"sha256:{rules_digest(lang)}")
    ranker = load_ranker(models_dir()) if settings.ranker else None
    return Rooms(analyser.analyse, partial(link, ranker=ranker), rules.codes(), made_by, lambda rule: rules_line(rule, lang))
