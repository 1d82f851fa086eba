"""A fresh target for every member of the table of sinks; PostgreSQL is a real server, started here where Debian's packages are."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

SUFFIX = {"jsonl": "events.jsonl", "csv": "events.csv", "parquet": "events.parquet", "sqlite": "events.db"}


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, on a socket in a folder of ours."""
    pytest.importorskip("psycopg", reason='psycopg is not installed: pip install "extractor[postgres]"')
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    folder = tmp_path_factory.mktemp("pg")
    # initdb refuses root; Debian's package brings the user postgres.
    as_user: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("runuser") is None or subprocess.run(["id", "postgres"], capture_output=True).returncode:
            pytest.skip("running as root, and there is no user postgres to start the server as")
        as_user = ["runuser", "-u", "postgres", "--"]
        folder = Path(subprocess.run([*as_user, "mktemp", "-d", "/tmp/pgtest.XXXXXX"], capture_output=True, text=True, check=True).stdout.strip())
    cluster = folder / "data"
    create = [*as_user, str(programs / "initdb"), "-D", str(cluster), "-U", "tester", "-E", "UTF8", "--no-sync", "-A", "trust"]
    subprocess.run(create, check=True, capture_output=True, timeout=60, cwd="/")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    start = [*as_user, str(programs / "pg_ctl"), "-D", str(cluster), "-o", options, "-l", str(folder / "log"), "-w", "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, cwd="/")
    try:
        yield f"postgresql://tester@/postgres?host={folder}"
    finally:
        subprocess.run([*as_user, str(programs / "pg_ctl"), "-D", str(cluster), "-m", "immediate", "stop"], capture_output=True, timeout=60, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=[*SUFFIX, "postgres"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where to keep, empty."""
    if request.param != "postgres":
        return str(tmp_path / SUFFIX[request.param])
    address: str = request.getfixturevalue("postgres")
    import psycopg

    with psycopg.connect(address, autocommit=True) as database:
        database.execute("SET client_min_messages = error")
        database.execute("DROP SCHEMA IF EXISTS extractor CASCADE")
    return address
