"""Does the package work where there is no checkout? The wheel carries what is needed, and both kinds of install find it."""

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distribution, entry_points
from pathlib import Path

import pytest
import spacy

from extractor.rules import models_dir

ROOT = Path(__file__).resolve().parents[1]
TRY = """
import extractor
from extractor.rules import models_dir
print(models_dir())
event, = extractor.extract("Beijing bans exports of gallium to Japan.", published="2025-11-10")
print(event.action.value, event.measure.value, [place.value.code for place in event.implementers])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the checkout with what the lock installed; nothing is fetched."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(out), str(ROOT)]
    subprocess.run(command, check=True)
    [built] = out.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_carries_all_rule_data_and_no_training(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    models = ROOT / "models"
    data = {path.relative_to(ROOT).as_posix() for path in models.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    wanted = {f"extractor/{name}" for name in data if not name.startswith("models/training/")}
    assert wanted <= names, "name the new folder of models/ in pyproject.toml"
    assert not [name for name in names if "training" in name or name.startswith(("tests/", "fixtures/", "benchmarks/"))]


@pytest.mark.slow
def test_the_wheel_is_typed_and_says_its_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "extractor/py.typed" in names
    assert "extractor/evaluate/browser.html" in names
    licences = [name for name in names if ".dist-info/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any("CC-BY-SA" in name for name in licences)


@pytest.mark.slow
def test_an_installed_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)], check=True)
    environment = os.environ | {"PYTHONPATH": str(target)}
    shown = subprocess.run([sys.executable, "-c", TRY], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout.splitlines()
    assert Path(shown[0]) == target / "extractor" / "models"
    assert shown[1] == "impose export_ban ['CHN']"


def test_the_editable_install_finds_the_checkout() -> None:
    assert models_dir() == ROOT / "models"


def test_spacy_users_find_the_gazetteer() -> None:
    """By its entry point, without an import of ours."""
    [found] = entry_points(group="spacy_factories", name="extractor_gazetteer")
    assert found.value.startswith("extractor.nlp.gazetteer:")
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_gazetteer")
    doc = nlp("Beijing curbs exports of gallium.")
    assert {"Beijing", "gallium"} <= {span.text for group in doc.spans.values() for span in group}


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert distribution("extractor").version == project["version"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
