"""Which measure is "the ban", "the duties", "the rules"? What the text told before, or mostly tells of."""

from collections import Counter
from collections.abc import Sequence

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis
from extractor.link.antecedents import code_of
from extractor.link.draft import BY_NOUN, DUTIES, REMEDIES, Draft, at, is_free_of_duty, is_unnamed_answer

_BEHIND = 12
"""Characters between a pointing word and the law that it speaks of: "the requirements [of the] Order"."""
_WAYS = frozenset({"ease", "tighten"})
"""Which way a measure is changed."""
_MEANT_BY = {"control": ("control", "ban", "quota"), "duty": ("tariff", "export_tax", "anti_dumping", "countervailing", "safeguard")}
"""What a family's nouns may point back to: "the restriction" to a ban."""
_DEALS = frozenset({"trade_agreement", "trade_dispute"})
"""No "measure" or "step" points to these."""
_PLAIN_DUTIES = ("tariff.duty", "tariff.levy", "tariff.tariff")
"""The rules of words that every kind of duty is called by for short."""
_PLAIN_PROBE = "probe.probe"
_TOLD_ELSEWHERE = frozenset({"nlp.measures/told_before", "nlp.acts/goods_alone"})
"""Why an act's flow is that of an act before, never that of the article."""
_OWNED = 24
"""Characters from whose exports they are to the word: "British [beef and veal] exports"."""
_OF_A_PLACE = frozenset({"adjective", "demonym"})
_SOON = 2
"""Sentences in which a remedy may be named after its duty."""
_GUESSED = "nlp.measures/remedy_guessed"
"""Why a duty is one against dumping that no word of the text says to be one."""
_OF_FAMILY = "family_"
"""A mark with the family of what was done to goods alone: "copper scrap will be banned too"."""
_SHORT_DUTIES = ("/tariff.duty", "/tariff.levy", "/tariff.fee", "/tariff.regulatory")
"""Those that are a duty on trade only where the text says so."""


def _is_plain(analysis: Analysis, evidence: Evidence) -> bool:
    """One word for any duty, or for any probe; "import tariff" says already what it is."""
    if evidence.rule.endswith(_PLAIN_PROBE):
        return True
    said = analysis.article.text[evidence.start : evidence.end]
    return evidence.rule.endswith(_PLAIN_DUTIES) and (" " not in said or evidence.rule.endswith("tariff.duty"))


