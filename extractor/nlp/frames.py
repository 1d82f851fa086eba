"""Which acts does a sentence report, with which arguments? Acts, modality and roles put together as frames."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.core.evidence import RuleId
from extractor.core.types import Argument, Drop, Frame, Mention, Role
from extractor.nlp.act import Act
from extractor.nlp.act_dates import give_dates
from extractor.nlp.actors import implementers
from extractor.nlp.acts import find_acts
from extractor.nlp.aims import lists_it, other_party
from extractor.nlp.answers import answering
from extractor.nlp.bloc_leave import let_by_bloc
from extractor.nlp.complaints import complainants
from extractor.nlp.courts import LETS_STAND, RULES_UNLAWFUL, let_stand, rules_unlawful, throws_out
from extractor.nlp.date_context import DateContext
from extractor.nlp.effects import follows
from extractor.nlp.entities import entities_of
from extractor.nlp.firm_sales import is_of_firm
from extractor.nlp.foreign_exports import take_import, turn_round
from extractor.nlp.general import (
    SINCE,
    comes_before,
    gives_up_objection,
    is_answered,
    is_counted,
    is_faulted,
    is_former,
    tells_quota_rate,
    told_in_general,
    told_since,
    was_to,
)
from extractor.nlp.goods_roles import Filled
from extractor.nlp.history import is_alternative
from extractor.nlp.leave import without_owner
from extractor.nlp.lexicon import Hit
from extractor.nlp.measures import phrase_of, rule_of
from extractor.nlp.modality import Modality, modality_of
from extractor.nlp.parties import Found
from extractor.nlp.party_pointers import pointers
from extractor.nlp.pending import PENDING, pending
from extractor.nlp.phases import lets_run_out, waits_to
from extractor.nlp.purposes import hits_unknown
from extractor.nlp.roles import fill, of_sentence, side_of
from extractor.nlp.scene import ACTORS, PARTIES, Placed, Scene, home_of
from extractor.nlp.shares import Share, is_gapped, shares
from extractor.nlp.tellers import is_decided, without_days_of_others
from extractor.nlp.values import Given, give_rates

_BEGINS_OR_ENDS = frozenset({"effective", "expires"})
_BEFORE = 12
"""Tokens before "will not be subject to" in which the goods stand that are spared."""
_AIM = 7
"""Tokens in which "hit back at" tells at what."""
_LOWERS = frozenset({"ease", "adjust", "remove"})
_HOW_TOLD = (
    ("quota_rate", tells_quota_rate),
    ("former", is_former),
    ("counted", is_counted),
    ("subordinate", comes_before),
    (SINCE, told_since),
    ("was_to", was_to),
    ("past", was_to),
)
"""Flags of acts, each with the question that it answers."""
_GUESSED = frozenset({"nlp.actors/near_subject", "nlp.actors/governor"})
"""Ways in which a party of the sentence is taken for the one who acts."""


def _settled(scene: Scene, act: Act) -> tuple[Modality, Found | None]:
    """What governs an act and who does it; the act is mended where both together tell another one."""
    if is_of_firm(scene, act):
        act.measure = "investment_control"
    modality = modality_of(scene, act)
    if modality.reason == "does_not_apply" and _begins_later(scene, act):
        modality = replace(modality, kind="", reason="told")
    elif modality.reason == "does_not_apply" and _spares(scene, act):
        # "the tariffs will not apply to Canada": relief for whom it names
        act.action, modality = "ease", replace(modality, kind="", reason="spares")
    if act.action == "extend" and lets_run_out(scene, act, modality.reason):
        act.action, modality = "remove", replace(modality, kind="", reason="not_prolonged")
    if modality.reason in ("will_not", "told") and (waited := waits_to(scene, act, modality.reason == "will_not")):
        act.action, modality = waited, replace(modality, kind="", reason="waits")
    if throws_out(scene, act):
        act.action = "remove"
    if (court := let_stand(scene, act, modality.kind)) is not None:
        act.action, act.flags = "extend", (act.flags - {"bare"}) | {"nominal"}
        modality = replace(modality, kind="", reason="let_stand")
        act.why = [LETS_STAND, *act.why]
    if court is None and (court := rules_unlawful(scene, act)) is not None:
        act.action, act.flags = "remove", (act.flags - {"bare"}) | {"nominal"}
        modality = replace(modality, kind="", reason="rules_unlawful")
        act.why = [RULES_UNLAWFUL, *(why.replace("/bare", "/ruled") for why in act.why)]
    thought, thinker = pending(scene, act)
    if thought and modality.kind in ("", "propose", "drop"):
        act.flags = (act.flags - {"bare"}) | {"nominal"}
        modality = replace(modality, kind=thought, reason="pending")
        act.why = [PENDING, *act.why]
    if modality.kind == "" and "subject_is_target" in act.flags and scene.cue(lists_it(scene, act)) == "propose":
        modality = replace(modality, kind="propose", reason="on_list_of_plans")  # "drafted a list of goods to be hit"
    who = (
        court
        or thinker
        or let_by_bloc(scene, act)
        or implementers(scene, act)
        or next((found for told in act.history if (found := implementers(scene, told))), None)
    )
    return modality, who


class FrameFinder:
    """Finds the frames of one sentence; `text` is the article's."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def find(self, scene: Scene, text: str, sentence: int, contexts: dict[int, DateContext]) -> tuple[list[Frame], list[Drop]]:
        """Frames in the order of their triggers, and the candidates that came to nothing."""
        frames: list[Frame] = []
        drops: list[Drop] = []
        acts = find_acts(scene)
        kept: list[tuple[Act, Modality, Found | None]] = []
        for act in acts:
            modality, who = _settled(scene, act)
            if (
                "bare" in act.flags
                and modality.kind in ("propose", "threaten", "reject")
                and who is not None
                and (who.placed or who.pointer >= 0)
                and _verbal(scene, modality)
            ):
                act.flags = (act.flags - {"bare"}) | {"nominal"}  # "will propose a ban": the verb of saying makes it an act
                act.why = [why.replace("/bare", "/planned") for why in act.why]
            reason = self._unfit(scene, act, modality, who)
            if not reason and (modality.kind == "" or modality.reason == "may") and is_alternative(scene, act, acts):
                reason = "one_of_alternatives"
            if reason:
                drops.append(self._drop(scene, text, act, reason))
            else:
                act.flags |= {flag for flag, holds in _HOW_TOLD if holds(scene, act)}
                kept.append((act, modality, who))
        past = {id(told) for act, _, _ in kept for told in act.history}
        kept = [one for one in kept if id(one[0]) not in past]
        live = [act for act, _, _ in kept]
        answers = answering(scene, live) if live else []
        alive = {id(act) for act in live}
        rates = give_rates(scene, live, [act for act in acts if id(act) not in alive]) if live else []
        given = rates + give_dates(scene, live, contexts)
        for index, (act, modality, who) in enumerate(kept):
            barrier = min(
                (other.trigger.start for other in live if other.trigger.start > act.trigger.end and other.trigger.start > (act.noun.end if act.noun else 0)),
                default=scene.hi,
            )
            if act.noun is not None and act.noun.kind == "flow":  # "banned imports of wheat and exports of flour"; but "exports to and imports from Chad"
                others = (other.noun.start for other in live if other.trigger is act.trigger and other.noun is not None and other.noun.start > act.noun.end + 2)
                barrier = min(barrier, *others, scene.hi)
                same = (other.noun for other in live if other is not act and other.trigger is act.trigger and other.noun is not None)
                act.flags |= {"other_way"} if any(noun.kind == "flow" and noun.start < act.noun.start for noun in same) else set()
            mine = without_days_of_others(scene, act, who, [value for value in given if value.index == index], contexts)
            frames += self._frames(scene, text, sentence, act, modality, who, barrier, mine, answers[index])
        return frames, drops

    def _unfit(self, scene: Scene, act: Act, modality: Modality, who: Found | None) -> str:
        if modality.kind == "drop":
            return modality.reason
        if (who is None or who.rule in _GUESSED) and act.action in ("impose", "tighten") and is_faulted(scene, act):
            return "faulted_by_others"
        if gives_up_objection(scene, act):
            return "objection_given_up"
        general = told_in_general(scene, act) or follows(scene, act)
        if general:
            return general
        if who is not None and who.private and not who.placed:
            return "implementer_is_no_government"
        if act.action == "investigate" and "pointer" in act.flags and modality.kind == "propose":
            return "review_of_the_told"  # "and promised to look at the step again in June"
        if who is None and "bare" in act.flags and is_answered(scene, act.head):
            return "what_is_answered"
        if (
            act.flags & {"bare", "participle"}
            and act.noun is not None
            and not scene.tables.words.averages.isdisjoint(scene.tree.lower[max(scene.lo, act.noun.start - 4) : act.noun.start])
        ):
            return "figure_of_statistics"
        if "retaliation" in act.flags and act.noun is None and _answers_words(scene, act):
            return "answer_to_words"
        if "needs_rate" in act.flags and not any(item.mention.kind == "rate" for item in scene.placed):
            return "no_rate"
        if act.flags & {"weak_flow"} and (who is None or (not who.placed and who.pointer < 0)) and not (who is None and is_decided(scene, act)):
            return "flow_without_government"
        if act.noun is not None and act.noun.over >= 0 and _is_by_pact(scene, act.noun, act.trigger, who):
            return "flow_without_government"
        outward = "flow" in act.flags and act.noun is not None and scene.tables.actors.flows.get(scene.tree.lower[act.noun.head]) == "outward"
        if outward and act.noun is not None and (who is None or scene.is_of_other(act.noun)):
            return "delivery_of_no_good"  # "supplies are limited", "halted mail delivery"
        if outward and act.noun is not None and act.measure == "export_ban" and scene.tree.lower[act.noun.head] in scene.tables.words.sales:
            # "suspended sales of silver": a state that sells
            held = bool(act.flags & {"weak_flow", "nominal"}) and bool(scene.among(phrase_of(scene, act.noun), {"good"}))
            return "" if held or _is_sold_abroad(scene, act.noun, who) else "sale_at_home"  # "bans the sale of tribal land"
        return ""

    def _drop(self, scene: Scene, text: str, act: Act, reason: str) -> Drop:
        start, end = self._chars(scene, act.trigger)
        return Drop(f"{act.action} {act.measure}".strip(), start, end, text[start:end], RuleId(f"nlp.frames/{reason}"), reason)

    def _frames(
        self, scene: Scene, text: str, sentence: int, act: Act, modality: Modality, who: Found | None, barrier: int, given: list[Given], answers: list[Hit]
    ) -> list[Frame]:
        acting = frozenset(_codes(who.placed)) if who is not None else frozenset()
        foreign = turn_round(scene, act, acting)
        filled = fill(scene, act, complainants(scene, act, acting), barrier)
        take_import(scene, act, filled)
        filled.targets = without_owner(scene, act, filled.targets)
        if not filled.goods and act.noun is not None and hits_unknown(scene, act.noun):
            act.flags.add("on_unknown")
        filled.targets += [(item, "nlp.roles/whose_exports") for item in foreign if item.start not in {have.start for have, _ in filled.targets}]
        hit = entities_of(scene, text, act, filled.region) if side_of(act.measure) == "entity" else []
        filled.goods = [good for good in filled.goods if not any(name.start <= good[0].mention.start < name.end for name in hit)]  # "Orsk Steel" makes none
        arguments = self._actors(scene, text, who or _of_pact(scene, act, filled))
        if not filled.targets and ("bare" not in act.flags or any(value.role == "rate" for value in given)):
            arguments += pointers(scene, act, side_of(act.measure), filled.region, self._lang)
        arguments += self._excluded(filled)
        arguments += [Argument("entity", name, RuleId("nlp.entities/hit")) for name in hit]
        arguments += of_sentence(scene)
        arguments += [Argument("beside", item.mention, RuleId("nlp.roles/beside_use")) for item in filled.uses]
        if "rate_alone" in act.flags:  # of "Fiji gets 10%, while Tonga faces 20%" only what it faces
            behind = [value for value in given if value.role == "rate" and value.placed.start >= act.trigger.end]
            alone = next((at for at, (last, value) in enumerate(pairwise(behind), 1) if not is_gapped(scene, last, value)), len(behind))
            given = [*behind[:alone], *(value for value in given if value.role != "rate")]
        amounts = [value for value in given if value.role == "rate"] or [value for value in given if value.role == "quantity"]
        told = shares(scene, filled, amounts)
        parted = _parted(given) if len(told) > 1 else []
        arguments += _told([value for value in given if value not in amounts and value not in parted])
        action = modality.kind if modality.kind in ("propose", "threaten", "reject") else act.action
        trigger = self._mention(scene, text, act.trigger, act)
        why = tuple(RuleId(rule) for rule in [*act.why, f"nlp.modality/{modality.reason}"])
        cues = tuple(self._mention(scene, text, hit, None) for hit in modality.cues)
        cues += tuple(self._mention(scene, text, hit, None) for hit in answers)
        if act.noun is not None and act.noun is not act.trigger:
            arguments.append(Argument("measure", self._mention(scene, text, act.noun, act), RuleId(act.why[-1])))
        return [
            Frame(
                trigger,
                action,
                act.measure or None,
                sentence,
                (*arguments, *_told(dates), *self._hit(share)),
                cues,
                (*why, *_marks(act, modality)),
            )
            for share, dates in zip(told, _dates_of(told, parted), strict=True)
        ]

    def _actors(self, scene: Scene, text: str, who: Found | None) -> list[Argument]:
        if who is None:
            return []
        found = [Argument("implementer", item.mention, RuleId(who.rule)) for item in who.placed]
        if not found and who.pointer >= 0:
            start = scene.tree.idx[who.pointer]
            word = scene.tree.text[who.pointer]
            found.append(
                Argument(
                    "implementer",
                    _pointing(scene, word, start, RuleId(f"{self._lang}.actors/pointer")),
                    RuleId(who.rule),
                )
            )
        return found

    def _hit(self, share: Share) -> list[Argument]:
        return [*self._placed("target", share.targets), *self._placed("good", share.goods), *_told(share.amounts)]

    def _placed(self, role: Role, items: Sequence[tuple[Placed, str]]) -> list[Argument]:
        return [Argument(role, item.mention, RuleId(rule)) for item, rule in items]

    def _excluded(self, filled: Filled) -> list[Argument]:
        return [Argument("exempt_good" if item.mention.kind == "good" else "exempt_place", item.mention, RuleId(rule)) for item, rule in filled.exempt]

    def _mention(self, scene: Scene, text: str, hit: Hit, act: Act | None) -> Mention:
        start, end = self._chars(scene, hit)
        rule = act.rule if act is not None and hit is act.trigger else hit.rules[0][0] if hit.rules else None
        kind = "measure" if hit.kind in ("measure", "flow") else "cue" if hit.kind == "cue" else "action"
        concept = getattr(rule, "kind", "") if hit.kind == "cue" else (act.measure if kind == "measure" else act.action) if act else ""
        name = scene.tables.rule_id(rule) if rule is not None else f"{self._lang}.actors/flow"
        known = not scene.tables.words.definite.isdisjoint(scene.tree.lower[max(scene.lo, hit.start - 3) : hit.start])
        known = known or scene.tree.lower[hit.start] in scene.tables.words.measure_again
        return Mention(kind, concept, start, end, text[start:end], RuleId(name), {"definite": "true"} if known and kind != "cue" else {})  # type: ignore[arg-type]  # the three kinds are MentionKinds

    @staticmethod
    def _chars(scene: Scene, hit: Hit) -> tuple[int, int]:
        tree = scene.tree
        return tree.idx[hit.start], tree.idx[hit.end - 1] + len(tree.text[hit.end - 1])


