"""How well is a treebank parsed? Attachment and per-relation scores over words, punctuation left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from .conllu import Sentence

RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "acl", "acl:relcl", "amod", "compound")
_TOGETHER = 64
"""Sentences parsed at once."""


def parse(nlp: Language, gold: Sequence[Sentence]) -> Iterator[Sentence]:
    """A pipeline's own trees over the words of gold ones."""
    pipes: list[Any] = [pipe for _, pipe in nlp.pipeline]
    for start in range(0, len(gold), _TOGETHER):
        part = gold[start : start + _TOGETHER]
        docs = [_bare(nlp, sentence) for sentence in part]
        for pipe in pipes:
            pipe.set_annotations(docs, pipe.predict(docs))
        for sentence, doc in zip(part, docs, strict=True):
            tags = [token.tag_.split("|") for token in doc]
            heads, deps = (token.head.i for token in doc), (token.dep_ for token in doc)
            yield Sentence(sentence.words, sentence.spaces, tuple(pos for _, pos in tags), tuple(tag for tag, _ in tags), tuple(heads), tuple(deps))


def score(pairs: Iterable[tuple[Sentence, Sentence]]) -> dict[str, float]:
    """UAS, LAS, accuracy of POS and TAG and F1 of the relations that matter, in per cent; pairs are (gold, found) over the same words."""
    counts: Counter[str] = Counter()
    for gold, found in pairs:
        for index, part in enumerate(gold.pos):
            counts["words"] += 1
            counts["POS"] += part == found.pos[index]
            counts["TAG"] += gold.tags[index] == found.tags[index]
            if part == "PUNCT":
                continue
            attached = gold.heads[index] == found.heads[index]
            right = attached and gold.deps[index] == found.deps[index]
            counts["arcs"] += 1
            counts["UAS"] += attached
            counts["LAS"] += right
            counts["gold " + gold.deps[index]] += 1
            counts["found " + found.deps[index]] += 1
            counts["both " + gold.deps[index]] += right
    shares = {name: counts[name] / counts[whole] for name, whole in (("UAS", "arcs"), ("LAS", "arcs"), ("POS", "words"), ("TAG", "words"))}
    for name in RELATIONS:
        if counts["gold " + name]:
            shares[name] = 2 * counts["both " + name] / (counts["gold " + name] + counts["found " + name])
    return {name: round(100 * value, 1) for name, value in shares.items()}


def _bare(nlp: Language, gold: Sentence) -> Doc:
    starts: list[bool | int | None] = [index == 0 for index in range(len(gold.words))]
    return Doc(nlp.vocab, words=list(gold.words), spaces=list(gold.spaces), sent_starts=starts)
