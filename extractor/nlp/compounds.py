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
    found = []
    for match in _COMPOUND.finditer(context.text):
        for part in ("first", "second"):
            named = _named(match[part], rules) if match[part] else None
            if named is not None:
                code, kind, rule = named
                mention = Mention("bloc" if code in rules.blocs else "place", code, match.start(part), match.end(part), match[part], rule, {"form": kind})
                found.append(mention)
    return found


def _named(written: str, rules: Rulebook) -> tuple[str, str, RuleId] | None:
    """What a name stands for: the last of the tables that has it."""
    for _, bloc in reversed(rules.forms.blocs):
        if written in bloc.forms:
            return bloc.bloc, bloc.kind, RuleId(f"{rules.lang}.blocs/{bloc.bloc}")
    for _, place in reversed(rules.forms.places):
        if written in place.forms:
            return place.place, place.kind, RuleId(f"{rules.lang}.places/{place.place}")
    return None
