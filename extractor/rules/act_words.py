"""Which small words tell whether an act is told at all, and what becomes of it? A part of `rules.words`."""

from extractor.rules.word_lists import WordLists, Words


class ActWords(WordLists):
    """Lists of lower-case words; `function_words.toml` says above each what it is for."""

    resumes: Words
    back: Words
    in_part: Words
    judged: Words
    under_probe: Words
    insists: Words
    speculates: Words
    unconfirmed: Words
    hearsay_nouns: Words
    says_so: Words
    sets_off_acts: Words
    stands_against: Words
    speaks_against: Words
    helps: Words
    put_to_vote: Words
    makes_bills: Words
    bills: Words
    gives_leave: Words
    leave_given: Words
    needs_leave_noun: Words
    asks_leave: Words
    gets_leave: Words
    judging_bodies: Words
    as_soon: Words
    more_of: Words
    goes_on_with: Words
    remains_so: Words
    talks_on: Words
    topics: Words
    statutes: Words
    powers: Words
    any_at_all: Words
    perhaps: Words
    since: Words
    remedy_shorts: Words
    provisional: Words
    avoids: Words
    directed: Words
    has_aim: Words
    paper_brings: Words
    known_bring: Words
    threatens_with: Words
    comments: Words
    told_steps: Words
    averts: Words
    matters: Words
    stood_against: Words
    works: Words
    works_for: Words
    asks_whether: Words
    bought_of_another: Words
    blames_for: Words
    acts_with: Words
    output: Words
    calls_at: Words
    paid_to: Words
    paid_makers: Words
    buys_firms: Words
    invests: Words
    buyers: Words
    caps_output: Words
    exporting: Words
    deals_in_money: Words
    looked_for: Words
    decreed_that: Words
    plant_leave: Words
