"""Which nouns did syntax lose down a garden path? "Talks to bring back quotas ended": what stands behind an infinitive is its object, no second subject."""

from extractor.nlp.scene import Scene

_SUBJECTS = ("nsubj", "nsubj:pass")
_OPEN = frozenset({"VB", "VBG"})


def put_objects_right(scene: Scene) -> None:
    """Hangs a measure that is the second subject of a verb on the infinitive or gerund right before it that has no object."""
    tree = scene.tree
    for hit in scene.of("measure"):
        noun = hit.head
        if not tree.parsed(noun) or tree.dep[noun] not in _SUBJECTS:
            continue
        before = min(tree.subtree(noun)) - 1
        first = next((kid for kid in tree.kids(tree.head[noun], *_SUBJECTS) if kid < before), -1)
        if first < scene.lo or tree.tag[before] not in _OPEN or scene.hit("verb", before) is None or tree.kids(before, "obj"):
            continue
        tree.hang(noun, before, "obj")


__all__ = ["put_objects_right"]
