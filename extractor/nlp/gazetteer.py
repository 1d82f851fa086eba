"""Which places, bodies, leaders, goods and legal instruments does a text name?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extractor.core.evidence import RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.quick import dataclass
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context, Named, good_stands, is_part_of_company, resolve_place, strongest, us_stands
from extractor.nlp.bare_goods import bare_goods
from extractor.nlp.bodies import join_bodies, leader_mention
from extractor.nlp.compounds import compound_places
from extractor.nlp.forms import Form, forms_of
from extractor.nlp.instruments import numbered_instruments, with_numbered
from extractor.nlp.kind_words import KindWords, without_kinds
from extractor.nlp.made_for import MadeFor
from extractor.nlp.shared_words import with_shared_words
from extractor.nlp.short_bodies import INTRODUCED, short_bodies
from extractor.nlp.short_goods import with_short_goods
from extractor.nlp.words import places, texts
from extractor.rules import Rulebook, load_rulebook

_SEATS = ("capital", "metonym")
"""Forms of a place that stand for its government: a word "from Brussels" is no import."""
_BETWEEN = 2
"""Tokens between two goods of a list: a comma and "and"."""
SPAN_GROUP = "extractor_gazetteer"


@dataclass(frozen=True, slots=True)
class Seen:
    """Tokens `start` to `end` with the readings that their case allows."""

    start: int
    end: int
    forms: tuple[Form, ...]


class Gazetteer:
    """Finds mentions of the rulebook's concepts in a Doc; as a spaCy component it keeps them as a span group."""

    def __init__(self, nlp: Language, rules: Rulebook) -> None:
        self.rules = rules
        self._forms = forms_of(rules)
        self._kinds = KindWords(rules)
        self._made_for = MadeFor(self._forms)
        self._standings: dict[str, dict[str, str]] = {}
        self._vocab = nlp.vocab
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for key, forms in self._forms.items():
            self._matcher.add(key, [nlp.make_doc(text) for text in dict.fromkeys(text for form in forms for text in _spelt(form.written))])

    def find(self, doc: Doc, published: PartialDate | None = None, beside: str = "", headline: Sequence[Mention] = ()) -> tuple[Mention, ...]:
        """The mentions of a text in order, none overlapping another.

        `published` decides who was in office, `beside` is the text's headline, and `headline` what that names.
        """
        context = Context(doc, self.rules.forms.words, beside)
        seen = self._seen(context)
        mentions: list[Mention | None] = [self._first_reading(item, context, seen, index, published) for index, item in enumerate(seen)]
        self._settle_places(seen, mentions, context)
        _mark_origins(seen, mentions, context)
        found = [mention for mention in mentions if mention is not None]
        found = with_shared_words(join_bodies(found, context, self.rules), context.text, self._forms)
        found = [replace(one, attrs={**one.attrs, **self._standing(one.concept)}) if "head" in one.attrs else one for one in found]
        found = self._made_for.settle(without_kinds(found), context)
        found = self._kinds.settle(with_short_goods(found, context.text), context, headline)
        found += _free(compound_places(context, self.rules), found)
        found = with_numbered(found, numbered_instruments(context.text, self.rules))
        shorts = short_bodies(found, context, self.rules)
        said = {(one.start, one.end) for one in shorts if one.rule == INTRODUCED}  # "(GAC)": what the text says wins over the table
        found = [one for one in found if one.kind != "agency" or (one.start, one.end) not in said]
        found += _free(shorts, found)
        found += _free(bare_goods(found, context, self.rules), found)
        return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))

    def __call__(self, doc: Doc) -> Doc:
        """Keep the mentions in `doc.spans["extractor_gazetteer"]`: label = kind, kb_id = concept, span_id = rule."""
        spans = []
        for mention in self.find(doc):
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                spans.append(Span(doc, span.start, span.end, label=mention.kind, kb_id=mention.concept, span_id=mention.rule))
        doc.spans[SPAN_GROUP] = spans
        return doc

    def __reduce__(self) -> tuple[Callable[[str, Rulebook], "Gazetteer"], tuple[str, Rulebook]]:
        return _rebuilt, (self.rules.lang, self.rules)

    def _seen(self, context: Context) -> list[Seen]:
        """Longest first, none overlapping, each with the readings that its case allows."""
        doc, text = context.doc, context.text
        strings = doc.vocab.strings
        taken = bytearray(len(doc))
        at, written = places(doc), texts(doc)
        seen: list[Seen] = []
        for key, start, end in sorted(self._matcher(doc), key=lambda match: (match[1] - match[2], match[1])):
            if 1 in taken[start:end]:
                continue
            forms = strongest(self._forms[strings[key]], text[at[start] : at[end - 1] + len(written[end - 1])])
            if forms:
                taken[start:end] = b"\1" * (end - start)
                seen.append(Seen(start, end, forms))
        return sorted(seen, key=lambda item: item.start)

    def _first_reading(self, item: Seen, context: Context, seen: Sequence[Seen], index: int, published: PartialDate | None) -> Mention | None:
        """The mention of a span that needs no other, None where it names nothing or waits for `_settle_places`."""
        kind = item.forms[0].kind
        if kind == "good":
            form = next((form for form in item.forms if self._good_stands(form, item, context, seen, index)), None)
            return None if form is None else self._good(form, item, context)
        if kind == "leader":
            return leader_mention(item.start, item.end, item.forms, context, self.rules, published)
        if kind in ("none", "place") and (kind == "none" or _is_open(item)):
            return None
        if kind == "agency" and len({form.concept for form in item.forms}) > 1:
            return None
        return self._named(item.forms[0], item, context)

    def _named(self, form: Form, item: Seen, context: Context) -> Mention | None:
        if form.kind == "place":
            if form.concept == "USA" and form.written == "US" and not us_stands(context, item.start):
                return None
            return _place(form.concept, form, item, context, self.rules)
        if form.kind == "agency":
            agency = self.rules.agencies[form.concept]
            attrs = {"jurisdiction": agency.jurisdiction, "role": agency.role}
            bloc = self.rules.blocs.get(agency.jurisdiction)
            if bloc is not None:
                attrs["of_bloc"] = "true"
            if bloc is not None and bloc.kind == "organisation":
                attrs["organisation"] = bloc.kind
            return _mention("agency", form.concept, item, context, form.rule, attrs)
        if form.kind == "agency_noun":
            return _mention("agency", "", item, context, form.rule, {"jurisdiction": "", "role": form.detail, "generic": "true"})
        instrument = self.rules.instruments[form.concept]
        attrs = {"jurisdiction": instrument.jurisdiction, "measures": "|".join(instrument.measures)}
        return _mention("instrument", form.concept, item, context, form.rule, attrs)

    def _good_stands(self, form: Form, item: Seen, context: Context, seen: Sequence[Seen], index: int) -> bool:
        if context.after(item.end) in context.list("not_goods_before") or context.before(item.start) in context.list("not_goods_after"):
            return False
        if form.good_row is not None and not good_stands(form.good_row, context, item.start, item.end, _is_listed(context, seen, index)):
            return False
        follows_name = index > 0 and seen[index - 1].end == item.start and seen[index - 1].forms[0].kind == "place"
        return follows_name or not is_part_of_company(context, item.start, item.end)

    def _good(self, form: Form, item: Seen, context: Context) -> Mention:
        attrs = self._standing(form.concept)
        if context.after(item.end) in context.list("goods_modify"):
            attrs["modifies"] = context.after(item.end)
        return _mention("good", form.concept, item, context, form.rule, attrs)

    def _standing(self, good: str) -> dict[str, str]:
        """Whether a good is a group, what is next above it, all that is above it, and what handed-over good it stands for."""
        known = self._standings.get(good)
        if known is None:
            known = self._standings[good] = self._standing_of(good)
        return {**known}

    def _standing_of(self, good: str) -> dict[str, str]:
        attrs = {"group": "true"} if self.rules.is_group(good) else {}
        broader = next((group for group in self.rules.parents(good) if group in self.rules.goods), "")
        if broader:
            attrs["broader"] = broader
            attrs["within"] = "|".join(self.rules.above(good))
        if self.rules.goods[good].stands_for:
            attrs["stands_for"] = self.rules.goods[good].stands_for
        return attrs

    def _settle_places(self, seen: Sequence[Seen], mentions: list[Mention | None], context: Context) -> None:
        """Give open forms the jurisdiction that the text names nearest by another name."""
        named = _named_places(seen, mentions)
        for index, item in enumerate(seen):
            form = item.forms[0]
            if form.kind == "place" and _is_open(item):
                mentions[index] = self._open_place(form, item, context, named)
            elif form.kind == "agency" and mentions[index] is None:
                mentions[index] = self._open_agency(item, context, named)

    def _open_place(self, form: Form, item: Seen, context: Context, named: Named) -> Mention | None:
        row = form.place_row
        if row is None or is_part_of_company(context, item.start, item.end):
            return None
        code, stands = resolve_place(row, context, named, item.start, item.end)
        if not stands:
            return None
        if code:
            return _place(code, form, item, context, self.rules)
        return _mention("place", "", item, context, form.rule, {"form": row.kind, "candidates": "|".join(row.candidates)})

    def _open_agency(self, item: Seen, context: Context, named: Named) -> Mention:
        agencies = [self.rules.agencies[form.concept] for form in item.forms]
        jurisdictions = {agency.jurisdiction for agency in agencies}
        # whoever is meant, the country is the same
        code = jurisdictions.pop() if len(jurisdictions) == 1 else named.nearest(item.start, [agency.jurisdiction for agency in agencies])
        for form, agency in zip(item.forms, agencies, strict=True):
            if agency.jurisdiction == code:
                return _mention("agency", agency.id, item, context, form.rule, {"jurisdiction": code, "role": agency.role})
        candidates = "|".join(dict.fromkeys(agency.jurisdiction for agency in agencies))
        return _mention("agency", "", item, context, item.forms[0].rule, {"jurisdiction": "", "role": agencies[0].role, "candidates": candidates})


