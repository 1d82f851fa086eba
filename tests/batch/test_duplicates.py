"""Repeats: the same address, the same words, nearly the same text; and other stories that only look alike."""

from pathlib import Path

import pytest

from extractor.batch.canonical import canonical_url
from extractor.batch.duplicates import Duplicates, Seen
from extractor.batch.signature import Signature, likeness, sign

STORY = """
The ministry of commerce said on Monday that it would stop issuing licences for shipments of gallium and germanium to buyers abroad
from the first of next month. Officials described the step as an answer to chip rules that were published in the spring. Smelters in
two provinces were told to report their stocks by the end of the week. Traders in Rotterdam reported offers withdrawn within hours, and
one of them expected prices to double before the summer. The minister did not say how long the step would last. A second paper, due in
autumn, will set out which end users may apply again, and what they must show about the goods they make. Industry groups in three
countries asked for talks. An importers' body warned that makers of sensors hold stocks for less than ten weeks. Analysts noted that
recycling covers a small part of demand, and that new furnaces elsewhere need two years at least before the first metal leaves them.
"""

OTHER = """
The ministry of commerce said on Monday that inspectors would visit every bonded warehouse at the southern ports, after customs officers
found drums of gallium that were declared as zinc. Two brokers were fined and one lost the right to file papers. Port managers promised
scanners at all gates by the end of the year. The minister called the finds a warning to those who think that paper is patient. Freight
forwarders said that checks already add two days to each box, and that smaller firms may leave the trade. The union of dock workers
asked for more staff rather than more machines. A court is to hear the first case in the autumn, and lawyers expect it to be appealed.
"""

SHORT_A = "Announcement: the quota for antimony is 500 tonnes."
SHORT_B = "Announcement: the quota for antimony is 900 tonnes."


def signed(text: str) -> Signature:
    found = sign(text)
    assert found is not None
    return found


SAME_STORY = [
    ("in capitals and other spaces", STORY.upper().replace("\n", "  ")),
    ("with a dateline and a source line", "HARBOUR CITY, May 5 (Wire) - " + STORY + " Reporting by our own staff."),
    ("with its last sentence cut", STORY.rpartition("Analysts")[0]),
    ("with two words changed", STORY.replace("Monday", "Tuesday").replace("hours", "minutes")),
]
OTHER_STORY = [("another story on the subject", OTHER), ("half of it in another story", STORY[: len(STORY) // 2] + OTHER), ("short", SHORT_A)]


@pytest.mark.parametrize(("how", "text"), SAME_STORY)
def test_a_copy_is_found(tmp_path: Path, how: str, text: str) -> None:
    index = Duplicates(tmp_path / "seen")
    index.find_or_add("a_1", "https://one.example/x", signed(STORY))

    found = index.find_or_add("a_2", "https://two.example/y", signed(text))
    assert found is not None
    assert found.article == "a_1"


@pytest.mark.parametrize(("how", "text"), OTHER_STORY)
def test_another_story_is_not(tmp_path: Path, how: str, text: str) -> None:
    index = Duplicates(tmp_path / "seen")
    index.find_or_add("a_1", "https://one.example/x", signed(STORY))

    assert index.find_or_add("a_2", "https://one.example/y", signed(text)) is None


def test_short_notices_are_told_apart_by_one_word(tmp_path: Path) -> None:
    index = Duplicates(tmp_path / "seen")
    assert index.find_or_add("a_1", None, signed(SHORT_A)) is None
    assert index.find_or_add("a_2", None, signed(SHORT_B)) is None
    assert index.find_or_add("a_3", None, signed(SHORT_A.upper())) == Seen("a_1", "text")


def test_the_same_address_with_an_update_is_a_repeat_and_with_another_story_is_not(tmp_path: Path) -> None:
    index = Duplicates(tmp_path / "seen")
    index.find_or_add("a_1", "https://news.example/live", signed(STORY))

    updated = STORY + " In the evening the ministry added that medical makers may apply at once, and that it will answer within ten days. " * 3
    assert index.find_or_add("a_2", "https://www.news.example/live/?utm_source=x", signed(updated)) == Seen("a_1", "url")
    assert index.find_or_add("a_3", "https://news.example/live", signed(OTHER)) is None


def test_cutting_back_forgets_what_came_later(tmp_path: Path) -> None:
    index = Duplicates(tmp_path / "seen")
    index.find_or_add("a_1", None, signed(STORY))
    mark = index.mark
    index.find_or_add("a_2", None, signed(OTHER))
    index.cut_back(mark)

    assert index.find_or_add("a_3", None, signed(OTHER)) is None
    assert index.find_or_add("a_4", None, signed(STORY)) == Seen("a_1", "text")


def test_what_was_committed_is_there_in_the_next_run(tmp_path: Path) -> None:
    index = Duplicates(tmp_path / "seen")
    index.find_or_add("a_1", None, signed(STORY))
    index.commit()
    index.find_or_add("a_2", None, signed(OTHER))
    index.close()
    index = Duplicates(tmp_path / "seen")

    assert index.mark == 1
    assert index.find_or_add("a_3", None, signed(STORY)) is not None


def test_likeness_is_one_for_equal_and_small_for_other_texts() -> None:
    assert likeness(signed(STORY).minhash, signed(STORY).minhash) == 1.0
    assert likeness(signed(STORY).minhash, signed(OTHER).minhash) < 0.1
    assert sign(" … ") is None


SAME = "news.example/a/b"
ADDRESSES = [
    ("https://news.example/a/b", SAME),
    ("http://www.news.example/a/b/", SAME),
    ("HTTPS://News.Example:443/a/b#top", SAME),
    ("https://m.news.example/a/b?utm_source=feed&utm_medium=rss", SAME),
    ("https://amp.news.example/a/b/amp/", SAME),
    ("https://news.example/a/b?fbclid=1", SAME),
    ("https://news.example/a/b?page=2&id=1", "news.example/a/b?id=1&page=2"),
    ("https://news.example:8080/a/b", "news.example:8080/a/b"),
    ("https://news.example/A/b", "news.example/A/b"),
    # no web address
    ("articles/one.html", None),
    ("file:///etc/hosts", None),
    ("http://[broken", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_addresses_of_one_article_are_equal(url: str | None, expected: str | None) -> None:
    assert canonical_url(url) == expected
