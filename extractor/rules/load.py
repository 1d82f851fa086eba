"""How do the vocabulary tables become one rulebook? Read, typed, and joined where rows point at each other."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from extractor.core.errors import RuleError
from extractor.rules import schema
from extractor.rules.paths import models_dir
from extractor.rules.rulebook import Forms, Membership, Rulebook
from extractor.rules.schema import Row
from extractor.rules.tables import read_table

R = TypeVar("R", bound=Row)
K = TypeVar("K")
Rows = tuple[tuple[int, R], ...]


@lru_cache(maxsize=4)
def load_rulebook(lang: str = "en") -> Rulebook:
    """The vocabulary of a language, read once per process; RuleError where a row does not fit its table."""
    return read_rulebook(lang, models_dir())


def read_rulebook(lang: str, root: Path) -> Rulebook:
    """As `load_rulebook`, from another folder and not memoised: for tests and for checking a copy."""
    goods = read_table("concepts", "goods", schema.GoodRow, root)
    blocs = read_table("concepts", "blocs", schema.BlocRow, root)
    forms = _forms(lang, root)
    return Rulebook(
        lang=lang,
        goods=_by_id("goods", goods, "id"),
        places=_by_id("places", read_table("concepts", "places", schema.PlaceRow, root), "code"),
        blocs=_by_id("blocs", blocs, "code"),
        agencies=_by_id("agencies", read_table("concepts", "agencies", schema.AgencyRow, root), "id"),
        leaders=_terms(read_table("concepts", "leaders", schema.LeaderRow, root)),
        measures=_by_id("measures", read_table("concepts", "measures", schema.MeasureRow, root), "id"),
        measure_kinds=_by_id("measure_kinds", read_table("concepts", "measure_kinds", schema.MeasureKindRow, root), "id"),
        actions=_by_id("actions", read_table("concepts", "actions", schema.ActionRow, root), "id"),
        gta_types={row.id: row for _, row in read_table("concepts", "gta_types", schema.GtaRow, root)},
        instruments=_by_id("instruments", read_table("concepts", "instruments", schema.InstrumentRow, root), "id"),
        forms=forms,
        bloc_members={row.code: tuple(_membership(line, text) for text in row.members) for line, row in blocs},
        groups=_closure([row for _, row in goods]),
        lines=_lines(lang, forms),
    )


def _forms(lang: str, root: Path) -> Forms:
    return Forms(
        goods=read_table(lang, "goods", schema.GoodFormRow, root),
        places=read_table(lang, "places", schema.PlaceFormRow, root),
        blocs=read_table(lang, "blocs", schema.BlocFormRow, root),
        agencies=read_table(lang, "agencies", schema.AgencyFormRow, root),
        agency_nouns=read_table(lang, "agency_nouns", schema.AgencyNounRow, root),
        agency_short_names=read_table(lang, "agency_short_names", schema.AgencyShortRow, root),
        leaders=read_table(lang, "leaders", schema.LeaderFormRow, root),
        instruments=read_table(lang, "instruments", schema.InstrumentFormRow, root),
        instrument_patterns=read_table(lang, "instrument_patterns", schema.InstrumentPatternRow, root),
        ambiguous_goods=read_table(lang, "ambiguous_goods", schema.AmbiguousGoodRow, root),
        ambiguous_places=read_table(lang, "ambiguous_places", schema.AmbiguousPlaceRow, root),
        kind_words=read_table(lang, "kind_words", schema.KindWordRow, root),
        not_mentions=read_table(lang, "not_mentions", schema.NotMentionRow, root),
        words=_words(lang, root),
    )


def _words(lang: str, root: Path) -> Mapping[str, frozenset[str]]:
    shown = f"models/{lang}/gazetteer.toml"
    try:
        lists = tomllib.loads((root / lang / "gazetteer.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as broken:
        raise RuleError(shown, "", f"cannot be read: {broken}", "one list of words per key") from broken
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise RuleError(shown, name, "is not a list of words", 'write it as name = ["word", …]')
    return {name: frozenset(word.lower() for word in words) for name, words in lists.items()}


def _by_id(name: str, rows: Rows[R], key: str) -> dict[str, R]:
    found: dict[str, R] = {}
    for line, row in rows:
        row_id = str(getattr(row, key))
        if row_id in found:
            raise RuleError(f"models/concepts/{name}.csv:{line}", row_id, "the id is used twice", "join the two rows")
        found[row_id] = row
    return found


def _terms(rows: Rows[schema.LeaderRow]) -> dict[str, tuple[schema.LeaderRow, ...]]:
    terms: dict[str, tuple[schema.LeaderRow, ...]] = {}
    for _, row in rows:
        terms[row.id] = (*terms.get(row.id, ()), row)
    return terms


def _membership(line: int, text: str) -> Membership:
    code, _, span = text.partition("@")
    since, dots, until = span.partition("..")
    try:
        if span and not dots:
            raise ValueError("no `..` between the two days")
        return Membership(code, date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)
    except ValueError as wrong:
        raise RuleError(f"models/concepts/blocs.csv:{line}", text, f"is no membership: {wrong}", "write GBR@1973-01-01..2020-01-31") from wrong


def _closure(goods: Iterable[schema.GoodRow]) -> dict[str, frozenset[str]]:
    direct: dict[str, set[str]] = {}
    for good in goods:
        for group in good.groups:
            if group != good.id:
                direct.setdefault(group, set()).add(good.id)
    return {group: frozenset(_reach(group, direct)) for group in direct}


def _reach(group: str, direct: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(direct.get(group, ()))
    while ahead:
        member = ahead.pop()
        if member not in reached:
            reached.add(member)
            ahead.extend(direct.get(member, ()))
    return reached - {group}


def _lines(lang: str, forms: Forms) -> dict[str, str]:
    """The first line of each rule; several rows of one place share its rule id."""
    lines: dict[str, str] = {}
    named: tuple[tuple[str, list[tuple[int, str]]], ...] = (
        ("goods", [(line, row.good) for line, row in forms.goods]),
        ("places", [(line, row.place) for line, row in forms.places]),
        ("blocs", [(line, row.bloc) for line, row in forms.blocs]),
        ("agencies", [(line, row.agency) for line, row in forms.agencies]),
        ("agency_nouns", [(line, row.role) for line, row in forms.agency_nouns]),
        ("agency_short_names", [(line, row.form) for line, row in forms.agency_short_names]),
        ("leaders", [(line, row.leader) for line, row in forms.leaders]),
        ("instruments", [(line, row.instrument) for line, row in forms.instruments]),
        ("instrument_patterns", [(line, row.id) for line, row in forms.instrument_patterns]),
        ("ambiguous_goods", [(line, row.form) for line, row in forms.ambiguous_goods]),
        ("ambiguous_places", [(line, row.form) for line, row in forms.ambiguous_places]),
        ("kind_words", [(line, row.forms[0]) for line, row in forms.kind_words]),
    )
    for table, rows in named:
        for line, name in rows:
            lines.setdefault(f"{lang}.{table}/{name}", f"models/{lang}/{table}.csv:{line}")
    return lines
