"""JSONL documents and plain texts: what they may hold, what is wrong with them, and that their text stays as it came."""

from datetime import date

import pytest

from extractor.core.errors import ReadError
from extractor.read import read_document, read_text
from tests.read.pages import LEAD, STORY, article_html, json_ld

HTML = article_html(head=json_ld(datePublished="2025-03-04", author="Rita Lane"))

# document · id · title · published · author · site
READ: list[tuple[dict[str, object], tuple[str | None, ...]]] = [
    (
        {"id": "d7", "url": "https://www.ledger.example/a", "title": "T", "published": "2025-03-05", "text": LEAD},
        ("d7", "T", "2025-03-05", None, "ledger.example"),
    ),
    ({"text": LEAD}, (None, None, None, None, None)),
    ({"id": 7, "text": LEAD}, ("7", None, None, None, None)),
    ({"text": LEAD, "published": "2025-03"}, (None, None, "2025-03", None, None)),
    ({"text": LEAD, "published": "2025-03-05T23:10:00+01:00"}, (None, None, "2025-03-05", None, None)),
    ({"text": LEAD, "published": ""}, (None, None, None, None, None)),
    ({"text": LEAD, "title": None, "published": None, "extra": [1]}, (None, None, None, None, None)),
    ({"url": "https://ledger.example/a", "html": HTML}, (None, "Peru raises flour duty", "2025-03-04", "Rita Lane", "ledger.example")),
    ({"html": HTML, "title": "T", "published": "2025-03-05", "id": "d8"}, ("d8", "T", "2025-03-05", "Rita Lane", None)),
    ({"html": HTML, "text": " "}, (None, "Peru raises flour duty", "2025-03-04", "Rita Lane", None)),
    ({"html": "<meta charset=koi8-r>" + HTML}, (None, "Peru raises flour duty", "2025-03-04", "Rita Lane", None)),
]


@pytest.mark.parametrize(("document", "expected"), READ)
def test_a_document_is_read(document: dict[str, object], expected: tuple[str | None, ...]) -> None:
    article = read_document(document)
    own_id, *rest = expected

    assert [article.title, article.published.value if article.published else None, article.author, article.site] == rest
    assert article.id == own_id if own_id else article.id.startswith("a_")
    assert article.text == (document["text"] if str(document.get("text") or "").strip() else "\n".join(STORY))


REFUSED: list[tuple[dict[str, object], str, str]] = [
    ({}, "no_text", "neither text nor html"),
    ({"url": "https://ledger.example/a"}, "no_text", "neither"),
    ({"text": None}, "no_text", "neither"),
    ({"text": ""}, "empty", "no text"),
    ({"text": " \n\t "}, "empty", "no text"),
    ({"text": 7}, "wrong_shape", "text is a number"),
    ({"text": LEAD, "title": ["T"]}, "wrong_shape", "title is a list"),
    ({"text": LEAD, "id": {}}, "wrong_shape", "id is an object"),
    ({"text": LEAD, "id": True}, "wrong_shape", "id is a truth value"),
    ({"text": LEAD, "published": "last Friday"}, "bad_date", "last Friday"),
    ({"text": LEAD, "published": "2025-02-31"}, "bad_date", "2025-02-31"),
    ({"text": "\x00\x01\x02" * 50}, "binary", "control characters"),
    ({"text": "123 456"}, "no_text", "no word"),
    ({"text": "a " * 600_000}, "too_large", "1,200,000"),
    ({"html": "no tag in it"}, "not_html", "no HTML"),
    ({"html": "<rss version='2.0'><channel/></rss>"}, "not_html", "feed"),
    ({"html": ""}, "empty", "no body"),
]


