"""Where does a rule stand, and which rules made a record? The line of a rule id, and a digest of all rule data."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from extractor.rules.load import load_rulebook
from extractor.rules.paths import models_dir

_FILES = {
    "trigger": "triggers",
    "act": "triggers",
    "measure": "measures",
    "cue": "cues",
    "actors": "actors",
    "dates": "dates",
    "date_cues": "dates",
    "quantities": "quantities",
    "amount_cues": "quantities",
}
"""Table of a rule id -> the TOML file that holds it."""
_ID = re.compile(r'^\s*id\s*=\s*"([^"]+)"')


def rules_line(rule: str, lang: str = "en") -> str:
    """`models/en/triggers.toml:9` for a rule id, empty for a decision in code."""
    return load_rulebook(lang).lines.get(rule) or _toml_lines(lang).get(rule, "")


@lru_cache(maxsize=4)
def rules_digest(lang: str = "en") -> str:
    """SHA-256 over names and bytes of all tables of a language and the concepts: equal rules, equal digest, on every machine."""
    digest = hashlib.sha256()
    for path in _tables(lang):
        digest.update(f"{path.parent.name}/{path.name}\0".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _tables(lang: str) -> Iterator[Path]:
    for folder in ("concepts", lang):
        yield from sorted(path for path in (models_dir() / folder).iterdir() if path.suffix in (".csv", ".toml"))


@lru_cache(maxsize=4)
def _toml_lines(lang: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for table, file in _FILES.items():
        for number, line in enumerate((models_dir() / lang / f"{file}.toml").read_text(encoding="utf-8").splitlines(), 1):
            match = _ID.match(line)
            if match:
                found.setdefault(f"{lang}.{table}/{match[1]}", f"models/{lang}/{file}.toml:{number}")
    return found
