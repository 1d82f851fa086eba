"""Who is "it", "the ministry", "the ban"? Antecedents of pointing words and of what a sentence leaves out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Mention
from extractor.link.draft import Draft, at, is_free_of_duty

_PARTIES = frozenset({"place", "bloc", "agency", "leader"})
_BEHIND = 12
"""Characters between a pointing word and the law that it speaks of: "the requirements [of the] Order"."""
_REACH = 3
"""Sentences that a pointing word looks back; measured on the challenge group `anaphora`."""
_FAR_REACH = 8
"""Sentences that a word for a person or a body looks back: it can only mean its like, so it may look further."""
_NO_ACTOR = frozenset({"organisation", "from", "against"})
_OFFICES = frozenset({"executive"})
"""Roles of agencies that a word for a person can mean: "the president" after "the White House"."""


def code_of(mention: Mention) -> str:
    """The jurisdiction that a mention stands for, or nothing."""
    if mention.kind in ("agency", "leader", "instrument"):
        return mention.attrs.get("jurisdiction", "")
    return mention.concept


def _opens_as_noun(analysis: Analysis, draft: Draft) -> bool:
    """Whether the noun of an act opens its sentence, as in notices under a country's name: "- Increase of customs duty on rice from 1 May"."""
    begin = analysis.sentences[draft.frame.sentence][0]
    return "nominal" in draft.marks and not any(character.isalnum() for character in analysis.article.text[begin : draft.start])


def _may_act(mention: Mention) -> bool:
    """Whether a party can be the one who acts: no WTO, nobody "from" whom goods come, no Fiji of "anti-Fijian"."""
    return mention.attrs.keys().isdisjoint(_NO_ACTOR)


