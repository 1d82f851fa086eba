"""Which trade is a licence for? That of who must hold it, of goods that leave for a place or come from one, or of what its holders do."""

from extractor.nlp.lexicon import Hit
from extractor.nlp.scene import PARTIES, Scene

_NEAR = 9
"""Tokens behind a licence in which goods and where they come from are told."""
_GOODS = frozenset({"good"})
_WAYS = frozenset({"export", "import"})


def traders(scene: Scene) -> str:
    """Which way goods go by who trades them in the sentence, or nothing."""
    told = {scene.tables.words.traders[word] for word in scene.tree.lower[scene.lo : scene.hi] if word in scene.tables.words.traders}
    return told.pop() if len(told) == 1 else ""


def flow_licensed(scene: Scene, hit: Hit) -> str:
    """The flow that a licence or a permit is for, where no noun beside it tells it."""
    return traders(scene) or sold_to(scene, hit) or flow_of_verb(scene) or _by_origin(scene, hit)


def sold_to(scene: Scene, hit: Hit) -> str:
    """ "The licence requirement for software sold to Chad": goods on their way to a country leave another."""
    lower, words = scene.tree.lower, scene.tables.words
    if words.sent_out.isdisjoint(scene.said):
        return ""
    places = scene.among(range(hit.end + 2, min(scene.hi, hit.end + _NEAR)), PARTIES)
    return "export" if any(lower[item.start - 1] in words.delivers_to and lower[item.start - 2] in words.sent_out for item in places) else ""


def flow_of_verb(scene: Scene) -> str:
    """ "Firms seeking to export tin": what who must hold it does."""
    verbs, tree = scene.tables.words.trade_verbs, scene.tree
    told = {verbs[tree.lower[token]] for token in range(scene.lo, scene.hi) if tree.lower[token] in verbs and tree.pos[token] == "VERB"} & _WAYS
    return told.pop() if len(told) == 1 and scene.among(range(scene.lo, scene.hi), _GOODS) else ""


def _by_origin(scene: Scene, hit: Hit) -> str:
    """ "A permit for each truckload of maize from Chad"."""
    behind = range(hit.end, min(scene.hi, hit.end + _NEAR))
    goods = scene.among(behind, _GOODS)
    from_there = (item for item in scene.among(behind, PARTIES) if scene.tree.lower[item.start - 1] in scene.tables.words.origin)
    return "import" if goods and any(item.start > goods[0].start for item in from_there) else ""


def are_own_traders(scene: Scene, verb: int, measure: str) -> bool:
    """ "Togo's importers need no permit", "Chadian exporters must register": those whom their own government tells what they need."""
    tree, words = scene.tree, scene.tables.words
    while not (subjects := tree.kids(verb, "nsubj", "nsubj:pass")) and tree.dep[verb] in ("xcomp", "conj") and tree.head[verb] != verb:
        verb = tree.head[verb]
    head = next((kid for kid in subjects if measure == f"{words.traders.get(tree.lower[kid])}_control"), -1)
    if head < 0:
        return False
    for item in scene.among(tree.phrase(head), PARTIES):
        said = tree.lower[item.end : item.end + 1]
        owned = item.end <= head and (measure.startswith("export") or not words.possessives.isdisjoint(said))
        if owned or (item.start > head and tree.case_of(item.end - 1) in words.goes_in):
            return True
    return False


__all__ = ["are_own_traders", "flow_licensed", "flow_of_verb", "sold_to", "traders"]