@pytest.mark.parametrize(("document", "reason", "detail"), REFUSED, ids=[f"{case[1]}-{number}" for number, case in enumerate(REFUSED)])
def test_a_wrong_document_says_what_is_wrong(document: dict[str, object], reason: str, detail: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_document(document)
    assert refused.value.reason == reason
    assert detail in refused.value.detail


@pytest.mark.parametrize("document", [{"text": LEAD}, {"html": HTML}])
def test_a_date_in_the_future_is_dropped_and_flagged(document: dict[str, object]) -> None:
    article = read_document({**document, "published": "2199-01-01"})

    assert "future_date" in article.flags
    assert article.published is None or article.published.value == "2025-03-04"


def test_the_text_stays_as_it_came() -> None:
    text = f"\ufeff  Peru raises flour duty \r\n\r\n{LEAD}\t\r\n\x0b\x85 {STORY[1]}\u2028“End”\x00  \n"

    assert read_text(text).text == text


def test_half_characters_are_replaced_one_by_one() -> None:
    article = read_text(f"Duty\ud83d up\n{LEAD}", title="Duty\udc00 up")

    assert article.text == f"Duty\ufffd up\n{LEAD}"
    assert article.title == "Duty up"


def test_half_characters_in_a_document_are_replaced_everywhere() -> None:
    """Found by fuzzing: the title of a document with html."""
    article = read_document({"id": "d\ud83d", "url": "https://ledger.example/\udc00", "title": "Duty\ud83d", "html": HTML})

    assert (article.id, article.url, article.title) == ("d\ufffd", "https://ledger.example/\ufffd", "Duty\ufffd")


LANGUAGES = [
    ("en", " ".join(STORY)),
    ("en", "DUTY ON FLOUR UP 2 PCT IN LIMA SINCE MONDAY, MILLERS TOLD WIRES."),
    ("es", "El gobierno de Lima elevó el arancel a la harina de trigo importada, según informó la aduana el martes en un comunicado oficial."),
    ("fr", "Le gouvernement a relevé les droits de douane sur la farine de blé importée, a annoncé mardi le ministère du commerce dans un communiqué."),
    ("de", "Die Regierung hat den Zoll auf eingeführtes Weizenmehl erhöht, wie das Ministerium am Dienstag in einer Mitteilung bekannt gab."),
    ("ru", "Правительство повысило пошлину на ввоз пшеничной муки, сообщило во вторник министерство торговли в своём заявлении."),
    ("zh", "商务部周二发布公告，宣布自六月一日起对进口小麦粉加征关税，税率为百分之十二，有效期两年。"),
    (None, "12 % a b"),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_the_language_is_told(language: str | None, text: str) -> None:
    assert read_text(text).language == language


WIRE = """\
LIMA, March 16 - Trade Minister Ana Rios said Peru could take
its complaint about flour from the U.S. to GATT if talks with
Washington fail to end a row over the duty.
    Asked about the decision of the cabinet to apply a levy of
12.5 pct on flour from May 1, Rios told a news conference that
millers needed help.
    Other steps would be a quota of 20,000 tonnes, or a ban, a
lower-level official said.
"""


def test_a_wire_with_hard_line_ends_has_whole_paragraphs() -> None:
    article = read_text(WIRE, published="1987-03-16")
    blocks = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]

    assert [kind for kind, _ in blocks] == ["dateline", "paragraph", "paragraph", "paragraph"]
    assert [text.split()[0] for _, text in blocks] == ["LIMA,", "Trade", "Asked", "Other"]
    assert all(text.endswith(".") for kind, text in blocks if kind == "paragraph")
    assert article.published is not None
    assert article.published.first == date(1987, 3, 16)


WRAPPED = [
    ("blank lines between", WIRE.replace("    ", "\n"), 3),
    ("indents of three", WIRE.replace("    ", "   "), 3),
    ("a headline above", "PERU MAY TAKE FLOUR ROW TO GATT\n\n" + WIRE, 3),
    ("wrapped by windows", WIRE.replace("\n", "\r\n"), 3),
    ("not wrapped at all", "\n".join(STORY), 5),
    ("a list of short lines is not wrapped", "Flour\nBread\nPasta\nRice\nOats\n" + LEAD, 1),
]


@pytest.mark.parametrize(("text", "paragraphs"), [pytest.param(*case[1:], id=case[0]) for case in WRAPPED])
def test_lines_are_joined_only_where_the_text_is_wrapped(text: str, paragraphs: int) -> None:
    article = read_text(text)
    found = [article.text[block.start : block.end] for block in article.blocks if block.kind == "paragraph"]

    assert len(found) == paragraphs
    assert all(paragraph.rstrip().endswith(".") for paragraph in found)
