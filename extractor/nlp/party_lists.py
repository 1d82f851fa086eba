"""Which parties stand in one list, whatever syntax makes of it? "from Oman (two), Chad (one) and Mali", "11 in Peru, 5 in Chile"."""

from collections.abc import Sequence

from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.words import FunctionWords

_BRACKETS = frozenset({"(", ")", "[", "]"})
_LONGEST = 8
"""Tokens between two parties of a list, at most."""


def run_from(tree: Tree, placed: Sequence[Placed], at: int, words: FunctionWords) -> list[Placed]:
    """The parties of a list from the one at index `at` of a sentence's parties on."""
    found = [placed[at]]
    for item in placed[at + 1 :]:
        again = item.mention.concept == found[-1].mention.concept and tree.lower[item.start - 1] == "("  # "Chile, Republic of (Chile) (9); Oman (4)"
        if item.start - found[-1].end > _LONGEST or not (again or _links(tree, found[-1].end, item.start, words)):
            break
        found.append(item)
    return found


def is_counted(tree: Tree, listed: Sequence[Placed], words: FunctionWords) -> bool:
    """Whether numbers or brackets stand between the parties of a list, where syntax goes astray."""
    between = range(listed[0].start, listed[-1].end)
    return any(tree.lower[token] in _BRACKETS or tree.lower[token] in words.number_names or tree.lower[token].isdigit() for token in between)


def _links(tree: Tree, start: int, end: int, words: FunctionWords) -> bool:
    """Whether only what holds a list together stands between two parties; "in" and "from" behind a number or those counted only."""
    for token in range(start, end):
        word = tree.lower[token]
        if word in words.list_links or word in words.party_links or word in _BRACKETS or word in words.number_names or word.isdigit():
            continue
        last = tree.lower[token - 1]
        counted = token > start and (last.isdigit() or last in words.number_names)
        if (word in words.listed and counted) or (word in words.located | words.origin and (counted or (token > start and last in words.listed))):
            continue  # "three in Oman", "and one person in Oman"
        return False
    return start < end


__all__ = ["is_counted", "run_from"]
