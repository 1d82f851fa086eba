"""Web archives: what is saved comes back, what a kill left is mended, what is cut off or damaged is told."""

import gzip
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch import Archived, Note, PageArchive, archives_in, read_archives
from extractor.fetch.warc_write import mend

BODY = b"<html><body><p>A page with some words in it.</p></body></html>"


def page(number: int, body: bytes = BODY, url: str = "") -> Page:
    return Page(url or f"https://a.example/{number}", body, f"https://a.example/final/{number}", 200, {"content-type": "text/html"}, "2025-11-10T08:12:33Z")


def read(path: Path) -> list[Archived]:
    return list(read_archives(archives_in(path) if path.is_dir() else [path]))


def said(path: Path) -> list[str]:
    """Addresses of pages, reasons of failures."""
    return [archived.found.url if isinstance(archived.found, Page) else archived.found.reason for archived in read(path)]


def saved(folder: Path, numbers: range, run: str = "run", segment: int = 1_000_000) -> None:
    with PageArchive(folder, segment) as archive:
        for number in numbers:
            archive.save(page(number), Note(run, number))


# there and back

PAGES = [
    page(1),
    page(2, b""),
    page(3, bytes(range(256)) * 300),
    page(4, url="https://a.example/ä?q=1&r=%C3%A4#x"),
    page(5, url="https://a.example/half\ud83d"),
    Page("https://a.example/6", BODY, "https://a.example/6", 203, {"content-type": "text/html", "x-said": "café, “quoted”", "etag": 'W/"1"'}, None),
]


@pytest.mark.parametrize("one", PAGES, ids=range(len(PAGES)))
def test_a_page_comes_back_as_it_was(tmp_path: Path, one: Page) -> None:
    note = Note("run", 7, {"id": "ä", "published": "2025-11-10"})
    with PageArchive(tmp_path, now=lambda: "2025-11-11T00:00:00Z") as archive:
        archive.save(one, note)
    [back] = read(tmp_path)

    assert isinstance(back.found, Page)
    assert (back.found.url, back.found.body, back.found.final_url, back.found.status) == (one.url, one.body, one.final_url, one.status)
    assert dict(back.found.headers) == dict(one.headers)
    assert back.found.fetched_at == (one.fetched_at or "2025-11-11T00:00:00Z")
    assert back.note == note
    assert back.note is not None
    assert back.note.fields == note.fields


def test_a_failure_comes_back_as_it_was(tmp_path: Path) -> None:
    with PageArchive(tmp_path) as archive:
        archive.save_failure(FetchError("https://a.example/gone", "http_404", "Not Found: “gone”"), "2025-11-10T08:00:00Z", Note("run", 3))
    [back] = read(tmp_path)

    assert isinstance(back.found, FetchError)
    assert (back.found.url, back.found.reason, back.found.detail) == ("https://a.example/gone", "http_404", "Not Found: “gone”")
    assert (back.at, back.note) == ("2025-11-10T08:00:00Z", Note("run", 3))


def test_a_long_crawl_goes_over_several_files_in_order(tmp_path: Path) -> None:
    saved(tmp_path, range(30), segment=2_000)

    assert len(archives_in(tmp_path)) > 3
    assert said(tmp_path) == [f"https://a.example/{number}" for number in range(30)]


def test_two_archives_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    with PageArchive(tmp_path) as one, PageArchive(tmp_path) as other:
        one.save(page(1), Note("one", 0))
        other.save(page(2), Note("other", 0))
        one.save(page(3), Note("one", 1))

    assert sorted(said(tmp_path)) == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]
    assert len(archives_in(tmp_path)) == 2


# kills and resumptions


def abandoned(folder: Path, numbers: range, cut: int = 0) -> Path:
    """What a killed process leaves: a file still open, perhaps with half a record."""
    archive = PageArchive(folder)
    for number in numbers:
        archive.save(page(number), Note("run", number))
    assert archive._file is not None
    path = Path(archive._file.name)
    archive._file.close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - cut)
    return path


@pytest.mark.parametrize(("cut", "left"), [(0, 3), (1, 2), (150, 2), (4, 2)])
def test_what_a_kill_left_is_mended_to_its_last_whole_record(tmp_path: Path, cut: int, left: int) -> None:
    path = abandoned(tmp_path, range(3), cut)
    mend(tmp_path)

    assert not path.exists()
    assert said(tmp_path) == [f"https://a.example/{number}" for number in range(left)]


