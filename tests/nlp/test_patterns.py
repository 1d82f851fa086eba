"""Patterns over word classes: what they match, what wins, and how a broken one is reported."""

import pytest

from extractor.core.errors import RuleError
from extractor.nlp.patterns import Matcher
from extractor.rules.times import Grammar, PatternRule

WORDS = {"colour": {"red": "r", "blue": "b"}, "thing": {"ship": "s", "boat": "b"}, "tens": {"twenty": "20"}, "ones": {"one": "1", "two": "2"}}


def matcher(*patterns: str, **more: str) -> Matcher:
    rules = tuple(PatternRule(id=f"r{index}", form="test", pattern=pattern, examples=(), **more) for index, pattern in enumerate(patterns))  # type: ignore[arg-type]  # all of them text
    return Matcher(Grammar(lang="xx", table="test", words=WORDS, macros={"n": "tens:n '-'? ones:n | num:n"}, rules=rules))


def found(rules: Matcher, text: str) -> list[tuple[str, str, dict[str, str]]]:
    pieces = rules.classes.pieces(text)
    return [(match.rule.id, pieces.words(match.first, match.last), rules.values(pieces, match)) for match in rules.find(pieces)]


def test_slots_hold_what_the_words_mean() -> None:
    assert found(matcher("'the'? colour:c thing:t"), "The red  boat, a blue ship") == [
        ("r0", "The red  boat", {"c": "r", "t": "b"}),
        ("r0", "blue ship", {"c": "b", "t": "s"}),
    ]


def test_the_longest_match_wins_then_the_first_rule() -> None:
    assert [rule for rule, _, _ in found(matcher("colour", "colour thing", "colour"), "red boat blue")] == ["r1", "r0"]


def test_pieces_of_one_number_are_added_up() -> None:
    assert found(matcher("@n thing"), "twenty-two boats, twenty-two ship and 1,500 ship") == [
        ("r0", "twenty-two ship", {"n": "22"}),
        ("r0", "1,500 ship", {"n": "1500"}),
    ]


@pytest.mark.parametrize(
    ("more", "text", "count"),
    [
        ({"unless_before": "thing"}, "red boat red", 1),
        ({"unless_after": "'no'"}, "no red, red", 1),
        ({"only_after": "'in|on'"}, "red in red on blue", 2),
        ({"only_before": "thing"}, "red boat red", 1),
    ],
)
def test_neighbours_allow_or_forbid(more: dict[str, str], text: str, count: int) -> None:
    assert len(found(matcher("colour", **more), text)) == count


def test_any_word_stops_at_an_empty_line() -> None:
    rules = matcher("colour .{0,3} thing")

    assert len(found(rules, "red and very big ship")) == 1
    assert found(rules, "red\n\nship") == []


@pytest.mark.parametrize("pattern", ["colour?", "(colour", "colour)", "shade", "@size", "colour !", "| colour", "? colour"])
def test_a_broken_pattern_names_its_file_and_rule(pattern: str) -> None:
    with pytest.raises(RuleError) as caught:
        matcher(pattern)

    assert caught.value.file == "models/xx/test.toml"
    assert caught.value.rule == "r0"
