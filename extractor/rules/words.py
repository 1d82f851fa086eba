"""Which small words steer the frame finder? Typed lists of `models/<lang>/function_words.toml`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from extractor.core.errors import RuleError
from extractor.rules.act_words import ActWords
from extractor.rules.amount_words import AmountWords
from extractor.rules.passage_words import PassageWords
from extractor.rules.word_lists import WordLists, Words


class SentenceWords(WordLists):
    """What a sentence splitter must know of a language."""

    abbreviations: Words
    starters: Words
    inside: Words


class FunctionWords(ActWords, AmountWords, PassageWords):
    """Lists of lower-case words; the file says above each what it is for."""

    goes_on: Words
    accidents: Words
    breaches: Words
    natures: Words
    stays: Words
    paid_back: Words
    whoever: Words
    grounds_for: Words
    occurs: Words
    empowers: Words
    abilities: Words
    other_ones: Words
    markets: Words
    plan_nouns: Words
    awaits: Words
    exported: Words
    sent_out: Words
    deal_leads: Words
    deals_with: Words
    forecasts: Words
    forecasters: Words
    needs: Words
    collects: Words
    means_of: Words
    forced: Words
    told_thing: Words
    not_itself: Words
    again: Words
    on_top: Words
    proposals: Words
    amendments: Words
    enacts: Words
    votes: Words
    voters: Words
    no_voters: Words
    rules_out: Words
    refuses: Words
    must_not: Words
    under_programme: Words
    vessels: Words
    takeovers: Words
    names_measures: Words
    dropped_plans: Words
    motions: Words
    runs_now: Words
    own_soil: Words
    fees: Words
    carriers: Words
    bounds: Words
    any_more: Words
    one_more_time: Words
    transits: Words
    upholds: Words
    dealings_in_firms: Words
    firms: Words
    of_competition: Words
    ports: Words
    catches: Words
    imported: Words
    trade_nouns: Words
    commerce: Words
    documents: Words
    binds: Words
    market: Words
    decisions: Words
    takes_up: Words
    takes_up_with: Words
    chambers: Words
    ruled: Words
    unlawful: Words
    lets: Words
    sees: Words
    hollow: Words
    before_noun: Words
    clause_ends: Words
    breaks: Words
    distance_breaks: Words
    object_stops: Words
    object_breaks: Words
    at_border: Words
    courts: Words
    throws: Words
    leaves: Words
    stays_on: Words
    rulings: Words
    stays_rulings: Words
    amounts: Words
    thought_about: Words
    particles: Words
    after_particle: Words
    rumours: Words
    ruled_off: Words
    may_do: Words
    set_free: Words
    sold: Words
    shoppers: Words
    suffers: Words
    helped: Words
    negations: Words
    no_longer: Words
    stops_doing: Words
    pauses_doing: Words
    by_means: Words
    after_object: Words
    conditions: Words
    inverted: Words
    thinks: Words
    former_one: Words
    sorts: Words
    drafted: Words
    lies_before: Words
    relative_pronouns: Words
    clause_openers: Words
    possessives: Words
    definite: Words
    agent: Words
    brings: Words
    whether: Words
    negotiations: Words
    deal_over: Words
    firm_ends: Words
    after_which: Words
    causes: Words
    talks: Words
    performs: Words
    sales: Words
    firms_sold: Words
    dealings: Words
    exported_later: Words
    hits_at: Words
    keeps_word: Words
    still_to_come: Words
    indefinite: Words
    people: Words
    enters: Words
    faced_in: Words
    applies_to: Words
    complaints: Words
    sits: Words
    sittings: Words
    at_sittings: Words
    papers: Words
    laws: Words
    comes_in: Words
    from_now: Words
    articles: Words
    adding: Words
    opposing: Words
    the_following: Words
    allows: Words
    leave: Words
    by_law: Words
    sets_off: Words
    once: Words
    statements: Words
    by_leave: Words
    nothing: Words
    numbering: Words
    before_judge: Words
    uses: Words
    set_beside: tuple[str, ...]
    sets_beside: Words
    exchanges: Words
    is_effect: Words
    made_from: Words
    opens_aside: Words
    is_made_into: Words
    leads_to_use: Words
    uses_lead: Words
    answers_to: Words
    strife: Words
    punished_for: Words
    money: Words
    besides: Words
    whenever: Words
    any_one: Words
    needed: Words
    faults: Words
    expects: Words
    without: Words
    of_quota: Words
    of_quota_only: Words
    partly: Words
    under: Words
    takes_requests: Words
    turns_to: Words
    newly: Words
    licensed: Words
    remains: Words
    both_ways: Words
    facts: Words
    instead: Words
    balances: Words
    balance_with: str
    has_done: Words
    by_party: Words
    hopes: Words
    is_now: Words
    upon: Words
    trades_with: Words
    looks_into: Words
    flow_of: Words
    entries: Words
    hearsay: Words
    former: Words
    latter: Words
    granted_to: Words
    measure_again: Words
    pacts: Words
    of_origin: Words
    objects_again: Words
    listed: Words
    assets: Words
    role: Words
    means: Words
    orders: Words
    at_home: Words
    plants: Words
    digs: Words
    asks: Words
    injury: Words
    revokes: Words
    recurs: Words
    foreign: Words
    origin: Words
    originating: Words
    sold_by: Words
    lapses: Words
    objections: Words
    sent: Words
    headings: Words
    remedy_links: Words
    located: Words
    group_again: Words
    it_again: Words
    stays_for: Words
    in_force: Words
    dumping: Words
    names_members: Words
    ends_members: Words
    points_to_goods: Words
    its: Words
    trade_owners: Words
    single_trade: Words
    one_good: Words
    names_goods_of: Words
    goods_hit: Words
    heads_list: Words
    some_of: Words
    on_list: Words
    made_to_bear: Words
    made_free: Words
    amid_hit: Words
    falls: Words
    them: Words
    owned: Words
    foremost: Words
    as_well: Words
    says_of_goods: Words
    gives_examples: Words
    ranging: Words
    no_examples: Words
    joins_members: Words
    leads_members: Words
    listed_again: Words
    party_links: Words
    number_names: tuple[str, ...]
    goods_again: Words
    measures_again: Words
    goods_curbs: Words
    names_goods: Words
    ends_goods: Words
    sources: Words
    governs: Words
    exclusions: tuple[str, ...]
    of_length: Words
    prefixes: tuple[str, ...]
    drives: tuple[str, ...]
    fuels: Words
    again_rising: Words
    rates_again: Words
    let: Words
    seeks: Words
    counted: Words
    brings_along: Words
    wards_off: Words
    rules: Words
    ends_need: Words
    covers_by: Words
    hit_besides: Words
    more_of: Words
    covers_parties: Words
    concerned: Words
    exempt_words: Words
    known: Words
    routine: Words
    for_time: Words
    wrongs: Words
    security: tuple[str, ...]
    surges: Words
    exclusion_ends: Words
    to_standing: Words
    standing_nouns: Words
    meanwhile: Words
    list_words: Words
    list_asides: Words
    whole: Words
    spared_from: Words
    taken_from: Words
    measure_pronouns: Words
    list_links: Words
    list_ends: Words
    leads_on: Words
    trail_starts: Words
    with_object: Words
    below_hollow: Words
    beneath: Words
    lists: Words
    onto_list: Words
    sends: Words
    fetches: Words
    crosses: Words
    abroad: Words
    in_names: Words
    firm_forms: Words
    offices: Words
    asks_for: Words
    urges_on: Words
    organs: Words
    alternatives: Words
    plans_on: Words
    be_forms: Words
    had: Words
    have: Words
    modals: Mapping[str, Words]
    towards: Mapping[str, Words]
    party_words: Mapping[str, str]
    points_at: Mapping[str, Words]
    says_which: Words
    probe_words: Mapping[str, str]
    standing: Mapping[str, str]
    traders: Mapping[str, str]
    crossings: Mapping[str, str]
    trade_verbs: Mapping[str, str]
    goes: Mapping[str, str]
    mishaps: Words
    by_account_of: Words
    own_country: Words
    has_by_right: Words
    bounded: Words
    paid: Words
    notifies: Words
    notice_of: Words
    unfair: Mapping[str, str]
    replaces: Mapping[str, Words]
    sentences: SentenceWords

    def says_no_longer(self, said: Sequence[str]) -> bool:
        """Whether words in lower case hold "no longer" or the like."""
        return any(f"{one} {two}" in self.no_longer for one, two in pairwise(said))

    def modal_kind(self, word: str) -> str:
        """may, would, will, should, or nothing."""
        return next((kind for kind, words in self.modals.items() if word in words), "")


def read_words(path: Path, raw: Mapping[str, object]) -> FunctionWords:
    """The lists of one language; RuleError names the list that is missing or unknown."""
    try:
        return FunctionWords.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise RuleError(str(path), name, first["msg"], f"known lists: {', '.join(FunctionWords.model_fields)}") from error