def test_nothing_whole_leaves_nothing(tmp_path: Path) -> None:
    path = abandoned(tmp_path, range(1))
    with path.open("r+b") as file:
        file.truncate(40)
    mend(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_still_written_is_left_alone(tmp_path: Path) -> None:
    with PageArchive(tmp_path) as archive:
        archive.save(page(1))
        mend(tmp_path)
        assert [file.suffix for file in tmp_path.iterdir()] == [".open"]
        assert said(tmp_path) == ["https://a.example/1"]
        archive.save(page(2))

    assert said(tmp_path) == ["https://a.example/1", "https://a.example/2"]


RESUMED: list[tuple[list[range], list[int]]] = [
    ([range(6)], [0, 1, 2, 3, 4, 5]),
    ([range(6), range(4, 8)], [0, 1, 2, 3, 4, 5, 6, 7]),
    ([range(9), range(3, 5)], [0, 1, 2, 3, 4]),  # the resumption was killed earlier than the first run
    ([range(9), range(3, 5), range(4, 6)], [0, 1, 2, 3, 4, 5]),
    ([range(3), range(3)], [0, 1, 2]),  # begun anew: the output was, too
]


@pytest.mark.parametrize(("sessions", "numbers"), RESUMED)
def test_of_what_was_saved_twice_the_later_counts(tmp_path: Path, sessions: list[range], numbers: list[int]) -> None:
    for session, some in enumerate(sessions):
        with PageArchive(tmp_path) as archive:
            for number in some:
                archive.save(page(number, BODY + str(session).encode()), Note("run", number))
    back = read(tmp_path)

    assert [archived.note.number for archived in back if archived.note] == numbers
    last = {number: session for session, some in enumerate(sessions) for number in some}
    assert [archived.found.body[-1:] for archived in back if isinstance(archived.found, Page)] == [str(last[number]).encode() for number in numbers]


def test_another_run_in_the_same_folder_takes_nothing_away(tmp_path: Path) -> None:
    saved(tmp_path, range(3), run="monday")
    saved(tmp_path, range(2), run="tuesday")

    assert len(said(tmp_path)) == 5


# archives of others


def record(http: bytes, kind: WarcRecordType = WarcRecordType.response, url: str = "https://b.example/1") -> bytes:
    made = WarcRecord()
    made.init_headers(record_type=kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2025-11-10T08:12:33Z"
    made.is_http = kind == WarcRecordType.response
    if made.is_http:
        made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(http)
    raw = BytesIO()
    made.write(raw)
    return raw.getvalue()


def http(body: bytes = BODY, status: str = "200 OK", **headers: str) -> bytes:
    fields = {"content-type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return f"HTTP/1.1 {status}\r\n{''.join(f'{n}: {v}{chr(13)}{chr(10)}' for n, v in fields.items())}\r\n".encode() + body


CHUNKED = b"5\r\n" + BODY[:5] + b"\r\n" + f"{len(BODY) - 5:x};x=1\r\n".encode() + BODY[5:] + b"\r\n0\r\n\r\n"

FOREIGN = [
    ("plain", record(http()), "https://b.example/1"),
    ("in brackets", record(http(), url="<https://b.example/1>"), "https://b.example/1"),
    ("gzipped body", record(http(gzip.compress(BODY), content_encoding="gzip")), "https://b.example/1"),
    ("gzip claimed, body unpacked already", record(http(content_encoding="gzip")), "https://b.example/1"),
    ("chunked", record(http(CHUNKED, transfer_encoding="chunked")), "https://b.example/1"),
    ("chunked claimed, body joined already", record(http(transfer_encoding="chunked")), "https://b.example/1"),
    ("no type, but a page", record(http(content_type="")), "https://b.example/1"),
    ("an image", record(http(b"\x89PNG", content_type="image/png")), None),
    ("a redirect", record(http(b"", "301 Moved", location="/2")), None),
    ("plain text", record(http(b"User-agent: *", content_type="text/plain")), None),
    ("a request", record(b"GET / HTTP/1.1\r\n\r\n", WarcRecordType.request), None),
    ("warcinfo", record(b"software: x\r\n", WarcRecordType.warcinfo), None),
    ("an error status", record(http(status="503 Busy")), "http_503"),
    ("no HTTP head", record(b"nonsense"), "bad_answer"),
    ("beyond the bound", record(http(b"<html>" + b"x" * 9_000)), "too_large"),
]


@pytest.mark.parametrize(("raw", "found"), [row[1:] for row in FOREIGN], ids=[row[0] for row in FOREIGN])
@pytest.mark.parametrize("packed", [True, False])
def test_archives_of_others_are_read(tmp_path: Path, raw: bytes, found: str | None, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    good = record(http(), url="https://b.example/good")
    path.write_bytes(b"".join(map(gzip.compress, (raw, good))) if packed else raw + good)
    back = list(read_archives([path], max_bytes=8_000))

    names = [archived.found.url if isinstance(archived.found, Page) else archived.found.reason for archived in back]
    assert names == ([found] if found else []) + ["https://b.example/good"]
    assert all(archived.found.body == BODY for archived in back if isinstance(archived.found, Page))


# cut off, damaged


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["gzip", "plain"])
def test_every_cut_is_noticed(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """At any byte: either the cut falls between two records, where nobody can know, or it is told; what stood before is given."""
    first = pack(record(http()))
    whole = first + pack(record(http(), url="https://b.example/2"))
    path = tmp_path / "a.warc"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = said(path)
        if length == len(first):
            assert found == ["https://b.example/1"]
        else:
            assert found[-1] in ("warc_truncated", "not_a_warc"), length
            assert (found[0] == "https://b.example/1") == (len(found) > 1)
            assert length < len(first) or len(found) > 1
    path.write_bytes(whole)
    assert said(path) == ["https://b.example/1", "https://b.example/2"]


def test_one_gzip_stream_over_all_records_that_breaks_off_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    whole = gzip.compress(record(http()) * 3)
    path.write_bytes(whole[:-4])

    assert said(path)[-1] == "warc_truncated"
    path.write_bytes(whole)
    assert said(path) == ["https://b.example/1"] * 3


def test_damage_is_told_and_the_next_archive_is_read(tmp_path: Path) -> None:
    good = gzip.compress(record(http()))
    broken = bytearray(good)
    broken[len(good) // 2] ^= 0xFF
    (tmp_path / "1.warc.gz").write_bytes(bytes(good + broken + good))
    (tmp_path / "2.warc.gz").write_bytes(good)
    found = said(tmp_path)

    assert found[0] == found[-1] == "https://b.example/1"
    assert set(found[1:-1]) & {"warc_damaged", "warc_truncated"}


@pytest.mark.parametrize("content", [b"", b"hello there", b"\x1f\x8bnonsense", zlib.compress(b"WARC/1.0"), b"WARC/1.0\r\n"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)

    [reason] = said(path)
    assert reason in ("not_a_warc", "warc_truncated", "warc_damaged")


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    assert said(tmp_path / "none.warc.gz") == ["warc_damaged"]
