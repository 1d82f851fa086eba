"""Which goods, towards whom, except what, at what rate, when? Mentions of one sentence given to its acts."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from extractor.core.evidence import RuleId
from extractor.core.types import Argument
from extractor.nlp.access import gained_by
from extractor.nlp.act import Act
from extractor.nlp.aims import answered, conditioned, disputed, hit_back_at, members, named_under, partner, sent_to, warned
from extractor.nlp.asides import asides_in
from extractor.nlp.comparisons import compared_in
from extractor.nlp.goods_roles import GOODS, Filled, excluded_in, fill_goods, spared_in
from extractor.nlp.lexicon import Hit
from extractor.nlp.lost_subjects import opens_clause
from extractor.nlp.measures import is_deal, owner_is_target, rule_of
from extractor.nlp.objects import object_heads
from extractor.nlp.obligations import tested_for
from extractor.nlp.origins import comes_from, imports_of, is_in_name, is_maker, is_origin, is_source, sent_from
from extractor.nlp.party_lists import is_counted, run_from
from extractor.nlp.plants import ON_PLANTS, homes_listed
from extractor.nlp.port_calls import ON_CALLS, ON_SHIPS, flags_of, no_goods_of
from extractor.nlp.purposes import bought_in, reasons_in, uses_in
from extractor.nlp.region import end_of_trail, region_of
from extractor.nlp.scene import OF_A_PLACE, PARTIES, Placed, Scene
from extractor.nlp.takeovers import ON_TAKEOVER, buyers, names_bought

_EASES = ("ease", "remove", "suspend", "agree")
_EXPORT = ("export_ban", "export_control", "export_quota", "export_tax", "export_incentive")
_BEFORE_DEAL = 4
"""Tokens from a party to the noun of its deal: "the Fiji-Peru interim trade deal"."""
_TO_PARTY = 3
"""Tokens from a country to the word for firms at home there: "Peruvian drone makers"."""
_HITS = frozenset({"tighten", "ease", "remove", "suspend", "extend", "reinstate", "postpone"})
"""What one does to a measure of one's own: the country in "raised Peruvian tariffs" is hit."""
_ENTITY = ("sanction", "entity_listing", "investment_control", "transport_measure")


def side_of(measure: str) -> str:
    """export, import, entity, deal or other: which prepositions lead to a target."""
    if measure in _EXPORT:
        return "export"
    if measure in _ENTITY:
        return "entity"
    if measure in ("trade_dispute", "trade_agreement"):
        return "deal"
    return "other" if measure in ("other", "") else "import"


def _side(act: Act) -> str:
    """The side of an act; banks cut from a system are hit as firms are that a list names."""
    listed = act.noun is not None and act.noun.kind == "measure" and rule_of(act.noun).listing and act.measure == "sanction"
    return "entity" if listed else side_of(act.measure)


