"""How is the language room put together? Tables, gazetteer, times and syntax of one language, loaded once and loudly."""

import spacy

from extractor.nlp.analyser import Analyser
from extractor.nlp.gazetteer import make_gazetteer
from extractor.nlp.publisher import countries_of
from extractor.nlp.times import Times
from extractor.rules.load import load_rulebook
from extractor.rules.times import load_times
from extractor.rules.triggers import load_triggers

_SPLIT_WORDS = 50_000
"""Strings whose tokens are kept. spaCy's 10,000 are used up by the forms of the word lists, which are split first; the 186 gold articles hold 17,000."""


def load_analyser(lang: str = "en", *, syntax: bool = True) -> Analyser:
    """The analyser of a language; RuleError where a table or the trained model is broken or missing."""
    nlp = spacy.blank(lang)
    nlp.tokenizer.max_cache_size = _SPLIT_WORDS  # type: ignore[union-attr]  # a blank language has spaCy's own tokeniser
    times = Times(load_times(lang))
    tables = load_triggers(lang)
    rules = load_rulebook(lang)
    gazetteer = make_gazetteer(nlp, rules)
    annotate, model = None, f"{lang}_rules"
    if syntax:
        from extractor.nlp.syntax import load_syntax

        parser = load_syntax(lang, nlp.vocab)
        annotate, model = parser.parse, parser.name
    return Analyser(tables, gazetteer, times.find, times.context_of, annotate, nlp, model, countries_of(rules))
