"""Which drafts tell the same act? Those whose fields agree wherever both speak."""

from collections.abc import Sequence

from extractor.link.absorb import LIMITS, NEW, SOFT, absorb, is_prolonged, named_goods, runs_out, same_figure, stays, tells_how
from extractor.link.against import is_own_part
from extractor.link.draft import REMEDIES, Draft, is_unnamed_answer
from extractor.link.items import told_by_items
from extractor.link.rate_pairs import rates_agree
from extractor.link.summary import give_back, without_summaries
from extractor.link.told_measures import is_definite

_LONG = 400
"""Days between an announcement and an entry into force above which the two tell of two acts."""
_DEALS = frozenset({"trade_agreement", "trade_dispute"})
_NEAR = 3
"""Sentences within which "the ban, which" is the ban told before."""
_FAR = 6
"""Sentences in which "countermeasures" are given their name."""
_UNDOES = frozenset({"remove", "suspend"})
"""What "the policy will remain in force" can be said of besides."""
_NO_RATE = frozenset({"investigate", "challenge", "agree"})
"""Acts that put no rate on anything."""
_RELIEF = frozenset({"ease", "suspend", "remove", "postpone"})
_IN_PASSING = frozenset({"participle", "nominal", "past", "subordinate"})  # marks of frames that tell an act beside another
_NEAR_ACTIONS = (
    frozenset({"impose", "tighten"}),
    frozenset({"suspend", "postpone"}),
    frozenset({"remove", "ease"}),
    frozenset({"suspend", "ease"}),
    frozenset({"impose", "reinstate"}),
    frozenset({"propose", "threaten"}),
)
_PLANS = {"relief_cut": "ease", "relief_hike": "tighten"}  # "plans for tariff cuts"
_ANSWERS = frozenset({"tariff", "export_control", "export_ban", "import_ban", "sanction", "entity_listing", "import_quota", "import_control"})
_BANS = frozenset({"export_ban", "import_ban"})
_WATCH_LIST = "other.watch_list"
"""The rule of words for lists of countries that are only watched: no name of another measure is theirs."""
_EMBARGO = "sanction.embargo"
"""The rule of words for what stops trade, whichever way it goes."""
"""What "curbs" may turn out to be."""
_NEAR_MEASURES = (
    frozenset({"export_ban", "export_control"}),
    frozenset({"import_ban", "import_control"}),
    frozenset({"sanction", "entity_listing"}),
    frozenset({"tariff", "other"}),
)


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with every act once; the first full telling leads, the others add their values and evidence."""
    merged: list[Draft] = []
    strong = [draft for draft in drafts if "bare" not in draft.marks]
    weak = [draft for draft in drafts if "bare" in draft.marks]
    ended = _ended(strong)
    for draft in [*strong, *weak]:
        if "of_known" in draft.marks and (known := _known(draft, merged)) is not None:
            known.others += draft.frames
            known.targets = known.targets or draft.targets
            known.goods = known.goods or draft.goods
            continue
        near = [other for other in merged if (id(other) in ended) == (id(draft) in ended)] if ended and draft.action in NEW else merged
        homes = [other for other in near if same_act(other, draft)] or [other for other in near if _only_dates(draft, other)]
        home = (_told_last(homes, draft) if "effect" in draft.marks else homes[0]) if homes else None
        if home is None:
            merged.append(draft)
        else:
            absorb(home, draft)
    for draft in merged:
        if named_goods(draft):  # "duties on American goods … will hit tobacco and rice": the goods told by name are the answer
            draft.goods.pop("all_goods", None)
    merged.sort(key=lambda draft: draft.start)
    give_back(merged)
    return without_summaries(merged)


def _known(draft: Draft, merged: Sequence[Draft]) -> Draft | None:
    """The act on the measure that a relative clause describes: "extended its ban. The ban, which prohibits imports from Chad, …"."""
    before = [other for other in merged if other.start < draft.start and draft.frame.sentence - other.frame.sentence <= _NEAR]
    like = [other for other in before if other.measure == draft.measure and (not draft.implementers or other.implementers.keys() & draft.implementers.keys())]
    return like[-1] if like else None


def _ended(drafts: Sequence[Draft]) -> set[int]:
    """Acts that their own sentence goes on to undo, so that they are none of today's: "banned exports last May but lifted the ban in June"."""
    found = set()
    for draft in drafts:
        if draft.action in NEW and any(
            later.action in _UNDOES
            and later.start > draft.start
            and later.frame.sentence == draft.frame.sentence
            and later.measure == draft.measure
            and (later.marks & {"pronoun"} or is_definite(later))
            for later in drafts
        ):
            found.add(id(draft))
    return found


