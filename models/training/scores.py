"""How well is a treebank parsed? Attachment and per-relation scores over words, punctuation left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from .conllu import Sentence

RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "acl", "acl:relcl", "amod", "compound")


def parse(nlp: Language, gold: Sequence[Sentence]) -> list[Sentence]:
    """The model's trees over the words of gold ones."""
    found = []
    for start in range(0, len(gold), 64):
        part = gold[start : start + 64]
        docs = [Doc(nlp.vocab, words=list(s.words), spaces=list(s.spaces), sent_starts=[True] + [False] * (len(s.words) - 1)) for s in part]
        for _, pipe in nlp.pipeline:
            cast(Any, pipe).set_annotations(docs, cast(Any, pipe).predict(docs))
        for doc in docs:
            tags = [token.tag_.split("|") for token in doc]
            found.append(
                Sentence(
                    tuple(token.text for token in doc),
                    tuple(bool(token.whitespace_) for token in doc),
                    tuple(tag[1] for tag in tags),
                    tuple(tag[0] for tag in tags),
                    tuple(token.head.i for token in doc),
                    tuple(token.dep_ for token in doc),
                )
            )
    return found


def score(pairs: Iterable[tuple[Sentence, Sentence]]) -> dict[str, float]:
    """UAS, LAS, POS and TAG accuracy and F1 of the relations that matter, in per cent; pairs are (gold, found) over the same words."""
    counts: Counter[str] = Counter()
    for gold, found in pairs:
        for index, part in enumerate(gold.pos):
            counts["words"] += 1
            counts["pos"] += part == found.pos[index]
            counts["tag"] += gold.tags[index] == found.tags[index]
            if part == "PUNCT":
                continue
            counts["arcs"] += 1
            same = gold.heads[index] == found.heads[index]
            counts["uas"] += same
            counts["las"] += same and gold.deps[index] == found.deps[index]
            counts["gold " + gold.deps[index]] += 1
            counts["found " + found.deps[index]] += 1
            counts["both " + gold.deps[index]] += same and gold.deps[index] == found.deps[index]
    shares = {
        "UAS": counts["uas"] / counts["arcs"],
        "LAS": counts["las"] / counts["arcs"],
        "POS": counts["pos"] / counts["words"],
        "TAG": counts["tag"] / counts["words"],
    }
    for name in RELATIONS:
        if counts["gold " + name]:
            shares[name] = 2 * counts["both " + name] / (counts["gold " + name] + counts["found " + name])
    return {name: round(100 * value, 1) for name, value in shares.items()}
