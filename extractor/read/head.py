"""What does a plain text say of itself in its first lines: headline, author, day?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractor.core.types import Block
from extractor.read.blocks import is_running, split_blocks
from extractor.read.named_days import day_in
from extractor.read.names import names_in
from extractor.rules.pages import PageWords

_LOOKED_AT = 4000
"""Characters in which the first paragraph of the news has begun."""
_LONGEST_TITLE = 28
_FEWEST_TITLE = 4
"""Words: a shorter line above another is a kicker ("Business")."""
_MARKDOWN = re.compile(r"(?:#{1,6}\s+)?(?P<mark>\*\*|__|\*|_|)(?P<line>.*?)(?P=mark)(?:\s+#+)?", re.DOTALL)
_OPEN_END = re.compile(r"""[^.…:;,]["'”’)\]]*$""")
_STOP_INSIDE = re.compile(r"""\w{3,}[.!?]["'”’)\]]*\s+["'“‘(\[]?[A-Z]""")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say; empty and None where they do not."""

    title: str = ""
    author: str = ""
    published: date | None = None


def read_head(text: str, words: PageWords, latest: date) -> Head:
    """Headline, byline and date line above the second paragraph of news. Nothing is taken from the news itself."""
    beginning = text if len(text) <= _LOOKED_AT else text[: text.rfind("\n", 0, _LOOKED_AT) + 1] or text[:_LOOKED_AT]
    blocks = split_blocks(beginning, words, until=lambda block: _is_news(beginning, block))
    first = next((number for number, block in enumerate(blocks) if _is_news(beginning, block)), None)
    if first is None:
        return Head()
    above = blocks[: first + 1]
    lines = [_bare(beginning[block.start : block.end]) for block in above if block.kind in ("byline", "dateline")]
    names = [name for line in lines for name in names_in(line, words)]
    days = [day for line in lines if (day := day_in(line, words, latest)) is not None]
    return Head(_title(beginning, blocks[:first], words), ", ".join(dict.fromkeys(names)), days[0] if days else None)


def _is_news(text: str, block: Block) -> bool:
    return block.kind in ("paragraph", "quote", "list_item") and is_running(text[block.start : block.end])


def _title(text: str, blocks: Sequence[Block], words: PageWords) -> str:
    lines = [words.title_label.sub("", _bare(text[block.start : block.end])) for block in blocks if block.kind in ("heading", "paragraph")]
    titles = [line for line in lines if _may_be_title(line)]
    if not titles or titles[0] != lines[0]:
        return ""
    # Kicker first, headline second.
    return titles[1] if titles[0].count(" ") + 1 < _FEWEST_TITLE and len(titles) > 1 and titles[1].count(" ") + 1 >= _FEWEST_TITLE else titles[0]


def _bare(line: str) -> str:
    """On one line, without the marks of Markdown around it."""
    found = _MARKDOWN.fullmatch(" ".join(line.split()))
    return found["line"] if found else line


def _may_be_title(line: str) -> bool:
    return bool(line) and line.count(" ") < _LONGEST_TITLE and bool(_OPEN_END.search(line)) and not _STOP_INSIDE.search(line)
