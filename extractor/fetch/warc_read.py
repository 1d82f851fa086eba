"""Which pages does a web archive hold? WARC files read in a stream, one record in memory, and truncation told.

Every reader ends silently where a file was cut off, so lengths are compared here: of each record, and of the file's tail.
"""

import json
import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch.content import WIRE_HEADERS, may_be_html, why_not_html
from extractor.fetch.decode import Damaged, Incomplete, TooLarge, decode
from extractor.fetch.warc_note import HEADER, Note

ARCHIVES = (".warc", ".warc.gz", ".warc.gz.open", ".warc.zst", ".warc.lz4")
REQUESTED = "Extractor-Requested-URI"
"""Our own field: the address that was asked for, where redirects led from it to the target, percent-coded."""
FAILURE = "application/json; profile=extractor-failure"
"""Content type of our own metadata records, so that a replay fails where the crawl failed."""

MAX_BYTES = 20_000_000
"""Of one page, as in `FetchSettings`."""

_GZIP = b"\x1f\x8b"
_TAIL = 65_536
_NO_END = "the last record has no end"


@dataclass(frozen=True, slots=True)
class Archived:
    """What an archive holds in one place: a page, or the failure that stands for one."""

    found: Page | FetchError
    note: Note | None = None
    """Of records that we wrote ourselves."""
    at: str | None = None
    """When it was fetched, or failed, where the record says so."""


def archives_in(folder: Path) -> list[Path]:
    """The web archives that lie in a folder, in order."""
    return sorted(file for file in folder.iterdir() if file.name.endswith(ARCHIVES) and file.is_file())


def read_archives(paths: Iterable[Path], max_bytes: int = MAX_BYTES) -> Iterator[Archived]:
    """The pages of several archives, one archive after the other; what cannot be had is a FetchError in its place.

    Where a killed run was resumed into the same folder, its pages from there on were fetched again: only the later ones are given.
    """
    files = list(paths)
    ends = _ends(files)
    for file, end in zip(files, ends, strict=True):
        for archived in read_warc(file, max_bytes):
            note = archived.note
            if note is None or note.number < end.get(note.run, note.number + 1):
                yield archived


def _ends(files: list[Path]) -> list[dict[str, int]]:
    """For each file and run the number from which on later files hold it. Each file of ours is of one run, and its first record the earliest."""
    ends: list[dict[str, int]] = []
    later: dict[str, int] = {}
    for file in reversed(files):
        ends.append(dict(later))
        note = _first_note(file)
        if note is not None:
            later[note.run] = min(note.number, later.get(note.run, note.number))
    return ends[::-1]


def _first_note(file: Path) -> Note | None:
    try:
        with file.open("rb") as stream:
            record = next(iter(ArchiveIterator(stream, parse_http=False)), None)
            return Note.from_header(record.headers.get(HEADER)) if record is not None else None
    except OSError:
        return None  # what is wrong with it is told when it is read


def read_warc(path: Path, max_bytes: int = MAX_BYTES) -> Iterator[Archived]:
    """The web pages of one archive, in its order.

    What is no page by its type (images, styles, robots.txt) or a redirect is left out; a page with an error status is a failure. A file that is cut off
    (`warc_truncated`) or damaged (`warc_damaged`) gives what stands before, then a FetchError that bears the file's name.
    """
    name = str(path)
    try:
        with path.open("rb") as stream:
            last = yield from _records(stream, name, max_bytes)
            if last is not None and (problem := _tail_problem(stream, last)):
                yield Archived(FetchError(name, "warc_truncated", problem))
    except OSError as error:
        yield Archived(FetchError(name, "warc_damaged", " ".join(str(error).split())[:200]))


def _records(stream: BinaryIO, name: str, max_bytes: int) -> Generator[Archived, None, int | None]:
    """Returns where the last record begins, None where a truncation has been told already."""
    head = stream.read(4)
    stream.seek(0)
    if not head:
        yield Archived(FetchError(name, "warc_truncated", "an empty file"))
        return None
    position, records = 0, 0
    reader = iter(ArchiveIterator(stream, parse_http=False))
    while True:
        try:
            record = next(reader, None)
        except OSError as error:
            reason = "not_a_warc" if not records else "warc_truncated" if _breaks_off(stream, position) else "warc_damaged"
            yield Archived(FetchError(name, reason, f"at byte {position:,}: {' '.join(str(error).split())[:200]}"))
            return None
        if record is None:
            break
        records += 1
        position = record.stream_pos
        found = _of_record(record, max_bytes)
        if isinstance(found, _Cut):
            yield Archived(FetchError(name, "warc_truncated", f"record {records} at byte {position:,}: {found.detail}"))
            return None
        if found is not None:
            yield Archived(found, Note.from_header(record.headers.get(HEADER)), record.headers.get("WARC-Date"))
    if not records:
        yield Archived(FetchError(name, "warc_truncated" if head.startswith((_GZIP, b"WARC")) else "not_a_warc", "no whole record in it"))
        return None
    return position


def _breaks_off(stream: BinaryIO, last: int) -> bool:
    """Whether the file ends within the first word of a record, which a reader takes for nonsense; `last` is where the one before begins."""
    stream.seek(max(0, stream.seek(0, 2) - 12))
    _, end, word = stream.read().rpartition(b"\r\n\r\n")
    return (bool(end) and b"WARC/1.1\r\n".startswith(word.replace(b"/1.0", b"/1.1"))) or _tail_problem(stream, last) == _NO_END


class _Cut:
    """The record is shorter than it says."""

    def __init__(self, detail: str) -> None:
        self.detail = detail


