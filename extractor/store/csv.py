"""How are events kept for a spreadsheet? One row per event; failures and event-less articles in files beside it."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.store.files import AppendedFiles
from extractor.store.flat import COLUMNS, TABLES, Value, row_of, table_of
from extractor.store.sink import Entry, Line

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes Excel, LibreOffice or Google Sheets read a cell as a formula (OWASP, CSV injection)."""

_FULL_WIDTH = ("＝", "＋", "－", "＠")
"""The same in the full-width forms that East Asian spreadsheets take for them."""

BOM = b"\xef\xbb\xbf"
"""Excel reads a CSV as UTF-8 only when it begins so."""

LONGEST_CELL = 32_767
"""Excel's limit; it breaks a longer cell over the next row."""


class CsvSink(AppendedFiles):
    """`events.csv`, with `events.articles.csv` and `events.failures.csv` beside it. The full record is not kept: use JSONL for that."""

    def __init__(self, out: Path, *, resume: bool = False) -> None:
        files = {table: out if table == "events" else out.with_name(f"{out.stem}.{table}{out.suffix}") for table in TABLES}
        super().__init__(files, out, resume=resume)

    def lines(self) -> Iterator[Line]:
        """The rows of all three files, as they stand, with their table."""
        for table, path in self._files.items():
            kept = path.read_bytes()[: self._journal.kept.sizes.get(table, 0)].decode("utf-8-sig")
            for row in csv.DictReader(io.StringIO(kept, newline="")):
                yield {"table": table, **row}

    def _head(self, name: str) -> bytes:
        return BOM + csv_row(COLUMNS[name])

    def _pieces(self, entry: Entry) -> Iterator[tuple[str, bytes]]:
        for line in entry.lines:
            yield table_of(line), csv_row(row_of(line).values())


def csv_row(values: Iterable[Value]) -> bytes:
    """One row, safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([safe_cell(value) for value in values])
    return text.getvalue().encode("utf-8", "replace")


def safe_cell(value: Value) -> str | int | float:
    """The value as a cell that is never run: a text that looks like a formula gets an apostrophe, as OWASP advises. Numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "")
    if value.lstrip(" \u00a0\ufeff\u200b").startswith(_STARTS_FORMULA + _FULL_WIDTH):
        value = "'" + value
    return value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
