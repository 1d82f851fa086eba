"""Whom does an act aim at, where the words for it stand apart? The owner of a disputed measure, who is hit back at, the members of a group."""

from collections.abc import Collection, Iterable

from extractor.nlp.act import Act
from extractor.nlp.complaints import faulted
from extractor.nlp.measures import rule_of
from extractor.nlp.parties import verb_over
from extractor.nlp.party_lists import run_from
from extractor.nlp.region import hangs_on
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene
from extractor.nlp.ultimatums import bearing_head
from extractor.nlp.united import united

_OWNER = 3
"""Tokens from the owner of a measure to its noun: "EU customs tariffs"."""
_DEAL = 5
"""Tokens from "under" to the deal: "as part of its free trade agreement"."""
_BOTH = 2
_LED = 4
"""Tokens from a preposition to the word for a group: "from several Asian countries"."""
_GROUP = 16
"""Tokens from "countries" to "including": "countries that have no trade deal with it, among them"."""


def disputed(scene: Scene, act: Act, acting: frozenset[str]) -> list[Placed]:
    """Whose measure a case or a ruling is about: "asked for a panel over Peru's duties", "ruled that Peru broke its rules"."""
    after = range(act.trigger.end, scene.hi)
    unfair = (item for hit in scene.of("measure") if rule_of(hit).measure == "trade_dispute" for item in faulted(scene, hit))
    if theirs := [item for item in unfair if _is_other(item, acting)]:
        return theirs[:1]
    for measure in scene.of("measure"):
        if measure.start in after:
            owners = [item for item in scene.among(range(max(measure.start - _OWNER, after.start), measure.start), ACTORS) if _is_other(item, acting)]
            if owners and not any(scene.is_verb(token) or scene.tree.pos[token] == "ADP" for token in range(owners[-1].end, measure.start)):
                return owners[-1:]
    tree, words, parties = scene.tree, scene.tables.words, scene.among(after, PARTIES)
    subjects = [item for item in parties if tree.dep[item.end - 1] == "nsubj" and _is_other(item, acting)]
    if subjects:
        return subjects[:1]
    # "the duties imposed by Peru", "curbs by Peru and Chad"
    doer = next((at for at, item in enumerate(parties) if tree.lower[item.start - 1] in words.agent and _is_other(item, acting)), -1)
    return run_from(tree, parties, doer, words) if doer >= 0 else []


_FACED = 3
"""Tokens from "against" to a party: "against the new Peru government"."""
_ANSWERED = 5
"""Words from a measure to whose it is: "the duties on steel imposed by"."""


def hit_back_at(scene: Scene, act: Act, acting: frozenset[str]) -> list[Placed]:
    """Who is answered: "hit back at Peru with a duty", "retaliated against Chad"."""
    after, words = act.trigger.end, scene.tables.words
    if after >= scene.hi or scene.tree.lower[after] not in words.hits_at:
        return []
    return [item for item in scene.among(range(after + 1, min(scene.hi, after + 3)), ACTORS) if _is_other(item, acting)][:1]


def answered(scene: Scene, act: Act, acting: frozenset[str]) -> list[Placed]:
    """Whose measure a countermeasure answers: "its countermeasures against the tariffs announced by the United States"."""
    noun, tree, words = act.noun, scene.tree, scene.tables.words
    if noun is None or not any(scene.cue(token) == "retaliate" for token in range(max(scene.lo, noun.start - 1), noun.end)):
        return []
    theirs = next((hit for hit in scene.of("measure") if hit.start > noun.end), None)
    if theirs is None:
        return []
    for token in range(theirs.end, min(scene.hi - 1, theirs.end + _ANSWERED)):
        if tree.lower[token] in words.agent:
            return [item for item in scene.among(range(token + 1, min(scene.hi, token + 6)), ACTORS) if _is_other(item, acting)][:1]
    return []


def named_under(scene: Scene, act: Act, acting: frozenset[str]) -> list[Placed]:
    """ "Unveiled measures against Peru, including a duty on tin": whom the measures are against of which the act is one."""
    words, lower = scene.tables.words, scene.tree.lower
    if act.noun is None or act.noun.start <= act.trigger.end or words.names_measures.isdisjoint(lower[act.trigger.end : act.noun.start]):
        return []
    lead = next(token for token in range(act.trigger.end, act.noun.start) if lower[token] in words.names_measures)
    told = scene.among(range(act.trigger.end, lead), PARTIES)
    return [item for item in told if _is_other(item, acting) and not words.opposing.isdisjoint(lower[max(act.trigger.end, item.start - _FACED) : item.start])]


def conditioned(scene: Scene, acting: frozenset[str]) -> list[Placed]:
    """Whose conduct a measure hangs on: "will raise the duty unless Peru opens its market", "if Peru's reforms fail"."""
    tree, conditions = scene.tree, scene.tables.words.conditions
    if not scene.says(conditions):
        return []
    return [
        item
        for item in scene.placed
        if item.mention.kind in PARTIES
        and _is_other(item, acting)
        and tree.dep[tree.head[item.end - 1] if tree.dep[item.end - 1] == "nmod:poss" else item.end - 1] in ("nsubj", "nsubj:pass")
        and any(tree.lower[token] in conditions for token in range(max(scene.lo, item.start - 2), item.start))
    ][:1]


