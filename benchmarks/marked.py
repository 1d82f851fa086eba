"""Which words that tell an act do the rules see? Single sentences of `fixtures/marked`, in which those words are marked.

    python -m benchmarks.marked                      recall, precision, and how often action and measure are right, file by file
    python -m benchmarks.marked --missed 40          and the words that are missed most often, with a sentence of each
    python -m benchmarks.marked --wrong 40           and the actions and measures that are taken for others most often
    python -m benchmarks.marked --files rare wires   of some files only

Lines whose number can be divided by four are read by nobody: they say whether rules carry over, and are never listed (docs/decisions/0099).
It looks at frames, before what the whole article adds: a sentence that names no government still tells an act.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.cases import ROOT, extractor
from extractor.core.types import Article, Frame

FOLDER = ROOT / "fixtures" / "marked"
REACH = 40
"""Characters between a marked word and a word of the frame that tells the same act: "plans to [[raise]]" or "[[plans]] to raise"."""
HELD = 4
"""Every so many lines are held out."""
_MARK = re.compile(r"\[\[([a-z_,]+)/([a-z_,]+)\|([^\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that tells an act, by its first character; any of its actions and measures is right."""

    start: int
    word: str
    actions: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """What was found in a file."""

    right: int = 0
    spurious: int = 0
    missed: list[tuple[Mark, str]] = field(default_factory=list)
    """Marks that no frame stands for, each with its sentence."""
    wrong: list[tuple[Mark, Frame, str]] = field(default_factory=list)
    """Marks whose frame has another action or measure."""

    def shares(self) -> dict[str, float]:
        """Recall, precision, and the shares of marks found whose action, or measure, is right."""
        found = max(1, self.right)
        return {
            "recall": self.right / max(1, self.right + len(self.missed)),
            "precision": self.right / max(1, self.right + self.spurious),
            "action": 1 - sum(frame.action not in mark.actions for mark, frame, _ in self.wrong) / found,
            "measure": 1 - sum(frame.measure not in mark.measures for mark, frame, _ in self.wrong) / found,
        }


def main() -> None:
    """Print the tallies."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", nargs="*", metavar="NAME")
    options.add_argument("--missed", type=int, default=0, metavar="N")
    options.add_argument("--wrong", type=int, default=0, metavar="N")
    chosen = options.parse_args()
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if not chosen.files or path.stem in chosen.files]
    parts = {path.stem: (tally(path, held=False), tally(path, held=True)) for path in paths}
    worked_on, held_out = (joined([both[part] for both in parts.values()]) for part in (0, 1))
    for name, one in [*((name, joined(both)) for name, both in parts.items()), ("worked on", worked_on), ("held out", held_out)]:
        print(f"{name:14s} {one.right + len(one.missed):5d} acts   " + "   ".join(f"{key} {value:.3f}" for key, value in one.shares().items()))
    missed, wrong = worked_on.missed, worked_on.wrong
    for (word, measure), count in Counter((mark.word.lower(), mark.measures[0]) for mark, _ in missed).most_common(chosen.missed):
        print(f"{count:4d} missed {word} ({measure}): {next(text for mark, text in missed if (mark.word.lower(), mark.measures[0]) == (word, measure))}")
    taken = Counter(_taken(mark, frame) for mark, frame, _ in wrong)
    for key, count in taken.most_common(chosen.wrong):
        shown = next(text for mark, frame, text in wrong if _taken(mark, frame) == key)
        print("{:4d} {} {} taken for {} {}: {}".format(count, *key, shown))


def joined(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    whole = Tally()
    for one in tallies:
        whole.right += one.right
        whole.spurious += one.spurious
        whole.missed += one.missed
        whole.wrong += one.wrong
    return whole


def tally(path: Path, held: bool | None = None) -> Tally:
    """Runs the rules over a file: all of it, or only the lines that are held out, or only those that are not."""
    found = Tally()
    for number, (text, marks) in enumerate(read_marked(path), 1):
        if held is not None and held != (number % HELD == 0):
            continue
        frames = [frame for frame in extractor().analyse(Article(text)).frames if not any(rule.endswith("/bare") for rule in frame.why)]
        for mark in marks:
            nearest = min(frames, key=lambda frame: _gap(frame, mark.start), default=None)
            if nearest is None or _gap(nearest, mark.start) > REACH:
                found.missed.append((mark, text))
                continue
            frames.remove(nearest)
            found.right += 1
            if nearest.action not in mark.actions or nearest.measure not in mark.measures:
                found.wrong.append((mark, nearest, text))
        found.spurious += len(frames)
    return found


def read_marked(path: Path) -> Iterator[tuple[str, Sequence[Mark]]]:
    """The texts of a file without their marks, and the marks; ValueError with the line where it is not in the format."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line[:2] not in ("T ", "H "):
            raise ValueError(f"{path.name}:{number}: starts with neither T nor H")
        text, begin, marks = "", 2, []
        for mark in _MARK.finditer(line):
            text += line[begin : mark.start()]
            marks.append(Mark(len(text), mark[3], tuple(mark[1].split(",")), tuple(mark[2].split(","))))
            text += mark[3]
            begin = mark.end()
        text += line[begin:]
        if "[[" in text or "]]" in text:
            raise ValueError(f"{path.name}:{number}: a mark is not closed or has no ids")
        yield text, marks


def _taken(mark: Mark, frame: Frame) -> tuple[str, str, str, str]:
    """What an act is and what it was taken for; a measure that only the whole article tells is "-"."""
    return mark.actions[0], mark.measures[0], frame.action, frame.measure or "-"


def _gap(frame: Frame, start: int) -> int:
    """Characters from a word to the nearest of the words in which a frame is told."""
    words = [frame.trigger, *frame.cues, *(argument.mention for argument in frame.arguments if argument.role == "measure")]
    return min(abs(word.start - start) for word in words)


if __name__ == "__main__":
    main()
