"""What does an aside say of a good? "Tungsten, a metal used in tools", "bauxite – the main source of aluminium –": goods in it are no goods of the act."""

from extractor.nlp.scene import Placed, Scene

_OPENS = frozenset({",", "(", "–", "—", "-"})
_NOUN = 6
"""Words from the article to the word for what the good is: "the most widely used raw material"."""
_LONGEST = 16
"""Tokens of an aside."""


def asides_in(scene: Scene, goods: list[Placed]) -> set[int]:
    """Tokens of the asides that say what one of `goods` is or is for."""
    asides = {token for good in goods for token in range(good.end, _end_of_aside(scene, good.end))}
    return asides | {token for good in goods for item in _strange_examples(scene, good) for token in range(item.start, item.end)}


def _strange_examples(scene: Scene, good: Placed) -> list[Placed]:
    """What "copper products (such as cables and plugs)" names that is no kind of the good: it is hit by that name, not by its own."""
    lower, opens = scene.tree.lower, good.end
    if lower[opens : min(scene.hi, opens + 3)] != ["(", "such", "as"]:
        return []
    closes = next((token for token in range(opens, scene.hi) if lower[token] == ")"), opens)
    named = scene.among(range(opens, closes), {"good"})
    return [
        item for item in named if good.mention.concept != item.mention.concept and good.mention.concept not in item.mention.attrs.get("within", "").split("|")
    ]


def _end_of_aside(scene: Scene, start: int) -> int:
    """Where an aside ends that begins at a token, over a bracket or a word between; `start` where none does."""
    tree, words = scene.tree, scene.tables.words
    which = start + (start < scene.hi and tree.lower[start] == ",")
    if which + 1 < scene.hi and tree.lower[which] in words.made_from and tree.lower[which + 1] in words.relative_pronouns:
        # "wheat, from which flour is made"
        return next((token for token in range(which + 2, min(scene.hi, start + _LONGEST)) if tree.lower[token] in (",", ";")), min(scene.hi, start + _LONGEST))
    if start + 2 >= scene.hi or tree.lower[start] not in _OPENS or tree.lower[start + 1] not in words.opens_aside:
        return start
    near = range(start + 2, min(scene.hi - 1, start + 2 + _NOUN))
    noun = next((token for token in near if tree.lower[token] in words.is_made_into and tree.lower[token + 1] in words.leads_to_use), -1)
    if noun < 0:
        return start
    closing = {"(": {")"}, ",": {",", ";"}}.get(tree.lower[start], {tree.lower[start], "–", "—", ";"})
    return next((token for token in range(noun + 1, min(scene.hi, start + _LONGEST)) if tree.lower[token] in closing), min(scene.hi, start + _LONGEST))
