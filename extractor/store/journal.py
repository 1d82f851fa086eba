"""How does a file output know how far it came? A small journal beside it, replaced in one step after the data are on the disk."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from extractor.core.errors import StoreError


@dataclass(frozen=True, slots=True)
class Progress:
    """How many inputs are kept, the chained hash of their keys, and the length of each file (or the number of parts) at that moment."""

    inputs: int = 0
    chain: str = ""
    mark: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict, hash=False)


def chained(chain: str, key: str) -> str:
    """The hash of all keys so far: two runs agree on it only if they had the same inputs in the same order."""
    return hashlib.blake2b(f"{chain}\0{key}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def write_safely(path: Path, text: str) -> None:
    """The file holds either the old text or the new one, whatever happens."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Names of new files survive a power cut only when their folder is synced too."""
    if os.name == "nt":  # a folder cannot be opened there; NTFS journals its names itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Journal:
    """The progress of one output, and the check that a resumed run has the inputs of the interrupted one."""

    def __init__(self, path: Path, resume: bool) -> None:
        self._path = path
        self.is_new = not resume or not path.exists()
        if not resume:
            # Before the file is emptied: a journal that outlives its file would speak of bytes that are gone.
            write_safely(path, json.dumps(asdict(Progress())) + "\n")
        self.kept = Progress() if self.is_new else self._read()
        self._asked, self._asked_chain = 0, ""
        self._inputs, self._chain = self.kept.inputs, self.kept.chain

    def is_done(self, key: str) -> bool:
        """As in `Sink`; StoreError where the inputs are not those that the journal saw."""
        if self._asked >= self.kept.inputs:
            return False
        self._asked += 1
        self._asked_chain = chained(self._asked_chain, key)
        if self._asked == self.kept.inputs and self._asked_chain != self.kept.chain:
            raise StoreError(f"{self._path}: the inputs are not those of the interrupted run; resume with the same inputs in the same order, or start anew")
        return True

    def took(self, key: str) -> None:
        """An input was written, not yet safely."""
        self._inputs, self._chain = self._inputs + 1, chained(self._chain, key)

    def commit(self, sizes: Mapping[str, int], mark: int) -> None:
        """Everything taken is safe now."""
        self.kept = Progress(self._inputs, self._chain, mark, dict(sizes))
        # Later questions are about inputs of this very run, which never asks twice.
        write_safely(self._path, json.dumps(asdict(self.kept)) + "\n")
        self._asked = max(self._asked, self.kept.inputs)

    def _read(self) -> Progress:
        try:
            found: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
            return Progress(int(found["inputs"]), str(found["chain"]), int(found["mark"]), {str(k): int(v) for k, v in found["sizes"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{self._path}: not a journal of ours ({error}); start anew without --resume") from error


def journal_path(out: Path) -> Path:
    """`events.jsonl.journal` for `events.jsonl`."""
    return out.with_name(out.name + ".journal")