def settle_implementers(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives every draft that lacks one the implementer its pointing word or its context leads to; none where nothing does."""
    for position, draft in enumerate(drafts):
        if draft.implementers or (draft.pointer is not None and draft.pointer.kind == "leader"):
            continue  # what a candidate or somebody out of office says is nobody's act
        mention, rule = _by_instrument(draft)
        if mention is None:
            mention, rule = _resolve(analysis, drafts, position)
        if mention is None:
            inherited = _inherit(drafts, position)
            if inherited is not None:
                draft.implementers = {code: (agency, [*why]) for code, (agency, why) in inherited.implementers.items()}
                draft.features["inherited"] = 1.0
                continue
            if not draft.marks & {"bare", "nominal", "participle"}:
                mention, rule = _topic(analysis, drafts, draft)
            told = not draft.marks & {"bare", "nominal", "participle"} or _opens_as_noun(analysis, draft)
            pointing = draft.pointer or (draft.frame.trigger if told else None)
            if mention is None and pointing is not None and analysis.title_place and analysis.title_place not in _spared(drafts, draft):
                # the headline proves nothing, so the words that point are the proof
                draft.implementers[analysis.title_place] = (None, [at(pointing, "link.antecedents/headline_place")])
                continue
            if mention is None and not draft.marks & {"disputed"}:
                mention, rule = _leading_party(analysis, _spared(drafts, draft))
                draft.features["of_article"] = 1.0
        if mention is None:
            continue
        why = [at(mention, rule)]
        if draft.pointer is not None:
            why.append(at(draft.pointer, rule))
        draft.implementers[code_of(mention)] = (mention.concept if mention.kind == "agency" else None, why)
        draft.features["resolved"] = 1.0


def _resolve(analysis: Analysis, drafts: Sequence[Draft], position: int) -> tuple[Mention | None, str]:
    """What a pointing word points to: a person to a leader, a body to a body, else to the last who acted, else to the topic of the sentence before."""
    draft = drafts[position]
    if draft.pointer is None:
        return None, ""
    kind = draft.pointer.concept
    since = analysis.sentences[max(0, draft.frame.sentence - _FAR_REACH)][0]
    known = [mention for mention in analysis.mentions if mention.kind in _PARTIES and since <= mention.start and mention.end <= draft.pointer.start]
    before = [mention for mention in known if code_of(mention) and code_of(mention) not in draft.targets and _may_act(mention)]
    if kind == "speaker":
        return _speaker(analysis, draft, before, {code for earlier in drafts[:position] for code in earlier.implementers})
    if kind == "person":
        people = [mention for mention in before if mention.kind == "leader" or mention.attrs.get("role") in _OFFICES]
        if people:
            return people[-1], "link.antecedents/person"
    if kind == "body":
        bodies = [mention for mention in before if mention.kind == "agency"]
        if bodies:
            return bodies[-1], "link.antecedents/same_kind"
    close = [earlier for earlier in _told(drafts[:position]) if earlier.frame.sentence >= draft.frame.sentence - _REACH]
    # "the ban comes after Chad halted exports. The cabinet …": the news is another's
    behind = {code for earlier in close if "subordinate" in earlier.marks and earlier.frame.sentence < draft.frame.sentence for code in earlier.implementers}
    every = [code for earlier in close for code in earlier.implementers]
    acted = [code for code in every if code not in behind] or every
    near = [mention for mention in before if sentence_of(analysis, mention.start) >= draft.frame.sentence - _REACH]
    if acted:
        for mention in reversed(before if behind else near):
            if code_of(mention) == acted[-1]:
                return mention, "link.antecedents/last_actor"
    if not near:
        begin, end = analysis.sentences[draft.frame.sentence]
        for mention in analysis.mentions:
            if begin <= mention.start < end and mention.kind in ("agency", "leader") and code_of(mention) and code_of(mention) not in draft.targets:
                return mention, "link.antecedents/named_after"
        return analysis.home, "link.antecedents/dateline"
    sentence = max(sentence_of(analysis, mention.start) for mention in near)
    first = next(mention for mention in near if sentence_of(analysis, mention.start) == sentence)
    return first, "link.antecedents/topic"


def _speaker(analysis: Analysis, draft: Draft, before: Sequence[Mention], acting: Collection[str]) -> tuple[Mention | None, str]:
    """Whose "we" it is: the leader or body that the sentence names after the quote, else the last one before of a party that acts; nobody else."""
    begin, end = analysis.sentences[draft.frame.sentence]
    named = [mention for mention in analysis.mentions if mention.kind in ("leader", "agency") and code_of(mention) and draft.start < mention.start < end]
    earlier = [mention for mention in before if mention.kind in ("leader", "agency") and mention.start < begin and code_of(mention) in acting]
    found = named[-1:] or earlier[-1:]
    return (found[0], "link.antecedents/speaker_of_quote") if found else (None, "")


def _by_instrument(draft: Draft) -> tuple[Mention | None, str]:
    """A legal instrument stands for the jurisdiction whose it is: "Section 232" for the United States."""
    for argument in draft.frame.arguments:
        if argument.role == "instrument" and argument.mention.attrs.get("jurisdiction"):
            return argument.mention, "link.antecedents/instrument"
    return None, ""


def _spared(drafts: Sequence[Draft], draft: Draft) -> set[str]:
    """Whom an act or another of the same verb hits or leaves out, none of whom acts: "Peru faces 12% and Chile 15%"."""
    return set(draft.exempt).union(*(other.targets for other in drafts if other.start == draft.start))


def _topic(analysis: Analysis, drafts: Sequence[Draft], draft: Draft) -> tuple[Mention | None, str]:
    """Who an act without an agent belongs to: the one who spoke in its sentence, else who opened the article; "Oslo: Peru bans …" was only sent from there."""
    sentence, taken = draft.frame.sentence, _spared(drafts, draft)
    begin, end = analysis.sentences[sentence]
    parties = [
        mention for mention in analysis.mentions if mention.kind in _PARTIES and code_of(mention) and code_of(mention) not in taken and _may_act(mention)
    ]
    here = [mention for mention in parties if begin <= mention.start < end and mention.kind in ("agency", "leader")]
    if here:
        return min(here, key=lambda mention: (mention.start > draft.start, abs(mention.start - draft.start))), "link.antecedents/speaker"
    for index in range(sentence):
        first, last = analysis.sentences[index]
        opening = [mention for mention in parties if first <= mention.start < last]
        if opening:
            sent_from = analysis.article.text[opening[0].end : opening[0].end + 1] == ":"
            acting = {code for other in drafts if sent_from and other.frame.sentence == index for code in other.implementers}
            doer = next((mention for mention in opening[1:] if code_of(mention) in acting), opening[0])
            return doer, "link.antecedents/opening"
    return None, ""


def _leading_party(analysis: Analysis, hit: Collection[str]) -> tuple[Mention | None, str]:
    """Whose article it is: the party named most often, where no other comes near; a guess that only the ranker lets pass."""
    parties = [item for item in analysis.mentions if item.kind in _PARTIES and code_of(item) and _may_act(item) and code_of(item) not in hit]
    counts = Counter(code_of(item) for item in parties)
    if not counts:
        return None, ""
    (code, most), *others = counts.most_common(2)
    if others and most < 2 * others[0][1]:
        return None, ""
    return next(item for item in parties if code_of(item) == code), "link.antecedents/article"


def sentence_of(analysis: Analysis, start: int) -> int:
    """The sentence that holds a character, the one before it between two."""
    return max(0, bisect_right(analysis.sentences, (start, 1 << 60)) - 1)


def _told(drafts: Sequence[Draft]) -> list[Draft]:
    """Without the nouns that only stand beside an act: of "cut its duties to ward off Peru's tariffs" the cut is told."""
    acting = {draft.frame.sentence for draft in drafts if draft.implementers and "bare" not in draft.marks}
    return [draft for draft in drafts if "bare" not in draft.marks or draft.frame.sentence not in acting]


def _inherit(drafts: Sequence[Draft], position: int) -> Draft | None:
    """The implementer of the nearest act on a like measure: same sentence first, then earlier, then the article's main actor."""
    draft = drafts[position]
    others = [other for other in drafts if other is not draft and other.implementers and "inherited" not in other.features]
    same = [other for other in others if other.frame.sentence == draft.frame.sentence and _like(draft, other)]
    if same:
        return min(same, key=lambda other: abs(other.start - draft.start))
    earlier = [other for other in _told(others) if other.start < draft.start and _like(draft, other)]
    if earlier:
        return earlier[-1]
    later = [other for other in others if other.start > draft.start and _like(draft, other) and other.frame.sentence <= draft.frame.sentence + 2]
    return later[0] if later else None


_WAYS = frozenset({"ease", "tighten"})
"""Which way a measure is changed."""
_MEANT_BY = {"control": ("control", "ban", "quota")}
"""What a family's nouns may point back to: "the restriction" to a ban."""
_DEALS = frozenset({"trade_agreement", "trade_dispute"})
"""No "measure" or "step" points to these."""
_REMEDIES = frozenset({"anti_dumping", "countervailing", "safeguard"})
_PLAIN_DUTIES = ("tariff.duty", "tariff.levy", "tariff.tariff")
"""The rules of words that every kind of duty is called by for short."""


def _is_plain(analysis: Analysis, evidence: Evidence) -> bool:
    """One word for any duty; "import tariff" says already what it is."""
    said = analysis.article.text[evidence.start : evidence.end]
    return evidence.rule.endswith(_PLAIN_DUTIES) and (" " not in said or evidence.rule.endswith("tariff.duty"))


def settle_duties(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """ "The duties" of an anti-dumping case are anti-dumping duties, "the levy" after a tax on exports is one: what a like act calls in full."""
    for draft in drafts:
        if "rate_alone" in draft.marks:  # "changed its export taxes. Soybeans pay 26%"
            duties = [other for other in drafts if other.measure in ("tariff", "export_tax") and "rate_alone" not in other.marks]
            draft.measure = min(duties, key=lambda other: (other.start > draft.start, abs(other.start - draft.start)), default=draft).measure
            continue
        if draft.measure != "tariff" or not any(_is_plain(analysis, evidence) for evidence in draft.measure_why):
            continue
        begin, end = analysis.sentences[draft.frame.sentence]
        imported = any(flow == "import" for start, flow in analysis.flows if begin <= start < end)
        fuller = _REMEDIES if imported else _REMEDIES | {"export_tax"}
        if any(evidence.rule.endswith("tariff.tariff") for evidence in draft.measure_why):
            fuller -= _REMEDIES
        for other in drafts:
            if other.measure == "export_tax" and "bare" in other.marks:
                continue
            if other.measure not in fuller or not (not draft.implementers or draft.implementers.keys() & other.implementers.keys()):
                continue
            named = draft.goods.keys() - {"all_goods"}  # "the duties apply to imports from Chad"
            if other.measure in _REMEDIES and named and other.goods and not _share_goods(draft, other):
                continue
            draft.measure = other.measure
            draft.measure_why += other.measure_why[:1]
            break


def _share_goods(one: Draft, two: Draft) -> bool:
    """Whether two acts hit a good in common, or one a good and the other its group."""
    mine, theirs = set(one.goods), set(two.goods)
    return bool(mine & theirs or mine & two.wider() or theirs & one.wider())


def settle_adjusted(drafts: Sequence[Draft]) -> None:
    """Which way "revised the rules", "sugar will pay 10%" go where no number says it: as the text tells of the same measure, if it tells but one way."""
    for draft in drafts:
        if not _tells_no_way(draft) or any(rate.value is not None and rate.from_ is not None for rate, _ in draft.rates):
            continue
        like = [other for other in drafts if other.measure == draft.measure and other.implementers.keys() & draft.implementers.keys()]
        ways = {other.action for other in like if not _tells_no_way(other) and other.action in _WAYS and "past" not in other.marks}
        if len(ways) == 1:
            draft.action = ways.pop()


def _tells_no_way(draft: Draft) -> bool:
    return draft.frame.action == "adjust" or "rate_alone" in draft.marks


def settle_allowed(drafts: Sequence[Draft]) -> None:
    """What lets trade through that nobody is said to have banned, but to control, eases the control: "approved exports of tin, under curbs since July"."""
    for draft in drafts:
        side = draft.measure.removesuffix("_ban")
        if draft.action != "ease" or "flow" not in draft.marks or side == draft.measure:
            continue
        others = [other for other in drafts if other is not draft and other.implementers.keys() & draft.implementers.keys()]
        banned = any(other.measure == draft.measure and other.action != "ease" for other in others)
        control = next((other for other in others if other.measure == f"{side}_control" and "flow" not in other.marks), None)
        if control is not None and not banned:
            draft.measure = control.measure
            draft.measure_why += control.measure_why[:1]
        elif side == "import" and not banned:
            _let_in_free(draft, drafts)


def _let_in_free(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Imports let in free of duty are spared the duty, not a ban: "allowed the duty-free import of maize"."""
    free = next((other for other in drafts if "bare" in other.marks and other.measure == "tariff" and other.frame.sentence == draft.frame.sentence), None)
    if free is not None and is_free_of_duty(free):
        draft.measure = "tariff"
        draft.measure_why += free.measure_why[:1]


def settle_flows(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives "restrictions", "quotas" and "the ban" their flow: that of the sentence, else the one that the article speaks of mostly."""
    for draft in drafts:
        family = _family(draft)
        if draft.measure or not family or "nlp.measures/told_before" in draft.frame.why:
            continue
        begin, end = analysis.sentences[draft.frame.sentence]
        here = [flow for start, flow in analysis.flows if begin <= start < end]
        # "cut its tariffs on paper and lifted quotas": without a word for the flow, that of the act beside it
        beside = [_flow_of(other.measure) for other in drafts if other.frame.sentence == draft.frame.sentence and _flow_of(other.measure)]
        told = Counter(here or [flow for _, flow in analysis.flows] or beside).most_common(1)
        if told:
            draft.measure = f"{told[0][0]}_{family}"
            draft.measure_why.append(Evidence(draft.frame.trigger.start, draft.frame.trigger.end, RuleId("link.antecedents/flow_of_context")))
            draft.features["flow_of_context"] = 1.0


def _flow_of(measure: str) -> str:
    """Which way goods go that a measure stops or taxes, where its kind says so."""
    side = measure.partition("_")[0]
    return side if side in ("import", "export") else "import" if measure == "tariff" or measure in _REMEDIES else ""


def _like(draft: Draft, other: Draft) -> bool:
    if draft.measure and other.measure and draft.measure != other.measure:
        return False
    if draft.targets and other.targets and not (draft.targets.keys() & other.targets.keys()):
        return False
    return not (set(other.implementers) & set(draft.targets))


def settle_measures(drafts: Sequence[Draft]) -> None:
    """Gives "the measure", "the ban" the measure that was spoken of last, with the goods, targets and implementer it had."""
    for position, draft in enumerate(drafts):
        if draft.measure or _take_from_law(draft):
            continue
        family, reach = _family(draft), 1 if "pronoun" in draft.marks else 6
        meant = _MEANT_BY.get(family, family) if is_definite(draft) else family
        if draft.marks & {"pointer", "no_measure"} and not is_definite(draft):
            continue  # "new measures", "a bill": nothing that was spoken of
        for earlier in reversed(drafts[:position]):
            if not earlier.measure or earlier.measure in _DEALS or earlier.frame.sentence < draft.frame.sentence - reach:
                continue
            if family and not earlier.measure.endswith(meant) and "pointer" not in draft.marks:
                continue
            if draft.implementers and earlier.implementers and not (draft.implementers.keys() & earlier.implementers.keys()):
                continue
            draft.measure = earlier.measure
            draft.measure_why += earlier.measure_why[:1]
            draft.features["pointed"] = 1.0
            plain = next((mark.removeprefix("plain_") for mark in draft.marks if mark.startswith("plain_")), "")
            if plain and draft.measure.endswith("_ban"):
                draft.action = plain  # "extend the suspension" of exports: the halt is the measure itself
            for slot in ("goods", "targets", "implementers"):
                if not getattr(draft, slot):
                    setattr(draft, slot, dict(getattr(earlier, slot)))
            break


def settle_same(drafts: Sequence[Draft]) -> None:
    """Gives "Tokyo did the same" what another's act just before did, on the same goods, towards the same parties; nothing where none stands there."""
    for position, draft in enumerate(drafts):
        if "same" not in draft.marks:
            continue
        draft.measure = ""
        models = [
            other
            for other in drafts[:position]
            if other.measure and other.frame.sentence >= draft.frame.sentence - 1 and not other.marks & {"bare", "past"} and other.measure not in _DEALS
        ]
        if not models or not draft.implementers or models[-1].implementers.keys() & draft.implementers.keys():
            continue
        model = models[-1]
        draft.measure = model.measure
        draft.measure_why += model.measure_why[:1]
        if draft.action == "impose":
            draft.action = model.action
            draft.action_why += model.action_why[:1]
        draft.goods = {good: [*why] for good, why in model.goods.items()}
        draft.targets = {code: [*why] for code, why in model.targets.items() if code not in draft.implementers}


def _take_from_law(draft: Draft) -> bool:
    """ "the requirements of the Toys (Quality Control) Order": the law right behind the pointing word says which measure it is."""
    word = next((argument.mention for argument in draft.frame.arguments if argument.role == "measure"), None)
    if word is None or "pointer" not in draft.marks:
        return False
    for argument in draft.frame.arguments:
        law = argument.mention
        measure = law.attrs.get("measures", "")
        if argument.role == "instrument" and measure and "|" not in measure and 0 < law.start - word.end <= _BEHIND:
            draft.measure, draft.measure_why = measure, [at(law, "link.antecedents/law")]
            return True
    return False


def _family(draft: Draft) -> str:
    for argument in draft.frame.arguments:
        if argument.role == "measure":
            rule = str(argument.mention.rule)
            break
    else:
        rule = str(draft.frame.trigger.rule)
    for family in ("ban", "control", "quota"):
        if f"/{family}." in rule:
            return family
    return ""


def settle_objects(drafts: Sequence[Draft]) -> None:
    """Gives "the duties" the goods and targets of the same actor's last act on such a measure, where it names none itself."""
    for position, draft in enumerate(drafts):
        if (draft.goods and draft.targets) or not is_definite(draft):
            continue
        for earlier in reversed(drafts[:position]):
            if earlier.measure != draft.measure or earlier.frame.sentence < draft.frame.sentence - 6:
                continue
            if not earlier.implementers.keys() & draft.implementers.keys():
                continue
            if not draft.goods and not draft.targets:
                draft.goods = {good: [*why] for good, why in earlier.goods.items()}
            if not draft.targets:
                draft.targets = {code: [*why] for code, why in earlier.targets.items() if code not in draft.implementers}
            draft.features["objects_inherited"] = 1.0
            break


def is_definite(draft: Draft) -> bool:
    """Whether the measure is spoken of as known: "the duties", "these curbs", "its tariffs"."""
    noun = next((argument.mention for argument in draft.frame.arguments if argument.role == "measure"), draft.frame.trigger)
    return "definite" in noun.attrs
