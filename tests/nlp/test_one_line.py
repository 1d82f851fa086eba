"""The copy with single blanks, and what has none."""

import pytest

from extractor.nlp.one_line import OneLine

RUN = "x" * 401


@pytest.mark.parametrize(
    ("original", "copied"),
    [
        pytest.param("Lima bans sugar.", "Lima bans sugar.", id="as it is"),
        pytest.param("Lima\n bans\tsugar.", "Lima bans sugar.", id="wrapped"),
        pytest.param("x" * 400, "x" * 400, id="longest word"),
        pytest.param(f"a {RUN} b", f"a {'x' * 399} x b", id="endless word"),
        pytest.param(f"a\n\n{RUN * 2}\nb", f"a {'x' * 399} {'x' * 399} xx b", id="endless word, wrapped"),
    ],
)
def test_copy_and_way_back(original: str, copied: str) -> None:
    copy = OneLine(original)
    assert copy.text == copied
    back = "".join(original[copy.back(at)] for at in range(len(copied)))
    assert [one for one, two in zip(back, copied, strict=True) if one != two and two != " "] == []
    assert copy.back(len(copied) - 1) == len(original) - 1
    assert copy.all_back(range(len(copied))) == [copy.back(at) for at in range(len(copied))]


@pytest.mark.parametrize(
    ("original", "copied"),
    [
        pytest.param("The U.S. Will lift it.", "The U.S. will lift it.", id="a small word"),
        pytest.param("The U.S. Duty is a duty.", "The U.S. duty is a duty.", id="written small elsewhere"),
        pytest.param("The U.S. Trade Office will.", "The U.S. Trade Office will.", id="a name of two words"),
        pytest.param("The U.S. Navy will.", "The U.S. Navy will.", id="a name"),
        pytest.param("To the U.S. The duty will.", "To the U.S. The duty will.", id="a new sentence"),
    ],
)
def test_capitals_behind_acronyms(original: str, copied: str) -> None:
    copy = OneLine(original, frozenset({"will"}), frozenset({"The"}))
    assert copy.text == copied
    assert copy.all_back(range(len(copied))) == list(range(len(original)))
