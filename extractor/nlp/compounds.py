"""Which names stand half hidden? Places in words that the tokeniser leaves whole ("U.S.-China"), goods that share a head ("copper and lead scrap")."""

import re
from collections.abc import Mapping, Sequence

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.nlp.forms import Form
from extractor.rules import Rulebook

_COMPOUND = re.compile(
    r"""
    (?<![\w.])
    (?P<first>(?:[A-Z]\.){2,3})   # U.S. · U.A.E.
    [-–](?P<second>[A-Z]\w+)?     # -China; "-made" names nothing more
    """,
    re.VERBOSE,
)

_LIST_REACH = 40
"""Characters before a good in which the word before it in a list must begin."""

_LISTED = re.compile(
    r"""
    (?<![\w-])
    (?P<word>[A-Za-z]+(?:-[A-Za-z]+)?)                # copper · hot-rolled
    (?:,|,?\s(?:and|or|and/or|AND|OR|And|Or|&))\s$    # what links it to the next
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


def with_shared_heads(mentions: Sequence[Mention], context: Context, forms: Mapping[str, Sequence[Form]]) -> list[Mention]:
    """The mentions, with "copper" read as copper scrap in "copper and lead scrap": what its list ends in completes it."""
    text = context.text
    by_start = {mention.start: mention for mention in mentions}
    for mention in mentions:
        words = mention.text.split()
        before = _LISTED.search(text, max(0, mention.start - _LIST_REACH), mention.start) if mention.kind == "good" and len(words) > 1 else None
        while before is not None:
            shared = _shared(before, words[-1], mention, forms)
            other = by_start.get(before.start("word"))
            if shared is None or (other is not None and other.kind != "good"):
                break
            by_start[shared.start] = shared
            before = _LISTED.search(text, max(0, shared.start - _LIST_REACH), shared.start)
    return sorted(by_start.values(), key=lambda one: one.start)


def _shared(before: re.Match[str], head: str, mention: Mention, forms: Mapping[str, Sequence[Form]]) -> Mention | None:
    for form in forms.get(f"{before['word']} {head}".lower(), ()):
        if form.kind == "good" and form.good_row is None:
            return Mention("good", form.concept, before.start("word"), before.end("word"), before["word"], form.rule, {"head": mention.text.split()[-1]})
    return None