def _spelt(written: str) -> tuple[str, ...]:
    """The ways to type a form that split into words differently: "u.s." is not split as "U.S." is."""
    typed = (written, written.lower(), written.upper())
    return typed if "'" not in written else typed + tuple(text.replace("'", "’") for text in typed)


def _is_listed(context: Context, seen: Sequence[Seen], index: int) -> bool:
    """Whether a good beyond doubt stands right before or behind, with a comma or "and" between: "tea, cocoa and tropical fruits"."""
    links = context.list("parts_goods")
    for one, two in ((index - 1, index), (index, index + 1)):
        if one < 0 or two >= len(seen):
            continue
        other = seen[one if two == index else two].forms[0]
        gap = context.lower[seen[one].end : seen[two].start]
        if other.kind == "good" and other.good_row is None and 0 < len(gap) <= _BETWEEN and all(word in links for word in gap):
            return True
    return False


def _is_open(item: Seen) -> bool:
    return item.forms[0].place_row is not None


def _named_places(seen: Sequence[Seen], mentions: Sequence[Mention | None]) -> Named:
    pairs = [
        (item.start, mention.concept if mention.kind in ("place", "bloc") else mention.attrs.get("jurisdiction", ""))
        for item, mention in zip(seen, mentions, strict=True)
        if mention is not None and mention.kind != "good"
    ]
    pairs = [pair for pair in pairs if pair[1]]
    return Named(tuple(at for at, _ in pairs), tuple(code for _, code in pairs))


