"""What does an article say about trade measures? The steps of the language room, from text to frames."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.core.evidence import RuleId
from extractor.core.partial_date import PartialDate
from extractor.core.types import SILENT_BLOCKS, Analysis, Article, Drop, Frame, Mention
from extractor.nlp.balances import with_balances
from extractor.nlp.covered_after import cover_targets
from extractor.nlp.date_asides import ASIDE
from extractor.nlp.date_clause import clause_of
from extractor.nlp.date_context import DateContext
from extractor.nlp.drives import without_drives
from extractor.nlp.entities import with_entities
from extractor.nlp.former_latter import with_former_and_latter
from extractor.nlp.frames import FrameFinder
from extractor.nlp.garden_paths import (
    close_perfects,
    hang_behind_agents,
    hang_numbers,
    hang_relatives,
    put_objects_right,
    right_names,
    right_tags,
    take_participles_back,
    turn_reduced,
)
from extractor.nlp.goods_after import GoodsAfter
from extractor.nlp.goods_before import GoodsBefore
from extractor.nlp.headline_verbs import find_lost_verbs
from extractor.nlp.let_lapse import with_let_lapse
from extractor.nlp.lexicon import Hit, Lexicon, narrowed
from extractor.nlp.named_after import name_targets
from extractor.nlp.one_line import OneLine
from extractor.nlp.paper_days import paper_day
from extractor.nlp.publisher import publisher_place
from extractor.nlp.rated_items import RatedItems
from extractor.nlp.said_again import with_said_again
from extractor.nlp.same_days import with_same_days
from extractor.nlp.scene import ACTORS, OF_A_PLACE, Placed, Scene
from extractor.nlp.sentences import Sentences
from extractor.nlp.side_by_side import join_flows, put_side_by_side
from extractor.nlp.trade_verbs import with_trade_verbs
from extractor.nlp.tree import Tree
from extractor.nlp.words import lowers, made_of, places, texts
from extractor.nlp.worth import Worth, holds
from extractor.nlp.year_beside import with_years
from extractor.rules.rulebook import ALL_GOODS
from extractor.rules.triggers import MeasureRule, TriggerTables

FindMentions = Callable[[Doc, PartialDate | None, str, Sequence[Mention]], Sequence[Mention]]
FindTimes = Callable[[str], Sequence[Mention]]
T = TypeVar("T", Hit, Placed)
_START = attrgetter("start")
ContextOf = Callable[[str, Mention, tuple[int, int], Sequence[str]], DateContext]
Annotate = Callable[[Sequence[tuple[Doc, Sequence[tuple[int, int]]]]], None]

_OF_ACT = frozenset({"role", "cue", "firm", "does"})
"""What is said of a date only as that of an act."""
_YEAR = frozenset({"form", "year", "value"})
"""All that a bare year says."""
_PREFIX = 5
"""Characters of the longest prefix that turns goods into others: "non-petroleum goods"."""
_NOTHING: frozenset[str] = frozenset()
_PAPER = 5
"""What one legal instrument of trade counts against words of the household."""
_OFTEN = 2
"""Words of power supply or the like that make a text one about household tariffs."""

_WORDS = 60_000
"""Words that a process keeps, 1 kB each, the 33,000 of the word lists among them. After that it forgets an article's new words with the article."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text with what stands in it, before its syntax is known; `hits` by sentence, `candidates` the sentences that may hold an act."""

    article: Article
    doc: Doc
    starts: Sequence[int]
    spans: tuple[tuple[int, int], ...]
    ranges: Sequence[tuple[int, int]]
    hits: Sequence[Sequence[Hit]]
    mentions: Sequence[Mention]
    candidates: Sequence[int]
    home: Mention | None
    flows: tuple[tuple[int, str], ...]
    paper_day: Mention | None