def _is_by_pact(scene: Scene, flow: Hit, trigger: Hit, who: Found | None) -> bool:
    """ "It will let Fijian growers ship sugar to Peru": a pact that opens another's market, whoever "it" points back to."""
    if who is None or who.pointer < 0 or scene.tree.lower[who.pointer] not in scene.tables.actors.pronouns:
        return False
    return bool(scene.among(range(trigger.end, flow.start), PARTIES))


def _is_sold_abroad(scene: Scene, noun: Hit, who: Found | None) -> bool:
    """Whether a party other than the seller's own is named with a sale, or a market abroad: "the sale of arms to Peru", "overseas sales of oil"."""
    lower, words = scene.tree.lower, scene.tables.words
    around = lower[max(scene.lo, noun.start - 1) : min(scene.hi, noun.end + _AIM)]
    abroad = not words.abroad.isdisjoint(around) or not words.foreign.isdisjoint(around[:3])
    own = set(_codes(who.placed)) if who is not None else set()
    return abroad or any(home_of(item.mention) not in own for item in scene.among(range(noun.start - 3, scene.hi), ACTORS))


def _answers_words(scene: Scene, act: Act) -> bool:
    """ "hit back at her critics", "hitting back at the rhetoric": talk answers talk; "hit back at Lima", "at the tariffs" stays."""
    after = act.trigger.end
    if after >= scene.hi or scene.tree.lower[after] not in scene.tables.words.hits_at:
        return False
    aim = range(after, min(scene.hi, after + _AIM))
    measures = any(hit.head in aim and rule_of(hit).measure for hit in scene.of("measure"))
    return not measures and not scene.among(aim, ACTORS | {"instrument"})


