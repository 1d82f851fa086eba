"""What is "a 10 percent one"? The measure that the sentence named before: "tea will face a duty of 15 percent, while soap is subject to a 10 percent one"."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import rule_of
from extractor.nlp.scene import Placed
from extractor.nlp.tree import Tree
from extractor.rules.triggers import TriggerTables


def with_said_again(tree: Tree, hits: Sequence[Hit], placed: Sequence[Placed], tables: TriggerTables) -> Sequence[Hit]:
    """The hits of a sentence, with each "one" right behind a rate as the measure before it."""
    found = list(hits)
    for one in [item.end for item in placed if item.mention.kind == "rate" and "stat" not in item.mention.attrs]:
        if one >= len(tree.lower) or tree.lower[one] not in tables.words.said_again:
            continue
        before = [hit for hit in hits if hit.kind == "measure" and hit.end < one and not rule_of(hit).pointer]
        if before:
            found.append(replace(before[-1], start=one, end=one + 1, trail=0))
    return sorted(found, key=lambda hit: hit.start) if len(found) > len(hits) else hits
