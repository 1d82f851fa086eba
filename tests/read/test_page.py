"""From a page's bytes to its article: story, headline, authors, day, outlet."""

import pytest

from extractor.core.types import Page
from extractor.read import read_page
from tests.read.pages import LEAD, STORY, URL, article_html, json_ld, read
from tests.read.whole import assert_whole

META = "<meta property='{}' content='{}'>"
PUBLISHED = META.format("article:published_time", "2025-03-04")
SCRIPT = "<script type='application/ld+json'>{}</script>"


def test_the_story_is_the_paragraphs_and_nothing_else() -> None:
    html = article_html(
        before="<p class='byline'>By Rita Lane</p><figure><img src='a.jpg'><figcaption>A mill near Arequipa on 3 May. Photo: Omar Pell</figcaption></figure>",
        after="<div class='related'><h3>Related stories</h3><ul><li><a href='/1'>Port union calls off its strike</a></li></ul></div>"
        "<div class='newsletter'><p>Sign up for our weekly newsletter and get it in your inbox.</p></div><p>© 2025 Harbour Ledger. All rights reserved.</p>",
    )
    article = read(html)

    assert article.text.split("\n") == list(STORY)
    assert {block.kind for block in article.blocks} == {"paragraph"}
    assert (article.title, article.author, article.site, article.language) == ("Peru raises flour duty", "Rita Lane", "ledger.example", "en")
    assert_whole(article)


def test_what_stays_of_captions_and_notices_is_a_block_of_its_own() -> None:
    story = (STORY[0], "File photo: sacks of flour at a mill near Arequipa on 3 May 2019.", *STORY[1:], "Reporting by Rita Lane; editing by Omar Pell")
    article = read(article_html(story=story))
    kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}

    assert all(kinds[paragraph] == "paragraph" for paragraph in STORY)
    assert all(kind in ("caption", "byline") for text, kind in kinds.items() if text not in STORY)


DATES = [
    # what says it · head · body · address · day
    ("json-ld", json_ld(headline="Peru raises flour duty", datePublished="2025-03-04T10:00:00-05:00"), "", URL, "2025-03-04"),
    ("json-ld before meta", json_ld(datePublished="2025-03-04") + META.format("article:published_time", "2025-03-09"), "", URL, "2025-03-04"),
    ("json-ld in a graph", json_ld(**{"@type": "WebPage", "@graph": [{"@type": "NewsArticle", "datePublished": "2025-03-04"}]}), "", URL, "2025-03-04"),
    ("json-ld, broken", SCRIPT.format('{"@type":"NewsArticle","datePublished":"2025-03-04",}'), "", URL, "2025-03-04"),
    ("json-ld in a comment", SCRIPT.format('<!-- {"@type":"NewsArticle","datePublished":"2025-03-04"} -->'), "", URL, "2025-03-04"),
    ("meta", META.format("article:published_time", "2025-03-04T23:00:00+01:00"), "", URL, "2025-03-04"),
    ("change is not publication", json_ld(dateModified="2025-03-09") + PUBLISHED, "", URL, "2025-03-04"),
    ("time tag", "", "<time datetime='2025-03-04T10:00:00Z'>4 March</time>", URL, "2025-03-04"),
    ("time tag that says so", "", "<time datetime='2025-01-01'>x</time><time itemprop='datePublished' datetime='2025-03-04'>x</time>", URL, "2025-03-04"),
    ("a utc stamp of the night before", json_ld(datePublished="2025-03-03T21:30:00Z"), "", "https://ledger.example/2025/03/04/flour", "2025-03-04"),
    ("its own clock", json_ld(datePublished="2025-03-03T21:30:00Z") + META.format("pubdate", "2025-03-04T05:30+08:00"), "", URL, "2025-03-04"),
    ("the address", "", "", "https://ledger.example/2025/03/04/flour.html", "2025-03-04"),
    ("the day that it shows", "", "<p>Rita Lane, 4 March 2025</p>", URL, "2025-03-04"),
    ("an old wire's stamp", "", "<p>04-MAR-1987 11:48</p>", URL, "1987-03-04"),
    ("an address of 1987", "", "", "https://ledger.example/1987/03/04/flour", "1987-03-04"),
    ("the path of a saved page", "", "", "/crawl/2025/03/04/flour.html", None),
    ("a day that it shows for another story", "", "<ul><li>4 March 2025: storm nears</li></ul>", URL, None),
    ("a planted future is passed over", json_ld(datePublished="2031-01-01") + PUBLISHED, "", URL, "2025-03-04"),
    ("no such day", json_ld(datePublished="2025-02-31") + PUBLISHED, "", URL, "2025-03-04"),
    ("an epoch that was never set", json_ld(datePublished="1970-01-01T00:00:00Z") + META.format("date", "2025-03-04"), "", URL, "2025-03-04"),
    ("nothing says it", "", "", URL, None),
    ("only a future", json_ld(datePublished="2031-01-01"), "", URL, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "before", "url", "day"), [pytest.param(*case[1:], id=case[0]) for case in DATES])
def test_the_day_of_publication(head: str, before: str, url: str, day: str | None) -> None:
    article = read(article_html(head=head, before=before), url=url)

    assert (article.published.value if article.published else None) == day


INVENTED = [
    "On 4 March 2021 the minister signed Decree No. 88 of 2021, which bans the export of flour for three months from the day after.",
    "Since 2020 no mill could sell flour for less than 90 cents a kilo, and in 2019 the floor had stood at half of that.",
]


