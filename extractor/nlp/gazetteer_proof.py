"""Does every row of the vocabulary do what it says? Examples and counter-examples, and each plain form in a carrier sentence."""

import re
from collections.abc import Iterator

import spacy
from spacy.language import Language

from extractor.core.types import Mention
from extractor.nlp.gazetteer import Gazetteer
from extractor.rules import Rulebook, load_rulebook
from extractor.rules.check import Problem

_MARKED = re.compile(r"\[(.+?)\]")


def prove_gazetteer(rules: Rulebook | None = None) -> tuple[Problem, ...]:
    """What is not found where a row says it is, or found where it says it is not."""
    rules = rules or load_rulebook()
    nlp = spacy.blank(rules.lang)
    return tuple(_problems(_Proof(nlp, Gazetteer(nlp, rules)), rules))


class _Proof:
    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self._nlp, self._gazetteer = nlp, gazetteer

    def find(self, text: str) -> tuple[Mention, ...]:
        return self._gazetteer.find(self._nlp.make_doc(text))

    def finds(self, marked: str, concept: str, rule: str) -> bool:
        """Whether the bracketed words are a mention of the concept, read by that very rule."""
        match = _MARKED.search(marked)
        if match is None:
            return False
        text = marked[: match.start()] + match[1] + marked[match.end() :]
        return any(
            one.start == match.start() and one.end == match.end() - 2 and one.concept == concept and (not rule or one.rule == rule) for one in self.find(text)
        )


def _problems(proof: _Proof, rules: Rulebook) -> Iterator[Problem]:
    lang = rules.lang
    for line, guard in rules.forms.ambiguous_goods:
        file, rule = f"models/{lang}/ambiguous_goods.csv:{line}", f"{lang}.ambiguous_goods/{guard.form}"
        if not proof.finds(guard.example, guard.good, rule):
            yield Problem(file, rule, f'does not fire on "{guard.example}"', "its words, its capitals or the words around it forbid it")
        if any(one.rule == rule for one in proof.find(guard.counter)):
            yield Problem(file, rule, f'fires on "{guard.counter}"', "narrow it with needs, unless_after or unless_before")
    for line, short in rules.forms.agency_short_names:
        file, rule = f"models/{lang}/agency_short_names.csv:{line}", f"{lang}.agency_short_names/{short.form}"
        if not proof.finds(short.example, short.agency, rule):
            yield Problem(file, rule, f'does not fire on "{short.example}"', "its neighbours or what it needs are not there")
        if any(one.rule == rule for one in proof.find(short.counter)):
            yield Problem(file, rule, f'fires on "{short.counter}"', "narrow it with needs, unless_after or next")
    for line, pattern in rules.forms.instrument_patterns:
        file, rule = f"models/{lang}/instrument_patterns.csv:{line}", f"{lang}.instrument_patterns/{pattern.id}"
        if pattern.id != "section" and not proof.finds(pattern.example, "", rule):
            yield Problem(file, rule, f'does not fire on "{pattern.example}"')
        if any(one.rule == rule for one in proof.find(pattern.counter)):
            yield Problem(file, rule, f'fires on "{pattern.counter}"')
    for line, kind in rules.forms.kind_words:
        file, rule = f"models/{lang}/kind_words.csv:{line}", f"{lang}.kind_words/{kind.forms[0]}"
        if not proof.finds(kind.example, kind.means, rule):
            yield Problem(file, rule, f'does not stand for {kind.means} in "{kind.example}"', "no good of its kind is named before, or two are")
        if any(one.rule == rule for one in proof.find(kind.counter)):
            yield Problem(file, rule, f'fires on "{kind.counter}"')
    for line, row in rules.forms.goods:
        yield from _goods_row(proof, rules, line)
        if row.example and not proof.finds(row.example, row.good, ""):
            yield Problem(f"models/{lang}/goods.csv:{line}", row.good, f'is not found in "{row.example}"')


def _goods_row(proof: _Proof, rules: Rulebook, line: int) -> Iterator[Problem]:
    row = next(row for at, row in rules.forms.goods if at == line)
    guarded = {guard.form.lower() for _, guard in rules.forms.ambiguous_goods}
    for form in row.forms:
        if form.lower() not in guarded and not proof.finds(f"A permit for [{form}] is needed.", row.good, ""):
            hint = "another row, or not_mentions.csv, takes its words"
            yield Problem(f"models/{rules.lang}/goods.csv:{line}", row.good, f'"{form}" is not found in plain text', hint)
