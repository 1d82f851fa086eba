"""Which words report an act on a trade measure? Typed tables of `models/<lang>/{triggers,measures,cues}.toml`."""

import tomllib
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.core.errors import RuleError
from extractor.rules.actor_words import ActorWords
from extractor.rules.endings import noun_forms, regular_verb
from extractor.rules.paths import models_dir
from extractor.rules.words import FunctionWords, read_words


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    words: tuple[str, ...] = ()
    """Lemmas, inflected by the loader."""
    forms: tuple[str, ...] = ()
    """Forms taken as they stand."""
    examples: tuple[str, ...]
    counters: tuple[str, ...]


class VerbRule(_Rule):
    """A verb that does something to a measure, to trade itself, or whose subject is a measure."""

    on_measure: str | None = None
    on_flow: str | None = None
    on_good: str | None = None
    on_rate: str | None = None
    rate_alone: bool = False
    """Its subject bears the rate behind it, where the text tells of duties: "the EU faces 20%"."""
    on_money: str | None = None
    """What it does where its object is a sum and goods follow: "will inject 2 billion euros into steel mills"."""
    on_programme: str | None = None
    """What it does where a programme of help for exports follows: "eligible for sales under the export bonus programme"."""
    allots: bool = False
    """Gives a party its part of a quota: of one that says no flow, of what it may send to whoever allots it."""
    on_injury: bool = False
    """Tells a finding that imports hurt an industry."""
    with_rate: str | None = None
    """What it does to a measure by an amount: "lifted the duty by 20 points" raises it."""
    flow_kind: Literal["ban", "control", "quota", "tax"] | None = None
    flow_only: tuple[str, ...] = ()
    """Lemmas among `words` that may act on trade itself; empty = all."""
    subject: str | None = None
    alone: str | None = None
    makes: str | None = None
    listed_only: bool = False
    """Of parties only such as are put on lists: "designated six banks", not "designated Peru as host"."""
    or_named: bool = False
    """A party it takes may go by its name alone: "sanctioned Lukoil"."""
    assets_only: bool = False
    """Only of somebody's assets: "froze the assets of nine officials"."""
    object_words: tuple[str, ...] = ()
    """What its object must be called, where set: "removed an entity" is of a list of firms, "removed two officials" is not."""
    plants_only: bool = False
    """Only of mines, mills and their like: "nationalised two mines"."""
    needs_home: bool = False
    """Only with words that say it is done at home: "refine the ore locally"."""
    ends_talks: bool = False
    """Done to talks it is done to what they are on: "wrapped up negotiations for a trade pact"."""
    one_sided: bool = False
    """Its subject alone acts on a deal: "ratified the pact with Peru"."""
    neutral: bool = False
    object_is_target: bool = False
    subject_is_target: bool = False
    demands: bool = False
    """Says of a licence that one must be held: "needs a permit", where "gets a permit" is let through."""
    subject_may_act: bool = False
    """A subject that is a government acts after all: "Jakarta requires permits" beside "tea requires a permit"."""
    covers: bool = False
    """Its subject's act is done to its object: "the suspension covers the checks"."""
    crosses: Literal["export", "import"] | None = None
    """Its subject crosses the border this way: what may not, is banned."""
    voids: bool = False
    """Only with a word behind its object that says it has no force: "declared the ban unlawful"."""
    on_takeover: Literal["impose", "ease", "investigate", "opens"] | None = None
    """What it does where its object is the purchase of a firm by one from abroad; "opens" with a review between: "began a review of the takeover"."""
    of_ships: Literal["calls", "lets", "denies"] | None = None
    """Of ships at ports: what they may not do, what they are not let do, what they are denied (`nlp.port_calls`)."""
    gives_up: Literal["stake", "branch", "any"] | None = None
    """What of a firm its object must be: "told to sell 40 percent of a port", "to close its Peruvian arm"."""
    gate: bool = False
    """Its object is a border or a market, the goods follow: "shut its market to Brazilian beef"."""
    formality: bool = False
    """A formality that traders must go through: "importers must register"."""
    needs_paper: bool = False
    """Only with a paper or a standard behind it: "must show certificates"."""
    makes_duty: bool = False
    """Makes something a duty of traders: "made inspection mandatory for imports of scrap"."""
    on_plants: str | None = None
    """What it does to plants abroad that may deliver or not: "cleared five Irish meat plants", "suspended three dairies in Chad"."""
    keeps_from: bool = False
    """Only of goods that it keeps from crossing the border: "kept Peruvian rice from entering"."""
    access: Literal["gives", "gains"] | None = None
    """Gives a market's access to goods of another country, or gains it: "gained access to the Peruvian market for its beef"."""
    takes_in: bool = False
    """Takes goods of another country, or no longer: "accepts no more onions from Chad"."""
    refuses_entry: bool = False
    """Goods of a country are not let in: its subject in the passive, else what "to" leads to."""
    lets_in: bool = False
    """Its object crosses the border: goods need no word of where they come from, and what is not let in is banned."""
    same: bool = False
    """Does what another's act before it did: "Tokyo followed suit"."""
    of_paper: bool = False
    """Only with a paper or a package as its subject: "the package includes a ban"."""
    by_organisation: bool = False
    """Only with the WTO or its like as subject."""
    brings_only: bool = False
    """Only with a measure that it brings along: "answered with duties"."""
    needs_organisation: bool = False
    """Only where the verb leads to the WTO or its like."""
    needs_party: bool = False
    """Only where a jurisdiction follows: "requested consultations with Peru"."""
    ordered: bool = False
    """Only where somebody is told to do it: "ordered two firms to sell their stakes"."""
    effect: bool = False
    """Its date is the date of effect."""
    weak: bool = False
    weak_flow: bool = False
    exempts: bool = False
    relief_only: bool = False
    probe_only: bool = False
    """Only of probes: "closed its case on tiles"."""
    retaliation: bool = False
    needs_rate: bool = False
    amount: bool = False
    """Changes a number: what it does to a quota is the reverse of what it does to a duty."""
    widens: bool = False
    """It makes a quota larger, and any other measure harder."""
    needs_measure: str | None = None
    excepts: bool = False
    """Lets goods pass that a ban told before stops: "made an exception for 20,000 tonnes of maize"."""
    own_object: bool = False
    """Only with the measure as its object by syntax: "stayed the duties", not "stayed within the quotas"."""
    flow_is_object: bool = False
    """Only with trade itself as its object: "closed beef exports", not "closed its export office"."""
    needs_list: bool = False
    """Only with a list as its object or beside it: "took tea off the list of banned imports"."""

    @cached_property
    def may_stand_alone(self) -> bool:
        """Whether it may be an act without a measure or a flow beside it; most verbs never are, whatever the sentence (`nlp.worth`)."""
        flags = (
            self.needs_organisation,
            self.by_organisation,
            self.crosses,
            self.gate,
            self.takes_in,
            self.formality,
            self.makes_duty,
            self.rate_alone,
            self.keeps_from,
            self.excepts,
        )
        does = self.alone, self.makes, self.access, self.on_plants, self.on_good, self.on_rate, self.on_money
        special = self.needs_measure == "trade_agreement" or self.on_takeover is not None
        return special or self.refuses_entry or self.of_ships is not None or any(flags) or any(way is not None for way in does)


class ActNounRule(_Rule):
    """A noun for an act on a measure ("the lifting of"), and what kind of relief it is as an object."""

    action: str
    amount: bool = False
    taken_only: bool = False
    """Spoken of in passing everywhere: an act only where a verb takes it or it ends a relief."""
    relief: Literal["exemption", "pause", "cut", "hike", "concession", "review", "deadline"] | None = None
    on_flow: str | None = None
    """What it does to trade itself: "the resumption of maize exports"."""


class MeasureRule(_Rule):
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
    demanded: bool = False
    """Asked for everywhere: a trade measure only where traders must have it, "shipments need approval"."""
    refused: bool = False
    """Given out every day: only that it is given no more is an act."""
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


class CueRule(_Rule):
    """A word that changes what an act is."""

    kind: Literal[
        "propose", "threaten", "reject", "negate", "pseudo", "demand", "hypothetic", "unreal",
        "outcome", "report", "commit", "past", "retaliate", "stat", "overstep",
    ]  # fmt: skip
    nouns: tuple[str, ...] = ()


_R = TypeVar("_R", bound=_Rule)
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
