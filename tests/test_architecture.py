"""Is the house as it is drawn? Layers, homes of third-party packages, sizes, and what code and committed files may not say."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for top in ("extractor", "tests", "benchmarks", "fixtures", "models") for path in (ROOT / top).rglob("*.py"))
PACKAGE = [path for path in CODE if path.is_relative_to(ROOT / "extractor")]
MODULE_LINES, FUNCTION_LINES = 400, 60

# Third-party package → the rooms that may import it. One home each; a second one has its reason here.
HOMES = {
    "anyio": {"fetch"},
    "brotli": {"fetch"},
    "bs4": {"read"},
    "certifi": {"fetch"},
    "charset_normalizer": {"read"},
    "courlan": {"batch"},
    "datasketch": {"batch"},
    "fastwarc": {"fetch"},
    "hishel": {"fetch"},
    "htmldate": {"read"},
    "httpcore": {"fetch"},
    "httpx": {"fetch"},
    "lxml": {"read", "fetch"},  # feeds are XML
    "numpy": {"nlp", "link", "batch"},  # matrices of the parser, trees of the ranker, MinHash signatures
    "protego": {"fetch"},
    "psycopg": {"store"},
    "py3langid": {"read"},
    "pyarrow": {"store"},
    "pydantic": {"core", "rules"},  # the two edges: records out, rules in
    "rich": {"cli"},
    "spacy": {"nlp"},
    "srsly": {"nlp"},
    "stamina": {"fetch"},
    "thinc": {"nlp"},
    "trafilatura": {"read"},
    "typer": {"cli"},
    "zstandard": {"fetch"},
}

OUTLETS = re.compile(r"\b(reuters|bloomberg|xinhua|nikkei|caixin|cnbc|cnn|bbc|nytimes|guardian|al ?jazeera|wsj|politico|yonhap|mercopress)\b", re.IGNORECASE)
LANGUAGES = {path.name for path in (ROOT / "models").iterdir() if (path / "page_words.toml").exists()} | {"de", "es", "fr", "pt", "ru", "zh"}

# Addresses and local stand-ins of package indexes, written so that this file does not hold one itself.
INDEXES = re.compile(
    "|".join(["pypi" + r"[.-]", "pythonhosted" + r"\.", "simple" + r"/pip\b", "--(?:extra-)?index-url[ =]", "anaconda" + r"\.org"]), re.IGNORECASE
)
TEXT = {".md", ".toml", ".py", ".txt", ".lock", ".json", ".jsonl", ".csv", ".cfg", ".html", ""}


def imports_of(path: Path) -> Iterator[str]:
    """Top names of everything a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield str(node.module).partition(".")[0]


def compared(tree: ast.AST) -> Iterator[tuple[int, object]]:
    """Line and value of every constant that code compares with, in conditions and `match`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            asked = [node.value]
        else:
            continue
        yield from ((part.lineno, part.value) for part in asked if isinstance(part, ast.Constant))


def named(path: Path) -> str:
    """A test's id."""
    return path.relative_to(ROOT).as_posix()


def test_dependencies_point_down_and_rooms_are_strangers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_third_party_packages_stay_in_their_rooms(path: Path) -> None:
    room = path.relative_to(ROOT / "extractor").parts[0]
    for package in set(imports_of(path)) - sys.stdlib_module_names - {"extractor"}:
        assert package in HOMES, f"{package} has no home: say in HOMES which room may import it"
        assert room in HOMES[package], f"{package} lives in {sorted(HOMES[package])}"


def test_no_home_is_empty() -> None:
    used = {package for path in PACKAGE for package in imports_of(path)}
    assert HOMES.keys() <= used


@pytest.mark.parametrize("path", CODE, ids=named)
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MODULE_LINES, "split it by question"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source)), "begin with the question that the module answers"


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_code_knows_no_outlet_and_branches_on_no_language(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not OUTLETS.search(source), "a publisher's quirk belongs into models/sites.toml"
    for line, value in compared(ast.parse(source)):
        assert value not in LANGUAGES, f"line {line} branches on a language"


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert not {"utils", "helpers", "common", "manager", "misc"} & {path.stem for path in CODE}


def committed() -> list[Path]:
    """What git tracks; all files of the package where the checkout has no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return [path for path in [*CODE, ROOT / "requirements.lock", ROOT / "pyproject.toml", *ROOT.glob("docs/**/*.md")] if path.is_file()]
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_no_committed_file_names_a_package_index() -> None:
    found = []
    for path in committed():
        if path.suffix in TEXT:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{named(path)}: {hit[0]}" for hit in INDEXES.finditer(text)]
    assert not found


def test_the_lock_pins_every_package_by_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^(?P<name>[\w.-]+)==[^ ]+ \\\n +--hash=sha256:", lock, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE)) > 50
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {re.split(r"[\[<>=]", line)[0].lower() for line in project["dependencies"] + extras["dev"] + extras["postgres"]}
    assert wanted <= {pin.lower() for pin in pins}, "run `make lock`"
