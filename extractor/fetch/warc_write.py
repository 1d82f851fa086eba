"""How are the pages of a crawl kept, so that it can be replayed? As WARC files, each record whole on its own, whatever kills the run."""

import fcntl
import json
import os
import re
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO
from urllib.parse import quote

from fastwarc.warc import WarcRecord, WarcRecordType

from extractor.core.errors import FetchError, StoreError
from extractor.core.types import Page
from extractor.fetch.content import WIRE_HEADERS
from extractor.fetch.warc_note import HEADER, Note
from extractor.fetch.warc_read import FAILURE, REQUESTED

_SEGMENT = 256_000_000
"""Bytes of a file before the next is begun: small enough to be mended in seconds after a kill, large enough for 10,000 pages."""
_SYNC_EVERY = 64
"""Records between two syncs: a power cut costs at most these, a kill none."""
_OPEN = ".open"
_NAME = re.compile(r"pages-(\d{5,})\.warc\.gz")
_CHUNK = 65_536


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class PageArchive(AbstractContextManager["PageArchive"]):
    """`with PageArchive(folder) as archive: archive.save(page)`. Several processes may save into one folder, each into files of its own.

    A file is called `….warc.gz.open` until it is finished; what a killed run left so is mended by the next.
    """

    def __init__(self, folder: Path, segment: int = _SEGMENT, now: Callable[[], str] = _now) -> None:
        self._folder, self._segment, self._now = folder, segment, now
        self._file: BinaryIO | None = None
        self._path = folder
        self._unsynced = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            mend(folder)
        except OSError as error:
            raise StoreError(f"pages cannot be kept in {folder}: {error.strerror}") from None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def save(self, page: Page, note: Note | None = None) -> None:
        """Keep a page. When this returns, a kill cannot take it away. StoreError where it cannot be written."""
        head = "".join(f"{name}: {' '.join(value.splitlines())}\r\n" for name, value in page.headers.items() if name not in WIRE_HEADERS)
        http = f"HTTP/1.1 {page.status} OK\r\n{head}content-length: {len(page.body)}\r\n\r\n".encode()
        record = self._record(WarcRecordType.response, page.final_url or page.url, page.fetched_at)
        record.headers[REQUESTED] = quote(page.url, safe="/:?&=+,;@", errors="surrogatepass")
        if note is not None:
            record.headers[HEADER] = note.to_header()
        record.is_http = True
        record.set_bytes_content(http + page.body)
        self._write(record)

    def save_failure(self, error: FetchError, at: str | None = None, note: Note | None = None) -> None:
        """Keep a failure, so that a replay has it too."""
        record = self._record(WarcRecordType.metadata, error.url, at)
        if note is not None:
            record.headers[HEADER] = note.to_header()
        record.headers["Content-Type"] = FAILURE
        record.set_bytes_content(json.dumps({"url": error.url, "reason": error.reason, "detail": error.detail}).encode())
        self._write(record)

    def flush(self) -> None:
        """After this, not even a power cut can take away what was saved. Cheap where nothing new was."""
        if self._file is not None and self._unsynced:
            self._sync()

    def close(self) -> None:
        """Finish the file at hand."""
        if self._file is None:
            return
        self._sync()
        self._file.close()
        self._file = None
        self._path.rename(self._path.with_name(self._path.name.removesuffix(_OPEN)))

    def _record(self, kind: WarcRecordType, url: str, date: str | None) -> WarcRecord:
        record = WarcRecord()
        record.init_headers(record_type=kind)
        record.headers["WARC-Target-URI"] = quote(url, safe="%/:?&=+,;@#[]!$'()*~", errors="surrogatepass")
        record.headers["WARC-Date"] = date or self._now()
        return record

    def _write(self, record: WarcRecord) -> None:
        raw = BytesIO()
        record.write(raw, checksum_data=True)
        packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        member = packer.compress(raw.getbuffer()) + packer.flush()
        try:
            if self._file is not None and self._file.tell() > self._segment:
                self.close()
            self._append(member)
        except OSError as error:
            raise StoreError(f"pages cannot be kept in {self._folder}: {error.strerror}") from None

    def _append(self, member: bytes) -> None:
        file = self._file or self._begin()
        start = file.tell()
        try:
            file.write(member)
        except OSError:
            file.truncate(start)  # a full disk: half a record must not stand in the way of the next
            file.seek(start)
            raise
        self._unsynced += 1
        if self._unsynced >= _SYNC_EVERY:
            self._sync()

    def _begin(self) -> BinaryIO:
        taken = [int(found[1]) for file in self._folder.iterdir() if (found := _NAME.match(file.name))]
        number = max(taken, default=0) + 1
        while True:
            self._path = self._folder / f"pages-{number:05}.warc.gz{_OPEN}"
            try:
                # Unbuffered: what was written belongs to the system, not to a process that may be killed.
                self._file = self._path.open("xb", buffering=0)
                break
            except FileExistsError:
                number += 1  # another process was faster
        fcntl.flock(self._file, fcntl.LOCK_EX)
        return self._file

    def _sync(self) -> None:
        assert self._file is not None
        os.fsync(self._file.fileno())
        self._unsynced = 0


def mend(folder: Path) -> None:
    """Cut files that a killed run left open back to their last whole record, and finish them. Files still being written are left alone."""
    for path in sorted(folder.glob(f"*.warc.gz{_OPEN}")):
        with suppress(FileNotFoundError), path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            whole = _whole_records(file)
            file.truncate(whole)
            os.fsync(file.fileno())
            if whole:
                path.rename(path.with_name(path.name.removesuffix(_OPEN)))
            else:
                path.unlink()


def _whole_records(file: BinaryIO) -> int:
    """Where the last gzip member that is whole ends."""
    end = position = 0
    member = zlib.decompressobj(31)
    while raw := file.read(_CHUNK):
        position += len(raw)
        while raw:
            try:
                member.decompress(raw, _CHUNK * 16)
            except zlib.error:
                return end
            if member.eof:
                raw = member.unused_data
                end = position - len(raw)
                member = zlib.decompressobj(31)
            else:
                raw = member.unconsumed_tail
    return end
