"""Characters by header, byte order mark, meta and detection, in this order of trust."""

import codecs

import pytest

from extractor.read.characters import mend_references, whole_characters, without_controls
from extractor.read.decode import decode

RUSSIAN = "<p>Пошлина на зерно выросла до десяти процентов, сообщило министерство.</p>" * 3
FRENCH = "<p>Le droit sur le blé a été relevé à 10 %, a déclaré le ministère.</p>" * 3
JAPANESE = "<p>政府は米の輸入関税を引き上げると発表した。新しい税率は来月から適用される。</p>" * 3
QUOTES = "<p>“Duties”, said the minister — “are gone”.</p>"

# what it shows · bytes · content type · text
CASES = [
    ("header", RUSSIAN.encode("cp1251"), "text/html; charset=windows-1251", RUSSIAN),
    ("header in quotes", RUSSIAN.encode("koi8-r"), 'text/html; charset="KOI8-R"', RUSSIAN),
    ("header before meta", ('<meta charset="koi8-r">' + RUSSIAN).encode("cp1251"), "text/html; charset=windows-1251", '<meta charset="koi8-r">' + RUSSIAN),
    ("mark before meta", codecs.BOM_UTF16_LE + ('<meta charset="utf-8">' + RUSSIAN).encode("utf-16-le"), "", '<meta charset="utf-8">' + RUSSIAN),
    ("big-endian mark", codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), "", RUSSIAN),
    ("utf-8 mark", codecs.BOM_UTF8 + RUSSIAN.encode(), "", RUSSIAN),
    ("meta", ('<meta charset="windows-1251">' + RUSSIAN).encode("cp1251"), "text/html", '<meta charset="windows-1251">' + RUSSIAN),
    ("old meta", ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">' + RUSSIAN).encode("koi8-r"), "", None),
    ("xml declaration", ('<?xml version="1.0" encoding="iso-8859-2"?><p>Cło na miedź wzrosło</p>').encode("iso-8859-2"), "", None),
    ("detection, utf-8", RUSSIAN.encode(), "text/html", RUSSIAN),
    ("detection, cp1251", (RUSSIAN * 4).encode("cp1251"), "", RUSSIAN * 4),
    ("detection, shift_jis", (JAPANESE * 4).encode("shift_jis"), "", JAPANESE * 4),
    # wrongly declared
    ("header says latin, bytes are utf-8", FRENCH.encode(), "text/html; charset=iso-8859-1", FRENCH),
    (
        "header says utf-8, meta is right",
        ('<meta charset="windows-1251">' + RUSSIAN).encode("cp1251"),
        "text/html; charset=utf-8",
        '<meta charset="windows-1251">' + RUSSIAN,
    ),
    ("header is no charset", RUSSIAN.encode(), "text/html; charset=none", RUSSIAN),
    ("header is a codec of bytes", RUSSIAN.encode(), "text/html; charset=base64", RUSSIAN),
    ("header is a codec of escapes", b"<p>a\\u0041 duty</p>", "text/html; charset=unicode_escape", "<p>a\\u0041 duty</p>"),
    ("meta claims utf-16 of a page that is not", ('<meta charset="utf-16">' + FRENCH).encode(), "", '<meta charset="utf-16">' + FRENCH),
    ("latin-1 means windows-1252", QUOTES.encode("cp1252"), "text/html; charset=iso-8859-1", QUOTES),
    ("gb2312 means gb18030", "<p>镕基说关税下调</p>".encode("gb18030"), "text/html; charset=gb2312", "<p>镕基说关税下调</p>"),
]


@pytest.mark.parametrize(("body", "content_type", "text"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_the_page_is_decoded(body: bytes, content_type: str, text: str | None) -> None:
    found = decode(body, content_type)

    if text is None:
        assert "�" not in found
        assert any(word in found for word in ("Пошлина", "miedź"))
    else:
        assert found == text


def test_a_page_that_is_cut_within_a_character_keeps_its_encoding() -> None:
    cut = RUSSIAN.encode()[:-5]
    assert decode(cut, "text/html; charset=utf-8").startswith("<p>Пошлина на зерно")


@pytest.mark.parametrize("label", ["utf-8", "utf-16", "shift_jis", "\x00", "", "idna", "unicode_escape", "../x"])
def test_no_bytes_and_no_label_make_it_raise(label: str) -> None:
    for body in (b"", b"\xff", b"\xff\xfe\x00", bytes(range(256)) * 3, b"\x1b$B\x1b(B", b"\x00" * 9):
        assert isinstance(decode(body, f"text/html; charset={label}"), str)


REFERENCES = [
    ("a&#0;b&#x1F;c", "a b c"),
    ("a&#xD800;b", "a b"),
    ("a&#x110000;b&#99999999;c", "a b c"),
    ("&#147;duty&#148; &#x96; 5&nbsp;%", "“duty” – 5&nbsp;%"),
    ("AT&#38;T &#8364;5", "AT&#38;T &#8364;5"),
]


@pytest.mark.parametrize(("html", "mended"), REFERENCES)
def test_references_to_what_no_text_holds_are_blanked(html: str, mended: str) -> None:
    assert mend_references(html) == mended


def test_controls_and_half_characters_go_and_offsets_stay() -> None:
    text = "a\x00b\ud83dc\td\ne\U0001f600"
    assert without_controls(text) == "a b c\td\ne\U0001f600"
    assert whole_characters(text) == "a\x00b\ufffdc\td\ne\U0001f600"