def _told(values: Sequence[Given]) -> list[Argument]:
    """Rates, quantities and dates as arguments."""
    return [Argument(value.role, value.placed.mention, RuleId(value.rule)) for value in values]


def _parted(given: Sequence[Given]) -> list[Given]:
    """The dates of roles that an act has several of: "25% on rice from May 1 and 10% on tea from May 5"."""
    return [value for value in given if value.role in _BEGINS_OR_ENDS and sum(other.role == value.role for other in given) > 1]


def _dates_of(told: Sequence[Share], dates: Sequence[Given]) -> list[Sequence[Given]]:
    """For each act of one verb its own of the dates that they share out, those behind its amount and before the next; all of them where one would have none."""
    starts = [share.amounts[0].placed.start for share in told if share.amounts]
    if len(told) > 1 and len(starts) == len(told):
        ends = [min((other for other in starts if other > start), default=1 << 30) for start in starts]
        own = [[value for value in dates if start <= value.placed.start < end] for start, end in zip(starts, ends, strict=True)]
        if all(own):
            return [*own]
    return [dates] * len(told)


def _verbal(scene: Scene, modality: Modality) -> bool:
    return any(scene.tree.pos[hit.head] == "VERB" for hit in modality.cues)


def _pointing(scene: Scene, word: str, start: int, rule: RuleId) -> Mention:
    """A word that points back to a party; `office` marks those that mean a government wherever they stand, `draft` what is yet to be passed."""
    actors, words, low = scene.tables.actors, scene.tables.words, word.lower()
    office = low in actors.offices | actors.bodies | (actors.persons - actors.pronouns)
    said = {"office": "true"} if office else {"draft": "true"} if low in words.put_to_vote & words.documents else {}
    return Mention("anaphor", actors.points_to(low), start, start + len(word), word, rule, said)