def fill(scene: Scene, act: Act, acting: frozenset[str], barrier: int) -> Filled:
    """Goods, targets and exemptions of an act; `acting` are codes that cannot be targets, `barrier` the next act's first token."""
    filled = Filled()
    if ON_TAKEOVER in act.why:
        return Filled(targets=buyers(scene, act, acting), uses=names_bought(scene, act.anchor))
    if {ON_CALLS, ON_SHIPS} & set(act.why):
        return Filled(targets=flags_of(scene, act, acting), uses=no_goods_of(scene, act))
    region = region_of(scene, act, barrier)
    own = act.noun or act.trigger  # "the exemption for parcels" that ends leaves nothing out
    excluded = excluded_in(scene, [token for token in region if not own.start <= token < own.end])
    spared = spared_in(scene, act)
    excluded |= spared
    told = max(own.end, act.trigger.end)
    uses = uses_in(scene, region) | tested_for(scene, act) | reasons_in(scene, region, told) | bought_in(scene, told)
    asides = asides_in(scene, [item for item in scene.among(region, GOODS) if item.start not in uses]) | compared_in(scene, min(own.end, act.trigger.end))
    uses |= {token for item in scene.among(asides, GOODS) for token in range(item.start, item.end)}
    if act.noun is not None and act.noun.kind == "measure" and rule_of(act.noun).listing:
        uses |= set(range(act.noun.start, act.noun.end))  # "struck salmon off the list of banned foods"
    filled.asides = asides
    filled.uses = scene.among(uses, GOODS)
    region = [token for token in region if token not in uses]
    filled.region = [token for token in region if token < barrier]
    fill_goods(scene, act, filled, region, excluded, barrier)
    side = _side(act)
    for item in scene.among([token for token in region if token < barrier or barrier <= own.end], PARTIES):
        if item.start in excluded:
            filled.exempt.append((item, "nlp.roles/excluded"))
        elif item.mention.concept not in acting and _is_target(scene, act, item, side, bool(acting)):
            filled.targets.append((item, "nlp.roles/towards"))
        elif item.mention.concept not in acting and act.noun is not None and owner_is_target(act.noun) and item.end <= act.noun.start:
            filled.targets.append((item, "nlp.roles/whose_status"))
        elif item.mention.concept not in acting and act.noun is not None and _is_granted(scene, act.noun, item):
            filled.targets.append((item, "nlp.roles/granted_to"))
        elif item.mention.concept not in acting and is_deal(own) and 0 <= own.start - item.end <= _BEFORE_DEAL and not scene.mentions(own.head, {"instrument"}):
            filled.targets.append((item, "nlp.roles/party_before"))  # "the Fiji-Peru trade deal"
    if side == "deal" and not filled.targets:
        filled.targets = [(item, "nlp.roles/leader_of_other") for item in _led_with(scene, region) if item.mention.attrs.get("jurisdiction") not in acting]
    _targets_elsewhere(scene, act, acting, barrier, filled, excluded, region)
    if act.measure != "trade_agreement":
        known = {item.start for item, _ in (*filled.targets, *filled.exempt)}
        filled.targets += [(item, "nlp.aims/members") for item in members(scene, filled.region, acting) if item.start not in known | excluded]
        if not filled.targets and side in ("import", "export"):
            opens = scene.tree.lower[scene.lo] in scene.tables.words.some_of
            behind = range(scene.lo if opens else act.trigger.end, min(barrier, scene.hi))
            filled.targets = [(item, "nlp.aims/members") for item in members(scene, behind, acting, led=True) if item.start not in excluded]
    if filled.targets:
        if side == "entity":  # "listed for selling arms to Chad": what firms have done hits nobody where they have a home
            filled.targets = [one for one in filled.targets if not _is_deed(scene, one[0])] or filled.targets
            filled.targets = _without_owner(act, filled.targets)
        faces = act.trigger.start if "subject_is_target" in act.flags else -1
        filled.targets += [(item, "nlp.roles/party_list") for item in _of_list(scene, filled, barrier, acting, faces) if item.start not in excluded]
    if "exempts" in act.flags:
        _exempting(scene, act, filled)
    named = {item.start for item, _ in filled.exempt}
    filled.exempt += [(item, "nlp.goods_roles/spared_aside") for item in scene.among(spared, {"place", "bloc"}) if item.start not in named]
    return filled


