"""Which written forms do we look for, and what does each stand for? The rulebook's tables as one list of lower-case forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.core.evidence import RuleId
from extractor.rules.inflect import is_abbreviation, spellings
from extractor.rules.rulebook import ALL_GOODS, Rulebook
from extractor.rules.schema import AmbiguousGoodRow, AmbiguousPlaceRow

FormKind = Literal["none", "agency", "agency_noun", "leader", "instrument", "place", "good"]
Case = Literal["any", "lower", "cased", "exact"]

RANK: dict[FormKind, int] = {"none": 0, "agency": 1, "leader": 2, "instrument": 3, "agency_noun": 4, "place": 5, "good": 6}
"""Who wins where two readings cover the same words: an agency beats a place beats a good."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one concept. `detail` is the kind of name (places), of name part (leaders) or the role (agency nouns)."""

    kind: FormKind
    concept: str
    rule: RuleId
    written: str
    case: Case
    detail: str = ""
    good_row: AmbiguousGoodRow | None = None
    place_row: AmbiguousPlaceRow | None = None

    def allows(self, text: str) -> bool:
        """Whether the case of some words fits; capitals fit everything but a form that must be lower-case."""
        if self.case == "any" or text == self.written:
            return True
        if self.case == "exact":
            return False
        if self.case == "lower":
            return not text.isupper() and text[1:].islower()
        if text.isupper():
            return True
        return all(mine.islower() or theirs[:1].isupper() for mine, theirs in zip(self.written.split(), text.split(), strict=False) if mine[:1].isupper())


def forms_of(rules: Rulebook) -> dict[str, tuple[Form, ...]]:
    """Lower-case form -> its readings, the strongest first."""
    found: dict[str, dict[Form, None]] = {}
    for form in _all(rules):
        found.setdefault(form.written.lower().replace("’", "'"), {})[form] = None
    return {text: tuple(sorted(readings, key=lambda reading: RANK[reading.kind])) for text, readings in found.items()}


def _all(rules: Rulebook) -> Iterator[Form]:
    yield from _names(rules)
    yield from _bodies(rules)
    yield from _goods(rules)
    for _, row in rules.forms.not_mentions:
        yield Form("none", "", RuleId(""), row.form, _case_of(row.form))


def _names(rules: Rulebook) -> Iterator[Form]:
    lang = rules.lang
    for _, place in rules.forms.places:
        for written in place.forms:
            yield Form("place", place.place, RuleId(f"{lang}.places/{place.place}"), written, _case_of(written), place.kind)
    for _, bloc in rules.forms.blocs:
        for written in bloc.forms:
            yield Form("place", bloc.bloc, RuleId(f"{lang}.blocs/{bloc.bloc}"), written, _case_of(written), bloc.kind)
    for _, row in rules.forms.ambiguous_places:
        yield Form("place", "", RuleId(f"{lang}.ambiguous_places/{row.form}"), row.form, _case_of(row.form), row.kind, place_row=row)
    for _, leader in rules.forms.leaders:
        rule = RuleId(f"{lang}.leaders/{leader.leader}")
        for part, names in (("full", leader.forms), ("alone", leader.alone), ("surname", leader.surname)):
            for written in names:
                yield Form("leader", leader.leader, rule, written, "cased", part)


def _bodies(rules: Rulebook) -> Iterator[Form]:
    lang = rules.lang
    for _, agency in rules.forms.agencies:
        for written in agency.forms:
            yield Form("agency", agency.agency, RuleId(f"{lang}.agencies/{agency.agency}"), written, _case_of(written))
    for _, noun in rules.forms.agency_nouns:
        for written in noun.forms:
            yield Form("agency_noun", "", RuleId(f"{lang}.agency_nouns/{noun.role}"), written, "any", noun.role)
    for _, instrument in rules.forms.instruments:
        for written in instrument.forms:
            yield Form("instrument", instrument.instrument, RuleId(f"{lang}.instruments/{instrument.instrument}"), written, _case_of(written))


def _goods(rules: Rulebook) -> Iterator[Form]:
    lang = rules.lang
    guarded = {row.form.lower() for _, row in rules.forms.ambiguous_goods}
    for _, row in rules.forms.goods:
        rule = RuleId(f"{lang}.goods/{row.good}")
        for form in row.forms:
            for written in spellings(form) if form.lower() not in guarded else ():
                if written.lower() not in guarded:
                    yield Form("good", row.good, rule, written, "exact" if is_abbreviation(written) else "any")
    for _, guard in rules.forms.ambiguous_goods:
        rule = RuleId(f"{lang}.ambiguous_goods/{guard.form}")
        yield Form("good", guard.good, rule, guard.form, guard.case, good_row=guard)


def _case_of(written: str) -> Case:
    """Abbreviations match as written, names by their capitals, the rest in any case."""
    if written.isupper() and len(written.replace(".", "")) <= 5 and " " not in written:
        return "exact"
    return "any" if written.islower() else "cased"


__all__ = ["ALL_GOODS", "RANK", "Form", "FormKind", "forms_of"]
