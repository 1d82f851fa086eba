"""Which plans are only wished for? What somebody hopes another does, would like to see in a package, or asks a body of its own to study."""

from extractor.nlp.act import Act
from extractor.nlp.lexicon import Hit
from extractor.nlp.parties import who_is
from extractor.nlp.scene import ACTORS, Scene


def is_hoped_of_another(scene: Scene, act: Act, cue: Hit) -> bool:
    """ "Lima hopes that the WTO will find against the duty": what one party hopes of another is nobody's plan."""
    tree = scene.tree
    hopes = tree.lower[cue.head] in scene.tables.words.hopes and tree.dep[act.head] == "ccomp" and tree.head[act.head] == cue.head
    return hopes and any(scene.among(tree.phrase(kid), ACTORS) for kid in tree.kids(act.head, "nsubj"))


def is_wished(scene: Scene, cue: Hit) -> bool:
    """ "The package should include plans to lift the quotas": a plan that somebody would like to see."""
    tree, verb = scene.tree, scene.tree.head[cue.head]
    wished = tree.dep[cue.head] == "obj" and tree.pos[cue.head] == "NOUN"
    return wished and any(scene.tables.words.modal_kind(tree.lower[kid]) == "should" for kid in tree.kids(verb, "aux"))


def asks_own_body(scene: Scene, act: Act) -> bool:
    """ "The premier asked the trade ministry to study a ban": a government sets its own body to work, where firms only ask for it."""
    tree, asks = scene.tree, scene.tree.head[act.head]
    if not tree.parsed(act.head) or tree.dep[act.head] not in ("xcomp", "ccomp", "advcl"):
        return False
    who = [found for kid in tree.kids(asks, "nsubj") if (found := who_is(scene, kid, "nlp.actors/asks")) is not None]
    whom = [found for kid in tree.kids(asks, "obj", "iobj") if (found := who_is(scene, kid, "nlp.actors/asked")) is not None]
    if not who or not whom or who[0].private or whom[0].private:
        return False
    codes = [{item.mention.attrs.get("jurisdiction", item.mention.concept) for item in found.placed} for found in (who[0], whom[0])]
    return not codes[1] or not codes[0] or bool(codes[0] & codes[1])
