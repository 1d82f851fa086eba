"""How is a CSV of the vocabulary read? Rows with their line numbers, and an error that names file, row and mending."""

import csv
import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from extractor.core.errors import RuleError
from extractor.rules.paths import models_dir
from extractor.rules.schema import Row

R = TypeVar("R", bound=Row)


def read_table(folder: str, name: str, row: type[R], root: Path | None = None) -> tuple[tuple[int, R], ...]:
    """The rows of `models/<folder>/<name>.csv` with their line numbers; RuleError at the first that does not fit."""
    path = (root or models_dir()) / folder / f"{name}.csv"
    shown = f"models/{folder}/{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_columns(shown, reader.fieldnames or (), tuple(row.model_fields))
            return tuple((reader.line_num, _row(shown, reader.line_num, cells, row)) for cells in reader)
    except FileNotFoundError as missing:
        raise RuleError(shown, "", "the table is missing", _near(name, (file.stem for file in path.parent.glob("*.csv")))) from missing
    except (csv.Error, UnicodeDecodeError) as broken:
        raise RuleError(shown, "", f"not a UTF-8 CSV table: {broken}", "quote cells that hold commas or quotes") from broken


def nearest(name: str, names: Iterable[str]) -> str:
    """`nearest is "gallium"`, or nothing where no name comes close."""
    found = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f'nearest is "{found[0]}"' if found else ""


def _near(name: str, names: Iterable[str]) -> str:
    return nearest(name, names) or "restore the file"


def _check_columns(shown: str, columns: Iterable[str], wanted: tuple[str, ...]) -> None:
    columns = tuple(columns)
    for column in columns:
        if column not in wanted:
            raise RuleError(shown, "", f'unknown column "{column}"', nearest(column, wanted) or f"columns are {', '.join(wanted)}")
    missing = [column for column in wanted if column not in columns]
    if missing:
        raise RuleError(shown, "", f'column "{missing[0]}" is missing', f"columns are {', '.join(wanted)}")


def _row(shown: str, line: int, cells: dict[str | None, str | list[str] | None], row: type[R]) -> R:
    key = str(next(iter(cells.values()), "") or "")
    if None in cells or None in cells.values():
        raise RuleError(f"{shown}:{line}", key, "the row has too many or too few cells", f"columns are {', '.join(row.model_fields)}")
    try:
        return row.model_validate(cells)
    except ValidationError as invalid:
        first = invalid.errors()[0]
        column = str(first["loc"][0]) if first["loc"] else ""
        raise RuleError(f"{shown}:{line}", key, f'{column} = "{cells.get(column)}": {first["msg"]}', "see models/README.md") from invalid
