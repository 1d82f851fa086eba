"""What is shown in an article's place, and what users must know of a page that is read."""

import pytest

from extractor.core.errors import ReadError
from tests.read.pages import STORY, URL, article_html, json_ld, read


def _page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


_SCRIPT = "<script src='/app.js'></script>"

# what it shows · page · reason
REFUSED = [
    ("bot wall", _page("Just a moment...", "<p>Checking your browser before you go on.</p>" + _SCRIPT), "bot_wall"),
    ("captcha", _page("ledger.example", "<h1>Please verify you are a human</h1><p>Access to this page has been denied.</p>"), "bot_wall"),
    ("unusual traffic", _page("Sorry", "<p>Our systems have seen unusual traffic from your network. Solve the captcha to go on.</p>"), "bot_wall"),
    ("login", _page("Log in | Harbour Ledger", "<form><p>Log in to continue reading</p><input name=user><a>Forgot your password?</a></form>"), "login_wall"),
    ("members only", _page("Harbour Ledger", "<p>This page is only for registered members.</p>"), "login_wall"),
    ("script only", _page("Harbour Ledger", "<div id='root'></div>" + _SCRIPT), "needs_javascript"),
    ("script only, and says so", _page("Harbour Ledger", "<noscript>Please enable JavaScript to view this site.</noscript>" + _SCRIPT), "needs_javascript"),
    ("not found", _page("404 - Not Found", "<p>Sorry, we could not find that article.</p>"), "not_found"),
    ("server error", _page("503 Service Unavailable", "<p>Try again later.</p>"), "not_found"),
    ("nothing on it", _page("", "<div></div>"), "no_text"),
    ("no letter on it", _page("", "<p>1 2 3</p>"), "no_text"),
]


@pytest.mark.parametrize(("html", "reason"), [pytest.param(*case[1:], id=case[0]) for case in REFUSED])
def test_what_is_no_article_is_refused_with_its_reason(html: str, reason: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(html)
    assert refused.value.reason == reason


READ = [
    ("login in the header", "<div><a>Log in to continue</a> <a>Forgot your password?</a></div>", STORY),
    (
        "an article about access",
        "",
        ("Access to the market was denied to five mills, and access denied means no quota, the envoy said in Lima on Monday.", *STORY),
    ),
    ("a hint for old browsers", "<noscript>Please enable JavaScript.</noscript>", STORY),
]


@pytest.mark.parametrize(("before", "story"), [pytest.param(*case[1:], id=case[0]) for case in READ])
def test_an_article_is_read_though_its_page_speaks_of_walls(before: str, story: tuple[str, ...]) -> None:
    assert read(article_html(before=before, story=story)).text.endswith(STORY[-1])


_OFFER = "<div><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>"
_HEADLINES = "".join(f"<p><a href='/{number}'>Storm number {number} nears the coast of Cuba</a></p>" for number in range(30))

# what it shows · page · address · flags
FLAGS = [
    ("nothing special", article_html(story=STORY * 2), URL, frozenset()),
    ("short", article_html(story=STORY[:2]), URL, {"too_short"}),
    ("paywalled, by json-ld", article_html(head=json_ld(isAccessibleForFree=False), story=STORY * 2), URL, {"paywalled"}),
    (
        "paywalled, by a part",
        article_html(head=json_ld(hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False"}), story=STORY * 2),
        URL,
        {"paywalled"},
    ),
    ("paywalled, by its words", article_html(after=_OFFER, story=STORY[:2]), URL, {"paywalled", "too_short"}),
    ("free", article_html(head=json_ld(isAccessibleForFree="True"), story=STORY * 2), URL, frozenset()),
    ("partial, by the stated length", article_html(head=json_ld(wordCount=900)), URL, {"partial"}),
    ("partial, by its end", article_html(story=(*STORY, "A vote in the senate is due in the first week of July, and the …")), URL, {"partial"}),
    ("live blog, by type", article_html(head=json_ld(**{"@type": "LiveBlogPosting"}), story=STORY * 2), URL, {"live_blog"}),
    ("live blog, by address", article_html(story=STORY * 2), "https://ledger.example/live-blog/flour", {"live_blog"}),
    ("listing, by type", article_html(head=json_ld(**{"@type": "CollectionPage"}), story=STORY * 2), URL, {"listing"}),
    ("listing, by its links", _page("Business", _HEADLINES + f"<p>{STORY[0]}</p>"), URL, {"listing"}),
]


@pytest.mark.parametrize(("html", "url", "flags"), [pytest.param(*case[1:], id=case[0]) for case in FLAGS])
def test_the_flags_of_a_page(html: str, url: str, flags: frozenset[str]) -> None:
    found = read(html, url=url).flags

    assert found - {"too_short"} == set(flags) - {"too_short"}
    assert "too_short" not in flags or "too_short" in found
