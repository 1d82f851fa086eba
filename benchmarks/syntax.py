"""How well is trade news parsed, and how fast? Arcs of hand-written sentences, treebank scores, words a second on one core.

    python -m benchmarks.syntax [FOLDER OF TREEBANKS] [--wrong]

`--wrong` lists the missed arcs of the hand-written sentences.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import spacy

from extractor.nlp.syntax import Syntax, load_syntax
from extractor.nlp.tree import Tree
from models.training.syntax.conllu import Sentence
from models.training.syntax.corpus import read_gold
from models.training.syntax.scores import score

CASES = Path(__file__).with_name("syntax_cases.txt")
_ARTICLE = 10
"""Candidate sentences in an article; a usual one has five to fifteen."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc that a sentence must have; each part may hold alternatives."""

    role: str
    heads: tuple[str, ...]
    relations: tuple[str, ...]
    dependents: tuple[str, ...]

    def stands(self, tree: Tree) -> bool:
        """Whether the parse has it."""
        return any(
            tree.text[token] in self.dependents and tree.dep[token] in self.relations and tree.text[tree.head[token]] in self.heads
            for token in range(len(tree.text))
        )


def read_cases(path: Path = CASES) -> Iterator[tuple[str, list[Arc]]]:
    """Sentences with their arcs; the file's head explains its lines."""
    sentence, arcs = "", list[Arc]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            role, heads, relations, dependent = line.split()
            arcs.append(Arc(role, tuple(heads.split("/")), tuple(relations.split("/")), tuple(dependent.split("/"))))
        elif line and not line.startswith("#"):
            if sentence:
                yield sentence, arcs
            sentence, arcs = line, []
    if sentence:
        yield sentence, arcs


class Parser:
    """The shipped model, for whole sentences."""

    def __init__(self, lang: str = "en") -> None:
        self.nlp = spacy.blank(lang)
        self.syntax: Syntax = load_syntax(lang, self.nlp.vocab)

    def tree(self, text: str) -> Tree:
        """The parse of one sentence."""
        doc = self.nlp.make_doc(text)
        self.syntax(doc, [(0, len(doc))])
        return Tree(doc)

    def speed(self, texts: Sequence[str]) -> float:
        """Words a second when every sentence is parsed, tokenizing left out; the best of three runs."""
        docs = [self.nlp.make_doc("\n".join(texts[start : start + _ARTICLE])) for start in range(0, len(texts), _ARTICLE)]
        jobs = []
        for doc in docs:
            breaks = [-1, *(token.i for token in doc if token.text == "\n"), len(doc)]
            jobs.append((doc, [(before + 1, after) for before, after in pairwise(breaks)]))
        best = float("inf")
        for _ in range(3):
            begin = time.process_time()
            for doc, ranges in jobs:
                self.syntax(doc, ranges)
            best = min(best, time.process_time() - begin)
        return sum(len(doc) for doc in docs) / best


def score_cases(parser: Parser, show: bool = False) -> tuple[int, int, dict[str, tuple[int, int]]]:
    """Sentences with all arcs right, all sentences, and (right, all) arcs of each role."""
    whole, number = 0, 0
    right, known = Counter[str](), Counter[str]()
    for sentence, arcs in read_cases():
        tree = parser.tree(sentence)
        missed = [arc for arc in arcs if not arc.stands(tree)]
        whole, number = whole + (not missed), number + 1
        known.update(arc.role for arc in arcs)
        right.update(arc.role for arc in arcs if arc not in missed)
        if show and missed:
            print(f"  {sentence}")
            for arc in missed:
                got = [f"{tree.dep[token]} of {tree.text[tree.head[token]]}" for token in range(len(tree.text)) if tree.text[token] in arc.dependents]
                print(f"      {arc.role}: {'/'.join(arc.dependents)} is {', '.join(got)}; wanted {'/'.join(arc.relations)} of {'/'.join(arc.heads)}")
    return whole, number, {role: (right[role], known[role]) for role in sorted(known)}


def score_treebank(parser: Parser, folder: Path, name: str) -> dict[str, float]:
    """Scores on a file of the treebanks, read on run-time tokens."""
    gold = read_gold(folder, [name], parser.nlp.make_doc)
    return score((sentence, _found(parser, sentence)) for sentence in gold)


def _found(parser: Parser, gold: Sentence) -> Sentence:
    tree = parser.tree(gold.text)
    assert tuple(tree.text) == gold.words, gold.text
    return Sentence(gold.words, gold.spaces, tuple(tree.pos), tuple(tree.tag), tuple(tree.head), tuple(tree.dep))


def main(arguments: Sequence[str]) -> None:
    """Prints the report."""
    parser = Parser()
    print(parser.syntax.name)
    whole, number, roles = score_cases(parser, "--wrong" in arguments)
    print(f"trade sentences: {whole} of {number} with every arc right; " + ", ".join(f"{role} {right}/{known}" for role, (right, known) in roles.items()))
    for folder in (Path(argument) for argument in arguments if not argument.startswith("--")):
        for name in ("pud-news", "ewt-dev", "gumfree-dev"):
            print(f"{name}: " + ", ".join(f"{measure} {value}" for measure, value in score_treebank(parser, folder, name).items()))
    texts = [sentence for sentence, _ in read_cases()] * 8
    print(f"speed: {parser.speed(texts):,.0f} words/s on one core, every sentence parsed")


if __name__ == "__main__":
    main(sys.argv[1:])