class Analyser:
    """The language room for one language: give it an article, get its analysis."""

    def __init__(
        self,
        tables: TriggerTables,
        gazetteer: FindMentions,
        times: FindTimes,
        context_of: ContextOf,
        syntax: Annotate | None,
        nlp: Language | None = None,
        model: str = "",
        countries: Mapping[str, str] | None = None,
    ) -> None:
        self.model = model
        """Name and version of the trained model, for the record."""
        self._nlp = nlp or spacy.blank(tables.lang)
        self._tables = tables
        self._lexicon = Lexicon(self._nlp, tables)
        self._gazetteer, self._times, self._context_of, self._syntax = gazetteer, times, context_of, syntax
        self._finder = FrameFinder(tables.lang)
        self._sentences = Sentences(tables.words.sentences)
        self._countries = countries or {}

    def analyse(self, article: Article) -> Analysis:
        """Mentions, frames and drops of an article; every offset points into its text."""
        # what crosses this wall is plain data, so nothing outlives the zone
        with self._nlp.memory_zone() if len(self._nlp.vocab) > _WORDS else nullcontext():
            return replace(self._analyse(article), site_place=publisher_place(article.url, self._countries))

    def _analyse(self, article: Article) -> Analysis:
        if not article.title:
            seen = self._see(article, "")
            self._parse(seen)
            return self._read(seen)
        title = self._see(Article(article.title, published=article.published), article.text)
        seen = self._see(article, article.title, title.mentions)
        self._parse(seen, title)
        frames = self._read(title).frames
        office = self._office(seen) if frames else None
        goods = tuple(dict.fromkeys(one.concept for one in title.mentions if one.kind == "good" and one.concept != ALL_GOODS))
        return replace(self._read(seen), title_frames=frames, title_place=_opening_place(title), title_goods=goods, office=office)

    def _office(self, seen: _Seen) -> Mention | None:
        """The first word for a government in a text."""
        actors = self._tables.actors
        token = next((at for at, word in enumerate(lowers(seen.doc)) if word in actors.offices), -1)
        if token < 0:
            return None
        start, word = seen.starts[token], texts(seen.doc)[token]
        return Mention("anaphor", actors.points_to(word.lower()), start, start + len(word), word, RuleId(f"{self._tables.lang}.actors/office"))

    def _see(self, article: Article, beside: str, headline: Sequence[Mention] = ()) -> _Seen:
        """What stands where, before syntax; `beside` is what is read apart from it (`ambiguity.Context`), `headline` what that names, if it is one."""
        text = article.text
        copy = OneLine(text, self._tables.words.sentences.inside, self._tables.words.sentences.starters)
        doc = made_of(self._nlp.make_doc(copy.text), copy.text, copy.paragraphs)
        spans = tuple(self._sentences.of(article))
        starts = copy.all_back(places(doc))
        ranges = _token_ranges(starts, spans)
        seen = [*(_moved(mention, copy, text) for mention in self._gazetteer(doc, article.published, beside, headline)), *self._times(text)]
        without = self._tables.words.prefixes
        mentions = [
            one for one in _speaking(article, seen) if one.kind != "good" or not text[max(0, one.start - _PREFIX) : one.start].lower().endswith(without)
        ]
        mentions = without_drives(text, mentions, self._tables.words)
        if article.published is None:
            mentions = with_years(mentions)
        hits = self._lexicon.find(doc)
        lower = lowers(doc)
        by_sentence = [narrowed(found, lower[slice(*ranges[i])]) for i, found in enumerate(_share(hits, ranges))]
        mentions = with_former_and_latter(text, lower, starts, ranges, mentions, self._tables.words)
        mentions = with_balances(lower, starts, mentions, self._tables.words)
        held = _held(mentions, spans, len(text))
        candidates = [i for i, found in enumerate(by_sentence) if found and Worth(ranges[i], found, held.get(i, _NOTHING), lower, self._tables).is_worth()]
        flows = tuple((starts[hit.start], hit.flow) for hit in hits if hit.kind == "flow" and hit.flow != "both")
        return _Seen(
            article, doc, starts, spans, ranges, by_sentence, mentions, candidates, _home(article, seen), flows, paper_day(text, seen, self._tables.words)
        )

    def _parse(self, *parts: _Seen) -> None:
        """The syntax of all candidate sentences in one go: a title alone costs as much as a paragraph."""
        if self._syntax is not None:
            self._syntax([(seen.doc, [seen.ranges[index] for index in seen.candidates]) for seen in parts])

    def _read(self, seen: _Seen) -> Analysis:
        """The frames of what was seen."""
        text, tree = seen.article.text, Tree(seen.doc, seen.starts)
        contexts = self._contexts(text, tree, seen.spans, seen.ranges, seen.mentions)
        mentions = with_same_days([_directed(mention, contexts.get(mention.start)) for mention in seen.mentions], seen.spans)
        frames, drops = self._frames(text, tree, seen.ranges, seen.hits, mentions, seen.candidates, contexts)
        mentions = [_undirected(mention, contexts) for mention in with_entities(mentions, frames)]
        mentions.sort(key=lambda mention: (mention.start, -mention.end))
        return Analysis(
            seen.article, seen.spans, tuple(mentions), tuple(frames), dropped=tuple(drops), home=seen.home, flows=seen.flows, paper_day=seen.paper_day
        )

    def _contexts(
        self, text: str, tree: Tree, spans: Sequence[tuple[int, int]], ranges: Sequence[tuple[int, int]], mentions: Sequence[Mention]
    ) -> dict[int, DateContext]:
        """What every date and length is the date of, by first character; also where no act stands, for the sentences after an act."""
        found: dict[int, DateContext] = {}
        papers = [mention for mention in mentions if mention.kind == "instrument"]
        times = [mention for mention in mentions if mention.kind in ("date", "duration") and not _is_in_name(mention, papers)]
        for index, here in enumerate(_share(_place(tree, times), ranges)):
            for item in here:
                found[item.mention.start] = self._context_of(text, item.mention, spans[index], clause_of(tree, item.start, item.end))
        return found

    def _frames(
        self,
        text: str,
        tree: Tree,
        ranges: Sequence[tuple[int, int]],
        hits: Sequence[Sequence[Hit]],
        mentions: Sequence[Mention],
        candidates: Sequence[int],
        contexts: dict[int, DateContext],
    ) -> tuple[list[Frame], list[Drop]]:
        frames: list[Frame] = []
        drops: list[Drop] = []
        if not candidates:
            return frames, drops
        placed = _share(_place(tree, mentions), ranges)
        at_home = self._is_at_home(tree, hits, mentions)
        for index in candidates:
            low, high = ranges[index]
            right_tags(tree, hits[index])
            right_names(tree, hits[index])
            hang_numbers(tree, low, high)
            find_lost_verbs(tree, hits[index], placed[index])
            told = with_let_lapse(tree, low, hits[index], self._tables)
            told = with_said_again(tree, told, placed[index], self._tables)
            told = with_trade_verbs(tree, low, high, told, placed[index], self._tables)
            scene = Scene(tree, low, high, told, placed[index], self._tables, at_home)
            close_perfects(scene)
            put_objects_right(scene)
            take_participles_back(scene)
            turn_reduced(scene)
            hang_relatives(scene)
            hang_behind_agents(scene)
            put_side_by_side(scene)
            join_flows(scene)
            found, dropped = self._finder.find(scene, text, index, contexts)
            if found and index + 1 < len(ranges):
                found = name_targets(found, tree, ranges, index, placed, self._tables)
                found = cover_targets(found, tree, ranges, index, placed, self._tables)
            frames += found
            drops += dropped
        if not frames:
            return frames, drops
        frames = GoodsBefore(tree, ranges, placed, self._tables).give(frames)
        frames = GoodsAfter(tree, ranges, placed, self._tables).give(frames)
        return RatedItems(tree, ranges, placed).split(frames), drops

    def _is_at_home(self, tree: Tree, hits: Sequence[Sequence[Hit]], mentions: Sequence[Mention]) -> bool:
        """Whether the text speaks of power tariffs or the like, by the word before one or all in all, so that "tariff" alone is no trade measure."""
        measures = [(hit, hit.rules[0][0]) for found in hits for hit in found if hit.kind == "measure"]
        homely = [(hit, rule) for hit, rule in measures if isinstance(rule, MeasureRule) and rule.homely]
        if any(hit.start > 0 and tree.lower[hit.start - 1] in rule.not_after for hit, rule in homely):
            return True  # "power tariffs"
        about = max((_times_said(words, tree.lower) for words in {rule.homely_words for _, rule in homely}), default=0)
        if about < _OFTEN:
            return False
        crossings = sum(hit.kind == "flow" and hit.flow != "both" for found in hits for hit in found)
        crossings += _times_said(self._tables.words.at_border, tree.lower) + _PAPER * sum(item.kind == "instrument" for item in mentions)
        return about > crossings


