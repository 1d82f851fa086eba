"""Whole articles: is each page read as a person reads it, and is each field of its events as good as `make gate` pinned it?

How a case looks and how to add one: `fixtures/README.md`.
"""

import re
from dataclasses import replace

import pytest
from _pytest.mark import ParameterSet

from benchmarks.cases import extractor
from extractor.core.record import ACTIONS, MEASURES
from extractor.core.types import SILENT_BLOCKS
from extractor.evaluate.cases import DATES, MOMENTS, PARTIES, SLOTS
from extractor.evaluate.counts import f1
from extractor.rules import load_rulebook
from tests.fixture_articles import FOLDER, SLUGS, article, cases, even, floor, records, result, said

FACTS = ("title", "published", "author", "site", "language")
FALSE_ALARMS = 2
"""Events that all cases without gold events may give together."""

_ONE_TABLE = "a story inside layout tables becomes one table block"
_PIE_FOTO = "a caption whose class is Spanish (`pie-foto`) is read as a paragraph"
_BOX = "a newsletter box without the usual words is read as a heading"
KNOWN_FAILURES = {
    ("brazil-food-tariffs-2025", "lacks"): _PIE_FOTO,
    ("mexico-tariffs-2025", "lacks"): _PIE_FOTO,
    ("none-lithium-plant-chile", "lacks"): _PIE_FOTO,
    ("ghana-import-licences-2023", "lacks"): _BOX,
    ("ivory-coast-cashew-2024", "lacks"): _BOX,
    ("none-ministers-meet", "lacks"): _BOX,
    ("nz-eu-fta-2023", "lacks"): _BOX,
    ("vietnam-hrc-antidumping-2025", "lacks"): _BOX,
    ("russia-grain-embargo-2010", "contains"): "paragraphs of font tags between breaks lose the lead",
    ("russia-grain-embargo-2010", "lacks"): _ONE_TABLE,
    ("russia-grain-embargo-2010", "running"): _ONE_TABLE,
    ("us-steel-tariffs-lifted-2003", "lacks"): _ONE_TABLE,
    ("us-steel-tariffs-lifted-2003", "running"): _ONE_TABLE,
    ("eu-china-textiles-2005", "lacks"): _ONE_TABLE,
    ("eu-china-textiles-2005", "running"): _ONE_TABLE,
}
"""(case, fact) → what goes wrong. Strict: whoever mends one must take it out."""

_EVENT_KEYS = {
    *("salience", "implementers", "action", "measure", "goods", "targets", "exempt", "rate", "quantity", "instrument", "retaliation", "quote"),
    *MOMENTS,
    *(f"{slot}_optional" for slot in (*PARTIES, *MOMENTS, "exempt")),
    *(f"{slot}_open" for slot in DATES),
}
_DATE = re.compile(r"\d{4}(-(H[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?")
_LENGTH = re.compile(r"P\d+[YMWD]")


def per_case(*facts: str) -> list[ParameterSet]:
    """Every case with every fact, the known failures marked."""
    return [pytest.param(slug, fact, id=f"{slug}-{fact}", marks=_mark(slug, fact)) for slug in SLUGS for fact in facts]


def _mark(slug: str, fact: str) -> tuple[pytest.MarkDecorator, ...]:
    why = KNOWN_FAILURES.get((slug, fact))
    return () if why is None else (pytest.mark.xfail(reason=why, strict=True),)


# the cases themselves


def test_there_are_enough_cases_of_both_kinds() -> None:
    with_events = [slug for slug, case in cases().items() if case.events]
    assert len(with_events) >= 30
    assert len(cases()) - len(with_events) >= 12
    assert set(cases()) == set(SLUGS), "a folder lacks its events.json"


def test_known_failures_name_cases_that_are_there() -> None:
    assert {slug for slug, _ in KNOWN_FAILURES} <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_gold_speaks_in_the_projects_own_codes(slug: str) -> None:
    rules = load_rulebook("en")
    for event in cases()[slug].events:
        assert set(event) <= _EVENT_KEYS
        assert set(event["action"]) <= set(ACTIONS)
        assert set(event["measure"]) <= set(MEASURES)
        assert {*event["goods"], *event.get("goods_optional", [])} <= rules.goods.keys()
        assert {*event["implementers"], *event["targets"], *event.get("targets_optional", [])} <= rules.places.keys() | rules.blocs.keys()
        assert event["salience"] in ("main", "background")


