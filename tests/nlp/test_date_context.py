"""The role and direction of a date from the words around it. The large labelled set is in tests/link/test_dates_challenge.py."""

import time

import pytest

from extractor.nlp.date_context import DateContext
from tests.nlp.times import contexts, dates_in, unmarked

ROLES = [
    # told
    ("The ministry said [Friday] that tin is banned", "announced", "past"),
    ("On [Friday], the ministry unveiled a ban", "announced", "past"),
    ("The minister on [Friday] threatened new duties", "announced", "past"),
    ("[Friday]'s decision hit tin", "announced", "past"),
    ("a notice dated [9 October]", "announced", "past"),
    ("LIMA, [March 5] - Peru will ban tin", "announced", "past"),
    ("LIMA, [March 5] (Agency) -- Peru bans tin", "announced", "past"),
    ("LIMA, [March 5] (Agency) Peru bans tin", "announced", "past"),
    ("Lima, [5 March]", "announced", "past"),
    ("Lima, [5 March] Peru will ban tin", "announced", "past"),
    ("LIMA, [MARCH 5]: Peru will ban tin", "announced", "past"),
    ("LIMA (Andes News / Wire - [5 March, 2023]) Peru will ban tin", "announced", "past"),
    ("Lima will announce duties on tin on [Monday]", "announced", "future"),
    ("Peru on [Friday] sought consultations in Geneva over the levy", "announced", "past"),
    # begins
    ("Lima implemented the curbs on tin on [Friday]", "effective", "past"),
    ("The duty on tin rose from 5% to 10% on [Friday]", "effective", "past"),
    ("before the [1 May] deadline set by Lima for the levy to take effect", "effective", "future"),
    ("The ban takes effect on [Friday]", "effective", "future"),
    ("The ban took effect in [March]", "effective", "past"),
    ("The ban, which came into force on [1 May], covers tin", "effective", "past"),
    ("Peru said the ban would start on [Friday]", "effective", "future"),
    ("Peru bans tin exports starting [Friday]", "effective", "near"),
    ("a levy effective [1 May]", "effective", "future"),
    ("Exporters must pay as of [1 May]", "effective", "future"),
    ("Duties kick in on [Friday]", "effective", "future"),
    ("The levy was delayed until [1 May]", "effective", "future"),
    ("The levy will not take effect until [1 May]", "effective", "future"),
    ("Tariffs double to 50% on [Friday]", "effective", "future"),
    ("Bolts will not be subject to the new duty until [2028]", "effective", "future"),
    ("Effective date: [1 May 2012]", "effective", "future"),
    ("set the export tax at 8% for [May]", "effective", "future"),
    ("set the export tax at $74 a tonne for the first half of [May]", "effective", "future"),
    ("doubts that Lima can avoid the [April 17] imposition of duties", "effective", "near"),
    ("hopes to stop the [July 1] increase in U.S. tariffs", "effective", "near"),
    # ends
    ("Peru suspends the levy until [1 May]", "expires", "future"),
    ("The waiver expires on [1 May]", "expires", "future"),
    ("The waiver lapsed in [May]", "expires", "past"),
    ("a permit valid to [1 May]", "expires", "future"),
    ("The truce runs through [May]", "expires", "future"),
    ("The curbs end in [May], Peru said", "expires", "future"),
    ("ahead of the [Nov. 10] expiry", "expires", "future"),
    ("extended the quota to [1 May]", "expires", "future"),
    ("The levy is to stay in force to [1 May]", "expires", "future"),
    ("The ban on logs was continued to [1 May]", "expires", "future"),
    # the earlier measure
    ("Peru lifts the ban imposed in [December 2024]", "introduced", "past"),
    ("curbs on tin first introduced in [May]", "introduced", "past"),
    ("duties in place since [March 2018]", "introduced", "past"),
    ("Peru banned exports of scrap since [May]", "introduced", "past"),
    ("lifts the [June 2017] ban on maize", "introduced", "past"),
    ("Lima has been levying a duty on tin since [May 2010]", "introduced", "past"),
    # neither
    ("As of [28 February], only 3 tonnes were exported", None, "past"),
    ("raised the export duty on tin to 38 soles a tonne from 16 [last month]", None, "past"),
    ("The 2025-[2026] budget cuts the duty on rice", None, None),
    ("imposed duties, saying that Quito broke [last September]'s trade pact", None, "past"),
    ("wants the duty gone before the [June 8]-10 economic summit", None, "future"),
    ("The duty will not go before the meeting in Lima on [8 June]", None, "future"),
    ("Lima will open talks [tomorrow] to avert the duty", None, "future"),
    ("The bill to tax tin will be considered in [late June]", None, "past"),
    ("Lima will vote on [15 July] on a duty", None, "future"),
    ("put a duty on tin; a final vote is set for [20 May]", None, "future"),
    ("a bonus on wheat to Chad for [April 8]/16 shipment", None, None),
    ("allowed sales of wheat for delivery in [May]", None, "past"),
    ("allowed sales of wheat for delivery between [1 May] and 10 June", None, "past"),
    ("Lima raised its rice quota in [1986/87]", None, "past"),
    ("raised its rice quota to 50,000 tonnes from 30,000 tonnes [last year]", None, "past"),
    ("freed fuel from duty after the floods in [March]", None, "past"),
    ("replaced the ban with quotas for the rest of [2025]", None, "past"),
    ("The goods that bear the duty will be made public on [Friday]", "announced", "future"),
    ("Peru raised the levy to 9 percent from 8 percent in [March]", None, "past"),
    ("the levy, which had been due to take effect on [1 May]", None, "future"),
    ("the levy was originally scheduled to start in [May]", None, "future"),
    ("shipments in the fiscal year ending [March 31]", None, None),
    ("sales in the period of review from [1 May 2011] were fair", None, "past"),
    ("Exports rose in [May]", None, "past"),
    ("Exports will grow in [2030]", None, "future"),
    ("Firms must register by [1 May]", None, "future"),
    ("The Sugar Order, [2019] covers tin", None, None),
    ("talks on tin have stalled since [May]", None, "past"),
]

