"""A publisher's own rule: what it names wins, and a mark that is missing changes nothing."""

import lxml.html
import pytest
from pydantic import ValidationError

from extractor.read.own_rules import select
from extractor.rules.pages import Markup, SiteRule, Sites, load_sites
from tests.read.pages import STORY, article_html, json_ld, read

RULE = SiteRule.model_validate(
    {
        "id": "ledger",
        "hosts": ["ledger.example"],
        "why": "made for this test",
        "body": "div.story",
        "title": "h2.real, #head",
        "author": "span.signed.by",
        "date": "b.day",
        "remove": ".quiz",
    }
)


@pytest.fixture
def ledger_rule(monkeypatch: pytest.MonkeyPatch) -> Markup:
    sites = Sites(markup=load_sites().markup, site=(RULE,))
    monkeypatch.setattr("extractor.read.page.load_sites", lambda: sites)
    return sites.markup


def test_what_the_rule_names_wins(ledger_rule: Markup) -> None:
    article = read(
        article_html(
            head=json_ld(headline="Wrong", author="Wrong Name", datePublished="2025-01-01"),
            before="<h2 class='real'>Flour duty up in Peru</h2><span class='by signed'>By Rita Lane</span><b class='day'>Tuesday, 4 March 2025</b>"
            "<p>This paragraph stands outside of the story, and it is long enough to be taken for a part of it by every reader.</p>",
            story=(
                *STORY[:2],
                "</p><div class='quiz'><p>How well do you know the flour trade of Peru? Take our quiz and win a loaf of bread.</p></div><p>",
                *STORY[2:],
            ),
        )
    )

    assert (article.title, article.author) == ("Flour duty up in Peru", "Rita Lane")
    assert article.published is not None
    assert article.published.value == "2025-03-04"
    assert article.text.split("\n") == list(STORY)


def test_a_missing_mark_changes_nothing(ledger_rule: Markup) -> None:
    html = article_html(head=json_ld(headline="Flour duty up", author="Rita Lane", datePublished="2025-03-04")).replace("class='story'", "class='text'")

    assert read(html).title == "Flour duty up"
    assert read(html).text.split("\n") == list(STORY)


def test_other_hosts_are_left_alone() -> None:
    sites = Sites(markup=load_sites().markup, site=(RULE,))

    assert sites.rule_for("www.ledger.example") is RULE
    assert sites.rule_for("LEDGER.example") is RULE
    assert sites.rule_for("myledger.example") is None
    assert sites.rule_for("") is None


SELECTORS = [("p", 2), (".a", 2), ("p.a", 1), ("#x", 1), ("p#x.b", 1), ("p.a, .b", 2), ("*", 6), (".missing", 0), ("", 0)]


@pytest.mark.parametrize(("selector", "count"), SELECTORS)
def test_selectors(selector: str, count: int) -> None:
    tree = lxml.html.document_fromstring("<html><head></head><body><p class='a c'>1</p><p id='x' class='b'>2</p><div class='a'>3</div></body></html>")
    rule = SiteRule.model_validate({"id": "s", "hosts": (), "why": "", "body": selector})

    assert len(list(select(tree, rule.body))) == count


@pytest.mark.parametrize("selector", ["div > p", "p:first-child", "[data-x]", "p..a", "p a"])
def test_what_is_no_simple_selector_is_told_at_load(selector: str) -> None:
    with pytest.raises(ValidationError, match="no selector of one element"):
        SiteRule.model_validate({"id": "s", "hosts": (), "why": "", "body": selector})
