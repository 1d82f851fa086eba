"""What is learnt in one epoch? Gold sentences, each perhaps varied, and fresh sentences of the trade grammar, on run-time tokens."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from .conllu import Sentence, read_conllu
from .grammar import Grammar
from .tokens import is_tree, on_tokens
from .variants import TradeWords, recased, vary

LONGEST = 160
"""Words; `extractor.nlp.syntax` cuts longer sentences."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where the sentences of an epoch come from; `drawn` is the number of grammar sentences."""

    gold: Sequence[Sentence]
    grammar: Grammar
    make_doc: Callable[[str], Doc]
    drawn: int

    def epoch(self, seed: int) -> list[Sentence]:
        """The sentences of one epoch, shuffled; the same seed gives the same ones."""
        rng = random.Random(seed)
        words = trade_words(self.grammar)
        found = [vary(sentence, words, rng) for sentence in self.gold]
        found += [recased(self.grammar.draw(rng), rng) for _ in range(self.drawn)]
        placed = [on_tokens(sentence, self.make_doc) for sentence in found]
        kept = [sentence for sentence in placed if len(sentence.words) <= LONGEST and is_tree(sentence)]
        rng.shuffle(kept)
        return kept


def read_gold(folder: Path, names: Sequence[str], make_doc: Callable[[str], Doc] | None = None) -> list[Sentence]:
    """The sentences of some files, on run-time tokens where `make_doc` is given."""
    found = [with_agents(sentence) for name in names for sentence in read_conllu(folder / f"{name}.conllu.gz")]
    if make_doc is not None:
        found = [on_tokens(sentence, make_doc) for sentence in found]
    return [sentence for sentence in found if is_tree(sentence)]


def with_agents(gold: Sentence) -> Sentence:
    """PUD marks passive agents as plain `obl`; EWT and GUM as `obl:agent`, which is what the model learns."""
    deps = list(gold.deps)
    for index, dep in enumerate(gold.deps):
        if dep == "obl" and gold.tags[gold.heads[index]] == "VBN":
            above = {gold.deps[kid] for kid in gold.kids(gold.heads[index])} | {gold.deps[gold.heads[index]]}
            if above & {"aux:pass", "nsubj:pass", "acl"} and any(gold.deps[kid] == "case" and gold.words[kid].lower() == "by" for kid in gold.kids(index)):
                deps[index] = "obl:agent"
    return replace(gold, deps=tuple(deps))


def trade_words(grammar: Grammar) -> TradeWords:
    """The words of the grammar's lists, for the slots of gold trees."""
    return TradeWords(
        nouns=[entry for name in ("measure", "bareprobe", "actnoun", "flow1", "bar", "good", "body", "deal") for entry in grammar.words(name)],
        verbs=[entry for name in ("imposes", "act", "onflow", "probe", "hit", "other") for entry in grammar.words(name)],
        names=[entry[0] for name in ("country", "country", "capital", "abbrev", "leader") for entry in grammar.words(name)],
        adjectives=[entry[0] for name in ("nat", "madj", "goodadj") for entry in grammar.words(name)],
    )
