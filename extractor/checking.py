"""Are all rules sound? The three nets over every table of a language: shape, sense, and proof by example."""

from collections.abc import Iterator

from extractor.core.errors import RuleError
from extractor.nlp.proof import Unproven


def check_all(lang: str = "en", *, syntax: bool = True) -> Iterator[str]:
    """Every problem as one line for a person; none where all is well. A table that cannot be read hides the proofs that need it."""
    from extractor.read.proof import prove_page_words
    from extractor.rules.check import check_rules

    vocabulary = [str(problem) for problem in check_rules(lang)]
    yield from vocabulary
    try:
        yield from map(str, prove_page_words(lang))
        yield from (_shown(found, lang) for found in _unproven(lang, syntax))
        if not vocabulary:
            from extractor.nlp.gazetteer_proof import prove_gazetteer

            yield from map(str, prove_gazetteer())
    except RuleError as error:
        yield str(error)


def _unproven(lang: str, syntax: bool) -> Iterator[Unproven]:
    from extractor.nlp.proof import prove
    from extractor.nlp.time_proof import prove_times
    from extractor.rules.pages import load_page_words, load_sites
    from extractor.rules.times import load_times
    from extractor.rules.triggers import load_triggers

    load_page_words(lang)
    load_sites()
    yield from prove_times(load_times(lang))
    yield from prove(load_triggers(lang), syntax=syntax)


def _shown(found: Unproven, lang: str) -> str:
    from extractor.rules import rules_line

    return f"{rules_line(found.rule, lang)}: {found.rule}: {found.problem}: {found.sentence!r}"
