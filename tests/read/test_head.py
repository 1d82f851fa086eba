"""What the first lines of a plain text say of it."""

from datetime import date

import pytest

from extractor.read import read_text
from extractor.read.named_days import day_in
from extractor.rules.pages import load_page_words

NEWS = "The cabinet in Lima raised the duty on imported wheat flour to 12 percent on Tuesday, the customs office said.\n"
LATEST = date(2025, 11, 11)

# text above the news · title · author · day
HEADS = [
    ("Peru raises flour duty\n\n", "Peru raises flour duty", None, None),
    ("PERU RAISES FLOUR DUTY\n", "PERU RAISES FLOUR DUTY", None, None),
    ("# Peru raises flour duty\n\n", "Peru raises flour duty", None, None),
    ("**Peru raises flour duty**\n\n", "Peru raises flour duty", None, None),
    ("Title: Peru raises flour duty\nDate: 2021-05-04\nAuthor: Rita Lane\nSource: Plains Wire\n\n", "Peru raises flour duty", "Rita Lane", "2021-05-04"),
    ("Peru raises flour duty\nBy Rita Lane and Omar Pell\nPublished: 4 May 2021\n\n", "Peru raises flour duty", "Rita Lane, Omar Pell", "2021-05-04"),
    ("Peru raises flour duty\nMay 4, 2021\n", "Peru raises flour duty", None, "2021-05-04"),
    ("BUSINESS\nWill Lima raise the duty on flour again?\n\n", "Will Lima raise the duty on flour again?", None, None),
    ("“No duty on flour”\n\n", "“No duty on flour”", None, None),
    ("A mill near Arequipa on 3 May 2019\nPhoto: Omar Pell/Getty Images\n", None, None, None),
    ("Sacks of flour are seen at a mill near Arequipa, Peru on 9 October 2019.\nLane Studio | Getty Images\n", None, None, None),
    ("A mill near Arequipa on 3 May 2019\nPhoto: Omar Pell/Getty Images\nPeru raises flour duty\n\n", "Peru raises flour duty", None, None),
    ("LIMA, May 4, 2021 (Plainswire) - ", None, None, "2021-05-04"),
    ("Peru raises flour duty\n\nLIMA, May 4 - ", "Peru raises flour duty", None, None),
    ("Peru raises flour duty\nUpdated: 6 May 2021\n", "Peru raises flour duty", None, None),
    ("Peru raises flour duty\nUpdated: 6 May 2021 | Published: 4 May 2021\n", "Peru raises flour duty", None, "2021-05-04"),
    ("Peru raises flour duty\nMay 4, 2031\n", "Peru raises flour duty", None, None),
    # the news itself is no head
    ("", None, None, None),
    ("The duty rose.\n", None, None, None),
    ("The duty rose. Millers cheered\n", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("above", "title", "author", "day"), HEADS)
def test_the_head_of_a_plain_text(above: str, title: str | None, author: str | None, day: str | None) -> None:
    article = read_text(above + NEWS, latest=LATEST)

    assert (article.title, article.author, article.published.value if article.published else None) == (title, author, day)
    assert article.text == above + NEWS
    if title:
        assert next(block.kind for block in article.blocks if title in article.text[block.start : block.end]) == "heading"


def test_a_text_that_is_only_a_headline_has_no_title() -> None:
    assert read_text("Peru raises flour duty").title is None


def test_what_is_given_wins() -> None:
    article = read_text("Peru raises flour duty\nMay 4, 2021\n" + NEWS, title="Flour duty up", published="2021-05-05", latest=LATEST)

    assert article.title == "Flour duty up"
    assert article.published is not None
    assert article.published.value == "2021-05-05"


DAYS = [
    ("Published on Tuesday, 4 May 2021", "2021-05-04"),
    ("4th of May 2021", "2021-05-04"),
    ("Sept. 30, 2021", "2021-09-30"),
    ("2021-05-04T10:15:00Z", "2021-05-04"),
    ("04-MAY-2021 11:48", "2021-05-04"),
    ("Updated 6 May 2021; first published 4 May 2021", "2021-05-04"),
    ("31 June 2021", None),
    ("04/05/2021", None),
    ("May 2021", None),
    ("4 May", None),
    ("4 May 2031", None),
    ("Revised 4 May 2021", None),
]


@pytest.mark.parametrize(("line", "day"), DAYS)
def test_full_days_in_words(line: str, day: str | None) -> None:
    found = day_in(line, load_page_words(), LATEST)

    assert (found.isoformat() if found else None) == day
