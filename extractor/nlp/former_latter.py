"""Who are "the former" and "the latter"? Words that stand for the first and the second of two parties named just before."""

from collections.abc import Sequence

from extractor.core.evidence import RuleId
from extractor.core.types import Mention
from extractor.nlp.scene import ACTORS, home_of
from extractor.rules.words import FunctionWords

_PAIR = 2
"""The parties that the words can tell apart."""


def with_former_and_latter(
    text: str, lower: Sequence[str], starts: Sequence[int], ranges: Sequence[tuple[int, int]], mentions: list[Mention], words: FunctionWords
) -> list[Mention]:
    """The mentions, with a place for every "the former" and "the latter" whose two parties the sentence before names; none where it names one or three."""
    if words.latter.isdisjoint(lower):
        return mentions  # "the former" without "the latter" is mostly somebody who has left office
    places = {token for token, word in enumerate(lower) if word in words.latter}
    found = list(mentions)
    for index, (low, high) in enumerate(ranges[1:], 1):
        if places.isdisjoint(range(low, high)):
            continue
        first, last = (starts[token] for token in (ranges[index - 1][0], low))
        named = (mention for mention in mentions if first <= mention.start < last and mention.kind in ACTORS)
        parties = list(dict.fromkeys(home_of(mention) for mention in named))
        if len(parties) != _PAIR or not all(parties):
            continue
        for token in range(low + 1, high):
            which = 0 if lower[token] in words.former else 1 if lower[token] in words.latter else None
            if which is not None and lower[token - 1] in words.definite:
                start, end = starts[token], starts[token] + len(lower[token])
                found.append(Mention("place", parties[which], start, end, text[start:end], RuleId("nlp.former_latter/pair"), {"form": "pair"}))
    return sorted(found, key=lambda mention: (mention.start, -mention.end))
