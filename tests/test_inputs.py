"""Whatever is handed over becomes typed inputs, lazily and in order; what cannot be used says why."""

import io
import pickle
from itertools import islice
from pathlib import Path

import pytest

from extractor.inputs import Bad, Document, HtmlFile, Input, TextFile, Url, expand


def inputs(*names: str | Path, stdin: bytes = b"") -> list[Input]:
    return list(expand([str(name) for name in names], io.BytesIO(stdin)))


def made(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def kinds(*names: str | Path, stdin: bytes = b"") -> list[str]:
    return [item.reason if isinstance(item, Bad) else type(item).__name__ for item in inputs(*names, stdin=stdin)]


def test_addresses() -> None:
    assert inputs("https://a.example/1", "http://b.example") == [Url("https://a.example/1"), Url("http://b.example")]
    assert kinds("ftp://a.example/1", "file:///etc/passwd") == ["unsupported_scheme", "unsupported_scheme"]


FILES = [
    ("urls.txt", "https://a.example\n\n# later\nhttps://b.example\n", ["Url", "Url"]),
    ("urls", "https://a.example", ["Url"]),
    ("bom.txt", b"\xef\xbb\xbfhttps://a.example\r\nhttps://b.example\r\n", ["Url", "Url"]),
    ("mixed.txt", "https://a.example\nnonsense\n", ["Url", "not_an_address"]),
    ("article.txt", "Beijing has banned exports.\n", ["TextFile"]),
    ("starts_with_link.txt", "https://a.example reports that Beijing\n", ["TextFile"]),
    ("angle.txt", "<unclear> says the note", ["TextFile"]),
    ("page.html", "<html></html>", ["HtmlFile"]),
    ("PAGE.HTM", "", ["HtmlFile"]),
    ("saved", "<!doctype html><p>x", ["HtmlFile"]),
    ("docs.jsonl", '{"text": "a"}\n\n{"url": "https://a.example"}\n', ["Document", "Document"]),
    ("bad.jsonl", '{"text": "a"\n[1]\n{"title": "only"}\n{"html": "<p>"}\n', ["not_json", "not_a_document", "not_a_document", "Document"]),
    ("one.json", '{"text": "a"}', ["Document"]),
    ("pretty.json", '{\n  "text": "a"\n}', ["Document"]),
    ("many.json", '[{"text": "a"}, {"text": "b"}, 3]', ["Document", "Document", "not_a_document"]),
    ("lines.json", '{"text": "a"}\n{"text": "b"}\n', ["Document", "Document"]),
    ("deep.jsonl", "[" * 100_000, ["not_json"]),
    ("empty.txt", "", ["empty"]),
    ("blank.txt", " \n\n", ["empty"]),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0", ["binary"]),
    ("wide.txt", "Beijing has banned exports".encode("utf-16"), ["TextFile"]),
]


@pytest.mark.parametrize(("name", "content", "found"), FILES, ids=[row[0] for row in FILES])
def test_a_file_is_what_its_content_says(tmp_path: Path, name: str, content: str | bytes, found: list[str]) -> None:
    assert kinds(made(tmp_path, name, content)) == found


STREAMS = [
    (b"https://a.example\nhttps://b.example\n", ["Url", "Url"]),
    (b'{"text": "a"}\n{"text": "b"}\n', ["Document", "Document"]),
    (b"<html><p>x</p></html>", ["Document"]),
    (b"Beijing has banned exports.", ["TextFile"]),
    (b"", ["empty"]),
]


@pytest.mark.parametrize(("content", "found"), STREAMS)
def test_standard_input_is_what_its_content_says(content: bytes, found: list[str]) -> None:
    assert kinds("-", stdin=content) == found


def test_a_text_from_standard_input_is_whole() -> None:
    text = "Beijing has banned exports. " * 1000
    [item] = inputs("-", stdin=text.encode())
    assert isinstance(item, TextFile)
    assert item.text == text


def test_long_files_of_lines_lose_no_line(tmp_path: Path) -> None:
    lines = [f"https://a.example/{number}/{'x' * (number % 97)}" for number in range(3000)]
    assert inputs(made(tmp_path, "urls.txt", "\n".join(lines))) == [Url(line) for line in lines]


def test_a_folder_is_walked_in_order_and_other_files_are_left(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/1.txt", "a.html", ".hidden.txt", "photo.jpg"):
        made(tmp_path, name, "words")
    assert [item.name.removeprefix(str(tmp_path)) for item in inputs(tmp_path)] == ["/a.html", "/b/1.txt", "/b/2.html"]


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert kinds(tmp_path / "nothing.txt", tmp_path / "nothing.html", tmp_path / "empty") == ["not_readable", "not_readable", "empty_folder"]


def test_a_document_is_called_by_its_address_or_id_or_line(tmp_path: Path) -> None:
    path = made(tmp_path, "d.jsonl", '{"id": 7, "text": "a"}\n{"id": "x", "url": "https://a.example"}\n{"text": "b"}')
    assert [item.name for item in inputs(path)] == ["7", "https://a.example", f"{path}:3"]


def test_the_stream_is_lazy(tmp_path: Path) -> None:
    good = made(tmp_path, "a.txt", "words")
    assert list(islice(expand(iter([str(good), *(["x"] * 3)])), 1)) == [TextFile(str(good))]


def test_inputs_cross_process_borders() -> None:
    for item in (Url("https://a.example"), HtmlFile("a"), TextFile("a", "b"), Document("n", {"text": "a"}), Bad("n", "r")):
        assert pickle.loads(pickle.dumps(item)) == item
