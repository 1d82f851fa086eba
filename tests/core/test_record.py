"""Records are exactly policy-event/1: names, order, evidence, identity, schema."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.core.evidence import Evidence, RuleId, Sourced
from extractor.core.partial_date import PartialDate
from extractor.core.record import ACTIONS, MEASURES, Failure, MadeBy, Record, read_line, record_schema
from extractor.core.recording import article_line, article_ref, record_of
from extractor.core.types import Article, DateValue, Good, Place, PolicyEvent, Quantity, Rate
from tests.core.made import CODES, event, on, sourced

TEXT = "Beijing said on Sunday it would suspend its ban on gallium sales to the U.S. until Nov. 27, 2026. The ban dates from December 2024."
ARTICLE = Article(TEXT, id="a_1", url="https://news.example/1", title="A pause", published=PartialDate("2025-11-10"), language="en")
MADE_BY = MadeBy(extractor="0.1.0", model="en_trade_policy 0.1.0", rules="sha256:00")


def at(words: str, rule: str = "en.test/rule") -> tuple[Evidence, ...]:
    start = TEXT.index(words)
    return (Evidence(start, start + len(words), RuleId(rule)),)


PAUSE = PolicyEvent(
    action=Sourced("suspend", at("suspend")),
    measure=Sourced("export_ban", at("ban")),
    implementers=(Sourced(Place("CHN", "mofcom"), at("Beijing")),),
    goods=(Sourced(Good("gallium"), at("gallium")),),
    targets=(Sourced(Place("USA"), at("U.S.")),),
    announced=Sourced(DateValue(PartialDate("2025-11-09"), "published"), at("on Sunday")),
    expires=Sourced(DateValue(PartialDate("2026-11-27")), at("until Nov. 27, 2026")),
    introduced=Sourced(DateValue(PartialDate("2024-12")), at("December 2024")),
    rate=Sourced(Rate(25.0, 10.0), at("ban")),
    retaliation=Sourced(True, at("said")),
)


def record(act: PolicyEvent = PAUSE, article: Article = ARTICLE, made_by: MadeBy = MADE_BY) -> Record:
    return record_of(act, article, CODES, made_by)


def test_the_fields_stand_in_the_order_of_the_format() -> None:
    line = record().to_dict()
    assert list(line) == [
        "schema", "id", "article", "implementers", "action", "status", "measure", "goods", "targets", "exempt", "entities",
        "dates", "duration", "rate", "quantity", "retaliation", "salience", "headline", "evidence", "why", "confidence", "made_by",
    ]  # fmt: skip
    assert list(line["article"]) == ["id", "url", "title", "site", "author", "published", "language", "fetched_at", "sha256"]
    assert list(line["measure"]) == ["type", "flow", "instrument", "mast", "gta", "why"]
    assert list(line["goods"][0]) == ["id", "label", "hs", "hs_basis", "text", "why"]
    assert list(line["dates"]) == ["announced", "effective", "expires", "introduced"]
    assert list(line["rate"]) == ["value", "from", "change", "unit", "text", "why"]
    assert list(line["implementers"][0]) == ["code", "name", "agency", "text", "why"]


def test_values_and_codes() -> None:
    line = record().to_dict()
    assert line["schema"] == "policy-event/1"
    assert line["implementers"] == [{"code": "CHN", "name": "China", "agency": "mofcom", "text": "Beijing", "why": [0]}]
    assert (line["action"], line["status"]) == ("suspend", "suspended")
    assert line["measure"] == {"type": "export_ban", "flow": "export", "instrument": None, "mast": ["P31"], "gta": 19, "why": [1]}
    assert line["goods"] == [{"id": "gallium", "label": "gallium", "hs": ["811292"], "hs_basis": "inferred", "text": "gallium", "why": [2]}]
    assert line["targets"] == [{"code": "USA", "name": "United States", "text": "U.S.", "why": [3]}]
    assert line["headline"] == "China suspends its 25% export ban on gallium towards the United States in retaliation (until 2026-11-27)"
    assert line["retaliation"] is True


def test_dates_carry_precision_basis_and_words() -> None:
    dates = record().to_dict()["dates"]
    assert dates["announced"] == {"value": "2025-11-09", "precision": "day", "text": "on Sunday", "basis": "published", "why": [4]}
    assert dates["effective"] is None
    assert dates["introduced"]["precision"] == "month"


@pytest.mark.parametrize(("flag", "expires", "value"), [("derived", on("2026-11", derived=True), "2026-11"), ("open", on("2026-11", open=True), None)])
def test_derived_and_open_stand_only_where_true(flag: str, expires: Sourced[DateValue], value: str | None) -> None:
    date = record(event("CHN impose tariff", expires=expires)).to_dict()["dates"]["expires"]
    assert date[flag] is True
    assert date["value"] == value
    assert {"derived", "open"} & set(date) == {flag}


def test_evidence_is_listed_once_and_is_the_text_itself() -> None:
    line = record()
    assert len({(e.start, e.end, e.rule) for e in line.evidence}) == len(line.evidence)
    assert all(TEXT[e.start : e.end] == e.text for e in line.evidence)
    assert line.measure.why == line.rate.why if line.rate else False


def test_plain_fields_have_their_reasons_in_why() -> None:
    line = record(replace(PAUSE, instrument=Sourced("Announcement No. 46", at("The ban"))))
    words = {name: [line.evidence[i].text for i in why] for name, why in line.why}
    assert words == {"action": ["suspend"], "instrument": ["The ban"], "retaliation": ["said"]}


def test_hs_codes_that_the_text_states_win() -> None:
    good = record(replace(PAUSE, goods=(Sourced(Good("gallium", ("81129290",)), at("gallium")),))).goods[0]
    assert (good.hs, good.hs_basis) == (("81129290",), "stated")


def test_a_good_outside_the_tables_keeps_its_own_label() -> None:
    good = record(replace(PAUSE, goods=(Sourced(Good("yak_wool"), at("gallium")),))).goods[0]
    assert (good.label, good.hs, good.hs_basis) == ("yak wool", (), None)


def test_exempt_places_and_goods_are_named() -> None:
    line = record(event("USA impose tariff", exempt="CAN steel"))
    assert [(e.code, e.name) for e in line.exempt] == [("CAN", "Canada"), ("steel", "steel")]


def test_evidence_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the text"):
        record(replace(PAUSE, action=sourced("suspend", 5, 5000)))


@pytest.mark.parametrize("wrong", [{"action": "ponder"}, {"measure": "wall"}])
def test_codes_outside_the_lists_are_refused(wrong: dict[str, str]) -> None:
    field, value = next(iter(wrong.items()))
    broken = replace(PAUSE, action=sourced(value)) if field == "action" else replace(PAUSE, measure=sourced(value))
    with pytest.raises((ValidationError, KeyError)):
        record(broken)


# identity


def test_the_same_text_and_rules_give_the_same_id_wherever_it_was_fetched() -> None:
    elsewhere = replace(ARTICLE, id="other", url="https://copy.example/9", fetched_at="2026-01-01T00:00:00Z", site="Copy", title="Another")
    assert record(article=elsewhere).id == record().id
    assert record(made_by=MADE_BY.model_copy(update={"extractor": "9.9"})).id == record().id


def test_the_id_is_pinned() -> None:
    """Changes only with the format: a store written by an older version must recognise the record."""
    assert record().id == "pe_c58e47ae15d4bec579b5c389"


@pytest.mark.parametrize(
    "other",
    [
        record(article=replace(ARTICLE, text=TEXT + " ")),
        record(made_by=MADE_BY.model_copy(update={"rules": "sha256:01"})),
        record(replace(PAUSE, expires=None)),
        record(replace(PAUSE, action=Sourced("suspend", at("suspend", "en.test/other")))),
    ],
    ids=["text", "rules", "field", "evidence"],
)
def test_another_text_rule_or_value_gives_another_id(other: Record) -> None:
    assert other.id != record().id


def test_an_article_without_an_id_gets_one_from_its_text() -> None:
    ref = article_ref(Article("abc"))
    assert ref.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert ref.id == "a_ba7816bf8f01cfea414140de"


# the other lines


def test_an_article_line_says_zero_events_and_what_reading_noticed() -> None:
    line = article_line(replace(ARTICLE, flags=frozenset({"too_short", "paywalled"})), MADE_BY).to_dict()
    assert (line["schema"], line["events"], line["flags"]) == ("article/1", 0, ["paywalled", "too_short"])


def test_a_failure_has_a_stable_reason() -> None:
    line = Failure(url="x", stage="fetch", error="timeout: 30 s", at="2025-11-10T08:12:33Z")
    assert line.reason == "timeout"
    assert list(line.to_dict()) == ["schema", "url", "stage", "error", "at"]


@pytest.mark.parametrize(
    "line", ["{}", '{"schema": "policy-event/2"}', "[]", "", '{"schema": "failure/1", "url": "x", "stage": "cook", "error": "", "at": ""}']
)
def test_anything_else_is_no_line(line: str) -> None:
    with pytest.raises(ValidationError):
        read_line(line)


# properties

_spans = st.integers(0, len(TEXT) - 2).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(TEXT))))
_why = st.lists(
    st.builds(lambda span, rule: Evidence(span[0], span[1], RuleId(rule)), _spans, st.sampled_from(["en.a/b", "en.c/d", "link.x/y"])), min_size=1, max_size=3
).map(tuple)
_numbers = st.none() | st.floats(-1e6, 1e6, allow_nan=False)
_dates = st.sampled_from(["2025", "2025-H1", "2025-Q4", "2025-10", "2025-W41", "2025-10-09"]).map(PartialDate)


def _sourced(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(Sourced, values, _why)


def _many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(_sourced(values), max_size=3).map(tuple)


_date_values = st.none() | _sourced(st.builds(DateValue, _dates, st.sampled_from(["absolute", "published", "text"]), st.booleans(), st.booleans()))
EVENTS = st.builds(
    PolicyEvent,
    action=_sourced(st.sampled_from(ACTIONS)),
    measure=_sourced(st.sampled_from(MEASURES)),
    implementers=_many(st.builds(Place, st.sampled_from(["CHN", "USA", "EU", "XYZ"]), st.none() | st.just("mofcom"))),
    goods=_many(st.builds(Good, st.sampled_from(["gallium", "steel", "yak_wool", "all_goods"]))),
    targets=_many(st.builds(Place, st.sampled_from(["JPN", "RUS"]))),
    exempt=_many(st.sampled_from(["CAN", "steel"])),
    entities=_many(st.text(min_size=1, max_size=8).filter(lambda name: name.isprintable())),
    announced=_date_values,
    effective=_date_values,
    expires=_date_values,
    introduced=_date_values,
    duration=st.none() | _sourced(st.sampled_from(["P1Y", "P90D", "PT48H", "P1Y6M"])),
    rate=st.none() | _sourced(st.builds(Rate, _numbers, _numbers, _numbers, st.sampled_from(["percent", "percentage_point", "USD/t"]))),
    quantity=st.none() | _sourced(st.builds(Quantity, st.floats(0, 1e9), st.just("t"), _numbers)),
    instrument=st.none() | _sourced(st.text(min_size=1, max_size=12).filter(lambda name: name.isprintable())),
    retaliation=st.none() | _sourced(st.booleans()),
    salience=st.sampled_from(["main", "background"]),
    confidence=st.none() | st.floats(0, 1),
)


@settings(deadline=None, max_examples=100)
@given(EVENTS)
def test_every_record_survives_a_round_trip(act: PolicyEvent) -> None:
    line = record(act)
    assert read_line(line.to_json()) == line
    assert json.loads(line.to_json()) == line.to_dict()
    assert record(act).id == line.id


@settings(deadline=None, max_examples=100)
@given(EVENTS)
def test_every_reason_points_into_evidence_and_all_evidence_is_used(act: PolicyEvent) -> None:
    line = record(act).to_dict()
    used = set(_reasons(line))
    assert used == set(range(len(line["evidence"])))
    assert all(TEXT[e["start"] : e["end"]] == e["text"] for e in line["evidence"])


def _reasons(value: object) -> list[int]:
    """All indexes of `why`, at any depth."""
    if isinstance(value, dict):
        own = value.get("why")
        found = [i for why in own.values() for i in why] if isinstance(own, dict) else list(own or ())
        return found + [i for name, inner in value.items() if name not in ("why", "evidence") for i in _reasons(inner)]
    return [i for inner in value for i in _reasons(inner)] if isinstance(value, list) else []


@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_every_record_fits_the_published_schema(act: PolicyEvent) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(record_schema())
    assert list(validator.iter_errors(record(act).to_dict())) == []


def test_the_schema_refuses_what_the_model_refuses() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = record_schema()
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    line = record().to_dict()
    for broken in ({**line, "action": "ponder"}, {**line, "extra": 1}, {k: v for k, v in line.items() if k != "headline"}, {**line, "id": "x"}):
        assert list(validator.iter_errors(broken))