def warned(scene: Scene, act: Act, acting: frozenset[str]) -> list[Placed]:
    """Who is warned of an answer or threatened with a measure: "warned Peru of retaliation", "threatened Chadian tin with a tariff"."""
    tree = scene.tree
    if (act.measure != "other" and not act.flags & {"bare", "nominal"}) or not tree.parsed(act.head):
        return []
    over = tree.head[act.head]
    over = tree.head[over] if tree.dep[over] in ("obj", "iobj") else over  # syntax hangs the answer on who is warned
    if scene.cue(over) != "threaten":
        return []
    told = [token for kid in tree.kids(over, "obj", "iobj") if kid != act.head for token in (kid, *tree.kids(kid, "conj", "amod", "compound"))]
    return [item for item in scene.among(told, ACTORS) if _is_other(item, acting)]


def members(scene: Scene, region: Iterable[int], acting: frozenset[str], led: bool = False) -> list[Placed]:
    """Who belongs to a group that is hit: "goods from countries without a deal, including Peru and Chad"; `led` by a preposition right before it."""
    lower, words = scene.tree.lower, scene.tables.words
    if not scene.says(scene.tables.actors.several):
        return []  # most sentences name no group
    leads = united(words.origin, words.upon, words.towards["import"], words.covers_parties, words.some_of)
    opens = lower[scene.lo] in words.some_of  # "among the countries hit by it are Peru and Chad"
    names = united(words.leads_members, words.be_forms) if opens else words.leads_members
    for token in region:
        if led and lower[token] in words.no_examples:
            return []  # "its farmers, who compete with countries such as Peru"
        if lower[token] not in scene.tables.actors.several or (led and leads.isdisjoint(lower[max(scene.lo, token - _LED) : token])):
            continue
        if opens and (words.suffers | words.made_to_bear | words.goods_hit).isdisjoint(lower[token + 1 : token + _LED]):
            continue  # "among the countries that sell most to it"
        parties = scene.among(range(token + 1, min(scene.hi, token + _GROUP)), PARTIES)
        lead = next((at for at, item in enumerate(parties) if not names.isdisjoint(lower[item.start - 2 : item.start])), -1)
        if lead >= 0:
            listed = scene.among(range(parties[lead].start, scene.hi), PARTIES)
            return [item for item in run_from(scene.tree, listed, 0, words) if _is_other(item, acting)]
    return []


def _is_other(item: Placed, acting: frozenset[str]) -> bool:
    """Whether a party is a country or a union that does not act itself."""
    code = item.mention.attrs.get("jurisdiction", item.mention.concept)
    return bool(code) and code not in acting and "organisation" not in item.mention.attrs


def sent_to(scene: Scene, good: Placed) -> list[Placed]:
    """Where goods go that bear a measure: "chips shipped to Peru will need a licence"."""
    tree, words, to = scene.tree, scene.tables.words, good.end + 1
    if to + 1 >= scene.hi or tree.lower[good.end] not in words.sent_out or tree.lower[to] not in words.towards["export"]:
        return []
    listed = scene.among(range(to + 1, scene.hi), PARTIES)
    return run_from(tree, listed, 0, words) if listed and listed[0].start <= to + 2 else []


def partner(scene: Scene, act: Act) -> list[Placed]:
    """With whom a deal is under which an act is promised: "cut its duty on tea under a deal with Peru"."""
    tree, words = scene.tree, scene.tables.words
    over = tree.head[act.head]
    if tree.dep[act.head] in ("xcomp", "ccomp") and scene.cue(over) == "commit":  # "agreed with Peru to drop its duty"
        told = [kid for kid in tree.kids(over, "obl") if tree.case_of(kid) in words.deals_with and kid < act.head]
        found = [item for kid in told for item in scene.among(tree.phrase(kid), PARTIES)]
        if found:
            return [item for item in found if "organisation" not in item.mention.attrs]
    for deal in scene.of("measure"):
        led = any(word in words.deal_leads for word in tree.lower[max(scene.lo, deal.start - _DEAL) : deal.start])
        if (
            rule_of(deal).measure != "trade_agreement"
            or deal is act.noun
            or not led
            or deal.end + 1 >= scene.hi
            or tree.lower[deal.end] not in words.deals_with
        ):
            continue
        listed = scene.among(range(deal.end + 1, scene.hi), PARTIES)
        if listed and listed[0].start <= deal.end + 2:  # "under an agreement with the WTO" nobody is hit
            return [item for item in run_from(tree, listed, 0, words) if "organisation" not in item.mention.attrs]
    return []


def other_party(scene: Scene, act: Act, hit: Collection[str]) -> list[Placed]:
    """Who acts where only the two parties of a pact are named: "the duty on Peruvian grapes falls to zero under the Japan-Peru pact" is Japan's."""
    tree, words = scene.tree, scene.tables.words
    for deal in scene.of("measure"):
        if rule_of(deal).measure != "trade_agreement" or deal is act.noun:
            continue
        named = scene.among(range(max(scene.lo, deal.start - _DEAL), deal.start), PARTIES)
        if deal.end < scene.hi and tree.lower[deal.end] in words.deals_with:
            named = [*named, *scene.among(range(deal.end, min(scene.hi, deal.end + _DEAL)), PARTIES)]
        parties = {item.mention.concept: item for item in named if "organisation" not in item.mention.attrs}
        if len(parties) == _BOTH and len(parties.keys() & set(hit)) == 1:
            return [item for code, item in parties.items() if code not in hit]
    return []


__all__ = ["answered", "conditioned", "disputed", "hit_back_at", "members", "named_under", "other_party", "partner", "sent_to", "warned"]


def lists_it(scene: Scene, act: Act) -> int:
    """The verb that makes a list of what is to be hit: "drew up a list of U.S. products to be taxed"; or -1."""
    noun = hangs_on(scene, bearing_head(scene.tree, act.head)) if scene.tree.parsed(act.head) else -1
    return verb_over(scene, noun) if noun >= 0 else -1
