"""By which short names does a text call its bodies? Those that it introduces in brackets, "the Commission", and those of a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context, Named
from extractor.rules import Rulebook
from extractor.rules.schema import AgencyShortRow

INTRODUCED = RuleId("nlp.short_bodies/introduced")
_DEFINITE = RuleId("nlp.short_bodies/definite")

_IN_BRACKETS = re.compile(
    r"""
    [\s,]*\(\s*(?:the\s)?["“‘']?
    (?P<short>[A-Za-z][A-Za-z&-]{1,11})   # NBR · Itac · Department
    ["”’']?\s*\)
    """,
    re.VERBOSE,
)
_NOUNS = (
    "Commission", "Department", "Ministry", "Authority", "Bureau", "Board", "Tribunal", "Council", "Agency", "Directorate", "Committee", "Administration",
    "Court",
)  # fmt: skip
_ON_DAY = r"(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_SHORT_BODY = re.compile(
    rf"""
    \b(?:[Tt]he)\s
    (?P<noun>{"|".join(_NOUNS)})\b
    (?:(?=\s{_ON_DAY})|(?!\s(?:of|for|on|[A-Z])))             # "the Department of Energy" is a name
    """,
    re.VERBOSE,
)
_WORD = re.compile(rf"(?P<day>\s{_ON_DAY}\s)?\s*(?P<word>\w+)")


def short_bodies(mentions: Sequence[Mention], context: Context, rules: Rulebook) -> list[Mention]:
    """Mentions of bodies by short names, outside the given mentions."""
    known = [mention for mention in mentions if mention.kind == "agency" and mention.attrs.get("jurisdiction")]
    found = [*_introduced(known, context), *(_definite(known, context) if known else ())]
    taken = {one.start for one in found}
    found += [one for one in _from_table(mentions, context, rules) if one.start not in taken]
    return found


def _introduced(known: Sequence[Mention], context: Context) -> Iterator[Mention]:
    """After "National Board of Revenue (NBR)", the NBR of the rest of the text."""
    text, seen = context.text, set()
    for mention in known:
        match = _IN_BRACKETS.match(text, mention.end)
        if match is None or match["short"] in seen or not _is_short_for(match["short"]):
            continue
        seen.add(match["short"])
        for again in re.finditer(rf"(?<![\w-]){re.escape(match['short'])}(?![\w-])", text):
            if again.start() > mention.end and not _is_common(again, text):
                yield _named(mention, again.start(), again.end(), text, INTRODUCED)


def _is_short_for(short: str) -> bool:
    return sum(char.isupper() for char in short) > 1 or (short[:1].isupper() and len(short) < 6)


def _is_common(again: re.Match[str], text: str) -> bool:
    """Whether letters in a line of capitals may be a word."""
    return again[0].isupper() and len(again[0]) < 3 and text[max(0, again.start() - 12) : again.start()].isupper()


def _definite(known: Sequence[Mention], context: Context) -> Iterator[Mention]:
    """The capitalised "the Commission" after a body with that word in its name."""
    bodies = " ".join([one.text.lower() for one in known])
    if not any(noun.lower() in bodies and noun in context.text for noun in _NOUNS):
        return  # the pattern is slow to search for
    for match in _SHORT_BODY.finditer(context.text):
        noun = match["noun"].lower()
        named = [one for one in known if one.end <= match.start() and noun in one.text.lower()]
        if named:
            yield _named(named[-1], match.start(), match.end(), context.text, _DEFINITE)


def _from_table(mentions: Sequence[Mention], context: Context, rules: Rulebook) -> Iterator[Mention]:
    names = rules.forms.agency_short_names
    # few texts hold such a word at all, whatever its first letter, and the pattern is slow to search for
    if not any(row.last_word[1:] in context.text for _, row in names) or not context.anywhere(row.last_word for _, row in names):
        return
    pattern, rows = _table(names)
    places = [(one.start, one.concept) for one in mentions if one.kind in ("place", "bloc") and one.concept]
    named = Named(tuple(at for at, _ in places), tuple(code for _, code in places))
    for match in pattern.finditer(context.text):
        standing = [row for row in rows[_key(match[0])] if _stands(row, match, context)]
        standing = [row for row in standing if context.anywhere(row.needs)] or standing  # what the text speaks of, before what is usual
        if not standing:
            continue
        agencies = [rules.agencies[row.agency] for row in standing]
        nearest = named.nearest(match.start(), [agency.jurisdiction for agency in agencies]) if len(agencies) > 1 else ""
        agency = next((one for one in agencies if one.jurisdiction == nearest), agencies[0])
        rule = RuleId(f"{rules.lang}.agency_short_names/{standing[0].form}")
        attrs = {"jurisdiction": agency.jurisdiction, "role": agency.role}
        yield Mention("agency", agency.id, match.start(), match.end(), match[0], rule, attrs)


def _stands(row: AgencyShortRow, match: re.Match[str], context: Context) -> bool:
    before, after = _word_before(context.text, match.start()), _word_after(context.text, match.end())
    if before in row.unless_after or (row.next and after.lower() not in row.next) or after.lower() in ("of", "for", "on") or after[:1].isupper():
        return False
    if not row.needs or context.anywhere(row.needs):
        return True
    return row.by_default and not _another(row.last_word, context.text)


def _another(noun: str, text: str) -> bool:
    """Whether the text names a body by the noun: "Federal Trade Commission"."""
    return any(match["before"] not in ("The", "the") for match in re.finditer(rf"(?P<before>[A-Z]\w+) {noun}\b", text)) or f"{noun} of" in text


def _word_before(text: str, at: int) -> str:
    words = text[max(0, at - 24) : at].split()
    return words[-1].lower() if words else ""


def _word_after(text: str, at: int) -> str:
    """The next word, past the day: "the Commission on Monday opened"."""
    match = _WORD.match(text, at)
    return match["word"] if match and match.end() > at and text[at].isspace() else ""


def _named(mention: Mention, start: int, end: int, text: str, rule: RuleId) -> Mention:
    return replace(mention, start=start, end=end, text=text[start:end], rule=rule)


def _key(form: str) -> str:
    return form.lower()


@lru_cache(maxsize=4)
def _table(rows: tuple[tuple[int, AgencyShortRow], ...]) -> tuple[re.Pattern[str], Mapping[str, tuple[AgencyShortRow, ...]]]:
    by_form: dict[str, tuple[AgencyShortRow, ...]] = {}
    for _, row in rows:
        by_form[_key(row.form)] = (*by_form.get(_key(row.form), ()), row)
    written = "|".join(_either_case(row.form) for _, row in rows)
    return re.compile(rf"(?<![\w.-])(?:{written})(?![\w-])" if rows else r"(?!)"), by_form


def _either_case(form: str) -> str:
    """The form, its article in capitals too: "The Commission"."""
    first = form[0]
    return f"[{first.upper()}{first}]{re.escape(form[1:])}" if first.islower() else re.escape(form)


__all__ = ["INTRODUCED", "short_bodies"]
