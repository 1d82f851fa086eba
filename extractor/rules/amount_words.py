"""Which small words tell when, how long, how much, and which way a measure moves? The part of `models/<lang>/function_words.toml` on times and amounts."""

from collections.abc import Mapping

from extractor.rules.word_lists import WordLists, Words


class AmountWords(WordLists):
    """Lists of lower-case words; the file says above each what it is for."""

    until: Words
    waits: Words
    periods: Words
    ranges: Words
    worth: Words
    as_much: Words
    new_value: Words
    as_high_as: Words
    old_value: Words
    adds_time: Words
    later: Words
    later_year: Words
    first_year: Words
    in_year: Words
    atop: tuple[str, ...]
    currently: Words
    now_new: Words
    when_done: Words
    when_borne: Words
    from_now_on: Words
    for_now: Words
    for_a_time: Words
    occasions: Words
    on_day: Words
    at_events: Words
    borne_at: Words
    respectively: Words
    said_again: Words
    degrees: Mapping[str, str]
    ways: Mapping[str, str]
    compares: Mapping[str, str]
    qualities: Mapping[str, str]
    averages: Words
    under_way: Words
    opens_period: Words
    closes_period: Words
    ceases: Words
    unchanged: Words
    spared: tuple[str, ...]
    paper_dates: Words
    sellers: Words
    scarcities: Words