def _targets_elsewhere(scene: Scene, act: Act, acting: frozenset[str], barrier: int, filled: Filled, excluded: Collection[int], region: Sequence[int]) -> None:
    """Who is hit where no preposition of the act leads to it: bodies, origins of goods, homes of firms, whom a complaint or an answer is against."""
    side = _side(act)
    if side in ("entity", "export"):
        filled.targets += [(item, "nlp.roles/towards_body") for item in _bodies(scene, region, acting, side) if item.start not in excluded]
    if side == "import" and not filled.targets and scene.among(range(scene.lo, scene.hi), PARTIES):
        own = act.noun or act.trigger
        start = min([own.end, *(item.end for item, _ in filled.goods)])  # "fish farmed in Chad may not enter"
        after = sent_from(scene, start, end_of_trail(scene, start, barrier), bool(filled.goods))
        filled.targets += [(item, "nlp.roles/from") for item in after if item.mention.concept not in acting and item.start not in excluded]
        # "extended the tariff to Chinese steel"
        before = [item for good, _ in filled.goods for item in scene.mentions(good.start - 1, PARTIES) if comes_from(scene, item, good)]
        known = {item.start for item, _ in filled.targets} | set(excluded)
        filled.targets += [(item, "nlp.roles/of_good") for item in before if item.start not in known and item.mention.concept not in acting]
    filled.targets += [(item, "nlp.access/gained_by") for item in gained_by(scene, act) if item.mention.kind in ("place", "bloc")]
    if ON_PLANTS in act.why and not filled.targets:
        filled.targets = [(item, "nlp.plants/homes_listed") for item in homes_listed(scene, act) if item.mention.concept not in acting]
    if side == "entity" and (not filled.targets or act.measure == "investment_control"):
        homes = [item for item in scene.among(range(scene.lo, barrier), PARTIES) if _is_home(scene, act, item)]
        filled.targets += [(item, "nlp.roles/at_home_in") for item in homes if item.mention.concept not in acting and item.start not in excluded]
    if act.measure == "sanction" and "party_object" in act.flags and not filled.targets:
        told = [item for kid in scene.tree.undergoing(act.head) for item in scene.among(scene.tree.phrase(kid), {"agency"})]
        filled.targets = [(item, "nlp.roles/agency") for item in told if item.mention.attrs.get("jurisdiction") not in {None, *acting}]
    if side == "entity" and not filled.targets:
        filled.targets += [(item, "nlp.roles/object_again") for item in _homes_of_object(scene, act) if item.mention.concept not in acting]
    if act.measure == "trade_dispute" and not filled.targets:
        filled.targets = [(item, "nlp.aims/disputed") for item in disputed(scene, act, acting)]
    if act.measure == "trade_dispute" and not filled.targets:
        # "filed a request within its complaint against Peru"
        after = [item for item in scene.among(range(act.trigger.end, scene.hi), PARTIES) if _preposition(scene, item) in scene.tables.words.opposing]
        filled.targets += [(item, "nlp.roles/against") for item in after if item.mention.concept not in acting and "organisation" not in item.mention.attrs]
    if side == "export" and not filled.targets and "subject_is_target" in act.flags:
        filled.targets = [(item, "nlp.aims/sent_to") for good, _ in filled.goods for item in sent_to(scene, good) if item.mention.concept not in acting]
    if side in ("import", "export") and not filled.targets and act.action in _EASES:
        filled.targets = [(item, "nlp.aims/partner") for item in partner(scene, act) if item.mention.concept not in acting]
    if "retaliation" in act.flags and not filled.targets:
        filled.targets = [(item, "nlp.aims/hit_back_at") for item in hit_back_at(scene, act, acting)]
    if not filled.targets and act.noun is not None and act.noun.kind == "measure":
        filled.targets = [(item, "nlp.aims/answered") for item in answered(scene, act, acting)]
    if not filled.targets:
        filled.targets = [(item, "nlp.aims/named_under") for item in named_under(scene, act, acting)]
    if not filled.targets:
        filled.targets = [(item, "nlp.aims/warned") for item in warned(scene, act, acting)]
    if act.measure != "trade_agreement" and not filled.targets:
        filled.targets = [(item, "nlp.aims/condition") for item in conditioned(scene, acting)]


def _bodies(scene: Scene, region: Iterable[int], acting: frozenset[str], side: str) -> list[Placed]:
    """Governments, bodies and leaders that stand for the country hit: "sanctions on the junta in Mali", "exports to the Chadian army"."""
    tree, leads, found = scene.tree, scene.tables.words.points_at[side], list[Placed]()
    for item in scene.among(region, {"agency", "leader"}):
        head = next((token for token in range(item.start, item.end) if not item.start <= tree.head[token] < item.end), item.start)
        if item.mention.attrs.get("jurisdiction", "") not in {*acting, ""} and tree.case_of(head) in leads:
            found.append(item)
    return found


