"""The commands as tests call them, with made-up rooms behind."""

import pytest
from typer.testing import CliRunner, Result

from extractor.cli import app
from tests.fake_rooms import ROOMS, install


def behind_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)
    monkeypatch.setattr("extractor.app.load_rooms", lambda _: ROOMS)


def call(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, env={"COLUMNS": "120"})