def _directed(mention: Mention, context: DateContext | None) -> Mention:
    """A date with what its sentence says of it, for the linker: the role, the direction, the rule, and whether a measure is its subject."""
    if context is None or mention.kind not in ("date", "duration"):
        return mention
    said = {
        "direction": context.direction,
        "role": context.role,
        "cue": context.rule,
        "firm": "true" if context.firm else None,
        "does": "begins" if context.begins else "acts" if context.acting else None,
    }
    attrs = {**mention.attrs, **{key: value for key, value in said.items() if value}}
    return Mention(mention.kind, mention.concept, mention.start, mention.end, mention.text, mention.rule, attrs)


def _undirected(mention: Mention, contexts: dict[int, DateContext]) -> Mention:
    """A date without its role where syntax has shown that it is of no act."""
    if mention.kind != "date" or "role" not in mention.attrs or contexts.get(mention.start) is not ASIDE:
        return mention
    return replace(mention, attrs={key: value for key, value in mention.attrs.items() if key not in _OF_ACT})


def _is_in_name(mention: Mention, papers: Sequence[Mention]) -> bool:
    """Whether a date is only the year in a document's name: "Announcement No. 12 of 2019"."""
    return set(mention.attrs) <= _YEAR and any(paper.start < mention.start and mention.end <= paper.end for paper in papers)


