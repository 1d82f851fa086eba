"""How does a plain text become an article? What its first lines say fills what the caller did not know."""

from dataclasses import replace
from datetime import date

from extractor.core.partial_date import PartialDate
from extractor.core.types import Article
from extractor.read.head import read_head
from extractor.read.made import Given, make_article, not_later
from extractor.rules.pages import load_page_words


def read_plain(text: str, given: Given, latest: date) -> Article:
    """The article; a date after `latest` is dropped and flagged `future_date`."""
    head = read_head(text, load_page_words(), latest)
    published, flags = not_later(given.published or (PartialDate.of(head.published) if head.published else None), latest)
    known = replace(given, title=given.title or head.title or None, author=given.author or head.author or None, published=published, flags=given.flags | flags)
    return make_article(text, known)
