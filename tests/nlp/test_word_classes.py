"""Words and marks of a text with their classes."""

import pytest

from extractor.nlp.word_classes import OTHER, WordClasses

CLASSES = WordClasses({"month": {"May": "5", "July": "7"}, "verb": {"may": ""}, "abbr": {"Oct": "10"}, "letter": {"Q": ""}}, {"May"}, {"Oct"}, {"of"})


def names(text: str) -> list[tuple[str, list[str]]]:
    pieces = CLASSES.pieces(text)
    known = ("month", "verb", "abbr", "letter", "'of'", "num", "day", "mm", "year", "yy", "old_year", "clock", "grouped", "dotted_date", "compact_date")
    words = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    return [(word, [name for name in known if letter in CLASSES.letters((name,))]) for word, letter in zip(words, pieces.letters, strict=True)]


def test_case_matters_only_for_words_that_are_others_too() -> None:
    assert names("May may JULY July july of OF") == [
        ("May", ["month", "verb"]),
        ("may", ["verb"]),
        ("JULY", ["month"]),
        ("July", ["month"]),
        ("july", ["month"]),
        ("of", ["'of'"]),
        ("OF", ["'of'"]),
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9", ["num", "day", "mm"]),
        ("09", ["num", "day", "mm", "yy"]),
        ("31", ["num", "day", "yy"]),
        ("45", ["num", "yy"]),
        ("2025", ["num", "year"]),
        ("1846", ["num", "old_year"]),
        ("2,025", ["num", "grouped"]),
        ("1,25,000", ["num", "grouped"]),
        ("12.5", ["num"]),
        ("18:30", ["clock"]),
        ("25:99", []),
        ("9.10.2025", ["dotted_date"]),
        ("20251009", ["num", "compact_date"]),
    ],
)
def test_digits_have_classes_by_themselves(number: str, expected: list[str]) -> None:
    assert names(number) == [(number, expected)]


def test_an_abbreviation_takes_its_full_stop_along() -> None:
    assert names("Oct. 9.") == [("Oct.", ["abbr"]), ("9", ["num", "day", "mm"]), (".", [])]
    assert CLASSES.value("Oct.", ("abbr",)) == "10"


def test_digits_glued_to_unknown_letters_are_no_numbers() -> None:
    for text in ("B25", "5G", "a5b"):
        assert set(CLASSES.pieces(text).letters) == {OTHER}
    assert names("Q3")[1] == ("3", ["num", "day", "mm"])