def _only_dates(draft: Draft, other: Draft) -> bool:
    """ "The new rules come into force on 1 July", "extended the duty … the duty will apply until May": what only says when what was told before holds."""
    goes_on = draft.action == "impose" and other.action in ("extend", "postpone") and is_definite(draft)
    if "effect" not in draft.marks or not ("pointer" in draft.marks or goes_on) or other.start > draft.start:
        return False
    return other.measure == draft.measure and other.implementers.keys() == draft.implementers.keys() and _sets_agree(named_goods(other), named_goods(draft))


def _told_last(homes: Sequence[Draft], draft: Draft) -> Draft:
    """Of several acts the one told last before "the duty took effect in May", not in passing: "the ban imposed in March"."""
    told = [home for home in homes if not home.marks & (_IN_PASSING | {"spares"})] or list(homes)
    return max(told, key=lambda home: max((frame.sentence for frame in home.frames if frame.sentence <= draft.frame.sentence), default=-1))


def same_act(one: Draft, two: Draft) -> bool:
    """Whether two drafts can be one act."""
    if one.implementers and two.implementers and one.implementers.keys().isdisjoint(two.implementers):
        return False
    bare = "bare" in two.marks
    if told_by_items(one, two):
        return False
    if bare and two.rates and one.action in _NO_RATE:
        return False
    if (
        one.frame.sentence == two.frame.sentence
        and one.action != two.action
        and not (bare or "bare" in one.marks)
        and {one.action, two.action} & _RELIEF
        and not (_is_embargo(one, two) or _opens_by(one, two) or _opens_by(two, one))
    ):
        return False  # told side by side: "a cut of these duties and a suspension of those"
    if one.action != two.action and any(
        "past" in told.marks and told.dates.get("announced") and "past" not in now.marks for told, now in ((one, two), (two, one))
    ):
        return False  # "widened its curbs … it had imposed curbs in April"
    if _was_told_before(one, two) or _was_told_before(two, one):
        return False
    if _is_one_of(one, two) or _is_one_of(two, one):
        return False
    if ("former" in one.marks) != ("former" in two.marks) or ("covers" in two.marks and "covers" not in one.marks):
        return False  # "sold wheat under a previous offer announced in May"; "the suspension also covers graphite": one more
    later, earlier = (two, one) if one.start < two.start else (one, two)
    if "one_more" in later.marks and later.targets and not later.targets.keys() & earlier.targets.keys():
        return False  # "banned eggs from six countries … also banned eggs from India"
    if not _measures_agree(one, two) or not _actions_agree(one, two, bare) or _in_answer_to(one, two) or _in_answer_to(two, one):
        return False
    if is_own_part(one, two) or is_own_part(two, one):
        return False
    if not (_sets_agree(named_goods(one), named_goods(two)) or _told_wider(one, two)) or not _sets_agree(set(one.targets), set(two.targets)):
        return False
    if not rates_agree(one, two):
        return False
    return _dates_agree(one, two)


def _is_one_of(many: Draft, part: Draft) -> bool:
    """ "Cut duties on 622 products. That on newsprint falls to 3 per cent"; a range, "on such goods as tea by 5 to 50 pct", is that of all of them."""
    if "counted" not in many.marks or named_goods(many) or not (named_goods(part) and part.rates):
        return False
    return not any("low" in argument.mention.attrs for argument in part.frame.arguments if argument.role == "rate")