def _of_list(scene: Scene, filled: Filled, barrier: int, acting: frozenset[str], hit_before: int) -> list[Placed]:
    """The parties of a list that goes on where syntax loses it: with numbers or brackets, "from Oman (two), Chad (one) and Mali", or before a verb.

    `hit_before` is the first token of the verb by which its subjects are hit, else -1.
    """
    parties = scene.among(range(scene.lo, barrier), PARTIES)
    known = {item.start for item, _ in filled.targets}
    found: list[Placed] = []
    at = 0
    while at < len(parties):
        run = run_from(scene.tree, parties, at, scene.tables.words)
        new = [item for item in run if item.start not in known and item.mention.concept not in acting]
        if new and len(new) < len(run):
            faced = hit_before >= 0 and run[-1].end <= hit_before  # "from Brazil, Turkey and Peru, face duties": syntax takes the last for the subject
            if faced or (is_counted(scene.tree, run, scene.tables.words) and not any(opens_clause(scene, item) for item in new)):
                found += new
        at += len(run)
    return found


def _preposition(scene: Scene, item: Placed, owners: frozenset[str] = frozenset(), wanted: frozenset[str] = frozenset()) -> str:
    """The preposition that leads to a place, through the noun it modifies; past its own "'s" where one of `owners` is given.

    Of several ("imports to and from Peru") the first of `wanted`, else the first.
    """
    tree = scene.tree
    token = item.end - 1
    if tree.parsed(token):
        for _ in range(5):
            case = tree.case_of(token)
            if case and not is_in_name(scene, token) and not (case in owners and tree.dep[token] == "nmod:poss"):
                return next((part for part in case.split(" ") if part in wanted), case.split(" ")[0])
            if tree.dep[token] in ("compound", "amod", "nmod:poss", "flat", "conj", "appos", "nmod", "det", "nummod") and tree.head[token] != token:
                token = tree.head[token]
                continue
            break
        return "subject" if tree.dep[token] == "nsubj" else ""
    for before in range(item.start - 1, max(scene.lo - 1, item.start - 6), -1):
        if tree.lower[before] in scene.tables.words.leads_on or tree.lower[before] in ("in", "by"):
            return tree.lower[before]
    return ""


def _is_agent(scene: Scene, item: Placed) -> bool:
    """ "An EU-brokered ban", "U.S.-led curbs": who is behind a measure is not hit by it."""
    behind = scene.tree.lower[item.end : min(scene.hi, item.end + 2)]
    return len(behind) == 2 and behind[0] == "-" and behind[1] in scene.tables.words.by_party


