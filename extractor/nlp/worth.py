"""Which sentences may hold an act, so that they are worth their syntax? Looks only at words and mentions, and is never stricter than the frames."""

from collections.abc import Sequence
from functools import cached_property

from extractor.core.types import Mention
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import COURTS, JUDGE, STANDS, acts_on_it, flow_told, is_excluded, is_known, kinds_beside, needs_amount, rule_of
from extractor.nlp.paid import is_paid
from extractor.nlp.probes import wrong_told
from extractor.nlp.pronoun_acts import MOVES
from extractor.nlp.remedies import REMEDY_BODY, told_wrong
from extractor.nlp.takeovers import may_be_takeover
from extractor.rules.triggers import ActNounRule, TriggerTables, VerbRule

_PASSIVE = 5
"""Tokens from "It" to the verb of "It has since been lifted"."""
_HELD = frozenset({"good", "rate", "place", "bloc", "instrument", "agency", "leader"})


def holds(mention: Mention) -> str:
    """What a mention adds to the worth of its sentence: its kind, `judge` for the WTO or its like, `remedies` for a body that looks into these alone."""
    if mention.attrs.get("organisation") == JUDGE or mention.attrs.get("jurisdiction") in COURTS:
        return "judge"
    if mention.attrs.get("role") == REMEDY_BODY:
        return "remedies"
    return mention.kind if mention.kind in _HELD else ""


