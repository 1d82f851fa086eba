"""Are the vocabulary tables sound? Shape while they are read, sense across tables; the proof by examples is in `extractor.nlp`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractor.core.errors import RuleError
from extractor.rules.inflect import spellings
from extractor.rules.load import load_rulebook
from extractor.rules.rulebook import Rulebook
from extractor.rules.schema import GoodRow
from extractor.rules.tables import nearest

_HS = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-79])(?:\d{2}){0,2}")
"""HS 2022: chapters 01 to 97 without 77 (checked apart), at 2, 4 or 6 digits."""
_LISTS = ("critical_", "strategic_", "cn_control_", "us_232_", "rare_metals_")
"""Groups that are official lists, not goods."""
_HAND = "hand"
"""How the source of a good begins that the handed-over table lacks."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the rules, as a person mends it."""

    file: str
    rule: str
    problem: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {self.problem}" + (f" (hint: {self.hint})" if self.hint else "")


def check_rules(lang: str = "en") -> tuple[Problem, ...]:
    """Everything wrong with shape and sense of the vocabulary; a table that cannot be read is the only problem named then."""
    try:
        rules = load_rulebook(lang)
    except RuleError as error:
        return (Problem(error.file, error.rule, error.problem, error.hint),)
    return tuple(check_sense(rules))


def check_sense(rules: Rulebook) -> Iterator[Problem]:
    """What points to nothing, contradicts itself, or says two things with one form."""
    yield from _goods(rules)
    yield from _parties(rules)
    yield from _measures(rules)
    yield from _forms_point_somewhere(rules)
    yield from _one_form_one_good(rules)
    yield from _one_form_one_place(rules)
    yield from _guards(rules)


def _goods(rules: Rulebook) -> Iterator[Problem]:
    file = "models/concepts/goods.csv"
    written = {row.good for _, row in rules.forms.goods}
    topics = _topics(rules)
    for good in rules.goods.values():
        for code in good.hs:
            if not _HS.fullmatch(code) or code.startswith("77"):
                yield Problem(file, good.id, f'"{code}" is no HS 2022 code', "2, 4 or 6 digits, chapter 01 to 97 without 77")
        for group in good.groups:
            if group not in rules.goods and group not in topics and not group.startswith(_LISTS):
                yield Problem(file, good.id, f'group "{group}" is unknown', nearest(group, rules.goods) or "add the group as a good of kind group")
        if rules.is_member(good.id, good.id) or any(rules.is_member(group, good.id) for group in good.groups):
            yield Problem(file, good.id, "belongs to a group that belongs to it", "drop one of the two")
        yield from _stands_for(rules, good)
        if good.id not in written:
            yield Problem(file, good.id, "has no forms", f"add a row to models/{rules.lang}/goods.csv")
        if not good.source:
            yield Problem(file, good.id, "has no source", 'say where its codes come from; "hand" is an answer')


def _stands_for(rules: Rulebook, good: GoodRow) -> Iterator[Problem]:
    """The broader good that a hand-made one stands for is known, is above it, and is the end of the way."""
    file, broader = "models/concepts/goods.csv", good.stands_for
    if not broader:
        return
    if broader not in rules.goods:
        yield Problem(file, good.id, f'stands for "{broader}", which is unknown', nearest(broader, rules.goods))
    elif rules.goods[broader].stands_for:
        yield Problem(file, good.id, f'stands for "{broader}", which stands for another itself', f'write "{rules.goods[broader].stands_for}"')
    elif not rules.is_member(good.id, broader):
        yield Problem(file, good.id, f'stands for "{broader}" and does not belong to it', "name it among the groups")
    if not good.source.startswith(_HAND):
        yield Problem(file, good.id, "stands for another good, but is no good made by hand", f'only rows whose source begins with "{_HAND}" do')


def _topics(rules: Rulebook) -> frozenset[str]:
    """Groups that are only labels: several goods share them and no good has their name."""
    counted: dict[str, int] = {}
    for good in rules.goods.values():
        for group in good.groups:
            counted[group] = counted.get(group, 0) + 1
    return frozenset(group for group, count in counted.items() if count > 1)


def _parties(rules: Rulebook) -> Iterator[Problem]:
    for bloc, members in rules.bloc_members.items():
        for member in members:
            if member.code not in rules.places:
                yield Problem("models/concepts/blocs.csv", bloc, f'member "{member.code}" is no ISO 3166-1 alpha-3 code', nearest(member.code, rules.places))
            if member.since and member.until and member.since > member.until:
                yield Problem("models/concepts/blocs.csv", bloc, f"{member.code} leaves before it joins")
    for place in rules.places.values():
        if place.parent and place.parent not in rules.places:
            yield Problem("models/concepts/places.csv", place.code, f'parent "{place.parent}" is unknown', nearest(place.parent, rules.places))
    for agency in rules.agencies.values():
        yield from _jurisdiction(rules, "models/concepts/agencies.csv", agency.id, agency.jurisdiction)
    for leader, terms in rules.leaders.items():
        for term in terms:
            yield from _jurisdiction(rules, "models/concepts/leaders.csv", leader, term.jurisdiction)
            if term.valid_from is None:
                yield Problem("models/concepts/leaders.csv", leader, "a term has no first day", "leaders are looked up by date")
            elif term.valid_to is not None and term.valid_to < term.valid_from:
                yield Problem("models/concepts/leaders.csv", leader, "a term ends before it begins")