def _is_target(scene: Scene, act: Act, item: Placed, side: str, actor_known: bool) -> bool:
    if "against" in item.mention.attrs:
        return True
    # "a panel regarding Peru's duties": whose they are is whom the case is against
    owners = scene.tables.words.possessives if side == "deal" else frozenset[str]()
    case = _preposition(scene, item, owners, scene.tables.words.origin if side == "import" else frozenset())
    form = item.mention.attrs.get("form", "")
    if act.noun is None and item.start == act.trigger.end and case == scene.tree.lower[item.start - 1] and form in OF_A_PLACE:
        return side == "import"  # "let in Norwegian salmon": the preposition is the verb's own
    if opens_clause(scene, item) or _is_agent(scene, item):
        return False
    if "organisation" in item.mention.attrs:  # nobody's measure hits the WTO: it is where a case is brought
        return False
    if case == "subject" and not act.flags & {"subject_is_target", "subject", "whole_clause"}:
        return False
    if case == "subject" and act.flags & {"subject_is_target", "whole_clause"} and side != "export":
        return True  # "Chinese cars face a duty", "India faces a duty"
    if "partner" in act.flags and scene.tree.dep[item.end - 1].startswith("nsubj"):
        return True  # "Togo has been made eligible for sales under the programme"
    if case in ("by", "in") and side != "export" and (act.measure != "sanction" or side == "import"):
        buys = act.measure == "investment_control" and case == "by"  # "a takeover by a Chinese firm"
        return buys or (side in ("import", "entity") and is_origin(scene, item)) or (side == "import" and is_maker(scene, item))
    if _suffers(scene, item) or is_source(scene, item) or (side == "import" and imports_of(scene, item)):
        return False
    noun = act.noun or act.trigger
    if side == "export":
        if noun.kind == "measure" and rule_of(noun).listing and "object_is_target" in act.flags and act.trigger.end <= item.start < noun.start:
            return True  # "took Chad off its export white list"
        adjectival = form in OF_A_PLACE or case == ""
        return (
            case in scene.tables.words.towards[side]
            and not (adjectival and item.end <= noun.start)
            and not (case in ("on", "in") and form == "adjective" and item.end - 1 > noun.end and _modifies_flow(scene, item))
        )
    if side == "import" and case == "to":  # "shut its market to Dutch beef", "barriers to Dutch beef"
        return ("gate" in act.flags or (noun.kind == "measure" and case == scene.tree.lower[noun.end - 1])) and form in ("adjective", "demonym", "abbrev")
    if case == "into":  # a probe "into Chinese buses", "into some U.S. products"; but imports "into the U.S."
        modifies = form in OF_A_PLACE or scene.tree.dep[item.end - 1] in ("compound", "nmod:poss")
        return side == "import" and act.action in ("investigate", "reject") and modifies
    if (
        item.end <= noun.start
        and side == "import"
        and form in ("adjective", "demonym", "abbrev", "capital", "metonym")
        and "object_is_target" not in act.flags
        and "subject_is_target" not in act.flags
        and not _before_good(scene, item, noun.start)
        and not (actor_known and act.action in _HITS)
    ):
        return False  # "lifted Ghanaian tariffs": its own, where nobody else is said to have lifted them
    return case in scene.tables.words.towards[side]


def _led_with(scene: Scene, region: Sequence[int]) -> list[Placed]:
    """ "Signed a trade deal with President Ruiz": the leader who stands for the other party, whatever syntax makes of the second name."""
    tree, deals_with = scene.tree, scene.tables.words.deals_with
    leaders = [item for item in scene.among(region, {"leader"}) if item.mention.attrs.get("jurisdiction")]
    return [item for item in leaders if any(tree.parsed(token) and tree.case_of(token) in deals_with for token in range(item.start, item.end))]


def _suffers(scene: Scene, item: Placed) -> bool:
    """Whether a place hangs on a noun of war or support: "sanctions over the invasion of Chad" spare Chad."""
    tree, token = scene.tree, item.end - 1
    while tree.dep[token] in ("compound", "flat", "conj", "appos") and tree.head[token] != token:
        token = tree.head[token]
    return tree.dep[token] == "nmod" and tree.lower[tree.head[token]] in scene.tables.words.strife


def _without_owner(act: Act, targets: list[tuple[Placed, str]]) -> list[tuple[Placed, str]]:
    """ "joined the EU's sanctions against Chad": whose they are is not hit where somebody behind the noun is."""
    noun = act.noun
    if noun is None or not any(item.start >= noun.end for item, _ in targets):
        return targets
    return [one for one in targets if not (one[0].start >= act.trigger.end and 0 <= noun.start - one[0].end <= 1)]


def _is_granted(scene: Scene, noun: Hit, item: Placed) -> bool:
    """ "GSP benefits for Fiji", "the designation of Fiji": whose standing it is, behind its noun."""
    return owner_is_target(noun) and item.start >= noun.end and _preposition(scene, item) in scene.tables.words.granted_to