def _moved(mention: Mention, copy: OneLine, text: str) -> Mention:
    """A mention of the one-line copy at its place in the text."""
    if copy.is_same:
        return mention
    start, end = copy.back(mention.start), copy.back(mention.end - 1) + 1
    return Mention(mention.kind, mention.concept, start, end, text[start:end], mention.rule, mention.attrs)


def _times_said(words: Collection[str], lower: Sequence[str]) -> int:
    """How often words of a list are said."""
    return 0 if (listed := frozenset(words)).isdisjoint(lower) else sum(word in listed for word in lower)


def _token_ranges(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens of each character span, by their first characters; one that straddles an edge belongs to the span where it begins."""
    return [(bisect_left(starts, begin), bisect_left(starts, end)) for begin, end in spans]


def _share(items: Iterable[T], ranges: Sequence[tuple[int, int]]) -> list[list[T]]:
    """Hits or placed mentions by sentence."""
    shares: list[list[T]] = [[] for _ in ranges]
    index = 0
    last = len(ranges)
    for item in sorted(items, key=_START):
        at = item.start
        while index < last and ranges[index][1] <= at:
            index += 1
        if index < last and ranges[index][0] <= at:
            shares[index].append(item)
    return shares


def _place(tree: Tree, mentions: Iterable[Mention]) -> list[Placed]:
    """Mentions on their tokens; one that covers no whole token is left out."""
    placed = []
    for mention in sorted(mentions, key=_START):
        at = bisect_left(tree.idx, mention.start)
        if at and tree.idx[at - 1] + len(tree.text[at - 1]) > mention.start:
            at -= 1
        end = bisect_left(tree.idx, mention.end, at)
        if end > at:
            placed.append(Placed(mention, at, end))
    return placed


def _speaking(article: Article, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions outside captions, bylines and boilerplate; a dateline's place acts on nothing either."""
    silent = [(block.start, block.end) for block in article.blocks if block.kind in SILENT_BLOCKS or block.kind == "dateline"]
    if not silent:
        return list(mentions)
    return [mention for mention in mentions if not any(begin <= mention.start < end for begin, end in silent)]


def _home(article: Article, mentions: Iterable[Mention]) -> Mention | None:
    """The first place of the first dateline."""
    line = next((block for block in article.blocks if block.kind == "dateline"), None)
    if line is None:
        return None
    return next((mention for mention in mentions if mention.kind == "place" and mention.concept and line.start <= mention.start < line.end), None)


def _opening_place(title: _Seen) -> str:
    """The place before a headline's first colon ("Peru: Ministry bans the import of used tyres"), or its only party ("Peru customs notices, May")."""
    text = title.article.text
    parties = [one for one in title.mentions if one.kind in ACTORS and one.concept]
    first = parties[0] if parties and parties[0].kind in ("place", "agency") and parties[0].start == 0 else None
    if first is None:
        return ""
    alone = len(parties) == 1 and first.attrs.get("form") not in OF_A_PLACE
    return first.attrs.get("jurisdiction", first.concept) if text[first.end : first.end + 1] == ":" or alone else ""


def _held(mentions: Iterable[Mention], spans: Sequence[tuple[int, int]], length: int) -> dict[int, frozenset[str]]:
    """By sentence what its mentions add to its worth."""
    found: dict[int, set[str]] = {}
    for mention in mentions:
        held = holds(mention)
        if held:
            found.setdefault(bisect_right(spans, (mention.start, length)) - 1, set()).add(held)
    return {index: frozenset(kinds) for index, kinds in found.items()}
