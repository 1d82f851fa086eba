"""Which words report an act on a trade measure? Typed tables of `models/<lang>/{triggers,measures,cues}.toml`."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.core.errors import RuleError
from extractor.rules.actor_words import ActorWords
from extractor.rules.endings import noun_forms, regular_verb
from extractor.rules.paths import models_dir
from extractor.rules.verb_rule import Rule, VerbRule
from extractor.rules.words import FunctionWords, read_words


class ActNounRule(Rule):
    """A noun for an act on a measure ("the lifting of"), and what kind of relief it is as an object."""

    action: str
    amount: bool = False
    taken_only: bool = False
    """Spoken of in passing everywhere: an act only where a verb takes it or it ends a relief."""
    relief: Literal["exemption", "pause", "cut", "hike", "concession", "review", "deadline"] | None = None
    on_flow: str | None = None
    """What it does to trade itself: "the resumption of maize exports"."""


class MeasureRule(Rule):
    """A noun for a measure."""

    measure: str | None = None
    family: Literal["duty", "ban", "control", "paper", "quota"] | None = None
    flow: Literal["export", "import"] | None = None
    context: bool = False
    needs_organisation: bool = False
    """Only in a sentence that names the WTO or its like."""
    needs_trade: bool = False
    needs_partner: bool = False
    """Only right before a good that goes to a place: "subsidised barley to Yemen"."""
    needs_money: bool = False
    """Only beside a sum of money, in a sentence that names a good: "a $20 million grant for steel mills"."""
    at_rate: bool = False
    """Only where a percentage stands right at it: "a 12 percent charge", "a charge of 12 percent"."""
    or_money: bool = False
    """Beside a sum of money and a good it needs no trade around it."""
    anaphoric: bool = False
    pointer: bool = False
    """Names no measure by itself, only points back to one."""
    homely: bool = False
    """In a text where one of `not_after` stands before it, no other counts either, unless a flow is said: "energy tariffs"."""
    homely_words: tuple[str, ...] = ()
    """Words that a text about household tariffs uses again and again, more often than it speaks of imports and exports."""
    limit: bool = False
    """An amount that may be made: raising it eases."""
    licence: bool = False
    """Lets goods through: granting it eases, taking it back tightens."""
    of_origin: bool = False
    """Goods that are said to come from another country are trade enough around it: "checks on Turkish lemons"."""
    halts: bool = False
    """A pact that halts a case: signing it suspends the duties, ending it brings them back."""
    by_flow: bool = False
    """With a flow said it is a ban on that flow: "an embargo on grain exports"."""
    by_exporters: bool = False
    """Only where goods leave the country or exporters are named: "a VAT rebate"."""
    listing: bool = False
    """A list that parties or goods are put on and taken off."""
    probe: bool = False
    deal_verbs_only: bool = False
    """The name of a deal: only where a verb for deals takes it, "joined", "left"; deals are named in passing everywhere."""
    of_remedy: bool = False
    """A review that only duties against dumping and subsidies have."""
    only_probed: bool = False
    """A wrong that may be looked into, no probe by itself: only under a verb that investigates."""
    taken_only: bool = False
    """Spoken of in passing everywhere: an act only where a verb takes it."""
    only: Literal["demanded", "refused", "concluded", "appealed"] | None = None
    """Spoken of everywhere: only where traders must have it, it is given no more, talks end with a deal, a party acts on what a judge said."""
    stands: bool = False
    """Only where it is prolonged or ended: bringing it in is no act of trade yet."""
    caps: bool = False
    """A limit to what may be paid: lowering it bites harder."""
    owner_is_target: bool = False
    """Whose it is has it from another: "Ghana's trade preferences" are not Ghana's act."""
    only_near: tuple[str, ...] = ()
    """Only in a sentence with one of these words."""
    plural_only: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class CueRule(Rule):
    """A word that changes what an act is."""

    kind: Literal[
        "propose", "threaten", "reject", "negate", "pseudo", "demand", "hypothetic", "unreal",
        "outcome", "report", "commit", "past", "retaliate", "stat", "overstep",
    ]  # fmt: skip
    nouns: tuple[str, ...] = ()


_R = TypeVar("_R", bound=Rule)
AnyRule = VerbRule | ActNounRule | MeasureRule | CueRule


