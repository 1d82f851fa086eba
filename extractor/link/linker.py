"""Frames in, policy events out: drafts, antecedents, dates, merging, salience, and the reasons for what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Drop, Frame, Mention, PolicyEvent
from extractor.link.against import settle_against, settle_aims
from extractor.link.antecedents import code_of, settle_implementers
from extractor.link.cases import settle_cases
from extractor.link.directions import settle_by_rate, settle_direction
from extractor.link.draft import REMEDIES, Draft, is_free_of_duty, reason
from extractor.link.exempt import is_exempt_from_start
from extractor.link.features import Facts, Features, act_features, candidates, goods_of, news_features
from extractor.link.finish import finish
from extractor.link.headline import take_hints, title_drafts
from extractor.link.items import settle_items
from extractor.link.markets import settle_markets
from extractor.link.merge import merge
from extractor.link.moments import give_dates
from extractor.link.parts import parts
from extractor.link.ranker import Model, Ranker
from extractor.link.salience import is_surely_context, salience_of
from extractor.link.told_dates import settle_dates
from extractor.link.told_measures import settle_adjusted, settle_allowed, settle_duties, settle_flows, settle_measures, settle_objects, settle_same
from extractor.link.told_of_another import settle_grounds, told_of_another
from extractor.link.told_rates import settle_rates
from extractor.link.topic import settle_topic
from extractor.link.values import give_amounts

_DEALS = frozenset({"trade_agreement", "trade_dispute"})
_CAPPED = {"export_control": "export_quota", "import_control": "import_quota"}
"""Trade that is limited to an amount: "restricted exports of wheat to 150,000 tonnes"."""
_TAKES_AWAY = frozenset({"remove", "suspend"})
"""What one party alone does to a deal or a preference, done or planned."""
_STANDING = ("trade_agreement.preference", "trade_agreement.eligibility", "trade_agreement.scheme")
"""The rules of words for what one party grants another: whose standing it is does not act."""
_UNDONE = frozenset({"infinitive", "gerund", "relative"})
"""Forms of verbs that tell no deal by itself: "talks to renegotiate the pact", "signing deals is hard work", "the deals it has signed"."""
_CONTROL_LIST = "entity_listing.control_list"
"""The rule of words for lists that hold firms or goods."""
_OF_LISTS = frozenset({"export_ban", "export_control", "import_ban"})
"""What it means to be on a list of firms: "once listed, it is prohibited to export to them"."""
_RULINGS = frozenset({"remove", "reject", "investigate"})
_UNLIKELY = 0.3
"""Below this probability a value that a rule linked falls; what no rule linked needs the model's own threshold."""
_CONTEXT = 0.7
"""An act told as context must be this likely: a missed one costs a reader less than a wrong one. Measured on unseen articles (docs/accuracy.md)."""
_GUESSED = frozenset({"of_article", "inherited"})
"""What tells that an act's own sentence names nobody who acts."""
_FROM_CONTEXT = frozenset({"resolved", "inherited"})
"""What tells that another sentence named the one who acts."""
_NEVER_BARE = frozenset({
    "trade_agreement", "trade_dispute", "other", "entity_listing", "subsidy", "technical_standard", "production_control",
})  # fmt: skip
"""Measures whose nouns are named in passing so often that the noun alone tells no act."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The events of an article in text order, and the frames that became none."""

    events: tuple[PolicyEvent, ...]
    dropped: tuple[Drop, ...]


def link(analysis: Analysis, ranker: Ranker | None = None) -> Linked:
    """The policy events that an article's frames tell; without a ranker by the rules alone, with no confidence."""
    linked = [_link(part, ranker) for part in parts(analysis)]
    return Linked(tuple(event for part in linked for event in part.events), tuple(drop for part in linked for drop in part.dropped))


def _link(analysis: Analysis, ranker: Ranker | None) -> Linked:
    drafts, dropped = merged_drafts(analysis)
    facts = Facts(analysis, drafts)
    events: list[PolicyEvent] = []
    features = _settled(drafts, facts, ranker) if ranker is not None else []
    sure = ranker.act.probabilities(features) if ranker is not None else [None] * len(drafts)
    news = _saliences(drafts, facts, features, ranker)
    for draft, likely, salience in zip(drafts, sure, news, strict=True):
        least = 0.0 if ranker is None else max(ranker.act.threshold, _CONTEXT) if salience == "background" else ranker.act.threshold
        if likely is not None and likely < least:
            dropped.append(_drop(draft, "unlikely", f"probability {likely:.2f}, below {least:.2f}" + (" for context" if salience == "background" else "")))
            continue
        events.append(finish(draft, salience, likely))
    return Linked(tuple(events), tuple(dropped))