@pytest.mark.parametrize("sentence", INVENTED)
def test_a_date_that_the_story_tells_of_is_not_its_own(sentence: str) -> None:
    assert read(article_html(story=(sentence, *STORY), after="<p>© 2022 Ledger</p>")).published is None


def test_no_article_is_younger_than_its_fetching() -> None:
    html = article_html(head=json_ld(datePublished="2025-03-04"))

    assert read(html, fetched_at="2025-03-01T00:00:00Z").published is None
    # A day of grace for outlets whose clock is ahead.
    assert read(html, fetched_at="2025-03-03T22:00:00Z").published is not None


def test_a_date_that_the_caller_knows_is_used_where_the_page_says_none() -> None:
    from extractor.core.partial_date import PartialDate

    page = Page(URL, article_html().encode())
    assert read_page(page, PartialDate("2025-03")).published == PartialDate("2025-03")


TITLES = [
    ("json-ld", json_ld(headline="Peru raises duty on flour"), "Peru raises flour duty", "Peru raises duty on flour"),
    ("og", META.format("og:title", "Peru raises duty on flour"), "Peru raises flour duty", "Peru raises duty on flour"),
    ("h1", "", "Peru raises flour duty", "Peru raises flour duty"),
    ("without the outlet", META.format("og:site_name", "Ledger") + META.format("og:title", "Peru raises duty - Ledger"), "x", "Peru raises duty"),
    ("entities", json_ld(headline="Peru &amp; Bolivia: &quot;no duty&quot;"), "x", 'Peru & Bolivia: "no duty"'),
    ("controls and half characters", json_ld(headline="Peru\x00 raises\ud83d duty"), "x", "Peru raises duty"),
    ("json-ld of another story", json_ld(headline="A storm nears Cuba") + json_ld(headline="Peru's duty", author="Rita Lane"), "Peru's duty", "Peru's duty"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "h1", "title"), [pytest.param(*case[1:], id=case[0]) for case in TITLES])
def test_the_headline(head: str, h1: str, title: str) -> None:
    assert read(article_html(head=head, title=h1)).title == title


AUTHORS = [
    ("json-ld, a person", json_ld(author={"@type": "Person", "name": "Rita Lane"}), "", "Rita Lane"),
    ("json-ld, two", json_ld(author=[{"name": "Rita Lane"}, {"name": "Omar Pell"}]), "", "Rita Lane, Omar Pell"),
    ("json-ld, one string", json_ld(author="By Rita Lane and Omar Pell"), "", "Rita Lane, Omar Pell"),
    ("json-ld, by reference", json_ld(**{"author": {"@id": "#r"}, "@graph": [{"@type": "Person", "@id": "#r", "name": "Rita Lane"}]}), "", "Rita Lane"),
    ("a circle", json_ld(**{"@id": "#a", "name": [{"@id": "#a"}], "author": {"@id": "#a"}}), "<p class='byline'>By Rita Lane</p>", "Rita Lane"),
    ("meta", META.replace("property", "name").format("author", "Rita Lane, Trade Correspondent"), "", "Rita Lane"),
    ("not the address of a profile", META.format("article:author", "https://soc.example/rita") + "<meta name='byl' content='By Rita Lane'>", "", "Rita Lane"),
    ("byline on the page", "", "<div class='article-author'>By <a rel='author'>Rita Lane</a>, in Lima</div>", "Rita Lane"),
    ("an agency and a name", json_ld(author="Rita Lane/Omar Pell"), "", "Rita Lane, Omar Pell"),
    ("nobody", "", "", None),
    ("the outlet before nobody", json_ld(author={"name": "Harbour Ledger"}, publisher={"name": "Harbour Ledger"}), "", "Harbour Ledger"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "before", "author"), [pytest.param(*case[1:], id=case[0]) for case in AUTHORS])
def test_the_authors(head: str, before: str, author: str | None) -> None:
    assert read(article_html(head=head, before=before)).author == author


def test_an_article_body_in_json_ld_rescues_a_page_without_story() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    head = f"<title>Peru raises flour duty</title>{json_ld(headline='Peru raises flour duty', articleBody=body)}"
    html = f"<html><head>{head}</head><body><div>Loading</div></body></html>"

    assert read(html).text.split("\n") == list(STORY)


def test_a_caption_marked_as_one_is_not_in_the_text() -> None:
    article = read(article_html(before="<p class='wp-caption-text'>Sacks of flour at a mill on 9 October 2020.</p>"))

    assert "9 October" not in article.text
    assert article.text.startswith(LEAD)


def test_a_plain_text_that_a_server_sends_is_read_as_one() -> None:
    article = read("Peru raises flour duty\nBy Rita Lane\n\n" + "\n\n".join(STORY), headers={"content-type": "text/plain; charset=utf-8"})

    assert (article.title, article.author) == ("Peru raises flour duty", "Rita Lane")
    assert [block.kind for block in article.blocks] == ["heading", "byline", *["paragraph"] * 5]


def test_the_id_follows_the_text_alone() -> None:
    assert read(article_html()).id == read(article_html(), url="https://other.example/9").id != read(article_html(story=STORY[1:])).id


def test_nothing_that_a_page_links_to_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    read(article_html(head="<base href='http://127.0.0.1:9/'><link rel='stylesheet' href='a.css'>", before="<img src='a.png'><iframe src='/b'></iframe>"))
