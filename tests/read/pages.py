"""Small pages for the tests, as outlets make them; every sentence is made up."""

import json
from collections.abc import Mapping

from extractor.core.types import Article, Page
from extractor.read import read_page

URL = "https://www.ledger.example/news/flour"
LEAD = "The cabinet in Lima raised the duty on imported wheat flour to 12 percent on Tuesday, the customs office said."
STORY = (
    LEAD,
    "Millers had asked for relief since spring, when cheap flour from abroad began to fill the shops of the coast.",
    "The new rate takes effect on 1 June and stays in place for two years, according to a decree that was printed in the official gazette.",
    "Bakers in the capital said that they would pass on the cost, and a union of street vendors called for a march on Saturday.",
    "Neighbouring Bolivia, which ships a fifth of its flour to Peru, asked for talks and did not rule out a complaint to the trade court.",
)


def article_html(*, head: str = "", before: str = "", after: str = "", story: tuple[str, ...] = STORY, title: str = "Peru raises flour duty") -> str:
    """A page with a headline and a story."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        f"<!doctype html><html lang='en'><head><title>{title} | Harbour Ledger</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{before}<div class='story'>{paragraphs}</div>{after}</article><footer>About us</footer></body></html>"
    )


def json_ld(**fields: object) -> str:
    """A script that describes the article."""
    described = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(described)}</script>"


def read(html: str | bytes, *, url: str = URL, headers: Mapping[str, str] | None = None, fetched_at: str | None = "2025-11-10T08:12:33Z") -> Article:
    """The article in a page that was fetched in November 2025."""
    body = html.encode() if isinstance(html, str) else html
    return read_page(Page(url, body, headers=headers or {"content-type": "text/html"}, fetched_at=fetched_at))
