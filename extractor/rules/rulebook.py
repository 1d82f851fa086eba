"""What do our tables know about a concept? Names, codes, groups, members and terms of office, by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractor.core.codes import Codes, GoodCodes, MeasureCodes
from extractor.rules.schema import (
    ActionRow,
    AgencyFormRow,
    AgencyNounRow,
    AgencyRow,
    AgencyShortRow,
    AmbiguousGoodRow,
    AmbiguousPlaceRow,
    BlocFormRow,
    BlocRow,
    GoodFormRow,
    GoodRow,
    GtaRow,
    InstrumentFormRow,
    InstrumentPatternRow,
    InstrumentRow,
    KindWordRow,
    LeaderFormRow,
    LeaderRow,
    MeasureKindRow,
    MeasureRow,
    NotMentionRow,
    PlaceFormRow,
    PlaceRow,
)

ALL_GOODS = "all_goods"


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a bloc; the bounds are inclusive, None = open."""

    code: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether it was a member on a day; None asks for today's members, as far as the table goes."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Forms:
    """How concepts are written in one language: the tables of `models/<lang>/`, each row with its line."""

    goods: tuple[tuple[int, GoodFormRow], ...] = ()
    places: tuple[tuple[int, PlaceFormRow], ...] = ()
    blocs: tuple[tuple[int, BlocFormRow], ...] = ()
    agencies: tuple[tuple[int, AgencyFormRow], ...] = ()
    agency_nouns: tuple[tuple[int, AgencyNounRow], ...] = ()
    agency_short_names: tuple[tuple[int, AgencyShortRow], ...] = ()
    leaders: tuple[tuple[int, LeaderFormRow], ...] = ()
    instruments: tuple[tuple[int, InstrumentFormRow], ...] = ()
    instrument_patterns: tuple[tuple[int, InstrumentPatternRow], ...] = ()
    ambiguous_goods: tuple[tuple[int, AmbiguousGoodRow], ...] = ()
    ambiguous_places: tuple[tuple[int, AmbiguousPlaceRow], ...] = ()
    kind_words: tuple[tuple[int, KindWordRow], ...] = ()
    not_mentions: tuple[tuple[int, NotMentionRow], ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The word lists of `gazetteer.toml`."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All vocabulary of one language, checked for shape. Lookups of unknown ids give None, "" or ()."""

    lang: str
    goods: Mapping[str, GoodRow]
    places: Mapping[str, PlaceRow]
    blocs: Mapping[str, BlocRow]
    agencies: Mapping[str, AgencyRow]
    leaders: Mapping[str, tuple[LeaderRow, ...]]
    measures: Mapping[str, MeasureRow]
    measure_kinds: Mapping[str, MeasureKindRow]
    actions: Mapping[str, ActionRow]
    gta_types: Mapping[int, GtaRow]
    instruments: Mapping[str, InstrumentRow]
    forms: Forms
    bloc_members: Mapping[str, tuple[Membership, ...]]
    groups: Mapping[str, frozenset[str]]
    """Group -> the goods in it, over all levels."""
    lines: Mapping[str, str]
    """Rule id -> `models/en/goods.csv:12`."""
    _bodies: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _leader_names: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Answers that were given: an article asks for the same ones again and again."""

    def place_name(self, code: str) -> str:
        """The English name of a place or bloc, else the code itself."""
        place = self.places.get(code)
        if place is not None:
            return place.name
        bloc = self.blocs.get(code)
        return bloc.name if bloc is not None else code

    def is_jurisdiction(self, code: str) -> bool:
        """Whether a record may name the code as a party."""
        return code in self.places or code in self.blocs

    def members(self, bloc: str, day: date | None = None) -> tuple[str, ...]:
        """The members of a bloc on a day (None = the latest known)."""
        return tuple(member.code for member in self.bloc_members.get(bloc, ()) if member.holds(day))

    def is_group(self, good: str) -> bool:
        """Whether other goods belong to this one, or would ("consumer goods")."""
        return bool(self.groups.get(good)) or (good in self.goods and self.goods[good].kind == "group")

    def is_member(self, member: str, group: str) -> bool:
        """Whether a good belongs to a group at any depth; every good belongs to `all_goods`, none to itself."""
        if member == group:
            return False
        return group == ALL_GOODS or member in self.groups.get(group, frozenset())

    def parents(self, good: str) -> tuple[str, ...]:
        """The groups a good belongs to, nearest first by table order."""
        row = self.goods.get(good)
        return row.groups if row is not None else ()

    def above(self, good: str) -> tuple[str, ...]:
        """The goods whose group a good belongs to at any depth, nearest first."""
        found: dict[str, None] = {}
        waiting = [*self.parents(good)]
        while waiting:
            group = waiting.pop(0)
            if group not in found and group in self.goods:
                found[group] = None
                waiting += self.parents(group)
        return tuple(found)

    def agency_of(self, jurisdiction: str, role: str) -> str:
        """The id of a jurisdiction's body for a role, the first of the table where there are several, else empty."""
        found = self._bodies.get((jurisdiction, role))
        if found is None:
            found = next((agency.id for agency in self.agencies.values() if agency.jurisdiction == jurisdiction and agency.role == role), "")
            self._bodies[jurisdiction, role] = found
        return found

    def names_of_leader(self, leader: str) -> tuple[str, ...]:
        """How a person's full name is written."""
        found = self._leader_names.get(leader)
        if found is None:
            found = self._leader_names[leader] = next((row.forms for _, row in self.forms.leaders if row.leader == leader), ())
        return found

    def jurisdiction_of_leader(self, leader: str, day: date | None) -> str:
        """Whom a person stands for on a day; with no day only where all terms agree, and empty where nobody."""
        terms = self.leaders.get(leader, ())
        if day is None:
            found = {term.jurisdiction for term in terms}
            return found.pop() if len(found) == 1 else ""
        for term in terms:
            if (term.valid_from is None or term.valid_from <= day) and (term.valid_to is None or day <= term.valid_to):
                return term.jurisdiction
        return ""

    def codes(self) -> Codes:
        """The look-up tables of the record."""
        names = {code: place.name for code, place in self.places.items()}
        names |= {code: bloc.name for code, bloc in self.blocs.items()}
        return Codes(
            places=names,
            goods={good.id: GoodCodes(good.label, tuple(code for code in good.hs if len(code) in (4, 6))) for good in self.goods.values()},
            measures={row.id: MeasureCodes(row.flow or None, row.mast, int(row.gta) if row.gta else None) for row in self.measures.values()},
            courts=frozenset(agency.id for agency in self.agencies.values() if agency.role in ("court", "supreme_court")),
        )
