"""What each part of a text is."""

import pytest

from extractor.core.types import SILENT_BLOCKS
from extractor.read.blocks import Known, fold, split_blocks
from extractor.rules.pages import load_page_words

WORDS = load_page_words()
NEWS = "The cabinet in Lima raised the duty on imported wheat flour to 12 percent on Tuesday, the customs office said."
MORE = "Millers had asked for relief since spring, when cheap flour from abroad began to fill the shops of the coast."

KINDS = {"p": "paragraph", "h": "heading", "l": "list_item", "t": "table", "q": "quote", "c": "caption", "b": "byline", "d": "dateline", "x": "boilerplate"}

# Each block is written <kind>text; lines between blocks as they would stand in the file.
CASES = {
    "paragraphs": f"<p>{NEWS}\n<p>{MORE}",
    "headline": f"<h>Peru raises flour duty\n\n<p>{NEWS}",
    "headline in capitals": f"<h>PERU RAISES FLOUR DUTY\n<p>{NEWS}",
    "heading of a part": f"<p>{NEWS}\n\n<h>What millers say\n\n<p>{MORE}",
    "markdown": f"<h># Peru raises flour duty\n\n<p>{NEWS}\n\n<h>**What millers say**\n\n<p>{MORE}",
    "list": f"<p>{NEWS}\n<l>- wheat flour\n<l>- bread mixes\n<l>3. pasta",
    "table": f"<p>{NEWS}\n\n<t>| good | rate |\n| flour | 12 % |\n\n<p>{MORE}",
    "quote": f"<p>{NEWS}\n\n<q>> We shall not yield.\n\n<p>{MORE}",
    # captions
    "caption with its credit below": f"<c>Sacks of flour are seen at a mill in Ica, Peru, on 3 May 2019.\n<c>Rita Lane | Getty Images\n<p>{NEWS}",
    "caption that opens the text": f"<c>A mill near Arequipa\n<c>Photo: Rita Lane\n<p>{NEWS}",
    "caption with a credit in brackets": f"<c>Workers load sacks at the port of Callao. [Photo/Plains Wire] <p>{NEWS}",
    "caption within the text": f"<p>{NEWS}\n<c>File photo: trucks wait at the border.\n<p>{MORE}",
    "credit line of an agency": f"<p>{NEWS}\n<c>REUTERS/Rita Lane\n<p>{MORE}",
    "news above a credit stays news": f"<p>{NEWS} {MORE} {NEWS}\n<c>Photo: Rita Lane\n<p>{MORE}",
    # who and where
    "byline": f"<h>Peru raises flour duty\n<b>By Rita Lane and Omar Pell\n<p>{NEWS}",
    "stamp": f"<h>Peru raises flour duty\n<b>Published: 4 May 2021, 10:15 GMT\n<p>{NEWS}",
    "reporting line": f"<p>{NEWS}\n<p>{MORE}\n<b>Reporting by Rita Lane; editing by Omar Pell",
    "author line": f"<b>Author: Rita Lane\n<p>{NEWS}",
    "dateline of 1987": f"<d>LIMA, March 16 - <p>{NEWS}",
    "dateline of an agency": f"<d>LIMA, Aug 2 (Plainswire) -- <p>{NEWS}",
    "dateline with a dash": f"<d>LIMA — <p>{NEWS}",
    "new delhi": f"<d>NEW DELHI: <p>{NEWS}",
    "dateline of its own line": f"<h>PERU RAISES FLOUR DUTY\n<d>LIMA 1996-08-29\n<p>{NEWS}",
    # notices
    "read more": f"<p>{NEWS}\n<x>Read more: Harvest rains spare the barley belt\n<p>{MORE}",
    "more stories": f"<p>{NEWS}\n<p>{MORE}\n<x>Related stories\n<x>Port union calls off its strike\n<x>Onion prices double in a week",
    "newsletter": f"<p>{NEWS}\n<x>Sign up for our weekly briefing and get it by email.\n<p>{MORE}",
    "rights": f"<p>{NEWS}\n<p>{MORE}\n<x>© 2021 Harbour Ledger. All rights reserved.",
    "reprint notice": f"<p>{NEWS}\n<x>Original article, Author: Lane. When you repost this article, please credit the source:https://ledger.example/7.html",
    "end mark": f"<p>{NEWS}\n<x>###",
    # nearly
    "a ban on reprints is news": "<p>To reprint labels that name the source, mills must ask the agency, the court in Lima said on Friday in its ruling.",
    "by is not always a byline": "<p>By Friday, Lima had not answered, and the duty on flour stood at 12 percent as it had since the spring.",
    "a dash is not always a dateline": "<p>On March 16 - a Monday - the duty on wheat flour began, and millers welcomed it with relief.",
    "a short sentence is a paragraph": f"<p>{NEWS}\n<p>It rose again.\n<p>{MORE}",
}


def _marked(case: str) -> tuple[str, list[tuple[str, str]]]:
    parts = []
    text = ""
    for piece in case.split("<")[1:]:
        mark, _, content = piece.partition(">")
        parts.append((KINDS[mark], content.strip()))
        text += content
    return text, parts


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_parts_of_a_text(case: str) -> None:
    text, expected = _marked(case)

    assert [(block.kind, text[block.start : block.end]) for block in split_blocks(text, WORDS)] == expected


def test_what_the_page_calls_a_heading_or_a_quote_is_one() -> None:
    known = Known(headings=frozenset({fold("What do the millers say?")}), quotes=frozenset({fold("We shall not yield, ever.")}))
    text = f"{NEWS}\nWhat do the millers say?\nWe shall not yield, ever.\n{MORE}"

    assert [block.kind for block in split_blocks(text, WORDS, known)] == ["paragraph", "heading", "quote", "paragraph"]


def test_title_and_author_of_the_page_are_known_in_the_text() -> None:
    text = f"Peru: flour duty up, says cabinet.\nRita Lane\n{NEWS}"
    known = Known(fold("Peru: flour duty up, says cabinet"), fold("Rita Lane"))

    assert [block.kind for block in split_blocks(text, WORDS, known)] == ["heading", "byline", "paragraph"]


def test_the_date_in_a_caption_is_in_a_silent_block() -> None:
    text = f"Cones of copper wire are seen at a plant in Ilo on 9 October 2020.\nLane Studio | Getty Images\n{NEWS}"
    at = text.index("9 October")

    assert next(block.kind for block in split_blocks(text, WORDS) if block.start <= at < block.end) in SILENT_BLOCKS