def _is_home(scene: Scene, act: Act, item: Placed) -> bool:
    """Whether those whom an act hits are at home in a place: "firms in Oman", "Oman-owned ships", or money may not go there: "investment in Oman"."""
    tree, words = scene.tree, scene.tables.words
    if item.end + 1 < scene.hi and tree.lower[item.end] == "-" and tree.lower[item.end + 1] in words.of_origin:
        return True
    noun = act.noun or act.trigger
    invested = act.measure == "investment_control" and item.start >= noun.end and _preposition(scene, item) in words.located
    return invested or is_origin(scene, item) or _is_counted_home(scene, item)


def _is_counted_home(scene: Scene, item: Placed) -> bool:
    """ "Added nine firms: seven in Chile and two in Oman": where so many of those who are listed are at home."""
    tree, words, lead = scene.tree, scene.tables.words, item.start - 1
    if lead <= scene.lo or tree.lower[lead] not in words.located or words.listed.isdisjoint(tree.lower[scene.lo : lead]):
        return False
    return tree.lower[lead - 1] in words.number_names or tree.lower[lead - 1].isdigit()


def _homes_of_object(scene: Scene, act: Act) -> list[Placed]:
    """ "Nine Peruvian firms will need licences after Tokyo put them on its list": the home of the firms that "them" speaks of."""
    tree, words = scene.tree, scene.tables.words
    if all(tree.lower[head] not in words.objects_again for head in object_heads(scene, act.trigger.head)):
        return []
    before = scene.among(range(scene.lo, act.trigger.start), PARTIES)
    return [item for item in before if not words.listed.isdisjoint(tree.lower[item.end : min(item.end + _TO_PARTY, act.trigger.start)])]


def _is_deed(scene: Scene, item: Placed) -> bool:
    """Whether a place stands in what somebody is punished for: "for selling arms to Chad", "over arms sales to Chad"."""
    tree, leads = scene.tree, scene.tables.words.punished_for
    return any(
        tree.case_of(above) in leads and (tree.tag[above] == "VBG" or scene.among((above,), GOODS) or scene.hit("flow", above))
        for above in tree.above(item.end - 1)
    )


def _before_good(scene: Scene, item: Placed, end: int) -> bool:
    return any(scene.mentions(token, GOODS) for token in range(item.end, end)) or any(flow.start >= item.end and flow.end <= end for flow in scene.of("flow"))


def _modifies_flow(scene: Scene, item: Placed) -> bool:
    return any(item.end <= flow.start <= item.end + 3 for flow in scene.of("flow"))


def _exempting(scene: Scene, act: Act, filled: Filled) -> None:
    """ "exempted Canada from the duty": the object is left out; what it is left out of is the measure."""
    tree = scene.tree
    if not tree.parsed(act.head):
        return
    for kid in tree.kids(act.head, "obj", "nsubj:pass", "obl:unmarked"):  # "freed from duty all tractors": syntax takes what follows for a time
        for item in scene.among(tree.phrase(kid), PARTIES):
            if item.mention.concept not in {have.mention.concept for have, _ in filled.targets}:
                filled.targets.append((item, "nlp.roles/exempted"))
        for item in scene.among(tree.phrase(kid), GOODS):
            if item.start not in {have.start for have, _ in filled.goods}:
                filled.goods.append((item, "nlp.roles/exempted"))


@lru_cache(maxsize=1)  # every act of the sentence has them
def of_sentence(scene: Scene) -> tuple[Argument, ...]:
    """The papers of a sentence, and all its parties with the preposition or place in the clause that they have, for the ranker of the linker."""
    papers = [Argument("instrument", item.mention, RuleId("nlp.roles/sentence")) for item in scene.placed if item.mention.kind == "instrument"]
    parties: list[Argument] = []
    for item in scene.placed:
        if item.mention.kind in ("place", "bloc"):
            case = _preposition(scene, item)
            how = case if case in _CASES else "other" if case else "bare"
            parties.append(Argument("beside", item.mention, RuleId(f"nlp.roles/beside_{how}")))
    return (*papers, *parties)


_CASES = frozenset({"from", "to", "on", "against", "of", "with", "in", "by", "for", "subject", "between", "over"})
