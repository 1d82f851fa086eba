"""How is the language room put together? Tables, gazetteer, times and syntax of one language, loaded once and loudly."""

import spacy

from extractor.nlp.analyser import Analyser
from extractor.nlp.gazetteer import make_gazetteer
from extractor.nlp.times import Times
from extractor.rules.load import load_rulebook
from extractor.rules.times import load_times
from extractor.rules.triggers import load_triggers


def load_analyser(lang: str = "en", *, syntax: bool = True) -> Analyser:
    """The analyser of a language; RuleError where a table or the trained model is broken or missing."""
    nlp = spacy.blank(lang)
    times = Times(load_times(lang))
    tables = load_triggers(lang)
    gazetteer = make_gazetteer(nlp, load_rulebook(lang))
    annotate, model = None, f"{lang}_rules"
    if syntax:
        from extractor.nlp.syntax import load_syntax

        parser = load_syntax(lang, nlp.vocab)
        annotate, model = parser, parser.name
    return Analyser(tables, gazetteer, times.find, times.context_of, annotate, nlp, model)