def _jurisdiction(rules: Rulebook, file: str, rule: str, code: str) -> Iterator[Problem]:
    if not rules.is_jurisdiction(code):
        yield Problem(file, rule, f'jurisdiction "{code}" is unknown', nearest(code, (*rules.places, *rules.blocs)))


def _measures(rules: Rulebook) -> Iterator[Problem]:
    for measure in rules.measures.values():
        if measure.gta and int(measure.gta) not in rules.gta_types:
            yield Problem("models/concepts/measures.csv", measure.id, f"GTA type {measure.gta} is unknown")
    for kind in rules.measure_kinds.values():
        if kind.measure not in rules.measures:
            yield Problem("models/concepts/measure_kinds.csv", kind.id, f'measure "{kind.measure}" is unknown', nearest(kind.measure, rules.measures))
    for instrument in rules.instruments.values():
        if instrument.jurisdiction:
            yield from _jurisdiction(rules, "models/concepts/instruments.csv", instrument.id, instrument.jurisdiction)
        for code in instrument.measures:
            if code not in rules.measures:
                yield Problem("models/concepts/instruments.csv", instrument.id, f'measure "{code}" is unknown', nearest(code, rules.measures))


def _forms_point_somewhere(rules: Rulebook) -> Iterator[Problem]:
    forms, roles = rules.forms, {agency.role for agency in rules.agencies.values()}
    pointers: tuple[tuple[str, Iterable[tuple[int, str]], Iterable[str]], ...] = (
        ("goods", ((line, row.good) for line, row in forms.goods), rules.goods),
        ("places", ((line, row.place) for line, row in forms.places), rules.places),
        ("blocs", ((line, row.bloc) for line, row in forms.blocs), rules.blocs),
        ("agencies", ((line, row.agency) for line, row in forms.agencies), rules.agencies),
        ("agency_short_names", ((line, row.agency) for line, row in forms.agency_short_names), rules.agencies),
        ("agency_nouns", ((line, row.role) for line, row in forms.agency_nouns), roles),
        ("leaders", ((line, row.leader) for line, row in forms.leaders), rules.leaders),
        ("instruments", ((line, row.instrument) for line, row in forms.instruments), rules.instruments),
        ("ambiguous_goods", ((line, row.good) for line, row in forms.ambiguous_goods), rules.goods),
        ("kind_words", ((line, good) for line, row in forms.kind_words for good in (*row.goods, row.means)), rules.goods),
        ("ambiguous_places", ((line, code) for line, row in forms.ambiguous_places for code in row.candidates), (*rules.places, *rules.blocs)),
    )
    for table, rows, known in pointers:
        ids = frozenset(known)
        for line, name in rows:
            if name not in ids:
                yield Problem(f"models/{rules.lang}/{table}.csv:{line}", name, "points to nothing", nearest(name, ids))


def _one_form_one_good(rules: Rulebook) -> Iterator[Problem]:
    guarded = {row.form.lower() for _, row in rules.forms.ambiguous_goods}
    owners: dict[str, str] = {}
    for line, row in rules.forms.goods:
        for form in row.forms:
            for written in spellings(form) if form.lower() not in guarded else ():
                key = written if written.isupper() else written.lower()
                if written.lower() in guarded:
                    continue
                owner = owners.setdefault(key, row.good)
                if owner != row.good:
                    file = f"models/{rules.lang}/goods.csv:{line}"
                    yield Problem(file, row.good, f'"{written}" also names {owner}', "keep one, or declare it in ambiguous_goods.csv")


def _one_form_one_place(rules: Rulebook) -> Iterator[Problem]:
    open_forms = {row.form for _, row in rules.forms.ambiguous_places}
    owners: dict[str, str] = dict.fromkeys(open_forms, "ambiguous_places.csv")
    named: list[tuple[str, str, tuple[str, ...]]] = [(f"places.csv:{line}", row.place, row.forms) for line, row in rules.forms.places]
    named += [(f"blocs.csv:{line}", row.bloc, row.forms) for line, row in rules.forms.blocs]
    for file, code, forms in named:
        for form in forms:
            owner = owners.setdefault(form, code)
            if owner != code:
                yield Problem(f"models/{rules.lang}/{file}", code, f'"{form}" also names {owner}', "keep one, or declare it in ambiguous_places.csv")


def _guards(rules: Rulebook) -> Iterator[Problem]:
    seen: Mapping[tuple[str, str], int] = {}
    for line, row in rules.forms.ambiguous_goods:
        file = f"models/{rules.lang}/ambiguous_goods.csv:{line}"
        for word in (*row.needs, *row.unless_near):
            if word.isupper() and len(word) > 3 and word.lower() not in rules.forms.words:
                yield Problem(file, row.form, f'word list "{word}" is unknown', nearest(word.lower(), rules.forms.words))
        if (row.form, row.good) in seen:
            yield Problem(file, row.form, "is declared twice", "join the two rows")
        seen = {**seen, (row.form, row.good): line}
    for line, pattern in rules.forms.instrument_patterns:
        try:
            pattern.compiled()
        except re.error as broken:
            yield Problem(f"models/{rules.lang}/instrument_patterns.csv:{line}", pattern.id, f"is no pattern: {broken}")
