"""Where do words of the trigger tables stand? One phrase matcher over all forms, longest match first."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import pairwise
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractor.core.quick import dataclass
from extractor.nlp.words import SENTENCE_ENDS, lowers
from extractor.rules.triggers import ActNounRule, AnyRule, CueRule, MeasureRule, TriggerTables, VerbRule

HitKind = Literal["verb", "act", "measure", "cue", "flow"]
_TO_AIM = 9
"""Tokens from "purchases" to "for export"."""
_OBJECT = 22
"""Tokens from a verb to the words that belong to it: an object of some length stands between."""
_KINDS: dict[type[AnyRule], HitKind] = {VerbRule: "verb", ActNounRule: "act", MeasureRule: "measure", CueRule: "cue"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A form of one or more rules of one kind on tokens `start` to `end` (half-open); `rules` in file order."""

    kind: HitKind
    start: int
    end: int
    rules: tuple[tuple[AnyRule, str], ...]
    """Each rule with the lemma that was met."""
    flow: str = ""
    """Of a flow noun: export, import or both."""
    over: int = -1
    """Of a flow that a verb tells ("allowed mills to export"): the token that lets or bars it."""
    trail: int = 0
    """Of a noun: the tokens behind the one that carries the grammar, two in "ban on imports"."""
    lead: int = 0
    """Of a verb: the tokens before the one that carries the grammar, two in "re-imposed"."""
    head: int = field(init=False, compare=False)
    """The token that carries the grammar: the first of a verb behind its prefix, the last of a noun before what it is of."""

    def __post_init__(self) -> None:
        head = self.start + self.lead if self.kind in ("verb", "cue") else self.end - 1 - self.trail
        object.__setattr__(self, "head", head)  # told once: it is asked ten times


_Readings = tuple[tuple[HitKind, tuple[tuple[AnyRule, str], ...], str], ...]