class TriggerTables(BaseModel):
    """All rules of one language that the frame finder needs."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    lang: str
    verbs: tuple[VerbRule, ...]
    act_nouns: tuple[ActNounRule, ...]
    measures: tuple[MeasureRule, ...]
    cues: tuple[CueRule, ...]
    actors: ActorWords
    relief: dict[str, dict[str, str]]
    families: dict[str, dict[str, str]]
    by_measure: dict[str, dict[str, str]]
    irregular: dict[str, tuple[str, ...]]
    words: FunctionWords

    def rule_id(self, rule: AnyRule) -> str:
        """`en.trigger/impose.impose`, `en.measure/ban.ban`, `en.cue/propose.verb`."""
        table = {VerbRule: "trigger", ActNounRule: "act", MeasureRule: "measure", CueRule: "cue"}[type(rule)]
        return f"{self.lang}.{table}/{rule.id}"

    def namesakes(self, rule: MeasureRule, probe: bool) -> tuple[tuple[MeasureRule, str], ...]:
        """The first rule for the same measure that is, or is not, one for probes: what "anti-dumping" alone stands for before "and subsidy probe"."""
        return tuple((other, "") for other in self.measures if other.measure == rule.measure and other.probe == probe)[:1]

    def all_rules(self) -> Iterator[AnyRule]:
        """Every rule, in the order of the files."""
        yield from self.verbs
        yield from self.act_nouns
        yield from self.measures
        yield from self.cues

    def surface(self, rule: AnyRule) -> tuple[tuple[str, str], ...]:
        """Every form of a rule with its lemma, lower-case."""
        pairs: list[tuple[str, str]] = [(form.lower(), form.lower()) for form in rule.forms]
        verbal = isinstance(rule, VerbRule | CueRule)
        for word in rule.words:
            inflected = self._verb_forms(word) if verbal else noun_forms(word)
            only_plural = isinstance(rule, MeasureRule) and word in rule.plural_only
            pairs += [(form, word) for form in inflected if not (only_plural and form == word)]
        if isinstance(rule, CueRule):
            pairs += [(form, word) for word in rule.nouns for form in noun_forms(word)]
        return tuple(dict.fromkeys(pairs))

    def _verb_forms(self, phrase: str) -> tuple[str, ...]:
        first, _, rest = phrase.partition(" ")
        tail = f" {rest}" if rest else ""
        if first == "be":
            return tuple(f"{be}{tail}" for be in ("be", "is", "are", "was", "were", "been", "being")) if rest else ("be",)
        forms = (first, *(self.irregular.get(first) or regular_verb(first)))
        return tuple(dict.fromkeys(form + tail for form in forms))


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(str(path), "", str(error), "the file must be valid TOML") from error


def _rules(kind: type[_R], table: object, path: Path) -> tuple[_R, ...]:
    rules: list[_R] = []
    for row in table if isinstance(table, list) else []:
        name = str(row.get("id", "?")) if isinstance(row, dict) else "?"
        try:
            rules.append(kind.model_validate(row))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            known = ", ".join(sorted(kind.model_fields))
            raise RuleError(str(path), name, f"{field}: {first['msg']}", f"known fields: {known}") from error
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError(str(path), rule.id, "this id stands twice", "give each rule an id of its own")
        seen.add(rule.id)
    return tuple(rules)


def _actors(path: Path) -> ActorWords:
    raw = _read(path)

    def words(section: str, key: str = "words") -> frozenset[str]:
        part = raw.get(section)
        found = part.get(key) if isinstance(part, dict) else None
        if not isinstance(found, list):
            raise RuleError(str(path), section, f"no list {key!r}", f"write [{section}] with {key} = [...]")
        return frozenset(form for word in found for form in noun_forms(str(word)))

    flow_part = raw.get("flow")
    flows = {form: flow for flow, nouns in (flow_part if isinstance(flow_part, dict) else {}).items() for noun in nouns for form in noun_forms(noun)}
    return ActorWords(
        government=words("government"),
        pointer=words("pointer"),
        pronouns=words("pointer", "pronouns"),
        persons=words("pointer", "persons"),
        bodies=words("pointer", "bodies"),
        speakers=words("pointer", "speakers"),
        offices=words("pointer", "offices"),
        private=words("private"),
        several=words("pointer", "several"),
        members=words("pointer", "members"),
        flows=flows,
    )


def _table(path: Path) -> dict[str, dict[str, str]]:
    return {key: {str(k): str(v) for k, v in row.items()} for key, row in _read(path).items() if isinstance(row, dict)}


@lru_cache(maxsize=8)
def load_triggers(lang: str = "en") -> TriggerTables:
    """The trigger tables of a language; RuleError names file, rule and a hint where one is broken."""
    home, concepts = models_dir() / lang, models_dir() / "concepts"
    triggers, measures, cues = (_read(home / f"{name}.toml") for name in ("triggers", "measures", "cues"))
    irregular = triggers.pop("irregular", {})
    known = {"verb", "act_noun"}
    for key in triggers:
        if key not in known:
            raise RuleError(str(home / "triggers.toml"), key, "unknown table", "use [[verb]] or [[act_noun]]")
    return TriggerTables(
        lang=lang,
        verbs=_rules(VerbRule, triggers.get("verb"), home / "triggers.toml"),
        act_nouns=_rules(ActNounRule, triggers.get("act_noun"), home / "triggers.toml"),
        measures=_rules(MeasureRule, measures.get("measure"), home / "measures.toml"),
        cues=_rules(CueRule, cues.get("cue"), home / "cues.toml"),
        actors=_actors(home / "actors.toml"),
        relief=_table(concepts / "relief.toml"),
        families=_table(concepts / "families.toml"),
        by_measure=_table(concepts / "by_measure.toml"),
        words=read_words(home / "function_words.toml", _read(home / "function_words.toml")),
        irregular={k: tuple(v) for k, v in irregular.items()} if isinstance(irregular, dict) else {},
    )


__all__ = ["ActNounRule", "ActorWords", "CueRule", "MeasureRule", "TriggerTables", "VerbRule", "load_triggers"]
