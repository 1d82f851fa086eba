"""Explanations name value, words, offsets, rule and place, for what was used and for what was not."""

import pytest

from extractor.core.evidence import Evidence, RuleId, Sourced
from extractor.core.partial_date import PartialDate
from extractor.core.types import Analysis, Article, Block, DateValue, Drop, Good, Mention, Place, PolicyEvent, Quantity, Rate
from extractor.explain import Row, Section, explain_drops, explain_events, explain_word, render

TEXT = "A photo of a ban.\nBeijing banned gallium on Friday. Urban growth went on."
ARTICLE = Article(TEXT, blocks=(Block("caption", 0, 17), Block("paragraph", 18, len(TEXT))))


def why(words: str, *rules: str) -> tuple[Evidence, ...]:
    start = TEXT.index(words)
    return tuple(Evidence(start, start + len(words), RuleId(rule)) for rule in rules)


EVENT = PolicyEvent(
    action=Sourced("impose", why("banned", "en.trigger/impose.ban")),
    measure=Sourced("export_ban", why("banned", "en.trigger/impose.ban")),
    implementers=(Sourced(Place("CHN", "mofcom"), why("Beijing", "en.places/beijing")),),
    goods=(Sourced(Good("gallium", ("811292",)), why("gallium", "en.goods/gallium")),),
    announced=Sourced(DateValue(PartialDate("2025-11-07"), "published"), why("on Friday", "en.dates/weekday", "link.moments/before")),
    expires=Sourced(DateValue(PartialDate("2026-11"), derived=True), why("on Friday", "link.moments/sum")),
    rate=Sourced(Rate(25.0, 10.0), why("gallium", "en.rates/x")),
    quantity=Sourced(Quantity(100.0, "t", 90.0), why("gallium", "en.rates/y")),
    retaliation=Sourced(True, why("banned", "en.cue/retaliate")),
    confidence=0.75,
    salience="background",
)
DROP = Drop("good", TEXT.index("growth"), TEXT.index("growth") + 6, "growth", RuleId("nlp.frames/other_clause"), "other clause")
ANALYSIS = Analysis(
    ARTICLE,
    sentences=((18, 51), (52, len(TEXT))),
    mentions=(Mention("good", "gallium", TEXT.index("gallium"), TEXT.index("gallium") + 7, "gallium", RuleId("en.goods/gallium")),),
    dropped=(DROP,),
)


def where(rule: str) -> str:
    return {"en.trigger/impose.ban": "models/en/triggers.toml:9"}.get(rule, "")


def sections() -> tuple[Section, ...]:
    return (*explain_events([EVENT], ARTICLE, where), explain_drops(ANALYSIS.dropped, where))


def test_the_title_sums_the_event_up() -> None:
    assert sections()[0].title == "event 1  impose export_ban  CHN → everyone  (background)  confidence 0.75"


VALUES = [
    ("implementer", "CHN (mofcom)", "Beijing"),
    ("action", "impose", "banned"),
    ("good", "gallium HS 811292", "gallium"),
    ("announced", "2025-11-07", "on Friday"),
    ("expires", "2026-11 derived", "on Friday"),
    ("rate", "25 from 10 percent", "gallium"),
    ("quantity", "100 t from 90", "gallium"),
    ("retaliation", "yes", "banned"),
]


@pytest.mark.parametrize(("field", "value", "words"), VALUES)
def test_every_field_shows_its_value_and_words(field: str, value: str, words: str) -> None:
    [row] = [row for row in sections()[0].rows if row.field == field]
    assert (row.value, row.words) == (value, words)
    assert TEXT[row.start : row.end] == words


def test_a_second_reason_stands_under_the_first() -> None:
    rows = sections()[0].rows
    index = next(i for i, row in enumerate(rows) if row.field == "announced")
    assert (rows[index + 1].field, rows[index + 1].value, rows[index + 1].rule) == ("", "", "link.moments/before")


def test_a_rule_in_a_file_names_file_and_line() -> None:
    assert {row.where for row in sections()[0].rows if row.rule == "en.trigger/impose.ban"} == {"models/en/triggers.toml:9"}


def test_drops_are_told_once_in_the_order_of_the_text() -> None:
    early = Drop("date", 0, 1, "A", RuleId("x"), "y")
    assert [row.words for row in explain_drops([DROP, early, DROP], where).rows] == ["A", "growth"]


def test_an_open_date_is_open() -> None:
    event = PolicyEvent(EVENT.action, EVENT.measure, expires=Sourced(DateValue(PartialDate("2025"), open=True), why("on Friday", "x")))
    [section] = explain_events([event], ARTICLE, where)
    assert section.title == "event 1  impose export_ban  someone → everyone"
    assert section.rows[-1].value == "open"


def text_of(word: str) -> str:
    return "\n".join(render(explain_word(word, ANALYSIS, sections())))


def test_a_word_is_found_by_its_beginning_only() -> None:
    assert text_of("ban").count(" of 2)") == 2
    assert text_of("BAN").replace('"BAN" (', '"ban" (') == text_of("ban")


def test_a_word_in_a_caption_says_that_it_was_not_read() -> None:
    assert "caption, in no sentence that was read" in text_of("photo")
    assert "no rule of ours knows these words" in text_of("photo")


def test_a_word_of_an_event_shows_every_field_that_it_gave() -> None:
    shown = text_of("on Friday")
    assert "announced" in shown
    assert "expires" in shown
    assert "action" not in shown


def test_a_dropped_word_says_why() -> None:
    assert "other clause" in text_of("growth")
    assert "nlp.frames/other_clause" in text_of("growth")


def test_a_known_word_that_led_to_nothing_is_still_shown_as_seen() -> None:
    assert "good gallium" in "\n".join(render(explain_word("gallium", ANALYSIS, ())))


def test_a_word_that_is_not_there_gives_nothing() -> None:
    assert list(explain_word("zinc", ANALYSIS, sections())) == []
    assert list(explain_word(" ", ANALYSIS, sections())) == []


def test_columns_are_aligned_and_line_ends_in_words_are_not_shown() -> None:
    rows = (Row("a", "b", "two\n words", 0, 1, "r", "f:1"), Row("longer", "value", "x", 10, 12, "rule", ""))
    shown = list(render([Section("title", rows)]))
    assert shown == ["title", '  a       b      "two words"  @0–1    r     f:1', '  longer  value  "x"          @10–12  rule']
