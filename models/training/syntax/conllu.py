"""What does a treebank say? Sentences read from CoNLL-U with their right spacing, "don't" as two words without a gap."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# relations too rare to be learnt, and their nearest common relation; nothing in `extractor/nlp` reads them apart
_FOLDED = {
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "csubj:pass": "csubj",
    "advcl:relcl": "advcl",
    "dislocated": "dep",
    "orphan": "dep",
    "reparandum": "dep",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tree over words: `heads` are indexes, the root's is its own; `spaces` tells which words white space follows."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()

    @property
    def joint(self) -> tuple[str, ...]:
        """Tag and part of speech as the one label that the tagger learns: "VBN|VERB"."""
        return tuple(f"{tag}|{pos}" for tag, pos in zip(self.tags, self.pos, strict=True))

    def respelled(self, words: tuple[str, ...]) -> "Sentence":
        """The same tree over other words."""
        return replace(self, words=words)

    def kids(self, head: int) -> list[int]:
        """The dependents of a word, in order."""
        return [index for index, above in enumerate(self.heads) if above == head and index != head]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, gzipped or not; empty nodes are left out."""
    rows: list[list[str]] = []
    for line in _lines(path):
        if line.strip() and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows and not line.strip():
            yield _sentence(rows)
            rows = []
    if rows:
        yield _sentence(rows)


def _lines(path: Path) -> list[str]:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").split("\n")


def _sentence(rows: list[list[str]]) -> Sentence:
    words: list[list[str]] = []
    glued: set[int] = set()
    last_of: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(range(first, last))
            last_of[last] = "SpaceAfter=No" in row[9]
        elif "." not in row[0]:
            words.append(row)
            if "SpaceAfter=No" in row[9] or last_of.get(int(row[0]), False):
                glued.add(int(row[0]))
    return Sentence(
        words=tuple(row[1].replace(" ", "") for row in words),
        spaces=tuple(int(row[0]) not in glued for row in words),
        pos=tuple(row[3] for row in words),
        tags=tuple(row[4] for row in words),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(words)),
        deps=tuple("ROOT" if row[6] == "0" else _FOLDED.get(row[7], row[7]) for row in words),
    )
