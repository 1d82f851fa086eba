"""Which small words tell what passes a border or a market? Typed lists of `models/<lang>/function_words.toml`."""

from collections.abc import Mapping

from extractor.rules.word_lists import WordLists, Words


class PassageWords(WordLists):
    """Lists of lower-case words; the file says above each what it is for."""

    gates: Words
    doors: Words
    parts_of_land: Words
    order_nouns: Words
    wants: Words
    did: Words
    confines: Words
    borders: Words
    freight: Words
    border_with: Words
    border_kinds: Words
    shut_to: Words
    out_of: Words
    makers: Words
    opens_again: Words
    at_most: tuple[str, ...]
    most: Words
    held_to: Words
    keeps_under: Words
    levels: Words
    sets_amount: Words
    meant_for: Words
    stores: Words
    waives: Words
    leaves_from: Words
    bearings: Words
    restarts: Words
    access: Words
    goes_out: Words
    conditional: Words
    bound_for: Words
    goes_in: Words
    may_not_deliver: Words
    may_deliver: Words
    maker_lists: Words
    leave_for: Words
    takes_no: tuple[str, ...]
    takes_in: Words
    takes_goods_in: Words
    spares_by: Words
    inward: Words
    refuses_goods: Words
    stops_taking: Words
    cargoes: Words
    superiors: Words
    no_more: Words
    deal_nouns: Words
    of_other_deals: Words
    delivers: Words
    ships: Words
    keeps_home: Words
    on_own_soil: tuple[str, ...]
    issues: Words
    issuing: Words
    musts: Words
    pays: Words
    marketed: Words
    owes: Words
    made_so: Words
    made_firm: Words
    trade_papers: Words
    standards_said: Words
    delivers_to: Words
    gate_acts: Mapping[str, str]
    plain_measures: Words
