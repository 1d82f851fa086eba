"""Which words make dates, durations, rates and quantities? Typed tables of `models/<lang>/{dates,quantities}.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.core.errors import RuleError
from extractor.core.evidence import RuleId
from extractor.rules.paths import models_dir


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


T = TypeVar("T", bound=_Strict)


class PatternRule(_Strict):
    """A phrase as a sequence of word classes; the syntax is explained at the head of `dates.toml`."""

    id: str
    form: str
    """What the phrase is, in no language: it decides how the slots are read (`nlp.dates`, `nlp.quantities`)."""
    pattern: str
    set: Mapping[str, str] = {}
    """Slots that this rule fills by itself."""
    vague: bool = False
    """Points at no day and no length; found on request only."""
    unless_before: str = ""
    unless_after: str = ""
    only_before: str = ""
    only_after: str = ""
    """Classes and literals of which one must (not) stand right after or right before the phrase."""
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()


class CueRule(_Strict):
    """A wording near a date or an amount; `lead` stands right before it, `trail` right after it, `verb` in its clause."""

    id: str
    where: Literal["lead", "trail", "verb"]
    words: tuple[str, ...]
    """Phrases, lower-case; `*` stands for any one word, `...` for up to twelve, `<name>` for any word of that list."""
    examples: tuple[str, ...]
    counters: tuple[str, ...] = ()


class DateCue(CueRule):
    """A cue that tells the role and direction of a date; without a role: it is the date of no act."""

    role: Literal["announced", "effective", "expires", "introduced", "duration"] | None = None
    direction: Literal["past", "future", "near"] | None = None
    of: Literal["date", "duration"] = "date"
    fine: bool = False
    """Only for dates no coarser than a month: what was merely said was not said "this year"."""
    firm: bool = False
    """Figures in the same clause do not take the role away: "cars shipped from China pay 100% as of October 1"."""
    standing: bool = False
    """The measure has stood since then: for the act that imposed it, the day when it took effect."""
    acting: bool = False
    """The verb is an act, and the date is of that very act: where syntax says that it is another verb's, no other act takes it."""
    begins: bool = False
    """The verb brings a measure in: for a later act on the measure, the date is its beginning."""
    loose: bool = False
    """Any verb ahead: of the sentences around it tells nothing, whatever measure they are about."""
    ignore: bool = False
    """No cue at all: these words only keep shorter phrases within them from being one ("a tariff cut" is no act of cutting)."""


class AmountCue(CueRule):
    """A cue that makes an amount a figure, or the rate or volume of a measure."""

    role: Literal["stat", "rate"]
    of: Literal["rate", "quantity"]
    subject: bool = False
    """The subject decides: "duties rose" is about a rate, "exports rose" is not."""


class Grammar(_Strict):
    """Word classes, macros and patterns of one language for one kind of thing."""

    lang: str
    table: str
    words: Mapping[str, Mapping[str, str]]
    """Class -> form -> value. A form also matches in lower case, with a first capital and in capitals."""
    exact: frozenset[str] = frozenset()
    """Forms that match only as written: "May", "MAY"."""
    dotted: frozenset[str] = frozenset()
    """Abbreviations that take a full stop along."""
    macros: Mapping[str, str] = {}
    prefixes: tuple[PatternRule, ...] = ()
    """Phrases that widen a match to their right: "the end of", "early"."""
    rules: tuple[PatternRule, ...]

    def rule_id(self, rule: PatternRule) -> RuleId:
        """`en.dates/month_day`."""
        return RuleId(f"{self.lang}.{self.table}/{rule.id}")


class Cues(_Strict):
    """What all cues of a table share."""

    lang: str
    table: str
    lists: Mapping[str, frozenset[str]]
    breaks: frozenset[str]
    """Words where a clause ends."""

    def rule_id(self, rule: CueRule) -> RuleId:
        """`en.date_cues/until`."""
        return RuleId(f"{self.lang}.{self.table}/{rule.id}")


class AmountCues(Cues):
    """What the words around an amount say about it."""

    cues: tuple[AmountCue, ...]


class DateCues(Cues):
    """What the words around a date say about its role."""

    breaks_ahead: frozenset[str]
    """Words where a clause ends for a reader who looks to the right only."""
    joins: frozenset[str]
    """Words that may open a clause right before its date: ", and on Friday"."""
    before_year: frozenset[str]
    """A bare year that follows none of these is part of a name ("Sugar Order 2019", "the 2019 order")."""
    future: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    """Endings of verbs in the past: a word with one of these counts as past."""
    not_past: frozenset[str]
    """Words with such an ending that are no verbs in the past."""
    cues: tuple[DateCue, ...]


class TimeTables(_Strict):
    """Everything that the date and quantity finders need for one language."""

    dates: Grammar
    date_cues: DateCues
    quantities: Grammar
    amount_cues: AmountCues


@lru_cache(maxsize=8)
def load_times(lang: str = "en") -> TimeTables:
    """The tables of a language, read once per process; RuleError names file, rule and a hint where one is broken."""
    return read_times(lang, models_dir())


def read_times(lang: str, root: Path) -> TimeTables:
    """As `load_times`, from another folder and not memoised: for tests and for checking a copy."""
    dates, amounts = root / lang / "dates.toml", root / lang / "quantities.toml"
    date_part, amount_part = _read(dates), _read(amounts)
    date_cues, amount_cues = date_part.pop("context", {}), amount_part.pop("context", {})
    return TimeTables(
        dates=_fit(Grammar, {"lang": lang, "table": "dates", **date_part}, dates),
        date_cues=_fit(DateCues, {"lang": lang, "table": "date_cues", **_mapping(date_cues, dates, "context")}, dates),
        quantities=_fit(Grammar, {"lang": lang, "table": "quantities", **amount_part}, amounts),
        amount_cues=_fit(AmountCues, {"lang": lang, "table": "amount_cues", **_mapping(amount_cues, amounts, "context")}, amounts),
    )


def _mapping(part: object, path: Path, name: str) -> dict[str, object]:
    if not isinstance(part, dict):
        raise RuleError(str(path), name, "is not a table", f"write [{name}]")
    return part


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(str(path), "", str(error), "the file must be valid TOML") from error


def _fit(kind: type[T], raw: Mapping[str, object], path: Path) -> T:
    try:
        table = kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RuleError(str(path), _rule_at(raw, first["loc"]), f"{place}: {first['msg']}", f"known fields: {', '.join(kind.model_fields)}") from error
    _unique(table, path)
    return table


def _rule_at(raw: object, loc: tuple[int | str, ...]) -> str:
    """The id of the rule in which an error lies, if it lies in one."""
    for part in loc:
        if isinstance(raw, Mapping) and isinstance(part, str):
            raw = raw.get(part)
        elif isinstance(raw, list) and isinstance(part, int) and part < len(raw):
            raw = raw[part]
        if isinstance(raw, dict) and isinstance(raw.get("id"), str):
            return str(raw["id"])
    return ""


def _unique(table: BaseModel, path: Path) -> None:
    for name in ("rules", "prefixes", "cues"):
        seen: set[str] = set()
        for rule in getattr(table, name, ()):
            if rule.id in seen:
                raise RuleError(str(path), rule.id, "this id stands twice", "give each rule an id of its own")
            seen.add(rule.id)