def merged_drafts(analysis: Analysis) -> tuple[list[Draft], list[Drop]]:
    """The acts that the rules find, each once, before the ranker has weighed them; and what the rules drop."""
    drafts = [_draft(analysis, frame) for frame in analysis.frames]
    settle_measures(drafts)
    settle_flows(analysis, drafts)
    settle_same(drafts)
    settle_implementers(analysis, drafts)
    settle_markets(drafts)
    settle_aims(analysis, drafts)
    settle_duties(analysis, drafts)
    settle_objects(drafts)
    for draft in drafts:
        _settle_judge(draft, drafts)
    settle_against(drafts)
    take_hints(analysis, drafts)
    drafts += title_drafts(analysis, drafts)
    settle_allowed(drafts)
    settle_adjusted(drafts)
    settle_items(analysis, drafts)
    settle_grounds(drafts)
    dropped: list[Drop] = []
    kept: list[Draft] = []
    for draft in drafts:
        why_not = _unfit(draft, drafts) or told_of_another(draft, drafts)
        if why_not:
            dropped.append(_drop(draft, why_not))
        else:
            kept.append(draft)
    whole: list[Draft] = []
    merged = merge(kept)
    settle_dates(analysis, merged)
    settle_rates(analysis, merged)
    for draft in merged:
        why_not = _incomplete(draft)
        if why_not:
            dropped.append(_drop(draft, why_not))
        else:
            whole.append(draft)
    told = _without_asides(analysis, whole)
    settle_topic(analysis, told)
    stay = {id(draft) for draft in told}
    dropped += [_drop(draft, "aside") for draft in whole if id(draft) not in stay]
    return told, dropped


def _settled(drafts: Sequence[Draft], facts: Facts, ranker: Ranker) -> list[Features]:
    """Settles the drafts' goods and targets, and gives what then speaks for each being an act of the article."""
    _weigh("goods", drafts, facts, ranker.goods)
    waiting = list(drafts)
    while waiting:  # what the ones before hit speaks for the next act of the same measure
        firsts = {draft.measure: draft for draft in reversed(waiting)}
        _weigh("targets", list(firsts.values()), facts, ranker.targets)
        waiting = [draft for draft in waiting if draft is not firsts[draft.measure]]
    settle_cases(drafts)
    return [act_features(draft, facts) for draft in drafts]


def _saliences(drafts: Sequence[Draft], facts: Facts, features: Sequence[Features], ranker: Ranker | None) -> list[str]:
    """What is news and what is context: by the rules, weighed with how and where the article tells it where there is a ranker."""
    article = facts.analysis.article
    by_rules = [salience_of(article, draft, drafts) for draft in drafts]
    if ranker is None:
        return by_rules
    rows = zip(drafts, features, by_rules, strict=True)
    likely = ranker.main.probabilities([news_features(draft, facts, of_act, rule) for draft, of_act, rule in rows])
    return [
        "main" if found >= ranker.main.threshold and not is_surely_context(article, draft, drafts) else "background"
        for draft, found in zip(drafts, likely, strict=True)
    ]


def _weigh(slot: str, drafts: Sequence[Draft], facts: Facts, model: Model) -> None:
    """Settles a slot of several drafts in one go."""
    every = [candidates(slot, draft, facts) for draft in drafts]
    likely = iter(model.probabilities([candidate.features for possible in every for candidate in possible]))
    for draft, possible in zip(drafts, every, strict=True):
        kept = {
            candidate.concept: [*candidate.why]
            for candidate, found in zip(possible, likely, strict=False)
            if found >= (min(_UNLIKELY, model.threshold) if candidate.linked else model.threshold)
        }
        if len(kept) > 1 or draft.measure in REMEDIES:  # a case is on goods of its own
            kept.pop("all_goods", None)
        facts.settle(draft, slot, kept)