def _of_record(record: WarcRecord, max_bytes: int) -> Page | FetchError | _Cut | None:
    """None for what is no page."""
    said = record.headers.get("Content-Length")
    if said is None or not said.strip().isdecimal():
        return _Cut("its head breaks off")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    try:
        if record.record_type == WarcRecordType.response and record.is_http:
            return _response(record, url, max_bytes)
        if record.record_type == WarcRecordType.metadata and record.headers.get("Content-Type") == FAILURE:
            return _failure(record, url, max_bytes)
        return _skip(record, record.content_length)
    except OSError as error:
        return FetchError(url, "bad_answer", " ".join(str(error).split())[:200]) if record.content_length == 0 else _Cut(str(error)[:200])


def _response(record: WarcRecord, url: str, max_bytes: int) -> Page | FetchError | _Cut | None:
    whole = record.content_length
    block = record.reader.read(min(whole, max_bytes + 1))
    if len(block) < min(whole, max_bytes + 1):
        return _Cut(f"{len(block):,} of {whole:,} bytes")
    if whole > max_bytes:
        return _skip(record, whole - len(block)) or FetchError(url, "too_large", f"{whole:,} bytes")
    head, _, payload = block.partition(b"\r\n\r\n")
    parsed = _head(head)
    if parsed is None:
        return FetchError(url, "bad_answer", "no HTTP head")
    status, headers = parsed
    requested = record.headers.get(REQUESTED)
    if requested is None and (300 <= status < 400 or not may_be_html(headers.get("content-type", ""))):
        return None
    if status not in (200, 203):
        return FetchError(url, f"http_{status}")
    try:
        body = _decoded(payload, headers, max_bytes)
    except TooLarge as error:
        return FetchError(url, "too_large", str(error))
    except Incomplete as error:
        return FetchError(url, "incomplete", str(error))
    kept = {name: value for name, value in headers.items() if name not in WIRE_HEADERS}
    page = Page(unquote(requested, errors="surrogatepass") if requested else url, body, url, status, kept, record.headers.get("WARC-Date"))
    if requested is None and why_not_html(page):
        return None
    return page


def _failure(record: WarcRecord, url: str, max_bytes: int) -> FetchError | _Cut:
    whole = record.content_length
    block = record.reader.read(min(whole, max_bytes))
    if len(block) < whole:
        return _Cut(f"{len(block):,} of {whole:,} bytes")
    try:
        found = json.loads(block)
        return FetchError(str(found["url"]), str(found["reason"]), str(found["detail"]))
    except (ValueError, KeyError, TypeError):
        return FetchError(url, "bad_answer", "an unreadable failure record")


def _skip(record: WarcRecord, left: int) -> _Cut | None:
    """Read to the record's end, piece by piece: its length must be true even where its content is not wanted."""
    while left > 0:
        piece = record.reader.read(min(left, _TAIL))
        if not piece:
            return _Cut(f"{left:,} bytes are missing")
        left -= len(piece)
    return None


def _head(raw: bytes) -> tuple[int, Mapping[str, str]] | None:
    """Status and headers; repeated ones joined, continued lines unfolded."""
    lines = raw.replace(b"\r\n ", b" ").replace(b"\r\n\t", b" ").split(b"\r\n")
    first = lines[0].split(b" ", 2)
    if len(first) < 2 or not first[0].upper().startswith(b"HTTP/") or not first[1].isdigit():
        return None
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            key, text = _text(name).strip().lower(), _text(value).strip()
            headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return int(first[1]), headers


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _decoded(payload: bytes, headers: Mapping[str, str], max_bytes: int) -> bytes:
    """Many archives keep the headers of the journey beside a body that is unpacked already: what does not decode is taken as it is."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        payload = _unchunked(payload)
    try:
        return decode([payload], headers.get("content-encoding", ""), max_bytes)
    except Damaged:
        return payload


def _unchunked(payload: bytes) -> bytes:
    pieces, at = [], 0
    while at < len(payload):
        line, end, _ = payload[at : at + 40].partition(b"\r\n")
        try:
            size = int(line.partition(b";")[0].strip() or b"-", 16)
        except ValueError:
            return payload
        if not end or size < 0:
            return payload
        at += len(line) + 2
        if size == 0:
            break
        pieces.append(payload[at : at + size])
        at += size + 2
    return b"".join(pieces)


def _tail_problem(stream: BinaryIO, last: int) -> str | None:
    """What the reader does not tell: a last gzip member without its end, or some bytes of a record that never came."""
    stream.seek(0)
    magic = stream.read(4)
    if magic.startswith(_GZIP):
        # Where several records share a member, no position is told that a reader could begin at: then all of it is gone through.
        stream.seek(last)
        stream.seek(last if stream.read(2) == _GZIP else 0)
        return _gzip_tail_problem(stream)
    if magic == b"WARC":
        stream.seek(-4, 2)
        return None if stream.read() == b"\r\n\r\n" else _NO_END
    return None  # zstd and lz4: the lengths of the records are all there is


def _gzip_tail_problem(stream: BinaryIO) -> str | None:
    member = zlib.decompressobj(31)
    begun = False
    while raw := stream.read(_TAIL):
        while raw:
            if member.eof:
                if not raw.strip(b"\0"):
                    raw = b""  # padding
                    break
                member, begun = zlib.decompressobj(31), False
            try:
                member.decompress(raw, _TAIL)
            except zlib.error as error:
                return f"after the last record: {error}"
            begun = True
            raw = member.unused_data if member.eof else member.unconsumed_tail
    return _NO_END if begun and not member.eof else None