LENGTHS = [
    ("a [90-day] pause in duties", "duration"),
    ("halted exports for [one year]", "duration"),
    ("extended the truce by [90 days]", "duration"),
    ("a [six-month] export ban", "duration"),
    ("The ban will remain in effect for [six months]", "duration"),
    ("a ban on scrap with a [six-month] grace period for traders", None),
    ("opened the tender for a [two-week] public consultation", None),
    ("after the lapse of the [12-month] suspension", None),
    ("halted the levy for a [six-month] period in which both sides talk", "duration"),
    ("output fell for [three years]", None),
    ("for the first time in [three years]", None),
    ("over [the past five years] it rose", None),
    ("the levy, which has been suspended for [the past seven years]", None),
    ("suspended the levy for [the next seven years]", "duration"),
    ("The surcharge will stay for [one more year]", "duration"),
    ("put a levy on imported brandy for a period of [five years]", "duration"),
    ("The duty does not take effect for [30 days]", None),
    ("urea imported under this heading is exempt from the duty for a period of [one year]", "duration"),
    ("tariffs on tin with a life of [two years]", "duration"),
    ("approved [a year]'s delay to the rule on hides", "duration"),
    ("won [a month]’s reprieve from the duty", "duration"),
    ("cut the quota by [a year]'s output", None),
    ("a [five-year] low", None),
]


def test_a_year_alone_is_no_firm_beginning_of_a_measure() -> None:
    assert asked("Quotas for [2027] were set in the law").firm is False
    assert asked("The quota takes effect in [2027]").firm is True


def test_a_sentence_that_stops_a_flow_is_about_a_measure() -> None:
    assert asked("Supplies will be banned from [1 May]").firm is True
    assert asked("Supplies will be dearer from [1 May]").firm is False
    assert asked("From 1 May to [30 June] exports of tin will be allowed").firm is True
    assert asked("From 1 May to [30 June] the mill will be closed").firm is False
    assert asked("The ban on tin – which was due to expire in May – would now run until [30 June]").firm is True


def test_both_ends_of_a_range_that_ran_lie_behind() -> None:
    assert asked("The waiver, gazetted by Lima, ran from 1 July to [6 August]").direction == "past"
    assert asked("The waiver, gazetted by Lima, runs from 1 July to [6 August]").direction == "future"


def asked(marked: str) -> DateContext:
    text, (start, end) = unmarked(marked)
    mention = next(mention for mention in dates_in(text) if mention.start < end and mention.end > start)
    return contexts().of(text, mention, (0, len(text)))


@pytest.mark.parametrize(("marked", "role", "direction"), ROLES)
def test_the_words_around_a_date_give_role_and_direction(marked: str, role: str | None, direction: str | None) -> None:
    context = asked(marked)

    assert (context.role, context.direction) == (role, direction), context.rule


@pytest.mark.parametrize(("marked", "role"), LENGTHS)
def test_a_length_is_that_of_a_measure_or_of_something_else(marked: str, role: str | None) -> None:
    assert asked(marked).role == role


def test_a_range_begins_and_ends_what_the_sentence_is_about() -> None:
    text = "The quota will apply from 1 May to 31 August"

    assert [contexts().of(text, mention, (0, len(text))).role for mention in dates_in(text)] == ["effective", "expires"]


def test_words_of_the_next_sentence_have_no_say() -> None:
    text = "Exports rose in May. The ban takes effect in June"
    may, _ = dates_in(text)

    assert contexts().of(text, may, (0, 20)).role is None


def test_what_was_imposed_on_a_day_of_this_week_is_todays_news() -> None:
    assert asked("The tariffs imposed on [Friday] hit tin").role == "announced"


def test_a_sentence_full_of_dates_takes_no_longer_than_its_length_allows() -> None:
    text = "said in March and " * 3000
    mentions = dates_in(text)

    begin = time.process_time()
    for mention in mentions:
        contexts().of(text, mention, (0, len(text)))

    # 1.5 seconds: each date looks at a bounded stretch of the sentence
    assert time.process_time() - begin < 15


def test_may_is_a_month_beside_a_number_and_a_verb_elsewhere() -> None:
    assert asked("As of [3 June] exports are taxed, as they were on May 4").direction != "future"
    assert asked("Lima May impose a duty on tin on [3 June]").direction == "future"
