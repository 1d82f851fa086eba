"""Where do the paragraphs of a plain text begin and end?"""

import pytest

from extractor.read.paragraphs import split_paragraphs

# wrapped by the width of the letters: no line is quite full
UNEVEN = """LIMA, May 4 The trade ministry of Peru
said on Monday that it will put a duty of twelve percent on tiles
from three countries after a probe
that began last year and that mills had long asked for.
The countries are Chile,
Iran and Laos, which sell most of what is
laid in the capital.
"""
NAMES = "Tiles\nonions\ngarlic\nThe ministry said that duties would rise in May.\nNobody else spoke.\nIt was late.\nThe sun set.\nTiles sold well.\n"

SPLIT = [
    pytest.param(UNEVEN, 1, id="uneven lines that run on"),
    pytest.param(NAMES, 8, id="some short lines"),
    pytest.param("A first paragraph stands here.\nA second one follows it.\nThe third is the last.", 3, id="one a line"),
]


@pytest.mark.parametrize(("text", "count"), SPLIT)
def test_lines_that_run_on_are_one_paragraph(text: str, count: int) -> None:
    assert len(split_paragraphs(text)) == count
