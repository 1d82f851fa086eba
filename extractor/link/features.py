"""What speaks for an act, and for a good or a party as part of it? Named numbers that the ranker weighs; no words, only what the rules saw."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from extractor.core.evidence import Evidence, RuleId
from extractor.core.quick import dataclass
from extractor.core.types import Analysis, Mention
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.draft import Draft, is_unnamed_answer

Features = Mapping[str, float]
_SIDES = {
    "export_ban": "export", "export_control": "export", "export_quota": "export", "export_tax": "export", "export_incentive": "export",
    "sanction": "entity", "entity_listing": "entity", "investment_control": "entity", "transport_measure": "entity",
    "trade_agreement": "deal", "trade_dispute": "deal", "local_content": "home", "subsidy": "home", "production_control": "home",
}  # fmt: skip
_CHUNK = 20
"""Characters that count as one step of where an act stands in its sentence."""
_MOST = 40
"""Candidates of a slot: an article that names more goods is a price list."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may belong to an act: the reasons that put it there, or its first mention where no rule did."""

    concept: str
    why: tuple[Evidence, ...]
    linked: bool
    features: Features


def goods_of(mention: Mention) -> tuple[str, ...]:
    """The concept that a good's words name, and the wider one of the common table that it stands for ("thermal paper" is paper)."""
    wider = mention.attrs.get("stands_for", "")
    return (mention.concept, wider) if wider else (mention.concept,)


@dataclass(frozen=True, slots=True)
class Places:
    """The sentences of a concept's mentions, in order, and whether no act is told in any of them."""

    sentences: Sequence[int]
    quiet: bool

    def gap(self, sentence: int) -> int:
        """From a sentence to the nearest of them, the earlier one of two; 0 where there is none."""
        if not self.sentences:
            return 0
        at = bisect_left(self.sentences, sentence)
        return min((place - sentence for place in self.sentences[max(0, at - 1) : at + 1]), key=abs)

    def first_in(self, told: Iterable[int]) -> int:
        """The number of the first mention in one of some sentences, -1 where none is."""
        found = [at for at, sentence in ((bisect_left(self.sentences, sentence), sentence) for sentence in told) if self.sentences[at : at + 1] == [sentence]]
        return min(found, default=-1)


