"""What every sink promises, asked of every member of the table."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

from extractor.core.errors import StoreError
from extractor.core.record import read_line
from extractor.store import SINKS, Entry, Sink, member_for, open_sink
from tests.store.conftest import SUFFIX
from tests.store.lines import entry, event, failure, mixed, no_event

Kept = dict[str, list[str]]


def kept(target: str) -> Kept:
    """What is safely there: per table, in order; whole lines, or the rows of a CSV."""
    sink = open_sink(target, resume=True)
    tables: Kept = {}
    for line in sink.lines():
        tables.setdefault(str(line.get("schema") or line["table"]), []).append(json.dumps(line, sort_keys=True))
    sink.close()
    return tables


def keep(target: str, entries: Sequence[Entry], *, resume: bool = False, step: int = 2) -> None:
    """An undisturbed run, or a resumed one."""
    sink = open_sink(target, resume=resume)
    todo = [one for one in entries if not sink.is_done(one.key)]
    for start in range(0, len(todo), step):
        sink.write(todo[start : start + step], mark=start)
        sink.flush()
    sink.close()


def expected(target: str, entries: Sequence[Entry]) -> Kept:
    """What an undisturbed run keeps, in another place of the same kind."""
    lines: Kept = {}
    for one in entries:
        for line in one.lines:
            lines.setdefault(str(line["schema"]), []).append(json.dumps(line, sort_keys=True))
    return lines


def holds_records(target: str) -> bool:
    return member_for(target).name != "csv"


def test_the_table_and_these_tests_name_the_same_members() -> None:
    assert [member.name for member in SINKS] == [*SUFFIX, "postgres"]


def test_the_lines_of_these_tests_are_lines_of_ours() -> None:
    for line in (event(), no_event(), failure()):
        assert read_line(json.dumps(line)).to_dict()["schema"] == line["schema"]


def test_everything_comes_back_in_order(target: str) -> None:
    entries = mixed(20)
    keep(target, entries)
    found = kept(target)

    if holds_records(target):
        assert found == expected(target, entries)
    else:
        assert [json.loads(row)["id"] for row in found["events"]] == [line["id"] for one in entries for line in one.lines if "id" in line]
        assert {table: len(rows) for table, rows in found.items()} == {"events": 14, "articles": 7, "failures": 6}


def test_what_was_not_flushed_is_gone_and_the_rest_stays(target: str) -> None:
    entries = mixed(9)
    sink = open_sink(target)
    sink.write(entries[:4], mark=4)
    sink.flush()
    sink.write(entries[4:], mark=9)
    sink.close()
    sink = open_sink(target, resume=True)

    assert sink.mark == 4
    assert [sink.is_done(one.key) for one in entries] == [True] * 4 + [False] * 5
    sink.close()


@pytest.mark.parametrize("cut", range(0, 9, 2))
def test_a_resumed_run_equals_an_undisturbed_one(target: str, cut: int) -> None:
    entries = mixed(9)
    sink = open_sink(target)
    sink.write(entries[:cut])
    sink.flush()
    sink.write(entries[cut:7])  # never flushed
    sink.close()
    keep(target, entries, resume=True)
    keep(target, entries, resume=True)  # and once more, with nothing left to do

    rows = kept(target)
    assert sum(map(len, rows.values())) == sum(len(one.lines) for one in entries)
    assert all(len(set(lines)) == len(lines) for lines in rows.values())
    if holds_records(target):
        assert rows == expected(target, entries)


def test_writing_the_same_record_twice_keeps_it_once_in_a_database(target: str) -> None:
    if not member_for(target).always_resumes:
        pytest.skip("a file keeps what it is given; the batch sees to repeats")
    keep(target, [entry(1), entry(2, event(1))])
    keep(target, [entry(1), entry(3, event(1))])

    assert len(kept(target)["policy-event/1"]) == 1


UNICODE = [
    "中国暂停出口禁令",
    "déjà vu",
    "‮right to left",
    "line\u2028separator\u0085here",
    "nul \0 inside",
    "\U0001f6a2",
    "lone \ud800 surrogate",
    'quote " and \\',
    "a\r\nb",
]


@pytest.mark.parametrize("text", UNICODE, ids=ascii)
def test_any_character_survives(target: str, text: str) -> None:
    one = entry(1, event(1, headline=text, article={**event(1)["article"], "title": text}), failure(1, error=text))
    keep(target, [one])
    found = kept(target)

    if holds_records(target):
        assert found == expected(target, [one])
    else:
        assert {table: len(rows) for table, rows in found.items()} == {"events": 1, "failures": 1}


def test_a_huge_text_survives(target: str) -> None:
    one = entry(1, event(1, headline="gallium " * 400_000))
    keep(target, [one])

    assert holds_records(target) is (kept(target) == expected(target, [one]))


def test_an_empty_run_leaves_an_empty_output(target: str) -> None:
    keep(target, [])

    assert kept(target) == {}


def test_a_line_of_a_later_schema_is_refused(target: str) -> None:
    sink = open_sink(target)
    with pytest.raises(ValueError, match="policy-event/9"):
        _write_and_flush(sink, entry(1, event(1, schema="policy-event/9")))
    sink.close()


def _write_and_flush(sink: Sink, one: Entry) -> None:
    sink.write([one])
    sink.flush()


def test_other_inputs_cannot_be_resumed_into_a_file(target: str) -> None:
    if member_for(target).always_resumes:
        pytest.skip("a database takes any inputs")
    keep(target, mixed(5))
    sink = open_sink(target, resume=True)
    others = ["key-0", "key-1", "other", "key-3", "key-4"]

    with pytest.raises(StoreError, match="inputs are not those"):
        [sink.is_done(key) for key in others]
    sink.close()


def test_a_file_that_no_run_left_behind_is_not_emptied_by_resuming(tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("own") / "mine.jsonl"
    out.write_text("my own notes\n")
    with pytest.raises(StoreError, match="no journal"):
        open_sink(out, resume=True)

    assert out.read_text() == "my own notes\n"


def test_an_unknown_target_names_the_known_ones() -> None:
    with pytest.raises(StoreError, match=r"\.jsonl.*postgresql://"):
        open_sink("events.xlsx")


WRITER = """
import sys
from extractor.store import open_sink
from tests.store.lines import mixed
sink = open_sink(sys.argv[1], resume=True)
for number, one in enumerate(mixed(3000)):
    if not sink.is_done(one.key):
        sink.write([one])
        sink.flush()
    if number == 0:  # not before: on a busy machine the kill would come first
        print("ready", flush=True)
"""


def test_a_killed_writer_leaves_a_prefix_and_the_next_run_completes_it(target: str) -> None:
    for wait in (0.05, 0.15):
        child = subprocess.Popen([sys.executable, "-c", WRITER, target], stdout=subprocess.PIPE, cwd=os.getcwd())
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    sink = open_sink(target, resume=True)
    done = sum(sink.is_done(one.key) for one in mixed(3000))
    sink.close()

    assert 0 < done < 3000
    assert sum(map(len, kept(target).values())) == sum(len(one.lines) for one in mixed(3000)[:done])
