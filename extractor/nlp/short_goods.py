"""By which short names does a text call its goods? Those that it introduces in brackets: "cold-rolled steel flat products (CR steel)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.core.evidence import RuleId
from extractor.core.types import Mention

_RULE = RuleId("nlp.short_goods/introduced")
_IN_BRACKETS = re.compile(
    r"""
    \s\(\s?(?:the\s)?["“‘']?
    (?P<short>[A-Za-z][A-Za-z-]*(?:\s[A-Za-z][A-Za-z-]*){0,3})   # CWP · CR steel · soil pipe
    ["”’']?\s?\)
    """,
    re.VERBOSE,
)
_GAP = 1
"""Characters between two mentions of one name of goods: "cold-rolled steel" and "flat products"."""


def with_short_goods(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions with those of goods by short names, which take the place of what stands inside them ("steel" in "CR steel")."""
    found = sorted(mentions, key=lambda mention: mention.start)
    for mention, short in list(_introduced(found, text)):
        again = [match.span() for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text) if match.start() >= mention.end]
        for start, end in again:
            inside = [one for one in found if start < one.end and one.start < end]
            if all(one.kind == "good" and start <= one.start and one.end <= end for one in inside):
                found = [one for one in found if one not in inside]
                attrs = {key: value for key, value in mention.attrs.items() if key != "modifies"}
                found.append(replace(mention, start=start, end=end, text=short, rule=_RULE, attrs=attrs))
    return found


def _introduced(mentions: Sequence[Mention], text: str) -> Iterator[tuple[Mention, str]]:
    """Each good that a bracket gives a short name, with that name."""
    seen: set[str] = set()
    first: Mention | None = None
    last = -1
    for mention in mentions:
        if mention.kind != "good":
            continue
        if first is None or mention.start - last > _GAP:
            first = mention
        last = mention.end
        match = _IN_BRACKETS.match(text, mention.end) if text[mention.end : mention.end + 2] == " (" else None
        if match is None or match["short"] in seen:
            continue
        short = match["short"]
        taken = any(one.start < match.end("short") and match.start("short") < one.end and one.kind != "good" for one in mentions)
        if not taken and _is_short_for(short, text[first.start : mention.end]):
            seen.add(short)
            yield first, short


def _is_short_for(short: str, name: str) -> bool:
    """Whether a bracket is a name for goods: capitals for its words ("CWP"), or the last of its own words ("soil pipe", "CR steel")."""
    words, told = short.lower().split(" "), name.lower().replace("-", " ").split(" ")
    if len(words) == 1:
        return short.isupper() and 2 <= len(short) <= 6 and short[0].lower() == told[0][:1]
    return words[-1].rstrip("s") in {word.rstrip("s") for word in told} and short.lower() != name.lower()