def _was_told_before(now: Draft, told: Draft) -> bool:
    """ "Banned exports of maize … had banned exports of maize in 2021": an act of its own, where the news has no date to tell them apart by."""
    if "past" not in told.marks or now.marks & {"past", "bare"} or now.action not in NEW or now.dates.get("announced") or told.start < now.start:
        return False
    dated = [date.date.precision for date, _ in told.dates.get("announced", [])[:1]]
    return dated in (["year"], ["month"]) and (now.action == "tighten" or not is_definite(told)) and now.action == told.action


def _in_answer_to(passing: Draft, new: Draft) -> bool:
    """ "In response to the duties imposed on steel … will put 30% on all European goods": a duty told in passing on some goods is not that on all."""
    narrow = "participle" in passing.marks and not passing.rates and bool(named_goods(passing))
    return narrow and bool(new.rates) and new.goods.keys() == {"all_goods"} and passing.frame.sentence != new.frame.sentence


def _told_wider(one: Draft, two: Draft) -> bool:
    """Whether two tellings name goods and their group: "three chemicals" told again by name; with rates of its own each is an act."""
    if (
        (one.action != two.action and "bare" not in two.marks)
        or one.rates
        or two.rates
        or (one.quantity and two.quantity)
        or ("past" in one.marks) != ("past" in two.marks)
    ):
        return False
    if "covers" in one.marks | two.marks:
        return False  # "the suspension also covers graphite": one more
    dated = [draft.dates["announced"][0][0].date.precision for draft in (one, two) if draft.dates.get("announced")]
    if dated == ["month"]:
        return False  # "banned grain exports … in early May it had banned exports of barley": the news is of a day
    return bool(one.wider() & named_goods(two) or named_goods(one) & two.wider())


def _measures_agree(one: Draft, two: Draft) -> bool:
    if one.measure == two.measure:
        return True
    pair = {one.measure, two.measure}
    if "other" in pair and any(why.rule.endswith(_WATCH_LIST) for draft in (one, two) for why in draft.measure_why):
        return False
    if "tariff" in pair and pair & REMEDIES and one.action != "investigate":
        # "the duties" tells an anti-dumping duty for short; "anti-dumping duties and tariffs" are two
        return _hit_the_same(one, two) and (one.frame.sentence != two.frame.sentence or "nominal" in one.marks | two.marks)
    if any(is_unnamed_answer(threat) and _stands_beside(threat, act) for threat, act in ((one, two), (two, one))):
        return False
    if "other" in pair and any("alone" in draft.marks and draft.measure == "other" for draft in (one, two)) and pair & _ANSWERS:
        return True  # "retaliates" tells the duties once more
    if pair == {"sanction", "tariff"}:
        threat = one if one.measure == "sanction" else two
        if _points_back(two):
            return True
        return threat.action in SOFT and 0 < abs(one.frame.sentence - two.frame.sentence) <= _FAR  # "threatened sanctions: a duty of 100 percent on …"
    if "other" in pair and not pair & _DEALS and abs(one.frame.sentence - two.frame.sentence) <= _FAR:
        return True  # "plans countermeasures … a duty of 100 percent"
    if _is_embargo(one, two):
        return one.frame.sentence == two.frame.sentence or _points_back(two) or (one.action == two.action and bool(named_goods(one) & named_goods(two)))
    if two.measure in LIMITS.get(one.measure, ()) and tells_how(one, two):
        return True
    if one.measure in LIMITS.get(two.measure, ()) and "title_only" in two.features and not two.has_core():
        return True  # a headline's "tightens export curbs" over a text on bans
    return any(pair <= near for near in _NEAR_MEASURES) and (
        one.frame.sentence == two.frame.sentence or _points_back(two) or ("title_only" in two.features and _points_back(one)) or _hit_the_same(one, two)
    )


