"""Do the pages say what is there? Links, code lists, the examples of the record, decisions."""

import json
import re
from pathlib import Path

import pytest

from extractor import Record, read_line
from extractor.cli import app
from extractor.core.record import ACTIONS, MEASURES, STATUSES
from extractor.core.types import Mention

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("models/**/*.md"), *ROOT.glob("fixtures/**/*.md")])
EVENTS, RECORD = ROOT / "docs" / "events.md", ROOT / "docs" / "record.md"


def section(path: Path, heading: str) -> str:
    """The text under a heading, up to the next one."""
    return re.split(r"^##+ ", path.read_text(encoding="utf-8").partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """Every code in the first column of a table."""
    return [code for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for code in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_code_lists_are_the_records() -> None:
    assert first_cells(section(EVENTS, "### `action`")) == list(ACTIONS)
    assert first_cells(section(EVENTS, "### `measure`")) == list(MEASURES)
    assert sorted(first_cells(section(RECORD, "### `status`: where the measure stands after the act"))) == sorted(STATUSES)


def test_every_field_is_described() -> None:
    told = set(re.findall(r"`(\w+)`", EVENTS.read_text(encoding="utf-8") + RECORD.read_text(encoding="utf-8")))
    assert Record.model_fields.keys() - {"schema_", "dates", "article", "evidence", "id"} <= told


def test_the_record_that_is_shown_is_one() -> None:
    shown, *lines = re.findall(r"```json\n(.*?)```", RECORD.read_text(encoding="utf-8"), re.DOTALL)
    record = read_line(shown)
    assert isinstance(record, Record)
    assert list(json.loads(shown)) == list(record.to_dict())
    assert [json.loads(line)["schema"] for line in lines] == ["article/1", "failure/1"]
    assert all(read_line(line) for line in lines)


def test_every_kind_of_mention_is_described() -> None:
    kinds = Mention.__annotations__["kind"].__args__
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "mentions.md").read_text(encoding="utf-8")))
    assert set(kinds) <= told


def test_every_command_is_in_the_command_lines_page() -> None:
    commands = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert commands
    assert not [name for name in commands if f"| `{name}" not in page]


def test_decisions_are_numbered_once_and_named_after_their_number() -> None:
    pages = sorted(path for path in (ROOT / "docs" / "decisions").glob("*.md") if path.name != "README.md")
    numbers = [path.name[:4] for path in pages]
    assert len(set(numbers)) == len(numbers) > 20
    for path in pages:
        assert path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]} "), path.name
