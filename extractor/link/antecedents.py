"""Who is "it", "the ministry", "the ban"? Antecedents of pointing words and of what a sentence leaves out."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from extractor.core.types import Analysis, Mention
from extractor.link.draft import BY_NOUN, Draft, at, is_unnamed_answer

_PARTIES = frozenset({"place", "bloc", "agency", "leader"})
_FIRST = "I"
_REACH = 3
"""Sentences that a pointing word looks back; measured on the challenge group `anaphora`."""
_FAR_REACH = 8
"""Sentences that a word for a person or a body looks back: it can only mean its like, so it may look further."""
_NO_ACTOR = frozenset({"organisation", "from", "against"})
_ADJECTIVES = frozenset({"adjective", "demonym"})
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
            inherited = _inherit(analysis, drafts, position)
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
            office = _unnamed_office(analysis, draft) if mention is None else None
            if office is not None and analysis.site_place not in _spared(drafts, draft):
                draft.implementers[analysis.site_place] = (None, [at(office, "link.antecedents/publisher")])
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


def _unnamed_office(analysis: Analysis, draft: Draft) -> Mention | None:
    """The word for a government whose country only the site's address tells: "the government will ban" in a paper at home.

    An act without a doer is that government's where headline and text name no country.
    """
    if not analysis.site_place:
        return None
    if draft.pointer is not None:
        return draft.pointer if "office" in draft.pointer.attrs else None
    named = any(mention.kind in _PARTIES and code_of(mention) for mention in analysis.mentions)
    return None if named or draft.marks & {"bare", "disputed"} else analysis.office


def _resolve(analysis: Analysis, drafts: Sequence[Draft], position: int) -> tuple[Mention | None, str]:
    """What a pointing word points to: a person to a leader, a body to a body, else to the last who acted, else to the topic of the sentence before."""
    draft = drafts[position]
    if draft.pointer is None:
        return None, ""
    if "draft" in draft.pointer.attrs and (warned := _warned(analysis, drafts[:position])) is not None:
        return warned, "link.antecedents/warned_of_answer"
    kind = draft.pointer.concept
    since = analysis.sentences[max(0, draft.frame.sentence - _FAR_REACH)][0]
    known = [mention for mention in analysis.mentions if mention.kind in _PARTIES and since <= mention.start and mention.end <= draft.pointer.start]
    # "the resolution" of a United Nations that has acted
    acts = {code for earlier in drafts[:position] if earlier.measure == "sanction" for code in earlier.implementers}
    before = [
        one for one in known if code_of(one) and code_of(one) not in draft.targets and (_may_act(one) or ("organisation" in one.attrs and code_of(one) in acts))
    ]
    if kind == "speaker":
        return _speaker(analysis, draft, before, {code for earlier in drafts[:position] for code in earlier.implementers})
    if kind == "person":
        people = [mention for mention in before if mention.kind == "leader" or mention.attrs.get("role") in _OFFICES]
        if people:
            return people[-1], "link.antecedents/person"
        if _is_of_unnamed_office(analysis, draft.frame.sentence, known):  # "Trade Secretary Ruiz met packers. He ruled out …": one of the article's own
            mention, rule = _leading_party(analysis, _spared(drafts, draft))
            if mention is not None:
                return mention, rule
    if kind == "body":
        bodies = [mention for mention in before if mention.kind == "agency"]
        if bodies:
            return bodies[-1], "link.antecedents/same_kind"
    # "he" is nobody's of a bloc that was only named last, "the cabinet" not that of a country named between: who acted further back speaks
    far = kind == "person" or "office" in draft.pointer.attrs
    reach = _FAR_REACH if far else _REACH
    close = [earlier for earlier in _told(drafts[:position]) if earlier.frame.sentence >= draft.frame.sentence - reach]
    # "the ban comes after Chad halted exports. The cabinet …": the news is another's
    behind = {code for earlier in close if "subordinate" in earlier.marks and earlier.frame.sentence < draft.frame.sentence for code in earlier.implementers}
    every = [code for earlier in close for code in earlier.implementers]
    # "Oman banned imports. The step answers Chad's ban. The ministry …": whoever acts by a verb comes before whose act a noun only names
    by_verb = [code for earlier in close if not earlier.marks & BY_NOUN for code in earlier.implementers]
    # nor of those only by whom something was done: "a case brought by Oman and Chad. The ministry …"
    by_main = [code for earlier in close if not earlier.marks & (BY_NOUN | {"participle"}) for code in earlier.implementers]
    acted = next((told for codes in (by_main, by_verb, every) if (told := [code for code in codes if code not in behind])), every)
    near = [mention for mention in before if sentence_of(analysis, mention.start) >= draft.frame.sentence - _REACH]
    able = {code_of(mention) for mention in (before if behind or far else near)}
    doer = next((code for code in reversed(acted) if code in able), "")  # the WTO that ruled in between is no ministry's
    if doer:
        return next(mention for mention in reversed(before if behind or far else near) if code_of(mention) == doer), "link.antecedents/last_actor"
    if not near:
        begin, end = analysis.sentences[draft.frame.sentence]
        for mention in analysis.mentions:
            if begin <= mention.start < end and mention.kind in ("agency", "leader") and code_of(mention) and code_of(mention) not in draft.targets:
                return mention, "link.antecedents/named_after"
        return analysis.home, "link.antecedents/dateline"
    # not the China of "Both mines belong to Chinese groups" after a Zimbabwe named further back
    named = _by_name(near) or _by_name(before) or near
    if kind == "person":  # "shipped to the European Union … he": whoever speaks, it is nobody of a bloc whose bodies are not named
        named = [mention for mention in named if mention.kind != "bloc"] or [mention for mention in before if mention.kind == "place"] or named
    sentence = max(sentence_of(analysis, mention.start) for mention in named)
    first = next(mention for mention in named if sentence_of(analysis, mention.start) == sentence)
    return first, "link.antecedents/topic"


def _warned(analysis: Analysis, earlier: Sequence[Draft]) -> Mention | None:
    """Whose bill it is that another threatens to answer: "Suva will retaliate against Peru if it passes … The bill would cap imports"."""
    threats = [draft for draft in earlier if is_unnamed_answer(draft)]
    hit = {code for draft in threats[-1:] for code in draft.targets}
    return next((mention for mention in analysis.mentions if mention.kind in _PARTIES and code_of(mention) in hit), None) if len(hit) == 1 else None


def _is_of_unnamed_office(analysis: Analysis, sentence: int, known: Sequence[Mention]) -> bool:
    """Whether the last body before a word for a person is one of no country named: "the trade secretary"."""
    bodies = [mention for mention in known if mention.kind == "agency"]
    return bool(bodies) and not code_of(bodies[-1]) and sentence - sentence_of(analysis, bodies[-1].start) <= 1


def _by_name(parties: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in parties if mention.attrs.get("form") not in _ADJECTIVES]


def _speaker(analysis: Analysis, draft: Draft, before: Sequence[Mention], acting: Collection[str]) -> tuple[Mention | None, str]:
    """Whose "we" it is: the leader or body that the sentence names after the quote, else the last one before of a party that acts; nobody else.

    In a proclamation or letter who signs it says "I".
    """
    if draft.pointer is not None and draft.pointer.text == _FIRST:
        signs = next((one for one in analysis.mentions if one.kind == "leader" and code_of(one) and _signs(analysis.article.text, one)), None)
        if signs is not None:
            return signs, "link.antecedents/signs"
    begin, end = analysis.sentences[draft.frame.sentence]
    named = [mention for mention in analysis.mentions if mention.kind in ("leader", "agency") and code_of(mention) and draft.start < mention.start < end]
    earlier = [mention for mention in before if mention.kind in ("leader", "agency") and mention.start < begin and code_of(mention) in acting]
    found = named[-1:] or earlier[-1:]
    return (found[0], "link.antecedents/speaker_of_quote") if found else (None, "")


def _signs(text: str, leader: Mention) -> bool:
    """ "I, JANE ROE, President …", or a name on a line of its own below a text."""
    line = text[text.rfind("\n", 0, leader.start) + 1 : leader.start], text[leader.end :].partition("\n")[0]
    return line[0].endswith(f"{_FIRST}, ") or (leader.start > len(text) // 2 and not any(side.strip(" .*_") for side in line))


def _by_instrument(draft: Draft) -> tuple[Mention | None, str]:
    """A legal instrument stands for the jurisdiction whose it is: "Section 232" for the United States."""
    for argument in draft.frame.arguments:
        of_pact = argument.mention.attrs.get("measures") == "trade_agreement" and draft.measure != "trade_agreement"
        if argument.role == "instrument" and argument.mention.attrs.get("jurisdiction") and not of_pact:  # "USMCA-compliant parts"
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


def _inherit(analysis: Analysis, drafts: Sequence[Draft], position: int) -> Draft | None:
    """The implementer of the nearest act on a like measure: same sentence first, then earlier, then one told soon after.

    "Suva's duties were allowed to lapse. Lima, its neighbour, opened a probe": not one whom only the later act names, where another who may act came before.
    """
    draft = drafts[position]
    beside = next((other for other in reversed(drafts[:position]) if other.implementers and _bears_too(draft, other)), None)
    if beside is not None:
        return beside
    others = [other for other in drafts if other is not draft and other.implementers and "inherited" not in other.features]
    same = [other for other in others if other.frame.sentence == draft.frame.sentence and (_like(draft, other) or _hits_more(draft, other))]
    if same:
        return min(same, key=lambda other: abs(other.start - draft.start))
    earlier = [other for other in _told(others) if other.start < draft.start and _like(draft, other)]
    if earlier:
        return earlier[-1]
    later = [other for other in others if other.start > draft.start and _like(draft, other) and other.frame.sentence <= draft.frame.sentence + 2]
    if not later:
        return None
    spared = _spared(drafts, draft)
    known = {code_of(item) for item in analysis.mentions if item.kind in _PARTIES and item.start < draft.start and _may_act(item)} - {*spared, ""}
    return later[0] if not known or known & later[0].implementers.keys() else None


def _bears_too(draft: Draft, other: Draft) -> bool:
    """ "Peruvian tea will face a duty of 15 percent, while soap will be subject to 10 percent": both in one sentence are the same one's."""
    bear = "subject_is_target" in draft.marks and "subject_is_target" in other.marks and draft.measure == other.measure
    return bear and draft.frame.sentence == other.frame.sentence and not draft.targets


def _hits_more(draft: Draft, other: Draft) -> bool:
    """ "Raised the duty on Peru to 35%, while Chad and Mali will face 30%": the same one's measure on others, who are told as those that bear it."""
    bears = "subject_is_target" in draft.marks and draft.measure == other.measure and bool(draft.targets)
    return bears and not set(other.implementers) & set(draft.targets)


def _like(draft: Draft, other: Draft) -> bool:
    if draft.measure and other.measure and draft.measure != other.measure:
        return False
    if draft.targets and other.targets and not (draft.targets.keys() & other.targets.keys()):
        return False
    return not (set(other.implementers) & set(draft.targets))