def _draft(analysis: Analysis, frame: Frame) -> Draft:
    draft = Draft(frame, frame.action, frame.measure or "")
    draft.action_why.append(frame.trigger.evidence())
    draft.measure_why.append(frame.trigger.evidence())
    for argument in frame.arguments:
        mention, why = argument.mention, reason(argument)
        match argument.role:
            case "implementer" if mention.kind == "anaphor" or not _stands_for(mention):
                draft.pointer = draft.pointer or mention
            case "implementer":
                code = _stands_for(mention)
                agency = mention.concept if mention.kind == "agency" else None
                have = draft.implementers.get(code, (None, []))
                draft.implementers[code] = (have[0] or agency, have[1] + why)
            case "measure":
                draft.measure_why[0:0] = [mention.evidence()]
            case "good":
                for good in goods_of(mention):
                    draft.goods.setdefault(good, []).extend(why)
            case "target" if mention.kind == "anaphor":
                draft.aimed = draft.aimed or mention
            case "target" if code_of(mention):
                draft.targets.setdefault(code_of(mention), []).extend(why)
            case "exempt_place" | "exempt_good" if mention.concept:
                draft.exempt.setdefault(mention.concept, []).extend(why)
            case "entity":
                draft.entities.setdefault(mention.text, []).extend(why)
            case "instrument":
                draft.instruments.setdefault(mention.text, []).extend(why)
            case _:
                pass
    if len(draft.goods) > 1 or draft.measure in REMEDIES:
        draft.goods.pop("all_goods", None)
    for cue in frame.cues:
        if cue.concept == "retaliate":
            draft.retaliation.append(cue.evidence())
    if "retaliation" in draft.marks:
        draft.retaliation.append(frame.trigger.evidence())
    if draft.measure == "entity_listing" and draft.goods:
        of_goods = not draft.targets and any(why.rule.endswith(_CONTROL_LIST) for why in draft.measure_why)
        if of_goods:
            draft.measure = "export_control"
        else:
            draft.goods.clear()  # parties are listed: what they make, carry or may not buy is not
    give_dates(analysis.article, draft)
    settle_by_rate(frame, draft)
    give_amounts(draft)
    if draft.quantity is not None and "flow" in draft.marks:
        draft.measure = _CAPPED.get(draft.measure, draft.measure)
    settle_direction(frame, draft)
    one_sided = draft.implementers and ("one_sided" in draft.marks or frame.trigger.concept in _TAKES_AWAY)
    if draft.measure == "trade_agreement" and draft.action in ("agree", "propose", "reject") and not (one_sided or _is_granted(frame)):
        _join_parties(draft)
    return draft


def _stands_for(mention: Mention) -> str:
    """Whose act a party's act is; what a leader out of office did or would do is told as his country's."""
    return code_of(mention) or mention.attrs.get("served", "")


def _join_parties(draft: Draft) -> None:
    """The parties of a deal are its implementers."""
    for code, why in draft.targets.items():
        draft.implementers.setdefault(code, (None, list(why)))
    draft.targets.clear()


def _unfit(draft: Draft, drafts: Sequence[Draft]) -> str:
    if not draft.implementers:
        return "no_implementer"
    if not draft.measure:
        return "no_measure"
    if "bare" in draft.marks and is_free_of_duty(draft):
        return "duty_free_in_passing"
    if "untold_deal" in draft.marks and not _is_of_trade(draft, drafts):
        return "deal_about_nothing_told"
    if "disputed" in draft.marks:
        return "told_as_disputed"
    if is_exempt_from_start(draft, drafts):
        return "exempt_from_the_start"
    if (
        "rate_alone" in draft.marks
        and "at_border" not in draft.marks
        and not any(other.measure == draft.measure and "rate_alone" not in other.marks for other in drafts)
    ):
        return "rate_of_no_duty"
    if draft.measure == "other" and "alone" not in draft.marks and not draft.has_core() and draft.action not in ("threaten", "propose"):
        return "vague_measure"
    return ""


