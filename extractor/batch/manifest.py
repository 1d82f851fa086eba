"""What does one need to make an output again? The manifest beside it: inputs, versions, settings, counts."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.batch.job import file_hash
from extractor.core.errors import StoreError
from extractor.store.journal import write_safely

SCHEMA = "manifest/1"


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What the caller knows of the run, written to the manifest as it is; `sources` are the arguments that named the inputs."""

    extractor: str = ""
    model: str = ""
    rules: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()


def describe(name: str) -> dict[str, Any]:
    """One source: a file or a folder with its hash, anything else by its name alone."""
    path = Path(name)
    try:
        if "://" not in name and path.is_dir():
            return {"name": name, **_folder(path)}
        if "://" not in name and path.is_file():
            return {"name": name, "sha256": file_hash(path), "bytes": path.stat().st_size}
    except OSError:
        pass  # what cannot be read here is told by the run, as a failure of that input
    return {"name": name}


def begin(made_with: MadeWith, target: str, started: str) -> dict[str, Any]:
    """The manifest of a run that begins."""
    manifest: dict[str, Any] = {
        "schema": SCHEMA,
        "output": shown(target),
        "state": "running",
        "started": started,
        "ended": None,
        "made_by": {"extractor": made_with.extractor, "model": made_with.model, "rules": made_with.rules},
        "settings": dict(made_with.settings),
        "sources": [describe(name) for name in made_with.sources],
    }
    return {"run": f"run_{secrets.token_hex(8)}", **manifest}


def shown(target: str) -> str:
    """The target's name without its folder; of a server only its kind, since an address may hold a password."""
    return Path(target).name if "://" not in target else target.partition("://")[0]


def manifest_path(target: str) -> Path | None:
    """`events.jsonl.manifest.json` beside `events.jsonl`; a database server has no beside, it keeps manifests in its table `runs`."""
    if "://" in target:
        return None
    path = Path(target)
    return path.with_name(path.name + ".manifest.json")


def save(manifest: Mapping[str, Any], target: str) -> None:
    """Whole or not at all."""
    path = manifest_path(target)
    if path is None:
        return
    try:
        write_safely(path, json.dumps(manifest, indent=2, ensure_ascii=False, default=str) + "\n")
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def differences(made_with: MadeWith, target: str) -> Iterator[str]:
    """In what the manifest beside the target says of an earlier run differs from this one, a line each; nothing where there is none to read."""
    path = manifest_path(target)
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path is not None else {}
        before = {**found["made_by"], **found["settings"]}
    except (OSError, ValueError, KeyError, TypeError):
        return
    settings = json.loads(json.dumps(dict(made_with.settings), default=str))
    now = {"extractor": made_with.extractor, "model": made_with.model, "rules": made_with.rules, **settings}
    for name in now:
        if name in before and before[name] != now[name]:
            yield f"{name} was {before[name]}, is {now[name]}"


def count(lines: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Lines of each kind, read from what is kept."""
    counts = {"events": 0, "articles_without_events": 0, "failures": 0, "duplicates": 0}
    for line in lines:
        kind = line.get("schema") or line.get("table")
        if kind in ("policy-event/1", "events"):
            counts["events"] += 1
        elif kind in ("failure/1", "failures"):
            counts["failures"] += 1
        elif line.get("duplicate_of"):
            counts["duplicates"] += 1
        else:
            counts["articles_without_events"] += 1
    return counts


def _folder(path: Path) -> dict[str, Any]:
    files = sorted(file for file in path.rglob("*") if file.is_file())
    hashes = "\n".join(f"{file.relative_to(path).as_posix()} {file_hash(file)}" for file in files)
    return {"files": len(files), "sha256": hashlib.sha256(hashes.encode("utf-8", "surrogateescape")).hexdigest()}
