"""Does every rule do what its examples say? Each example must fire that very rule on the bracketed words, no counter-example may."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.nlp.lexicon import Lexicon, narrowed
from extractor.nlp.measures import is_excluded
from extractor.nlp.scene import Scene
from extractor.nlp.tree import Tree
from extractor.rules.triggers import AnyRule, MeasureRule, TriggerTables

Annotate = Callable[[Doc, Sequence[tuple[int, int]]], None]
_MARK = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Unproven:
    """A rule that fails one of its own examples."""

    rule: str
    sentence: str
    problem: str


def prove(tables: TriggerTables, *, syntax: bool = True) -> Iterator[Unproven]:
    """Every trigger, measure and cue rule that fails an example or fires on a counter-example, with or without the trained syntax."""
    nlp = spacy.blank(tables.lang)
    annotate = _syntax(tables.lang, nlp) if syntax else _nothing
    lexicon = Lexicon(nlp, tables)

    def fired(sentence: str, rule: AnyRule) -> list[tuple[int, int]]:
        doc = nlp.make_doc(sentence)
        annotate(doc, [(0, len(doc))])
        tree = Tree(doc)
        scene = Scene(tree, 0, len(doc), narrowed(lexicon.find(doc), tree.lower), (), tables)
        hits = [hit for hit in scene.hits if any(other is rule for other, _ in hit.rules)]
        if isinstance(rule, MeasureRule):
            hits = [hit for hit in hits if not is_excluded(hit, scene.tree.lower, scene.lo, scene.hi)]
        return [(tree.idx[hit.start], tree.idx[hit.end - 1] + len(tree.text[hit.end - 1])) for hit in hits]

    for rule in tables.all_rules():
        name = tables.rule_id(rule)
        for example in rule.examples:
            sentence = _MARK.sub(r"\1", example)
            wanted = [(m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(_MARK.finditer(example))]
            if not wanted:
                yield Unproven(name, example, "the example marks no words in brackets")
            for span in wanted:
                if span not in fired(sentence, rule):
                    yield Unproven(name, example, "does not fire on the bracketed words")
        for counter in rule.counters:
            if fired(counter, rule):
                yield Unproven(name, counter, "fires on a counter-example")


def _syntax(lang: str, nlp: Language) -> Annotate:
    from extractor.nlp.syntax import load_syntax

    return load_syntax(lang, nlp.vocab)


def _nothing(_doc: Doc, _ranges: Sequence[tuple[int, int]]) -> None:
    """No syntax."""
