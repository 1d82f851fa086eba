"""What may a verb do to a measure, to trade or to goods? One typed block of `models/<lang>/triggers.toml`, a field for each way."""

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Rule(BaseModel):
    """What every block has: its name, its words, and what proves it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    words: tuple[str, ...] = ()
    """Lemmas, inflected by the loader."""
    forms: tuple[str, ...] = ()
    """Forms taken as they stand."""
    examples: tuple[str, ...]
    counters: tuple[str, ...]


class VerbRule(Rule):
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
    holds_flow: bool = False
    """Only of trade that it holds to an amount: "hold exports to 63,000 tonnes"."""
    on_stocks: Literal["buys", "sells"] | None = None
    """Moves goods into a state's stores or out of them: "released 900 tonnes of copper from state reserves"."""
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
    only_near: tuple[str, ...] = ()
    """Only in a sentence with one of these words."""
    object_words: tuple[str, ...] = ()
    """What its object must be called, where set: "removed an entity" is of a list of firms, "removed two officials" is not."""
    plants_only: bool = False
    """Only of mines, mills and their like: "nationalised two mines"."""
    or_goods: bool = False
    """Of what they yield, too: "nationalised lithium"."""
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
    on_takeover: Literal["impose", "ease", "investigate", "opens", "lets_through"] | None = None
    """What it does to the purchase of a firm by one from abroad; two with words between: "began a review of the takeover", "let the sale through"."""
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
    plant_list: Literal["onto", "off"] | None = None
    """Puts plants abroad on a list of those that may deliver, or may not, or takes them off it."""
    on_tenders: str | None = None
    """What it does to bidders of another country whom it keeps from selling to the state."""
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
    verdict: Literal["won", "lost"] | None = None
    """Its subject won or lost what follows, a case at the WTO: "wins WTO case against Peru"."""
    way_in: bool = False
    """Only with a word behind its goods that says where they go: "let Chadian onions in"."""
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
    more_time: bool = False
    """What it gives may be more time to keep a rule: "gave importers three more months to comply"."""
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
            self.on_tenders,
            self.makes_duty,
            self.rate_alone,
            self.keeps_from,
            self.excepts,
        )
        does = self.alone, self.makes, self.access, self.on_plants, self.on_good, self.on_rate, self.on_money, self.on_stocks
        special = self.needs_measure == "trade_agreement" or self.on_takeover is not None or self.plant_list is not None
        return special or self.refuses_entry or self.of_ships is not None or any(flags) or any(way is not None for way in does)


__all__ = ["Rule", "VerbRule"]