class Facts:
    """What an article's features share, counted once: mentions by concept, where they stand, what the headline names."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft]) -> None:
        self.analysis, self.drafts = analysis, drafts
        self.by_slot: dict[str, dict[str, list[Mention]]] = {"goods": {}, "targets": {}}
        for mention in analysis.mentions:
            if mention.kind == "good":
                for good in goods_of(mention):
                    self.by_slot["goods"].setdefault(good, []).append(mention)
            elif mention.kind in ("place", "bloc", "agency", "leader") and code_of(mention) and not {"organisation", "balance"} & mention.attrs.keys():
                self.by_slot["targets"].setdefault(code_of(mention), []).append(mention)
        self.title_acts = Counter((frame.action, frame.measure) for frame in analysis.title_frames)
        self.title_goods = {argument.mention.concept for frame in analysis.title_frames for argument in frame.arguments if argument.role == "good"}
        self.title_codes = {
            code_of(argument.mention) for frame in analysis.title_frames for argument in frame.arguments if argument.role in ("implementer", "beside")
        }
        self.acting = Counter(code for draft in drafts for code in draft.implementers)
        self.hit = Counter(code for draft in drafts for code in draft.targets)
        self.claimed = Counter(good for draft in drafts for good in draft.goods)
        self._hit_by: dict[str, set[str]] = {}
        for draft in drafts:
            for good in draft.goods:
                self._hit_by.setdefault(good, set()).add(draft.measure)
        self.broader = {mention.attrs.get("broader") for mentions in self.by_slot["goods"].values() for mention in mentions}
        self.named = {slot: sum(len(mentions) for mentions in items.values()) for slot, items in self.by_slot.items()}
        self.acts_in = Counter(draft.frame.sentence for draft in drafts)
        self.hit_by_measure = Counter((draft.measure, code) for draft in drafts for code in draft.targets)
        self._places: dict[tuple[str, str], Places] = {}

    def of_others(self, good: str, draft: Draft) -> bool:
        """Whether other sentences tell of a good as what other measures hit: of a tariff, and a ban on beef elsewhere, the tariff is on none."""
        hit_by = self._hit_by.get(good, set())
        if hit_by and "counted" in draft.marks:
            return True  # "cut duties on 622 products. That on newsprint falls": the newsprint is the second's
        others = bool(hit_by) and draft.measure not in hit_by and good not in self.title_goods
        return others and all(sentence_of(self.analysis, mention.start) != draft.frame.sentence for mention in self.by_slot["goods"].get(good, ()))

    def places(self, slot: str, concept: str) -> "Places":
        """Where a concept of a slot stands; worked out once, however many acts ask."""
        found = self._places.get((slot, concept))
        if found is None:
            sentences = [sentence_of(self.analysis, mention.start) for mention in self.by_slot[slot].get(concept, ())]
            quiet = bool(sentences) and self.sentences_with_acts.isdisjoint(sentences)
            found = self._places[slot, concept] = Places(sentences, quiet)
        return found

    def settle(self, draft: Draft, slot: str, kept: dict[str, list[Evidence]]) -> None:
        """Gives a draft its goods or targets; what other drafts are told about its targets follows."""
        if slot == "goods":
            draft.goods = kept
            return
        self.hit_by_measure.subtract((draft.measure, code) for code in draft.targets)
        draft.targets = kept
        self.hit_by_measure.update((draft.measure, code) for code in kept)

    @cached_property
    def sentences_with_acts(self) -> frozenset[int]:
        """Sentences in which some act is told."""
        return frozenset(frame.sentence for draft in self.drafts for frame in draft.frames)

    @cached_property
    def flow_sentences(self) -> Counter[int]:
        """How many flow nouns each sentence holds."""
        return Counter(sentence_of(self.analysis, start) for start, _ in self.analysis.flows)


def act_features(draft: Draft, facts: Facts) -> dict[str, float]:
    """What speaks for a draft being an act that the article reports."""
    count = max(1, len(facts.analysis.sentences))
    first = draft.frame.sentence
    found = {
        f"action={draft.action}": 1.0,
        f"measure={draft.measure}": 1.0,
        f"side={side_of(draft.measure)}": 1.0,
        "tellings": float(min(draft.tellings, 5)),
        "sentence": float(min(first, 15)),
        "in_lead": float(first <= 2),
        "position": first / count,
        "length": float(min(count, 40)),
        "goods": float(min(len(draft.goods), 4)),
        "targets": float(min(len(draft.targets), 4)),
        "rates": float(min(len(draft.rates), 3)),
        "implementers": float(min(len(draft.implementers), 4)),
        "has_core": float(draft.has_core()),
        "instrument": float(bool(draft.instruments)),
        "quantity": float(draft.quantity is not None),
        "duration": float(draft.duration is not None),
        "drafts": float(min(len(facts.drafts), 12)),
        "flows_here": float(min(facts.flow_sentences[first], 3)),
        "flows": float(min(len(facts.analysis.flows), 12)),
        "title": float(facts.title_acts[draft.action, draft.measure] > 0),
        "title_other": float(bool(facts.title_acts) and facts.title_acts[draft.action, draft.measure] == 0),
        "implementer_in_title": float(any(code in facts.title_codes for code in draft.implementers)),
        "implementer_share": max((facts.acting[code] for code in draft.implementers), default=0) / max(1, len(facts.drafts)),
        "implementer_hit": float(any(facts.hit[code] for code in draft.implementers)),
        "shared_sentence": float(facts.acts_in[first] - 1),
        "only_all_goods": float(set(draft.goods) == {"all_goods"}),
    }
    for role in ("announced", "effective", "expires", "introduced"):
        found[role] = float(bool(draft.dates.get(role)))
    for mark in draft.marks - ({"nominal", "listed"} if "listed" in draft.marks else set()):
        found[f"mark={mark}"] = 1.0
    found[f"trigger={_plain(draft.frame.trigger.rule)}"] = 1.0
    for argument in draft.frame.arguments:
        if argument.role == "measure":
            found[f"noun={_plain(argument.mention.rule)}"] = 1.0
            found["definite"] = float("definite" in argument.mention.attrs)
    for cue in draft.frame.cues:
        found[f"cue={cue.concept}"] = 1.0
    for _, why in list(draft.implementers.values())[:2]:
        for rule in decisions(why):
            found[f"who={rule}"] = 1.0
    for name, value in draft.features.items():
        found[f"draft={name}"] = value
    published = facts.analysis.article.published
    if published is not None:
        ages = [(published.first - value.date.last).days for role in ("announced", "effective") for value, _ in draft.dates.get(role, [])[:1]]
        found["old"] = float(any(age > 60 for age in ages))
        found["recent"] = float(any(-200 < age <= 10 for age in ages))
    return found


def news_features(draft: Draft, facts: Facts, of_act: Features, by_rules: str) -> dict[str, float]:
    """What speaks for an act being what the article reports, beside `of_act`, its features as an act; `by_rules` is the salience that the rules give."""
    begin, end = facts.analysis.sentences[draft.frame.sentence]
    trigger = draft.frame.trigger
    return {
        **of_act,
        "rule_main": float(by_rules == "main"),
        "before": float(min((trigger.start - begin) // _CHUNK, 15)),
        "after": float(min((end - trigger.end) // _CHUNK, 15)),
    }


def _plain(rule: str) -> str:
    """A rule's name without its language."""
    return rule.partition(".")[2]