def _stands_beside(threat: Draft, act: Draft) -> bool:
    """ "It would face retaliation … signed a pact limiting exports": what another sentence tells in passing as done is not what is threatened."""
    return act.action not in SOFT and bool(act.marks & (_IN_PASSING | {"gerund"})) and act.frame.sentence != threat.frame.sentence


def _hit_the_same(one: Draft, two: Draft) -> bool:
    """Whether both name a good or a party that is hit."""
    return bool(named_goods(one) & named_goods(two)) or bool(one.targets.keys() & two.targets.keys())


def _is_embargo(one: Draft, two: Draft) -> bool:
    """Whether one names the ban on a flow that the other tells: "reopened exports, ending an embargo"."""
    pair = {one.measure, two.measure}
    return "sanction" in pair and bool(pair & _BANS) and any(why.rule.endswith(_EMBARGO) for draft in (one, two) for why in draft.measure_why)


def _opens_by(let: Draft, done: Draft) -> bool:
    """Whether goods may cross because a ban is gone: "plums can now be imported, as Suva has lifted its ban"."""
    return "crosses" in let.marks and let.action == "ease" and done.action in _UNDOES and let.measure == done.measure


def _points_back(draft: Draft) -> bool:
    """ "The restriction will stay": a known measure with nothing of its own."""
    return is_definite(draft) and not draft.has_core()


def _actions_agree(one: Draft, two: Draft, bare: bool) -> bool:
    if one.action == two.action and one.action in SOFT and not bare:
        return _planned(one) == _planned(two) or one.frame.trigger.concept in ("", "adjust") or "other" in (one.measure, two.measure) or same_figure(one, two)
    if one.action == two.action or bare:
        return True
    if stays(one, two) or stays(two, one):
        return True
    if is_prolonged(one, two) or runs_out(one, two) or _explains(one, two):
        return True
    pair = {one.action, two.action}
    if any(pair <= near for near in _NEAR_ACTIONS):
        return True
    soft, hard = (one, two) if one.action in SOFT else (two, one)
    if soft.action not in SOFT or hard.action in SOFT or (one.marks | two.marks) & {"past"}:
        return False
    planned = _planned(soft)
    return planned == hard.action or any({planned, hard.action} <= near for near in _NEAR_ACTIONS)


def _planned(soft: Draft) -> str:
    """What is proposed or threatened: lifting a ban is not the ban, but "a threat of sanctions" is one of bringing them in."""
    trigger, of_plan = soft.frame.trigger, [action for mark, action in _PLANS.items() if {mark, "of_plan"} <= soft.marks]
    return [*of_plan, trigger.concept][0] if trigger.kind == "action" else "impose"


def _explains(act: Draft, later: Draft) -> bool:
    """Whether what a prolonged or tightened measure asks for is only told after it: "extended its curbs … exporters need a licence"."""
    asks = later.action == "impose" and {"weak", "subject_is_target"} <= later.marks and not later.dates and not later.rates
    return asks and act.action in ("extend", "tighten", "reinstate") and act.start < later.start and bool(named_goods(act) & named_goods(later))


def _sets_agree(one: set[str], two: set[str]) -> bool:
    return not one or not two or bool(one & two)


def _dates_agree(one: Draft, two: Draft) -> bool:
    """Acts announced or in force at clearly different times are two acts."""
    for role in ("announced", "effective"):
        firsts = [draft.dates[role][0][0].date for draft in (one, two) if draft.dates.get(role)]
        if len(firsts) == 2 and not (firsts[0].holds(firsts[1]) or firsts[1].holds(firsts[0])) and abs((firsts[0].first - firsts[1].first).days) > 10:
            return False
    if one.measure == two.measure == "trade_agreement":
        return True  # a deal is signed years before it takes effect
    for earlier, later in ((one, two), (two, one)):
        told, begins = ([*draft.dates.get(role, [])][:1] for draft, role in ((earlier, "announced"), (later, "effective")))
        if told and begins and abs((begins[0][0].date.first - told[0][0].date.last).days) > _LONG:
            return False
    return True