def _mark_origins(seen: Sequence[Seen], mentions: list[Mention | None], context: Context) -> None:
    """Marks the places that goods come from, lists to their end: "tubes from Oman, Qatar and the Emirates", "from the State of Qatar (Qatar) and Oman"."""
    links, whence = context.list("whence_links"), context.list("whence")
    last, code = -1, ""
    for index, (item, mention) in enumerate(zip(seen, mentions, strict=True)):
        if mention is None or mention.kind not in ("place", "bloc") or mention.attrs.get("form") in _SEATS:
            continue
        if mention.concept == code and context.before(item.start) == "(" and item.start - 2 == last:
            last = item.end  # the bracket that closes
            continue
        before = item.start - 1
        while before >= 0 and before != last and context.lower[before] in links:
            before -= 1
        if before >= 0 and (context.lower[before] in whence or before == last < item.start - 1):
            mentions[index] = replace(mention, attrs={**mention.attrs, "from": "true"})
            last, code = item.end - 1, mention.concept


def _place(code: str, form: Form, item: Seen, context: Context, rules: Rulebook) -> Mention:
    bloc = rules.blocs.get(code)
    attrs = {"form": form.detail}
    if context.before(item.start) in context.list("against"):
        attrs["against"] = "true"
    if bloc is not None and (bloc.kind == "organisation" or not bloc.implementer):
        attrs["organisation"] = bloc.kind
    return _mention("bloc" if bloc is not None else "place", code, item, context, form.rule, attrs)


def _mention(kind: str, concept: str, item: Seen, context: Context, rule: RuleId, attrs: dict[str, str]) -> Mention:
    last = context.doc[item.end - 1]
    start, end = context.doc[item.start].idx, last.idx + len(last)
    return Mention(kind, concept, start, end, context.text[start:end], rule, attrs)  # type: ignore[arg-type]  # callers pass kinds of MentionKind


def _free(mentions: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """Those that stand outside all found ones."""
    return [one for one in mentions if not any(one.start < other.end and other.start < one.end for other in found)]


def _rebuilt(lang: str, rules: Rulebook) -> Gazetteer:
    return Gazetteer(spacy.blank(lang), rules)


def make_gazetteer(nlp: Language, rules: Rulebook | None = None) -> Callable[[Doc, PartialDate | None, str, Sequence[Mention]], tuple[Mention, ...]]:
    """A function from Doc and publication date to mentions, over `nlp`'s vocabulary."""
    return Gazetteer(nlp, rules or load_rulebook(nlp.lang)).find


@Language.factory("extractor_gazetteer", default_config={"lang": "en"})
def _create(nlp: Language, name: str, lang: str) -> Gazetteer:
    return Gazetteer(nlp, load_rulebook(lang))


__all__ = ["SPAN_GROUP", "Gazetteer", "make_gazetteer"]
