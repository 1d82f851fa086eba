"""Which places stand half hidden in words that the tokeniser leaves whole ("U.S.-China")?"""

import re

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.rules import Rulebook

_COMPOUND = re.compile(
    r"""
    (?<![\w.])
    (?P<first>(?:[A-Z]\.){2,3})   # U.S. · U.A.E.
    [-–](?P<second>[A-Z]\w+)?     # -China; "-made" names nothing more
    """,
    re.VERBOSE,
)


def compound_places(context: Context, rules: Rulebook) -> list[Mention]:
    """A mention for each part that is a place's abbreviation or name."""
    if ".-" not in context.text and ".–" not in context.text:
        return []
    named = _names(rules)
    found = []
    for match in _COMPOUND.finditer(context.text):
        for part in ("first", "second"):
            written = match[part]
            if written in named:
                code, kind, rule = named[written]
                mention = Mention("bloc" if code in rules.blocs else "place", code, match.start(part), match.end(part), written, rule, {"form": kind})
                found.append(mention)
    return found


def _names(rules: Rulebook) -> dict[str, tuple[str, str, RuleId]]:
    """Built only for the rare text that has such a word."""
    named: dict[str, tuple[str, str, RuleId]] = {}
    for _, place in rules.forms.places:
        named |= {form: (place.place, place.kind, RuleId(f"{rules.lang}.places/{place.place}")) for form in place.forms}
    for _, bloc in rules.forms.blocs:
        named |= {form: (bloc.bloc, bloc.kind, RuleId(f"{rules.lang}.blocs/{bloc.bloc}")) for form in bloc.forms}
    return named
