"""What does a second telling of an act add to the first? Values, reasons, and now and then the better word for what is done."""

from collections.abc import Sequence

from extractor.core.evidence import Evidence
from extractor.link.draft import REMEDIES, Draft
from extractor.link.rate_pairs import rate_key
from extractor.link.told_measures import is_definite

SOFT = frozenset({"propose", "threaten"})
"""Actions of what is not done yet."""
LIMITS = {"export_control": ("export_ban", "export_quota"), "import_control": ("import_ban", "import_quota")}
"""Controls, and the measures that say how they limit."""
_POINTED = ("nlp.goods_before/spoken_of", "nlp.lost_goods/of_subject")
_GIVEN = ("nlp.roles/", "nlp.goods_after/", "nlp.shares/", "link.")
"""Rules of goods that an act names itself."""
NEW = frozenset({"impose", "tighten", "reinstate"})
"""Actions that bring a limit in, or back."""
_LASTS = NEW | {"extend"}
"""Actions after which a measure is in force."""
_STOPS = frozenset({"suspend", "ease"})


def absorb(home: Draft, other: Draft) -> None:
    """Joins the values and reasons of a second telling into the first."""
    home.others += other.frames
    ends = runs_out(home, other)
    asked = ends and _may_go_on(home)
    if stays(other, home):
        home.action, home.action_why = other.action, other.action_why + home.action_why
        home.measure, home.measure_why = other.measure, other.measure_why + home.measure_why
    if not asked and home.action != other.action and (_is_settled(home, other) or (other.action == "extend" and is_prolonged(home, other))):
        home.action, home.action_why = other.action, other.action_why + home.action_why
    elif home.action == "ease" and "partly" not in home.marks and other.action in ("suspend", "remove") and not other.marks & {"bare", "past"}:
        home.action, home.action_why = other.action, other.action_why + home.action_why  # "eases" is what headlines say of both
    elif home.action == other.action:
        home.action_why += other.action_why
    if home.measure == other.measure:
        home.measure_why += other.measure_why
    elif _names_better(home, other):
        home.measure, home.measure_why = other.measure, other.measure_why + home.measure_why
    for code, (agency, why) in other.implementers.items():
        if code in home.implementers:
            have = home.implementers[code]
            home.implementers[code] = (have[0] or agency, have[1] + why)
        elif not home.implementers or "agree" in (home.action, other.action):
            home.implementers[code] = (agency, list(why))
    bare = "bare" in other.marks
    for slot in ("goods", "targets", "exempt", "entities", "instruments"):
        mine, theirs = getattr(home, slot), getattr(other, slot)
        has_none = not mine or (slot == "goods" and bool(other.wider() & mine.keys()))  # a group, told again by its members
        for key, reasons in theirs.items():
            if key in mine:
                mine[key] = mine[key] + reasons
            elif has_none or not (bare or (slot == "goods" and is_pointed(reasons))):
                mine[key] = list(reasons)
    for role, values in other.dates.items():
        if asked and role == "effective":
            continue  # when the old term ends, not the one that is asked for
        role = "expires" if ends and role == "effective" else role
        home.dates.setdefault(role, []).extend(values)
    home.rates += other.rates
    home.duration = home.duration or other.duration
    home.quantity = home.quantity or other.quantity
    home.retaliation += other.retaliation


def _is_settled(home: Draft, other: Draft) -> bool:
    """Whether what was only planned or threatened is told as done; a threat of what one "would" do stays one, and "the halt of imports" names the plan."""
    if home.action == "threaten" and "modal_would" in other.marks:
        return False
    return home.action in SOFT and other.action not in SOFT and not other.marks & {"bare", "nominal"}


def _names_better(home: Draft, other: Draft) -> bool:
    """Whether the second telling has the word that says more: "the duties" of an anti-dumping case, "will retaliate. It put duties on …"."""
    if home.measure == "tariff":
        return other.measure in REMEDIES and not other.marks & {"past", "bare"}
    if home.measure == "sanction":
        return other.measure == "tariff"
    if other.measure in LIMITS.get(home.measure, ()) and tells_how(home, other):
        return True
    return home.measure == "other" and not ("bare" in other.marks and "bare" in home.marks)


def stays(new: Draft, later: Draft) -> bool:
    """Whether a measure just brought in is only said to stay: "banned exports on Friday … the ban will remain in force until June", "would keep its ban"."""
    if later.action != "extend" or new.marks & {"past", "participle", "subordinate", "bare"} or new.dates.get("introduced"):
        return False
    told_after = new.start < later.start or "title_only" in new.features
    if "subject" in later.marks:
        return told_after and (new.action in NEW or (new.action in _STOPS and "pointer" in later.marks))
    kept = later.frame.trigger.rule.endswith("extend.keep") and is_definite(later)
    return kept and new.start < later.start and new.action in NEW and bool(named_goods(new) & named_goods(later))


def runs_out(new: Draft, later: Draft) -> bool:
    """Whether a measure just brought in, prolonged or paused is only said to end by itself: "put a duty on plums … the duty will lapse in May"."""
    if not {"subject", "ahead"} <= later.marks or later.dates.get("announced") or new.marks & {"past", "participle", "subordinate", "bare"}:
        return False
    if later.action == "reinstate" and "relief_pause" in later.marks:
        return new.action == "suspend" and new.start < later.start
    return later.action == "remove" and (new.action in _LASTS or _may_go_on(new)) and new.start < later.start and is_definite(later)


def _may_go_on(draft: Draft) -> bool:
    """ "Opened a review of the duty", "recommends that it be prolonged": what runs out unless it is prolonged."""
    return draft.action == "investigate" or (draft.action == "propose" and draft.frame.trigger.concept == "extend")


def is_prolonged(one: Draft, two: Draft) -> bool:
    """Whether one only tells what a measure that is prolonged does: "prolonged the ban by three months … the decree bans imports for three months"."""
    return {one.action, two.action} == {"impose", "extend"} and one.duration is not None and same_figure(one, two)


def is_pointed(why: Sequence[Evidence]) -> bool:
    rules = [evidence.rule for evidence in why]
    return any(rule.startswith(_POINTED) for rule in rules) and not any(rule.startswith(_GIVEN) for rule in rules)


def tells_how(one: Draft, two: Draft) -> bool:
    """ "Eased its curbs on exports of urea, raising the quota": what a gerund tells of the same trade is the act itself."""
    return "gerund" in two.marks and one.frame.sentence == two.frame.sentence and one.start < two.start and "bare" not in one.marks


def named_goods(draft: Draft) -> set[str]:
    """The goods that an act names; what "these products" points back to tells no two acts apart."""
    return {good for good, why in draft.goods.items() if good != "all_goods" and not is_pointed(why)}


def same_figure(one: Draft, two: Draft) -> bool:
    """Whether both tell the same rate or length, which no two plans share by chance: "recommended a 12% duty … the imposition of the 12% duty"."""
    mine, theirs = ({rate_key(rate) for rate, _ in draft.rates} - {(None, None)} for draft in (one, two))
    lengths = [draft.duration[0] for draft in (one, two) if draft.duration is not None]
    return bool(mine & theirs) or (len(lengths) == 2 and lengths[0] == lengths[1])