@pytest.mark.parametrize("slug", SLUGS)
def test_gold_dates_are_written_as_the_record_writes_them(slug: str) -> None:
    for event in cases()[slug].events:
        for slot in MOMENTS:
            for key in (slot, f"{slot}_optional"):
                values = event.get(key) or []
                for value in [values] if isinstance(values, str) else values:
                    assert (_LENGTH if slot == "duration" else _DATE).fullmatch(value), f"{key}: {value}"


@pytest.mark.parametrize("slug", SLUGS)
def test_gold_quotes_are_in_the_page(slug: str) -> None:
    page = cases()[slug].page
    charset = page.headers["content-type"].partition("charset=")[2] or "utf-8"
    # browsers read "iso-8859-1" as windows-1252, and the pages use its quotation marks as real ones do
    source = page.body.decode("windows-1252" if charset == "iso-8859-1" else charset).replace("&amp;", "&")
    for event in cases()[slug].events:
        assert even(event["quote"]) in even(source)


# reading


@pytest.mark.parametrize(("slug", "fact"), per_case(*FACTS))
def test_page_facts(slug: str, fact: str) -> None:
    found = getattr(article(slug), fact)
    assert (None if found is None else str(found)) == cases()[slug].expected[fact]


@pytest.mark.parametrize(("slug", "fact"), per_case("contains"))
def test_body_has_what_the_story_says(slug: str, fact: str) -> None:
    text = said(article(slug))
    assert [phrase for phrase in cases()[slug].expected[fact] if even(phrase) not in text] == []


@pytest.mark.parametrize(("slug", "fact"), per_case("running"))
def test_most_of_a_story_is_running_text(slug: str, fact: str) -> None:
    found = article(slug)
    running = sum(block.end - block.start for block in found.blocks if block.kind in ("paragraph", "list_item", "quote", "dateline"))
    assert running > len(found.text) / 2, fact


@pytest.mark.parametrize(("slug", "fact"), per_case("lacks"))
def test_captions_links_and_boxes_feed_no_events(slug: str, fact: str) -> None:
    text = said(article(slug))
    assert [phrase for phrase in cases()[slug].expected[fact] if even(phrase) in text] == []


# events, one test a field


@pytest.mark.parametrize("slot", SLOTS)
def test_field_keeps_its_floor(slot: str) -> None:
    least = floor(f"fixtures.{slot}")
    if least is None:
        pytest.skip(f"no floor for fixtures.{slot} in benchmarks/floors.json yet: run `python benchmarks/gate.py --pin`")
    assert f1(result().slots[slot]) >= least


@pytest.mark.parametrize("whole", ["all_slots", "detected", "strict"])
def test_whole_events_keep_their_floor(whole: str) -> None:
    least = floor(f"fixtures.{whole}")
    if least is None:
        pytest.skip(f"no floor for fixtures.{whole} in benchmarks/floors.json yet: run `python benchmarks/gate.py --pin`")
    assert f1(getattr(result(), whole)) >= least


def test_articles_without_events_stay_silent() -> None:
    alarms = {slug: [found.raw["headline"] for found in records()[slug]] for slug, case in cases().items() if not case.events and records()[slug]}
    assert sum(map(len, alarms.values())) <= FALSE_ALARMS, alarms


@pytest.mark.parametrize("slug", SLUGS)
def test_every_value_is_shown_in_the_article_where_it_may_be_taken_from(slug: str) -> None:
    found = article(slug)
    silent = [(block.start, block.end) for block in found.blocks if block.kind in SILENT_BLOCKS]
    for record in records()[slug]:
        for proof in record.raw["evidence"]:
            assert found.text[proof["start"] : proof["end"]] == proof["text"]
            assert not any(start <= proof["start"] < end for start, end in silent), proof


def test_relative_dates_of_an_undated_page_stay_open() -> None:
    events = extractor().events(replace(article("undated-vanilla-brief"), published=None))
    assert events
    assert [event for event in events if event.announced or event.effective or event.expires] == []


def test_every_folder_has_its_four_files() -> None:
    wanted = {"page.html", "meta.json", "article.json", "events.json"}
    assert {slug: names for slug in SLUGS if (names := {path.name for path in (FOLDER / slug).iterdir()}) != wanted} == {}
