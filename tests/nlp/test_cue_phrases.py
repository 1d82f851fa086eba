"""Phrases of cues in a row of words."""

import pytest

from extractor.core.errors import RuleError
from extractor.nlp.cue_phrases import CueHit, Phrases
from extractor.rules.times import AmountCue, Cues

TABLE = Cues(lang="xx", table="date_cues", lists={"ban": frozenset({"ban", "duty"})}, breaks=frozenset())


def cue(*words: str) -> AmountCue:
    return AmountCue(id="c", where="lead", role="stat", of="rate", words=words, examples=())


def phrases(*words: str) -> Phrases[AmountCue]:
    return Phrases(TABLE, [cue(*words)])


def spans(hits: list[CueHit[AmountCue]]) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in hits]


def test_the_longest_phrase_at_a_word_counts() -> None:
    assert spans(list(phrases("took", "took effect").all(["it", "took", "effect", "and", "took"]))) == [(1, 3), (4, 5)]


def test_a_star_is_any_word_but_no_mark() -> None:
    found = phrases("from * to")

    assert spans(list(found.all(["from", "here", "to"]))) == [(0, 3)]
    assert list(found.all(["from", ",", "to"])) == []


def test_a_list_stands_for_its_words() -> None:
    hit = phrases("<ban> of").ending(["a", "duty", "of"], 3)

    assert hit is not None
    assert (hit.start, hit.end) == (1, 3)
    assert phrases("<ban> of").ending(["a", "duty", "of", "tin"], 4) is None


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(RuleError, match="no list <rule>"):
        phrases("<rule> of")