def _is_of_trade(deal: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the text tells of a measure of trade between the parties of a deal whose own sentence does not say what it is about."""
    parties = deal.implementers.keys() | deal.targets.keys()
    told = (other for other in drafts if other is not deal and other.measure and other.measure not in _DEALS)
    return any(len((other.implementers.keys() | other.targets.keys()) & parties) > 1 for other in told)


def _settle_judge(draft: Draft, drafts: Sequence[Draft]) -> None:
    """The WTO acts on nothing but disputes: a duty that it rules illegal is the matter of one."""
    if draft.implementers.keys() != {"WTO"} or draft.measure in _DEALS:
        return
    asked = draft.action == "investigate" and any(other.measure == "trade_dispute" and other.frame.sentence == draft.frame.sentence for other in drafts)
    if draft.action in _RULINGS and not asked:  # "will ask for a panel to look into the duties" is told by who asks
        draft.measure = "trade_dispute"
    else:
        draft.implementers.clear()


def _is_of_subject(draft: Draft) -> bool:
    """Whether the one whose act it is taken for is a subject of its sentence: "the EU said that sanctions would be lifted"."""
    beside = (argument for argument in draft.frame.arguments if argument.role == "beside" and argument.rule.endswith("/beside_subject"))
    return any(code_of(argument.mention) in draft.implementers for argument in beside)


def _is_granted(frame: Frame) -> bool:
    """Whether a deal is what one side alone gives: "voted to renew AGOA"."""
    return any(argument.role == "measure" and argument.mention.rule.endswith(_STANDING) for argument in frame.arguments)


def _incomplete(draft: Draft) -> str:
    """A noun without an act of its own must say what it hits, and whose it is in so many words."""
    if "bare" in draft.marks and draft.measure in _NEVER_BARE:
        return "bare_noun"
    if "bare" in draft.marks and draft.action == "impose" and not draft.has_core():
        return "bare_noun_without_object"
    guessed = draft.features.keys() & _GUESSED if "bare" in draft.marks else "of_article" in draft.features and not _is_of_subject(draft)
    if draft.measure == "sanction" and guessed:
        return "sanction_of_nobody"
    alone = draft.measure == "trade_agreement" and len(draft.implementers) == 1 and not draft.targets and "one_sided" not in draft.marks
    if alone and draft.marks & _UNDONE and not _is_granted(draft.frame):
        return "deal_of_one"
    if draft.action == "propose" and {"weak", "subject_is_target", "modal_may"} <= draft.marks and draft.features.keys() & _FROM_CONTEXT:
        return "may_face"
    if "bare" in draft.marks and draft.tellings == 1:
        if not draft.rates and "inherited" in draft.features:
            return "bare_noun_inherited"
        if not draft.has_core():
            return "bare_noun_without_object"
        fresh = "called_new" in draft.marks and not draft.features.keys() & _GUESSED
        if draft.action == "impose" and not draft.rates and not draft.dates and not fresh:
            return "bare_noun_that_stands"
    return ""


def _without_asides(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The acts without those that only colour the others; the first stays where all do, and so does what the headline tells."""
    news = {(frame.action, frame.measure) for frame in analysis.title_frames}
    quotas = any(draft.measure.endswith("_quota") for draft in drafts)
    lists = {code for draft in drafts if draft.measure == "entity_listing" for code in draft.implementers}
    acts = any("bare" not in draft.marks for draft in drafts)
    told = []
    for draft in drafts:
        means = draft.measure in _OF_LISTS and lists & draft.implementers.keys() and not draft.has_core() and draft.features.keys() & _FROM_CONTEXT
        stands = acts and "bare" in draft.marks and draft.action == "impose" and not draft.rates and not draft.dates
        of_quota = quotas and "quota_rate" in draft.marks
        if (draft.action, draft.measure) in news or not (means or stands or of_quota or _is_aside(draft)):
            told.append(draft)
    return told or drafts[:1]


def _is_aside(draft: Draft) -> bool:
    """Whether an act told once, beside others, names neither what it hits nor whose it is: "the restrictions were lifted as supplies have eased"."""
    if draft.tellings > 1 or draft.has_core() or draft.action == "agree" or "also" in draft.marks:
        return False  # the parties of a deal are all that it has
    if draft.measure in REMEDIES and (draft.dates or draft.duration is not None):
        return False  # a step of a case: "on 3 May the minister decided to suspend the duties for a year"
    by_law = any(why.rule.endswith("/instrument") for _, reasons in draft.implementers.values() for why in reasons)
    return bool(draft.features.keys() & _FROM_CONTEXT) and not by_law and not _is_body_named(draft)


def _is_body_named(draft: Draft) -> bool:
    """Whether a body that the act's own words name runs a case of its own: "the tariff board has opened an anti-dumping investigation"."""
    return draft.pointer is not None and draft.pointer.kind == "agency" and draft.action == "investigate" and draft.measure in REMEDIES


def _drop(draft: Draft, why: str, detail: str = "") -> Drop:
    trigger = draft.frame.trigger
    return Drop(f"{draft.action} {draft.measure}".strip(), trigger.start, trigger.end, trigger.text, RuleId(f"link.linker/{why}"), detail or why)


def spans(why: list[Evidence]) -> tuple[tuple[int, int], ...]:
    """The characters of some reasons."""
    return tuple((evidence.start, evidence.end) for evidence in why)
