"""The command line: what a person types and sees, and what a script can rely on."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import cli
from extractor.app import Extractor
from extractor.cli.table import print_events
from extractor.core.errors import RuleError
from extractor.core.record import Record
from extractor.core.types import Analysis, Article
from extractor.rooms import Rooms
from extractor.settings import Settings
from tests.commands import behind_the_commands, call
from tests.fake_rooms import ROOMS

COMMANDS = ("run", "watch", "query", "export", "explain", "check", "evaluate", "schema")


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    behind_the_commands(monkeypatch)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("Yesterday a BAN hit tin and all.")
    return path


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


# help


def test_help_needs_none_of_the_heavy_libraries() -> None:
    """The set of imports is measured, not the time: a busy machine may be slow, an import is there or not."""
    heavy = "{'spacy', 'pydantic', 'httpx', 'trafilatura', 'lxml', 'bs4', 'numpy', 'dateparser', 'pyarrow', 'asyncio'}"
    code = f"import sys, extractor.cli; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert f"extractor {command}" in result.stdout.partition("Example")[2].replace("\n", " ")


def test_help_names_every_command() -> None:
    assert all(command in call("--help").stdout for command in COMMANDS)


def test_the_module_runs_as_a_program() -> None:
    found = subprocess.run([sys.executable, "-m", "extractor", "--version"], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("extractor ")


# run


def test_run_prints_a_table(article: Path) -> None:
    result = call("run", article, "--published", "2025-11-10")
    assert result.exit_code == 0
    assert "impose   export_ban" in result.stdout
    assert "2025-11-10" in result.stdout
    assert "1 article, 1 event, 0 failures" in result.stderr


def test_run_without_events_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sunny.")
    assert "No policy events." in call("run", tmp_path / "a.txt").stdout


def test_run_writes_one_line_per_record_failure_and_eventless_article(tmp_path: Path) -> None:
    source, out = tmp_path / "docs.jsonl", tmp_path / "events.jsonl"
    source.write_text('{"id": "1", "text": "BAN BAN"}\n{"id": "2", "text": "CRASH"}\n{"id": "3", "text": "calm"}\nnonsense\n')
    result = call("run", source, "--out", out)
    assert [line["schema"] for line in lines_of(out)] == ["policy-event/1", "policy-event/1", "failure/1", "article/1", "failure/1"]
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "failed  2  analyse: internal: ZeroDivisionError: by nought" in result.stderr
    assert "2 articles, 2 events, 2 failures" in result.stderr
    assert "1 × read: not_json" in result.stderr


def test_run_reads_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    result = call("run", "-", "--out", out, stdin='{"id": "x", "text": "BAN"}\n')
    assert result.exit_code == 0
    assert len(lines_of(out)) == 1


def test_run_leaves_out_unsure_events(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("BAN and ban")
    assert call("run", tmp_path / "a.txt").stdout.count("export_ban") == 2
    assert call("run", tmp_path / "a.txt", "--min-confidence", "0.5").stdout.count("export_ban") == 1


def test_options_reach_the_settings(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    def load(settings: Settings) -> Rooms:
        seen.append(settings)
        return ROOMS

    monkeypatch.setattr("extractor.app.load_rooms", load)
    call("run", article, "--no-syntax", "--allow-private", "--published", "2025-01-02")
    assert seen == [Settings(syntax=False, allow_private=True, published="2025-01-02")]


@pytest.mark.parametrize("columns", [40, 80, 110, 200])
def test_a_table_fits_the_terminal(article: Path, columns: int) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    records = [line for line in Extractor(rooms=ROOMS).records({"text": "BAN " * 3, "url": "https://a.example"}) if isinstance(line, Record)]
    stream = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setenv("NO_COLOR", "1")
        print_events(records, stream)
    rows = stream.getvalue().splitlines()
    assert all(len(row) <= columns for row in rows if "\x1b" not in row)
    assert "https://a.example" in rows[0]


def test_an_interrupted_run_says_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(article: Article) -> Analysis:
        if "ban" in article.text:
            raise KeyboardInterrupt
        return ROOMS.analyse(article)

    monkeypatch.setattr("extractor.app.load_rooms", lambda _: replace(ROOMS, analyse=interrupted))
    source, out = tmp_path / "docs.jsonl", tmp_path / "events.jsonl"
    source.write_text('{"id": "1", "text": "BAN"}\n{"id": "2", "text": "ban"}\n')
    result = call("run", source, "--out", out)
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert "1 article, 1 event" in result.stderr
    assert len(lines_of(out)) == 1


def test_run_prints_json_lines(tmp_path: Path) -> None:
    result = call("run", "-", "--out", "-", stdin='{"id": "1", "text": "BAN"}\n{"id": "2", "text": "calm"}\n')
    assert [json.loads(line)["schema"] for line in result.stdout.splitlines()] == ["policy-event/1", "article/1"]


@pytest.mark.parametrize("name", ["events.csv", "events.parquet", "events.jsonl"])
def test_run_writes_the_kind_that_the_ending_names(article: Path, tmp_path: Path, name: str) -> None:
    assert call("run", article, "--out", tmp_path / name).exit_code == 0
    assert json.loads((tmp_path / f"{name}.manifest.json").read_text())["kept"]["events"] == 1


def test_run_twice_into_a_store_keeps_once(article: Path, tmp_path: Path) -> None:
    assert "1 article, 1 event" in call("run", article, "--store", tmp_path / "events.db").stderr
    again = call("run", article, "--store", tmp_path / "events.db")
    assert again.exit_code == 0
    assert "0 articles, 0 events, 0 failures" in again.stderr
    assert "(1 kept before)" in again.stderr


def test_run_links_repeats_unless_told_to_keep_them(tmp_path: Path) -> None:
    source = tmp_path / "docs.jsonl"
    source.write_text('{"id": "1", "text": "A BAN on tin"}\n{"id": "2", "text": "a ban... BAN on tin"}\n{"id": "3", "text": "A BAN, on TIN"}\n')
    out = tmp_path / "events.jsonl"
    assert "(1 repeat linked)" in call("run", source, "--out", out).stderr
    assert [line.get("duplicate_of") for line in lines_of(out)] == [None, None, None, "1"]
    call("run", source, "--out", out, "--keep-duplicates")
    assert [line["schema"] for line in lines_of(out)] == ["policy-event/1"] * 4 + ["article/1"]


# stores


@pytest.fixture
def store(tmp_path: Path) -> Path:
    source, path = tmp_path / "docs.jsonl", tmp_path / "events.db"
    source.write_text("".join(f'{{"id": "{n}", "text": "BAN number {n}", "title": "Case {n}", "published": "2025-0{n}-01"}}\n' for n in range(1, 6)))
    call("run", source, "--store", path)
    return path


ASKED = [
    ((), 5),
    (("china ban", "--implementer", "chn"), 5),
    (("china tariff",), 0),
    (("--since", "2025-03"), 3),
    (("--since", "2025-02", "--until", "2025-03"), 2),
    (("--implementer", "USA"), 0),
    (("--measure", "export_ban", "--action", "impose"), 5),
    (("gallium",), 0),
]


@pytest.mark.parametrize(("question", "count"), ASKED)
def test_query_shows_what_fits(store: Path, question: tuple[str, ...], count: int) -> None:
    result = call("query", store, *question)
    assert result.exit_code == (0 if count else 1)
    assert result.stdout.count("export_ban") == count
    assert len(call("query", store, *question, "--json").stdout.splitlines()) == count


def test_query_says_what_it_leaves_out(store: Path) -> None:
    result = call("query", store, "--limit", "2")
    assert result.stdout.count("export_ban") == 2
    assert "2 of 5 events" in result.stderr


@pytest.mark.parametrize("to", ["csv", "jsonl", "parquet", "gta"])
def test_export_writes_beside_the_store(store: Path, to: str) -> None:
    result = call("export", store, "--to", to)
    assert result.exit_code == 0
    assert "5 " in result.stderr
    assert (store.parent / f"events.{'gta.csv' if to == 'gta' else to}").stat().st_size > 100


WRONG = [
    (("export", "{store}", "--to", "xml"), "none of"),
    (("export", "{store}.none.db", "--to", "csv"), "no such store"),
    (("export", "{store}", "--to", "csv", "--out", "{store}"), "name another"),
    (("query", "{store}.none.db"), "no such store"),
    (("query", "{store}", "--since", "soon"), "not a date"),
    (("run", "x.txt", "--out", "events.xls"), "cannot tell how to write"),
    (("run", "x.txt", "--out", "events.db"), "use --store"),
    (("run", "x.txt", "--store", "events.jsonl"), "is a file"),
    (("run", "x.txt", "--out", "-", "--store", "{store}"), "does not go with"),
    (("run", "x.txt", "--resume"), "need --out"),
    (("run", "x.txt", "--workers", "3"), "need --out"),
    (("run", "x.txt", "--out", "/no/such/folder/events.jsonl"), "/no/such/folder"),
    (("watch", "{store}.none.toml"), "does not exist"),
    (("watch", "{store}", "--store", "a.db", "--out", "a.jsonl"), "one of"),
    (("watch", "{store}", "--out", "a.parquet"), "Parquet"),
    (("watch", "{store}"), "events.db"),
]


@pytest.mark.parametrize(("arguments", "hint"), WRONG)
def test_what_makes_no_sense_is_refused_with_a_hint(
    store: Path, arguments: tuple[str, ...], hint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if hint.startswith("/no/") and os.geteuid() == 0:
        monkeypatch.setattr(Path, "mkdir", _refused)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["extractor", *(argument.replace("{store}", str(store)) for argument in arguments)])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    assert hint in " ".join(capsys.readouterr().err.replace("│", " ").split())


def _refused(path: Path, *_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))


# wrong use: status 2


@pytest.mark.parametrize(
    "arguments",
    [("run",), ("run", "--no-such"), ("run", "x.txt", "--published", "soon"), ("run", "x.txt", "--min-confidence", "7"), ("fly",)],
)
def test_wrong_use_ends_with_status_2_and_a_hint(arguments: tuple[str, ...]) -> None:
    found = subprocess.run([sys.executable, "-m", "extractor", *arguments], capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert found.stderr
    assert "Traceback" not in found.stderr


def test_broken_rules_end_with_status_2(article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: Settings) -> None:
        raise RuleError("models/en/triggers.toml", "impose.slap", "unknown key", "did you mean words")

    monkeypatch.setattr("extractor.app.load_rooms", broken)
    monkeypatch.setattr(sys, "argv", ["extractor", "run", str(article)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    assert "extractor: models/en/triggers.toml: impose.slap: unknown key (hint: did you mean words)" in capsys.readouterr().err


def test_a_reader_that_leaves_early_sees_no_traceback() -> None:
    program = subprocess.Popen([sys.executable, "-m", "extractor", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stderr is not None
    os.read(program.stdout.fileno(), 1)
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    program.wait()


def test_a_reader_of_json_lines_that_leaves_early_sees_no_traceback(tmp_path: Path) -> None:
    source = tmp_path / "docs.jsonl"
    source.write_text('{"text": "Nothing of note was said about tin today."}\n' * 400)
    command = [sys.executable, "-m", "extractor", "run", str(source), "--out", "-", "--no-syntax"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stderr is not None
    assert program.stdout.readline().startswith('{"schema":')
    program.stdout.close()
    assert "Error" not in program.stderr.read()
    program.stderr.close()
    assert program.wait() == 1


# explain


def test_explain_shows_words_offsets_rule_and_file(article: Path) -> None:
    result = call("explain", article)
    assert result.exit_code == 0
    assert "event 1  impose export_ban  CHN → everyone  confidence 0.90" in result.stdout
    assert '  action       impose      "BAN"  @12–15  en.trigger/impose.ban  models/en/triggers.toml:9' in result.stdout
    assert "dropped" in result.stdout
    assert "link.roles/other_clause" in result.stdout


def test_explain_one_event(article: Path) -> None:
    assert "dropped" not in call("explain", article, "--event", "1").stdout
    assert call("explain", article, "--event", "0").exit_code == 2


def test_explain_a_word(article: Path) -> None:
    found = call("explain", article, "--at", "ban").stdout
    assert "(1 of 1) at 12–15" in found
    assert "impose" in found
    assert "does not occur" in call("explain", article, "--at", "zinc").stdout


def test_explain_what_cannot_be_read(tmp_path: Path) -> None:
    result = call("explain", tmp_path / "nothing.txt")
    assert result.exit_code == 1
    assert "not_readable" in result.stderr


# schema


def test_schema_is_json_schema() -> None:
    schema = json.loads(call("schema").stdout)
    assert schema["$schema"].endswith("2020-12/schema")
    assert {"Record", "Failure", "ArticleLine"} <= set(schema["$defs"])