class Worth:
    """One sentence before its syntax."""

    def __init__(self, tokens: tuple[int, int], hits: Sequence[Hit], held: frozenset[str], lower: Sequence[str], tables: TriggerTables) -> None:
        """Its half-open `tokens`, the hits in it, what its mentions hold (`holds`), and the words of its text in small letters."""
        self.tokens, self.hits, self.held, self.lower, self.tables = tokens, hits, held, lower, tables

    @cached_property
    def said(self) -> Sequence[str]:
        """Its own words."""
        return self.lower[self.tokens[0] : self.tokens[1]]

    @cached_property
    def words(self) -> frozenset[str]:
        """Its own words, each once."""
        return frozenset(self.said)

    def is_worth(self) -> bool:
        """Whether it can hold an act: a measure, or a verb that acts on trade beside a flow or good; "rule" alone is too little."""
        doers: list[tuple[VerbRule | ActNounRule, str]] = []
        pointer = doubtful = known = False
        for hit in self.hits:  # the nouns first: with most of them nothing else is asked
            if hit.kind == "measure":
                if rule_of(hit).pointer:
                    pointer = True
                elif self._may_be_trade(hit):
                    return True
                else:
                    doubtful = True
                    known = known or is_known(hit, self.lower, self.tables.words)
        for hit in self.hits:
            if hit.kind == "verb":
                for rule, lemma in hit.rules:
                    assert isinstance(rule, VerbRule)
                    if self._stands_alone(rule, hit):
                        return True
                    doers.append((rule, lemma))
            elif hit.kind == "act":
                for rule, lemma in hit.rules:
                    assert isinstance(rule, ActNounRule)
                    doers.append((rule, lemma))
                    known = known or (rule.relief in STANDS and self.lower[hit.start - 1] in self.tables.words.known)
        if known and any(isinstance(rule, VerbRule) and acts_on_it(rule) for rule, _ in doers):
            return True
        if doubtful and any(isinstance(rule, ActNounRule) and rule.relief for rule, _ in doers):
            return True
        return (
            any(self._meets_object(rule, lemma, pointer, doubtful) for rule, lemma in doers)
            or self._acts_on_it()
            or self._bars_traders()
            or self._allows_amount()
        )

    def _tells_otherwise(self) -> bool:
        """Whether an act may be told without the words that a verb acts on."""
        return self._acts_on_it() or self._bars_traders() or self._allows_amount()

    def _bars_traders(self) -> bool:
        """Whether traders may be told what not to do: "firms may no longer import tin", "it is illegal to buy their oil"."""
        if not self._tells_of_trade():
            return False
        words, lower = self.tables.words, self.words
        if not words.unlawful.isdisjoint(lower):
            return True
        if not words.from_now_on.isdisjoint(lower) and not (words.may_do | words.set_free).isdisjoint(lower):
            return True  # "may once again import onions"
        if not words.set_free.isdisjoint(lower) and any(words.modal_kind(word) == "will" for word in lower):
            return True  # "will be free to ship corn abroad"
        barred = not (words.negations | words.most).isdisjoint(lower) or words.says_no_longer(self.said)
        if barred and not words.abroad.isdisjoint(lower):
            return True  # "will send no raw ore abroad"
        return barred and (not (words.leave | words.allows | words.binds | words.orders).isdisjoint(lower) or words.says_no_longer(self.said) or "any" in lower)

    def _allows_amount(self) -> bool:
        """Whether an amount of goods may be told that may cross the border: "raised the amount of sugar that may enter"."""
        words, lower = self.tables.words, self.words
        if "good" not in self.held or words.amounts.isdisjoint(lower):
            return False
        return not (words.may_do | words.allows | words.set_free).isdisjoint(lower)

    def _acts_on_it(self) -> bool:
        """ "Kampala lifted it", "raised the rate to 8%": a verb that ends or changes what the sentence before may have told; by an amount only beside one."""
        words, lower = self.tables.words, self.lower
        opens, of_rate = lower[self.tokens[0]] in words.measure_again, not words.rates_again.isdisjoint(self.words)
        rises = lower[self.tokens[0]] in words.again_rising or of_rate
        if rises and "rate" in self.held and any(getattr(rule, "subject", "") in MOVES for hit in self.hits for rule, _ in hit.rules):
            return True
        for hit in self.hits:
            if hit.kind != "verb" or not any(acts_on_it(rule) and ("rate" in self.held or not needs_amount(rule)) for rule, _ in hit.rules):
                continue
            told = opens and 0 < hit.start - self.tokens[0] <= _PASSIVE and lower[hit.start - 1] in words.be_forms
            if told or (hit.end < self.tokens[1] and lower[hit.end] in words.measure_again):
                return True
            if of_rate and any(acts_on_it(rule) and needs_amount(rule) for rule, _ in hit.rules):
                return True
        return False

    def _may_be_trade(self, hit: Hit) -> bool:
        """Whether a measure noun can be one of trade, wherever in the sentence that stands which makes it one."""
        rule = rule_of(hit)
        if rule.measure == "entity_listing":
            return True  # "put two firms on the list" is trade by its verb
        if is_excluded(hit, self.lower, *self.tokens):
            return False
        if rule.needs_organisation:
            return "judge" in self.held or any(hit.kind == "measure" and rule_of(hit).only == "appealed" for hit in self.hits)
        if rule.only == "demanded" and not any(getattr(doer, "demands", False) for other in self.hits for doer, _ in other.rules):
            return False
        if (rule.needs_money or rule.or_money) and "good" in self.held and is_paid(self.lower, hit, self.tables.words.money):
            return True
        if rule.needs_money:
            return False
        if rule.by_exporters:
            return "exporters" in self.words or any(other.flow == "export" for other in self.hits)
        if rule.at_rate and "rate" not in self.held:
            return False
        if not rule.context or any(other.kind == "flow" and (other.flow != "both" or rule.family != "duty") for other in self.hits):
            return True
        if rule.probe and any(other.kind == "measure" and not rule_of(other).pointer and not rule_of(other).probe for other in self.hits):
            return True
        if rule.measure == "subsidy" and "good" in self.held and not self.tables.words.paid_makers.isdisjoint(self.words):
            return True  # "subsidies for wheat growers"
        if rule.family == "quota" and "good" in self.held and not self.tables.words.output.isdisjoint(self.words):
            return True  # "a cap on copper output"
        if rule.licence and self._is_permit_of_trade_or_mining():
            return True
        if rule.family == "duty" and "place" in self.held and not self.tables.words.carriers.isdisjoint(self.words):
            return True  # "fees on Chinese-built ships"
        if rule.measure == "trade_agreement" and "good" in self.held:
            return True  # "a deal over textiles"
        if rule.family == "duty" and not self.tables.words.imported.isdisjoint(self.words):
            return True  # "a levy on imported bootlaces"
        return (rule.of_origin or not rule.needs_trade) and not self.held.isdisjoint(kinds_beside(rule))

    def _is_permit_of_trade_or_mining(self) -> bool:
        """Whether the sentence tells who must hold a permit: miners, or traders of goods."""
        lower, words = self.words, self.tables.words
        return not words.digs.isdisjoint(lower) or ("good" in self.held and not words.traders.keys().isdisjoint(lower)) or self._tells_of_trade()

    def _tells_of_trade(self) -> bool:
        """Whether a verb tells of goods that cross a border: "to ship tin"."""
        return "good" in self.held and not self.tables.words.trade_verbs.keys().isdisjoint(self.words)

    def _stands_alone(self, rule: VerbRule, hit: Hit) -> bool:
        """Whether a verb needs no measure or flow beside it to be an act."""
        if not rule.may_stand_alone:
            return False
        if rule.needs_organisation or rule.by_organisation:
            return "judge" in self.held
        if rule.gives_up is not None and not (self.tables.words.gives_time.isdisjoint(self.words) or self.tables.words.more_time.isdisjoint(self.words)):
            return True
        if rule.ordered and self.tables.words.orders.isdisjoint(self.words) and not (rule.needs_home and self._is_owed()):
            return False
        if not self._has_words_of(rule):
            return False
        if may_be_takeover(rule, self.words, self.tables.words):
            return not self.held.isdisjoint(("place", "bloc", "leader", "agency", "instrument"))
        if (rule.alone and not rule.brings_only) or (rule.makes and rule.on_good):
            return True
        if rule.on_tenders and not self.tables.words.tenders.isdisjoint(self.words) and not self.held.isdisjoint(("place", "bloc")):
            return True
        if rule.crosses:
            return self._may_be_barred()
        if rule.of_ships is not None and self._is_of_ports():
            return True
        if rule.gate:
            return self._is_gate_of_trade() or self._is_of_ports()
        if rule.on_good is not None and rule.flow_kind == "ban" and self._is_of_ports():
            return True
        if rule.on_measure == "agree" and rule.needs_measure == "trade_agreement" and not self.held.isdisjoint(("place", "bloc")):
            return not self.tables.words.deal_nouns.isdisjoint(self.words)
        if rule.keeps_from:
            return "good" in self.held and (self._tells_of_passing() or any(f"{soil}" in f"{' '.join(self.said)} " for soil in self.tables.words.on_own_soil))
        if rule.takes_in:
            return self._takes_no_more()
        if rule.access is not None and {"good", "place"} <= self.held:
            return not (self.tables.words.access | self.tables.words.leave_given).isdisjoint(self.words)
        if (rule.formality or rule.makes_duty) and self._obliges_traders():
            return True
        if rule.on_plants is not None and {"good", "place"} <= self.held and not self.tables.words.makers.isdisjoint(self.words):
            return True
        if rule.plant_list is not None:
            return "place" in self.held and not (self.tables.words.maker_lists.isdisjoint(self.words) or self.tables.words.makers.isdisjoint(self.words))
        if rule.on_stocks and "good" in self.held:
            return not (self.tables.words.stores if rule.on_stocks == "sells" else self.tables.words.stores | self.tables.words.paid_makers).isdisjoint(
                self.words
            )
        if rule.rate_alone:
            return "rate" in self.held and not self.held.isdisjoint(("place", "bloc", "good"))
        if "good" not in self.held:
            return False
        return (
            rule.refuses_entry
            or rule.excepts
            or rule.on_good is not None
            or ("rate" in self.held and rule.on_rate is not None)
            or (rule.on_money is not None and is_paid(self.lower, hit, self.tables.words.money))
        )

    def _takes_no_more(self) -> bool:
        """Whether goods of another country may be told that are no longer taken."""
        lower, words = self.words, self.tables.words
        stops = not (words.stops_taking | words.refuses_goods).isdisjoint(lower) or not {no.split()[0] for no in words.takes_no}.isdisjoint(lower)
        return stops and {"good", "place"} <= self.held

    def _obliges_traders(self) -> bool:
        """Whether traders of goods, or trade, may be told what must be done."""
        lower, words = self.words, self.tables.words
        if "good" not in self.held or (words.musts | words.owes | words.made_so | words.orders).isdisjoint(lower):
            return False
        told = not (words.traders.keys() | words.imported).isdisjoint(lower) or any(hit.kind == "flow" for hit in self.hits)
        return told or (not self.held.isdisjoint(("place", "bloc")) and not (words.origin | words.marketed).isdisjoint(lower))

    def _is_owed(self) -> bool:
        """Whether something must be done."""
        return not (self.tables.words.musts | self.tables.words.owes).isdisjoint(self.words)

    def _has_words_of(self, rule: VerbRule) -> bool:
        """Whether the words stand in the sentence without which a verb is no act: assets that are frozen, mines that are nationalised, "at home"."""
        lower, words = self.words, self.tables.words
        if rule.needs_home:
            text = f" {' '.join(self.said)} "
            return any(f" {said} " in text for said in words.at_home)
        if rule.object_words:
            return not lower.isdisjoint(rule.object_words)
        if rule.assets_only or rule.plants_only:
            told = not (words.assets if rule.assets_only else words.plants).isdisjoint(lower)
            return told or (rule.or_goods and "good" in self.held)
        if rule.way_in:
            return not words.let.isdisjoint(lower) or not words.enters.isdisjoint(lower)
        return not (rule.listed_only and words.listed.isdisjoint(lower))

    def _is_gate_of_trade(self) -> bool:
        """Whether a border or a market is named beside goods or trade."""
        lower, words = self.words, self.tables.words
        if not words.opens_again.isdisjoint(lower) and {"good", "place"} <= self.held:
            return True  # "China reopens to Australian lobsters"
        told = not self.held.isdisjoint(("good", "place", "agency", "leader")) or not words.freight.isdisjoint(lower)
        return told and not words.gates.isdisjoint(lower)

    def _is_of_ports(self) -> bool:
        """Whether ships and ports are named: "barred Chadian trawlers from its waters"."""
        lower, words = self.words, self.tables.words
        return not (words.vessels.isdisjoint(lower) or words.ports.isdisjoint(lower))

    def _may_be_barred(self) -> bool:
        """Whether goods, or nothing at all, are said not to cross a border, or only with leave."""
        lower, words = self.words, self.tables.words
        if not words.nothing.isdisjoint(lower):
            return True
        freed = not words.from_now_on.isdisjoint(lower) and not words.may_do.isdisjoint(lower)
        freed = freed or ("place" in self.held and not (words.leave & words.may_do).isdisjoint(lower) and not (words.ruled | words.says_so).isdisjoint(lower))
        return "good" in self.held and (
            freed or not (words.negations | words.by_leave | words.allows | words.let | words.set_free | words.leave_given).isdisjoint(lower)
        )

    def _meets_object(self, rule: VerbRule | ActNounRule, lemma: str, pointer: bool, doubtful: bool) -> bool:
        """Whether the sentence holds what a verb acts on: a flow that it can ban or let through, or a word for a rule named before."""
        if isinstance(rule, ActNounRule) and lemma in self.tables.words.gate_acts and self._is_gate_of_trade():
            return True
        if isinstance(rule, ActNounRule):  # "a halt of exports"; other acts need a measure
            return (rule.relief == "pause" or rule.on_flow is not None) and (pointer or any(self._tells_flow(hit, "ban") for hit in self.hits))
        if pointer and (rule.on_flow or rule.effect or doubtful or (rule.on_measure == "remove" and self._names_measure())):
            return True
        if pointer and rule.on_measure is not None and "remedies" in self.held:
            return True  # "the Trade Remedies Authority extended the measures on tiles"
        if (
            isinstance(rule, VerbRule)
            and rule.on_injury
            and (any(hit.flow == "import" for hit in self.hits) or self._tells_of_unfair_trade() or self._tells_of_harm())
        ):
            return True
        if isinstance(rule, VerbRule) and rule.on_measure == "investigate" and wrong_told(self.said, self.tables.words):
            return True
        if rule.on_flow is None or (rule.flow_only and lemma not in rule.flow_only):
            return False
        if self._tells_of_trade():
            return True
        if self._tells_of_passing():
            return True
        if "good" in self.held and self._tells_of_making(lemma):
            return True
        kind = rule.flow_kind or "control"
        return any(self._tells_flow(hit, kind) for hit in self.hits)

    def _tells_of_making(self, lemma: str) -> bool:
        """ "Capped steel output", "banned tin mining"."""
        words = self.tables.words
        caps = lemma in words.caps_output or lemma in words.trims_output
        return (caps and not words.output.isdisjoint(self.words)) or not words.digging.isdisjoint(self.words)

    def _names_measure(self) -> bool:
        """Whether "the measure" or "the scheme" is told of, which an earlier sentence brought in."""
        words = self.tables.words
        return any(
            self.lower[hit.start] in words.plain_measures and self.lower[hit.start - 1] in words.known
            for hit in self.hits
            if hit.kind == "measure" and hit.start > self.tokens[0]
        )

    def _tells_of_passing(self) -> bool:
        """Whether goods may be told that pass through, leave or enter: "the transit of grain", "from leaving the country"."""
        lower, words = self.words, self.tables.words
        return not self.held.isdisjoint(("good", "place")) and not (words.transits.isdisjoint(lower) and words.goes.keys().isdisjoint(lower))

    def _tells_flow(self, hit: Hit, kind: str) -> bool:
        """Whether a hit is trade that a family of measures may stop: exports, imports, or both with somebody."""
        return hit.kind == "flow" and bool(self.tables.families[kind].get(flow_told(self.lower, hit, kind, self.tables.words.trades_with)))

    def _tells_of_harm(self) -> bool:
        """Whether goods from somewhere are said to harm makers: "ruled that Peruvian sugar harms growers"."""
        lower = self.words
        return {"good", "place"} <= self.held and not (self.tables.words.injury.isdisjoint(lower) or self.tables.actors.private.isdisjoint(lower))

    def _tells_of_unfair_trade(self) -> bool:
        return not self.held.isdisjoint(("good", "place")) and bool(told_wrong(self.said, self.tables.words))