class Lexicon:
    """Finds the forms of the trigger tables in tokenised text."""

    def __init__(self, nlp: Language, tables: TriggerTables) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._from = tables.words.origin
        self._musts = tables.words.musts
        self._of = tables.words.flow_of
        self._dealings, self._abroad = tables.words.dealings, tables.words.exported_later
        self._trail_starts = tables.words.trail_starts
        self._firm_ends = {nlp.vocab.strings[word] for word in tables.words.firm_ends}
        senses: dict[str, list[tuple[HitKind, AnyRule | None, str, bool]]] = {}
        for rule in tables.all_rules():
            for form, lemma in tables.surface(rule):
                # a form that the rule writes in capitals ("MEP") does not stand in small letters
                senses.setdefault(form, []).append((_KINDS[type(rule)], rule, lemma, form.upper() in rule.forms))
        for form, flow in tables.actors.flows.items():
            senses.setdefault(form, []).append(("flow", None, flow, False))
        self._readings: dict[int, tuple[_Readings, _Readings | None]] = {}
        for form, every in senses.items():
            self._matcher.add(form, [nlp.make_doc(form)])
            small = [sense for sense in every if not sense[3]]
            self._readings[nlp.vocab.strings[form]] = _readings(small), _readings(every) if len(small) < len(every) else None
        self._split = _split_verbs(tables)
        # another such verb ends the object; one that only a particle would end may be a word of it ("planned curbs … on hold")
        self._opens_split = {
            first
            for first, rests in self._split.items()
            if any(len(rest) > 1 or rest[0] in tables.words.unchanged | tables.words.made_so | tables.words.made_firm for rest, _ in rests)
        }
        self._closes_split = {rest[0] for rests in self._split.values() for rest, _ in rests}
        self._particles, self._after_particle = tables.words.particles, tables.words.after_particle

    def find(self, doc: Doc) -> list[Hit]:
        """All hits in order of their first token. A longer noun hides the shorter nouns inside it, not verbs or cues."""
        raw = sorted(self._matcher(doc), key=lambda match: (match[1] - match[2], match[1]))
        lower = lowers(doc)
        taken: dict[HitKind, set[int]] = {"verb": set(), "act": set(), "measure": set(), "cue": set(), "flow": set()}
        hits: list[Hit] = []
        for key, start, end in raw:
            if key in self._firm_ends and start and doc[start].text.istitle() and doc[start - 1].text[:1].isupper():
                continue  # "Orsk Exports Limited" limits nothing
            readings, in_capitals = self._readings[key]
            if in_capitals is not None and doc[start:end].text.isupper():
                readings = in_capitals
            for kind, rules, flow in readings:
                last = end - 1 if kind == "flow" and lower[end - 1] in self._of else end  # "entry of": the noun alone carries the grammar
                if self._claim(kind, start, last, taken):
                    lead = self._lead(lower, start, end) if kind == "verb" else 0
                    trail = self._trail(lower, start, last) if last - start > 1 else 0
                    hits.append(Hit(kind, start, last, rules, self._flow(flow, lower, end) if flow else "", trail=trail, lead=lead))
        hits = self._with_split_verbs(lower, hits)
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits

    def _with_split_verbs(self, lower: Sequence[str], hits: list[Hit]) -> list[Hit]:
        """ "put its duties on hold": the verb means what it means with the words after its object."""
        found: dict[int, Hit] = {}
        for start, word in enumerate(lower):
            rests = self._split.get(word)
            if rests is None:
                continue
            for at in range(start + 2, min(len(lower), start + _OBJECT)):
                if lower[at] in self._closes_split:
                    rules = next((rules for rest, rules in rests if lower[at] == rest[0] and self._ends_verb(lower, at, rest)), None)
                    if rules is not None:
                        found[start] = Hit("verb", start, start + 1, rules)
                        break
                if lower[at] in SENTENCE_ENDS or lower[at] in self._opens_split:
                    break
        if not found:
            return hits
        longer = {hit.start for hit in hits if hit.kind == "verb" and hit.end - hit.start > 1}
        split = [hit for start, hit in found.items() if start not in longer]
        gone = {hit.start for hit in split}
        return [hit for hit in hits if hit.kind != "verb" or hit.start not in gone] + split

    def _ends_verb(self, lower: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
        """Whether the words that end a split verb stand here; one particle only before what can follow it: "brought the duty down to", not "down payments"."""
        if tuple(lower[at : at + len(rest)]) != rest:
            return False
        return len(rest) > 1 or rest[0] not in self._particles or at + 1 >= len(lower) or lower[at + 1] in self._after_particle

    def _lead(self, lower: Sequence[str], start: int, end: int) -> int:
        """The tokens before the one that carries the grammar of a verb: "re-" of "re-imposed", "must now" of "must now hold"."""
        if end - start > 2 and lower[start + 1] == "-":
            return 2
        return end - start - 1 if lower[start] in self._musts else 0

    def _trail(self, lower: Sequence[str], start: int, end: int) -> int:
        """The tokens from the first "on" or "of" in a noun of several words."""
        return next((end - token for token in range(start + 1, end) if lower[token] in self._trail_starts), 0)

    def _flow(self, flow: str, lower: Sequence[str], end: int) -> str:
        """ "shipments" leave, "shipments from" somewhere come in; "purchases of nuts for export" are made at home."""
        if flow == "import" and lower[end - 1] in self._dealings:
            after = lower[end : end + _TO_AIM]
            return "export" if any(first == "for" and then in self._abroad for first, then in pairwise(after)) else flow
        if flow != "outward":
            return flow
        return "import" if end < len(lower) and lower[end] in self._from else "export"

    @staticmethod
    def _claim(kind: HitKind, start: int, end: int, taken: dict[HitKind, set[int]]) -> bool:
        """Whether no longer hit of a like kind lies on these tokens; a measure noun also hides act and flow nouns."""
        own = taken[kind]
        if end - start == 1:  # most hits are of one word
            if start in own or (start in taken["measure"] and kind in ("act", "flow")):
                return False
            own.add(start)
            return True
        tokens = range(start, end)
        if not own.isdisjoint(tokens) or (kind in ("act", "flow") and not taken["measure"].isdisjoint(tokens)):
            return False
        own.update(tokens)
        return True


def narrowed(hits: Sequence[Hit], said: Sequence[str]) -> list[Hit]:
    """The hits of a sentence, each noun for a measure with the meanings that its words allow: "the cap of $60 a barrel", "the cap on soybean exports"."""
    found = []
    for hit in hits:
        if hit.kind != "measure":
            found.append(hit)
            continue
        fitting = tuple(one for one in hit.rules if _is_near(one[0], said))
        if len(fitting) == len(hit.rules):
            found.append(hit)
        elif fitting:
            found.append(replace(hit, rules=fitting))
    return found


def _is_near(rule: AnyRule | None, said: Sequence[str]) -> bool:
    """Whether one of the words that a meaning needs is said, or it needs none."""
    near = rule.only_near if isinstance(rule, MeasureRule) else ()
    return not near or any(word in near for word in said)


def _readings(senses: Iterable[tuple[HitKind, AnyRule | None, str, bool]]) -> _Readings:
    """What a form is, kind by kind."""
    rules: dict[HitKind, list[tuple[AnyRule, str]]] = {}
    flow = ""
    for kind, rule, lemma, _ in senses:
        rules.setdefault(kind, [])
        if rule is None:
            flow = lemma
        else:
            rules[kind].append((rule, lemma))
    return tuple((kind, tuple(those), flow if kind == "flow" else "") for kind, those in rules.items())


def _split_verbs(tables: TriggerTables) -> dict[str, list[tuple[tuple[str, ...], tuple[tuple[AnyRule, str], ...]]]]:
    """Verbs of three words and more ("put on hold") and "leave unchanged", by their first: the words that may also follow an object, longest first."""
    found: dict[str, dict[tuple[str, ...], list[tuple[AnyRule, str]]]] = {}
    for rule in tables.verbs:
        for form, lemma in tables.surface(rule):
            first, *rest = form.split()
            # "is in force" has no object, and "is" stands everywhere
            alone = (
                tables.words.unchanged
                | tables.words.made_so
                | tables.words.made_firm
                | (tables.words.particles if getattr(rule, "on_measure", None) else frozenset())
            )
            opens = rest and rest[0] in (tables.words.after_object if len(rest) > 1 else alone)
            if opens and first not in tables.words.be_forms:
                found.setdefault(first, {}).setdefault(tuple(rest), []).append((rule, lemma))
    return {first: sorted(((rest, tuple(rules)) for rest, rules in rests.items()), key=lambda item: -len(item[0])) for first, rests in found.items()}
