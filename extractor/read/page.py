"""How does a page become an article? Decoded, parsed, described, its story found, and refused where it is none."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bs4 import BeautifulSoup

from extractor.core.partial_date import PartialDate
from extractor.core.types import Article, Page
from extractor.read.blocks import fold
from extractor.read.body import extract_body, rescue
from extractor.read.dates import find_published
from extractor.read.decode import decode
from extractor.read.hosts import host_of
from extractor.read.jsonld import Described, read_json_ld, text_of
from extractor.read.made import Given, check_text, make_article
from extractor.read.named_days import day_shown
from extractor.read.names import find_authors, find_site, find_title, metas_of
from extractor.read.outline import outline_of
from extractor.read.own_rules import narrow, read_own
from extractor.read.parse import Parsed, check_page, parse
from extractor.read.plain import read_plain
from extractor.read.prune import strip_scripts
from extractor.read.walls import Seen, check_walls, find_flags, is_listing, is_shell
from extractor.rules.pages import load_page_words, load_sites


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a page says about itself."""

    soup: BeautifulSoup
    metas: dict[str, str]
    described: Described
    site: str | None
    title: str | None
    authors: tuple[str, ...]
    published: PartialDate | None
    shell: bool


def read_page(page: Page, published: PartialDate | None = None) -> Article:
    """The article in a page; nothing that the page links to is loaded.

    `published` is used where the page does not say its date. ReadError reasons: `empty` `binary` `not_html` `too_large` `no_text`
    `bot_wall` `login_wall` `needs_javascript` `not_found`.
    """
    check_page(page)
    name = page.final_url or page.url
    html = decode(page.body, page.headers.get("content-type", ""))
    if page.headers.get("content-type", "").lower().startswith("text/plain") and "<" not in html[:200]:
        check_text(html, name)
        return read_plain(html, Given(url=page.url or None, published=published, site=host_of(name), fetched_at=page.fetched_at), _latest(page))
    parsed = parse(html, name)
    facts = _facts(parsed, name, _latest(page))
    text, flags = _story(parsed, facts, name)
    given = Given(
        url=page.url or None,
        title=facts.title,
        published=facts.published or published,
        author=", ".join(facts.authors) or None,
        site=facts.site,
        fetched_at=page.fetched_at,
        flags=flags,
        headings=_texts(parsed, "h2", "h3", "h4", "h5"),
        quotes=_texts(parsed, "blockquote"),
    )
    return make_article(text, given)


def _facts(parsed: Parsed, name: str, latest: date) -> _Facts:
    """Reads the metadata, then strips the tree of scripts."""
    words, sites = load_page_words(), load_sites()
    soup = outline_of(parsed.tree, sites.markup)
    shell = is_shell(parsed.tree)
    strip_scripts(parsed.tree, sites.markup)
    metas = metas_of(soup)
    h1s = [h1.get_text(" ", strip=True) for h1 in soup.find_all("h1")]
    described = read_json_ld(soup, (metas.get("og:title", ""), *h1s))
    host = host_of(name)
    own = read_own(parsed.tree, sites.rule_for(host or ""), words, latest)
    site = find_site(described.article, metas, host)
    outlets = (site or "", host or "", (host or "").split(".")[0], text_of(described.article.get("publisher")))
    return _Facts(
        soup=soup,
        metas=metas,
        described=described,
        site=site,
        title=own.title or find_title(described.article, soup, metas, site or ""),
        authors=own.authors or find_authors(described, soup, metas, outlets, words),
        published=_day(own.published) or find_published(described.article, soup, parsed.tree, name, latest) or _day(day_shown(parsed.tree, words, latest)),
        shell=shell,
    )


def _story(parsed: Parsed, facts: _Facts, name: str) -> tuple[str, frozenset[str]]:
    words, markup = load_page_words(), load_sites().markup
    page_text = " ".join(parsed.tree.text_content().split())
    description = facts.metas.get("og:description") or facts.metas.get("description") or ""
    titles = [facts.title or "", *(element.get_text(" ", strip=True) for element in facts.soup.find_all(["h1", "title"])), facts.metas.get("og:title", "")]
    listing_seen = Seen("", name, facts.described, facts.metas, parsed.cut)
    narrow(parsed.tree, load_sites().rule_for(host_of(name) or ""))
    text = extract_body(parsed.tree, name, description, titles, words, markup)
    text = rescue(text, text_of(facts.described.article.get("articleBody")))
    check_walls(text, page_text, facts.title or "", name, words, facts.shell)
    seen = replace(listing_seen, text=text)
    flags = find_flags(seen, page_text, markup, words)
    return text, flags | {"listing"} if is_listing(facts.soup, seen, parsed.tree) else flags


def _day(day: date | None) -> PartialDate | None:
    return None if day is None else PartialDate.of(day)


def _latest(page: Page) -> date:
    """No article is younger than its fetching; a day of grace for outlets east of us."""
    try:
        fetched = datetime.fromisoformat(page.fetched_at).date() if page.fetched_at else datetime.now(UTC).date()
    except ValueError:
        fetched = datetime.now(UTC).date()
    return fetched + timedelta(days=1)


def _texts(parsed: Parsed, *tags: str) -> frozenset[str]:
    return frozenset(filter(None, (fold(element.text_content()) for element in parsed.tree.iter(*tags) if len(element.text_content()) < 1000)))
