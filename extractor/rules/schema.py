"""What does a row of each vocabulary table look like? One class per CSV of `models/concepts` and `models/<lang>`."""

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split("|") if part.strip()) if isinstance(value, str) else value


def _day(value: object) -> object:
    return None if value == "" else value


def _flag(value: object) -> object:
    return {"yes": True, "no": False, "": False}.get(value, value) if isinstance(value, str) else value


Many = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""A list in one cell, parted by `|`."""
Day = Annotated[date | None, BeforeValidator(_day)]
YesNo = Annotated[bool, BeforeValidator(_flag)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

NameForm = Literal["name", "adjective", "demonym", "capital", "metonym", "abbrev"]
Flow = Literal["export", "import", "both", "capital", "domestic", "other", ""]


class Row(BaseModel):
    """A line of a table; an unknown column is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class GoodRow(Row):
    """`concepts/goods.csv`: a good that trade news names, in no language."""

    id: Id
    label: str
    kind: str
    groups: Many
    """Groups that it belongs to: ids of this table, or names of official lists (`critical_us_2025`)."""
    stands_for: Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]*)?$")]
    """The nearest broader good of the handed-over table that this one really is a kind of; empty for that table's own goods and where none fits."""
    hs: Many
    wikidata: str
    source: str


class PlaceRow(Row):
    """`concepts/places.csv`: a jurisdiction."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    iso2: str
    name: str
    official: str
    kind: Literal["country", "territory", "disputed"]
    parent: str
    region: str
    subregion: str
    source: str


class BlocRow(Row):
    """`concepts/blocs.csv`: a group of jurisdictions; members are `BGR` or `GBR@1973-01-01..2020-01-31`."""

    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*\+?$")]
    name: str
    kind: str
    implementer: YesNo
    members: Many
    source: str


class AgencyRow(Row):
    """`concepts/agencies.csv`: a body that stands for a jurisdiction; `role` is what generic names ("commerce ministry") share."""

    id: Id
    name: str
    jurisdiction: str
    role: Id
    source: str
    notes: str


class LeaderRow(Row):
    """`concepts/leaders.csv`: one term of one office holder; a person may have several."""

    id: Id
    name: str
    jurisdiction: str
    office: str
    valid_from: Day
    valid_to: Day
    source: str


class MeasureRow(Row):
    """`concepts/measures.csv`: codes of a record measure type."""

    id: Id
    label: str
    flow: Flow
    mast: Many
    gta: str
    source: str


class MeasureKindRow(Row):
    """`concepts/measure_kinds.csv`: a finer kind below a record measure."""

    id: Id
    measure: str
    label: str
    mast: Many
    gta: Many
    flow: Flow
    source: str


class ActionRow(Row):
    """`concepts/actions.csv`: what a government does, and where that leaves the measure."""

    id: Id
    label: str
    status: str
    source: str


class ActionKindRow(Row):
    """`concepts/action_kinds.csv`: a finer kind below a record action."""

    id: Id
    action: str
    label: str
    effect: str
    source: str


class GtaRow(Row):
    """`concepts/gta_types.csv`: Global Trade Alert intervention types."""

    id: int
    name: str
    mast: str
    source: str


class InstrumentRow(Row):
    """`concepts/instruments.csv`: a legal basis, and the measures that it stands for."""

    id: Id
    label: str
    jurisdiction: str
    measures: Many
    source: str


class ControlRow(Row):
    """`concepts/cn_controls.csv`: China's control announcements since 2023, dated, with the goods of each."""

    id: str
    issuer: str
    announcement: str
    issued: Day
    effective: str
    until: str
    status: str
    goods_ids: Many
    products: str
    notes: str
    source_url: str
    verified: str


class GoodFormRow(Row):
    """`<lang>/goods.csv`: how a good is written; a bracketed example must be found, a counter-example must not."""

    good: str
    forms: Many
    example: str
    counter: str


class PlaceFormRow(Row):
    """`<lang>/places.csv`."""

    place: str
    kind: NameForm
    forms: Many


class BlocFormRow(Row):
    """`<lang>/blocs.csv`."""

    bloc: str
    kind: NameForm
    forms: Many


class AgencyFormRow(Row):
    """`<lang>/agencies.csv`: forms that name one agency by themselves."""

    agency: str
    forms: Many


class AgencyNounRow(Row):
    """`<lang>/agency_nouns.csv`: forms that many countries share; a place beside them tells which one."""

    role: str
    forms: Many


class AgencyShortRow(Row):
    """`<lang>/agency_short_names.csv`: capitalised short names that stand for a body only in some company ("the Commission", "Commerce found")."""

    form: str
    agency: str
    needs: Many
    """Words anywhere in the text of which one must stand; empty = none needed."""
    unless_after: Many
    """Words right before the form that make it something else."""
    next: Many
    """Words of which one must stand right after it; empty = any."""
    by_default: YesNo
    """Stands without the needed words as well, as long as the text names no other body by the form's last word."""
    example: str
    counter: str

    @cached_property
    def last_word(self) -> str:
        """The Commission of "the Commission"."""
        return self.form.split()[-1]


class LeaderFormRow(Row):
    """`<lang>/leaders.csv`: `alone` forms are surnames that need no title and no full name before them."""

    leader: str
    forms: Many
    alone: Many
    surname: Many
    """Surnames that need a title, or the full name elsewhere in the text."""


class InstrumentFormRow(Row):
    """`<lang>/instruments.csv`."""

    instrument: str
    forms: Many


class InstrumentPatternRow(Row):
    """`<lang>/instrument_patterns.csv`: numbered documents; the matched text itself is the name."""

    id: Id
    pattern: str
    anchors: Many
    """Letters of which every match holds some: the pattern is tried only around them, which keeps it cheap."""
    jurisdiction: str
    example: str
    counter: str

    def compiled(self) -> re.Pattern[str]:
        """The pattern, case-sensitive unless it says otherwise."""
        return re.compile(self.pattern)


class AmbiguousGoodRow(Row):
    """`<lang>/ambiguous_goods.csv`: a form that names a good only in some company."""

    form: str
    good: str
    needs: Many
    """Words of which one must stand in the same sentence; empty = none needed. A name in capitals is a list of `gazetteer.toml`."""
    unless_after: Many
    """Words right before the form that make it something else."""
    unless_before: Many
    """Words right after the form that make it something else."""
    unless_near: Many
    """Words in the same sentence that make it something else; a name in capitals is a list, as in `needs`."""
    case: Literal["any", "lower", "exact"]
    example: str
    counter: str


class KindWordRow(Row):
    """`<lang>/kind_words.csv`: a word that, after "the", stands for a good of its kind named before: "the tuber"."""

    forms: Many
    goods: Many
    """The goods that it may mean, with all that belongs to them."""
    example: str
    """The word in brackets, the good meant before it."""
    means: str
    """The good of the example."""
    counter: str


class AmbiguousPlaceRow(Row):
    """`<lang>/ambiguous_places.csv`: a form of several places, or of a place and something else."""

    form: str
    kind: NameForm
    candidates: Many
    default: str
    """Taken where nothing in the text decides; empty = leave the candidates open."""
    other_words: Many
    """Words anywhere in the text that mean none of the candidates."""
    needs: Many
    """Words near the form of which one must stand, unless a candidate is named elsewhere in the text."""


class NotMentionRow(Row):
    """`<lang>/not_mentions.csv`: phrases that hold a form and name nothing of ours."""

    form: str
    why: str