def settle_duties(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """ "The duties" of an anti-dumping case are anti-dumping duties, "the levy" after a tax on exports is one: what a like act calls in full."""
    for draft in drafts:
        if "rate_alone" in draft.marks:  # "changed its export taxes. Soybeans pay 26%"
            duties = [other for other in drafts if other.measure in REMEDIES | DUTIES and "rate_alone" not in other.marks]
            told = min(duties, key=lambda other: (other.start > draft.start, abs(other.start - draft.start)), default=draft)
            draft.measure = told.measure
            if told.action == "extend" and told.start < draft.start:  # "prolonged its duties on shoes. Makers from Chad are charged 16 percent"
                draft.action = told.action
            continue
        guessed = _is_guessed(draft)
        if not guessed and (draft.measure != "tariff" or not any(_is_plain(analysis, evidence) for evidence in draft.measure_why)):
            continue
        begin, end = analysis.sentences[draft.frame.sentence]
        flows = {flow for start, flow in analysis.flows if begin <= start < end}
        free = is_free_of_duty(draft) and "export" not in flows  # "maize will come in free of duty"
        imported = "import" in flows or free or any(rule.endswith("/flow_import") for rule in draft.frame.why)  # "the duty on imported fibre"
        exported = not imported and not draft.targets and "export" in flows
        fuller = REMEDIES if imported else REMEDIES | {"export_tax"}
        tariff = any(evidence.rule.endswith("tariff.tariff") for evidence in draft.measure_why)
        if tariff:
            fuller -= REMEDIES
        for other in sorted(drafts, key=_is_guessed):
            if guessed and _is_guessed(other):
                break
            if other.measure == "export_tax" and "bare" in other.marks and not exported:
                continue
            if other.measure not in fuller or not (not draft.implementers or draft.implementers.keys() & other.implementers.keys()):
                continue
            if other.measure in REMEDIES and "bare" in draft.marks and other.frame.sentence - draft.frame.sentence > _SOON:
                continue  # a duty named in passing is not that of a case told much later
            named = draft.goods.keys() - {"all_goods"}  # "the duties apply to imports from Chad"
            if (other.measure in REMEDIES or tariff) and named and other.goods and not _share_goods(draft, other):
                continue
            draft.measure = other.measure
            draft.measure_why += other.measure_why[:1]
            break
        else:
            if not imported and not guessed and _is_of_headline(analysis, draft):
                draft.measure = "export_tax"


def _is_guessed(draft: Draft) -> bool:
    """Whether an act's remedy is only the likeliest one: "provisional duties" may answer dumping or subsidies."""
    return draft.measure in REMEDIES and _GUESSED in draft.frame.why


def _is_of_headline(analysis: Analysis, draft: Draft) -> bool:
    """Whether a headline tells of one party's tax on exports, and the draft of a duty of the same party: "raised the levy" under "Chad raises export taxes"."""
    duties = [frame for frame in analysis.title_frames if frame.measure in DUTIES]
    if not duties or any(frame.measure == "tariff" for frame in duties):
        return False
    told = {code_of(argument.mention) for frame in duties for argument in frame.arguments if argument.role == "implementer"}
    return not draft.targets and (not draft.implementers or not told or bool(told & draft.implementers.keys()))


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
        _let_through_ban(draft, drafts)
        side = draft.measure.removesuffix("_ban")
        if draft.action != "ease" or not draft.marks & {"flow", "gate"} or side == draft.measure:
            continue
        others = [other for other in drafts if other is not draft and other.implementers.keys() & draft.implementers.keys()]
        banned = any(other.measure == draft.measure and other.action != "ease" for other in others)
        control = next((other for other in others if other.measure == f"{side}_control" and "flow" not in other.marks), None)
        if control is not None and not banned:
            draft.measure = control.measure
            draft.measure_why += control.measure_why[:1]
        elif side == "import" and not banned:
            _let_in_free(draft, drafts)


def _let_through_ban(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "Let 900 tonnes of rice go to Chad" eases the ban on rice that the text tells of; where it tells of none, it sets an amount."""
    side = draft.measure.removesuffix("_quota")
    if draft.action != "ease" or "crosses" not in draft.marks or side == draft.measure:
        return
    bans = (other for other in drafts if other.measure == f"{side}_ban" and other.implementers.keys() & draft.implementers.keys())
    ban = next((other for other in bans if _share_goods(draft, other)), None)
    if ban is not None:
        draft.measure = ban.measure
        draft.measure_why += ban.measure_why[:1]


def _let_in_free(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Imports let in free of duty are spared the duty, no ban: "allowed the duty-free import of maize", "approved a duty-free window to allow imports"."""
    duties = [other for other in drafts if other.measure == "tariff" and other.frame.sentence == draft.frame.sentence]
    free = next((other for other in duties if "bare" in other.marks or (other.action == "ease" and other.start < draft.start)), None)
    if free is not None and is_free_of_duty(free):
        draft.measure = "tariff"
        draft.measure_why += free.measure_why[:1]


def settle_flows(analysis: Analysis, drafts: Sequence[Draft]) -> None:
    """Gives "restrictions", "quotas" and "the ban" their flow: that of the sentence, else the one that the article speaks of mostly."""
    for draft in drafts:
        family = _family(draft)
        if draft.measure or not family or family == "duty" or not _TOLD_ELSEWHERE.isdisjoint(draft.frame.why):
            continue
        begin, end = analysis.sentences[draft.frame.sentence]
        flows = [(start, _seen_from(analysis, draft, start, flow)) for start, flow in analysis.flows]
        here = [flow for start, flow in flows if begin <= start < end]
        # "cut its tariffs on paper and lifted quotas": without a word for the flow, that of the act beside it
        beside = [_flow_of(other.measure) for other in drafts if other.frame.sentence == draft.frame.sentence and _flow_of(other.measure)]
        everywhere = [_flow_of(other.measure) for other in drafts if other.measure.endswith(family) and _flow_of(other.measure)]
        told = Counter(here or [flow for _, flow in flows] or beside or everywhere).most_common(1)
        if told:
            draft.measure = f"{told[0][0]}_{family}"
            draft.measure_why.append(Evidence(draft.frame.trigger.start, draft.frame.trigger.end, RuleId("link.antecedents/flow_of_context")))
            draft.features["flow_of_context"] = 1.0


def _seen_from(analysis: Analysis, draft: Draft, start: int, flow: str) -> str:
    """Which way goods go for the one who acts: "British beef exports" come in where France imposed its own ban."""
    if flow != "export" or not draft.implementers:
        return flow
    before = [one for one in analysis.mentions if one.kind == "place" and 0 < start - one.end <= _OWNED and one.attrs.get("form") in _OF_A_PLACE]
    plain = bool(before) and all(character.isalpha() or character in " -" for character in analysis.article.text[before[-1].end : start])
    return "import" if plain and before[-1].concept not in draft.implementers else flow


def _flow_of(measure: str) -> str:
    """Which way goods go that a measure stops or taxes, where its kind says so."""
    side = measure.partition("_")[0]
    return side if side in ("import", "export") else "import" if measure == "tariff" or measure in REMEDIES else ""


def settle_measures(drafts: Sequence[Draft]) -> None:
    """Gives "the measure", "the ban" the measure that was spoken of last, with the goods, targets and implementer it had."""
    for position, draft in enumerate(drafts):
        if (draft.measure and not ("pointer" in draft.marks and _is_guessed(draft))) or _take_from_law(draft):
            continue
        family, reach = _family(draft), 1 if "pronoun" in draft.marks else 6
        meant = _MEANT_BY.get(family, family) if is_definite(draft) or family == "duty" else family
        if draft.marks & {"pointer", "no_measure"} and not is_definite(draft):
            continue  # "new measures", "a bill": nothing that was spoken of
        for earlier in _nearest_first(drafts[:position], draft):
            if not earlier.measure or earlier.measure in _DEALS or is_unnamed_answer(earlier) or earlier.frame.sentence < draft.frame.sentence - reach:
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
                if not getattr(draft, slot) and not (slot == "goods" and "on_unknown" in draft.marks):
                    setattr(draft, slot, dict(getattr(earlier, slot)))
            break


def _nearest_first(earlier: Sequence[Draft], draft: Draft) -> list[Draft]:
    """The acts before one, the last first; for "the ministry lifted the ban" those that somebody does before those only named ("it answers Chad's ban")."""
    last_first = list(reversed(earlier))
    return last_first if draft.pointer is None else sorted(last_first, key=lambda other: bool(other.marks & BY_NOUN))


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
    goods_alone = next((mark.removeprefix(_OF_FAMILY) for mark in draft.marks if mark.startswith(_OF_FAMILY)), "")
    if goods_alone:
        return goods_alone
    for argument in draft.frame.arguments:
        if argument.role == "measure":
            rule = str(argument.mention.rule)
            break
    else:
        rule = str(draft.frame.trigger.rule)
    for family in ("ban", "control", "quota"):
        if f"/{family}." in rule:
            return family
    return "duty" if rule.endswith(_SHORT_DUTIES) else ""


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
            if not draft.goods and not draft.targets and "on_unknown" not in draft.marks:
                draft.goods = {good: [*why] for good, why in earlier.goods.items()}
            if not draft.targets:
                draft.targets = {code: [*why] for code, why in earlier.targets.items() if code not in draft.implementers}
            draft.features["objects_inherited"] = 1.0
            break


def is_definite(draft: Draft) -> bool:
    """Whether the measure is spoken of as known: "the duties", "these curbs", "its tariffs"."""
    noun = next((argument.mention for argument in draft.frame.arguments if argument.role == "measure"), draft.frame.trigger)
    return "definite" in noun.attrs or "known_noun" in draft.marks