def _spares(scene: Scene, act: Act) -> bool:
    """Whether parties or goods follow a verb that says to whom a measure does not apply, or stand before one that says what they need not bear."""
    if "subject_is_target" in act.flags:
        return _bears_no_more(scene, act)
    return bool(scene.among(range(act.trigger.end, min(scene.hi, act.trigger.end + 8)), {"place", "bloc", "good"}))


def _bears_no_more(scene: Scene, act: Act) -> bool:
    """ "Steel from Chile will not be subject to the tariff": a measure spoken of as known; "will not face any duty" only says that none is planned."""
    tree, noun = scene.tree, act.noun
    if noun is None or not scene.among(range(max(scene.lo, act.trigger.start - _BEFORE), act.trigger.start), {"place", "bloc", "good"}):
        return False
    known = any(tree.lower[kid] in scene.tables.words.known for kid in tree.kids(noun.head, "det"))
    if known or any(tree.tag[kid] in ("VBN", "VBD") for kid in tree.kids(noun.head, "acl")):
        act.flags = (act.flags - {"weak"}) | {"exempt_then"}
        return True
    return False


def _begins_later(scene: Scene, act: Act) -> bool:
    """ "Batteries will not be subject to these tariffs until 2026": from then on they are."""
    dates = (item for item in scene.placed if item.start > act.trigger.end and item.mention.kind == "date")
    return "subject_is_target" in act.flags and any(scene.tree.lower[item.start - 1] in scene.tables.words.until for item in dates)


def _of_pact(scene: Scene, act: Act, filled: Filled) -> Found | None:
    """Whose duty falls under a pact that both sides have, where nobody is said to lower it."""
    if act.action not in _LOWERS or side_of(act.measure) != "import":
        return None
    found = other_party(scene, act, {item.mention.concept for item, _ in filled.targets})
    return Found("nlp.aims/other_party", tuple(found)) if found else None


def _codes(placed: Sequence[Placed]) -> list[str]:
    return [home_of(item.mention) for item in placed if item.mention.kind in ACTORS]


def _marks(act: Act, modality: Modality) -> list[RuleId]:
    marks = sorted(f"nlp.frames/{flag}" for flag in act.flags)
    if modality.past:
        marks.append("nlp.frames/past")
    if modality.modal:
        marks.append(f"nlp.frames/modal_{modality.modal}")
    return [RuleId(mark) for mark in marks]