def candidates(slot: str, draft: Draft, facts: Facts) -> list[Candidate]:
    """Every concept of a slot (`goods` or `targets`) that the article names, with what speaks for it."""
    have: Mapping[str, list[Evidence]] = draft.goods if slot == "goods" else draft.targets
    mentions = facts.by_slot[slot]
    names = [*have, *(concept for concept in mentions if concept not in have)][: _MOST + len(have)]
    if slot == "targets":
        names = [code for code in names if code not in draft.implementers]
    uses = [argument.mention for frame in draft.frames for argument in frame.arguments if argument.rule == "nlp.roles/beside_use"]
    used, spoken_of = {mention.start for mention in uses}, {mention.concept for mention in uses}
    of_draft = _of_draft(slot, draft, facts)
    told = sorted({frame.sentence for frame in draft.frames})
    made = []
    for concept in names:
        where = [mention for mention in mentions.get(concept, ()) if mention.start not in used]
        linked = concept in have
        if slot == "goods" and is_unnamed_answer(draft) and (not linked or concept == "all_goods"):
            continue  # "will retaliate if the rice duty stays": on what, it does not say
        if not linked and (
            not where or concept in draft.exempt or (slot == "goods" and concept in spoken_of) or (slot == "goods" and facts.of_others(concept, draft))
        ):
            continue
        features = of_draft | _shared(slot, concept, where, draft, facts, have, told)
        features |= _of_good(concept, where, facts) if slot == "goods" else _of_target(concept, where, draft, facts)
        why = tuple(have[concept]) if linked else (Evidence(where[0].start, where[0].end, RuleId(f"link.ranker/{slot}")),)
        made.append(Candidate(concept, why, linked, features))
    return made


def _of_draft(slot: str, draft: Draft, facts: Facts) -> dict[str, float]:
    """What is the same for all candidates of an act."""
    return {
        "none_linked": float(not (draft.goods if slot == "goods" else draft.targets)),
        "others": float(min(len(facts.by_slot[slot]), 20)),
        "draft_in_lead": float(draft.frame.sentence <= 2),
        "drafts": float(min(len(facts.drafts), 10)),
        "tellings": float(min(draft.tellings, 5)),
        "bare": float("bare" in draft.marks),
        f"side={side_of(draft.measure)}": 1.0,
        f"action={draft.action}": 1.0,
    }


def _shared(
    slot: str, concept: str, where: Sequence[Mention], draft: Draft, facts: Facts, have: Mapping[str, Sequence[Evidence]], told: Iterable[int]
) -> dict[str, float]:
    places = facts.places(slot, concept)
    nearest = places.gap(draft.frame.sentence)
    at = places.first_in(told)
    every = facts.by_slot[slot].get(concept, ())
    here = every[at] if at >= 0 and (len(where) == len(every) or every[at] in where) else None  # one that only tells a use is no candidate
    linked = concept in have
    found = {
        "linked": float(linked),
        "others_linked": float(min(len(have) - linked, 5)),
        "same_sentence": float(here is not None),
        "after": float(here is not None and here.start > draft.start),
        "gap": float(min(abs(nearest), 8)),
        "gap_forward": float(0 < nearest <= 2),
        "gap_back": float(-2 <= nearest < 0),
        "in_lead": float(bool(places.sentences) and places.sentences[0] <= 1),
        "count": float(min(len(where), 6)),
        "share": len(where) / max(1, facts.named[slot]),
        "quiet_sentence": float(places.quiet),
    }
    if here is not None:
        found["distance"] = float(min(abs(here.start - draft.start) // 20, 20))
    if linked:
        for rule in decisions(have[concept]):
            found[f"rule={rule}"] = 1.0
    return found


def _of_good(concept: str, where: Sequence[Mention], facts: Facts) -> dict[str, float]:
    return {
        "title": float(concept in facts.title_goods),
        "all_goods": float(concept == "all_goods"),
        "group": float(any("group" in mention.attrs for mention in where)),
        "modifies": sum("modifies" in mention.attrs for mention in where) / max(1, len(where)),
        "claimed": float(min(facts.claimed[concept], 4)),
        "wider": float(any(mention.concept != concept for mention in where)),
        "narrower_named": float(concept in facts.broader),
    }


def _of_target(code: str, where: Sequence[Mention], draft: Draft, facts: Facts) -> dict[str, float]:
    found = {
        "title": float(code in facts.title_codes),
        "acts_elsewhere": float(min(facts.acting[code], 4)),
        "hit_elsewhere": float(min(facts.hit[code], 4)),
        "same_measure_hit": float(facts.hit_by_measure[draft.measure, code] > (code in draft.targets)),
        "home": float(facts.analysis.home is not None and facts.analysis.home.concept == code),
        "bloc": float(any(mention.kind == "bloc" for mention in where)),
        "official": float(all(mention.kind in ("agency", "leader") for mention in where)) if where else 0.0,
        "adjective": sum(mention.attrs.get("form") in ("adjective", "demonym") for mention in where) / max(1, len(where)),
    }
    for frame in draft.frames:
        for argument in frame.arguments:
            if argument.role == "beside" and code_of(argument.mention) == code:
                found[argument.rule.rsplit("/", 1)[-1]] = 1.0
    return found


def side_of(measure: str) -> str:
    """Where a measure works: export, import, entity, deal, home or other."""
    return _SIDES.get(measure, "other" if measure in ("other", "") else "import")


def decisions(why: Iterable[Evidence]) -> set[str]:
    """The names of the decisions in code among some reasons; the words' own rules are too many to weigh."""
    return {evidence.rule.rsplit("/", 1)[-1] for evidence in why if evidence.rule.startswith(("nlp.", "link."))}
