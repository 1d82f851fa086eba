"""The wordings prove themselves, and none of their patterns runs away on a text made against it."""

import random
import signal
from collections.abc import Callable
from types import FrameType

import pytest

from extractor.read.notices import find_notice
from extractor.read.proof import prove_page_words
from extractor.rules.pages import NoticeRule, load_page_words, load_sites

WORDS = load_page_words()
_FRAGMENTS = [
    *(
        "A-",
        "A.",
        "AB, ",
        "Ab ",
        "A ",
        "- ",
        "* ",
        "*",
        "_",
        "#",
        " ",
        "\n",
        "A/",
        "a/",
        "ABAB",
        "Abab",
        "1 ",
        "1",
        "2021-",
        "(",
        "[",
        "[a](b) ",
        "By ",
        "the ",
    ),
    *("subscribe to ", "get ", "follow us ", "for more ", ", ", "|", "| ", "© ", "Photo: ", "Getty Images ", "REUTERS/", "https://a ", "About ", "Copyright "),
    *("and ", "Jan ", "March 4, ", "Reporting by ", "more ", "…", ".", "?! ", "\t", "a   ", "to read ", "please ", "not ", "a@b.", "reprint ", "when you "),
    *("read more ", "’s ", "“", "de ", "updated ", "a-b "),
]


def test_every_example_is_taken_by_its_rule_and_no_counter_by_any() -> None:
    assert [str(unproven) for unproven in prove_page_words()] == []


def test_an_anchor_that_an_example_lacks_is_told() -> None:
    rule = next(rule for rule in WORDS.credits if rule.anchors)
    broken = WORDS.model_copy(update={"credits": (rule.model_copy(update={"anchors": ("zebra",)}),)})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.read.proof.load_page_words", lambda lang: broken)
        problems = {unproven.problem for unproven in prove_page_words() if unproven.rule == rule.id}

    assert problems == {"the example holds none of the anchors"}


def test_a_broken_example_is_told() -> None:
    rule = WORDS.notices[0]
    broken = WORDS.model_copy(update={"notices": (rule.model_copy(update={"examples": ("The duty rose on Friday.",), "counters": (rule.examples[0],)}),)})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.read.proof.load_page_words", lambda lang: broken)
        problems = [(unproven.rule, unproven.problem) for unproven in prove_page_words() if unproven.rule == rule.id]

    assert problems == [(rule.id, "the example is taken by no rule"), (rule.id, f"the counter is taken by {rule.id}")]


def test_ids_are_unique() -> None:
    ids = [rule.id for rules in (WORDS.notices, WORDS.credits, WORDS.datelines, WORDS.walls) for rule in rules]
    assert len(ids) == len(set(ids))


def _finders() -> list[tuple[str, Callable[[str], object]]]:
    markup = load_sites().markup
    single = {name: getattr(WORDS, name).search for name in ("caption_cues", "byline_prefix", "byline_suffix", "title_label", "changed")}
    single |= {f"markup.{name}": getattr(markup, name).search for name in ("prune", "byline", "live")}
    spans = {rule.id: rule.pattern.search for rules in (WORDS.credits, WORDS.walls) for rule in rules} | {
        rule.id: rule.pattern.match for rule in WORDS.datelines
    }
    notices = {rule.id: _as_notice(rule) for rule in WORDS.notices}
    return [*single.items(), *spans.items(), *notices.items()]


def _as_notice(rule: NoticeRule) -> Callable[[str], object]:
    return lambda line: find_notice(line, [rule.model_copy(update={"max_words": 10_000})])


def _hostile_lines() -> list[str]:
    chance = random.Random(5)
    lines = [fragment * 400 + end for fragment in _FRAGMENTS for end in ("", "!", "a:", "\x01")]
    lines += ["".join(chance.choices(_FRAGMENTS, k=3)) * 150 + chance.choice(("", "!")) for _ in range(300)]
    return [line[:600] for line in lines]


class _TooSlow(Exception):
    """The alarm rang."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlow


@pytest.mark.parametrize(("rule", "find"), _finders())
def test_no_pattern_runs_away(rule: str, find: Callable[[str], object]) -> None:
    """Half a second of computing for 600 characters is a hundred times what any pattern needs; a runaway needs for ever."""
    before = signal.signal(signal.SIGPROF, _ring)
    try:
        for line in _hostile_lines():
            signal.setitimer(signal.ITIMER_PROF, 0.5)
            try:
                find(line)
            except _TooSlow:
                pytest.fail(f"{rule} runs away on {line[:40]!r}…")
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.signal(signal.SIGPROF, before)
